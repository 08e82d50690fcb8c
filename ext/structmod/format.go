package structmod

import (
	"encoding/binary"

	"github.com/weftpy/weft/ext"
)

// kind says how an item of a format is packed.
type kind uint8

const (
	kindPad kind = iota
	kindChar
	kindSigned
	kindUnsigned
	kindBool
	kindFloat
	kindComplex
	kindString
	kindPascal
)

// code is a format character: how it is packed and in how many bytes, under native and under standard rules (0: not known
// there). Complex numbers are aligned like their halves.
type code struct {
	kind             kind
	native, standard int
}

var codes = map[byte]code{
	'x': {kindPad, 1, 1}, 'c': {kindChar, 1, 1}, 'b': {kindSigned, 1, 1}, 'B': {kindUnsigned, 1, 1}, '?': {kindBool, 1, 1},
	'h': {kindSigned, 2, 2}, 'H': {kindUnsigned, 2, 2}, 'i': {kindSigned, 4, 4}, 'I': {kindUnsigned, 4, 4}, 'l': {kindSigned, 8, 4},
	'L': {kindUnsigned, 8, 4}, 'q': {kindSigned, 8, 8}, 'Q': {kindUnsigned, 8, 8}, 'n': {kindSigned, 8, 0}, 'N': {kindUnsigned, 8, 0},
	'P': {kindUnsigned, 8, 0}, 'e': {kindFloat, 2, 2}, 'f': {kindFloat, 4, 4}, 'd': {kindFloat, 8, 8}, 'F': {kindComplex, 8, 8},
	'D': {kindComplex, 16, 16}, 's': {kindString, 1, 1}, 'p': {kindPascal, 1, 1},
}

// item is a run of equal fields, or one string field of size bytes.
type item struct {
	kind   kind
	code   byte
	size   int // of one field
	offset int
	count  int
}

// layout is a compiled format.
type layout struct {
	order binary.ByteOrder
	items []item
	size  int
	n     int // values
}

const maxSize = 1<<63 - 1

// compile parses a format.
func compile(th *thread, format string) (*layout, error) {
	l := &layout{order: binary.NativeEndian}
	native, align := true, true
	if format != "" {
		switch format[0] {
		case '@':
			format = format[1:]
		case '=':
			native, align, format = false, false, format[1:]
		case '<':
			l.order, native, align, format = binary.LittleEndian, false, false, format[1:]
		case '>', '!':
			l.order, native, align, format = binary.BigEndian, false, false, format[1:]
		}
	}
	for i := 0; i < len(format); i++ {
		c := format[i]
		if c == ' ' || c >= '\t' && c <= '\r' {
			continue
		}
		count := 1
		if c >= '0' && c <= '9' {
			count = 0
			for ; i < len(format) && format[i] >= '0' && format[i] <= '9'; i++ {
				d := int(format[i] - '0')
				if count > (maxSize-d)/10 {
					return nil, fail(th, "total struct size too long")
				}
				count = count*10 + d
			}
			if i == len(format) {
				return nil, fail(th, "repeat count given without format specifier")
			}
			c = format[i]
		}
		f, ok := codes[c]
		size := f.standard
		if native {
			size = f.native
		}
		if !ok || size == 0 {
			return nil, fail(th, "bad char in struct format")
		}
		if !l.add(f.kind, c, size, count, align) {
			return nil, fail(th, "total struct size too long")
		}
	}
	return l, nil
}

// add appends count fields; it reports false if the struct becomes too long.
func (l *layout) add(k kind, c byte, size, count int, align bool) bool {
	if align && size > 1 {
		unit := size
		if k == kindComplex {
			unit /= 2
		}
		l.size = (l.size + unit - 1) / unit * unit
	}
	if count > (maxSize-l.size)/size {
		return false
	}
	it := item{kind: k, code: c, size: size, offset: l.size, count: count}
	l.size += size * count
	switch k {
	case kindPad:
		return true
	case kindString, kindPascal:
		it.size, it.count = count, 1
		l.n++
	default:
		l.n += count
		if count == 0 {
			return true
		}
	}
	l.items = append(l.items, it)
	return true
}

func fail(th *thread, msg string) error { return ext.RaiseMsg(th, errorType, msg) }
