package libm

import (
	"bufio"
	"fmt"
	"math"
	"math/big"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// functions are the functions under test, all with two arguments.
func functions() map[string]func(x, y float64) float64 {
	fns := map[string]func(x, y float64) float64{"pow": Pow, "atan2": Atan2, "hypot": Hypot}
	for name, f := range map[string]func(float64) float64{"exp": Exp, "exp2": Exp2, "log": Log, "log2": Log2, "log10": Log10,
		"sin": Sin, "cos": Cos, "tan": Tan, "atan": Atan, "asin": Asin, "acos": Acos, "sinh": Sinh, "cosh": Cosh, "tanh": Tanh,
		"asinh": Asinh, "acosh": Acosh, "erf": Erf, "erfc": Erfc} {
		fns[name] = func(x, _ float64) float64 { return f(x) }
	}
	return fns
}

// TestAgainstRecorded compares with results recorded from CPython: lines of name, two arguments and the result, as the bits
// of floats. Results may be one off, but rarely.
func TestAgainstRecorded(t *testing.T) {
	f, err := os.Open("testdata/cpython.txt")
	require.NoError(t, err)
	defer f.Close()
	number := func(s string) float64 {
		u, err := strconv.ParseUint(s, 16, 64)
		require.NoError(t, err)
		return math.Float64frombits(u)
	}
	fns, total, off := functions(), 0, 0
	for sc := bufio.NewScanner(f); sc.Scan(); total++ {
		var name, a, b, want string
		_, err := fmt.Sscan(sc.Text(), &name, &a, &b, &want)
		require.NoError(t, err)
		x, y, w := number(a), number(b), number(want)
		if got := fns[name](x, y); got != w {
			off++
			assert.InDelta(t, 1, got/w, 0x1p-51, "%s(%v, %v)", name, x, y)
		}
	}
	assert.Less(t, off, total/100+1)
}

func TestSpecialCases(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	assert.Equal(t, inf, Exp(inf))
	assert.Zero(t, Exp(-inf))
	assert.Equal(t, inf, Exp(1000))
	assert.Zero(t, Exp(-1000))
	assert.Equal(t, 5e-324, Exp(-745))
	assert.Equal(t, 5e-324, Exp2(-1074))
	assert.True(t, math.IsNaN(Exp(nan)))
	assert.Equal(t, -inf, Log(0))
	assert.True(t, math.IsNaN(Log(-1)))
	assert.Equal(t, 3.0, Log10(1000))
	assert.Equal(t, -1074.0, Log2(5e-324))
	assert.Equal(t, -8.0, Pow(-2, 3))
	assert.Equal(t, 1.0, Pow(nan, 0))
	assert.True(t, math.IsNaN(Pow(-8, 1.0/3)))
	assert.Equal(t, math.Copysign(0, -1), Pow(math.Copysign(0, -1), 3))
	assert.True(t, math.Signbit(Sin(math.Copysign(0, -1))))
	assert.True(t, math.IsNaN(Sin(inf)))
	assert.Equal(t, math.Pi/2, Asin(1))
	assert.Equal(t, inf, Hypot(inf, nan))
	assert.Equal(t, 5.0, Hypot(3, 4))
}

func TestNorm(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	assert.Zero(t, Norm())
	assert.Equal(t, 13.0, Norm(3, -4, 12))
	assert.Equal(t, inf, Norm(nan, -inf))
	assert.True(t, math.IsNaN(Norm(nan, 1)))
	assert.Equal(t, 5e-324, Norm(5e-324, 5e-324))
	assert.Equal(t, 1.7320508075688772e+308, Norm(1e308, 1e308, 1e308))
}

// TestCbrt: the root must lie between the midpoints to its neighbours.
func TestCbrt(t *testing.T) {
	for i := 1.0; i < 1000; i++ {
		assert.Equal(t, -i, Cbrt(-i*i*i))
		x := i * 0.37
		r := Cbrt(x)
		lo, hi := meanCubed(math.Nextafter(r, 0), r), meanCubed(r, math.Nextafter(r, 1e9))
		assert.True(t, lo.Cmp(big.NewFloat(x)) < 0 && hi.Cmp(big.NewFloat(x)) > 0, "%v", x)
	}
	assert.Equal(t, 0x1p-358, Cbrt(0x1p-1074))
}

func meanCubed(a, b float64) *big.Float {
	m := new(big.Float).SetPrec(400).SetFloat64(a)
	m.Add(m, big.NewFloat(b))
	m.Quo(m, big.NewFloat(2))
	return m.Mul(m, new(big.Float).SetPrec(400).Mul(m, m))
}
