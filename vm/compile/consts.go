package compile

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/syntax"
)

// Constants while compiling are Go values: those of syntax.Constant and these two.
type (
	tupleConst     []any
	frozensetConst []any
)

// constKey identifies a constant: equal keys, same object.
type constKey struct {
	kind byte
	n    uint64
	s    string
}

// keyOf returns the identity of a constant.
func keyOf(v any) constKey {
	switch v := v.(type) {
	case nil:
		return constKey{kind: 'N'}
	case bool:
		return constKey{kind: 'B', n: uint64(bit(v))}
	case int64:
		return constKey{kind: 'i', n: uint64(v)}
	case float64:
		return constKey{kind: 'f', n: math.Float64bits(v)}
	case syntax.Str:
		return constKey{kind: 's', s: string(v)}
	case syntax.Bytes:
		return constKey{kind: 'b', s: string(v)}
	case *big.Int:
		return constKey{kind: 'I', s: string(v.Bytes()) + strconv.Itoa(v.Sign())}
	case complex128:
		return constKey{kind: 'c', n: math.Float64bits(real(v)), s: strconv.FormatUint(math.Float64bits(imag(v)), 36)}
	case tupleConst:
		return constKey{kind: 't', s: joinKeys(v)}
	case frozensetConst:
		return constKey{kind: 'z', s: joinKeys(v)}
	}
	return constKey{kind: 'E'}
}

// joinKeys makes one key of the keys of several constants.
func joinKeys(items []any) string {
	var b strings.Builder
	for _, v := range items {
		k := keyOf(v)
		b.WriteByte(k.kind)
		b.WriteString(strconv.FormatUint(k.n, 36))
		b.WriteByte(':')
		b.WriteString(strconv.Itoa(len(k.s)))
		b.WriteByte(':')
		b.WriteString(k.s)
	}
	return b.String()
}

// constant returns the index of a constant in the code object's table.
func (g *gen) constant(v any) int {
	if !g.reachable {
		return 0
	}
	k := keyOf(v)
	if i, ok := g.constAt[k]; ok {
		return i
	}
	i := g.addConst(g.value(v))
	g.constAt[k] = i
	return i
}

// addConst appends a constant that is never shared.
func (g *gen) addConst(v objects.Value) int {
	g.consts = append(g.consts, v)
	return len(g.consts) - 1
}

// strConst returns the index of a string constant.
func (g *gen) strConst(s string) int { return g.constant(syntax.Str(s)) }

// loadConst puts a constant into register d.
func (g *gen) loadConst(p *syntax.Pos, v any, d int) {
	if g.reachable {
		g.emit32(p, opcode.LoadK, d, g.constant(v))
	}
}

// constReg puts a constant into a fresh temporary.
func (g *gen) constReg(p *syntax.Pos, v any) int {
	r := g.alloc()
	g.loadConst(p, v, r)
	return r
}

// value makes the object of a constant.
func (c *compiler) value(v any) objects.Value {
	switch v := v.(type) {
	case nil:
		return objects.None
	case bool:
		if v {
			return objects.True
		}
		return objects.False
	case int64:
		return objects.Int(v)
	case float64:
		return objects.Float(v)
	case syntax.Str:
		if len(v) <= 64 && isIdentifier(string(v)) {
			return c.str(string(v)).Value()
		}
		return objects.NewStr(string(v)).Value()
	case syntax.Bytes:
		return objects.NewBytes([]byte(v))
	case *big.Int:
		return objects.NewBigInt(v)
	case complex128:
		return objects.NewComplex(v)
	case tupleConst:
		return objects.NewTuple(c.values(v))
	case frozensetConst:
		if th := c.opts.Thread; th != nil {
			if s, err := objects.NewFrozenSet(th, c.values(v)); err == nil {
				return s
			}
		}
		return objects.NewTuple(c.values(v)) // as good for `in`, only slower
	}
	return objects.Ellipsis
}

// values makes the objects of several constants.
func (c *compiler) values(items []any) []objects.Value {
	out := make([]objects.Value, len(items))
	for i, v := range items {
		out[i] = c.value(v)
	}
	return out
}

// isIdentifier tells if a string looks like a name: such constants are interned.
func isIdentifier(s string) bool {
	for i := 0; i < len(s); i++ {
		ch := s[i]
		if ch != '_' && (ch < '0' || ch > '9') && (ch < 'a' || ch > 'z') && (ch < 'A' || ch > 'Z') {
			return false
		}
	}
	return true
}
