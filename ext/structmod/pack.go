package structmod

import (
	"fmt"
	"math"
	"math/big"

	"github.com/weftpy/weft/ext"
)

// pack packs args into dst, which has l.size bytes of zero.
func (l *layout) pack(th *thread, dst []byte, args []value) error {
	for _, it := range l.items {
		for i := range it.count {
			at := it.offset + i*it.size
			if err := l.packOne(th, &it, dst[at:at+it.size], args[0]); err != nil {
				return err
			}
			args = args[1:]
		}
	}
	return nil
}

func (l *layout) packOne(th *thread, it *item, dst []byte, v value) error {
	switch it.kind {
	case kindChar:
		b, ok := ext.AsBytes(v)
		if !ok || len(b) != 1 {
			return fail(th, "char format requires a bytes object of length 1")
		}
		dst[0] = b[0]
	case kindBool:
		t, err := ext.Truth(th, v)
		if err != nil {
			return err
		}
		if t {
			dst[0] = 1
		}
	case kindSigned, kindUnsigned:
		return l.packInt(th, it, dst, v)
	case kindFloat:
		f, err := ext.AsFloat64(th, v)
		if err != nil {
			if ext.IsRaised(err, ext.TypeErrorType) {
				return fail(th, "required argument is not a float")
			}
			return err
		}
		return l.putFloat(th, it.code, dst, f)
	case kindComplex:
		return l.packComplex(th, dst, v)
	case kindString, kindPascal:
		b, ok := ext.AsBytes(v)
		if a, isArray := ext.AsBytearray(v); isArray {
			var err error
			if b, err = a.Read(th); err != nil {
				return err
			}
			ok = true
		}
		if !ok {
			return fail(th, "argument for '"+string(it.code)+"' must be a bytes object")
		}
		if it.kind == kindString {
			copy(dst, b)
		} else if len(dst) > 0 {
			dst[0] = byte(min(copy(dst[1:], b), 255))
		}
	}
	return nil
}

// packInt packs an int, after checking its range.
func (l *layout) packInt(th *thread, it *item, dst []byte, v value) error {
	if !v.IsInt() {
		if v.Type().Index == nil {
			return fail(th, "required argument is not an integer")
		}
		i, err := ext.IndexValue(th, v)
		if err != nil {
			return err
		}
		v = i
	}
	bits := uint(8 * it.size)
	n, ok := ext.AsInt64(v)
	u := uint64(n)
	if it.kind == kindSigned {
		ok = ok && n>>(bits-1) == n>>63
	} else if ok {
		ok = it.code == 'P' || n >= 0 && (bits == 64 || u>>bits == 0)
	} else if b, isBig := ext.AsBig(v); isBig && b.IsUint64() && bits == 64 {
		u, ok = b.Uint64(), true
	}
	if !ok {
		return outOfRange(th, it, bits)
	}
	l.put(dst, u)
	return nil
}

func outOfRange(th *thread, it *item, bits uint) error {
	one := big.NewInt(1)
	low, high := new(big.Int), new(big.Int).Lsh(one, bits)
	if it.kind == kindSigned {
		high.Rsh(high, 1)
		low.Neg(high)
	}
	high.Sub(high, one)
	return fail(th, fmt.Sprintf("'%c' format requires %s <= number <= %s", it.code, low, high))
}

// put stores the low bytes of u.
func (l *layout) put(dst []byte, u uint64) {
	switch len(dst) {
	case 1:
		dst[0] = byte(u)
	case 2:
		l.order.PutUint16(dst, uint16(u))
	case 4:
		l.order.PutUint32(dst, uint32(u))
	case 8:
		l.order.PutUint64(dst, u)
	}
}

func (l *layout) get(src []byte) uint64 {
	switch len(src) {
	case 1:
		return uint64(src[0])
	case 2:
		return uint64(l.order.Uint16(src))
	case 4:
		return uint64(l.order.Uint32(src))
	}
	return l.order.Uint64(src)
}

