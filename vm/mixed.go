package vm

import (
	"math"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// exactInts is how far a float64 holds every int exactly.
const exactInts = 1 << 53

// mixed does the quickened arithmetic on two numbers of different kinds, and the division of two ints. Anything else, and what
// raises or gives a big int, it leaves to slow: then it returns false.
func (t *thread) mixed(pc, fp unsafe.Pointer, w uint32) bool {
	x, op := *rb(fp, pc), opcode.Op(w)
	var y value
	switch {
	case op <= qDivNN:
		y = *rc(fp, pc)
	case op <= qMulNI:
		y = objects.Int(immC(pc))
	default:
		y = *at(t.cb, int(opC(pc))*regSize)
	}
	if !isNumber(&x) || !isNumber(&y) {
		return false
	}
	d, ints := ra(fp, w), x.P != tagFloat && y.P != tagFloat
	a, b := toFloat(x), toFloat(y)
	switch op {
	case qAddNN, qAddNI, qAddNK:
		a += b
	case qSubNN, qSubNI, qSubNK:
		a -= b
	case qMulNN, qMulNI, qMulNK:
		a *= b
	default:
		if b == 0 || ints && max(math.Abs(a), math.Abs(b)) >= exactInts {
			return false
		}
		setFloat(d, a/b)
		return true
	}
	switch {
	case !ints:
		setFloat(d, a)
	case isSmall(x) && isSmall(y) && math.Abs(a) < exactInts:
		setInt(d, int64(a))
	default:
		return false
	}
	return true
}

// isSmall tells whether an int or bool fits 32 bits: what is less than exactInts of such is exact as a float64.
func isSmall(x value) bool { return x.N+1<<31 < 1<<32 }

// toFloat returns an int, bool or float as a float64.
func toFloat(x value) float64 {
	if x.P == tagFloat {
		return x.Float()
	}
	return float64(x.Int())
}

// compareMixed compares two numbers, of which one is no int. It leaves ints that are no float64 to others: then ok is false.
func compareMixed(x, y value, op objects.CmpOp) (r, ok bool) {
	if !isNumber(&x) || !isNumber(&y) || x.P == tagInt && y.P == tagInt {
		return false, false
	}
	a, b := toFloat(x), toFloat(y)
	if x.P == tagInt && math.Abs(a) >= exactInts || y.P == tagInt && math.Abs(b) >= exactInts {
		return false, false
	}
	switch op {
	case objects.LT:
		r = a < b
	case objects.LE:
		r = a <= b
	case objects.EQ:
		r = a == b
	case objects.NE:
		r = a != b
	case objects.GT:
		r = a > b
	case objects.GE:
		r = a >= b
	}
	return r, true
}

// jumpMixed compares numbers as compareMixed does, for a jump.
func jumpMixed(pc, fp unsafe.Pointer, w uint32) int {
	op := opcode.Op(w)
	var y value
	if op >= qJLtNI {
		op -= qJLtNI
		y = objects.Int(int64(int16(opB(pc))))
	} else {
		op -= qJLtNN
		y = *rb(fp, pc)
	}
	switch r, ok := compareMixed(*ra(fp, w), y, objects.CmpOp(op)); {
	case !ok:
		return fastSlow
	case r == (w&0x100 != 0):
		return fastJump
	}
	return fastDone
}
