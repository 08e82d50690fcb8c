package libm

import "math"

const (
	invLn2N   = 0x1.71547652b82fep0 * 128
	negLn2hiN = -0x1.62e42fefa0000p-8
	negLn2loN = -0x1.cf79abc9e3b3ap-47
	expShift  = 0x1.8p52
)

func bits(x float64) uint64 { return math.Float64bits(x) }

func float(b uint64) float64 { return math.Float64frombits(b) }

// exponent returns sign and exponent bits.
func exponent(x float64) uint32 { return uint32(bits(x) >> 52) }

// Exp returns e**x.
func Exp(x float64) float64 {
	if math.IsInf(x, -1) {
		return 0
	}
	if x != x || math.IsInf(x, 1) {
		return x
	}
	return expTail(x, 0, 0)
}

// signBias in the exponent of expTail's scale makes the result negative.
const signBias = 0x800 << 7

// expTail returns exp(x + tail), negated if bias is signBias. |tail| is at most 2**-15 and no larger than |x|; x is finite.
func expTail(x, tail float64, bias uint64) float64 {
	e := exponent(x) & 0x7ff
	large := false
	if e-0x3c9 >= 0x408-0x3c9 { // |x| < 2**-54 or >= 512
		if e < 0x3c9 {
			if bias != 0 {
				return -(1 + x)
			}
			return 1 + x
		}
		if e >= 0x409 {
			r := math.Inf(1)
			if x < 0 {
				r = 0
			}
			if bias != 0 {
				r = -r
			}
			return r
		}
		large = true
	}
	// exp(x) = 2**(k/128) * exp(r), with |r| <= ln2/256.
	kd := float64(invLn2N*x) + expShift
	ki := bits(kd)
	kd -= expShift
	r := math.FMA(kd, negLn2loN, math.FMA(kd, negLn2hiN, x)) + tail
	i := 2 * (ki % 128)
	t := float(expTable[i])
	sbits := expTable[i+1] + (ki+bias)<<45
	r2 := r * r
	p := &expPoly
	tmp := math.FMA(r2*r2, math.FMA(r, p[3], p[2]), math.FMA(r2, math.FMA(r, p[1], p[0]), t+r))
	if large {
		return expLarge(tmp, sbits, ki, 1009)
	}
	scale := float(sbits)
	return math.FMA(scale, tmp, scale)
}

// expLarge returns scale*(1+tmp) where the scale with the bits sbits may be out of range; up is by how many powers of two it
// may be too large.
func expLarge(tmp float64, sbits, ki, up uint64) float64 {
	if ki&0x80000000 == 0 {
		scale := float(sbits - up<<52)
		return math.FMA(scale, tmp, scale) * math.Ldexp(1, int(up))
	}
	scale := float(sbits + 1022<<52)
	y := math.FMA(scale, tmp, scale)
	if math.Abs(y) < 1 {
		// Subnormal: round once, to the precision that will be left.
		one := math.Copysign(1, y)
		lo := math.FMA(scale, tmp, scale-y)
		hi := one + y
		lo = one - hi + y + lo
		if y = float64(hi+lo) - one; y == 0 {
			y = float(bits(scale) & (1 << 63))
		}
	}
	return 0x1p-1022 * y
}

// Exp2 returns 2**x.
func Exp2(x float64) float64 {
	e := exponent(x) & 0x7ff
	large := false
	if e-0x3c9 >= 0x408-0x3c9 {
		switch {
		case e < 0x3c9:
			return 1 + x
		case math.IsInf(x, -1):
			return 0
		case e == 0x7ff:
			return 1 + x
		case x >= 1024:
			return math.Inf(1)
		case x <= -1075:
			return 0
		}
		large = math.Abs(x) > 928
	}
	const shift = 0x1.8p52 / 128
	kd := x + shift
	ki := bits(kd)
	r := x - (kd - shift)
	i := 2 * (ki % 128)
	t := float(expTable[i])
	sbits := expTable[i+1] + ki<<45
	r2 := r * r
	p := &exp2Poly
	tmp := math.FMA(r2*r2, math.FMA(r, p[4], p[3]), math.FMA(r2, math.FMA(r, p[2], p[1]), math.FMA(r, p[0], t)))
	if large {
		return expLarge(tmp, sbits, ki, 1)
	}
	scale := float(sbits)
	return math.FMA(scale, tmp, scale)
}
