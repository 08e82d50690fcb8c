// Package structmod is the _struct module: values to and from C structs as bytes.
package structmod

import (
	"sync"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// structObj is a Struct.
type structObj struct {
	ext.Header
	ext.Attrs
	format value
	l      *layout // nil: not initialized
}

var structType, errorType, iterType *ext.Type

// cacheKey is the key of the interpreter's compiled formats.
type cacheKey struct{}

func init() {
	errorType = ext.NewType(ext.TypeSpec{Name: "struct.error", Base: ext.ExceptionType, Flags: ext.FlagBaseOK | ext.FlagHasAttrs})
	with := func(f func(th *thread, l *layout, a []value) (value, error)) ext.Fn {
		return func(th *thread, a []value) (value, error) {
			s := (*structObj)(a[0].P)
			if s.l == nil {
				return value{}, ext.RaiseMsg(th, ext.RuntimeErrorType, "Struct object is not initialized")
			}
			return f(th, s.l, a[1:])
		}
	}
	structType = ext.NewType(ext.TypeSpec{
		Name: "_struct.Struct", Flags: ext.FlagBaseOK, Effect: ext.Pure, AttrOff: unsafe.Offsetof(structObj{}.Attrs), Sig: "format",
		Doc: "Create a compiled struct object.\n\nReturn a new Struct object which writes and reads binary data according\nto the format string.",
		Alloc: func(th *thread, cls *ext.Type) value {
			s := &structObj{Header: ext.NewHeader(cls), format: ext.None}
			if cls.Flags&ext.FlagHasAttrs != 0 {
				s.Attrs.Init(th, cls)
			}
			return ext.FromPtr(unsafe.Pointer(s))
		},
		Slots: ext.Slots{
			New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
				return cls.Alloc(th, cls), nil
			},
			Init: func(th *thread, self value, args []value, kw *ext.Tuple) error {
				a, err := ext.BindArgs(th, "Struct", "format", args, kw)
				if err != nil {
					return err
				}
				s := (*structObj)(self.P)
				text, err := formatText(th, a[0])
				if err != nil {
					return err
				}
				if s.l, err = compile(th, text); err == nil {
					s.format = ext.NewStr(text).Value()
				}
				return err
			},
			Repr: func(th *thread, self value) (*ext.Str, error) {
				r, err := ext.Repr(th, (*structObj)(self.P).format)
				if err != nil {
					return nil, err
				}
				return ext.NewStr(self.Type().Name + "(" + r.String() + ")"), nil
			},
		},
		Methods: []ext.Func{
			{Name: "pack", Sig: "self, *values", Fn: with(packArgs), Doc: "S.pack(v1, v2, ...) -> bytes\n\nReturn a bytes object containing values v1, v2, ... packed according\nto the format string S.format.  See help(struct) for more on format\nstrings."},
			{Name: "pack_into", Sig: "self, *args", Fn: with(packInto), Doc: "S.pack_into(buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string S.format\nand write the packed bytes into the writable buffer buf starting at\noffset.  Note that the offset is a required argument.  See\nhelp(struct) for more on format strings."},
			{Name: "unpack", Sig: "self, buffer, /", Fn: with(unpack), Doc: "Return a tuple containing unpacked values."},
			{Name: "unpack_from", Sig: "self, buffer, offset=0", Fn: with(unpackFrom), Doc: "Return a tuple containing unpacked values."},
			{Name: "iter_unpack", Sig: "self, buffer, /", Fn: with(iterUnpack), Doc: "Return an iterator yielding tuples."},
		},
		GetSets: []ext.GetSet{
			{Name: "format", Doc: "struct format string", Get: func(th *thread, self value) (value, error) { return (*structObj)(self.P).format, nil }},
			{Name: "size", Doc: "struct size in bytes", Get: func(th *thread, self value) (value, error) {
				if l := (*structObj)(self.P).l; l != nil {
					return ext.Int(int64(l.size)), nil
				}
				return ext.Int(-1), nil
			}},
		},
	})
	iterType = ext.NewType(ext.TypeSpec{
		Name: "_struct.unpack_iterator", Flags: ext.FlagDisallowNew, Effect: ext.Pure,
		Slots: ext.Slots{Iter: func(th *thread, self value) (value, error) { return self, nil }, Next: iterNext},
		Methods: []ext.Func{{Name: "__length_hint__", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
			it := (*unpacker)(a[0].P)
			pos, err := it.pos.Read(th)
			if err != nil {
				return value{}, err
			}
			return ext.Int(int64((it.n - *pos) / it.l.size)), nil
		}}},
	})
}

