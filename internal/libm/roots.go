package libm

import "math"

// Cbrt returns the cube root of x.
func Cbrt(x float64) float64 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return x
	}
	m, e := math.Frexp(x)
	k := (e+3000)/3 - 1000
	m = math.Ldexp(m, e-3*k)
	t := math.Cbrt(m)
	// One step of Newton's iteration, with the error of t exact.
	d := twoProd(t, t).mul(dd{t, 0}).add(dd{-m, 0})
	return math.Ldexp(t-d.hi/(3*t*t), k)
}

// Norm returns the Euclidean length of a vector.
func Norm(v ...float64) float64 {
	top, nan := 0.0, false
	for _, x := range v {
		if math.IsInf(x, 0) {
			return math.Inf(1)
		}
		nan = nan || math.IsNaN(x)
		top = max(top, math.Abs(x))
	}
	switch {
	case nan:
		return math.NaN()
	case top == 0:
		return 0
	case len(v) == 1:
		return top
	}
	_, e := math.Frexp(top)
	var sum dd
	for _, x := range v {
		x = math.Ldexp(x, -e)
		sum = sum.add(twoProd(x, x))
	}
	return math.Ldexp(sum.sqrt().hi, e)
}
