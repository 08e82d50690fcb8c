package compile

import (
	"math"
	"math/big"
	"math/cmplx"

	"github.com/weftpy/weft/vm/syntax"
)

// CPython's limits on the size of what constant expressions may grow to.
const (
	maxFoldBits  = 128  // ints
	maxFoldItems = 256  // tuples
	maxFoldStr   = 4096 // strings
)

// fold evaluates a constant expression: ok is false for any other, and for those whose evaluation fails or grows too big.
func fold(e syntax.Expr) (v any, ok bool) {
	switch e := e.(type) {
	case *syntax.Constant:
		return e.Value, true
	case *syntax.UnaryOp:
		return foldUnary(e)
	case *syntax.BinOp:
		r, ok := fold(e.Right) // first: in a long sum the right operand is the short one
		if !ok {
			return nil, false
		}
		l, ok := fold(e.Left)
		if !ok {
			return nil, false
		}
		return foldBinary(e.Op, l, r)
	case *syntax.Tuple:
		return foldTuple(e)
	case *syntax.Subscript:
		return foldSubscript(e)
	}
	return nil, false
}

// foldTuple evaluates a tuple of constants.
func foldTuple(e *syntax.Tuple) (any, bool) {
	if e.Ctx != syntax.Load {
		return nil, false
	}
	return foldItems(e.Elts)
}

// foldItems evaluates several constants to a tuple.
func foldItems(elts []syntax.Expr) (any, bool) {
	for _, e := range elts { // most displays aren't constant: find out before allocating
		switch e.(type) {
		case *syntax.Constant, *syntax.Tuple, *syntax.UnaryOp, *syntax.BinOp, *syntax.Subscript:
		default:
			return nil, false
		}
	}
	t := make(tupleConst, len(elts))
	for i, e := range elts {
		v, ok := fold(e)
		if !ok {
			return nil, false
		}
		t[i] = v
	}
	return t, true
}

// foldContainer evaluates the right operand of `in`: displays nobody else can see become constants.
func foldContainer(e syntax.Expr) (any, bool) {
	switch e := e.(type) {
	case *syntax.List:
		return foldItems(e.Elts)
	case *syntax.Set:
		if v, ok := foldItems(e.Elts); ok {
			return frozensetConst(v.(tupleConst)), true
		}
	case *syntax.Tuple:
		return foldTuple(e)
	}
	return nil, false
}

// foldTruth tells the truth of a constant expression.
func (g *gen) foldTruth(e syntax.Expr) (truth, ok bool) {
	if n, isName := e.(*syntax.Name); isName {
		return g.opts.Optimize == 0, n.Id == "__debug__"
	}
	if u, isUnary := e.(*syntax.UnaryOp); isUnary && u.Op == syntax.Not {
		t, ok := g.foldTruth(u.Operand)
		return !t, ok
	}
	v, ok := fold(e)
	return ok && isTrue(v), ok
}

// isTrue tells the truth of a constant.
func isTrue(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case bool:
		return v
	case int64:
		return v != 0
	case float64:
		return v != 0
	case complex128:
		return v != 0
	case syntax.Str:
		return v != ""
	case syntax.Bytes:
		return v != ""
	case tupleConst:
		return len(v) > 0
	}
	return true
}

// bigOf returns an int or bool constant as a big integer, or nil.
func bigOf(v any) *big.Int {
	switch v := v.(type) {
	case bool:
		return big.NewInt(int64(bit(v)))
	case int64:
		return big.NewInt(v)
	case *big.Int:
		return v
	}
	return nil
}

// norm returns the normal form of an integer constant.
func norm(i *big.Int) any {
	if i.IsInt64() {
		return i.Int64()
	}
	return i
}

// foldUnary evaluates an operator with a constant operand.
func foldUnary(e *syntax.UnaryOp) (any, bool) {
	v, ok := fold(e.Operand)
	if !ok {
		return nil, false
	}
	if e.Op == syntax.Not {
		return !isTrue(v), true
	}
	if i := bigOf(v); i != nil {
		switch e.Op {
		case syntax.USub:
			return norm(new(big.Int).Neg(i)), true
		case syntax.UAdd:
			return norm(i), true
		}
		if _, isBool := v.(bool); isBool {
			return nil, false // deprecated: leave the warning to run time
		}
		return norm(new(big.Int).Not(i)), true
	}
	switch v := v.(type) {
	case float64:
		switch e.Op {
		case syntax.USub:
			return -v, true
		case syntax.UAdd:
			return v, true
		}
	case complex128:
		switch e.Op {
		case syntax.USub:
			return -v, true
		case syntax.UAdd:
			return v, true
		}
	}
	return nil, false
}