// Module describes the module.
func Module() *ext.Module {
	cached := func(f func(*thread, *layout, []value) (value, error)) ext.Fn {
		return func(th *thread, a []value) (value, error) {
			l, err := cachedLayout(th, a[0])
			if err != nil {
				return value{}, err
			}
			return f(th, l, a[1:])
		}
	}
	return &ext.Module{
		Name: "_struct", Effect: ext.Pure, Types: []*ext.Type{structType}, Consts: map[string]value{"error": errorType.Value()},
		Doc: "Functions to convert between Python values and C structs.\nPython bytes objects are used to hold the data representing the C struct\nand also as format strings (explained below) to describe the layout of data\nin the C struct.",
		Funcs: []ext.Func{
			{Name: "calcsize", Sig: "format, /", Doc: "Return size in bytes of the struct described by the format string.", Fn: cached(func(th *thread, l *layout, a []value) (value, error) {
				return ext.Int(int64(l.size)), nil
			})},
			{Name: "pack", Sig: "*args", Doc: "pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values v1, v2, ... packed according\nto the format string.  See help(struct) for more on format strings.", Fn: spread(packArgs)},
			{Name: "pack_into", Sig: "*args", Doc: "pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string and write\nthe packed bytes into the writable buffer buf starting at offset.  Note\nthat the offset is a required argument.  See help(struct) for more\non format strings.", Fn: spread(packInto)},
			{Name: "unpack", Sig: "format, buffer, /", Fn: cached(unpack), Doc: "Return a tuple containing values unpacked according to the format string."},
			{Name: "unpack_from", Sig: "format, /, buffer, offset=0", Fn: cached(unpackFrom), Doc: "Return a tuple containing values unpacked according to the format string."},
			{Name: "iter_unpack", Sig: "format, buffer, /", Fn: cached(iterUnpack), Doc: "Return an iterator yielding tuples unpacked according to the format string."},
			{Name: "_clearcache", Sig: "", Doc: "Clear the internal cache.", Fn: func(th *thread, a []value) (value, error) {
				th.Interp.Ext.Delete(cacheKey{})
				return ext.None, nil
			}},
		},
	}
}

func formatText(th *thread, v value) (string, error) {
	if b, ok := ext.AsBytes(v); ok {
		return string(b), nil
	}
	s, ok := ext.AsStr(v)
	if !ok {
		return "", ext.Raisef(th, ext.TypeErrorType, "Struct() argument 1 must be a str or bytes object, not %s", v.Type().MessageName())
	}
	b, err := ext.Encode(th, s, "ascii", "")
	return string(b), err
}

// cachedLayout compiles a format once.
func cachedLayout(th *thread, format value) (*layout, error) {
	c, ok := th.Interp.Ext.Load(cacheKey{})
	if !ok {
		c, _ = th.Interp.Ext.LoadOrStore(cacheKey{}, &sync.Map{})
	}
	text, err := formatText(th, format)
	if err != nil {
		return nil, err
	}
	cache := c.(*sync.Map)
	if l, ok := cache.Load(text); ok {
		return l.(*layout), nil
	}
	l, err := compile(th, text)
	if err == nil {
		cache.Store(text, l)
	}
	return l, err
}

// spread is a function of the format and values.
func spread(f func(*thread, *layout, []value) (value, error)) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		t, _ := ext.AsTuple(a[0])
		if len(t.Items) == 0 {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "missing format argument")
		}
		l, err := cachedLayout(th, t.Items[0])
		if err != nil {
			return value{}, err
		}
		return f(th, l, []value{ext.NewTuple(t.Items[1:])})
	}
}

func packArgs(th *thread, l *layout, a []value) (value, error) {
	t, _ := ext.AsTuple(a[0])
	if len(t.Items) != l.n {
		return value{}, ext.Raisef(th, errorType, "pack expected %d items for packing (got %d)", l.n, len(t.Items))
	}
	if err := th.Reserve(l.size); err != nil {
		return value{}, err
	}
	b := make([]byte, l.size)
	if err := l.pack(th, b, t.Items); err != nil {
		return value{}, err
	}
	return ext.NewBytes(b), nil
}

