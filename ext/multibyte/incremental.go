package multibyte

import (
	"math/big"
	"slices"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// incremental is a MultibyteIncrementalEncoder or a MultibyteIncrementalDecoder, and the base of the streams.
type incremental struct {
	ext.Header
	ext.Attrs // of instances of subclasses
	ext.State[incrementalState]
}

type incrementalState struct {
	codec   *charset
	errors  string
	text    *ext.Str // what waits to be encoded, or nil
	bytes   []byte   // what waits to be decoded; never changed in place
	numbers [8]byte  // state of the charset: none that is here has one, but it can be set
	stream  value
}

// maxPending is how many bytes may wait to be decoded.
const maxPending = 8

func incrementalOf(v value) *incremental { return (*incremental)(v.P) }

var encoderType, decoderType *ext.Type

func init() {
	encoderType = ext.NewType(incrementalSpec("MultibyteIncrementalEncoder", []ext.Func{
		{Name: "encode", Sig: "self, /, input, final=False", Fn: incrementalEncode},
		{Name: "getstate", Sig: "self, /", Fn: encoderState}, {Name: "setstate", Sig: "self, statelong, /", Fn: encoderSetState},
		{Name: "reset", Sig: "self, /", Fn: reset},
	}))
	decoderType = ext.NewType(incrementalSpec("MultibyteIncrementalDecoder", []ext.Func{
		{Name: "decode", Sig: "self, /, input, final=False", Fn: incrementalDecode},
		{Name: "getstate", Sig: "self, /", Fn: decoderState}, {Name: "setstate", Sig: "self, state, /", Fn: decoderSetState},
		{Name: "reset", Sig: "self, /", Fn: reset},
	}))
}

func incrementalSpec(name string, methods []ext.Func) ext.TypeSpec {
	return ext.TypeSpec{
		Name: "_multibytecodec." + name, Flags: ext.FlagBaseOK, Effect: ext.Pure, Methods: methods,
		Alloc: alloc, AttrOff: unsafe.Offsetof(incremental{}.Attrs),
		Slots: ext.Slots{
			New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
				a, err := ext.BindArgs(th, name, "errors='strict'", args, kw)
				if err != nil {
					return value{}, err
				}
				return newIncremental(th, cls, ext.None, a[0])
			},
			Init: func(th *thread, self value, args []value, kw *ext.Tuple) error { return nil },
		},
		GetSets: []ext.GetSet{errorsAttr()},
	}
}

func alloc(th *thread, cls *ext.Type) value {
	x := &incremental{Header: ext.NewHeader(cls)}
	x.State.Init(th, incrementalState{stream: ext.None})
	if cls.Flags&ext.FlagHasAttrs != 0 {
		x.Attrs.Init(th, cls)
	}
	return ext.FromPtr(unsafe.Pointer(x))
}

// newIncremental makes an instance of cls, whose attribute codec says for which charset.
func newIncremental(th *thread, cls *ext.Type, stream, errors value) (value, error) {
	handler, ok := ext.AsStr(errors)
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "%s() argument 'errors' must be str, not %s", cls.Name, errors.Type().MessageName())
	}
	c, err := ext.GetAttrName(th, cls.Value(), "codec")
	if err != nil {
		return value{}, err
	}
	if c.Type() != codecType {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "codec is unexpected type")
	}
	v := alloc(th, cls)
	s, err := incrementalOf(v).State.Write(th)
	if err != nil {
		return value{}, err
	}
	s.codec, s.errors, s.stream = (*codec)(c.P).charset, handler.String(), stream
	return v, nil
}

func errorsAttr() ext.GetSet {
	return ext.GetSet{Name: "errors", Doc: "how to treat errors",
		Get: func(th *thread, self value) (value, error) {
			s, err := incrementalOf(self).State.Read(th)
			if err != nil {
				return value{}, err
			}
			return ext.NewStr(s.errors).Value(), nil
		},
		Set: func(th *thread, self, v value) error {
			if v.IsUndef() {
				return ext.RaiseMsg(th, ext.AttributeErrorType, "cannot delete attribute")
			}
			name, ok := ext.AsStr(v)
			if !ok {
				return ext.RaiseMsg(th, ext.TypeErrorType, "errors must be a string")
			}
			s, err := incrementalOf(self).State.Write(th)
			if err == nil {
				s.errors = name.String()
			}
			return err
		}}
}

// encode encodes what waits and then v.
func (x *incremental) encode(th *thread, v value, final bool) ([]byte, error) {
	text, err := textArg(th, v)
	if err != nil {
		return nil, err
	}
	s, err := x.State.Read(th)
	if err != nil {
		return nil, err
	}
	if s.text != nil {
		text = ext.Concat(s.text, text)
	}
	b, taken, err := s.codec.encodeAll(th, text, s.errors, final)
	if err != nil {
		return nil, err
	}
	if s, err = x.State.Write(th); err != nil {
		return nil, err
	}
	s.text = nil
	if taken < text.Len() {
		s.text = ext.NewStrRunes(text.Runes()[taken:])
	}
	return b, nil
}

