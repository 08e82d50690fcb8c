package libm

import (
	"math"
	"math/big"
)

// π/2 in four parts; the first three have 33 bits, so that multiples of them by integers below 2**20 are exact.
const (
	pio2a = 0x1.921fb544p+0
	pio2b = 0x1.0b4611a6p-34
	pio2c = 0x1.3198a2e0p-69
	pio2d = 0x1.b839a252049c1p-104
)

// reduce returns x modulo π/2 in [-π/4, π/4] and the quadrant.
func reduce(x float64) (r dd, quadrant int) {
	ax := math.Abs(x)
	switch {
	case ax <= math.Pi/4:
		return dd{x, 0}, 0
	case ax > 1<<19:
		return reduceLarge(x)
	}
	k := math.RoundToEven(x * (2 / math.Pi))
	r = twoSum(x-k*pio2a, -k*pio2b)
	r = r.add(dd{-k * pio2c, 0}).add(twoProd(-k, pio2d))
	return r, int(int64(k) & 3)
}

// pi1200 is π to 1200 bits.
const pi1200 = "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798214808651" +
	"328230664709384460955058223172535940812848111745028410270193852110555964462294895493038196442881097566593344612847" +
	"564823378678316527120190914564856692346034861045432664821339360726024914127372458700660631558817488152092096282925" +
	"4091715364367892590360011330530548820466521384146951941511609433"

func reduceLarge(x float64) (dd, int) {
	const prec = 1200
	pi, _, _ := big.ParseFloat(pi1200, 10, prec, big.ToNearestEven)
	half := new(big.Float).SetPrec(prec).Quo(pi, big.NewFloat(2))
	v := new(big.Float).SetPrec(prec).SetFloat64(x)
	q := new(big.Float).SetPrec(prec).Quo(v, half)
	// Round to nearest by adding a half with the sign.
	q.Add(q, new(big.Float).SetFloat64(math.Copysign(0.5, x)))
	n, _ := q.Int(nil)
	v.Sub(v, half.Mul(half, new(big.Float).SetPrec(prec).SetInt(n)))
	hi, _ := v.Float64()
	lo, _ := v.Sub(v, new(big.Float).SetFloat64(hi)).Float64()
	return dd{hi, lo}, int(new(big.Int).And(n, big.NewInt(3)).Int64())
}

// sinKernel and cosKernel are sine and cosine of |r| <= π/4 to about 62 bits: the leading terms of the series are summed in
// double-double, the rest in double.
func sinKernel(r dd) dd {
	r2 := r.mul(r)
	x := r2.hi
	tail := poly(x, -1/1.21645100408832e17, 1/3.55687428096e14, -1/1.30767436800e12, 1/6.227020800e9, -1/3.9916800e7, 1/3.62880e5, -1.0/5040, 1.0/120)
	r3 := r2.mul(r)
	s := r3.mul(dd{-1.0 / 6, -0x1.5555555555555p-57})
	s = s.add(twoProd(r3.hi*x, tail))
	return r.add(s)
}

func cosKernel(r dd) dd {
	r2 := r.mul(r)
	x := r2.hi
	tail := poly(x, 1/2.43290200817664e18, -1/6.402373705728e15, 1/2.0922789888e13, -1/8.71782912e10, 1/4.790016e8, -1/3.6288e6, 1.0/40320, -1.0/720)
	r4 := r2.mul(r2)
	s := r4.mul(dd{1.0 / 24, 0x1.5555555555555p-59})
	s = s.add(twoProd(r4.hi*x, tail))
	return dd{1, 0}.add(dd{-r2.hi / 2, -r2.lo / 2}).add(s)
}

// poly evaluates a polynomial, the coefficient of the highest power first.
func poly(x float64, c ...float64) float64 {
	y := 0.0
	for _, a := range c {
		y = math.FMA(y, x, a)
	}
	return y
}

// sinCos returns sine and cosine of x.
func sinCos(x float64) (s, c dd) {
	r, q := reduce(x)
	s, c = sinKernel(r), cosKernel(r)
	switch q {
	case 1:
		return c, s.neg()
	case 2:
		return s.neg(), c.neg()
	case 3:
		return c.neg(), s
	}
	return s, c
}

func notFinite(x float64) bool { return x-x != 0 }

// Sin returns the sine of x radians.
func Sin(x float64) float64 {
	if notFinite(x) {
		return math.NaN()
	}
	if math.Abs(x) < 0x1p-27 {
		return x
	}
	r, q := reduce(x)
	var v dd
	if q&1 == 0 {
		v = sinKernel(r)
	} else {
		v = cosKernel(r)
	}
	if q&2 != 0 {
		return -v.hi
	}
	return v.hi
}

// Cos returns the cosine of x radians.
func Cos(x float64) float64 {
	if notFinite(x) {
		return math.NaN()
	}
	r, q := reduce(x)
	var v dd
	if q&1 == 0 {
		v = cosKernel(r)
	} else {
		v = sinKernel(r)
	}
	if q == 1 || q == 2 {
		return -v.hi
	}
	return v.hi
}

// Tan returns the tangent of x radians.
func Tan(x float64) float64 {
	if notFinite(x) {
		return math.NaN()
	}
	if math.Abs(x) < 0x1p-27 {
		return x
	}
	s, c := sinCos(x)
	return s.div(c).hi
}

// angle returns the angle of the point (x, y): an estimate, corrected by the angle that is left after turning back by it.
func angle(y, x dd) float64 {
	e := math.Atan2(y.hi, x.hi)
	s, c := sinCos(e)
	d := y.mul(c).add(x.mul(s).neg())
	return e + d.hi/(x.hi*c.hi+y.hi*s.hi)
}

// Atan returns the arc tangent of x.
func Atan(x float64) float64 {
	if notFinite(x) || math.Abs(x) < 0x1p-27 || math.Abs(x) > 0x1p60 {
		return math.Atan(x)
	}
	return angle(dd{x, 0}, dd{1, 0})
}

// Atan2 returns the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	if x == 0 || y == 0 || notFinite(x) || notFinite(y) {
		return math.Atan2(y, x)
	}
	_, ex := math.Frexp(x)
	_, ey := math.Frexp(y)
	switch d := ey - ex; {
	case d < -60 && x > 0:
		return y / x
	case d < -60 || d > 60:
		return math.Atan2(y, x)
	}
	return angle(dd{math.Ldexp(y, -ex), 0}, dd{math.Ldexp(x, -ex), 0})
}

// Asin returns the arc sine of x.
func Asin(x float64) float64 {
	if !(math.Abs(x) < 1) || math.Abs(x) < 0x1p-27 {
		return math.Asin(x)
	}
	return angle(dd{x, 0}, cofactor(x))
}

// Acos returns the arc cosine of x.
func Acos(x float64) float64 {
	if !(math.Abs(x) < 1) {
		return math.Acos(x)
	}
	return angle(cofactor(x), dd{x, 0})
}

// cofactor returns sqrt(1 - x*x).
func cofactor(x float64) dd {
	p := twoProd(x, x)
	return dd{1, 0}.add(p.neg()).sqrt()
}
