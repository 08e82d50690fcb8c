package compile

import (
	"math"
	"strings"

	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/syntax"
)

// capture is a name that a pattern binds once the whole pattern has matched, and the register of its value.
type capture struct {
	name string
	reg  int
	pos  *syntax.Pos
}

// matcher generates one case. Its temporaries stay allocated until the case is over, for they hold captured values.
type matcher struct {
	*gen
	captures []capture
	// allowAny: an irrefutable pattern is fine here, because no pattern that it would make unreachable follows.
	allowAny bool
}

// match generates a match statement. The subject is copied, since a case may rebind the variable it came from.
func (g *gen) match(s *syntax.Match) {
	subject := g.alloc()
	g.into(s.Subject, subject)
	end := g.newLabel()
	for i, c := range s.Cases {
		next := g.newLabel()
		mark := g.tmp
		m := &matcher{gen: g, allowAny: c.Guard != nil || i == len(s.Cases)-1}
		m.pattern(c.Pattern, subject, next)
		for _, c := range m.captures {
			g.forbidDebug(c.pos, c.name, "assign to")
			g.storeNameReg(c.pos, c.name, c.reg)
		}
		if c.Guard != nil {
			g.cond(c.Guard, next, false)
		}
		g.tmp = mark
		g.stmts(c.Body)
		g.jmp(c.Pattern.Position(), end)
		g.bind(next)
	}
	g.bind(end)
}

// bindName captures a value.
func (m *matcher) bindName(name string, reg int, p *syntax.Pos) {
	for _, c := range m.captures {
		if c.name == name {
			m.fail(p, "multiple assignments to name '"+name+"' in pattern")
		}
	}
	m.captures = append(m.captures, capture{name, reg, p})
}

// sub matches a pattern inside another, where irrefutable patterns are always fine.
func (m *matcher) sub(p syntax.Pattern, s int, fail label) {
	saved := m.allowAny
	m.allowAny = true
	m.pattern(p, s, fail)
	m.allowAny = saved
}

// pattern matches R[s], jumping to fail if it doesn't.
func (m *matcher) pattern(p syntax.Pattern, s int, fail label) {
	m.descend()
	switch p := p.(type) {
	case *syntax.MatchValue:
		m.checkLiteral(&p.Pos, p.Value, "patterns")
		m.compareJump(&p.Pos, syntax.Eq, s, p.Value, fail, false, false)
	case *syntax.MatchSingleton:
		c := &syntax.Constant{Pos: p.Pos, Value: p.Value}
		m.compareJump(&p.Pos, syntax.Is, s, c, fail, false, false)
	case *syntax.MatchSequence:
		m.sequence(p, s, fail)
	case *syntax.MatchMapping:
		m.mapping(p, s, fail)
	case *syntax.MatchClass:
		m.class(p, s, fail)
	case *syntax.MatchAs:
		m.as(p, s, fail)
	case *syntax.MatchOr:
		m.or(p, s, fail)
	case *syntax.MatchStar:
		m.fail(&p.Pos, "can't use starred pattern here")
	}
	m.depth--
}

// isWildcard tells if a pattern is `_` or `*_`.
func isWildcard(p syntax.Pattern) bool {
	switch p := p.(type) {
	case *syntax.MatchAs:
		return p.Pattern == nil && p.Name == ""
	case *syntax.MatchStar:
		return p.Name == ""
	}
	return false
}

// as matches a capture, the wildcard, or `pattern as name`.
func (m *matcher) as(p *syntax.MatchAs, s int, fail label) {
	if p.Pattern == nil {
		switch {
		case !m.allowAny && p.Name != "":
			m.fail(&p.Pos, "name capture '"+p.Name+"' makes remaining patterns unreachable")
		case !m.allowAny:
			m.fail(&p.Pos, "wildcard makes remaining patterns unreachable")
		case p.Name != "":
			m.bindName(p.Name, s, &p.Pos)
		}
		return
	}
	m.pattern(p.Pattern, s, fail)
	m.bindName(p.Name, s, &p.Pos)
}

// test jumps to fail unless an intrinsic says yes to R[s].
func (m *matcher) test(p *syntax.Pos, intrinsic uint8, s int, fail label) {
	t := m.alloc()
	m.emit(p, opcode.Intrinsic, intrinsic, t, s, 0)
	m.jump(p, opcode.JFalse, 0, t, 0, fail)
	m.tmp = t
}

