package objects

import (
	"fmt"
	"strconv"
)

// The fields of UnicodeError's subclasses. UnicodeTranslateError has no encoding.
const (
	UniEncoding = iota
	UniObject
	UniStart
	UniEnd
	UniReason
)

// unicodeInit stores the arguments of a Unicode error in its fields from number first on.
func unicodeInit(first int, decode bool) func(*Thread, Value, []Value, *Tuple) error {
	want := UniReason + 1 - first
	return func(th *Thread, self Value, args []Value, kw *Tuple) error {
		if err := excInit(th, self, args, kw); err != nil {
			return err
		}
		if len(args) != want {
			return Raisef(th, TypeErrorType, "function takes exactly %d arguments (%d given)", want, len(args))
		}
		f := []Value{Undef, Undef, Undef, Undef, Undef}
		for i, v := range args {
			k := first + i
			f[k] = v
			switch {
			case k == UniStart || k == UniEnd:
				n, err := AsIndex(th, v)
				if err != nil {
					return err
				}
				f[k] = Int(int64(n))
			case k == UniObject && decode:
				if v.Type().Buffer == nil {
					return Raisef(th, TypeErrorType, "a bytes-like object is required, not '%s'", v.Type().MessageName())
				}
				b, err := v.Type().Buffer(th, v)
				if err != nil {
					return err
				}
				if v.Type() != BytesType {
					f[k] = NewBytes(append([]byte(nil), b...))
				}
			default:
				if _, ok := AsStr(v); !ok {
					return Raisef(th, TypeErrorType, "argument %d must be str, not %s", i+1, v.Type().MessageName())
				}
			}
		}
		return (*Exception)(self.P).setFields(th, f)
	}
}

// unicodeRange returns the object's length and where the error is in it, clamped as CPython shows them.
func unicodeRange(f []Value, n int) (start, end int) {
	start = min(max(int(f[UniStart].Int()), 0), max(n-1, 0))
	end = min(max(int(f[UniEnd].Int()), min(1, n)), n)
	return start, max(end, min(start, n))
}

func unicodeFields(th *Thread, self Value) ([]Value, error) {
	s, err := (*Exception)(self.P).State.Read(th)
	if err != nil || len(s.Fields) <= UniReason || s.Fields[UniObject].IsUndef() {
		return nil, err
	}
	return append([]Value(nil), s.Fields...), nil
}

// quoteRune is how messages show the character that can't be encoded.
func quoteRune(c rune) string {
	switch {
	case c < 0x100:
		return fmt.Sprintf(`\x%02x`, c)
	case c < 0x10000:
		return fmt.Sprintf(`\u%04x`, c)
	}
	return fmt.Sprintf(`\U%08x`, c)
}

// unicodeText builds the message; one describes a single bad item, many several, can what failed.
func unicodeText(th *Thread, f []Value, n int, can string, one func(at int) string, many string) (*Str, error) {
	reason, err := ToStr(th, f[UniReason].Or(EmptyStr.Value()))
	if err != nil {
		return nil, err
	}
	prefix := "can't " + can
	if enc := f[UniEncoding]; !enc.IsUndef() {
		e, err := ToStr(th, enc)
		if err != nil {
			return nil, err
		}
		prefix = "'" + e.String() + "' codec can't " + can
	}
	start, end := int(f[UniStart].Int()), int(f[UniEnd].Int())
	if s, e := unicodeRange(f, n); s == start && e == end && end == start+1 {
		return NewStr(prefix + " " + one(start) + " in position " + strconv.Itoa(start) + ": " + reason.String()), nil
	}
	return NewStr(prefix + " " + many + " in position " + strconv.Itoa(start) + "-" + strconv.Itoa(end-1) + ": " + reason.String()), nil
}

// unicodeStr is the __str__ of errors about a str.
func unicodeStr(can string) func(*Thread, Value) (*Str, error) {
	return func(th *Thread, self Value) (*Str, error) {
		f, err := unicodeFields(th, self)
		if err != nil || f == nil {
			return EmptyStr, err
		}
		s, _ := AsStr(f[UniObject])
		return unicodeText(th, f, s.Len(), can, func(at int) string {
			return "character '" + quoteRune(s.At(at)) + "'"
		}, "characters")
	}
}

func unicodeDecodeStr(th *Thread, self Value) (*Str, error) {
	f, err := unicodeFields(th, self)
	if err != nil || f == nil {
		return EmptyStr, err
	}
	b, err := f[UniObject].Type().Buffer(th, f[UniObject])
	if err != nil {
		return nil, err
	}
	return unicodeText(th, f, len(b), "decode", func(at int) string {
		return fmt.Sprintf("byte 0x%02x", b[at])
	}, "bytes")
}

// unicodeIndex describes start or end. They are shown clamped to the object's bounds.
func unicodeIndex(name string, i int) GetSet {
	return GetSet{Name: name,
		Get: func(th *Thread, self Value) (Value, error) {
			f, err := unicodeFields(th, self)
			if err != nil || f == nil {
				return Int(0), err
			}
			n, err := Len(th, f[UniObject])
			if err != nil {
				return Value{}, err
			}
			start, end := unicodeRange(f, n)
			if i == UniStart {
				return Int(int64(start)), nil
			}
			return Int(int64(end)), nil
		},
		Set: func(th *Thread, self, v Value) error {
			n, ok := AsInt64(v)
			if !ok {
				return RaiseMsg(th, TypeErrorType, "an integer is required")
			}
			return (*Exception)(self.P).SetField(th, i, Int(n))
		},
	}
}

func unicodeGetSets() []GetSet {
	return []GetSet{
		excField("encoding", UniEncoding, "exception encoding"), excField("object", UniObject, "exception object"),
		unicodeIndex("start", UniStart), unicodeIndex("end", UniEnd), excField("reason", UniReason, "exception reason"),
	}
}

func unicodeEncodeErrorSpec(s *TypeSpec) {
	s.Flags |= FlagExcInit
	s.Slots.Init, s.Slots.Str, s.GetSets = unicodeInit(UniEncoding, false), unicodeStr("encode"), unicodeGetSets()
}

func unicodeDecodeErrorSpec(s *TypeSpec) {
	s.Flags |= FlagExcInit
	s.Slots.Init, s.Slots.Str, s.GetSets = unicodeInit(UniEncoding, true), unicodeDecodeStr, unicodeGetSets()
}

func unicodeTranslateErrorSpec(s *TypeSpec) {
	s.Flags |= FlagExcInit
	s.Slots.Init, s.Slots.Str, s.GetSets = unicodeInit(UniObject, false), unicodeStr("translate"), unicodeGetSets()
}
