package libm

import "math"

// Sinh returns the hyperbolic sine of x.
// Source: the method of FreeBSD's msun, e_sinh.c.
func Sinh(x float64) float64 {
	h := math.Copysign(0.5, x)
	switch a := math.Abs(x); {
	case notFinite(x):
		return x
	case a < 0x1p-28:
		return x
	case a < 22:
		t := math.Expm1(a)
		if a < 1 {
			return h * (2*t - t*t/(t+1))
		}
		return h * (t + t/(t+1))
	case a < 709.78:
		return h * Exp(a)
	default:
		w := Exp(0.5 * a)
		return h * w * w
	}
}

// Cosh returns the hyperbolic cosine of x.
// Source: the method of FreeBSD's msun, e_cosh.c.
func Cosh(x float64) float64 {
	switch a := math.Abs(x); {
	case notFinite(x):
		return x * x
	case a < 0.5*math.Ln2:
		t := math.Expm1(a)
		w := 1 + t
		if a < 0x1p-55 {
			return w
		}
		return 1 + (t*t)/(w+w)
	case a < 22:
		t := Exp(a)
		return 0.5*t + 0.5/t
	case a < 709.78:
		return 0.5 * Exp(a)
	default:
		w := Exp(0.5 * a)
		return 0.5 * w * w
	}
}

// Tanh returns the hyperbolic tangent of x.
// Source: the method of FreeBSD's msun, s_tanh.c.
func Tanh(x float64) float64 {
	a, z := math.Abs(x), 1.0
	switch {
	case x != x || x == 0:
		return x
	case a < 0x1p-55:
		return x
	case a < 1:
		t := math.Expm1(-2 * a)
		z = -t / (t + 2)
	case a < 22:
		t := math.Expm1(2 * a)
		z = 1 - 2/(t+2)
	}
	return math.Copysign(z, x)
}
