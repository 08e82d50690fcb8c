package objects

import (
	"math"
	"strconv"
)

// appendQuick appends format(v, spec) for the simple cases that make up most formatting: an int or float with a width, zeros
// in front, a precision and d or f. ok is false if the case is not simple.
func appendQuick(dst []byte, v Value, spec *Str) (out []byte, ok bool) {
	isInt := v.IsInt()
	if !isInt && !v.IsFloat() || spec.form != formASCII || spec.n > 6 {
		return dst, false
	}
	zero, width, prec, typ, ok := quickSpec(spec.Bytes8())
	if !ok {
		return dst, false
	}
	start := len(dst)
	switch {
	case isInt && prec < 0 && (typ == 0 || typ == 'd'):
		dst = strconv.AppendInt(dst, v.Int(), 10)
	case isInt || math.IsInf(v.Float(), 0) || math.IsNaN(v.Float()):
		return dst, false
	case typ == 0 && prec < 0:
		dst = append(dst, ReprFloat(v.Float())...)
	case typ == 'f':
		if prec < 0 {
			prec = 6
		}
		dst = strconv.AppendFloat(dst, v.Float(), 'f', prec, 64)
	default:
		return dst, false
	}
	return padQuick(dst, start, width, zero), true
}

// quickSpec parses [0][width][.precision][type] with numbers of up to two digits.
func quickSpec(s []byte) (zero bool, width, prec int, typ byte, ok bool) {
	i := 0
	digits := func() int {
		n := -1
		for ; i < len(s) && isByteDigit(s[i]); i++ {
			n = max(n, 0)*10 + int(s[i]-'0')
		}
		return n
	}
	if len(s) > 0 && s[0] == '0' {
		zero = true
		i++
	}
	width = digits()
	if prec = -1; i < len(s) && s[i] == '.' {
		i++
		if prec = digits(); prec < 0 {
			return zero, width, prec, 0, false
		}
	}
	if i < len(s) {
		typ = s[i]
		i++
	}
	return zero, width, prec, typ, i == len(s) && width < 100 && prec < 100
}

// padQuick moves the number dst[start:] to the right end of width.
func padQuick(dst []byte, start, width int, zero bool) []byte {
	missing := width - (len(dst) - start)
	if missing <= 0 {
		return dst
	}
	fill := byte(' ')
	if zero {
		if fill = '0'; dst[start] == '-' {
			start++
		}
	}
	for range missing {
		dst = append(dst, fill)
	}
	copy(dst[start+missing:], dst[start:len(dst)-missing])
	for i := range missing {
		dst[start+i] = fill
	}
	return dst
}

// writeFixed appends the finite x with prec digits after the point (-1: 6) to b, which is not wide.
func (b *StrBuilder) writeFixed(x float64, prec int) bool {
	if math.IsInf(x, 0) || math.IsNaN(x) || prec > math.MaxInt32 {
		return false
	}
	if prec < 0 {
		prec = 6
	}
	b.b8 = strconv.AppendFloat(b.b8, x, 'f', prec, 64)
	return true
}

// writeQuick is appendQuick to b.
func (b *StrBuilder) writeQuick(v Value, spec *Str) bool {
	if b.form <= formLatin1 {
		p, ok := appendQuick(b.b8, v, spec)
		if ok {
			b.b8 = p
		}
		return ok
	}
	var buf [128]byte
	p, ok := appendQuick(buf[:0], v, spec)
	if ok {
		b.writeASCIIBytes(p)
	}
	return ok
}
