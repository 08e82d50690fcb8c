package objects

import (
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"unsafe"
)

// BigInt is an int beyond 64 bits. One that fits is always immediate, so an int has one form only. V never changes.
type BigInt struct {
	Header
	V big.Int
}

// A shortBig is a BigInt and its words in one piece of memory.
type shortBig struct {
	BigInt
	words [4]big.Word
}

// newBig returns a number to compute into, with room for a few words.
func newBig() *shortBig {
	x := &shortBig{BigInt: BigInt{Header: Header{IntType}}}
	x.V.SetBits(x.words[:0])
	return x
}

// value returns x as a value, immediate if it fits.
func (x *BigInt) value() Value {
	if x.V.IsInt64() {
		return Int(x.V.Int64())
	}
	return FromPtr(unsafe.Pointer(x))
}

// NewBigInt returns the int b, which it keeps: b may not change afterwards.
func NewBigInt(b *big.Int) Value {
	if b.IsInt64() {
		return Int(b.Int64())
	}
	x := &BigInt{Header: Header{IntType}}
	x.V.SetBits(b.Bits())
	if b.Sign() < 0 {
		x.V.Neg(&x.V)
	}
	return FromPtr(unsafe.Pointer(x))
}

// IntOfUint returns the int u.
func IntOfUint(u uint64) Value {
	if u <= math.MaxInt64 {
		return Int(int64(u))
	}
	return int128(false, 0, u)
}

// asInt returns the number of any int, bools and subclasses included: in b if it is not nil, else in i.
func asInt(v Value) (i int64, b *big.Int, ok bool) {
	if v.IsInt() || v.IsBool() {
		return int64(v.N), nil, true
	}
	t := v.Type()
	if t.Flags&FlagIntSub == 0 {
		return 0, nil, false
	}
	if t != IntType {
		if v = Unbox(v); v.IsInt() {
			return int64(v.N), nil, true
		}
	}
	return 0, &(*BigInt)(v.P).V, true
}

// bigOf returns the number that asInt returned, as a big.Int.
func bigOf(i int64, b *big.Int) *big.Int {
	if b == nil {
		return big.NewInt(i)
	}
	return b
}

// plainInt returns the exact int of any int, such as 1 for True.
func plainInt(v Value) Value {
	if v.IsBool() {
		return Int(int64(v.N))
	}
	return Unbox(v)
}

// AsBig returns the number of any int, bools and subclasses included. It may be shared: it must not be changed.
func AsBig(v Value) (*big.Int, bool) {
	i, b, ok := asInt(v)
	if !ok {
		return nil, false
	}
	return bigOf(i, b), true
}

// AsInt64 returns the number of any int that fits 64 bits, bools and subclasses included.
func AsInt64(v Value) (int64, bool) {
	i, b, ok := asInt(v)
	return i, ok && b == nil
}

const hashMod = 1<<61 - 1

// hashInt is the hash of an int: its value modulo the prime 2**61 - 1, with its sign.
func hashInt(i int64) int64 {
	if i > -hashMod && i < hashMod {
		if i == -1 {
			return -2
		}
		return i
	}
	if i < 0 {
		return hashSign(int64(uint64(-i)%hashMod), true)
	}
	return i % hashMod
}

func hashSign(h int64, neg bool) int64 {
	if neg {
		h = -h
	}
	if h == -1 {
		return -2
	}
	return h
}

// hashBig is hashInt for any size: 2**64 is 8 modulo 2**61 - 1, so each word multiplies by 8, a rotation by 3 of 61 bits.
func hashBig(b *big.Int) int64 {
	var h uint64
	words := b.Bits()
	for i := len(words) - 1; i >= 0; i-- {
		h = (h<<3 | h>>58) & hashMod
		w := uint64(words[i])
		h += w&hashMod + w>>61
		h = h&hashMod + h>>61
		if h >= hashMod {
			h -= hashMod
		}
	}
	return hashSign(int64(h), b.Sign() < 0)
}

// AddInt returns a + b.
func AddInt(a, b int64) Value {
	if s := a + b; (s > a) == (b > 0) {
		return Int(s)
	}
	// They have the same sign.
	x, neg := magnitude(a)
	y, _ := magnitude(b)
	lo, hi := bits.Add64(x, y, 0)
	return int128(neg, hi, lo)
}

// SubInt returns a - b.
func SubInt(a, b int64) Value {
	if d := a - b; (d < a) == (b > 0) {
		return Int(d)
	}
	// They have different signs.
	x, neg := magnitude(a)
	y, _ := magnitude(b)
	lo, hi := bits.Add64(x, y, 0)
	return int128(neg, hi, lo)
}

