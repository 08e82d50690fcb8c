package objects

import (
	"math/big"
	"math/bits"
)

// Arithmetic beyond 64 bits. math/big allocates little by itself if the numbers to compute into have room.

// A smallOperand holds an int that fits 64 bits as a big.Int, for an operation whose other operand doesn't fit.
type smallOperand struct {
	v    big.Int
	word [1]big.Word
}

func (s *smallOperand) set(i int64) *big.Int {
	if s.v.Bits() == nil {
		s.v.SetBits(s.word[:0])
	}
	return s.v.SetInt64(i)
}

// bigOperand is bigOf for operand n (0 or 1) of an operation that computes into other numbers and runs no Python code.
func (th *Thread) bigOperand(n int, i int64, b *big.Int) *big.Int {
	if b != nil {
		return b
	}
	return th.operands[n].set(i)
}

// newBigRoom is newBig with room for n words.
func newBigRoom(n int) *BigInt {
	x := newBig()
	if n > len(x.words) {
		x.V.SetBits(make([]big.Word, 0, n))
	}
	return &x.BigInt
}

// int128 returns the int whose magnitude is hi*2**64 + lo.
func int128(neg bool, hi, lo uint64) Value {
	x := newBig()
	x.words[0], x.words[1] = big.Word(lo), big.Word(hi)
	x.V.SetBits(x.words[:2])
	if neg {
		x.V.Neg(&x.V)
	}
	return x.value()
}

// magnitude returns |i| and whether i is negative.
func magnitude(i int64) (uint64, bool) {
	if i < 0 {
		return -uint64(i), true
	}
	return uint64(i), false
}

var bigOne = big.NewInt(1)

// floorDivMod returns a // b and a % b for b != 0.
func floorDivMod(a, b *big.Int) (q, m *big.Int) {
	q, m = new(big.Int), new(big.Int)
	floorDivModInto(q, m, a, b)
	return q, m
}

func floorDivModInto(q, m, a, b *big.Int) {
	q.QuoRem(a, b, m)
	if m.Sign() != 0 && m.Sign() != b.Sign() {
		m.Add(m, b)
		q.Sub(q, bigOne)
	}
}

func bigFloorDiv(x, y *big.Int) Value {
	q := newBig()
	var m big.Int
	floorDivModInto(&q.V, &m, x, y)
	return q.value()
}

func bigMod(x, y *big.Int) Value {
	if d := y.Bits(); len(d) == 1 {
		return modWord(x, d[0], y.Sign() < 0)
	}
	m := newBig()
	var q big.Int
	floorDivModInto(&q, &m.V, x, y)
	return m.value()
}

// modWord returns x modulo d, or -d if neg.
func modWord(x *big.Int, d big.Word, neg bool) Value {
	r, words := uint(0), x.Bits()
	for i := len(words) - 1; i >= 0; i-- {
		_, r = bits.Div(r, uint(words[i]), uint(d))
	}
	if r != 0 && (x.Sign() < 0) != neg {
		r = uint(d) - r
	}
	return int128(neg, 0, uint64(r))
}

func divModBig(x, y *big.Int) Value {
	q, m := newBig(), newBig()
	floorDivModInto(&q.V, &m.V, x, y)
	return TupleOf(q.value(), m.value())
}

// powModSmall returns x**y modulo m for m > 0 and y >= 0.
func powModSmall(x, y, m int64) int64 {
	mod := uint64(m)
	base, neg := magnitude(x)
	if base %= mod; neg && base != 0 {
		base = mod - base
	}
	times := func(a, b uint64) uint64 {
		hi, lo := bits.Mul64(a, b)
		return bits.Rem64(hi, lo, mod)
	}
	r := 1 % mod
	for ; y > 0; y >>= 1 {
		if y&1 != 0 {
			r = times(r, base)
		}
		base = times(base, base)
	}
	return int64(r)
}

// parseDecimal returns the number that decimal digits are, of which there may be many.
func parseDecimal(digits string) *big.Int {
	const chunk, unit = 18, 1e18
	if len(digits) > 40*chunk { // where the time grows with the square of the length
		x, _ := new(big.Int).SetString(digits, 10)
		return x
	}
	words := make([]big.Word, 0, len(digits)*10/(3*bits.UintSize)+1)
	for len(digits) > 0 {
		n := (len(digits)-1)%chunk + 1
		words = mulAddWord(words, unit, uint(smallDecimal(digits[:n])))
		digits = digits[n:]
	}
	return new(big.Int).SetBits(words)
}

// mulAddWord computes words*m + a in place.
func mulAddWord(words []big.Word, m, a uint) []big.Word {
	for i, w := range words {
		hi, lo := bits.Mul(uint(w), m)
		sum, carry := bits.Add(lo, a, 0)
		words[i], a = big.Word(sum), hi+carry
	}
	if a != 0 {
		words = append(words, big.Word(a))
	}
	return words
}

// smallDecimal returns the number that up to 18 decimal digits are.
func smallDecimal(digits string) int64 {
	n := int64(0)
	for i := range len(digits) {
		n = n*10 + int64(digits[i]-'0')
	}
	return n
}
