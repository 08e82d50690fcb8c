package compile

import (
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/syntax"
)

// store assigns register r to a target.
func (g *gen) store(target syntax.Expr, r int) {
	mark := g.tmp
	switch t := target.(type) {
	case *syntax.Name:
		g.forbidDebug(&t.Pos, t.Id, "assign to")
		g.storeNameReg(&t.Pos, t.Id, r)
	case *syntax.Attribute:
		g.forbidDebug(&t.Pos, t.Attr, "assign to")
		r = g.stable(&t.Pos, r, t.Value)
		o := g.any(t.Value)
		g.emit(attrPos(&t.Pos, t), opcode.StoreAttr, 0, o, r, g.attrCache(t.Attr))
	case *syntax.Subscript:
		r = g.stable(&t.Pos, r, t.Value, t.Slice)
		o := g.stable(&t.Pos, g.any(t.Value), t.Slice)
		if s, ok := t.Slice.(*syntax.Slice); ok {
			g.emit(&t.Pos, opcode.SetSlice, 0, o, g.sliceParts(s), r)
			break
		}
		i := g.any(t.Slice)
		g.emit(&t.Pos, opcode.SetItem, 0, o, i, r)
	case *syntax.Tuple:
		g.unpack(&t.Pos, t.Elts, r)
	case *syntax.List:
		g.unpack(&t.Pos, t.Elts, r)
	case *syntax.Starred:
		g.fail(&t.Pos, "starred assignment target must be in a list or tuple")
	default:
		g.fail(target.Position(), "cannot assign to expression")
	}
	g.tmp = mark
}

// unpack assigns the items of R[r] to targets.
func (g *gen) unpack(p *syntax.Pos, elts []syntax.Expr, r int) {
	star := -1
	for i, e := range elts {
		if !isStarred(e) {
			continue
		}
		if star >= 0 {
			g.fail(p, "multiple starred expressions in assignment")
		}
		star = i
	}
	n := len(elts)
	if star >= 256 {
		g.fail(p, "too many expressions in star-unpacking assignment")
	}
	if n > maxUnpack {
		g.unpackMany(p, elts, r, star)
		return
	}
	block, direct := g.consecutive(elts)
	if !direct {
		block = g.allocN(n)
	}
	if star < 0 {
		g.emit(p, opcode.Unpack, 0, block, r, n)
	} else {
		g.emit(p, opcode.UnpackEx, uint8(n-star-1), block, r, star)
	}
	for i, e := range elts {
		if s, ok := e.(*syntax.Starred); ok {
			e = s.Value
		}
		g.store(e, block+i)
	}
}

// maxUnpack bounds the number of targets that values are unpacked for in registers: one byte has room for those after a star.
const maxUnpack = 255

// unpackMany is unpack for many targets: Intrinsic Unpack of the tuple (value, number of targets before the starred one, number
// after it or None) makes a tuple of what they get.
func (g *gen) unpackMany(p *syntax.Pos, elts []syntax.Expr, r, star int) {
	n := int64(len(elts))
	var before, after any = n, nil
	if star >= 0 {
		before, after = int64(star), n-int64(star)-1
	}
	t := g.allocN(3)
	g.move(p, t, r)
	g.loadConst(p, before, t+1)
	g.loadConst(p, after, t+2)
	g.emit(p, opcode.BuildTuple, 0, t, t, 3)
	g.emit(p, opcode.Intrinsic, opcode.IntrinsicUnpack, t, t, 0)
	for i, e := range elts {
		if s, ok := e.(*syntax.Starred); ok {
			e = s.Value
		}
		g.loadConst(p, int64(i), t+1)
		g.emit(p, opcode.GetItem, 0, t+2, t, t+1)
		g.store(e, t+2)
	}
}

// consecutive tells if targets are locals in consecutive registers, which can be unpacked into directly, and the first.
func (g *gen) consecutive(elts []syntax.Expr) (first int, ok bool) {
	for i, e := range elts {
		n, isName := e.(*syntax.Name)
		if !isName || n.Id == "__debug__" {
			return 0, false
		}
		r := g.localRegister(n.Id)
		if i == 0 {
			first = r
		}
		if r < 0 || r != first+i {
			return 0, false
		}
	}
	return first, len(elts) > 0
}

// assign generates `targets = value`.
func (g *gen) assign(s *syntax.Assign) {
	if len(s.Targets) == 1 {
		g.assignTo(s.Targets[0], s.Value)
		return
	}
	r := g.any(s.Value)
	for i, t := range s.Targets {
		if n, ok := t.(*syntax.Name); ok && g.localRegister(n.Id) == r {
			g.store(t, r)
			continue
		}
		if !g.isTemp(r) && i < len(s.Targets)-1 && g.rebinds(t, r) {
			r = g.copyReg(&s.Pos, r)
		}
		g.store(t, r)
	}
}

// copyReg copies a register to a fresh temporary.
func (g *gen) copyReg(p *syntax.Pos, r int) int {
	t := g.alloc()
	g.move(p, t, r)
	return t
}

// rebinds tells if assigning to a target changes local register r.
func (g *gen) rebinds(target syntax.Expr, r int) bool {
	switch t := target.(type) {
	case *syntax.Name:
		return g.localRegister(t.Id) == r
	case *syntax.Starred:
		return g.rebinds(t.Value, r)
	case *syntax.Tuple:
		for _, e := range t.Elts {
			if g.rebinds(e, r) {
				return true
			}
		}
	case *syntax.List:
		for _, e := range t.Elts {
			if g.rebinds(e, r) {
				return true
			}
		}
	}
	return false
}

