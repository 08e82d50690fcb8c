package compile

import (
	"math"

	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/syntax"
)

// any evaluates an expression into some register: the one of a local, or else a fresh temporary, which is then the last
// one allocated.
func (g *gen) any(e syntax.Expr) int {
	if r := g.register(e); r >= 0 {
		return r
	}
	d := g.alloc()
	g.into(e, d)
	return d
}

// hint is any, but prefers d to a fresh temporary. It never uses d if the user can see it: a variable must not change
// before the value assigned to it is complete.
func (g *gen) hint(e syntax.Expr, d int) int {
	if r := g.register(e); r >= 0 {
		return r
	}
	if !g.isTemp(d) || g.pinned(d) {
		return g.any(e)
	}
	g.into(e, d)
	return d
}

// register evaluates expressions that need no temporary: locals, and assignment expressions to them. It returns -1 for
// any other.
func (g *gen) register(e syntax.Expr) int {
	switch e := e.(type) {
	case *syntax.Name:
		name := g.scope.Mangle(e.Id)
		if w := g.where(name); w.kind == inRegister {
			g.checkBound(&e.Pos, name, w)
			return w.reg
		}
	case *syntax.NamedExpr:
		t := e.Target.(*syntax.Name)
		name := g.scope.Mangle(t.Id)
		if w := g.where(name); w.kind == inRegister {
			g.into(e.Value, w.reg)
			g.assigned(name, w)
			return w.reg
		}
	}
	return -1
}

// stable protects a local's value from assignment expressions in what is evaluated after it.
func (g *gen) stable(p *syntax.Pos, r int, later ...syntax.Expr) int {
	if !g.scope.HasWalrus || g.isTemp(r) && !g.pinned(r) {
		return r
	}
	for _, e := range later {
		if hasWalrus(e) {
			t := g.alloc()
			g.move(p, t, r)
			return t
		}
	}
	return r
}

// into evaluates an expression into register d. Temporaries it takes are free again afterwards.
func (g *gen) into(e syntax.Expr, d int) {
	mark := g.tmp
	switch e := e.(type) { // leaves first: they need no depth
	case *syntax.Name:
		if e.Id == "__debug__" {
			g.loadConst(&e.Pos, g.opts.Optimize == 0, d)
			return
		}
		g.load(&e.Pos, g.scope.Mangle(e.Id), d)
		return
	case *syntax.Constant:
		g.loadConst(&e.Pos, e.Value, d)
		return
	}
	g.descend()
	switch e := e.(type) {
	case *syntax.Attribute:
		g.attribute(e, d)
	case *syntax.Call:
		g.call(e, d)
	case *syntax.BinOp:
		g.binOp(e, d)
	case *syntax.Subscript:
		g.subscript(e, d)
	case *syntax.Compare:
		g.compare(e, d)
	case *syntax.BoolOp:
		g.boolOp(e, d)
	case *syntax.UnaryOp:
		g.unaryOp(e, d)
	case *syntax.IfExp:
		g.ifExp(e, d)
	case *syntax.Tuple:
		g.tuple(e, d)
	case *syntax.List:
		g.list(&e.Pos, e.Elts, d)
	case *syntax.Set:
		g.set(e, d)
	case *syntax.Dict:
		g.dict(e, d)
	case *syntax.NamedExpr:
		g.namedExpr(e, d)
	case *syntax.Lambda:
		g.lambda(e, d)
	case *syntax.ListComp:
		g.listComp(e, d)
	case *syntax.SetComp:
		g.setComp(e, d)
	case *syntax.DictComp:
		g.dictComp(e, d)
	case *syntax.GeneratorExp:
		g.generatorExp(e, d)
	case *syntax.Yield:
		g.yield(e, d)
	case *syntax.YieldFrom:
		g.yieldFrom(e, d)
	case *syntax.Await:
		g.await(e, d)
	case *syntax.JoinedStr:
		g.joinedStr(e, d)
	case *syntax.FormattedValue:
		g.formattedValue(e, d)
	case *syntax.TemplateStr:
		g.templateStr(e, d)
	case *syntax.Interpolation:
		g.interpolation(e, d)
	case *syntax.Slice:
		g.slice(e, d)
	case *syntax.Starred:
		g.fail(&e.Pos, "can't use starred expression here")
	}
	g.depth--
	g.tmp = mark
}

