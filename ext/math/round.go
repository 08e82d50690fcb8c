package math

import (
	"math"

	"github.com/weftpy/weft/ext"
)

func roundFuncs() []ext.Func {
	return []ext.Func{
		{Name: "ceil", Sig: "x, /", Doc: "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.", Fn: rounder("__ceil__", math.Ceil)},
		{Name: "floor", Sig: "x, /", Doc: "Return the floor of x as an Integral.\n\nThis is the largest integer <= x.", Fn: rounder("__floor__", math.Floor)},
		{Name: "trunc", Sig: "x, /", Doc: "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.", Fn: trunc},
	}
}

// rounder rounds a number with its method, or else as a float.
func rounder(method string, f func(float64) float64) func(*ext.Thread, []ext.Value) (ext.Value, error) {
	return func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		v := a[0]
		if !v.IsFloat() {
			if m, ok := v.Type().Lookup(method); ok {
				return ext.CallBound(th, m, v, nil)
			}
		}
		x, err := ext.AsFloat64(th, v)
		if err != nil {
			return ext.Value{}, err
		}
		return intOf(th, f(x))
	}
}

// intOf converts a float without fraction to an int.
func intOf(th *ext.Thread, x float64) (ext.Value, error) {
	switch {
	case math.IsNaN(x):
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "cannot convert float NaN to integer")
	case math.IsInf(x, 0):
		return ext.Value{}, ext.RaiseMsg(th, ext.OverflowErrorType, "cannot convert float infinity to integer")
	}
	return ext.IntOfFloat(x), nil
}

func trunc(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	v := a[0]
	if v.IsFloat() {
		return intOf(th, math.Trunc(v.Float()))
	}
	m, ok := v.Type().Lookup("__trunc__")
	if !ok {
		return ext.Value{}, ext.Raisef(th, ext.TypeErrorType, "type %s doesn't define __trunc__ method", v.Type().MessageName())
	}
	return ext.CallBound(th, m, v, nil)
}
