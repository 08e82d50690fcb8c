package marshal

import (
	"encoding/binary"
	"math"
	"math/big"

	"github.com/weftpy/weft/ext"
)

// A writer appends the serialization of values to out.
type writer struct {
	th  *thread
	out []byte
}

func (w *writer) long(n int) { w.out = binary.LittleEndian.AppendUint32(w.out, uint32(n)) }

// sized writes a code, a length and bytes.
func (w *writer) sized(code byte, b []byte) {
	w.out = append(w.out, code)
	w.long(len(b))
	w.out = append(w.out, b...)
}

func (w *writer) value(v value, depth int) error {
	if depth > maxDepth {
		return ext.RaiseMsg(w.th, ext.ValueErrorType, "object too deeply nested to marshal")
	}
	switch t := v.Type(); t {
	case ext.NoneType:
		w.out = append(w.out, 'N')
	case ext.EllipsisType:
		w.out = append(w.out, '.')
	case ext.BoolType:
		if v == ext.True {
			w.out = append(w.out, 'T')
		} else {
			w.out = append(w.out, 'F')
		}
	case ext.IntType:
		w.int(v)
	case ext.FloatType:
		w.out = append(w.out, 'g')
		w.out = binary.LittleEndian.AppendUint64(w.out, math.Float64bits(v.Float()))
	case ext.StrType:
		s, _ := ext.AsStr(v)
		w.sized('u', []byte(s.String()))
	case ext.BytesType, ext.BytearrayType:
		b, err := t.Buffer(w.th, v)
		if err != nil {
			return err
		}
		w.sized('s', b)
	case ext.TupleType:
		tup, _ := ext.AsTuple(v)
		return w.items('(', tup.Items, depth)
	case ext.ListType, ext.SetType, ext.FrozenSetType:
		items, err := ext.Collect(w.th, v)
		if err != nil {
			return err
		}
		return w.items(map[*ext.Type]byte{ext.ListType: '[', ext.SetType: '<', ext.FrozenSetType: '>'}[t], items, depth)
	case ext.DictType:
		return w.dict(v, depth)
	case ext.CodeType:
		return ext.RaiseMsg(w.th, ext.NotImplementedErrorType, "marshal of code objects")
	default:
		return ext.RaiseMsg(w.th, ext.ValueErrorType, "unmarshallable object")
	}
	return nil
}

func (w *writer) items(code byte, items []value, depth int) error {
	w.out = append(w.out, code)
	w.long(len(items))
	for _, x := range items {
		if err := w.value(x, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) dict(v value, depth int) error {
	d, _ := ext.AsDict(v)
	items, err := d.Items(w.th)
	if err != nil {
		return err
	}
	w.out = append(w.out, '{')
	for _, it := range items {
		if err := w.value(it.Key, depth+1); err != nil {
			return err
		}
		if err := w.value(it.Value, depth+1); err != nil {
			return err
		}
	}
	w.out = append(w.out, '0')
	return nil
}

// int writes an int of 32 bits as it is and others as digits of 15 bits, the sign in their number.
func (w *writer) int(v value) {
	if v.IsInt() && v.Int() == int64(int32(v.Int())) {
		w.out = append(w.out, 'i')
		w.long(int(v.Int()))
		return
	}
	b, _ := ext.AsBig(v)
	rest, digit, mask := new(big.Int).Abs(b), new(big.Int), big.NewInt(1<<15-1)
	var digits []uint16
	for rest.Sign() != 0 {
		digits = append(digits, uint16(digit.And(rest, mask).Uint64()))
		rest.Rsh(rest, 15)
	}
	w.out = append(w.out, 'l')
	w.long(len(digits) * b.Sign())
	for _, d := range digits {
		w.out = binary.LittleEndian.AppendUint16(w.out, d)
	}
}