func (l *layout) putFloat(th *thread, code byte, dst []byte, f float64) error {
	switch len(dst) {
	case 8:
		l.put(dst, math.Float64bits(f))
	case 4:
		g := float32(f)
		if math.IsInf(float64(g), 0) && !math.IsInf(f, 0) {
			return ext.RaiseMsg(th, ext.OverflowErrorType, "float too large to pack with f format")
		}
		l.put(dst, uint64(math.Float32bits(g)))
	default:
		h, ok := toHalf(f)
		if !ok {
			return ext.RaiseMsg(th, ext.OverflowErrorType, "float too large to pack with e format")
		}
		l.put(dst, uint64(h))
	}
	return nil
}

func (l *layout) packComplex(th *thread, dst []byte, v value) error {
	var parts [2]float64
	for i, name := range []string{"real", "imag"} {
		p, err := ext.LookupAttr(th, v, name)
		if err != nil {
			return err
		}
		if p.IsUndef() {
			return fail(th, "required argument is not a complex")
		}
		if parts[i], err = ext.AsFloat64(th, p); err != nil {
			return err
		}
	}
	half := len(dst) / 2
	if err := l.putFloat(th, 'f', dst[:half], parts[0]); err != nil {
		return err
	}
	return l.putFloat(th, 'f', dst[half:], parts[1])
}

// unpack returns the values in src, which has l.size bytes.
func (l *layout) unpack(src []byte) value {
	out := make([]value, 0, l.n)
	for _, it := range l.items {
		for i := range it.count {
			at := it.offset + i*it.size
			out = append(out, l.unpackOne(&it, src[at:at+it.size]))
		}
	}
	return ext.NewTuple(out)
}

func (l *layout) unpackOne(it *item, src []byte) value {
	switch it.kind {
	case kindBool:
		return ext.Bool(src[0] != 0)
	case kindSigned:
		shift := uint(64 - 8*it.size)
		return ext.Int(int64(l.get(src)<<shift) >> shift)
	case kindUnsigned:
		return ext.IntOfUint(l.get(src))
	case kindFloat:
		return ext.Float(l.getFloat(src))
	case kindComplex:
		half := len(src) / 2
		return ext.NewComplex(complex(l.getFloat(src[:half]), l.getFloat(src[half:])))
	case kindPascal:
		if len(src) == 0 {
			return ext.NewBytes(nil)
		}
		n := min(int(src[0]), len(src)-1)
		src = src[1 : 1+n]
	}
	return ext.NewBytes(append([]byte(nil), src...))
}

func (l *layout) getFloat(src []byte) float64 {
	switch len(src) {
	case 8:
		return math.Float64frombits(l.get(src))
	case 4:
		return float64(math.Float32frombits(uint32(l.get(src))))
	}
	return fromHalf(uint16(l.get(src)))
}

// toHalf rounds f to IEEE 754 binary16, half to even; it reports false if f is too large.
func toHalf(f float64) (uint16, bool) {
	sign := uint16(math.Float64bits(f) >> 48 & 0x8000)
	a := math.Abs(f)
	switch {
	case math.IsNaN(f):
		return sign | 0x7e00, true
	case math.IsInf(f, 0):
		return sign | 0x7c00, true
	case a < 1.0/(1<<14): // subnormal: units of 2**-24
		return sign | uint16(math.RoundToEven(a*(1<<24))), true
	}
	frac, exp := math.Frexp(a) // a = frac * 2**exp, 0.5 <= frac < 1
	m := math.RoundToEven(frac * (1 << 11))
	if m == 1<<11 {
		m, exp = 1<<10, exp+1
	}
	if exp > 16 {
		return 0, false
	}
	return sign | uint16(exp+14)<<10 | uint16(m)&0x3ff, true
}

func fromHalf(h uint16) float64 {
	exp, m := int(h>>10&31), float64(h&0x3ff)
	f := math.Ldexp(m, -24)
	switch {
	case exp == 31 && m == 0:
		f = math.Inf(1)
	case exp == 31:
		f = math.NaN()
	case exp > 0:
		f = math.Ldexp(m+1024, exp-25)
	}
	if h&0x8000 != 0 {
		return -f
	}
	return f
}
