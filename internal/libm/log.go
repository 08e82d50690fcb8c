package libm

import "math"

const (
	ln2hi = 0x1.62e42fefa3800p-1
	ln2lo = 0x1.ef35793c76730p-45
)

// logSpecial handles the arguments of logarithms that are zero, negative, infinite, NaN or subnormal. For the last it returns
// the bits of the normalized number, with an exponent below the normal range.
func logSpecial(x float64) (ix uint64, y float64, done bool) {
	switch {
	case x == 0:
		return 0, math.Inf(-1), true
	case x != x || math.IsInf(x, 1):
		return 0, x, true
	case x < 0:
		return 0, math.NaN(), true
	}
	return bits(x*0x1p52) - 52<<52, 0, false
}

func isNormal(ix uint64) bool { return ix-0x0010<<48 < 0x7ff0<<48-0x0010<<48 }

// Log returns the natural logarithm of x.
func Log(x float64) float64 {
	ix := bits(x)
	if lo, hi := bits(1-0x1p-4), bits(1+0x1.09p-4); ix-lo < hi-lo {
		return logNearOne(x)
	}
	if !isNormal(ix) {
		var y float64
		var done bool
		if ix, y, done = logSpecial(x); done {
			return y
		}
	}
	// x = 2**k z; c is near z and 1/c and log(c) are in the table.
	const off = 0x3fe6000000000000
	tmp := ix - off
	t := &logTable[tmp>>45%128]
	kd := float64(int64(tmp) >> 52)
	z := float(ix - tmp&(0xfff<<52))
	r := math.FMA(z, t[0], -1)
	w := math.FMA(kd, ln2hi, t[1])
	hi := w + r
	lo := math.FMA(kd, ln2lo, w-hi+r)
	r2 := r * r
	p := &logPoly
	return math.FMA(r*r2, math.FMA(r2, math.FMA(r, p[4], p[3]), math.FMA(r, p[2], p[1])), math.FMA(r2, p[0], lo)) + hi
}

func logNearOne(x float64) float64 {
	if x == 1 {
		return 0
	}
	r := x - 1
	r2 := r * r
	r3 := r * r2
	p := &logPoly1
	inner := math.FMA(r3, p[10], math.FMA(r2, p[9], math.FMA(r, p[8], p[7])))
	mid := math.FMA(r3, inner, math.FMA(r2, p[6], math.FMA(r, p[5], p[4])))
	y := r3 * math.FMA(r3, mid, math.FMA(r2, p[3], math.FMA(r, p[2], p[1])))
	// r - r*r/2 in two parts.
	w := r * 0x1p27
	rhi := float64(r+w) - w
	rlo := r - rhi
	w = rhi * rhi * p[0]
	hi := r + w
	lo := r - hi + w
	lo = math.FMA(p[0]*rlo, rhi+r, lo)
	return y + lo + hi
}

// Log2 returns the logarithm of x to base 2.
func Log2(x float64) float64 {
	const (
		invLn2hi = 0x1.7154765200000p+0
		invLn2lo = 0x1.705fc2eefa200p-33
		off      = 0x3fe6000000000000
	)
	ix := bits(x)
	if lo, hi := bits(1-0x1.5b51p-5), bits(1+0x1.6ab2p-5); ix-lo < hi-lo {
		if x == 1 {
			return 0
		}
		r := x - 1
		hi := r * invLn2hi
		lo := math.FMA(r, invLn2lo, math.FMA(r, invLn2hi, -hi))
		r2 := r * r
		r4 := r2 * r2
		b := &log2Poly1
		p := r2 * math.FMA(r, b[1], b[0])
		y := hi + p
		lo += hi - y + p
		lo = math.FMA(r4, math.FMA(r4, math.FMA(r2, math.FMA(r, b[9], b[8]), math.FMA(r, b[7], b[6])),
			math.FMA(r2, math.FMA(r, b[5], b[4]), math.FMA(r, b[3], b[2]))), lo)
		return y + lo
	}
	if !isNormal(ix) {
		var y float64
		var done bool
		if ix, y, done = logSpecial(x); done {
			return y
		}
	}
	tmp := ix - off
	t := &log2Table[tmp>>46%64]
	kd := float64(int64(tmp) >> 52)
	z := float(ix - tmp&(0xfff<<52))
	r := math.FMA(z, t[0], -1)
	t1 := r * invLn2hi
	t2 := math.FMA(r, invLn2lo, math.FMA(r, invLn2hi, -t1))
	t3 := kd + t[1]
	hi := t3 + t1
	lo := t3 - hi + t1 + t2
	r2 := r * r
	a := &log2Poly
	p := math.FMA(r2*r2, math.FMA(r, a[5], a[4]), math.FMA(r2, math.FMA(r, a[3], a[2]), math.FMA(r, a[1], a[0])))
	return math.FMA(r2, p, lo) + hi
}

// Log10 returns the logarithm of x to base 10; powers of ten give integers.
// Source: the method of FreeBSD's msun, e_log10.c: log10(x) = k*log10(2) + log(m)/log(10), with m near 1.
func Log10(x float64) float64 {
	const (
		ivln10    = 4.34294481903251816668e-01
		log10_2hi = 3.01029995663611771306e-01
		log10_2lo = 3.69423907715893078616e-13
	)
	ix := bits(x)
	if !isNormal(ix) {
		var y float64
		var done bool
		if ix, y, done = logSpecial(x); done {
			return y
		}
	}
	k := int64(ix)>>52 - 1023
	i := int64(0)
	if k < 0 {
		i = 1
	}
	m := float(ix&(1<<52-1) | uint64(0x3ff-i)<<52)
	y := float64(k + i)
	z := float64(y*log10_2lo) + float64(ivln10*Log(m))
	return z + float64(y*log10_2hi)
}