// sequence matches a sequence pattern.
func (m *matcher) sequence(p *syntax.MatchSequence, s int, fail label) {
	star, wild := -1, true
	for i, e := range p.Patterns {
		if _, ok := e.(*syntax.MatchStar); ok {
			if star >= 0 {
				m.fail(&p.Pos, "multiple starred names in sequence pattern")
			}
			star = i
		}
		wild = wild && isWildcard(e)
	}
	n := len(p.Patterns)
	m.test(&p.Pos, opcode.IntrinsicMatchSequence, s, fail)
	size := m.alloc()
	switch {
	case star < 0:
		m.emit(&p.Pos, opcode.Intrinsic, opcode.IntrinsicLen, size, s, 0)
		m.jump(&p.Pos, opcode.JEqI, 0, size, n, fail)
	case n > 1:
		m.emit(&p.Pos, opcode.Intrinsic, opcode.IntrinsicLen, size, s, 0)
		m.jump(&p.Pos, opcode.JGeI, 0, size, n-1, fail)
	}
	switch {
	case wild:
	case star >= 0 && isWildcard(p.Patterns[star]):
		m.indexed(p, s, size, star, fail)
	default:
		m.unpacked(p, s, star, fail)
	}
}

// indexed matches the items of a sequence of which the rest is not wanted.
func (m *matcher) indexed(p *syntax.MatchSequence, s, size, star int, fail label) {
	for i, e := range p.Patterns {
		if isWildcard(e) {
			continue
		}
		item := m.alloc()
		if i < star {
			m.emit(&p.Pos, opcode.GetItemI, 0, item, s, i)
		} else {
			m.emit(&p.Pos, opcode.SubI, 0, item, size, len(p.Patterns)-i)
			m.emit(&p.Pos, opcode.GetItem, 0, item, s, item)
		}
		m.sub(e, item, fail)
	}
}

// unpacked matches the items of a sequence.
func (m *matcher) unpacked(p *syntax.MatchSequence, s, star int, fail label) {
	n := len(p.Patterns)
	block := m.allocN(n)
	if star < 0 {
		m.emit(&p.Pos, opcode.Unpack, 0, block, s, n)
	} else {
		if n-star-1 > 255 {
			m.fail(&p.Pos, "too many expressions in star-unpacking sequence pattern")
		}
		m.emit(&p.Pos, opcode.UnpackEx, uint8(n-star-1), block, s, star)
	}
	for i, e := range p.Patterns {
		if st, ok := e.(*syntax.MatchStar); ok {
			if st.Name != "" {
				m.bindName(st.Name, block+i, &st.Pos)
			}
			continue
		}
		m.sub(e, block+i, fail)
	}
}

// attempt matches what an intrinsic returns, a tuple of n items or None, against patterns.
func (m *matcher) attempt(p *syntax.Pos, intrinsic uint8, block, args int, patterns []syntax.Pattern, fail label) {
	m.emit(p, opcode.BuildTuple, 0, block, block, args)
	m.emit(p, opcode.Intrinsic, intrinsic, block, block, 0)
	m.jump(p, opcode.JNone, 0, block, 0, fail)
	items := m.allocN(len(patterns))
	m.emit(p, opcode.Unpack, 0, items, block, len(patterns))
	for i, e := range patterns {
		m.sub(e, items+i, fail)
	}
}

// mapping matches a mapping pattern.
func (m *matcher) mapping(p *syntax.MatchMapping, s int, fail label) {
	m.checkKeys(p)
	m.test(&p.Pos, opcode.IntrinsicMatchMapping, s, fail)
	n := len(p.Keys)
	if n == 0 && p.Rest == "" {
		return
	}
	if n > 0 {
		size := m.alloc()
		m.emit(&p.Pos, opcode.Intrinsic, opcode.IntrinsicLen, size, s, 0)
		m.jump(&p.Pos, opcode.JGeI, 0, size, n, fail)
		m.tmp = size
	}
	keys := m.alloc()
	m.tuple(&syntax.Tuple{Pos: p.Pos, Elts: p.Keys}, keys)
	if n > 0 {
		block := m.allocN(2)
		m.move(&p.Pos, block, s)
		m.move(&p.Pos, block+1, keys)
		m.attempt(&p.Pos, opcode.IntrinsicMatchKeys, block, 2, p.Patterns, fail)
	}
	if p.Rest == "" {
		return
	}
	rest := m.alloc()
	m.emit(&p.Pos, opcode.BuildMap, 0, rest, rest, 0)
	m.emit(&p.Pos, opcode.DictUpdate, 0, rest, s, 0)
	k := m.alloc()
	for i := range n {
		m.emit(&p.Pos, opcode.GetItemI, 0, k, keys, i)
		m.emit(&p.Pos, opcode.DelItem, 0, rest, k, 0)
	}
	m.bindName(p.Rest, rest, &p.Pos)
}

