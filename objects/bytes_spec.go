package objects

import (
	"bytes"
	"unsafe"
)

// The types of iterators over bytes, bytearrays and memoryviews.
var (
	BytesIteratorType     = &Type{}
	BytearrayIteratorType = &Type{}
	memoryIteratorType    = &Type{}
)

// byteStringMethods are the methods that bytes and bytearray share.
func byteStringMethods(kind string) []FuncDef {
	const span = ", start=None, end=None, /"
	like := "Return a copy of B "
	defs := []FuncDef{
		{Name: "find", Sig: "self, sub" + span, Fn: bytesFinder(bytes.Index, false), Doc: "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end]."},
		{Name: "rfind", Sig: "self, sub" + span, Fn: bytesFinder(bytes.LastIndex, false), Doc: "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end]."},
		{Name: "index", Sig: "self, sub" + span, Fn: bytesFinder(bytes.Index, true), Doc: "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\nRaise ValueError if the subsection is not found."},
		{Name: "rindex", Sig: "self, sub" + span, Fn: bytesFinder(bytes.LastIndex, true), Doc: "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\nRaise ValueError if the subsection is not found."},
		{Name: "count", Sig: "self, sub" + span, Fn: bytesCount, Doc: "Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end]."},
		{Name: "startswith", Sig: "self, prefix" + span, Fn: bytesHasEnd("startswith", bytes.HasPrefix), Doc: "Return True if the " + kind + " starts with the specified prefix, False otherwise."},
		{Name: "endswith", Sig: "self, suffix" + span, Fn: bytesHasEnd("endswith", bytes.HasSuffix), Doc: "Return True if the " + kind + " ends with the specified suffix, False otherwise."},
		{Name: "split", Sig: "self, /, sep=None, maxsplit=-1", Fn: bytesSplitter(false), Doc: "Return a list of the sections in the bytes, using sep as the delimiter."},
		{Name: "rsplit", Sig: "self, /, sep=None, maxsplit=-1", Fn: bytesSplitter(true), Doc: "Return a list of the sections in the bytes, using sep as the delimiter."},
		{Name: "splitlines", Sig: "self, /, keepends=False", Fn: bytesSplitLines, Doc: "Return a list of the lines in the bytes, breaking at line boundaries."},
		{Name: "partition", Sig: "self, sep, /", Fn: bytesPartitioner(false), Doc: "Partition the bytes into three parts using the given separator."},
		{Name: "rpartition", Sig: "self, sep, /", Fn: bytesPartitioner(true), Doc: "Partition the bytes into three parts using the given separator."},
		{Name: "join", Sig: "self, iterable_of_bytes, /", Fn: bytesJoin, Doc: "Concatenate any number of bytes objects."},
		{Name: "replace", Sig: "self, old, new, count=-1, /", Fn: bytesReplace, Doc: "Return a copy with all occurrences of substring old replaced by new."},
		{Name: "translate", Sig: "self, table, /, delete=b''", Fn: bytesTranslate, Doc: "Return a copy with each character mapped by the given translation table."},
		{Name: "maketrans", Sig: "frm, to, /", Static: true, Fn: bytesMakeTrans, Doc: "Return a translation table usable for the bytes or bytearray translate method."},
		{Name: "strip", Sig: "self, bytes=None, /", Fn: bytesStripper(true, true), Doc: "Strip leading and trailing bytes contained in the argument."},
		{Name: "lstrip", Sig: "self, bytes=None, /", Fn: bytesStripper(true, false), Doc: "Strip leading bytes contained in the argument."},
		{Name: "rstrip", Sig: "self, bytes=None, /", Fn: bytesStripper(false, true), Doc: "Strip trailing bytes contained in the argument."},
		{Name: "removeprefix", Sig: "self, prefix, /", Fn: bytesRemovePrefix, Doc: "Return a bytes object with the given prefix string removed if present."},
		{Name: "removesuffix", Sig: "self, suffix, /", Fn: bytesRemoveSuffix, Doc: "Return a bytes object with the given suffix string removed if present."},
		{Name: "center", Sig: "self, width, fillchar=?, /", Fn: bytesJustifier("center", centerPad), Doc: "Return a centered string of length width."},
		{Name: "ljust", Sig: "self, width, fillchar=?, /", Fn: bytesJustifier("ljust", ljustPad), Doc: "Return a left-justified string of length width."},
		{Name: "rjust", Sig: "self, width, fillchar=?, /", Fn: bytesJustifier("rjust", rjustPad), Doc: "Return a right-justified string of length width."},
		{Name: "zfill", Sig: "self, width, /", Fn: bytesZfill, Doc: "Pad a numeric string with zeros on the left, to fill a field of the given width."},
		{Name: "expandtabs", Sig: "self, /, tabsize=8", Fn: bytesExpandTabs, Doc: "Return a copy where all tab characters are expanded using spaces."},
		{Name: "decode", Sig: "self, /, encoding='utf-8', errors='strict'", Fn: bytesDecode, Doc: "Decode the bytes using the codec registered for encoding."},
		{Name: "hex", Sig: "self, /, sep=?, bytes_per_sep=1", Fn: bytesHex, Doc: "Create a string of hexadecimal numbers from a " + kind + " object."},
		{Name: "fromhex", Sig: "type, string, /", Class: true, Fn: bytesFromHex, Doc: "Create a " + kind + " object from a string of hexadecimal numbers."},
		{Name: "upper", Sig: "self, /", Fn: bytesMapper(func(b []byte) []byte { return mapASCII(b, asciiUpper) }), Doc: like + "with all ASCII characters in upper case."},
		{Name: "lower", Sig: "self, /", Fn: bytesMapper(func(b []byte) []byte { return mapASCII(b, asciiLower) }), Doc: like + "with all ASCII characters in lower case."},
		{Name: "swapcase", Sig: "self, /", Fn: bytesMapper(func(b []byte) []byte { return mapASCII(b, asciiSwap) }), Doc: like + "with upper case ASCII characters in lower case and vice versa."},
		{Name: "title", Sig: "self, /", Fn: bytesMapper(titleASCII), Doc: like + "in which words start with an upper case letter."},
		{Name: "capitalize", Sig: "self, /", Fn: bytesMapper(capitalizeASCII), Doc: like + "with only its first character in upper case (ASCII)."},
	}
	return append(defs, byteTestMethods()...)
}