// foldBinary evaluates an operator with constant operands.
func foldBinary(op syntax.Operator, l, r any) (any, bool) {
	if a, ok := l.(bool); ok {
		if b, ok := r.(bool); ok && (op == syntax.BitAnd || op == syntax.BitOr || op == syntax.BitXor) {
			return foldBools(op, a, b), true
		}
	}
	if a, b := bigOf(l), bigOf(r); a != nil && b != nil {
		return foldInts(op, a, b)
	}
	switch l := l.(type) {
	case syntax.Str:
		return foldText(op, l, r)
	case syntax.Bytes:
		return foldText(op, l, r)
	case tupleConst:
		return foldTuples(op, l, r)
	}
	switch r := r.(type) {
	case syntax.Str, syntax.Bytes, tupleConst:
		if op == syntax.Mult && bigOf(l) != nil {
			return foldBinary(op, r, l)
		}
		return nil, false
	}
	if x, ok := floatOf(l); ok {
		if y, ok := floatOf(r); ok {
			return foldFloats(op, x, y)
		}
	}
	if x, ok := complexOf(l); ok {
		if y, ok := complexOf(r); ok {
			return foldComplex(op, l, r, x, y)
		}
	}
	return nil, false
}

// floatOf converts a constant to float as arithmetic does.
// foldBools computes a bitwise operator, which keeps bools.
func foldBools(op syntax.Operator, a, b bool) bool {
	switch op {
	case syntax.BitAnd:
		return a && b
	case syntax.BitOr:
		return a || b
	}
	return a != b
}

func floatOf(v any) (float64, bool) {
	if f, ok := v.(float64); ok {
		return f, true
	}
	i := bigOf(v)
	if i == nil {
		return 0, false
	}
	f, _ := new(big.Float).SetInt(i).Float64()
	return f, !math.IsInf(f, 0)
}

// complexOf converts a constant to complex.
func complexOf(v any) (complex128, bool) {
	if c, ok := v.(complex128); ok {
		return c, true
	}
	f, ok := floatOf(v)
	return complex(f, 0), ok
}

// foldInts evaluates an operator on ints.
func foldInts(op syntax.Operator, a, b *big.Int) (any, bool) {
	z := new(big.Int)
	switch op {
	case syntax.Add:
		z.Add(a, b)
	case syntax.Sub:
		z.Sub(a, b)
	case syntax.Mult:
		if a.BitLen()+b.BitLen() > maxFoldBits {
			return nil, false
		}
		z.Mul(a, b)
	case syntax.FloorDiv, syntax.Modulo:
		if b.Sign() == 0 {
			return nil, false
		}
		q, m := new(big.Int).QuoRem(a, b, z)
		if m.Sign() != 0 && m.Sign() != b.Sign() {
			q.Sub(q, big.NewInt(1))
			m.Add(m, b)
		}
		if op == syntax.FloorDiv {
			z = q
		}
	case syntax.Div:
		return foldIntDiv(a, b)
	case syntax.Pow:
		if b.Sign() < 0 || !b.IsInt64() || int64(a.BitLen())*b.Int64() > maxFoldBits {
			return nil, false
		}
		z.Exp(a, b, nil)
	case syntax.LShift:
		if !b.IsInt64() || b.Sign() < 0 || b.Int64() > maxFoldBits || int64(a.BitLen())+b.Int64() > maxFoldBits {
			return nil, false
		}
		z.Lsh(a, uint(b.Int64()))
	case syntax.RShift:
		if !b.IsInt64() || b.Sign() < 0 {
			return nil, false
		}
		z.Rsh(a, uint(min(b.Int64(), 1<<20)))
	case syntax.BitAnd:
		z.And(a, b)
	case syntax.BitOr:
		z.Or(a, b)
	case syntax.BitXor:
		z.Xor(a, b)
	default:
		return nil, false
	}
	return norm(z), true
}