// decode decodes what waits and then more.
func (x *incremental) decode(th *thread, more []byte, final bool) (*ext.Str, error) {
	s, err := x.State.Read(th)
	if err != nil {
		return nil, err
	}
	b := append(slices.Clone(s.bytes), more...)
	text, taken, err := s.codec.decodeAll(th, b, s.errors, final)
	if err != nil {
		return nil, err
	}
	if s, err = x.State.Write(th); err != nil {
		return nil, err
	}
	s.bytes = b[taken:]
	return text, nil
}

func incrementalEncode(th *thread, a []value) (value, error) {
	final, err := ext.Truth(th, a[2])
	if err != nil {
		return value{}, err
	}
	b, err := incrementalOf(a[0]).encode(th, a[1], final)
	if err != nil {
		return value{}, err
	}
	return ext.NewBytes(b), nil
}

func incrementalDecode(th *thread, a []value) (value, error) {
	final, err := ext.Truth(th, a[2])
	if err != nil {
		return value{}, err
	}
	b, err := ext.BufferOf(th, a[1])
	if err != nil {
		return value{}, err
	}
	s, err := incrementalOf(a[0]).decode(th, b, final)
	if err != nil {
		return value{}, err
	}
	return s.Value(), nil
}

func reset(th *thread, a []value) (value, error) {
	s, err := incrementalOf(a[0]).State.Write(th)
	if err == nil {
		s.text, s.bytes, s.numbers = nil, nil, [8]byte{}
	}
	return ext.None, err
}

// number returns the int of little-endian bytes.
func number(b []byte) value {
	b = slices.Clone(b)
	slices.Reverse(b)
	return ext.NewBigInt(new(big.Int).SetBytes(b))
}

// littleEndian returns the bytes of an int that a state is made of, which may be that many.
func littleEndian(th *thread, v value, size int) ([]byte, error) {
	n, ok := ext.AsBig(v)
	if i, small := ext.AsInt64(v); small {
		n, ok = big.NewInt(i), true
	}
	switch {
	case !ok:
		return nil, ext.Raisef(th, ext.TypeErrorType, "setstate() argument must be int, not %s", v.Type().MessageName())
	case n.Sign() < 0:
		return nil, ext.RaiseMsg(th, ext.OverflowErrorType, "can't convert negative int to unsigned")
	case n.BitLen() > 8*size:
		return nil, ext.RaiseMsg(th, ext.OverflowErrorType, "int too big to convert")
	}
	b := n.FillBytes(make([]byte, size))
	slices.Reverse(b)
	return b, nil
}

// encoderState returns the state as a number: of the length of what waits, as UTF-8, that, and the charset's numbers.
func encoderState(th *thread, a []value) (value, error) {
	s, err := incrementalOf(a[0]).State.Read(th)
	if err != nil {
		return value{}, err
	}
	b := []byte{0}
	if s.text != nil {
		b = append(b, s.text.String()...)
		b[0] = byte(len(b) - 1)
	}
	return number(append(b, s.numbers[:]...)), nil
}

func encoderSetState(th *thread, a []value) (value, error) {
	const most = 8 // bytes that may wait
	b, err := littleEndian(th, a[1], 1+most+maxPending)
	if err != nil {
		return value{}, err
	}
	n := int(b[0])
	if n > most {
		return value{}, ext.RaiseMsg(th, ext.UnicodeErrorType, "pending buffer too large")
	}
	text, err := ext.Decode(th, b[1:1+n], "utf-8", "strict")
	if err != nil {
		return value{}, err
	}
	s, err := incrementalOf(a[0]).State.Write(th)
	if err != nil {
		return value{}, err
	}
	s.text = nil
	if text.Len() > 0 {
		s.text = text
	}
	copy(s.numbers[:], b[1+n:])
	return ext.None, nil
}

func decoderState(th *thread, a []value) (value, error) {
	s, err := incrementalOf(a[0]).State.Read(th)
	if err != nil {
		return value{}, err
	}
	return ext.TupleOf(ext.NewBytes(s.bytes), number(s.numbers[:])), nil
}

func decoderSetState(th *thread, a []value) (value, error) {
	t, ok := ext.AsTuple(a[1])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "setstate() argument must be tuple, not %s", a[1].Type().MessageName())
	}
	if len(t.Items) != 2 {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "setstate(): illegal state argument")
	}
	b, ok := ext.AsBytes(t.Items[0])
	if !ok {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "setstate(): illegal state argument")
	}
	numbers, err := littleEndian(th, t.Items[1], maxPending)
	if err != nil {
		return value{}, err
	}
	x := incrementalOf(a[0])
	s, err := x.State.Read(th)
	if err != nil {
		return value{}, err
	}
	if len(b) > maxPending {
		_, _, err := ext.FixDecode(th, s.codec.name, "strict", b, 0, len(b), "pending buffer too large")
		return value{}, err
	}
	if s, err = x.State.Write(th); err != nil {
		return value{}, err
	}
	s.bytes = slices.Clone(b)
	copy(s.numbers[:], numbers)
	return ext.None, nil
}
