package arraymod

import (
	"encoding/binary"
	"math"
	"strings"
	"unicode"

	"github.com/weftpy/weft/ext"
)

// kind is a type of items.
type kind struct {
	code byte
	size int
	get  func(b []byte) value
	put  func(th *thread, b []byte, v value) error
}

// kinds are the types in the order in which the module lists them.
var kinds = []*kind{
	{'b', 1, func(b []byte) value { return ext.Int(int64(int8(b[0]))) }, signed(1, short, bounds{"signed char", math.MinInt8, math.MaxInt8})},
	{'B', 1, func(b []byte) value { return ext.Int(int64(b[0])) }, signed(1, bounds{"unsigned byte integer", 0, math.MaxUint8})},
	{'u', 4, getRune, putRune},
	{'w', 4, getRune, putRune},
	{'h', 2, func(b []byte) value { return ext.Int(int64(int16(le.Uint16(b)))) }, signed(2, short)},
	{'H', 2, func(b []byte) value { return ext.Int(int64(le.Uint16(b))) }, signed(2, plain, bounds{"unsigned short", 0, math.MaxUint16})},
	{'i', 4, func(b []byte) value { return ext.Int(int64(int32(le.Uint32(b)))) }, signed(4, plain)},
	{'I', 4, func(b []byte) value { return ext.Int(int64(le.Uint32(b))) }, unsigned(math.MaxUint32, 4)},
	{'l', 8, getInt64, putInt64},
	{'L', 8, func(b []byte) value { return ext.IntOfUint(le.Uint64(b)) }, unsigned(math.MaxUint64, 8)},
	{'q', 8, getInt64, reworded(putInt64)},
	{'Q', 8, func(b []byte) value { return ext.IntOfUint(le.Uint64(b)) }, reworded(unsigned(math.MaxUint64, 8))},
	{'f', 4, func(b []byte) value { return ext.Float(float64(math.Float32frombits(le.Uint32(b)))) }, func(th *thread, b []byte, v value) error {
		f, err := ext.AsFloat64(th, v)
		if err == nil {
			le.PutUint32(b, math.Float32bits(float32(f)))
		}
		return err
	}},
	{'d', 8, func(b []byte) value { return ext.Float(math.Float64frombits(le.Uint64(b))) }, func(th *thread, b []byte, v value) error {
		f, err := ext.AsFloat64(th, v)
		if err == nil {
			le.PutUint64(b, math.Float64bits(f))
		}
		return err
	}},
}

var le = binary.LittleEndian

func kindOf(code rune) *kind {
	for _, k := range kinds {
		if rune(k.code) == code {
			return k
		}
	}
	return nil
}

// isText tells whether items are characters.
func (k *kind) isText() bool { return k.code == 'u' || k.code == 'w' }

func putBytes(b []byte, n uint64, size int) {
	for i := range size {
		b[i] = byte(n >> (8 * i))
	}
}

// bounds are those of a C type.
type bounds struct {
	name      string
	low, high int64
}

var (
	short = bounds{"signed short integer", math.MinInt16, math.MaxInt16}
	plain = bounds{"signed integer", math.MinInt32, math.MaxInt32}
)

// signed converts integers within bounds, of which the first that is passed is named.
func signed(size int, limits ...bounds) func(*thread, []byte, value) error {
	return func(th *thread, b []byte, v value) error {
		n, err := ext.AsLong(th, v)
		if err != nil {
			return err
		}
		for _, l := range limits {
			if n < l.low {
				return ext.RaiseMsg(th, ext.OverflowErrorType, l.name+" is less than minimum")
			}
			if n > l.high {
				return ext.RaiseMsg(th, ext.OverflowErrorType, l.name+" is greater than maximum")
			}
		}
		putBytes(b, uint64(n), size)
		return nil
	}
}

func getInt64(b []byte) value { return ext.Int(int64(le.Uint64(b))) }

func putInt64(th *thread, b []byte, v value) error {
	n, err := ext.AsLong(th, v)
	if err == nil {
		le.PutUint64(b, uint64(n))
	}
	return err
}

// unsigned converts integers up to a bound.
func unsigned(high uint64, size int) func(*thread, []byte, value) error {
	return func(th *thread, b []byte, v value) error {
		i, err := ext.IndexValue(th, v)
		if err != nil {
			return err
		}
		n, _ := ext.AsBig(i)
		switch {
		case n.Sign() < 0:
			return ext.RaiseMsg(th, ext.OverflowErrorType, "can't convert negative value to unsigned int")
		case !n.IsUint64():
			return ext.RaiseMsg(th, ext.OverflowErrorType, "Python int too large to convert to C unsigned long")
		case n.Uint64() > high:
			return ext.RaiseMsg(th, ext.OverflowErrorType, "unsigned int is greater than maximum")
		}
		putBytes(b, n.Uint64(), size)
		return nil
	}
}

// reworded says of integers out of range what CPython says of the types long long.
func reworded(put func(*thread, []byte, value) error) func(*thread, []byte, value) error {
	return func(th *thread, b []byte, v value) error {
		err := put(th, b, v)
		if !ext.IsRaised(err, ext.OverflowErrorType) {
			return err
		}
		if strings.Contains(err.Error(), "negative") {
			return ext.RaiseMsg(th, ext.OverflowErrorType, "can't convert negative int to unsigned")
		}
		return ext.RaiseMsg(th, ext.OverflowErrorType, "int too big to convert")
	}
}

// item returns the item that begins at b. Characters may be none: their memory can be written to as bytes.
func (k *kind) item(th *thread, b []byte) (value, error) {
	if k.isText() && le.Uint32(b) > unicode.MaxRune {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "chr() arg not in range(0x110000)")
	}
	return k.get(b), nil
}

func getRune(b []byte) value { return ext.CharStr(rune(le.Uint32(b))).Value() }

func putRune(th *thread, b []byte, v value) error {
	s, ok := ext.AsStr(v)
	switch {
	case !ok:
		return ext.Raisef(th, ext.TypeErrorType, "array item must be a unicode character, not %s", v.Type().MessageName())
	case s.Len() != 1:
		return ext.Raisef(th, ext.TypeErrorType, "array item must be a unicode character, not a string of length %d", s.Len())
	}
	le.PutUint32(b, uint32(s.At(0)))
	return nil
}
