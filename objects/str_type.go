package objects

import (
	"math"
	"unsafe"
)

func strNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if kw == nil && len(args) == 1 {
		s, err := strOf(th, args[0])
		if err != nil {
			return Value{}, err
		}
		return boxNew(th, cls, s.Value()), nil
	}
	fname := "str"
	if len(args) > 3 {
		return Value{}, Raisef(th, TypeErrorType, "str expected at most 3 arguments, got %d", len(args))
	}
	a, err := BindArgs(th, fname, "object=?, encoding=?, errors=?", args, kw)
	if err != nil {
		return Value{}, err
	}
	s, err := strDecode(th, a[0], a[1], a[2])
	if err != nil {
		return Value{}, err
	}
	return boxNew(th, cls, s.Value()), nil
}

// strOf is str(v).
func strOf(th *Thread, v Value) (*Str, error) {
	s, err := ToStr(th, v)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// strDecode is str(object, encoding, errors), where each may be Undef.
func strDecode(th *Thread, object, encoding, errors Value) (*Str, error) {
	names, err := codecArgs(th, "str", encoding, errors)
	if err != nil {
		return nil, err
	}
	switch {
	case object.IsUndef():
		return EmptyStr, nil
	case encoding.IsUndef() && errors.IsUndef():
		return strOf(th, object)
	}
	if _, ok := AsStr(object); ok {
		return nil, RaiseMsg(th, TypeErrorType, "decoding str is not supported")
	}
	if object.Type().Buffer == nil {
		return nil, Raisef(th, TypeErrorType, "decoding to str: need a bytes-like object, %s found", object.Type().MessageName())
	}
	b, err := object.Type().Buffer(th, object)
	if err != nil {
		return nil, err
	}
	return Decode(th, b, names[0], names[1])
}

// codecArgs returns the names of an encoding and an error handler, which may be Undef.
func codecArgs(th *Thread, fname string, encoding, errors Value) ([2]string, error) {
	names := [2]string{"utf-8", "strict"}
	for i, v := range [2]Value{encoding, errors} {
		if v.IsUndef() {
			continue
		}
		s, ok := AsStr(v)
		if !ok {
			return names, Raisef(th, TypeErrorType, "%s() argument '%s' must be str, not %s", fname, [2]string{"encoding", "errors"}[i], typeNameOrNone(v))
		}
		names[i] = s.String()
	}
	return names, nil
}

// typeNameOrNone names v's type as messages about arguments do.
func typeNameOrNone(v Value) string {
	if v.IsNone() {
		return "None"
	}
	return v.Type().MessageName()
}

func strRepr(th *Thread, v Value) (*Str, error) {
	s, _ := AsStr(v)
	return ReprString(s), nil
}

func strStr(th *Thread, v Value) (*Str, error) {
	s, _ := AsStr(v)
	return s, nil
}

func strHash(th *Thread, v Value) (int64, error) {
	s, _ := AsStr(v)
	return s.Hash(), nil
}

func strLen(th *Thread, v Value) (int, error) {
	s, _ := AsStr(v)
	return s.Len(), nil
}

func strCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	s, ok := AsStr(a)
	t, ok2 := AsStr(b)
	if !ok || !ok2 {
		return NotImplemented, nil
	}
	switch op {
	case EQ:
		return Bool(s.Equal(t)), nil
	case NE:
		return Bool(!s.Equal(t)), nil
	}
	return Bool(cmpResult(CompareStr(s, t), op)), nil
}

// cmpResult tells whether a three-way result c satisfies op.
func cmpResult(c int, op CmpOp) bool {
	switch op {
	case LT:
		return c < 0
	case LE:
		return c <= 0
	case EQ:
		return c == 0
	case NE:
		return c != 0
	case GT:
		return c > 0
	}
	return c >= 0
}

func strGetItem(th *Thread, v, key Value) (Value, error) {
	s, _ := AsStr(v)
	if key.IsInt() {
		i := key.Int()
		if i < 0 {
			i += int64(s.n)
		}
		if uint64(i) < uint64(s.n) {
			return CharStr(s.At(int(i))).Value(), nil
		}
		return Value{}, RaiseMsg(th, IndexErrorType, "string index out of range")
	}
	if key.Type() == SliceType {
		start, step, n, err := sliceRange(th, key, s.Len())
		if err != nil {
			return Value{}, err
		}
		return s.sliceStep(start, step, n).Value(), nil
	}
	if key.Type().Index == nil {
		return Value{}, Raisef(th, TypeErrorType, "string indices must be integers, not '%s'", key.Type().MessageName())
	}
	i, err := AsSubscript(th, key, IndexErrorType)
	if err != nil {
		return Value{}, err
	}
	return strGetItem(th, v, Int(int64(i)))
}

func strContains(th *Thread, v, item Value) (bool, error) {
	s, _ := AsStr(v)
	sub, ok := AsStr(item)
	if !ok {
		return false, Raisef(th, TypeErrorType, "'in <string>' requires string as left operand, not %s", item.Type().MessageName())
	}
	return s.Index(sub, 0, s.Len()) >= 0, nil
}

func strAdd(th *Thread, a, b Value) (Value, error) {
	s, _ := AsStr(a)
	t, ok := AsStr(b)
	if !ok {
		return Value{}, concatError(th, "str", b)
	}
	return AddStrs(th, s, t)
}