// foldIntDiv evaluates a true division that is exact enough in floats.
func foldIntDiv(a, b *big.Int) (any, bool) {
	const exact = 53
	if b.Sign() == 0 || a.BitLen() > exact || b.BitLen() > exact {
		return nil, false
	}
	return float64(a.Int64()) / float64(b.Int64()), true
}

// foldFloats evaluates an operator on floats; what needs Python's own rounding or errors is left to run time.
func foldFloats(op syntax.Operator, x, y float64) (any, bool) {
	switch op {
	case syntax.Add:
		return x + y, true
	case syntax.Sub:
		return x - y, true
	case syntax.Mult:
		return x * y, true
	case syntax.Div:
		if y != 0 {
			return x / y, true
		}
	case syntax.Pow:
		if x > 0 {
			if z := math.Pow(x, y); !math.IsInf(z, 0) && y == math.Trunc(y) && math.Abs(y) < 3 {
				return z, true
			}
		}
	}
	return nil, false
}

// foldComplex evaluates the sums that write complex literals: 1+2j.
func foldComplex(op syntax.Operator, l, r any, x, y complex128) (any, bool) {
	if cmplx.IsNaN(x) || cmplx.IsNaN(y) {
		return nil, false
	}
	_, leftComplex := l.(complex128)
	_, rightComplex := r.(complex128)
	switch op {
	case syntax.Add:
		switch { // a real operand leaves the sign of the other's zero alone
		case !leftComplex:
			return complex(real(x)+real(y), imag(y)), true
		case !rightComplex:
			return complex(real(x)+real(y), imag(x)), true
		}
		return x + y, true
	case syntax.Sub:
		switch {
		case !leftComplex:
			return complex(real(x)-real(y), -imag(y)), true
		case !rightComplex:
			return complex(real(x)-real(y), imag(x)), true
		}
		return x - y, true
	}
	return nil, false
}

// foldText evaluates concatenation and repetition of strings or bytes.
func foldText[T ~string](op syntax.Operator, l T, r any) (any, bool) {
	switch r := r.(type) {
	case T:
		if op == syntax.Add && len(l)+len(r) <= maxFoldStr {
			return l + r, true
		}
	case int64:
		if op == syntax.Mult && (r <= 0 || l == "" || r <= int64(maxFoldStr/len(l))) {
			out := make([]byte, 0, len(l)*int(max(r, 0)%(maxFoldStr+1)))
			for ; r > 0 && l != ""; r-- {
				out = append(out, l...)
			}
			return T(out), true
		}
	}
	return nil, false
}

// foldTuples evaluates concatenation and repetition of tuples.
func foldTuples(op syntax.Operator, l tupleConst, r any) (any, bool) {
	switch r := r.(type) {
	case tupleConst:
		if op == syntax.Add && len(l)+len(r) <= maxFoldItems {
			return append(append(make(tupleConst, 0, len(l)+len(r)), l...), r...), true
		}
	case int64:
		if op == syntax.Mult && (r <= 0 || len(l) == 0 || r <= int64(maxFoldItems/len(l))) {
			t := tupleConst{}
			for ; r > 0 && len(l) > 0; r-- {
				t = append(t, l...)
			}
			return t, true
		}
	}
	return nil, false
}

// foldSubscript evaluates an index into a constant tuple, ASCII string or bytes.
func foldSubscript(e *syntax.Subscript) (any, bool) {
	if e.Ctx != syntax.Load {
		return nil, false
	}
	switch e.Value.(type) {
	case *syntax.Constant, *syntax.Tuple:
	default:
		return nil, false
	}
	iv, ok := fold(e.Slice)
	if !ok {
		return nil, false
	}
	i, ok := iv.(int64)
	if !ok {
		return nil, false
	}
	v, ok := fold(e.Value)
	if !ok {
		return nil, false
	}
	at := func(n int) (int64, bool) {
		if i < 0 {
			i += int64(n)
		}
		return i, i >= 0 && i < int64(n)
	}
	switch v := v.(type) {
	case tupleConst:
		if i, ok := at(len(v)); ok {
			return v[i], true
		}
	case syntax.Bytes:
		if i, ok := at(len(v)); ok {
			return int64(v[i]), true
		}
	case syntax.Str:
		for j := 0; j < len(v); j++ {
			if v[j] >= 0x80 {
				return nil, false
			}
		}
		if i, ok := at(len(v)); ok {
			return v[i : i+1], true
		}
	}
	return nil, false
}