// scratch returns d if it may hold intermediate values, or else a fresh temporary; finishing is the caller's move.
func (g *gen) scratch(d int) int {
	if g.isTemp(d) && !g.pinned(d) {
		return d
	}
	return g.alloc()
}

// attrPos is the range blamed for an attribute access or method call: in a chain over several lines it starts at the
// attribute's name.
func attrPos(p *syntax.Pos, a *syntax.Attribute) *syntax.Pos {
	if p.Line == a.EndLine {
		return p
	}
	q := *p
	q.Line = a.EndLine
	if n := int32(len(a.Attr)); n <= a.EndCol {
		q.Col = a.EndCol - n
	}
	return &q
}

// attribute evaluates `value.attr`.
func (g *gen) attribute(e *syntax.Attribute, d int) {
	if g.superAttr(e, d, 0) {
		return
	}
	o := g.hint(e.Value, d)
	g.emit(attrPos(&e.Pos, e), opcode.LoadAttr, 0, d, o, g.attrCache(e.Attr))
}

// attrCache adds the cache entry of an attribute access.
func (g *gen) attrCache(name string) int {
	if !g.reachable {
		return 0
	}
	return g.cache(g.scope.Mangle(name), nil)
}

// binOpcode returns the instruction of a binary operator.
func binOpcode(op syntax.Operator) opcode.Op {
	return [...]opcode.Op{opcode.Add, opcode.Sub, opcode.Mul, opcode.MatMul, opcode.Div, opcode.Mod, opcode.Pow,
		opcode.LShift, opcode.RShift, opcode.Or, opcode.Xor, opcode.And, opcode.FloorDiv}[op]
}

// immediateOpcode returns the form of an operator with a small int on the right, or Nop.
func immediateOpcode(op syntax.Operator) opcode.Op {
	switch op {
	case syntax.Add:
		return opcode.AddI
	case syntax.Sub:
		return opcode.SubI
	case syntax.Mult:
		return opcode.MulI
	case syntax.FloorDiv:
		return opcode.FloorDivI
	case syntax.Modulo:
		return opcode.ModI
	case syntax.BitAnd:
		return opcode.AndI
	case syntax.LShift:
		return opcode.LShiftI
	case syntax.RShift:
		return opcode.RShiftI
	}
	return opcode.Nop
}

// floatOpcode returns the form of an operator with a float constant on the right, or for a division any number, or Nop.
func floatOpcode(op syntax.Operator) opcode.Op {
	switch op {
	case syntax.Add:
		return opcode.AddK
	case syntax.Sub:
		return opcode.SubK
	case syntax.Mult:
		return opcode.MulK
	case syntax.Div:
		return opcode.DivK
	}
	return opcode.Nop
}

// smallInt returns the value of a constant expression that fits an immediate operand.
func smallInt(e syntax.Expr) (int, bool) {
	v, ok := fold(e)
	if !ok {
		return 0, false
	}
	i, ok := v.(int64)
	return int(i), ok && i >= math.MinInt16 && i <= math.MaxInt16
}

// binOp evaluates `left op right`.
func (g *gen) binOp(e *syntax.BinOp, d int) {
	if v, ok := fold(e); ok {
		g.loadConst(&e.Pos, v, d)
		return
	}
	l := g.hint(e.Left, d)
	g.operate(&e.Pos, e.Op, 0, d, l, e.Right)
}

// operate emits R[d] = R[l] op right.
func (g *gen) operate(p *syntax.Pos, op syntax.Operator, x uint8, d, l int, right syntax.Expr) {
	if v, ok := fold(right); ok {
		i, isInt := v.(int64)
		_, isFloat := v.(float64)
		if o := immediateOpcode(op); isInt && o != opcode.Nop && i >= math.MinInt16 && i <= math.MaxInt16 {
			g.emit(p, o, x, d, l, int(i))
			return
		}
		if o := floatOpcode(op); o != opcode.Nop && (isFloat || isInt && o == opcode.DivK) {
			if k := g.constant(v); g.near(k) {
				g.emit(p, o, x, d, l, k)
				return
			}
		}
	}
	l = g.stable(p, l, right)
	r := g.any(right)
	g.emit(p, binOpcode(op), x, d, l, r)
}