// AddStrs is s + t for strings that may be long.
func AddStrs(th *Thread, s, t *Str) (Value, error) {
	if n := s.Len() + t.Len(); n >= reserveMin/4 {
		if err := th.reserveStr(n, max(s.Width(), t.Width())); err != nil {
			return Value{}, err
		}
	}
	return Concat(s, t).Value(), nil
}

func strMul(th *Thread, self Value, n int) (Value, error) {
	s, _ := AsStr(self)
	switch {
	case n <= 0 || s.n == 0:
		return EmptyStr.Value(), nil
	case n == 1:
		return s.Value(), nil
	case n > math.MaxInt/int(s.n):
		return Value{}, RaiseMsg(th, OverflowErrorType, "repeated string is too long")
	}
	if err := th.reserveStr(n*int(s.n), s.Width()); err != nil {
		return Value{}, err
	}
	return s.repeat(n).Value(), nil
}

// isIndexable reports whether v can be used as an integer.
func isIndexable(v Value) bool { return v.IsInt() || v.Type().Index != nil }

func strMod(th *Thread, a, b Value) (Value, error) {
	s, ok := AsStr(a)
	if !ok {
		return NotImplemented, nil
	}
	r, err := PercentFormat(th, s, b)
	if err != nil {
		return Value{}, err
	}
	return r.Value(), nil
}

func strEncode(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	names, err := codecArgs(th, "encode", a[1], a[2])
	if err != nil {
		return Value{}, err
	}
	if s.form == formASCII && names[0] == "utf-8" {
		return copyBytes(s.Bytes8()), nil
	}
	b, err := Encode(th, s, names[0], names[1])
	if err != nil {
		return Value{}, err
	}
	return NewBytes(b), nil
}

func strFormatMethod(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	spec, err := strArg(th, "__format__", "", a[1])
	if err != nil {
		return Value{}, err
	}
	if spec.n == 0 && a[0].Type() != StrType {
		s, err = ToStr(th, a[0]) // a subclass may have its own __str__
	} else {
		s, err = formatStr(th, s, spec, a[0].Type().Name)
	}
	if err != nil {
		return Value{}, err
	}
	return s.Value(), nil
}

func strSizeof(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	head := [...]int{41, 57, 58, 60}[s.form]
	return Int(int64(head + s.Len()*s.Width())), nil
}

// strIter is an iterator over a string.
type strIter struct {
	Header
	State[strIterState]
}

type strIterState struct {
	s *Str // nil: exhausted
	i int
}

func strIterNew(th *Thread, v Value) (Value, error) {
	s, _ := AsStr(v)
	it := &strIter{Header: Header{strIteratorTypeOf(s)}}
	it.State.Init(th, strIterState{s: s})
	return FromPtr(unsafe.Pointer(it)), nil
}

// strIteratorTypeOf returns the type of iter(s): strings of ASCII characters have one of their own, as in CPython.
func strIteratorTypeOf(s *Str) *Type {
	if s.IsASCII() {
		return asciiIteratorType
	}
	return StrIteratorType
}

func strIterNext(th *Thread, v Value) (Value, error) {
	st, err := (*strIter)(v.P).Write(th)
	if err != nil || st.s == nil {
		return Undef, err
	}
	if st.i >= st.s.Len() {
		st.s = nil
		return Undef, nil
	}
	c := st.s.At(st.i)
	st.i++
	return CharStr(c).Value(), nil
}

func strIteratorSpec(name string) TypeSpec {
	return TypeSpec{
		Name: name, Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{Iter: func(th *Thread, v Value) (Value, error) { return v, nil }, Next: strIterNext},
		Methods: []FuncDef{
			{Name: "__length_hint__", Sig: "self, /", Doc: "Private method returning an estimate of len(list(it)).", Fn: strIterHint},
			{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling.", Fn: strIterReduce},
			{Name: "__setstate__", Sig: "self, object, /", Doc: "Set state information for unpickling.", Fn: strIterSetState},
		},
	}
}

func strIterHint(th *Thread, a []Value) (Value, error) {
	st, err := (*strIter)(a[0].P).Read(th)
	if err != nil || st.s == nil {
		return Int(0), err
	}
	return Int(int64(st.s.Len() - st.i)), nil
}

func strIterReduce(th *Thread, a []Value) (Value, error) {
	st, err := (*strIter)(a[0].P).Read(th)
	if err != nil {
		return Value{}, err
	}
	s, i := st.s, st.i
	iter, err := GetAttrName(th, th.Interp.Builtins.Value(), "iter")
	if err != nil {
		return Value{}, err
	}
	if s == nil {
		return TupleOf(iter, TupleOf(EmptyStr.Value())), nil
	}
	return TupleOf(iter, TupleOf(s.Value()), Int(int64(i))), nil
}

func strIterSetState(th *Thread, a []Value) (Value, error) {
	i, err := AsIndex(th, a[1])
	if err != nil {
		return Value{}, err
	}
	st, err := (*strIter)(a[0].P).Write(th)
	if err != nil || st.s == nil {
		return None, err
	}
	st.i = min(max(i, 0), st.s.Len())
	return None, nil
}
