package objects

import (
	"math"
	"strconv"
)

// A quickFormat is a specification of the simple kind that makes up most formatting: [align][0][width][.precision][type].
type quickFormat struct {
	align       byte // < > ^, or 0
	zero        bool
	width, prec int  // -1: none; less than 100
	typ         byte // or 0
}

// quickSpec parses a specification; ok is false if it is not simple.
func quickSpec(spec *Str) (q quickFormat, ok bool) {
	q.width, q.prec = -1, -1
	if spec.form != formASCII || spec.n > 8 {
		return q, false
	}
	s := spec.Bytes8()
	if len(s) > 0 && isAlign(rune(s[0])) && s[0] != '=' {
		q.align, s = s[0], s[1:]
	}
	if len(s) > 0 && s[0] == '0' {
		q.zero, s = true, s[1:]
	}
	q.width, s = quickNumber(s)
	if len(s) > 0 && s[0] == '.' {
		if q.prec, s = quickNumber(s[1:]); q.prec < 0 {
			return q, false
		}
	}
	if len(s) > 0 {
		q.typ, s = s[0], s[1:]
	}
	return q, len(s) == 0 && q.width < 100 && q.prec < 100 && (q.align == 0 || !q.zero)
}

// quickNumber parses digits; -1 if there are none.
func quickNumber(s []byte) (n int, rest []byte) {
	n = -1
	for len(s) > 0 && isByteDigit(s[0]) {
		n = max(n, 0)*10 + int(s[0]-'0')
		s = s[1:]
	}
	return n, s
}

// appendQuick appends format(v, spec) for an int or float and a simple spec. ok is false if they are something else.
func appendQuick(dst []byte, v Value, spec *Str) (out []byte, ok bool) {
	if !v.IsInt() && !v.IsFloat() {
		return dst, false
	}
	q, ok := quickSpec(spec)
	if !ok {
		return dst, false
	}
	return q.append(dst, v)
}

// append appends v, an int or float.
func (q *quickFormat) append(dst []byte, v Value) (out []byte, ok bool) {
	start := len(dst)
	if v.IsInt() {
		dst, ok = q.appendInt(dst, v.Int())
	} else {
		dst, ok = q.appendFloat(dst, v.Float())
	}
	if ok {
		dst = q.pad(dst, start)
	}
	return dst, ok
}

func (q *quickFormat) appendInt(dst []byte, i int64) (out []byte, ok bool) {
	if q.prec >= 0 {
		return dst, false
	}
	switch q.typ {
	case 0, 'd':
		return strconv.AppendInt(dst, i, 10), true
	case 'x':
		return strconv.AppendInt(dst, i, 16), true
	case 'o':
		return strconv.AppendInt(dst, i, 8), true
	case 'b':
		return strconv.AppendInt(dst, i, 2), true
	}
	return dst, false
}

func (q *quickFormat) appendFloat(dst []byte, f float64) (out []byte, ok bool) {
	percent := q.typ == '%'
	if percent {
		f *= 100
	}
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return dst, false
	}
	prec := q.prec
	if prec < 0 {
		prec = 6
	}
	switch q.typ {
	case 0:
		return append(dst, ReprFloat(f)...), q.prec < 0
	case 'f':
		return strconv.AppendFloat(dst, f, 'f', prec, 64), true
	case '%':
		return append(strconv.AppendFloat(dst, f, 'f', prec, 64), '%'), true
	}
	return dst, false
}

// pad aligns the number dst[start:] in the width.
func (q *quickFormat) pad(dst []byte, start int) []byte {
	missing := q.width - (len(dst) - start)
	if missing <= 0 {
		return dst
	}
	fill, left := byte(' '), missing
	switch {
	case q.zero:
		if fill = '0'; dst[start] == '-' {
			start++
		}
	case q.align == '<':
		left = 0
	case q.align == '^':
		left = missing / 2
	}
	end := len(dst)
	for range missing {
		dst = append(dst, fill)
	}
	copy(dst[start+left:], dst[start:end])
	fillBytes(dst[start:start+left], fill)
	fillBytes(dst[end+left:], fill)
	return dst
}

// write appends v, an int or float, to b.
func (q *quickFormat) write(b *StrBuilder, v Value) bool {
	if b.form <= formLatin1 {
		p, ok := q.append(b.b8, v)
		if ok {
			b.b8 = p
		}
		return ok
	}
	var buf [128]byte
	p, ok := q.append(buf[:0], v)
	if ok {
		b.writeASCIIBytes(p)
	}
	return ok
}

// writeQuick is appendQuick to b.
func (b *StrBuilder) writeQuick(v Value, spec *Str) bool {
	if !v.IsInt() && !v.IsFloat() {
		return false
	}
	q, ok := quickSpec(spec)
	return ok && q.write(b, v)
}

var plainFormat = quickFormat{width: -1, prec: -1}

// writeRepr appends repr(v).
func (b *StrBuilder) writeRepr(th *Thread, v Value) error {
	if (v.IsInt() || v.IsFloat()) && plainFormat.write(b, v) {
		return nil
	}
	s, err := Repr(th, v)
	if err != nil {
		return err
	}
	b.WriteStr(s)
	return nil
}
