package objects

// StrIteratorType is the type of iter(str); formatIterType that of the iterators of _string.
var (
	StrIteratorType   = &Type{}
	asciiIteratorType = &Type{}
	formatIterType    = &Type{}
)

// textRows are the types that belong to str and bytes.
func textRows() []typeRow {
	return []typeRow{
		{StrIteratorType, func() TypeSpec { return strIteratorSpec("str_iterator") }},
		{asciiIteratorType, func() TypeSpec { return strIteratorSpec("str_ascii_iterator") }}, {formatIterType, formatIterSpec},
		{BytesIteratorType, func() TypeSpec { return bytesIteratorSpec("bytes_iterator") }},
		{BytearrayIteratorType, func() TypeSpec { return bytesIteratorSpec("bytearray_iterator") }},
		{memoryIteratorType, func() TypeSpec { return bytesIteratorSpec("memory_iterator") }},
	}
}

func strSpec() TypeSpec {
	spec := TypeSpec{
		Name: "str", Flags: FlagStrSub | FlagBaseOK, Effect: Pure, Sig: "object='', encoding='utf-8', errors='strict'",
		Doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
		Slots: Slots{
			New: strNew, Repr: strRepr, Str: strStr, Hash: strHash, Compare: strCompare, Len: strLen,
			GetItem: strGetItem, Contains: strContains, Iter: strIterNew,
			Concat: strAdd, Repeat: strMul, Binary: [numBinOps]BinaryFunc{OpMod: strMod},
		},
	}
	spec.Methods = append(spec.Methods, strSearchMethods()...)
	spec.Methods = append(spec.Methods, strChangeMethods()...)
	spec.Methods = append(spec.Methods, strTestMethods()...)
	spec.Methods = append(spec.Methods, strOtherMethods()...)
	return spec
}

func strSearchMethods() []FuncDef {
	const span = ", start=None, end=None, /"
	return []FuncDef{
		{Name: "find", Sig: "self, sub" + span, Fn: strFinder("find", (*Str).Index, false), Doc: "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure."},
		{Name: "rfind", Sig: "self, sub" + span, Fn: strFinder("rfind", (*Str).LastIndex, false), Doc: "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure."},
		{Name: "index", Sig: "self, sub" + span, Fn: strFinder("index", (*Str).Index, true), Doc: "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found."},
		{Name: "rindex", Sig: "self, sub" + span, Fn: strFinder("rindex", (*Str).LastIndex, true), Doc: "Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found."},
		{Name: "count", Sig: "self, sub" + span, Fn: strCount, Doc: "Return the number of non-overlapping occurrences of substring sub in string S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation."},
		{Name: "startswith", Sig: "self, prefix" + span, Fn: strHasEnd("startswith", false), Doc: "Return True if the string starts with the specified prefix, False otherwise.\n\n  prefix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string."},
		{Name: "endswith", Sig: "self, suffix" + span, Fn: strHasEnd("endswith", true), Doc: "Return True if the string ends with the specified suffix, False otherwise.\n\n  suffix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string."},
		{Name: "partition", Sig: "self, sep, /", Fn: strPartitioner(false), Doc: "Partition the string into three parts using the given separator."},
		{Name: "rpartition", Sig: "self, sep, /", Fn: strPartitioner(true), Doc: "Partition the string into three parts using the given separator."},
		{Name: "split", Sig: "self, /, sep=None, maxsplit=-1", Fn: strSplitter(false), Doc: "Return a list of the substrings in the string, using sep as the separator string."},
		{Name: "rsplit", Sig: "self, /, sep=None, maxsplit=-1", Fn: strSplitter(true), Doc: "Return a list of the substrings in the string, using sep as the separator string."},
		{Name: "splitlines", Sig: "self, /, keepends=False", Fn: strSplitLines, Doc: "Return a list of the lines in the string, breaking at line boundaries."},
		{Name: "join", Sig: "self, iterable, /", Fn: strJoin, Doc: "Concatenate any number of strings."},
	}
}

