package binascii

import (
	"bytes"

	"github.com/weftpy/weft/ext"
)

func encodeUU(th *thread, a []value) (value, error) {
	b, err := ext.BufferOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	tick, err := ext.Truth(th, a[1])
	if err != nil {
		return value{}, err
	}
	if len(b) > 45 {
		return value{}, fail(th, "At most 45 bytes at once")
	}
	char := func(n int) byte {
		if n == 0 && tick {
			return '`'
		}
		return byte(n) + ' '
	}
	out := []byte{char(len(b))}
	for i := 0; i < len(b); i += 3 {
		var t [3]byte
		copy(t[:], b[i:])
		n := int(t[0])<<16 | int(t[1])<<8 | int(t[2])
		out = append(out, char(n>>18), char(n>>12&63), char(n>>6&63), char(n&63))
	}
	return ext.NewBytes(append(out, '\n')), nil
}

func decodeUU(th *thread, a []value) (value, error) {
	b, err := ascii(th, a[0])
	if err != nil {
		return value{}, err
	}
	if len(b) == 0 {
		return value{}, fail(th, "Missing length byte")
	}
	size := int(b[0]-' ') & 63
	b = b[1:]
	out := make([]byte, 0, size+3)
	acc, nbits := 0, 0
	i := 0
	for ; len(out) < size; i++ {
		c := byte(' ') // a short line counts as padded with blanks
		if i < len(b) && b[i] != '\n' && b[i] != '\r' {
			c = b[i]
			if c < ' ' || c > ' '+64 {
				return value{}, fail(th, "Illegal char")
			}
		}
		acc, nbits = acc<<6|int(c-' ')&63, nbits+6
		if nbits >= 8 {
			nbits -= 8
			out = append(out, byte(acc>>nbits))
			acc &= 1<<nbits - 1
		}
	}
	for ; i < len(b); i++ {
		if c := b[i]; c != ' ' && c != '`' && c != '\n' && c != '\r' {
			return value{}, fail(th, "Trailing garbage")
		}
	}
	return ext.NewBytes(out), nil
}

func flags(th *thread, a []value) ([]bool, error) {
	out := make([]bool, len(a))
	for i, v := range a {
		b, err := ext.Truth(th, v)
		if err != nil {
			return nil, err
		}
		out[i] = b
	}
	return out, nil
}

func decodeQP(th *thread, a []value) (value, error) {
	b, err := ascii(th, a[0])
	if err != nil {
		return value{}, err
	}
	f, err := flags(th, a[1:2])
	if err != nil {
		return value{}, err
	}
	var out []byte
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '_' && f[0]:
			out = append(out, ' ')
			i++
		case c != '=':
			out = append(out, c)
			i++
		case i+1 == len(b):
			i++
		case b[i+1] == '\n' || b[i+1] == '\r':
			for i++; i < len(b) && b[i] != '\n'; i++ {
			}
			i++
		case b[i+1] == '=': // broken case from broken python qp
			out = append(out, '=')
			i += 2
		case i+2 < len(b) && digit(b[i+1]) >= 0 && digit(b[i+2]) >= 0:
			out = append(out, byte(digit(b[i+1])<<4|digit(b[i+2])))
			i += 3
		default:
			out = append(out, '=')
			i++
		}
	}
	return ext.NewBytes(out), nil
}

// encodeQP breaks lines at 76 characters.
func encodeQP(th *thread, a []value) (value, error) {
	b, err := ext.BufferOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	f, err := flags(th, a[1:4])
	if err != nil {
		return value{}, err
	}
	q := qpEncoder{in: b, tabs: f[0], text: f[1], header: f[2]}
	nl := bytes.IndexByte(b, '\n')
	q.crlf = nl > 0 && b[nl-1] == '\r'
	for q.pos < len(b) {
		q.step()
	}
	return ext.NewBytes(q.out), nil
}

// qpEncoder is where encodeQP stands.
type qpEncoder struct {
	in, out            []byte
	pos, line          int // line is the length of the line of output
	tabs, text, header bool
	crlf               bool // the text's own line ends are CR LF
}

// at returns the byte of input at i, or 0 behind the end.
func (q *qpEncoder) at(i int) byte {
	if i < len(q.in) {
		return q.in[i]
	}
	return 0
}

// mustQuote tells whether the next byte can't stand for itself.
func (q *qpEncoder) mustQuote() bool {
	c, next, last := q.in[q.pos], q.at(q.pos+1), q.pos+1 == len(q.in)
	switch c {
	case '=':
		return true
	case '_':
		return q.header
	case '.':
		return q.line == 0 && (next == '\n' || next == '\r' || next == 0)
	case '\r', '\n':
		return !q.text
	case ' ', '\t':
		return last || q.tabs
	}
	return c > 126 || c < ' '
}

func (q *qpEncoder) newline() {
	if q.crlf {
		q.out = append(q.out, '\r')
	}
	q.out, q.line = append(q.out, '\n'), 0
}

// room breaks the line if n more bytes don't fit.
func (q *qpEncoder) room(n int) {
	if q.line+n >= 76 {
		q.out = append(q.out, '=')
		q.newline()
	}
}

func (q *qpEncoder) quote(c byte) {
	const upper = "0123456789ABCDEF"
	q.out = append(q.out, '=', upper[c>>4], upper[c&15])
}

// step encodes a byte, or an end of line.
func (q *qpEncoder) step() {
	c, next := q.in[q.pos], q.at(q.pos+1)
	switch {
	case q.mustQuote():
		q.room(3)
		q.quote(c)
		q.line += 3
	case q.text && (c == '\n' || c == '\r' && next == '\n'):
		if n := len(q.out); n > 0 && (q.out[n-1] == ' ' || q.out[n-1] == '\t') {
			blank := q.out[n-1]
			q.out = q.out[:n-1]
			q.quote(blank)
		}
		q.newline()
		if c == '\r' {
			q.pos++
		}
	default:
		if q.pos+1 < len(q.in) && next != '\n' {
			q.room(1)
		}
		if q.header && c == ' ' {
			c = '_'
		}
		q.out = append(q.out, c)
		q.line++
	}
	q.pos++
}
