package compile

import (
	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/symtable"
	"github.com/weftpy/weft/vm/syntax"
)

// maxArgs is the number of arguments passed in registers; longer lists are built as a tuple.
const maxArgs = 250

// callBase returns the register that a call with result d is made at: the first above everything alive.
func (g *gen) callBase(d int) int {
	if d == g.tmp-1 && g.isTemp(d) && !g.pinned(d) {
		return d
	}
	return g.alloc()
}

// call evaluates `func(args)`.
func (g *gen) call(e *syntax.Call, d int) {
	g.checkKeywords(e.Keywords)
	a := g.callBase(d)
	attr, ok := e.Func.(*syntax.Attribute)
	switch {
	case ok && plainArgs(0, e.Args, e.Keywords):
		g.methodCall(e, attr, a)
	case ok && g.cachesLeft(4):
		g.loadMethod(attr, a)
		g.callEx(&e.Pos, a, opcode.CallMethod, 0, e.Args, e.Keywords)
	default:
		g.into(e.Func, a)
		g.alloc()
		g.arguments(&e.Pos, a, 0, e.Args, e.Keywords)
	}
	g.move(&e.Pos, d, a)
}

// checkKeywords rejects repeated keywords and __debug__.
func (g *gen) checkKeywords(list []*syntax.Keyword) {
	for i, k := range list {
		if k.Arg == "" {
			continue
		}
		g.forbidDebug(&k.Pos, k.Arg, "assign to")
		for _, other := range list[:i] {
			if other.Arg == k.Arg {
				g.fail(&k.Pos, "keyword argument repeated: "+k.Arg)
			}
		}
	}
}

// plainArgs tells if arguments can be passed in registers.
func plainArgs(n int, args []syntax.Expr, kw []*syntax.Keyword) bool {
	if n+len(args)+len(kw) > maxArgs {
		return false
	}
	for _, a := range args {
		if _, ok := a.(*syntax.Starred); ok {
			return false
		}
	}
	for _, k := range kw {
		if k.Arg == "" {
			return false
		}
	}
	return true
}

// methodCall calls `value.attr(args)` at register a.
func (g *gen) methodCall(e *syntax.Call, attr *syntax.Attribute, a int) {
	if !g.cachesLeft(4) {
		g.alloc()
		self := g.alloc()
		g.into(attr.Value, self)
		g.emit(attrPos(&attr.Pos, attr), opcode.LoadAttr, 0, a, self, g.attrCache(attr.Attr))
		g.tmp = self
		g.arguments(attrPos(&e.Pos, attr), a, 0, e.Args, e.Keywords)
		return
	}
	call := 0
	if g.reachable { // before the object or the arguments take the last cache
		var names *objects.Tuple
		if len(e.Keywords) > 0 {
			names = g.keywordNames(e.Keywords)
		}
		call = g.cache(g.scope.Mangle(attr.Attr), names)
	}
	g.loadMethod(attr, a)
	n := 1 + g.argBlock(e.Args, e.Keywords)
	g.emit(attrPos(&e.Pos, attr), opcode.CallM, 0, a, n, call)
}

// loadMethod loads the method `value.attr` to call it at register a. The registers up to that of the object are in use then.
func (g *gen) loadMethod(attr *syntax.Attribute, a int) {
	g.alloc()
	self, load := g.alloc(), 0
	if g.reachable {
		load = g.cache(g.scope.Mangle(attr.Attr), nil)
	}
	if !g.superAttr(attr, a, opcode.ForCall) {
		g.into(attr.Value, self)
		g.emit(attrPos(&attr.Pos, attr), opcode.LoadMethod, 0, a, 0, load)
	}
}

// argBlock evaluates arguments into consecutive registers and returns how many there are.
func (g *gen) argBlock(args []syntax.Expr, kw []*syntax.Keyword) int {
	for _, e := range args {
		g.into(e, g.alloc())
	}
	for _, k := range kw {
		g.into(k.Value, g.alloc())
	}
	return len(args) + len(kw)
}

// keywordNames makes the tuple of keyword names.
func (g *gen) keywordNames(kw []*syntax.Keyword) *objects.Tuple {
	names := make([]objects.Value, len(kw))
	for i, k := range kw {
		names[i] = g.str(k.Arg).Value()
	}
	t, _ := objects.AsTuple(objects.NewTuple(names))
	return t
}

// arguments calls R[a]; the first n arguments are in place, and the next register is the next argument's.
func (g *gen) arguments(p *syntax.Pos, a, n int, args []syntax.Expr, kw []*syntax.Keyword) {
	if !plainArgs(n, args, kw) {
		g.callEx(p, a, 0, n, args, kw)
		return
	}
	k, ok := g.namesConst(kw)
	if !ok {
		g.callEx(p, a, 0, n, args, kw)
		return
	}
	n += g.argBlock(args, kw)
	g.emit(p, opcode.Call, 0, a, n, k)
}

// namesConst returns the constant with the names of keyword arguments, plus one, or 0 if there are none. It fails if there is no
// place left for the constant.
func (g *gen) namesConst(kw []*syntax.Keyword) (int, bool) {
	if len(kw) == 0 || !g.reachable {
		return 0, true
	}
	t := make(tupleConst, len(kw))
	for i, w := range kw {
		t[i] = syntax.Str(w.Arg)
	}
	k := g.constant(t)
	return k + 1, g.near(k)
}