// checkKeys rejects a literal key that occurs twice, and one that is an f-string.
func (m *matcher) checkKeys(p *syntax.MatchMapping) {
	seen := map[constKey]bool{}
	for _, k := range p.Keys {
		v, ok := fold(k)
		if !ok {
			m.checkLiteral(&p.Pos, k, "mapping pattern keys")
			continue
		}
		key := keyOf(byValue(v))
		if seen[key] {
			text := unparse(&syntax.Constant{Value: v})
			if _, ok := k.(*syntax.BinOp); ok { // a complex number
				text = "(" + strings.ReplaceAll(unparse(k), " ", "") + ")"
			}
			m.fail(&p.Pos, "mapping pattern checks duplicate key ("+text+")")
		}
		seen[key] = true
	}
}

// checkLiteral rejects a value that the grammar takes for a string but that isn't constant.
func (m *matcher) checkLiteral(pos *syntax.Pos, e syntax.Expr, what string) {
	switch e.(type) {
	case *syntax.JoinedStr, *syntax.TemplateStr:
		m.fail(pos, what+" may only match literals and attribute lookups")
	}
}

// byValue returns one constant for all that are equal: 1 for True, 1.0 and 1+0j.
func byValue(v any) any {
	switch n := v.(type) {
	case bool:
		return int64(bit(n))
	case complex128:
		if imag(n) == 0 {
			return byValue(real(n))
		}
		return n + 0 // no negative zeros
	case float64:
		if i := int64(n); math.Abs(n) < 1<<63 && float64(i) == n {
			return i
		}
	}
	return v
}

// class matches a class pattern.
func (m *matcher) class(p *syntax.MatchClass, s int, fail label) {
	names := make(tupleConst, len(p.KwdAttrs))
	for i, a := range p.KwdAttrs {
		for j, b := range p.KwdAttrs[:i] {
			if a == b {
				m.fail(p.KwdPatterns[j+1].Position(), "attribute name repeated in class pattern: "+a)
			}
		}
		names[i] = syntax.Str(a)
	}
	block := m.alloc()
	m.move(&p.Pos, block, s)
	m.into(p.Cls, m.alloc())
	m.constReg(&p.Pos, int64(len(p.Patterns)))
	m.constReg(&p.Pos, names)
	all := append(append([]syntax.Pattern{}, p.Patterns...), p.KwdPatterns...)
	m.attempt(&p.Pos, opcode.IntrinsicMatchClass, block, 4, all, fail)
}

// or matches alternatives, which must all bind the same names: their values go to the same registers.
func (m *matcher) or(p *syntax.MatchOr, s int, fail label) {
	done := m.newLabel()
	before := m.captures
	allow := m.allowAny
	var common []capture
	mark := m.tmp
	for i, alt := range p.Patterns {
		last := i == len(p.Patterns)-1
		next := fail
		if !last {
			next = m.newLabel()
		}
		m.captures = nil
		m.allowAny = last && allow
		m.pattern(alt, s, next)
		if i == 0 {
			common = m.reserve(m.captures)
			mark = m.tmp
		}
		m.unify(&p.Pos, common)
		m.tmp = mark
		if !last {
			m.jmp(&p.Pos, done)
			m.bind(next)
		}
	}
	m.bind(done)
	m.captures, m.allowAny = before, allow
	for _, c := range common {
		m.bindName(c.name, c.reg, c.pos)
	}
}

// reserve gives the names that the first alternative binds registers of their own.
func (m *matcher) reserve(captures []capture) []capture {
	common := make([]capture, len(captures))
	for i, c := range captures {
		common[i] = capture{c.name, m.alloc(), c.pos}
	}
	return common
}

// unify moves what an alternative captured to the common registers.
func (m *matcher) unify(p *syntax.Pos, common []capture) {
	if len(common) != len(m.captures) {
		m.fail(p, "alternative patterns bind different names")
	}
	for _, c := range common {
		found := false
		for _, own := range m.captures {
			if own.name == c.name {
				m.move(p, c.reg, own.reg)
				found = true
			}
		}
		if !found {
			m.fail(p, "alternative patterns bind different names")
		}
	}
}