func strChangeMethods() []FuncDef {
	return []FuncDef{
		{Name: "replace", Sig: "self, old, new, /, count=-1", Fn: strReplace, Doc: "Return a copy with all occurrences of substring old replaced by new."},
		{Name: "strip", Sig: "self, chars=None, /", Fn: strStripper("strip", true, true), Doc: "Return a copy of the string with leading and trailing whitespace removed."},
		{Name: "lstrip", Sig: "self, chars=None, /", Fn: strStripper("lstrip", true, false), Doc: "Return a copy of the string with leading whitespace removed."},
		{Name: "rstrip", Sig: "self, chars=None, /", Fn: strStripper("rstrip", false, true), Doc: "Return a copy of the string with trailing whitespace removed."},
		{Name: "center", Sig: "self, width, fillchar=' ', /", Fn: strJustifier(centerPad), Doc: "Return a centered string of length width."},
		{Name: "ljust", Sig: "self, width, fillchar=' ', /", Fn: strJustifier(ljustPad), Doc: "Return a left-justified string of length width."},
		{Name: "rjust", Sig: "self, width, fillchar=' ', /", Fn: strJustifier(rjustPad), Doc: "Return a right-justified string of length width."},
		{Name: "zfill", Sig: "self, width, /", Fn: strZfill, Doc: "Pad a numeric string with zeros on the left, to fill a field of the given width."},
		{Name: "expandtabs", Sig: "self, /, tabsize=8", Fn: strExpandTabs, Doc: "Return a copy where all tab characters are expanded using spaces."},
		{Name: "removeprefix", Sig: "self, prefix, /", Fn: strRemovePrefix, Doc: "Return a str with the given prefix string removed if present."},
		{Name: "removesuffix", Sig: "self, suffix, /", Fn: strRemoveSuffix, Doc: "Return a str with the given suffix string removed if present."},
		{Name: "translate", Sig: "self, table, /", Fn: strTranslate, Doc: "Replace each character in the string using the given translation table."},
		{Name: "maketrans", Sig: "x, y=?, z=?, /", Static: true, Fn: strMakeTrans, Doc: "Return a translation table usable for str.translate()."},
		{Name: "upper", Sig: "self, /", Fn: strMapper(strUpper), Doc: "Return a copy of the string converted to uppercase."},
		{Name: "lower", Sig: "self, /", Fn: strMapper((*Str).Lower), Doc: "Return a copy of the string converted to lowercase."},
		{Name: "casefold", Sig: "self, /", Fn: strMapper(strCasefold), Doc: "Return a version of the string suitable for caseless comparisons."},
		{Name: "title", Sig: "self, /", Fn: strMapper(strTitle), Doc: "Return a version of the string where each word is titlecased."},
		{Name: "capitalize", Sig: "self, /", Fn: strMapper(strCapitalize), Doc: "Return a capitalized version of the string."},
		{Name: "swapcase", Sig: "self, /", Fn: strMapper(strSwapcase), Doc: "Convert uppercase characters to lowercase and lowercase characters to uppercase."},
	}
}

func strTestMethods() []FuncDef {
	isA := func(what string) string { return "Return True if the string is " + what + " string, False otherwise." }
	return []FuncDef{
		{Name: "isalpha", Sig: "self, /", Fn: strAll(uniAlpha), Doc: isA("an alphabetic")},
		{Name: "isdecimal", Sig: "self, /", Fn: strAll(uniDecimal), Doc: isA("a decimal")},
		{Name: "isdigit", Sig: "self, /", Fn: strAll(uniDigit), Doc: isA("a digit")},
		{Name: "isnumeric", Sig: "self, /", Fn: strAll(uniNumeric), Doc: isA("a numeric")},
		{Name: "isalnum", Sig: "self, /", Fn: strAll(uniAlpha | uniDecimal | uniDigit | uniNumeric), Doc: isA("an alpha-numeric")},
		{Name: "isspace", Sig: "self, /", Fn: strAll(uniSpace), Doc: isA("a whitespace")},
		{Name: "isprintable", Sig: "self, /", Fn: strTest(func(s *Str) bool { return s.all(uniPrintable) }), Doc: "Return True if all characters in the string are printable, False otherwise."},
		{Name: "isascii", Sig: "self, /", Fn: strTest((*Str).IsASCII), Doc: "Return True if all characters in the string are ASCII, False otherwise."},
		{Name: "islower", Sig: "self, /", Fn: strTest(func(s *Str) bool { return s.oneCase(uniLower, uniUpper|uniTitle) }), Doc: isA("a lowercase")},
		{Name: "isupper", Sig: "self, /", Fn: strTest(func(s *Str) bool { return s.oneCase(uniUpper, uniLower|uniTitle) }), Doc: isA("an uppercase")},
		{Name: "istitle", Sig: "self, /", Fn: strTest(strIsTitle), Doc: isA("a title-cased")},
		{Name: "isidentifier", Sig: "self, /", Fn: strTest((*Str).IsIdentifier), Doc: "Return True if the string is a valid Python identifier, False otherwise."},
	}
}

func strOtherMethods() []FuncDef {
	return []FuncDef{
		{Name: "encode", Sig: "self, /, encoding='utf-8', errors='strict'", Fn: strEncode, Doc: "Encode the string using the codec registered for encoding."},
		{Name: "format", Sig: "self, /, *args, **kwargs", Fn: strFormat, Doc: "Return a formatted version of the string, using substitutions from args and kwargs.\n\nThe substitutions are identified by braces ('{' and '}')."},
		{Name: "format_map", Sig: "self, mapping, /", Fn: strFormatMap, Doc: "Return a formatted version of the string, using substitutions from mapping.\n\nThe substitutions are identified by braces ('{' and '}')."},
		{Name: "__format__", Sig: "self, format_spec, /", Fn: strFormatMethod, Doc: "Return a formatted version of the string as described by format_spec."},
		{Name: "__getnewargs__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
			s, _ := AsStr(a[0])
			return TupleOf(s.Value()), nil
		}},
		{Name: "__sizeof__", Sig: "self, /", Fn: strSizeof, Doc: "Return the size of the string in memory, in bytes."},
	}
}
