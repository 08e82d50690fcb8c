package compile

import (
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/syntax"
)

// chunk is the number of items that displays gather in registers at a time.
const chunk = 64

// tuple evaluates a tuple display.
func (g *gen) tuple(e *syntax.Tuple, d int) {
	if v, ok := foldTuple(e); ok {
		g.loadConst(&e.Pos, v, d)
		return
	}
	last := len(e.Elts) - 1
	if last >= 0 && last < chunk && isStarred(e.Elts[last]) && !anyStarred(e.Elts[:last]) {
		first := g.block(e.Elts[:last])
		g.into(e.Elts[last].(*syntax.Starred).Value, g.alloc())
		g.emit(&e.Pos, opcode.BuildTuple, opcode.TupleStar, d, first, len(e.Elts))
		return
	}
	if len(e.Elts) > chunk || anyStarred(e.Elts) {
		t := g.alloc()
		g.list(&e.Pos, e.Elts, t)
		g.emit(&e.Pos, opcode.Intrinsic, opcode.IntrinsicListToTuple, d, t, 0)
		return
	}
	first := g.block(e.Elts)
	g.emit(&e.Pos, opcode.BuildTuple, 0, d, first, len(e.Elts))
}

// block evaluates expressions into consecutive fresh temporaries and returns the first.
func (g *gen) block(elts []syntax.Expr) int {
	first := g.tmp
	for _, e := range elts {
		g.into(e, g.alloc())
	}
	return first
}

// anyStarred tells if some item is `*x`.
func anyStarred(elts []syntax.Expr) bool {
	for _, e := range elts {
		if isStarred(e) {
			return true
		}
	}
	return false
}

// list evaluates a list display.
func (g *gen) list(p *syntax.Pos, elts []syntax.Expr, d int) {
	if len(elts) > chunk || anyStarred(elts) {
		t := g.scratch(d)
		first := g.tmp
		g.listFrom(p, 0, elts, t)
		g.tmp = first
		g.move(p, d, t)
		return
	}
	if len(elts) > 2 {
		if v, ok := foldItems(elts); ok {
			t := g.scratch(d)
			g.emit(p, opcode.BuildList, 0, t, t, 0)
			g.emit(p, opcode.ListExtend, 0, t, g.constReg(p, v), 0)
			g.move(p, d, t)
			return
		}
	}
	first := g.block(elts)
	g.emit(p, opcode.BuildList, 0, d, first, len(elts))
}

// listFrom builds a list in temporary t from the n temporaries at the top of those in use and further items.
func (g *gen) listFrom(p *syntax.Pos, n int, elts []syntax.Expr, t int) {
	first := g.tmp - n
	i := 0
	for ; i < len(elts) && n < chunk && !isStarred(elts[i]); i++ {
		g.into(elts[i], g.alloc())
		n++
	}
	if n == 0 {
		first = t
	}
	g.need(t + 1)
	g.emit(p, opcode.BuildList, 0, t, first, n)
	g.tmp = max(first, t+1)
	for mark := g.tmp; i < len(elts); i++ {
		if s, ok := elts[i].(*syntax.Starred); ok {
			g.emit(p, opcode.ListExtend, 0, t, g.any(s.Value), 0)
		} else {
			g.emit(p, opcode.ListAppend, 0, t, g.any(elts[i]), 0)
		}
		g.tmp = mark
	}
}

// set evaluates a set display.
func (g *gen) set(e *syntax.Set, d int) {
	if len(e.Elts) <= chunk && !anyStarred(e.Elts) {
		first := g.block(e.Elts)
		g.emit(&e.Pos, opcode.BuildSet, 0, d, first, len(e.Elts))
		return
	}
	t := g.scratch(d)
	g.emit(&e.Pos, opcode.BuildSet, 0, t, t, 0)
	for mark, i := g.tmp, 0; i < len(e.Elts); i++ {
		if s, ok := e.Elts[i].(*syntax.Starred); ok {
			g.emit(&e.Pos, opcode.SetUpdate, 0, t, g.any(s.Value), 0)
		} else {
			g.emit(&e.Pos, opcode.SetAdd, 0, t, g.any(e.Elts[i]), 0)
		}
		g.tmp = mark
	}
	g.move(&e.Pos, d, t)
}

