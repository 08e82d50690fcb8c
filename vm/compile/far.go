package compile

import (
	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/syntax"
)

// Operands have 16 bits. Registers are limited by that; constants and names are not, in code as large as generated data:
//
//   - LoadK and ReturnK, which have 32 bits, get all constants. The few other instructions with a constant are given the first
//     places in the table when it turns out to be longer than maxNear (packConsts); where there could be too many of them, as
//     for the code of functions, they take the constant from a register instead (near).
//   - An instruction with a name takes it from a register, too, once the inline caches are used up (emitFar). It is never
//     quickened; LoadMethod and CallM are not used then (cachesLeft).

const (
	// maxNear is the number of constants, and of caches, that a 16-bit operand can tell apart.
	maxNear = 1 << 16
	// nearUse is how many of those constants go to instructions that could do otherwise. The rest is for names of locals.
	nearUse = maxNear - 16*1024
	// farName is the first index of what cache returns when there are no more caches.
	farName = 1 << 20
)

// near reserves a place for constant k among those that a 16-bit operand reaches. If it returns false, there is none left.
func (g *gen) near(k int) bool {
	if g.nearConsts[k] {
		return true
	}
	if len(g.nearConsts) >= nearUse {
		return false
	}
	if g.nearConsts == nil {
		g.nearConsts = map[int]bool{}
	}
	g.nearConsts[k] = true
	return true
}

// cachesLeft tells if n more inline caches can be had.
func (g *gen) cachesLeft(n int) bool { return len(g.caches)+n < maxNear }

// farCache returns an index that stands for a name without a cache.
func (g *gen) farCache(name string) int {
	g.farNames = append(g.farNames, name)
	return farName + len(g.farNames) - 1
}

// emitFar emits an instruction whose operand of kind Cache is farCache's: its name goes through a register.
func (g *gen) emitFar(p *syntax.Pos, op opcode.Op, a, b, c int) {
	info := &opcode.Table[op]
	free := g.tmp
	for n, k := range [...]opcode.Kind{info.A, info.B, info.C} {
		switch k {
		case opcode.Dst, opcode.Src, opcode.SrcDst:
			free = max(free, [...]int{a, b, c}[n]+1)
		case opcode.Block:
			free = max(free, [...]int{a, b, c}[n]+2) // ImportName's
		}
	}
	g.need(free + 1)
	name := &b
	if info.C == opcode.Cache {
		name = &c
	}
	g.emit32(p, opcode.LoadK, free, g.nameConst(g.farNames[*name-farName]))
	*name = int(opcode.Reg(free))
	g.append(p, opcode.Make(op, opcode.FarName, operand(info.A, a), operand(info.B, b), operand(info.C, c)), noLabel)
}

// nameConst returns the index of a constant that is the string object of a name.
func (g *gen) nameConst(name string) int {
	k := constKey{kind: 'n', s: name}
	if i, ok := g.constAt[k]; ok {
		return i
	}
	i := g.addConst(g.str(name).Value())
	g.constAt[k] = i
	return i
}

// fixConst notes the constant of the instruction that is emitted next, if its operand has no room for it.
func (g *gen) fixConst(info *opcode.Info, b, c int) {
	k := -1
	switch {
	case info.B == opcode.Const:
		k = b
	case info.C == opcode.Const:
		k = c
	case info.C == opcode.Const1:
		k = c - 1
	}
	if k < maxNear-1 {
		return
	}
	if g.farConsts == nil {
		g.farConsts = map[int32]int{}
	}
	g.farConsts[g.pc()] = k
}

// packConsts puts the constants that 16-bit operands name in front, if there are too many for all to be named so. It tells
// whether they fit.
func (g *gen) packConsts() bool {
	if len(g.consts) < maxNear {
		return true
	}
	to := make([]int, len(g.consts))
	for k := range to {
		to[k] = -1
	}
	n := 0
	place := func(k int) {
		if to[k] < 0 {
			to[k] = n
			n++
		}
	}
	place(0) // the docstring, if there is one
	for pc := range g.code {
		if k := g.nearOperand(int32(pc)); k >= 0 {
			place(k)
		}
	}
	if n >= maxNear {
		return false
	}
	for k := range to {
		place(k)
	}
	for pc := range g.code {
		g.renumber(int32(pc), to)
	}
	consts := make([]objects.Value, len(g.consts))
	for k, v := range g.consts {
		consts[to[k]] = v
	}
	g.consts = consts
	return true
}

// nearOperand returns the constant that the instruction at pc names by a 16-bit operand, or -1.
func (g *gen) nearOperand(pc int32) int {
	i := g.code[pc]
	info := &opcode.Table[i.Op()]
	far, ok := g.farConsts[pc]
	switch {
	case info.B != opcode.Const && info.C != opcode.Const && info.C != opcode.Const1:
		return -1
	case ok:
		return far
	case info.B == opcode.Const:
		return int(i.B())
	case info.C == opcode.Const:
		return int(i.C())
	}
	return int(i.C()) - 1
}

// renumber rewrites the constant operand of the instruction at pc.
func (g *gen) renumber(pc int32, to []int) {
	i := g.code[pc]
	info := &opcode.Table[i.Op()]
	b, c := i.B(), i.C()
	if info.B == opcode.Const32 {
		k := to[i.BC()]
		b, c = uint16(k), uint16(k>>16)
	} else if k := g.nearOperand(pc); k >= 0 {
		switch {
		case info.B == opcode.Const:
			b = uint16(to[k])
		case info.C == opcode.Const:
			c = uint16(to[k])
		default:
			c = uint16(to[k] + 1)
		}
	}
	g.code[pc] = opcode.Make(i.Op(), i.X(), i.A(), b, c)
}