// unaryOp evaluates `op operand`.
func (g *gen) unaryOp(e *syntax.UnaryOp, d int) {
	if v, ok := fold(e); ok {
		g.loadConst(&e.Pos, v, d)
		return
	}
	if c, ok := e.Operand.(*syntax.Compare); ok && e.Op == syntax.Not && len(c.Ops) == 1 {
		if op, ok := negated(c.Ops[0]); ok {
			g.compareOne(&c.Pos, op, c.Left, c.Comparators[0], d)
			return
		}
	}
	r := g.hint(e.Operand, d)
	op := [...]opcode.Op{opcode.Invert, opcode.Not, opcode.Pos, opcode.Neg}[e.Op]
	g.emit(&e.Pos, op, 0, d, r, 0)
}

// negated returns the operator that always gives the opposite answer; rich comparisons have none.
func negated(op syntax.CmpOp) (syntax.CmpOp, bool) {
	switch op {
	case syntax.Is:
		return syntax.IsNot, true
	case syntax.IsNot:
		return syntax.Is, true
	case syntax.In:
		return syntax.NotIn, true
	case syntax.NotIn:
		return syntax.In, true
	}
	return op, false
}

// cmpOpcode returns the instruction of a comparison.
func cmpOpcode(op syntax.CmpOp) opcode.Op {
	return [...]opcode.Op{opcode.Eq, opcode.Ne, opcode.Lt, opcode.Le, opcode.Gt, opcode.Ge, opcode.Is, opcode.IsNot,
		opcode.In, opcode.NotIn}[op]
}

// compareOne evaluates a comparison of two operands.
func (g *gen) compareOne(p *syntax.Pos, op syntax.CmpOp, left, right syntax.Expr, d int) {
	l := g.stable(p, g.hint(left, d), right)
	r := g.comparand(op, right)
	g.emit(p, cmpOpcode(op), 0, d, l, r)
}

// comparand evaluates the right operand of a comparison; displays of constants after `in` become constants.
func (g *gen) comparand(op syntax.CmpOp, e syntax.Expr) int {
	if op == syntax.In || op == syntax.NotIn {
		if v, ok := foldContainer(e); ok {
			return g.constReg(e.Position(), v)
		}
	}
	return g.any(e)
}

// compare evaluates a comparison, chained or not.
func (g *gen) compare(e *syntax.Compare, d int) {
	if len(e.Ops) == 1 {
		g.compareOne(&e.Pos, e.Ops[0], e.Left, e.Comparators[0], d)
		return
	}
	t := g.scratch(d)
	end := g.newLabel()
	mark := g.tmp
	l := g.any(e.Left)
	for i, op := range e.Ops {
		if g.tmp-mark > chunk && g.isTemp(l) && !g.pinned(l) { // a chain so long that it needs registers again
			g.move(&e.Pos, mark, l)
			l, g.tmp = mark, mark+1
		}
		l = g.stable(&e.Pos, l, e.Comparators[i])
		r := g.comparand(op, e.Comparators[i])
		g.emit(&e.Pos, cmpOpcode(op), 0, t, l, r)
		if i < len(e.Ops)-1 {
			g.jump(&e.Pos, opcode.JFalse, 0, t, 0, end)
		}
		l = r
	}
	g.bind(end)
	g.move(&e.Pos, d, t)
}

// boolOp evaluates `a and b` or `a or b` to the value that decides.
func (g *gen) boolOp(e *syntax.BoolOp, d int) {
	op := opcode.JFalse
	if e.Op == syntax.Or {
		op = opcode.JTrue
	}
	end, short := g.newLabel(), g.newLabel()
	last := len(e.Values) - 1
	t := d
	for _, v := range e.Values[:last] {
		if n, ok := v.(*syntax.Name); ok && g.localRegister(n.Id) == d && d >= 0 {
			g.register(v)
			g.jump(v.Position(), op, 0, d, 0, end)
			continue
		}
		if t == d && (!g.isTemp(d) || g.pinned(d)) {
			t = g.alloc()
		}
		g.into(v, t)
		g.jump(v.Position(), op, 0, t, 0, short)
	}
	g.into(e.Values[last], d)
	if t == d {
		g.bind(short)
	} else {
		g.jmp(&e.Pos, end)
		g.bind(short)
		g.move(&e.Pos, d, t)
	}
	g.bind(end)
}

