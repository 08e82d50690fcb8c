package marshal

import (
	"encoding/binary"
	"math"
	"math/big"

	"github.com/weftpy/weft/ext"
)

// A reader takes values off in. refs are the values that later ones may refer to.
type reader struct {
	th   *thread
	in   []byte
	refs []value
	bad  bool // in was too short
}

const flagRef = 0x80

func (r *reader) whole() (value, error) {
	v, err := r.value(0)
	if err == nil && r.bad {
		err = ext.RaiseMsg(r.th, ext.EOFErrorType, "marshal data too short")
	}
	if err == nil && v.IsUndef() {
		err = ext.RaiseMsg(r.th, ext.TypeErrorType, "NULL object in marshal data for object")
	}
	return v, err
}

// take returns the next n bytes; after the end zeros.
func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.in) {
		r.bad, r.in = true, nil
		return make([]byte, min(max(n, 0), 16))
	}
	b := r.in[:n]
	r.in = r.in[n:]
	return b
}

func (r *reader) byte() byte { return r.take(1)[0] }
func (r *reader) long() int  { return int(int32(binary.LittleEndian.Uint32(r.take(4)))) }
func (r *reader) float() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(r.take(8)))
}

func (r *reader) fail(what string) (value, error) {
	return value{}, ext.RaiseMsg(r.th, ext.ValueErrorType, "bad marshal data ("+what+")")
}

// value reads a value; Undef is the mark that ends a dict.
func (r *reader) value(depth int) (value, error) {
	if depth > maxDepth {
		return value{}, ext.RaiseMsg(r.th, ext.ValueErrorType, "recursion limit exceeded")
	}
	if r.bad {
		return ext.None, nil
	}
	code := r.byte()
	slot := -1
	if code&flagRef != 0 {
		slot = len(r.refs)
		r.refs = append(r.refs, ext.None)
	}
	v, err := r.coded(code&^flagRef, slot, depth)
	if err == nil && slot >= 0 {
		r.refs[slot] = v
	}
	return v, err
}

func (r *reader) coded(code byte, slot, depth int) (value, error) {
	switch code {
	case '0':
		return ext.Undef, nil
	case 'N':
		return ext.None, nil
	case 'T':
		return ext.True, nil
	case 'F':
		return ext.False, nil
	case 'S':
		return ext.StopIterationType.Value(), nil
	case '.':
		return ext.Ellipsis, nil
	case 'i':
		return ext.Int(int64(r.long())), nil
	case 'l':
		return r.int()
	case 'g':
		return ext.Float(r.float()), nil
	case 'y':
		re := r.float()
		return ext.NewComplex(complex(re, r.float())), nil
	case 's':
		return ext.NewBytes(append([]byte(nil), r.take(r.long())...)), nil
	case 'u', 't', 'a', 'A':
		return ext.NewStr(string(r.take(r.long()))).Value(), nil
	case 'z', 'Z':
		return ext.NewStr(string(r.take(int(r.byte())))).Value(), nil
	case '(', '[', '<', '>':
		return r.items(code, r.long(), slot, depth)
	case ')':
		return r.items('(', int(r.byte()), slot, depth)
	case '{':
		return r.dict(slot, depth)
	case 'r':
		n := r.long()
		if n < 0 || n >= len(r.refs) {
			return r.fail("invalid reference")
		}
		return r.refs[n], nil
	case 'c':
		return value{}, ext.RaiseMsg(r.th, ext.NotImplementedErrorType, "marshal of code objects")
	}
	return r.fail("unknown type code")
}

func (r *reader) items(code byte, n, slot, depth int) (value, error) {
	if n < 0 {
		return r.fail("size out of range")
	}
	var items []value
	if code == '[' && slot >= 0 {
		// The list may contain itself.
		l := ext.NewList(r.th, nil)
		r.refs[slot] = l.Value()
		for i := 0; i < n && !r.bad; i++ {
			v, err := r.value(depth + 1)
			if err != nil {
				return value{}, err
			}
			if err := l.Append(r.th, v); err != nil {
				return value{}, err
			}
		}
		return l.Value(), nil
	}
	for i := 0; i < n && !r.bad; i++ {
		v, err := r.value(depth + 1)
		if err != nil {
			return value{}, err
		}
		items = append(items, v)
	}
	switch code {
	case '(':
		return ext.NewTuple(items), nil
	case '[':
		return ext.NewList(r.th, items).Value(), nil
	case '>':
		return ext.NewFrozenSet(r.th, items)
	}
	return ext.CallArgs(r.th, ext.SetType.Value(), ext.NewTuple(items))
}

func (r *reader) dict(slot, depth int) (value, error) {
	d := ext.NewDict(r.th)
	if slot >= 0 {
		r.refs[slot] = d.Value()
	}
	for !r.bad {
		k, err := r.value(depth + 1)
		if err != nil {
			return value{}, err
		}
		if k.IsUndef() {
			break
		}
		v, err := r.value(depth + 1)
		if err != nil {
			return value{}, err
		}
		if err := d.SetItem(r.th, k, v); err != nil {
			return value{}, err
		}
	}
	return d.Value(), nil
}

func (r *reader) int() (value, error) {
	n := r.long()
	size := max(n, -n)
	b := new(big.Int)
	digits := r.take(2 * size)
	if r.bad {
		return ext.None, nil
	}
	for i := size - 1; i >= 0; i-- {
		d := binary.LittleEndian.Uint16(digits[2*i:])
		if d > 1<<15-1 {
			return r.fail("digit out of range in long")
		}
		b.Lsh(b, 15)
		b.Or(b, big.NewInt(int64(d)))
	}
	if n < 0 {
		b.Neg(b)
	}
	return ext.NewBigInt(b), nil
}
