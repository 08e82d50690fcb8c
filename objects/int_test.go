package objects

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// interesting are ints around the limits of 64 bits and beyond.
func interesting() []*big.Int {
	var n []*big.Int
	for _, shift := range []uint{0, 1, 31, 32, 53, 61, 62, 63, 64, 65, 127, 200} {
		b := new(big.Int).Lsh(big.NewInt(1), shift)
		for d := int64(-1); d <= 1; d++ {
			x := new(big.Int).Add(b, big.NewInt(d))
			n = append(n, x, new(big.Int).Neg(x))
		}
	}
	return n
}

func intValue(b *big.Int) Value { return NewBigInt(new(big.Int).Set(b)) }

func requireInt(t *testing.T, want *big.Int, v Value) {
	t.Helper()
	got, ok := AsBig(v)
	require.True(t, ok)
	require.Zero(t, want.Cmp(got), "want %v, got %v", want, got)
	require.Equal(t, want.IsInt64(), v.IsInt(), "an int that fits is immediate")
}

func TestIntArithmetic(t *testing.T) {
	th := newTestThread(t)
	op := func(o BinOp, a, b *big.Int) Value {
		v, err := Binary(th, o, intValue(a), intValue(b))
		require.NoError(t, err)
		return v
	}
	for _, a := range interesting() {
		for _, b := range interesting() {
			requireInt(t, new(big.Int).Add(a, b), op(OpAdd, a, b))
			requireInt(t, new(big.Int).Sub(a, b), op(OpSub, a, b))
			requireInt(t, new(big.Int).Mul(a, b), op(OpMul, a, b))
			requireInt(t, new(big.Int).Xor(a, b), op(OpXor, a, b))
			if b.Sign() == 0 {
				_, err := Binary(th, OpFloorDiv, intValue(a), intValue(b))
				require.True(t, IsRaised(err, ZeroDivisionErrorType))
				continue
			}
			q, _ := AsBig(op(OpFloorDiv, a, b))
			m, _ := AsBig(op(OpMod, a, b))
			sum := new(big.Int).Mul(q, b)
			require.Zero(t, a.Cmp(sum.Add(sum, m)))
			require.True(t, m.Sign() == 0 || m.Sign() == b.Sign() && m.CmpAbs(b) < 0)
			exact, _ := new(big.Rat).SetFrac(a, b).Float64()
			require.Equal(t, exact, op(OpDiv, a, b).Float())
		}
	}
}

func TestIntShifts(t *testing.T) {
	th := newTestThread(t)
	for _, a := range interesting() {
		for _, n := range []int64{0, 1, 62, 63, 64, 100} {
			l, err := Binary(th, OpLShift, intValue(a), Int(n))
			require.NoError(t, err)
			requireInt(t, new(big.Int).Lsh(a, uint(n)), l)
			r, err := Binary(th, OpRShift, intValue(a), Int(n))
			require.NoError(t, err)
			requireInt(t, new(big.Int).Rsh(a, uint(n)), r)
		}
	}
}

func TestHashes(t *testing.T) {
	mod := big.NewInt(hashMod)
	for _, a := range interesting() {
		want := new(big.Int).Rem(a, mod).Int64()
		if want == -1 {
			want = -2
		}
		assert.Equal(t, want, hashBig(a), "%v", a)
		if a.IsInt64() {
			assert.Equal(t, want, hashInt(a.Int64()), "%v", a)
		}
		if f, acc := a.Float64(); acc == big.Exact {
			assert.Equal(t, want, HashFloat(f), "%v", a)
		}
	}
	assert.Equal(t, int64(1152921504606846977), HashFloat(1.5))
	assert.Equal(t, int64(314159), HashFloat(math.Inf(1)))
}

func TestParseInt(t *testing.T) {
	th := newTestThread(t)
	for _, c := range []struct {
		text string
		base int
		want int64
	}{{"0", 10, 0}, {"-12", 10, -12}, {"1_000", 10, 1000}, {"0x_ff", 16, 255}, {"0b11", 0, 3}, {"z", 36, 35}, {"00", 0, 0}} {
		v, err := parseInt(th, c.text, c.base, NewStr(c.text).Value())
		require.NoError(t, err, c.text)
		assert.Equal(t, Int(c.want), v, c.text)
	}
	for _, bad := range []string{"", "_1", "1_", "1__0", "0x", "+-1", "1 0"} {
		_, err := parseInt(th, bad, 10, NewStr(bad).Value())
		assert.True(t, IsRaised(err, ValueErrorType), bad)
	}
	_, err := parseInt(th, "010", 0, NewStr("010").Value())
	assert.True(t, IsRaised(err, ValueErrorType))
}

func TestCompareFloatInt(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		i := int64(rnd.Uint64()) >> rnd.IntN(60)
		f := float64(i)
		want := new(big.Float).SetFloat64(f).Cmp(new(big.Float).SetInt64(i))
		assert.Equal(t, want, compareFloatInt(f, Int(i)))
	}
}

func TestRoundFloat(t *testing.T) {
	for _, c := range []struct {
		f    float64
		n    int
		want float64
	}{{2.675, 2, 2.67}, {0.5, 0, 0}, {1.5, 0, 2}, {1234.5, -2, 1200}, {50, -2, 0}, {150, -2, 200}, {50.5, -2, 100}, {1e300, -400, 0}} {
		r, ok := RoundFloat(c.f, c.n)
		assert.True(t, ok)
		assert.Equal(t, c.want, r, "round(%v, %d)", c.f, c.n)
	}
	_, ok := RoundFloat(1.7e308, -308)
	assert.False(t, ok)
}

func TestParseFloat(t *testing.T) {
	for text, want := range map[string]float64{"1.5": 1.5, "1_0.0_1": 10.01, ".5": 0.5, "1e5_0": 1e50, "-inf": math.Inf(-1), "1e999": math.Inf(1)} {
		f, ok := ParseFloat(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, f, text)
	}
	for _, bad := range []string{"", "1__0", "_1", "1_e5", "0x10", "1e", "infin", "+-1"} {
		_, ok := ParseFloat(bad)
		assert.False(t, ok, bad)
	}
}

func TestRange(t *testing.T) {
	th := newTestThread(t)
	for _, c := range []struct{ start, stop, step int64 }{{0, 5, 1}, {5, 0, -2}, {0, 10, 3}, {3, 3, 1}, {0, -5, 1}, {-7, 8, 5}} {
		r := NewRange(Int(c.start), Int(c.stop), Int(c.step))
		var want []int64
		for i := c.start; c.step > 0 && i < c.stop || c.step < 0 && i > c.stop; i += c.step {
			want = append(want, i)
		}
		got := goInts(t, th, r)
		assert.Equal(t, append([]int64{}, want...), got)
		for x := int64(-10); x <= 10; x++ {
			in, err := Contains(th, r, Int(x))
			require.NoError(t, err)
			assert.Equal(t, assert.ObjectsAreEqual(true, containsInt(want, x)), in)
		}
	}
	huge := new(big.Int).Lsh(big.NewInt(1), 100)
	r := NewRange(intValue(huge), intValue(new(big.Int).Add(huge, big.NewInt(3))), Int(1))
	n, err := Len(th, r)
	require.NoError(t, err)
	assert.Equal(t, 3, n)
}

func containsInt(s []int64, x int64) bool {
	for _, y := range s {
		if x == y {
			return true
		}
	}
	return false
}
