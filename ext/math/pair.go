package math

import (
	"math"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/internal/libm"
)

// floats converts arguments to floats.
func floats(th *ext.Thread, dst []float64, a []ext.Value) error {
	for i := range dst {
		f, err := ext.AsFloat64(th, a[i])
		if err != nil {
			return err
		}
		dst[i] = f
	}
	return nil
}

// pairFunc makes the Python function of a function of two real numbers.
func pairFunc(name, sig, doc string, f func(th *ext.Thread, x, y float64) (float64, error)) ext.Func {
	return ext.Func{Name: name, Sig: sig, Doc: doc, Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		var v [2]float64
		if err := floats(th, v[:], a); err != nil {
			return ext.Value{}, err
		}
		r, err := f(th, v[0], v[1])
		return ext.Float(r), err
	}}
}

func pairFuncs() []ext.Func {
	return []ext.Func{
		pairFunc("atan2", "y, x, /", "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered.",
			func(th *ext.Thread, y, x float64) (float64, error) { return libm.Atan2(y, x), nil }),
		pairFunc("copysign", "x, y, /", "Return a float with the magnitude (absolute value) of x but the sign of y.\n\nOn platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.\n",
			func(th *ext.Thread, x, y float64) (float64, error) { return math.Copysign(x, y), nil }),
		pairFunc("fmod", "x, y, /", "Return fmod(x, y), according to platform C.\n\nx % y may differ.", fmod),
		pairFunc("pow", "x, y, /", "Return x**y (x to the power of y).", pow),
		pairFunc("remainder", "x, y, /", "Difference between x and the closest integer multiple of y.\n\nReturn x - n*y where n*y is the closest integer multiple of y.\nIn the case where x is exactly halfway between two multiples of\ny, the nearest even value of n is used. The result is always exact.", remainder),
		{Name: "fma", Sig: "x, y, z, /", Doc: "Fused multiply-add operation.\n\nCompute (x * y) + z with a single round.", Fn: fma},
		{Name: "ldexp", Sig: "x, i, /", Doc: "Return x * (2**i).\n\nThis is essentially the inverse of frexp().", Fn: ldexp},
		{Name: "nextafter", Sig: "x, y, /, *, steps=None", Doc: "Return the floating-point value the given number of steps after x towards y.\n\nIf steps is not specified or is None, it defaults to 1.\n\nRaises a TypeError, if x or y is not a double, or if steps is not\nan integer.  Raises ValueError if steps is negative.", Fn: nextafter},
		{Name: "isclose", Sig: "a, b, *, rel_tol=1e-09, abs_tol=0.0", Doc: "Determine whether two floating-point numbers are close in value.\n\n  rel_tol\n    maximum difference for being considered \"close\", relative to the\n    magnitude of the input values\n  abs_tol\n    maximum difference for being considered \"close\", regardless of the\n    magnitude of the input values\n\nReturn True if a is close in value to b, and False otherwise.\n\nFor the values to be considered close, the difference between them\nmust be smaller than at least one of the tolerances.\n\n-inf, inf and NaN behave similarly to the IEEE 754 Standard.  That\nis, NaN is not close to anything, even itself.  inf and -inf are\nonly close to themselves.", Fn: isclose},
	}
}

func fmod(th *ext.Thread, x, y float64) (float64, error) {
	r := math.Mod(x, y)
	if math.IsNaN(r) && !math.IsNaN(x) && !math.IsNaN(y) {
		return 0, domainError(th)
	}
	return r, nil
}

func remainder(th *ext.Thread, x, y float64) (float64, error) {
	r := math.Remainder(x, y)
	if math.IsNaN(r) && !math.IsNaN(x) && !math.IsNaN(y) {
		return 0, domainError(th)
	}
	return r, nil
}