// callEx calls R[a] with arguments of any shape; the first n are in place. x is CallMethod behind LoadMethod.
func (g *gen) callEx(p *syntax.Pos, a int, x uint8, n int, args []syntax.Expr, kw []*syntax.Keyword) {
	first := g.tmp - n
	switch last := len(args) - 1; {
	case plainArgs(n, args, nil):
		n += g.argBlock(args, nil)
	case isStarred(args[last]) && plainArgs(n, args[:last], nil):
		n += g.argBlock(args[:last], nil)
		r := g.alloc()
		g.into(args[last].(*syntax.Starred).Value, r)
		if x |= opcode.CallStar; n > 0 && !g.quiet(kw) {
			g.emit(p, opcode.Intrinsic, opcode.IntrinsicStarred, r, r, 0)
		}
	default:
		g.listFrom(p, n, args, first)
		g.tmp = first + 1
		n, x = 0, x|opcode.CallStar
	}
	names, k := plainKeywords(kw), 0
	if len(names) < len(kw)-1 || len(names) > maxArgs {
		names = nil
	}
	if c, ok := g.namesConst(names); ok {
		k = c
	} else {
		names = nil
	}
	g.argBlock(nil, names)
	switch rest := kw[len(names):]; {
	case len(rest) == 1 && rest[0].Arg == "":
		g.into(rest[0].Value, g.alloc())
		x |= opcode.CallMap
	case len(rest) > 0:
		g.keywordDict(p, a, rest)
		x |= opcode.CallMap
	}
	g.emit(p, opcode.CallEx, x, a, n, k)
}

// plainKeywords returns the keyword arguments before the first `**x`.
func plainKeywords(kw []*syntax.Keyword) []*syntax.Keyword {
	for i, k := range kw {
		if k.Arg == "" {
			return kw[:i]
		}
	}
	return kw
}

// quiet tells if to evaluate keyword arguments can neither fail nor have any effect, so that it doesn't matter when it is done.
func (g *gen) quiet(kw []*syntax.Keyword) bool {
	for _, k := range kw {
		switch e := k.Value.(type) {
		case *syntax.Constant:
		case *syntax.Name:
			if w := g.where(g.scope.Mangle(e.Id)); w.kind != inRegister || w.comp != nil || !g.bound.has(w.reg) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// isStarred tells if an expression is `*x`.
func isStarred(e syntax.Expr) bool {
	_, ok := e.(*syntax.Starred)
	return ok
}

// keywordDict builds the dict of keyword arguments of the call at a into the next register.
func (g *gen) keywordDict(p *syntax.Pos, a int, kw []*syntax.Keyword) {
	d := g.alloc()
	first := true
	for i := 0; i < len(kw); {
		if kw[i].Arg == "" {
			if first {
				g.emit(p, opcode.BuildMap, 0, d, d, 0)
				first = false
			}
			r := g.any(kw[i].Value)
			g.emit(p, opcode.DictMerge, 0, d, r, a)
			g.tmp = d + 1
			i++
			continue
		}
		block := g.tmp
		if first {
			block, g.tmp = d, d
		}
		n := 0
		for ; i < len(kw) && kw[i].Arg != "" && n < chunk; i++ {
			g.constReg(p, syntax.Str(kw[i].Arg))
			g.into(kw[i].Value, g.alloc())
			n++
		}
		g.emit(p, opcode.BuildMap, 0, block, block, n)
		if !first {
			g.emit(p, opcode.DictMerge, 0, d, block, a)
		}
		first = false
		g.tmp = d + 1
	}
}

// superAttr evaluates `super().attr` or `super(C, self).attr` of a method into d without making the super object; x is that of
// LoadSuperAttr. It returns false if e is something else.
func (g *gen) superAttr(e *syntax.Attribute, d int, x uint8) bool {
	c, ok := e.Value.(*syntax.Call)
	if !ok || !g.cachesLeft(2) || len(c.Args) != 0 && len(c.Args) != 2 || len(c.Keywords) > 0 || e.Ctx != syntax.Load || anyStarred(c.Args) {
		return false
	}
	n, ok := c.Func.(*syntax.Name)
	if !ok || n.Id != "super" || g.scope.Kind != symtable.FunctionScope || g.args == nil {
		return false
	}
	if g.where("super").kind != inGlobals {
		return false
	}
	if len(c.Args) == 2 {
		mark := g.tmp
		block := g.alloc()
		g.emit(&n.Pos, opcode.LoadGlobal, 0, block, g.globalCache("super"), 0)
		name := g.attrCache(e.Attr) // before the arguments take the last
		g.block(c.Args)
		g.emit(attrPos(&e.Pos, e), opcode.LoadSuperAttr, x, d, block, name)
		g.tmp = mark
		return true
	}
	if len(g.args.Args)+len(g.args.Posonlyargs) == 0 {
		return false
	}
	class := g.scope.Symbols["__class__"]
	if class == nil || class.Where != symtable.Free {
		return false
	}
	mark := g.tmp
	block := g.allocN(3)
	g.emit(&n.Pos, opcode.LoadGlobal, 0, block, g.globalCache("super"), 0)
	g.emit(&c.Pos, opcode.LoadCell, 1, block+1, g.cells["__class__"], g.strConst("__class__"))
	self := g.scope.Params[0]
	if g.scope.Symbols[self].Where == symtable.Cell {
		g.emit(&c.Pos, opcode.LoadCell, 0, block+2, 0, g.strConst(self))
	} else {
		g.checkBound(&c.Pos, self, place{kind: inRegister})
		g.move(&c.Pos, block+2, 0)
	}
	g.emit(attrPos(&e.Pos, e), opcode.LoadSuperAttr, x, d, block, g.attrCache(e.Attr))
	g.tmp = mark
	return true
}