func packInto(th *thread, l *layout, a []value) (value, error) {
	t, _ := ext.AsTuple(a[0])
	switch {
	case len(t.Items) == 0:
		return value{}, fail(th, "pack_into expected buffer argument")
	case len(t.Items) == 1:
		return value{}, fail(th, "pack_into expected offset argument")
	case len(t.Items)-2 != l.n:
		return value{}, ext.Raisef(th, errorType, "pack_into expected %d items for packing (got %d)", l.n, len(t.Items)-2)
	}
	buf := t.Items[0]
	dst, err := ext.WritableBuffer(th, buf)
	if err != nil {
		if ext.IsRaised(err, ext.TypeErrorType, ext.BufferErrorType) {
			err = ext.Raisef(th, ext.TypeErrorType, "argument must be read-write bytes-like object, not %s", buf.Type().MessageName())
		}
		return value{}, err
	}
	size := len(dst)
	off, err := ext.AsIndex(th, t.Items[1])
	if err != nil {
		return value{}, err
	}
	given := off
	if off < 0 {
		if off += size; off < 0 {
			return value{}, ext.Raisef(th, errorType, "offset %d out of range for %d-byte buffer", given, size)
		}
		if given+l.size > 0 {
			return value{}, ext.Raisef(th, errorType, "no space to pack %d bytes at offset %d", l.size, given)
		}
	}
	if size-off < l.size {
		return value{}, ext.Raisef(th, errorType, "pack_into requires a buffer of at least %d bytes for packing %d bytes at offset %d (actual buffer size is %d)", off+l.size, l.size, off, size)
	}
	b := make([]byte, l.size)
	if err := l.pack(th, b, t.Items[2:]); err != nil {
		return value{}, err
	}
	if dst, err = ext.WritableBuffer(th, buf); err != nil {
		return value{}, err
	}
	copy(dst[min(off, len(dst)):], b)
	return ext.None, nil
}

func unpack(th *thread, l *layout, a []value) (value, error) {
	b, err := ext.BufferOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	if len(b) != l.size {
		return value{}, ext.Raisef(th, errorType, "unpack requires a buffer of %d bytes", l.size)
	}
	return l.unpack(b), nil
}

func unpackFrom(th *thread, l *layout, a []value) (value, error) {
	off, err := ext.AsIndex(th, a[1])
	if err != nil {
		return value{}, err
	}
	b, err := ext.BufferOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	given := off
	if off < 0 {
		if off+l.size > 0 {
			return value{}, ext.Raisef(th, errorType, "not enough data to unpack %d bytes at offset %d", l.size, off)
		}
		if off += len(b); off < 0 {
			return value{}, ext.Raisef(th, errorType, "offset %d out of range for %d-byte buffer", given, len(b))
		}
	}
	if len(b)-off < l.size {
		return value{}, ext.Raisef(th, errorType, "unpack_from requires a buffer of at least %d bytes for unpacking %d bytes at offset %d (actual buffer size is %d)", off+l.size, l.size, off, len(b))
	}
	return l.unpack(b[off : off+l.size]), nil
}

// unpacker iterates over the structs in a buffer.
type unpacker struct {
	ext.Header
	l   *layout
	buf value
	n   int
	pos ext.State[int]
}

func iterUnpack(th *thread, l *layout, a []value) (value, error) {
	if l.size == 0 {
		return value{}, fail(th, "cannot iteratively unpack with a struct of length 0")
	}
	b, err := ext.BufferOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	if len(b)%l.size != 0 {
		return value{}, ext.Raisef(th, errorType, "iterative unpacking requires a buffer of a multiple of %d bytes", l.size)
	}
	it := &unpacker{Header: ext.NewHeader(iterType), l: l, buf: a[0], n: len(b)}
	it.pos.Init(th, 0)
	return ext.FromPtr(unsafe.Pointer(it)), nil
}

func iterNext(th *thread, self value) (value, error) {
	it := (*unpacker)(self.P)
	b, err := ext.BufferOf(th, it.buf)
	if err != nil {
		return value{}, err
	}
	pos, err := it.pos.Write(th)
	if err != nil || *pos+it.l.size > len(b) {
		return ext.Undef, err
	}
	v := it.l.unpack(b[*pos : *pos+it.l.size])
	*pos += it.l.size
	return v, nil
}
