package objects

// strTranslate is str.translate: each code point is replaced by what table[its number] says.
func strTranslate(th *Thread, a []Value) (Value, error) {
	s, _ := AsStr(a[0])
	var b StrBuilder
	b.Grow(s.Len())
	t := translation{th: th, table: a[1], isDict: a[1].Type() == DictType}
	for i := range s.Len() {
		c := s.At(i)
		r, err := t.of(c)
		switch {
		case err != nil:
			return Value{}, err
		case r == nil:
			b.WriteRune(c)
		default:
			b.WriteStr(r)
		}
	}
	return b.Str().Value(), nil
}

// A translation remembers what a dict says about ASCII characters. Of other tables each code point is asked for anew.
type translation struct {
	th     *Thread
	table  Value
	isDict bool
	known  [128]bool
	repl   [128]*Str
}

// of returns the replacement of c, or nil if it stays.
func (t *translation) of(c rune) (*Str, error) {
	if !t.isDict {
		return translateRune(t.th, t.table, c)
	}
	if c < 128 && t.known[c] {
		return t.repl[c], nil
	}
	v, err := dictOf(t.table).Get(t.th, Int(int64(c)))
	if err != nil {
		return nil, err
	}
	var r *Str
	if !v.IsUndef() {
		if r, err = replacement(t.th, v); err != nil {
			return nil, err
		}
	}
	if c < 128 {
		t.known[c], t.repl[c] = true, r
	}
	return r, nil
}

// translateRune returns the replacement of c, or nil if there is none.
func translateRune(th *Thread, table Value, c rune) (*Str, error) {
	v, err := GetItem(th, table, Int(int64(c)))
	if IsRaised(err, LookupErrorType) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return replacement(th, v)
}

// replacement returns the text that a table's v stands for.
func replacement(th *Thread, v Value) (*Str, error) {
	if s, ok := AsStr(v); ok {
		return s, nil
	}
	if v.IsNone() {
		return EmptyStr, nil
	}
	if v.Type().Flags&FlagIntSub == 0 && !v.IsInt() {
		return nil, RaiseMsg(th, TypeErrorType, "character mapping must return integer, None or str")
	}
	n, err := AsIndex(th, v)
	if err != nil && !IsRaised(err, OverflowErrorType, IndexErrorType) {
		return nil, err
	}
	if err != nil || n < 0 || n > 0x10ffff {
		return nil, RaiseMsg(th, ValueErrorType, "character mapping must be in range(0x110000)")
	}
	return CharStr(rune(n)), nil
}

// strMakeTrans is str.maketrans.
func strMakeTrans(th *Thread, a []Value) (Value, error) {
	d := NewDict(th)
	if !a[1].IsUndef() {
		return makeTransPairs(th, d, a)
	}
	src, ok := AsDict(a[0])
	if !ok || a[0].Type() != DictType {
		return Value{}, RaiseMsg(th, TypeErrorType, "if you give only one argument to maketrans it must be a dict")
	}
	items, err := src.Items(th)
	if err != nil {
		return Value{}, err
	}
	for _, it := range items {
		key := it.Key
		if s, ok := AsStr(key); ok {
			if s.n != 1 {
				return Value{}, RaiseMsg(th, ValueErrorType, "string keys in translatetable must be of length 1")
			}
			key = Int(int64(s.At(0)))
		} else if key.Type().Flags&FlagIntSub == 0 && !key.IsInt() {
			return Value{}, RaiseMsg(th, TypeErrorType, "keys in translate table must be strings or integers")
		}
		if err := d.SetItem(th, key, it.Value); err != nil {
			return Value{}, err
		}
	}
	return d.Value(), nil
}

func makeTransPairs(th *Thread, d *Dict, a []Value) (Value, error) {
	from, ok := AsStr(a[0])
	if !ok {
		return Value{}, RaiseMsg(th, TypeErrorType, "first maketrans argument must be a string if there is a second argument")
	}
	to, err := strArg(th, "maketrans", " 2", a[1])
	if err != nil {
		return Value{}, err
	}
	drop := EmptyStr
	if !a[2].IsUndef() {
		if drop, err = strArg(th, "maketrans", " 3", a[2]); err != nil {
			return Value{}, err
		}
	}
	if from.n != to.n {
		return Value{}, RaiseMsg(th, ValueErrorType, "the first two maketrans arguments must have equal length")
	}
	for i := range from.Len() {
		if err := d.SetItem(th, Int(int64(from.At(i))), Int(int64(to.At(i)))); err != nil {
			return Value{}, err
		}
	}
	for i := range drop.Len() {
		if err := d.SetItem(th, Int(int64(drop.At(i))), None); err != nil {
			return Value{}, err
		}
	}
	return d.Value(), nil
}
