package libm

import "math"

// Pow returns x**y, NaN for a negative x and a y that is no integer.
func Pow(x, y float64) float64 {
	ix, iy := bits(x), bits(y)
	ex, ey := uint32(ix>>52), uint32(iy>>52)
	bias := uint64(0)
	if ex-1 >= 0x7ff-1 || ey&0x7ff-0x3be >= 0x43e-0x3be {
		if zeroInfNaN(iy) || zeroInfNaN(ix) {
			return math.Pow(x, y)
		}
		if x < 0 {
			switch integer(iy) {
			case notInteger:
				return math.NaN()
			case odd:
				bias = signBias
			}
			ix &^= 1 << 63
			ex &= 0x7ff
		}
		if ey&0x7ff-0x3be >= 0x43e-0x3be {
			switch {
			case ix == bits(1):
				return 1
			case ey&0x7ff < 0x3be: // x**y is about 1 + y*log(x)
				if ix > bits(1) {
					return 1 + y
				}
				return 1 - y
			case (ix > bits(1)) == (ey < 0x800):
				return math.Inf(1)
			}
			return 0
		}
		if ex == 0 {
			ix = bits(float(ix)*0x1p52)&^(1<<63) - 52<<52
		}
	}
	hi, lo := logTail(ix)
	ehi := y * hi
	elo := math.FMA(y, lo, math.FMA(y, hi, -ehi))
	return expTail(ehi, elo, bias)
}

func zeroInfNaN(i uint64) bool { return 2*i-1 >= 2*0x7ff0000000000000-1 }

const (
	notInteger = iota
	odd
	even
)

// integer tells whether the number with the bits i is an integer, and which.
func integer(i uint64) int {
	e := int(i >> 52 & 0x7ff)
	switch {
	case e < 0x3ff:
		return notInteger
	case e > 0x3ff+52:
		return even
	case i&(1<<(0x3ff+52-e)-1) != 0:
		return notInteger
	case i&(1<<(0x3ff+52-e)) != 0:
		return odd
	}
	return even
}

// logTail returns the logarithm of the number with the bits ix as a sum of two floats, good to about 68 bits.
func logTail(ix uint64) (y, tail float64) {
	const off = 0x3fe6955500000000
	tmp := ix - off
	t := &powLogTable[tmp>>45%128]
	kd := float64(int64(tmp) >> 52)
	z := float(ix - tmp&(0xfff<<52))
	r := math.FMA(z, t[0], -1)
	t1 := math.FMA(kd, ln2hi, t[1])
	t2 := t1 + r
	lo1 := math.FMA(kd, ln2lo, t[2])
	lo2 := t1 - t2 + r
	a := &powLogPoly
	ar := a[0] * r
	ar2 := r * ar
	ar3 := r * ar2
	hi := t2 + ar2
	lo3 := math.FMA(ar, r, -ar2)
	lo4 := t2 - hi + ar2
	p := ar3 * math.FMA(ar2, math.FMA(ar2, math.FMA(r, a[6], a[5]), math.FMA(r, a[4], a[3])), math.FMA(r, a[2], a[1]))
	lo := lo1 + lo2 + lo3 + lo4 + p
	y = hi + lo
	return y, hi - y + lo
}
