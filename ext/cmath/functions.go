package cmath

import (
	"math"

	"github.com/weftpy/weft/internal/libm"
)

// fault is what is wrong with an argument.
type fault uint8

const (
	none fault = iota
	domain
	overflow
)

// Limits beyond which the usual formulas overflow or lose their digits.
const (
	large    = math.MaxFloat64 / 4
	smallest = 0x1p-1022
)

var (
	sqrtLarge    = math.Sqrt(large)
	logLarge     = libm.Log(large)
	sqrtSmallest = math.Sqrt(smallest)
)

// isLarge tells whether a part of z is too large for the usual formulas.
func isLarge(z complex128) bool { return math.Abs(real(z)) > large || math.Abs(imag(z)) > large }

// logLargeAbs is the logarithm of the absolute value of 2z, for a large z.
func logLargeAbs(z complex128) float64 {
	return libm.Log(libm.Hypot(real(z)/2, imag(z)/2)) + 2*math.Ln2
}

// times and over turn z by 90 degrees: i z and -i z.
func times(z complex128) complex128 { return complex(-imag(z), real(z)) }
func over(z complex128) complex128  { return complex(imag(z), -real(z)) }

// turned makes a circular function of a hyperbolic one.
func turned(f func(complex128) (complex128, fault)) func(complex128) (complex128, fault) {
	return func(z complex128) (complex128, fault) {
		w, err := f(times(z))
		return over(w), err
	}
}

// Source of the formulas: W. Kahan, Branch cuts for complex elementary functions (1987), in the forms that CPython uses, so
// that the last digits agree.

func sqrt(z complex128) (complex128, fault) {
	if w, err, ok := special("sqrt", z); ok {
		return w, err
	}
	x, y := real(z), imag(z)
	if x == 0 && y == 0 {
		return complex(0, y), none
	}
	ax, ay := math.Abs(x), math.Abs(y)
	var s float64
	if ax < smallest && ay < smallest {
		const up, down = 53, -27
		ax = math.Ldexp(ax, up)
		s = math.Ldexp(math.Sqrt(ax+libm.Hypot(ax, math.Ldexp(ay, up))), down)
	} else {
		ax /= 8
		s = 2 * math.Sqrt(ax+libm.Hypot(ax, ay/8))
	}
	d := ay / (2 * s)
	if x >= 0 {
		return complex(s, math.Copysign(d, y)), none
	}
	return complex(d, math.Copysign(s, y)), none
}

func acos(z complex128) (complex128, fault) {
	if w, err, ok := special("acos", z); ok {
		return w, err
	}
	x, y := real(z), imag(z)
	if isLarge(z) {
		re := libm.Atan2(math.Abs(y), x)
		if x < 0 {
			return complex(re, -math.Copysign(logLargeAbs(z), y)), none
		}
		return complex(re, math.Copysign(logLargeAbs(z), -y)), none
	}
	a, _ := sqrt(complex(1-x, -y))
	b, _ := sqrt(complex(1+x, y))
	return complex(2*libm.Atan2(real(a), real(b)), libm.Asinh(float64(real(b)*imag(a))-float64(imag(b)*real(a)))), none
}

func acosh(z complex128) (complex128, fault) {
	if w, err, ok := special("acosh", z); ok {
		return w, err
	}
	x, y := real(z), imag(z)
	if isLarge(z) {
		return complex(logLargeAbs(z), libm.Atan2(y, x)), none
	}
	a, _ := sqrt(complex(x-1, y))
	b, _ := sqrt(complex(x+1, y))
	return complex(libm.Asinh(float64(real(a)*real(b))+float64(imag(a)*imag(b))), 2*libm.Atan2(imag(a), real(b))), none
}

func asinh(z complex128) (complex128, fault) {
	if w, err, ok := special("asinh", z); ok {
		return w, err
	}
	x, y := real(z), imag(z)
	if isLarge(z) {
		im := libm.Atan2(y, math.Abs(x))
		if y >= 0 {
			return complex(math.Copysign(logLargeAbs(z), x), im), none
		}
		return complex(-math.Copysign(logLargeAbs(z), -x), im), none
	}
	a, _ := sqrt(complex(1+y, -x))
	b, _ := sqrt(complex(1-y, x))
	return complex(libm.Asinh(float64(real(a)*imag(b))-float64(real(b)*imag(a))), libm.Atan2(y, float64(real(a)*real(b))-float64(imag(a)*imag(b)))), none
}

func atanh(z complex128) (complex128, fault) {
	if w, err, ok := special("atanh", z); ok {
		return w, err
	}
	x, y := real(z), imag(z)
	if math.Signbit(x) {
		w, err := atanh(-z)
		return -w, err
	}
	ay := math.Abs(y)
	switch {
	case x > sqrtLarge || ay > sqrtLarge:
		h := libm.Hypot(x/2, y/2)
		return complex(x/4/h/h, -math.Copysign(math.Pi/2, -y)), none
	case x == 1 && ay == 0:
		return complex(math.Inf(1), y), domain
	case x == 1 && ay < sqrtSmallest:
		return complex(-libm.Log(math.Sqrt(ay)/math.Sqrt(libm.Hypot(ay, 2))), math.Copysign(libm.Atan2(2, -ay)/2, y)), none
	}
	yy := float64(ay * ay)
	return complex(math.Log1p(4*x/(float64((1-x)*(1-x))+yy))/4, -libm.Atan2(-2*y, float64((1-x)*(1+x))-yy)/2), none
}