// ifExp evaluates `body if test else orelse`.
func (g *gen) ifExp(e *syntax.IfExp, d int) {
	orelse, end := g.newLabel(), g.newLabel()
	g.cond(e.Test, orelse, false)
	g.into(e.Body, d)
	g.jmp(&e.Pos, end)
	g.bind(orelse)
	g.into(e.Orelse, d)
	g.bind(end)
}

// namedExpr evaluates `name := value`.
func (g *gen) namedExpr(e *syntax.NamedExpr, d int) {
	t := e.Target.(*syntax.Name)
	g.forbidDebug(&t.Pos, t.Id, "assign to")
	if r := g.register(e); r >= 0 {
		g.move(&e.Pos, d, r)
		return
	}
	r := g.hint(e.Value, d)
	g.storeNameReg(&t.Pos, t.Id, r)
	g.move(&e.Pos, d, r)
}

// subscript evaluates `value[slice]`.
func (g *gen) subscript(e *syntax.Subscript, d int) {
	o := g.hint(e.Value, d)
	if i, ok := smallInt(e.Slice); ok {
		g.emit(&e.Pos, opcode.GetItemI, 0, d, o, i)
		return
	}
	o = g.stable(&e.Pos, o, e.Slice)
	if s, ok := e.Slice.(*syntax.Slice); ok {
		g.emit(&e.Pos, opcode.GetSlice, 0, d, o, g.sliceParts(s))
		return
	}
	i := g.any(e.Slice)
	g.emit(&e.Pos, opcode.GetItem, 0, d, o, i)
}

// slice evaluates `lower:upper:step`.
func (g *gen) slice(e *syntax.Slice, d int) {
	g.emit(&e.Pos, opcode.BuildSlice, 0, d, g.sliceParts(e), 0)
}

// sliceParts evaluates the parts of a slice into three registers and returns the first.
func (g *gen) sliceParts(e *syntax.Slice) int {
	first := g.tmp
	for _, part := range [...]syntax.Expr{e.Lower, e.Upper, e.Step} {
		r := g.alloc()
		if part == nil {
			g.loadConst(&e.Pos, nil, r)
		} else {
			g.into(part, r)
		}
	}
	return first
}

// yield evaluates `yield value`.
func (g *gen) yield(e *syntax.Yield, d int) {
	if !g.scope.FunctionLike() {
		g.fail(&e.Pos, "'yield' outside function")
	}
	t := g.scratch(d)
	if e.Value == nil {
		g.loadConst(&e.Pos, nil, t)
	} else {
		g.into(e.Value, t)
	}
	g.suspends()
	g.emit(&e.Pos, opcode.Yield, 0, t, 0, 0)
	g.move(&e.Pos, d, t)
}

// yieldFrom evaluates `yield from value`.
func (g *gen) yieldFrom(e *syntax.YieldFrom, d int) {
	if !g.scope.FunctionLike() {
		g.fail(&e.Pos, "'yield from' outside function")
	}
	if g.scope.Coroutine {
		g.fail(&e.Pos, "'yield from' inside async function")
	}
	it := g.alloc()
	v := g.any(e.Value)
	g.emit(&e.Pos, opcode.YieldFromIter, 0, it, v, 0)
	g.tmp = it + 1
	v = g.alloc()
	g.loadConst(&e.Pos, nil, v)
	loop, done := g.newLabel(), g.newLabel()
	g.bindLoop(loop, g.reachable, g.bound)
	g.jump(&e.Pos, opcode.Send, 0, it, v, done)
	g.suspends()
	g.emit(&e.Pos, opcode.Yield, 1, v, it, 0)
	g.jmp(&e.Pos, loop)
	g.bind(done)
	g.move(&e.Pos, d, v)
}

// await evaluates `await value`.
func (g *gen) await(e *syntax.Await, d int) {
	if !g.scope.FunctionLike() {
		g.fail(&e.Pos, "'await' outside function")
	}
	if !g.scope.Coroutine && g.scope.Comp != 0 {
		g.fail(&e.Pos, "'await' outside async function")
	}
	g.unsupported(&e.Pos, "'await' expressions")
	_ = d
}
