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

// Asinh returns the inverse hyperbolic sine of x.
// Source: the method of FreeBSD's msun, s_asinh.c.
func Asinh(x float64) float64 {
	a := math.Abs(x)
	var r float64
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0) || a < 0x1p-28:
		return x
	case a > 0x1p28:
		r = Log(a) + math.Ln2
	case a > 2:
		r = Log(float64(2*a) + 1/(math.Sqrt(float64(a*a)+1)+a))
	default:
		t := float64(a * a)
		r = math.Log1p(a + t/(1+math.Sqrt(1+t)))
	}
	return math.Copysign(r, x)
}

// Acosh returns the inverse hyperbolic cosine of x.
// Source: the method of FreeBSD's msun, e_acosh.c.
func Acosh(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case x < 1:
		return math.NaN()
	case x > 0x1p28:
		return Log(x) + math.Ln2
	case x > 2:
		return Log(float64(2*x) - 1/(x+math.Sqrt(float64(x*x)-1)))
	}
	t := x - 1
	return math.Log1p(t + math.Sqrt(float64(2*t)+float64(t*t)))
}