// MulInt returns a * b.
func MulInt(a, b int64) Value {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	// The signed high half; the product fits if it is the sign extension of the low half.
	h := int64(hi) - a>>63&b - b>>63&a
	if h == int64(lo)>>63 {
		return Int(int64(lo))
	}
	x, xneg := magnitude(a)
	y, yneg := magnitude(b)
	hi, lo = bits.Mul64(x, y)
	return int128(xneg != yneg, hi, lo)
}

// NegInt returns -a.
func NegInt(a int64) Value { return SubInt(0, a) }

// FloorDivInt returns a // b for b != 0.
func FloorDivInt(a, b int64) Value {
	if b == -1 {
		return NegInt(a)
	}
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return Int(q)
}

// ModInt returns a % b for b != 0.
func ModInt(a, b int64) Value {
	if b == -1 {
		return Int(0)
	}
	m := a % b
	if m != 0 && (m < 0) != (b < 0) {
		m += b
	}
	return Int(m)
}

// DivInt returns a / b, rounded once. ZeroDivisionError if b is 0.
func DivInt(th *Thread, a, b int64) (Value, error) {
	if b == 0 {
		return Value{}, zeroDivision(th)
	}
	const exact = 1 << 53
	if a >= -exact && a <= exact && b >= -exact && b <= exact {
		return Float(float64(a) / float64(b)), nil
	}
	return divBig(th, big.NewInt(a), big.NewInt(b))
}

func zeroDivision(th *Thread) error { return RaiseMsg(th, ZeroDivisionErrorType, "division by zero") }

// divBig returns a / b rounded to nearest even: the quotient is computed to more bits than a float has, with a sticky last
// bit for the remainder.
func divBig(th *Thread, a, b *big.Int) (Value, error) {
	if b.Sign() == 0 {
		return Value{}, zeroDivision(th)
	}
	if a.Sign() == 0 {
		return Float(math.Copysign(0, float64(b.Sign()))), nil
	}
	x, y := new(big.Int).Abs(a), new(big.Int).Abs(b)
	shift := y.BitLen() - x.BitLen() + 66
	if shift > 0 {
		x.Lsh(x, uint(shift))
	} else {
		y.Lsh(y, uint(-shift))
	}
	q, r := new(big.Int).QuoRem(x, y, new(big.Int))
	if r.Sign() != 0 {
		q.SetBit(q, 0, 1)
	}
	m := new(big.Float).SetPrec(128).SetInt(q)
	f, _ := m.SetMantExp(m, -shift).Float64()
	if math.IsInf(f, 0) {
		return Value{}, RaiseMsg(th, OverflowErrorType, "integer division result too large for a float")
	}
	if a.Sign() != b.Sign() {
		f = -f
	}
	return Float(f), nil
}

// maxBits bounds the size of an int; what would be larger is a MemoryError.
const maxBits = 1 << 36

// ShiftInt returns a << n for n >= 0.
func ShiftInt(th *Thread, a, n int64) (Value, error) {
	if a == 0 || n < 63 && a<<n>>n == a {
		return Int(a << n), nil
	}
	return shiftBig(th, big.NewInt(a), n)
}

func shiftBig(th *Thread, a *big.Int, n int64) (Value, error) {
	if n > maxBits {
		return Value{}, Raise(th, MemoryErrorType)
	}
	if err := th.Reserve(int(n / 8)); err != nil {
		return Value{}, err
	}
	x := newBig()
	x.V.Lsh(a, uint(n))
	return x.value(), nil
}

func intRepr(th *Thread, v Value) (*Str, error) {
	i, b, _ := asInt(v)
	if b == nil {
		return strInt(i), nil
	}
	if err := checkDigits(th, b); err != nil {
		return nil, err
	}
	return newASCII(b.String()), nil
}

// strInt returns str(i).
func strInt(i int64) *Str {
	var buf [20]byte
	return copyStr8(strconv.AppendInt(buf[:0], i, 10), formASCII)
}

func intHash(th *Thread, v Value) (int64, error) {
	i, b, _ := asInt(v)
	if b == nil {
		return hashInt(i), nil
	}
	return hashBig(b), nil
}

// CompareInts orders two ints, bools and subclasses included; ok is false if either is none.
func CompareInts(a, b Value) (c int, ok bool) {
	x, bx, ok := asInt(a)
	y, by, ok2 := asInt(b)
	switch {
	case !ok || !ok2:
		return 0, false
	case bx != nil && by != nil:
		return bx.Cmp(by), true
	case bx != nil:
		return bx.Sign(), true
	case by != nil:
		return -by.Sign(), true
	case x < y:
		return -1, true
	case x > y:
		return 1, true
	}
	return 0, true
}

func intRichCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	c, ok := CompareInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	return Bool(cmpResult(c, op)), nil
}