// assignTo generates `target = value` with the value computed where it belongs.
func (g *gen) assignTo(target, value syntax.Expr) {
	switch t := target.(type) {
	case *syntax.Name:
		g.forbidDebug(&t.Pos, t.Id, "assign to")
		name := g.scope.Mangle(t.Id)
		if w := g.where(name); w.kind == inRegister {
			g.into(value, w.reg)
			g.assigned(name, w)
			return
		}
	case *syntax.Tuple:
		if v, ok := value.(*syntax.Tuple); ok && g.assignPairwise(t.Elts, v.Elts) {
			return
		}
	case *syntax.List:
		if v, ok := value.(*syntax.List); ok && g.assignPairwise(t.Elts, v.Elts) {
			return
		}
	}
	g.store(target, g.any(value))
}

// assignPairwise generates `a, b = x, y` without a tuple: all values, then all assignments from left to right. A value
// that is a local which an earlier assignment changes is copied first, as in `a, b = b, a`.
func (g *gen) assignPairwise(targets, values []syntax.Expr) bool {
	if len(targets) != len(values) || len(values) > maxPairs || anyStarred(targets) || anyStarred(values) {
		return false
	}
	var regs [maxPairs]int
	for i, v := range values {
		regs[i] = g.stable(v.Position(), g.any(v), values[i+1:]...)
	}
	for i := range values {
		if r := regs[i]; !g.isTemp(r) || g.pinned(r) {
			for _, t := range targets[:i] {
				if g.rebinds(t, r) {
					regs[i] = g.copyReg(values[i].Position(), r)
					break
				}
			}
			if hasWalrusIn(targets) {
				regs[i] = g.copyReg(values[i].Position(), r)
			}
		}
	}
	for i, t := range targets {
		g.store(t, regs[i])
	}
	return true
}

// maxPairs bounds the length of pairwise assignments.
const maxPairs = 8

// augAssign generates `target op= value`.
func (g *gen) augAssign(s *syntax.AugAssign) {
	switch t := s.Target.(type) {
	case *syntax.Name:
		g.forbidDebug(&t.Pos, t.Id, "assign to")
		name := g.scope.Mangle(t.Id)
		if w := g.where(name); w.kind == inRegister {
			g.checkBound(&t.Pos, name, w)
			g.operate(&s.Pos, s.Op, opcode.InPlace, w.reg, w.reg, s.Value)
			return
		}
		d := g.alloc()
		g.load(&t.Pos, name, d)
		g.operate(&s.Pos, s.Op, opcode.InPlace, d, d, s.Value)
		g.storeNameReg(&t.Pos, t.Id, d)
	case *syntax.Attribute:
		g.forbidDebug(&t.Pos, t.Attr, "assign to")
		o := g.stable(&t.Pos, g.any(t.Value), s.Value)
		d := g.alloc()
		p := attrPos(&t.Pos, t)
		g.emit(p, opcode.LoadAttr, 0, d, o, g.attrCache(t.Attr))
		g.operate(&s.Pos, s.Op, opcode.InPlace, d, d, s.Value)
		g.emit(p, opcode.StoreAttr, 0, o, d, g.attrCache(t.Attr))
	case *syntax.Subscript:
		o := g.stable(&t.Pos, g.any(t.Value), t.Slice, s.Value)
		i := g.stable(&t.Pos, g.any(t.Slice), s.Value)
		d := g.alloc()
		g.emit(&t.Pos, opcode.GetItem, 0, d, o, i)
		g.operate(&s.Pos, s.Op, opcode.InPlace, d, d, s.Value)
		g.emit(&t.Pos, opcode.SetItem, 0, o, i, d)
	default:
		g.fail(s.Target.Position(), "illegal expression for augmented assignment")
	}
}

// annAssign generates `target: annotation = value`.
func (g *gen) annAssign(s *syntax.AnnAssign) {
	if s.Value != nil {
		g.assignTo(s.Target, s.Value)
	}
	switch t := s.Target.(type) {
	case *syntax.Name:
		g.forbidDebug(&t.Pos, t.Id, "assign to")
		if s.Simple && !g.scope.FunctionLike() {
			g.noteAnnotation(s)
		}
	case *syntax.Attribute:
		g.forbidDebug(&t.Pos, t.Attr, "assign to")
		if s.Value == nil {
			g.any(t.Value)
		}
	case *syntax.Subscript:
		if s.Value == nil {
			g.any(t.Value)
			g.any(t.Slice)
		}
	}
}

// delete generates `del target`.
func (g *gen) delete(target syntax.Expr) {
	mark := g.tmp
	switch t := target.(type) {
	case *syntax.Name:
		g.forbidDebug(&t.Pos, t.Id, "delete")
		g.deleteName(&t.Pos, t.Id, false)
	case *syntax.Attribute:
		g.forbidDebug(&t.Pos, t.Attr, "delete")
		o := g.any(t.Value)
		g.emit(attrPos(&t.Pos, t), opcode.DeleteAttr, 0, o, 0, g.attrCache(t.Attr))
	case *syntax.Subscript:
		o := g.stable(&t.Pos, g.any(t.Value), t.Slice)
		i := g.any(t.Slice)
		g.emit(&t.Pos, opcode.DelItem, 0, o, i, 0)
	case *syntax.Tuple:
		for _, e := range t.Elts {
			g.delete(e)
		}
	case *syntax.List:
		for _, e := range t.Elts {
			g.delete(e)
		}
	default:
		g.fail(target.Position(), "cannot delete expression")
	}
	g.tmp = mark
}
