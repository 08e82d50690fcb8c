package math

import (
	"math"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/internal/libm"
)

func sumFuncs() []ext.Func {
	return []ext.Func{
		{Name: "fsum", Sig: "seq, /", Doc: "Return an accurate floating-point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating-point arithmetic.", Fn: fsum},
		{Name: "prod", Sig: "iterable, /, *, start=1", Doc: "Calculate the product of all the elements in the input iterable.\n\nThe default start value for the product is 1.\n\nWhen the iterable is empty, return the start value.  This function is\nintended specifically for use with numeric values and may reject\nnon-numeric types.", Fn: prod},
		{Name: "sumprod", Sig: "p, q, /", Doc: "Return the sum of products of values from two iterables p and q.\n\nRoughly equivalent to:\n\n    sum(map(operator.mul, p, q, strict=True))\n\nFor float and mixed int/float inputs, the intermediate products\nand sums are computed with extended precision.", Fn: sumprod},
		{Name: "hypot", Sig: "*coordinates", Doc: "Multidimensional Euclidean distance from the origin to a point.\n\nRoughly equivalent to:\n    sqrt(sum(x**2 for x in coordinates))\n\nFor a two dimensional point (x, y), gives the hypotenuse\nusing the Pythagorean theorem:  sqrt(x*x + y*y).\n\nFor example, the hypotenuse of a 3/4/5 right triangle is:\n\n    >>> hypot(3.0, 4.0)\n    5.0", Fn: hypot},
		{Name: "dist", Sig: "p, q, /", Doc: "Return the Euclidean distance between two points p and q.\n\nThe points should be specified as sequences (or iterables) of\ncoordinates.  Both inputs must have the same dimension.\n\nRoughly equivalent to:\n    sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))", Fn: dist},
	}
}

// exactSum is a sum without rounding errors: numbers that don't overlap, the smallest first.
// Source: J. R. Shewchuk, "Adaptive precision floating-point arithmetic and fast robust geometric predicates", 1997.
type exactSum struct {
	parts   []float64
	special float64 // sum of the infinities and NaNs
	inf     float64 // sum of the infinities
}

func (s *exactSum) add(th *ext.Thread, v float64) error {
	x, n := v, 0
	for _, y := range s.parts {
		if math.Abs(x) < math.Abs(y) {
			x, y = y, x
		}
		hi := x + y
		if lo := y - (hi - x); lo != 0 {
			s.parts[n] = lo
			n++
		}
		x = hi
	}
	s.parts = s.parts[:n]
	switch {
	case x == 0:
	case isFinite(x):
		s.parts = append(s.parts, x)
	case isFinite(v):
		return ext.RaiseMsg(th, ext.OverflowErrorType, "intermediate overflow in fsum")
	default:
		if math.IsInf(v, 0) {
			s.inf += v
		}
		s.special += v
		s.parts = s.parts[:0]
	}
	return nil
}

func (s *exactSum) result(th *ext.Thread) (float64, error) {
	if s.special != 0 {
		if math.IsNaN(s.inf) {
			return 0, ext.RaiseMsg(th, ext.ValueErrorType, "-inf + inf in fsum")
		}
		return s.special, nil
	}
	n := len(s.parts)
	if n == 0 {
		return 0, nil
	}
	hi, lo := s.parts[n-1], 0.0
	for n--; n > 0 && lo == 0; n-- {
		x, y := hi, s.parts[n-1]
		hi = x + y
		lo = y - (hi - x)
	}
	// If lo is half a unit of hi, hi was rounded to even, but what is left decides.
	if n > 0 && (lo < 0) == (s.parts[n-1] < 0) && lo != 0 {
		y := lo * 2
		x := hi + y
		if y == x-hi {
			hi = x
		}
	}
	return hi, nil
}

func fsum(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	var s exactSum
	err := ext.ForEach(th, a[0], func(v ext.Value) error {
		x, err := ext.AsFloat64(th, v)
		if err != nil {
			return err
		}
		return s.add(th, x)
	})
	if err != nil {
		return ext.Value{}, err
	}
	r, err := s.result(th)
	return ext.Float(r), err
}

func prod(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	r := a[1]
	err := ext.ForEach(th, a[0], func(v ext.Value) (err error) {
		if r.IsFloat() && v.IsFloat() {
			r = ext.Float(r.Float() * v.Float())
			return nil
		}
		r, err = ext.Binary(th, ext.OpMul, r, v)
		return err
	})
	return r, err
}

func hypot(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	args, _ := ext.AsTuple(a[0])
	var room [4]float64
	v := room[:0]
	for _, x := range args.Items {
		f, err := ext.AsFloat64(th, x)
		if err != nil {
			return ext.Value{}, err
		}
		v = append(v, f)
	}
	return ext.Float(libm.Norm(v...)), nil
}

func dist(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	p, err := point(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	q, err := point(th, a[1])
	if err != nil {
		return ext.Value{}, err
	}
	if len(p) != len(q) {
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "both points must have the same number of dimensions")
	}
	v := make([]float64, len(p))
	for i := range p {
		x, err := ext.AsFloat64(th, p[i])
		if err != nil {
			return ext.Value{}, err
		}
		y, err := ext.AsFloat64(th, q[i])
		if err != nil {
			return ext.Value{}, err
		}
		v[i] = math.Abs(x - y)
	}
	return ext.Float(libm.Norm(v...)), nil
}

// point returns the coordinates of a point.
func point(th *ext.Thread, v ext.Value) ([]ext.Value, error) {
	if t, ok := ext.AsTuple(v); ok {
		return t.Items, nil
	}
	return ext.Collect(th, v)
}
