package compile

import (
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/symtable"
	"github.com/weftpy/weft/vm/syntax"
)

// placeKind says how a name is accessed.
type placeKind uint8

// The kinds of places.
const (
	inRegister  placeKind = iota // a local
	inCell                       // a cell in a register
	inClassCell                  // read: the namespace, then the cell
	inGlobals                    // globals, then builtins
	inNamespace                  // the namespace in register 0, then globals, then builtins
)

// place is where a name lives.
type place struct {
	kind placeKind
	reg  int
	free bool // the cell comes from the closure
	comp *comp
}

// where finds the place of a mangled name at the current point.
func (g *gen) where(name string) place {
	for i := len(g.comps) - 1; i >= 0; i-- {
		c := g.comps[i]
		sym := c.scope.Symbols[name]
		if sym == nil {
			continue
		}
		switch sym.Where {
		case symtable.Local:
			return place{kind: inRegister, reg: c.regs[name], comp: c}
		case symtable.Cell:
			return place{kind: inCell, reg: c.regs[name], comp: c}
		case symtable.GlobalExplicit:
			return place{kind: inGlobals}
		case symtable.GlobalImplicit:
			if g.scope.Kind == symtable.ModuleScope || g.scope.SeesClass {
				return place{kind: inNamespace}
			}
			return place{kind: inGlobals}
		}
	}
	s := g.scope
	if len(g.comps) > 0 && s.Kind == symtable.ClassScope {
		return g.cellOf(name) // comprehensions don't see the class namespace
	}
	sym := s.Symbols[name]
	if sym == nil { // a name the compiler made up
		if s.FunctionLike() {
			return place{kind: inGlobals}
		}
		return place{kind: inNamespace}
	}
	switch sym.Where {
	case symtable.Local, symtable.Cell:
		switch {
		case !s.FunctionLike():
			return place{kind: inNamespace}
		case sym.Where == symtable.Cell:
			return place{kind: inCell, reg: g.regs[name]}
		}
		return place{kind: inRegister, reg: g.regs[name]}
	case symtable.Free:
		p := g.cellOf(name)
		if (s.Kind == symtable.ClassScope || s.SeesClass) && sym.Flags&symtable.DefNonlocal == 0 {
			p.kind = inClassCell
		}
		return p
	case symtable.GlobalExplicit:
		return place{kind: inGlobals}
	}
	if s.FunctionLike() && !s.SeesClass {
		return place{kind: inGlobals}
	}
	return place{kind: inNamespace}
}

// cellOf finds the register of the cell of a captured name.
func (g *gen) cellOf(name string) place {
	for i := len(g.comps) - 1; i >= 0; i-- {
		c := g.comps[i]
		if sym := c.scope.Symbols[name]; sym != nil && sym.Where == symtable.Cell {
			return place{kind: inCell, reg: c.regs[name], comp: c}
		}
	}
	if sym := g.scope.Symbols[name]; g.scope.FunctionLike() && sym != nil && sym.Where == symtable.Cell {
		return place{kind: inCell, reg: g.regs[name]}
	}
	if r, ok := g.cells[name]; ok {
		return place{kind: inCell, reg: r, free: true}
	}
	return place{kind: inCell, reg: g.regs[name]} // __class__ and its like in a class body
}

// localRegister returns the register of a name that is an ordinary local, or -1.
func (g *gen) localRegister(id string) int {
	if w := g.where(g.scope.Mangle(id)); w.kind == inRegister {
		return w.reg
	}
	return -1
}

// bit is 1 if b.
func bit(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

// checkBound makes sure that a local is assigned before it is read.
func (g *gen) checkBound(p *syntax.Pos, name string, w place) {
	if w.comp != nil {
		if !w.comp.isBound(name) { // the first for clause that binds it comes later: never assigned here
			g.emit(p, opcode.Unbind, 1, w.reg, g.strConst(name), 0)
			g.emit(p, opcode.CheckBound, 0, w.reg, g.strConst(name), 0)
		}
		return
	}
	if !g.bound.has(w.reg) && g.reachable {
		g.emit(p, opcode.CheckBound, 0, w.reg, g.strConst(name), 0)
		g.bound.add(w.reg)
	}
}

// load puts the value of a mangled name into register d.
func (g *gen) load(p *syntax.Pos, name string, d int) {
	switch w := g.where(name); w.kind {
	case inRegister:
		g.checkBound(p, name, w)
		g.move(p, d, w.reg)
	case inCell:
		g.emit(p, opcode.LoadCell, bit(w.free), d, w.reg, g.strConst(name))
	case inClassCell:
		g.emit(p, opcode.LoadClassCell, 0, d, w.reg, g.cache(name, nil))
	case inGlobals:
		g.emit(p, opcode.LoadGlobal, 0, d, g.globalCache(name), 0)
	case inNamespace:
		g.emit(p, opcode.LoadName, 0, d, g.nameCache(name), 0)
	}
}

// storeNameReg assigns register r to a name.
func (g *gen) storeNameReg(p *syntax.Pos, id string, r int) {
	name := g.scope.Mangle(id)
	switch w := g.where(name); w.kind {
	case inRegister:
		g.move(p, w.reg, r)
		g.assigned(name, w)
	case inCell, inClassCell:
		g.emit(p, opcode.StoreCell, 0, w.reg, r, 0)
	case inGlobals:
		g.emit(p, opcode.StoreGlobal, 0, r, g.globalCache(name), 0)
	case inNamespace:
		g.emit(p, opcode.StoreName, 0, r, g.nameCache(name), 0)
	}
}

// assigned records that a local has a value from here on.
func (g *gen) assigned(name string, w place) {
	if w.comp != nil {
		w.comp.bound = append(w.comp.bound, name)
		return
	}
	g.bound.add(w.reg)
}

// deleteName unbinds a name; quietly: it may be unbound already.
func (g *gen) deleteName(p *syntax.Pos, id string, quietly bool) {
	name := g.scope.Mangle(id)
	switch w := g.where(name); w.kind {
	case inRegister:
		g.emit(p, opcode.Unbind, bit(quietly), w.reg, g.strConst(name), 0)
		g.bound.remove(w.reg)
	case inCell, inClassCell:
		g.emit(p, opcode.DeleteCell, bit(w.free)|bit(quietly)<<1, w.reg, g.strConst(name), 0)
	case inGlobals:
		if quietly {
			g.clear(p, opcode.StoreGlobal, g.globalCache(name))
		}
		g.emit(p, opcode.DeleteGlobal, 0, 0, g.globalCache(name), 0)
	case inNamespace:
		if quietly {
			g.clear(p, opcode.StoreName, g.nameCache(name))
		}
		g.emit(p, opcode.DeleteName, 0, 0, g.nameCache(name), 0)
	}
}

// clear assigns None to a name so that deleting it can't fail.
func (g *gen) clear(p *syntax.Pos, op opcode.Op, cache int) {
	t := g.alloc()
	g.emit32(p, opcode.LoadK, t, g.constant(nil))
	g.emit(p, op, 0, t, cache, 0)
	g.tmp = t
}

// forbidDebug rejects __debug__ as a target.
func (g *gen) forbidDebug(p *syntax.Pos, name string, verb string) {
	if name == "__debug__" {
		g.fail(p, "cannot "+verb+" __debug__")
	}
}
