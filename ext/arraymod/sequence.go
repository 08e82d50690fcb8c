package arraymod

import (
	"bytes"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

func length(th *thread, self value) (int, error) {
	a := (*array)(self.P)
	b, err := a.read(th)
	return len(b) / a.k.size, err
}

// index converts an index, which may count from the end, into an offset in b; missing is said if there is no such item.
func (a *array) index(th *thread, b []byte, key value, missing string) (int, error) {
	i, err := ext.AsIndex(th, key)
	if err != nil {
		return 0, err
	}
	n := len(b) / a.k.size
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, ext.RaiseMsg(th, ext.IndexErrorType, missing)
	}
	return i * a.k.size, nil
}

func isIndex(v value) bool { return v.IsInt() || v.Type().Index != nil }

func badIndex(th *thread) error {
	return ext.RaiseMsg(th, ext.TypeErrorType, "array indices must be integers")
}

func getItem(th *thread, self, key value) (value, error) {
	a := (*array)(self.P)
	b, err := a.read(th)
	if err != nil {
		return value{}, err
	}
	s, ok := ext.AsSlice(key)
	if !ok {
		if !isIndex(key) {
			return value{}, badIndex(th)
		}
		at, err := a.index(th, b, key, "array index out of range")
		if err != nil {
			return value{}, err
		}
		return a.k.item(th, b[at:])
	}
	size := a.k.size
	start, _, step, n, err := ext.SliceIndices(th, s, len(b)/size)
	if err != nil {
		return value{}, err
	}
	if b, err = a.read(th); err != nil {
		return value{}, err
	}
	out := make([]byte, 0, n*size)
	for i := range n {
		at := (start + i*step) * size
		out = append(out, b[at:at+size]...)
	}
	return a.k.make(th, out), nil
}

func setItem(th *thread, self, key, v value) error {
	a := (*array)(self.P)
	s, ok := ext.AsSlice(key)
	if ok {
		return a.setSlice(th, s, v)
	}
	if !isIndex(key) {
		return badIndex(th)
	}
	b, err := a.read(th)
	if err != nil {
		return err
	}
	at, err := a.index(th, b, key, "array assignment index out of range")
	if err != nil {
		return err
	}
	var item []byte
	if !v.IsUndef() {
		var buf [8]byte
		if err := a.k.put(th, buf[:], v); err != nil {
			return err
		}
		item = buf[:a.k.size]
	}
	c, err := a.state.Write(th)
	if err != nil {
		return err
	}
	c.b = splice(c.b, at, at+a.k.size, item)
	return nil
}

// splice replaces b[from:to] by with, in place if it can.
func splice(b []byte, from, to int, with []byte) []byte {
	if to-from == len(with) {
		copy(b[from:], with)
		return b
	}
	rest := append([]byte(nil), b[to:]...)
	return append(append(b[:from], with...), rest...)
}

// setSlice assigns an array to a slice, or deletes the slice.
func (a *array) setSlice(th *thread, s *ext.Slice, v value) error {
	var with []byte
	if !v.IsUndef() {
		other, ok := arrayOf(v)
		if !ok {
			return ext.Raisef(th, ext.TypeErrorType, "can only assign array (not \"%s\") to array slice", v.Type().Name)
		}
		if other.k != a.k {
			return badArgument(th)
		}
		b, err := other.read(th)
		if err != nil {
			return err
		}
		with = append([]byte(nil), b...)
	}
	count, err := length(th, a.value())
	if err != nil {
		return err
	}
	start, stop, step, n, err := ext.SliceIndices(th, s, count)
	if err != nil {
		return err
	}
	size := a.k.size
	c, err := a.state.Write(th)
	switch {
	case err != nil:
		return err
	case step == 1:
		c.b = splice(c.b, start*size, max(stop, start)*size, with)
	case v.IsUndef():
		drop := map[int]bool{}
		for i := range n {
			drop[start+i*step] = true
		}
		var kept []byte
		for i := range count {
			if !drop[i] {
				kept = append(kept, c.b[i*size:(i+1)*size]...)
			}
		}
		c.b = kept
	case len(with) != n*size:
		return ext.Raisef(th, ext.ValueErrorType, "attempt to assign array of size %d to extended slice of size %d", len(with)/size, n)
	default:
		for i := range n {
			copy(c.b[(start+i*step)*size:], with[i*size:(i+1)*size])
		}
	}
	return nil
}