func byteTestMethods() []FuncDef {
	isAlnum := func(c byte) bool { return isASCIIAlpha(c) || isByteDigit(c) }
	return []FuncDef{
		{Name: "isalpha", Sig: "self, /", Fn: bytesAll(isASCIIAlpha), Doc: "B.isalpha() -> bool"},
		{Name: "isdigit", Sig: "self, /", Fn: bytesAll(isByteDigit), Doc: "B.isdigit() -> bool"},
		{Name: "isalnum", Sig: "self, /", Fn: bytesAll(isAlnum), Doc: "B.isalnum() -> bool"},
		{Name: "isspace", Sig: "self, /", Fn: bytesAll(isByteSpace), Doc: "B.isspace() -> bool"},
		{Name: "isascii", Sig: "self, /", Fn: bytesTest(allASCII), Doc: "B.isascii() -> bool"},
		{Name: "isupper", Sig: "self, /", Fn: bytesTest(func(b []byte) bool { return oneByteCase(b, isByteLower) }), Doc: "B.isupper() -> bool"},
		{Name: "islower", Sig: "self, /", Fn: bytesTest(func(b []byte) bool { return oneByteCase(b, isByteUpper) }), Doc: "B.islower() -> bool"},
		{Name: "istitle", Sig: "self, /", Fn: bytesTest(bytesIsTitle), Doc: "B.istitle() -> bool"},
		{Name: "__sizeof__", Sig: "self, /", Doc: "Return the size of the object in memory, in bytes.", Fn: func(th *Thread, a []Value) (Value, error) {
			b, err := BufferOf(th, a[0])
			return Int(int64(33 + len(b))), err
		}},
	}
}

// bytesIterator iterates over a bytes-like object.
type bytesIterator struct {
	Header
	State[bytesIterState]
}

type bytesIterState struct {
	over Value // Undef: exhausted
	i    int
}

func newBytesIter(th *Thread, t *Type, v Value) Value {
	it := &bytesIterator{Header: Header{t}}
	it.State.Init(th, bytesIterState{over: v})
	return FromPtr(unsafe.Pointer(it))
}

func bytesIter(th *Thread, v Value) (Value, error) {
	return newBytesIter(th, BytesIteratorType, v), nil
}

func bytesIterNext(th *Thread, v Value) (Value, error) {
	st, err := (*bytesIterator)(v.P).Write(th)
	if err != nil || st.over.IsUndef() {
		return Undef, err
	}
	if st.over.Type() == MemoryviewType {
		return memoryIterNext(th, st)
	}
	b, err := BufferOf(th, st.over)
	if err != nil {
		return Value{}, err
	}
	if st.i >= len(b) {
		st.over = Undef
		return Undef, nil
	}
	st.i++
	return Int(int64(b[st.i-1])), nil
}

func bytesIteratorSpec(name string) TypeSpec {
	return TypeSpec{
		Name: name, Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{Iter: func(th *Thread, v Value) (Value, error) { return v, nil }, Next: bytesIterNext},
		Methods: []FuncDef{
			{Name: "__length_hint__", Sig: "self, /", Doc: "Private method returning an estimate of len(list(it)).", Fn: bytesIterHint},
			{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling.", Fn: bytesIterReduce},
			{Name: "__setstate__", Sig: "self, object, /", Doc: "Set state information for unpickling.", Fn: bytesIterSetState},
		},
	}
}

func bytesIterHint(th *Thread, a []Value) (Value, error) {
	st, err := (*bytesIterator)(a[0].P).Read(th)
	if err != nil || st.over.IsUndef() {
		return Int(0), err
	}
	b, err := BufferOf(th, st.over)
	return Int(int64(max(len(b)-st.i, 0))), err
}

func bytesIterReduce(th *Thread, a []Value) (Value, error) {
	st, err := (*bytesIterator)(a[0].P).Read(th)
	if err != nil {
		return Value{}, err
	}
	over, i := st.over, st.i
	iter, err := GetAttrName(th, th.Interp.Builtins.Value(), "iter")
	if err != nil {
		return Value{}, err
	}
	if over.IsUndef() {
		return TupleOf(iter, TupleOf(EmptyTuple)), nil
	}
	return TupleOf(iter, TupleOf(over), Int(int64(i))), nil
}

func bytesIterSetState(th *Thread, a []Value) (Value, error) {
	i, err := AsIndex(th, a[1])
	if err != nil {
		return Value{}, err
	}
	st, err := (*bytesIterator)(a[0].P).Write(th)
	if err != nil {
		return Value{}, err
	}
	st.i = max(i, 0)
	return None, nil
}