func pow(th *ext.Thread, x, y float64) (float64, error) {
	r := libm.Pow(x, y)
	if isFinite(r) || !isFinite(x) || !isFinite(y) {
		return r, nil
	}
	if math.IsNaN(r) || x == 0 {
		return 0, domainError(th)
	}
	return 0, rangeError(th)
}

func fma(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	var v [3]float64
	if err := floats(th, v[:], a); err != nil {
		return ext.Value{}, err
	}
	x, y, z := v[0], v[1], v[2]
	r := math.FMA(x, y, z)
	switch {
	case math.IsNaN(r) && !math.IsNaN(x) && !math.IsNaN(y) && !math.IsNaN(z):
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "invalid operation in fma")
	case math.IsInf(r, 0) && isFinite(x) && isFinite(y) && isFinite(z):
		return ext.Value{}, ext.RaiseMsg(th, ext.OverflowErrorType, "overflow in fma")
	}
	return ext.Float(r), nil
}

func ldexp(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	x, err := ext.AsFloat64(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	b, ok := ext.AsBig(a[1])
	if !ok {
		return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "Expected an int as second argument to ldexp.")
	}
	if x == 0 || !isFinite(x) {
		return ext.Float(x), nil
	}
	// Beyond this every number over- or underflows.
	const limit = 5000
	i := limit * b.Sign()
	if b.IsInt64() {
		i = int(min(max(b.Int64(), -limit), limit))
	}
	r := math.Ldexp(x, i)
	if math.IsInf(r, 0) {
		return ext.Value{}, rangeError(th)
	}
	return ext.Float(r), nil
}

func nextafter(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	var v [2]float64
	if err := floats(th, v[:], a); err != nil {
		return ext.Value{}, err
	}
	x, y := v[0], v[1]
	if a[2].IsNone() {
		return ext.Float(stepAfter(x, y)), nil
	}
	i, err := ext.IndexValue(th, a[2])
	if err != nil {
		return ext.Value{}, err
	}
	b, _ := ext.AsBig(i)
	if b.Sign() < 0 {
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "steps must be a non-negative integer")
	}
	steps := uint64(math.MaxUint64)
	if b.IsUint64() {
		steps = b.Uint64()
	}
	return ext.Float(stepsAfter(x, y, steps)), nil
}

// stepAfter is C's nextafter: equal arguments give y, which matters for zeros.
func stepAfter(x, y float64) float64 {
	if x == y {
		return y
	}
	return math.Nextafter(x, y)
}

func stepsAfter(x, y float64, steps uint64) float64 {
	switch {
	case steps == 0:
		return x
	case math.IsNaN(x) || math.IsNaN(y):
		return x + y
	case x == y:
		return y
	}
	// Doubles of one sign are ordered like their bits as integers.
	from, to := math.Float64bits(x), math.Float64bits(y)
	const sign = 1 << 63
	ax, ay := from&^sign, to&^sign
	if (from^to)&sign == 0 {
		switch {
		case ax > ay && ax-ay > steps:
			return math.Float64frombits(from - steps)
		case ax < ay && ay-ax > steps:
			return math.Float64frombits(from + steps)
		}
		return y
	}
	switch {
	case ax+ay <= steps:
		return y
	case steps < ax:
		return math.Float64frombits(from - steps)
	case steps == ax:
		return math.Copysign(0, x)
	}
	return math.Float64frombits(to&sign | (steps - ax))
}

func isclose(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	var v [4]float64
	if err := floats(th, v[:], a); err != nil {
		return ext.Value{}, err
	}
	x, y, rel, abs := v[0], v[1], v[2], v[3]
	switch {
	case rel < 0 || abs < 0:
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "tolerances must be non-negative")
	case x == y:
		return ext.True, nil
	case math.IsInf(x, 0) || math.IsInf(y, 0):
		return ext.False, nil
	}
	diff := math.Abs(x - y)
	return ext.Bool(diff <= math.Abs(rel*y) || diff <= math.Abs(rel*x) || diff <= abs), nil
}
