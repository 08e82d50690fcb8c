// Package arraymod is the module array: sequences of numbers or characters of one type, packed.
//
// The state of an array is its bytes. A transaction that changes an array for the first time copies them.
package arraymod

import (
	"unicode"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// array is an array.
type array struct {
	ext.Header
	ext.Attrs
	k     *kind
	state ext.State[contents]
}

// contents are the items.
type contents struct{ b []byte }

// Clone is for ext.State.
func (c contents) Clone() contents { return contents{append([]byte(nil), c.b...)} }

var arrayType, iterType *ext.Type

// Module describes the module.
func Module() *ext.Module {
	codes := make([]byte, 0, len(kinds))
	for _, k := range kinds {
		codes = append(codes, k.code)
	}
	return &ext.Module{
		Name: "array", Effect: ext.Pure,
		Doc:    "This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.\n",
		Consts: map[string]value{"array": arrayType.Value(), "ArrayType": arrayType.Value(), "typecodes": ext.NewStr(string(codes)).Value()},
		Funcs:  []ext.Func{{Name: "_array_reconstructor", Sig: "arraytype, typecode, mformat_code, items, /", Fn: reconstruct, Doc: "Internal. Used for pickling support."}},
		Setup: func(th *thread, m *ext.ModuleObject) error {
			abc, err := th.Interp.Eval.Import(th, ext.NewStr("collections.abc"), ext.None, ext.TupleOf(ext.NewStr("MutableSequence").Value()), 0)
			if err != nil {
				return err
			}
			cls, err := ext.GetAttrName(th, abc, "MutableSequence")
			if err != nil {
				return err
			}
			_, err = ext.CallMethod(th, cls, "register", arrayType.Value())
			return err
		},
	}
}

// arrayOf returns the array that v is.
func arrayOf(v value) (*array, bool) {
	if t := v.Type(); t == arrayType || t.Is(arrayType) {
		return (*array)(v.P), true
	}
	return nil, false
}

func (a *array) value() value { return ext.FromPtr(unsafe.Pointer(a)) }

// read returns the bytes to read, until Python code runs.
func (a *array) read(th *thread) ([]byte, error) {
	c, err := a.state.Read(th)
	if err != nil {
		return nil, err
	}
	return c.b, nil
}

// set replaces the bytes.
func (a *array) set(th *thread, b []byte) error {
	c, err := a.state.Write(th)
	if err == nil {
		c.b = b
	}
	return err
}

func alloc(th *thread, cls *ext.Type) value {
	a := &array{Header: ext.NewHeader(cls), k: kinds[0]}
	a.state.Init(th, contents{})
	if cls.Flags&ext.FlagHasAttrs != 0 {
		a.Attrs.Init(th, cls)
	}
	return a.value()
}

// make returns a plain array of b, which it keeps.
func (k *kind) make(th *thread, b []byte) value {
	v := alloc(th, arrayType)
	a := (*array)(v.P)
	a.k = k
	a.state.Init(th, contents{b})
	return v
}

func newArray(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
	if kw != nil && len(kw.Items) > 0 && cls == arrayType {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "array.array() takes no keyword arguments")
	}
	if kw != nil {
		args = args[:len(args)-len(kw.Items)]
	}
	switch {
	case len(args) == 0:
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "array() takes at least 1 argument (0 given)")
	case len(args) > 2:
		return value{}, ext.Raisef(th, ext.TypeErrorType, "array() takes at most 2 arguments (%d given)", len(args))
	}
	code, ok := ext.AsStr(args[0])
	switch {
	case !ok:
		return value{}, ext.Raisef(th, ext.TypeErrorType, "array() argument 1 must be a unicode character, not %s", args[0].Type().MessageName())
	case code.Len() != 1:
		return value{}, ext.Raisef(th, ext.TypeErrorType, "array() argument 1 must be a unicode character, not a string of length %d", code.Len())
	}
	k := kindOf(code.At(0))
	if k == nil {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")
	}
	v := cls.Alloc(th, cls)
	a := (*array)(v.P)
	a.k = k
	if len(args) == 1 {
		return v, nil
	}
	return v, a.fill(th, args[1])
}

