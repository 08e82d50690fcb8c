// Package math is the module math: functions of floats, and of integers of any size.
//
// Results agree with CPython's on GNU/Linux but for the following, where the last digit may differ. sin, cos, tan, asin, acos,
// atan and atan2 are rounded correctly, which that platform's library doesn't always do: one or two results in a thousand
// differ. exp2, expm1, log1p, sinh, asinh, atanh, gamma and lgamma use the same methods as there but may differ about as often.
// cbrt is rounded correctly, while GNU's is off by a unit for every other argument.
package math

import (
	"math"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/internal/libm"
)

// Module returns the module's description.
func Module() *ext.Module {
	var funcs []ext.Func
	for _, part := range [][]ext.Func{realFuncs(), pairFuncs(), floatFuncs(), logFuncs(), intFuncs(), roundFuncs(), sumFuncs()} {
		funcs = append(funcs, part...)
	}
	return &ext.Module{
		Name:   "math",
		Doc:    "This module provides access to the mathematical functions\ndefined by the C standard.",
		Effect: ext.Pure,
		Funcs:  funcs,
		Consts: map[string]ext.Value{
			"pi": ext.Float(math.Pi), "e": ext.Float(math.E), "tau": ext.Float(2 * math.Pi),
			"inf": ext.Float(math.Inf(1)), "nan": ext.Float(math.NaN()),
		},
	}
}

func isFinite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

func domainError(th *ext.Thread) error {
	return ext.RaiseMsg(th, ext.ValueErrorType, "math domain error")
}

func rangeError(th *ext.Thread) error {
	return ext.RaiseMsg(th, ext.OverflowErrorType, "math range error")
}

// gotError raises ValueError with a message that ends in the argument's repr.
func gotError(th *ext.Thread, what string, x float64) error {
	r, err := ext.Repr(th, ext.Float(x))
	if err != nil {
		return err
	}
	return ext.Raisef(th, ext.ValueErrorType, "%s, got %s", what, r.String())
}

// A realFunc is a function of a real number to be made a Python function.
type realFunc struct {
	name, doc string
	f         func(float64) float64
	want      string // what is expected of the argument, if f is not defined everywhere: it returns NaN elsewhere
	overflow  bool   // an infinite result of a finite argument is a range error, not a domain error
}

// def makes the Python function. Where the result is NaN or infinite though the argument isn't, it raises.
func (r realFunc) def() ext.Func {
	return ext.Func{Name: r.name, Sig: "x, /", Doc: r.doc, Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		x, err := ext.AsFloat64(th, a[0])
		if err != nil {
			return ext.Value{}, err
		}
		y := r.f(x)
		switch {
		case isFinite(y):
		case math.IsNaN(y) && !math.IsNaN(x):
			return ext.Value{}, gotError(th, r.want, x)
		case math.IsInf(y, 0) && isFinite(x):
			if !r.overflow {
				return ext.Value{}, gotError(th, r.want, x)
			}
			return ext.Value{}, rangeError(th)
		}
		return ext.Float(y), nil
	}}
}

func realFuncs() []ext.Func {
	const (
		unit    = "expected a number in range from -1 up to 1"
		finite  = "expected a finite input"
		integer = "expected a noninteger or positive integer"
	)
	var defs []ext.Func
	for _, r := range []realFunc{
		{"acos", "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.", libm.Acos, unit, false},
		{"acosh", "Return the inverse hyperbolic cosine of x.", libm.Acosh, "expected argument value not less than 1", false},
		{"asin", "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.", libm.Asin, unit, false},
		{"asinh", "Return the inverse hyperbolic sine of x.", libm.Asinh, "", false},
		{"atan", "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.", libm.Atan, "", false},
		{"atanh", "Return the inverse hyperbolic tangent of x.", math.Atanh, "expected a number between -1 and 1", false},
		{"cbrt", "Return the cube root of x.", libm.Cbrt, "", false},
		{"cos", "Return the cosine of x (measured in radians).", libm.Cos, finite, false},
		{"cosh", "Return the hyperbolic cosine of x.", libm.Cosh, "", true},
		{"erf", "Error function at x.", libm.Erf, "", false},
		{"erfc", "Complementary error function at x.", libm.Erfc, "", false},
		{"exp", "Return e raised to the power of x.", libm.Exp, "", true},
		{"exp2", "Return 2 raised to the power of x.", libm.Exp2, "", true},
		{"expm1", "Return exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.", math.Expm1, "", true},
		{"fabs", "Return the absolute value of the float x.", math.Abs, "", false},
		{"log1p", "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero.", math.Log1p, "expected argument value > -1", false},
		{"sin", "Return the sine of x (measured in radians).", libm.Sin, finite, false},
		{"sinh", "Return the hyperbolic sine of x.", libm.Sinh, "", true},
		{"sqrt", "Return the square root of x.", math.Sqrt, "expected a nonnegative input", false},
		{"tan", "Return the tangent of x (measured in radians).", libm.Tan, finite, false},
		{"tanh", "Return the hyperbolic tangent of x.", libm.Tanh, "", false},
	} {
		defs = append(defs, r.def())
	}
	gammas := []realFunc{
		{"gamma", "Gamma function at x.", gamma, integer, true},
		{"lgamma", "Natural logarithm of absolute value of Gamma function at x.", lgamma, integer, true},
	}
	for _, r := range gammas {
		defs = append(defs, gammaDef(r, integer))
	}
	return defs
}

