package math

import (
	"math"
	"math/big"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/internal/libm"
)

func logFuncs() []ext.Func {
	return []ext.Func{
		{Name: "log", NoTextSig: true, Sig: "x, base=?, /", Doc: "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of x.", Fn: logBase},
		logFunc("log2", "Return the base 2 logarithm of x.", libm.Log2),
		logFunc("log10", "Return the base 10 logarithm of x.", libm.Log10),
	}
}

func logFunc(name, doc string, f func(float64) float64) ext.Func {
	return ext.Func{Name: name, Sig: "x, /", Doc: doc, Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		r, err := logOf(th, a[0], f)
		return ext.Float(r), err
	}}
}

func logBase(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	num, err := logOf(th, a[0], libm.Log)
	if err != nil || a[1].IsUndef() {
		return ext.Float(num), err
	}
	den, err := logOf(th, a[1], libm.Log)
	if err != nil {
		return ext.Value{}, err
	}
	return ext.Binary(th, ext.OpDiv, ext.Float(num), ext.Float(den))
}

// logOf applies f, a logarithm, to a number, which may be an int beyond the range of floats.
func logOf(th *ext.Thread, v ext.Value, f func(float64) float64) (float64, error) {
	if b, ok := ext.AsBig(v); ok {
		return logOfInt(th, b, f)
	}
	x, err := ext.AsFloat64(th, v)
	if err != nil {
		if !ext.IsRaised(err, ext.OverflowErrorType) {
			return 0, err
		}
		// An integer too large, by way of __index__.
		i, indexErr := ext.IndexValue(th, v)
		if indexErr != nil {
			return 0, err
		}
		b, _ := ext.AsBig(i)
		return logOfInt(th, b, f)
	}
	if x <= 0 {
		return 0, gotError(th, "expected a positive input", x)
	}
	return f(x), nil
}

func logOfInt(th *ext.Thread, b *big.Int, f func(float64) float64) (float64, error) {
	if b.Sign() <= 0 {
		return 0, ext.RaiseMsg(th, ext.ValueErrorType, "expected a positive input")
	}
	if x, _ := b.Float64(); !math.IsInf(x, 0) {
		return f(x), nil
	}
	m := new(big.Float).SetInt(b)
	e := m.MantExp(m)
	x, _ := m.Float64()
	return f(x) + float64(f(2)*float64(e)), nil
}