// fill gives a new array its items.
func (a *array) fill(th *thread, init value) error {
	if s, ok := ext.AsStr(init); ok {
		if !a.k.isText() {
			return ext.Raisef(th, ext.TypeErrorType, "cannot use a str to initialize an array with typecode '%c'", a.k.code)
		}
		return a.appendText(th, s)
	}
	if other, ok := arrayOf(init); ok {
		if other.k.isText() && !a.k.isText() {
			return ext.Raisef(th, ext.TypeErrorType, "cannot use a unicode array to initialize an array with typecode '%c'", a.k.code)
		}
		if other.k == a.k {
			b, err := other.read(th)
			if err != nil {
				return err
			}
			return a.set(th, append([]byte(nil), b...))
		}
		return a.extend(th, init)
	}
	_, isBytes := ext.AsBytes(init)
	if _, ok := ext.AsBytearray(init); (ok || isBytes) && !a.k.isText() {
		return a.appendBytes(th, init)
	}
	return a.extend(th, init)
}

func (a *array) appendText(th *thread, s *ext.Str) error {
	c, err := a.state.Write(th)
	if err != nil {
		return err
	}
	for i := range s.Len() {
		c.b = le.AppendUint32(c.b, uint32(s.At(i)))
	}
	return nil
}

func (a *array) appendBytes(th *thread, v value) error {
	b, err := ext.BufferOf(th, v)
	if err != nil {
		return err
	}
	if len(b)%a.k.size != 0 {
		return ext.RaiseMsg(th, ext.ValueErrorType, "bytes length not a multiple of item size")
	}
	c, err := a.state.Write(th)
	if err == nil {
		c.b = append(c.b, b...)
	}
	return err
}

// append appends an item.
func (a *array) append(th *thread, v value) error {
	var item [8]byte
	if err := a.k.put(th, item[:], v); err != nil {
		return err
	}
	c, err := a.state.Write(th)
	if err == nil {
		c.b = append(c.b, item[:a.k.size]...)
	}
	return err
}

// extend appends the items of an iterable.
func (a *array) extend(th *thread, v value) error {
	if v == a.value() {
		b, err := a.read(th)
		if err != nil {
			return err
		}
		return a.set(th, append(append([]byte(nil), b...), b...))
	}
	return ext.ForEach(th, v, func(x value) error { return a.append(th, x) })
}

// items returns all items.
func (a *array) items(th *thread) ([]value, error) {
	b, err := a.read(th)
	if err != nil {
		return nil, err
	}
	items := make([]value, 0, len(b)/a.k.size)
	for ; len(b) > 0; b = b[a.k.size:] {
		v, err := a.k.item(th, b)
		if err != nil {
			return nil, err
		}
		items = append(items, v)
	}
	return items, nil
}

// contents returns the items as the constructor takes them: in a list, or a str if they are characters.
func (a *array) contents(th *thread) (value, error) {
	if a.k.isText() {
		s, err := a.text(th)
		if err != nil {
			return value{}, err
		}
		return s.Value(), nil
	}
	items, err := a.items(th)
	if err != nil {
		return value{}, err
	}
	return ext.NewList(th, items).Value(), nil
}

// text returns the items, which are characters.
func (a *array) text(th *thread) (*ext.Str, error) {
	b, err := a.read(th)
	if err != nil {
		return nil, err
	}
	r := make([]rune, 0, len(b)/4)
	for rest := b; len(rest) > 0; rest = rest[4:] {
		c := le.Uint32(rest)
		if c > unicode.MaxRune {
			return ext.Decode(th, b, "utf-32-le", "strict") // raises
		}
		r = append(r, rune(c))
	}
	return ext.NewStrRunes(r), nil
}