func badArgument(th *thread) error {
	return ext.RaiseMsg(th, ext.TypeErrorType, "bad argument type for built-in operation")
}

func concat(th *thread, x, y value) (value, error) {
	a := (*array)(x.P)
	b, ok := arrayOf(y)
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "can only append array (not \"%s\") to array", y.Type().Name)
	}
	if a.k != b.k {
		return value{}, badArgument(th)
	}
	p, err := a.read(th)
	if err != nil {
		return value{}, err
	}
	q, err := b.read(th)
	if err != nil {
		return value{}, err
	}
	return a.k.make(th, append(append(make([]byte, 0, len(p)+len(q)), p...), q...)), nil
}

func extendInPlace(th *thread, x, y value) (value, error) {
	if _, ok := arrayOf(y); !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "can only extend array with array (not \"%s\")", y.Type().Name)
	}
	return x, extendMethod(th, x, y)
}

// extendMethod is extend: other arrays must be of the same type.
func extendMethod(th *thread, self, v value) error {
	a := (*array)(self.P)
	if b, ok := arrayOf(v); ok && b.k != a.k {
		return ext.RaiseMsg(th, ext.TypeErrorType, "can only extend with array of same kind")
	}
	return a.extend(th, v)
}

// times returns the bytes of an array n times.
func times(th *thread, self value, count int) ([]byte, error) {
	b, err := (*array)(self.P).read(th)
	if err != nil {
		return nil, err
	}
	if count > 0 && len(b) > 1<<40/count {
		return nil, ext.Raise(th, ext.MemoryErrorType)
	}
	return bytes.Repeat(b, max(count, 0)), nil
}

func repeat(th *thread, x value, n int) (value, error) {
	b, err := times(th, x, n)
	if err != nil {
		return value{}, err
	}
	return (*array)(x.P).k.make(th, b), nil
}

func repeatInPlace(th *thread, x value, n int) (value, error) {
	b, err := times(th, x, n)
	if err != nil {
		return value{}, err
	}
	return x, (*array)(x.P).set(th, b)
}

func compare(th *thread, self, other value, op ext.CmpOp) (value, error) {
	a := (*array)(self.P)
	b, ok := arrayOf(other)
	if !ok {
		return ext.NotImplemented, nil
	}
	x, err := a.items(th)
	if err != nil {
		return value{}, err
	}
	y, err := b.items(th)
	if err != nil {
		return value{}, err
	}
	return ext.Compare(th, ext.NewList(th, x).Value(), ext.NewList(th, y).Value(), op)
}

func repr(th *thread, self value) (*ext.Str, error) {
	a := (*array)(self.P)
	var b ext.StrBuilder
	b.WriteStr(ext.NewStr(self.Type().Name + "('" + string(rune(a.k.code)) + "'"))
	if bytes, err := a.read(th); err != nil {
		return nil, err
	} else if len(bytes) > 0 {
		v, err := a.contents(th)
		if err != nil {
			return nil, err
		}
		s, err := ext.Repr(th, v)
		if err != nil {
			return nil, err
		}
		b.WriteASCII(", ")
		b.WriteStr(s)
	}
	b.WriteASCII(")")
	return b.Str(), nil
}

// iterator iterates over an array, which may grow meanwhile.
type iterator struct {
	ext.Header
	a   *array
	pos ext.State[int] // -1: at the end
}

func iter(th *thread, self value) (value, error) {
	it := &iterator{Header: ext.NewHeader(iterType), a: (*array)(self.P)}
	it.pos.Init(th, 0)
	return ext.FromPtr(unsafe.Pointer(it)), nil
}

func next(th *thread, self value) (value, error) {
	it := (*iterator)(self.P)
	pos, err := it.pos.Write(th)
	if err != nil || *pos < 0 {
		return ext.Undef, err
	}
	b, err := it.a.read(th)
	if err != nil {
		return value{}, err
	}
	at := *pos * it.a.k.size
	if at >= len(b) {
		*pos = -1
		return ext.Undef, nil
	}
	*pos++
	return it.a.k.item(th, b[at:])
}
