// Package cmath is the module cmath: functions of complex numbers. Where package math tells of a function of real numbers that
// the last digit may differ from CPython's, that of the functions here may, too.
package cmath

import (
	"math"
	"math/cmplx"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/internal/libm"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// Module describes the module.
func Module() *ext.Module {
	m := &ext.Module{
		Name: "cmath", Effect: ext.Pure,
		Doc: "This module provides access to mathematical functions for complex\nnumbers.",
		Consts: map[string]value{
			"pi": ext.Float(math.Pi), "e": ext.Float(math.E), "tau": ext.Float(2 * math.Pi), "inf": ext.Float(math.Inf(1)), "nan": ext.Float(math.NaN()),
			"infj": ext.NewComplex(complex(0, math.Inf(1))), "nanj": ext.NewComplex(complex(0, math.NaN())),
		},
		Funcs: []ext.Func{
			{Name: "log", Sig: "z, base=?, /", Fn: logBase, Doc: "log(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z."},
			{Name: "phase", Sig: "z, /", Fn: phase, Doc: "Return argument, also known as the phase angle, of a complex."},
			{Name: "polar", Sig: "z, /", Fn: polar, Doc: "Convert a complex from rectangular coordinates to polar coordinates.\n\nr is the distance from 0 and phi the phase angle."},
			{Name: "rect", Sig: "r, phi, /", Fn: fromPolar, Doc: "Convert from polar coordinates to rectangular coordinates."},
			{Name: "isclose", Sig: "a, b, *, rel_tol=1e-09, abs_tol=0.0", Fn: isClose, Doc: "Determine whether two complex numbers are close in value.\n\n  rel_tol\n    maximum difference for being considered \"close\", relative to the\n    magnitude of the input values\n  abs_tol\n    maximum difference for being considered \"close\", regardless of the\n    magnitude of the input values\n\nReturn True if a is close in value to b, and False otherwise.\n\nFor the values to be considered close, the difference between them must be\nsmaller than at least one of the tolerances.\n\n-inf, inf and NaN behave similarly to the IEEE 754 Standard. That is, NaN is\nnot close to anything, even itself. inf and -inf are only close to themselves."},
			test("isfinite", "Return True if both the real and imaginary parts of z are finite, else False.", isFinite),
			test("isinf", "Checks if the real or imaginary part of z is infinite.", func(z complex128) bool { return math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) }),
			test("isnan", "Checks if the real or imaginary part of z not a number (NaN).", func(z complex128) bool { return math.IsNaN(real(z)) || math.IsNaN(imag(z)) }),
		},
	}
	for _, f := range []struct {
		name, doc string
		f         func(complex128) (complex128, fault)
	}{
		{"acos", "Return the arc cosine of z.", acos}, {"acosh", "Return the inverse hyperbolic cosine of z.", acosh},
		{"asin", "Return the arc sine of z.", turned(asinh)}, {"asinh", "Return the inverse hyperbolic sine of z.", asinh},
		{"atan", "Return the arc tangent of z.", turned(atanh)}, {"atanh", "Return the inverse hyperbolic tangent of z.", atanh},
		{"cos", "Return the cosine of z.", func(z complex128) (complex128, fault) { return cosh(times(z)) }},
		{"cosh", "Return the hyperbolic cosine of z.", cosh}, {"exp", "Return the exponential value e**z.", exp},
		{"log10", "Return the base-10 logarithm of z.", log10}, {"sin", "Return the sine of z.", turned(sinh)},
		{"sinh", "Return the hyperbolic sine of z.", sinh}, {"sqrt", "Return the square root of z.", sqrt},
		{"tan", "Return the tangent of z.", turned(tanh)}, {"tanh", "Return the hyperbolic tangent of z.", tanh},
	} {
		m.Funcs = append(m.Funcs, ext.Func{Name: f.name, Sig: "z, /", Doc: f.doc, Fn: func(th *thread, a []value) (value, error) {
			z, err := number(th, a[0])
			if err != nil {
				return value{}, err
			}
			return result(th)(f.f(z))
		}})
	}
	return m
}

// number converts an argument.
func number(th *thread, v value) (complex128, error) {
	z, ok, err := ext.NumberComplex(th, v)
	if err != nil || ok {
		return z, err
	}
	x, err := ext.AsFloat64(th, v)
	return complex(x, 0), err
}

// result makes a Python result of a function's.
func result(th *thread) func(w complex128, f fault) (value, error) {
	return func(w complex128, f fault) (value, error) {
		switch f {
		case domain:
			return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "math domain error")
		case overflow:
			return value{}, ext.RaiseMsg(th, ext.OverflowErrorType, "math range error")
		}
		return ext.NewComplex(w), nil
	}
}

func test(name, doc string, f func(complex128) bool) ext.Func {
	return ext.Func{Name: name, Sig: "z, /", Doc: doc, Fn: func(th *thread, a []value) (value, error) {
		z, err := number(th, a[0])
		if err != nil {
			return value{}, err
		}
		return ext.Bool(f(z)), nil
	}}
}

func logBase(th *thread, a []value) (value, error) {
	z, err := number(th, a[0])
	if err != nil {
		return value{}, err
	}
	w, f := log(z)
	if a[1].IsUndef() {
		return result(th)(w, f)
	}
	base, err := number(th, a[1])
	if err != nil {
		return value{}, err
	}
	b, g := log(base)
	if g != none || b == 0 { // a fault of the first logarithm alone goes unnoticed in CPython, too
		return result(th)(0, domain)
	}
	return ext.Binary(th, ext.OpDiv, ext.NewComplex(w), ext.NewComplex(b))
}

func phase(th *thread, a []value) (value, error) {
	z, err := number(th, a[0])
	if err != nil {
		return value{}, err
	}
	phi := libm.Atan2(imag(z), real(z))
	if phi == 0 && imag(z) != 0 && !math.IsInf(real(z), 0) {
		return result(th)(0, overflow)
	}
	return ext.Float(phi), nil
}

func polar(th *thread, a []value) (value, error) {
	z, err := number(th, a[0])
	if err != nil {
		return value{}, err
	}
	r := libm.Hypot(real(z), imag(z))
	if math.IsInf(r, 0) && isFinite(z) {
		return result(th)(0, overflow)
	}
	return ext.TupleOf(ext.Float(r), ext.Float(libm.Atan2(imag(z), real(z)))), nil
}

func fromPolar(th *thread, a []value) (value, error) {
	r, err := ext.AsFloat64(th, a[0])
	if err != nil {
		return value{}, err
	}
	phi, err := ext.AsFloat64(th, a[1])
	if err != nil {
		return value{}, err
	}
	return result(th)(rect(r, phi))
}

func isClose(th *thread, a []value) (value, error) {
	x, err := number(th, a[0])
	if err != nil {
		return value{}, err
	}
	y, err := number(th, a[1])
	if err != nil {
		return value{}, err
	}
	rel, err := ext.AsFloat64(th, a[2])
	if err != nil {
		return value{}, err
	}
	abs, err := ext.AsFloat64(th, a[3])
	if err != nil {
		return value{}, err
	}
	if rel < 0 || abs < 0 {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "tolerances must be non-negative")
	}
	if x == y {
		return ext.True, nil
	}
	if cmplx.IsInf(x) || cmplx.IsInf(y) {
		return ext.False, nil
	}
	size := func(z complex128) float64 { return libm.Hypot(real(z), imag(z)) }
	d := size(x - y)
	return ext.Bool(d <= rel*size(y) || d <= rel*size(x) || d <= abs), nil
}