// dict evaluates a dict display.
func (g *gen) dict(e *syntax.Dict, d int) {
	plain := len(e.Keys) <= chunk
	for _, k := range e.Keys {
		plain = plain && k != nil
	}
	if plain {
		first := g.tmp
		g.pairs(e, 0, len(e.Keys))
		g.emit(&e.Pos, opcode.BuildMap, 0, d, first, len(e.Keys))
		return
	}
	t := g.scratch(d)
	n := 0
	for n < len(e.Keys) && e.Keys[n] != nil && n < chunk {
		n++
	}
	mark := g.tmp
	g.pairs(e, 0, n)
	g.emit(&e.Pos, opcode.BuildMap, 0, t, mark, n)
	g.tmp = mark
	for i := n; i < len(e.Keys); i++ {
		if e.Keys[i] == nil {
			r := g.any(e.Values[i])
			g.emit(&e.Pos, opcode.DictUpdate, 0, t, r, 0)
		} else {
			k := g.stable(&e.Pos, g.any(e.Keys[i]), e.Values[i])
			v := g.any(e.Values[i])
			g.emit(&e.Pos, opcode.MapAdd, 0, t, k, v)
		}
		g.tmp = mark
	}
	g.move(&e.Pos, d, t)
}

// pairs evaluates keys and values from index i to j into consecutive temporaries.
func (g *gen) pairs(e *syntax.Dict, i, j int) {
	for ; i < j; i++ {
		g.into(e.Keys[i], g.alloc())
		g.into(e.Values[i], g.alloc())
	}
}

// joinedStr evaluates an f-string.
func (g *gen) joinedStr(e *syntax.JoinedStr, d int) {
	switch len(e.Values) {
	case 0:
		g.loadConst(&e.Pos, syntax.Str(""), d)
	case 1:
		g.into(e.Values[0], d)
	default:
		if len(e.Values) > maxArgs {
			g.joinLong(e, d)
			return
		}
		first := g.block(e.Values)
		g.emit(&e.Pos, opcode.BuildString, 0, d, first, len(e.Values))
	}
}

// joinLong evaluates an f-string with very many parts, piece by piece.
func (g *gen) joinLong(e *syntax.JoinedStr, d int) {
	t := g.allocN(2)
	g.loadConst(&e.Pos, syntax.Str(""), t)
	for rest := e.Values; len(rest) > 0; {
		n := min(len(rest), chunk)
		mark := g.tmp
		first := g.block(rest[:n])
		g.emit(&e.Pos, opcode.BuildString, 0, t+1, first, n)
		g.emit(&e.Pos, opcode.BuildString, 0, t, t, 2)
		g.tmp = mark
		rest = rest[n:]
	}
	g.move(&e.Pos, d, t)
}

// formattedValue evaluates a replacement field of an f-string.
func (g *gen) formattedValue(e *syntax.FormattedValue, d int) {
	x := uint8(0)
	switch e.Conversion {
	case 's':
		x = opcode.FormatStr
	case 'r':
		x = opcode.FormatRepr
	case 'a':
		x = opcode.FormatASCII
	}
	v := g.hint(e.Value, d)
	spec := 0
	if e.FormatSpec != nil {
		x |= opcode.FormatSpec
		v = g.stable(&e.Pos, v, e.FormatSpec)
		spec = g.any(e.FormatSpec)
	}
	g.emit(&e.Pos, opcode.Format, x, d, v, spec)
}

// templateStr evaluates a t-string: Intrinsic Template of the pair (strings, interpolations), in which there is one string
// more than interpolations.
func (g *gen) templateStr(e *syntax.TemplateStr, d int) {
	texts := tupleConst{}
	var fields []syntax.Expr
	text := syntax.Str("")
	for _, v := range e.Values {
		switch v := v.(type) {
		case *syntax.Constant:
			text += v.Value.(syntax.Str)
		default:
			texts = append(texts, text)
			fields = append(fields, v)
			text = ""
		}
	}
	pair := g.allocN(2)
	g.loadConst(&e.Pos, append(texts, text), pair)
	g.tuple(&syntax.Tuple{Pos: e.Pos, Elts: fields}, pair+1)
	g.emit(&e.Pos, opcode.BuildTuple, 0, pair, pair, 2)
	g.emit(&e.Pos, opcode.Intrinsic, opcode.IntrinsicTemplate, d, pair, 0)
}

// interpolation evaluates a replacement field of a t-string: Intrinsic Interpolation of the tuple (value, expression
// text, conversion, format specification).
func (g *gen) interpolation(e *syntax.Interpolation, d int) {
	t := g.allocN(4)
	g.into(e.Value, t)
	g.loadConst(&e.Pos, e.Str, t+1)
	var conversion any
	if e.Conversion > 0 {
		conversion = syntax.Str(rune(e.Conversion))
	}
	g.loadConst(&e.Pos, conversion, t+2)
	if e.FormatSpec == nil {
		g.loadConst(&e.Pos, syntax.Str(""), t+3)
	} else {
		g.into(e.FormatSpec, t+3)
	}
	g.emit(&e.Pos, opcode.BuildTuple, 0, t, t, 4)
	g.emit(&e.Pos, opcode.Intrinsic, opcode.IntrinsicInterpolation, d, t, 0)
}