// gammaDef is a function that has poles at 0 and the negative integers.
func gammaDef(r realFunc, want string) ext.Func {
	def := r.def()
	plain := def.Fn
	def.Fn = func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		x, err := ext.AsFloat64(th, a[0])
		if err != nil {
			return ext.Value{}, err
		}
		if x <= 0 && x == math.Floor(x) && !math.IsInf(x, 0) {
			return ext.Value{}, gotError(th, want, x)
		}
		arg := [...]ext.Value{ext.Float(x)}
		return plain(th, arg[:])
	}
	return def
}

// plainFunc makes the Python function of a total function of a real number.
func plainFunc(name, doc string, f func(float64) ext.Value) ext.Func {
	return ext.Func{Name: name, Sig: "x, /", Doc: doc, Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		x, err := ext.AsFloat64(th, a[0])
		if err != nil {
			return ext.Value{}, err
		}
		return f(x), nil
	}}
}

func ulp(x float64) float64 {
	x = math.Abs(x)
	if !isFinite(x) {
		return x
	}
	if next := math.Nextafter(x, math.Inf(1)); !math.IsInf(next, 0) {
		return next - x
	}
	return x - math.Nextafter(x, 0)
}

func floatFuncs() []ext.Func {
	const (
		// The quotients are rounded before they are used, as in C.
		radians = float64(math.Pi) / 180
		degrees = 180 / float64(math.Pi)
	)
	return []ext.Func{
		plainFunc("degrees", "Convert angle x from radians to degrees.", func(x float64) ext.Value { return ext.Float(x * degrees) }),
		plainFunc("radians", "Convert angle x from degrees to radians.", func(x float64) ext.Value { return ext.Float(x * radians) }),
		plainFunc("isfinite", "Return True if x is neither an infinity nor a NaN, and False otherwise.", func(x float64) ext.Value { return ext.Bool(isFinite(x)) }),
		plainFunc("isinf", "Return True if x is a positive or negative infinity, and False otherwise.", func(x float64) ext.Value { return ext.Bool(math.IsInf(x, 0)) }),
		plainFunc("isnan", "Return True if x is a NaN (not a number), and False otherwise.", func(x float64) ext.Value { return ext.Bool(math.IsNaN(x)) }),
		plainFunc("ulp", "Return the value of the least significant bit of the float x.", func(x float64) ext.Value { return ext.Float(ulp(x)) }),
		plainFunc("frexp", "Return the mantissa and exponent of x, as pair (m, e).\n\nIf x is a finite nonzero number, then m is a float with\n0.5 <= abs(m) < 1.0 and an integer e is such that\nx == m * 2**e exactly.  Else, return (x, 0).", func(x float64) ext.Value {
			m, e := math.Frexp(x)
			return ext.TupleOf(ext.Float(m), ext.Int(int64(e)))
		}),
		plainFunc("modf", "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats.", func(x float64) ext.Value {
			whole := math.Trunc(x)
			frac := math.Copysign(x-whole, x)
			if math.IsInf(x, 0) {
				frac = math.Copysign(0, x)
			}
			return ext.TupleOf(ext.Float(frac), ext.Float(whole))
		}),
	}
}