// overflowing returns w, and whether it overflowed.
func overflowing(re, im float64) (complex128, fault) {
	if math.IsInf(re, 0) || math.IsInf(im, 0) {
		return complex(re, im), overflow
	}
	return complex(re, im), none
}

// atInfinity is the result for an infinite x and a finite y other than 0: numbers of absolute value size with the signs of cos
// y and sin y, the latter ones changed by x's sign as re and im say.
func atInfinity(size, re, im, y float64) (complex128, fault) {
	return complex(re*math.Copysign(size, libm.Cos(y)), im*math.Copysign(size, libm.Sin(y))), none
}

func cosh(z complex128) (complex128, fault) {
	if w, err, ok := special("cosh", z); ok {
		return w, err
	}
	x, y := real(z), imag(z)
	switch {
	case math.IsInf(x, 0):
		return atInfinity(math.Inf(1), 1, math.Copysign(1, x), y)
	case math.Abs(x) > logLarge:
		less := x - math.Copysign(1, x)
		return overflowing(libm.Cos(y)*libm.Cosh(less)*math.E, libm.Sin(y)*libm.Sinh(less)*math.E)
	}
	return overflowing(libm.Cos(y)*libm.Cosh(x), libm.Sin(y)*libm.Sinh(x))
}

func sinh(z complex128) (complex128, fault) {
	if w, err, ok := special("sinh", z); ok {
		return w, err
	}
	x, y := real(z), imag(z)
	switch {
	case math.IsInf(x, 0):
		return atInfinity(math.Inf(1), math.Copysign(1, x), 1, y)
	case math.Abs(x) > logLarge:
		less := x - math.Copysign(1, x)
		return overflowing(libm.Cos(y)*libm.Sinh(less)*math.E, libm.Sin(y)*libm.Cosh(less)*math.E)
	}
	return overflowing(libm.Cos(y)*libm.Sinh(x), libm.Sin(y)*libm.Cosh(x))
}

func tanh(z complex128) (complex128, fault) {
	if w, err, ok := special("tanh", z); ok {
		return w, err
	}
	x, y := real(z), imag(z)
	switch {
	case math.IsInf(x, 0):
		return complex(math.Copysign(1, x), math.Copysign(0, 2*libm.Sin(y)*libm.Cos(y))), none
	case math.Abs(x) > logLarge:
		return complex(math.Copysign(1, x), 4*libm.Sin(y)*libm.Cos(y)*libm.Exp(-2*math.Abs(x))), none
	}
	tx, ty, cx := libm.Tanh(x), libm.Tan(y), 1/libm.Cosh(x)
	txty := tx * ty
	denom := 1 + float64(txty*txty)
	return complex(tx*(1+float64(ty*ty))/denom, ty/denom*cx*cx), none
}

func exp(z complex128) (complex128, fault) {
	if w, err, ok := special("exp", z); ok {
		return w, err
	}
	x, y := real(z), imag(z)
	switch {
	case math.IsInf(x, 1):
		return atInfinity(math.Inf(1), 1, 1, y)
	case math.IsInf(x, -1):
		return atInfinity(0, 1, 1, y)
	case x > logLarge:
		l := libm.Exp(x - 1)
		return overflowing(l*libm.Cos(y)*math.E, l*libm.Sin(y)*math.E)
	}
	l := libm.Exp(x)
	return overflowing(l*libm.Cos(y), l*libm.Sin(y))
}

func log(z complex128) (complex128, fault) {
	if w, err, ok := special("log", z); ok {
		return w, err
	}
	x, y := real(z), imag(z)
	im := libm.Atan2(y, x)
	ax, ay := math.Abs(x), math.Abs(y)
	switch {
	case ax == 0 && ay == 0:
		return complex(math.Inf(-1), im), domain
	case isLarge(z):
		return complex(libm.Log(libm.Hypot(ax/2, ay/2))+math.Ln2, im), none
	case ax < smallest && ay < smallest:
		const digits = 53
		return complex(libm.Log(libm.Hypot(math.Ldexp(ax, digits), math.Ldexp(ay, digits)))-digits*math.Ln2, im), none
	}
	h := libm.Hypot(ax, ay)
	if h < 0.71 || h > 1.73 {
		return complex(libm.Log(h), im), none
	}
	a, b := max(ax, ay), min(ax, ay)
	return complex(math.Log1p(float64((a-1)*(a+1))+float64(b*b))/2, im), none
}

func log10(z complex128) (complex128, fault) {
	w, err := log(z)
	return complex(real(w)/math.Ln10, imag(w)/math.Ln10), err
}

// rect converts polar coordinates.
func rect(r, phi float64) (complex128, fault) {
	if w, err, ok := special("rect", complex(r, phi)); ok {
		return w, err
	}
	switch {
	case math.IsInf(r, 0):
		return atInfinity(math.Inf(1), math.Copysign(1, r), math.Copysign(1, r), phi)
	case phi == 0:
		return complex(r, r*phi), none
	}
	return complex(r*libm.Cos(phi), r*libm.Sin(phi)), none
}
