package math

import (
	"math"

	"github.com/weftpy/weft/ext"
)

// A dot sums products of floats as if in threefold precision.
// Source: T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product", SIAM J. Sci. Comput. 26, 2005.
type dot struct{ hi, lo, tiny float64 }

func twoSum(a, b float64) (s, e float64) {
	s = a + b
	t := s - a
	return s, (a - (s - t)) + (b - t)
}

// add returns d + x*y.
func (d dot) add(x, y float64) dot {
	p := float64(x * y)
	e := math.FMA(x, y, -p)
	hi, e1 := twoSum(d.hi, p)
	lo, e2 := twoSum(d.lo, e)
	lo, e3 := twoSum(lo, e1)
	return dot{hi, lo, d.tiny + e2 + e3}
}

func (d dot) result() float64 {
	hi, lo := twoSum(d.lo, d.hi)
	return d.tiny + lo + hi
}

// productSum is the sum that sumprod has so far: total, plus the products of ints or floats since the last that was neither.
// Once numbers of another type were seen, that way is closed.
type productSum struct {
	total         ext.Value
	ints          ext.Value
	floats        dot
	noInt, noFlt  bool
	hasInt, hasFl bool
}

// isPlainInt reports whether v is an int, not a bool or an instance of a subclass.
func isPlainInt(v ext.Value) bool { return v.Type() == ext.IntType }

func (s *productSum) flushInts(th *ext.Thread) (err error) {
	s.noInt = true
	if s.hasInt {
		s.total, err = ext.Binary(th, ext.OpAdd, s.total, s.ints)
		s.hasInt = false
	}
	return err
}

func (s *productSum) flushFloats(th *ext.Thread) (err error) {
	s.noFlt = true
	if s.hasFl {
		s.total, err = ext.Binary(th, ext.OpAdd, s.total, ext.Float(s.floats.result()))
		s.floats, s.hasFl = dot{}, false
	}
	return err
}

// addInts adds p*q if that keeps the sum within 64 bits.
func (s *productSum) addInts(p, q ext.Value) bool {
	if s.noInt || !p.IsInt() || !q.IsInt() {
		return false
	}
	m := ext.MulInt(p.Int(), q.Int())
	if !m.IsInt() {
		return false
	}
	sum := ext.AddInt(s.ints.Int(), m.Int())
	if !sum.IsInt() {
		return false
	}
	s.ints, s.hasInt = sum, true
	return true
}

// addFloats adds p*q if one is a float and the other a float or an int, and the sum stays finite.
func (s *productSum) addFloats(th *ext.Thread, p, q ext.Value) (bool, error) {
	if s.noFlt || !(p.IsFloat() && (q.IsFloat() || isPlainInt(q) || q.IsBool()) || q.IsFloat() && (isPlainInt(p) || p.IsBool())) {
		return false, nil
	}
	x, err := ext.AsFloat64(th, p)
	if err != nil {
		return false, ignoreOverflow(err)
	}
	y, err := ext.AsFloat64(th, q)
	if err != nil {
		return false, ignoreOverflow(err)
	}
	d := s.floats.add(x, y)
	if !isFinite(d.hi) {
		return false, nil
	}
	s.floats, s.hasFl = d, true
	return true, nil
}

// ignoreOverflow lets an int too large for a float be multiplied the ordinary way, which reports it.
func ignoreOverflow(err error) error {
	if ext.IsRaised(err, ext.OverflowErrorType) {
		return nil
	}
	return err
}

func (s *productSum) add(th *ext.Thread, p, q ext.Value) error {
	if s.addInts(p, q) {
		return nil
	}
	if err := s.flushInts(th); err != nil {
		return err
	}
	if ok, err := s.addFloats(th, p, q); ok || err != nil {
		return err
	}
	if err := s.flushFloats(th); err != nil {
		return err
	}
	m, err := ext.Binary(th, ext.OpMul, p, q)
	if err != nil {
		return err
	}
	s.total, err = ext.Binary(th, ext.OpAdd, s.total, m)
	return err
}

func sumprod(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	ps, err := ext.Iter(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	qs, err := ext.Iter(th, a[1])
	if err != nil {
		return ext.Value{}, err
	}
	s := productSum{total: ext.Int(0), ints: ext.Int(0)}
	for {
		p, err := ext.Next(th, ps)
		if err != nil {
			return ext.Value{}, err
		}
		q, err := ext.Next(th, qs)
		if err != nil {
			return ext.Value{}, err
		}
		switch {
		case p.IsUndef() != q.IsUndef():
			return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "Inputs are not the same length")
		case p.IsUndef():
			if err := s.flushInts(th); err != nil {
				return ext.Value{}, err
			}
			err := s.flushFloats(th)
			return s.total, err
		}
		if err := s.add(th, p, q); err != nil {
			return ext.Value{}, err
		}
	}
}
