package objects

import (
	"hash/maphash"
	"sync/atomic"
	"unsafe"
)

// Str is a Python string: immutable, indexed by code point in O(1), lone surrogates allowed. Its code points are stored in
// the narrowest of four forms, so equal strings always have the same form.
type Str struct {
	Header
	p    unsafe.Pointer // first element
	n    uint32         // length in code points
	form uint8
	grow bool  // behind a growHeader
	hash int64 // 0: not computed yet; atomic
}

// The forms of a Str.
const (
	formASCII  = iota // bytes below 0x80, also valid UTF-8
	formLatin1        // bytes
	formUCS2          // uint16
	formUCS4          // int32
)

// EmptyStr is ”.
var EmptyStr = &Str{Header: Header{StrType}}

// NewStr returns the string whose WTF-8 encoding (UTF-8 with lone surrogates encoded like other code points) is s. Bytes
// that are not WTF-8 become U+FFFD. An ASCII s is not copied.
func NewStr(s string) *Str {
	i := 0
	for i < len(s) && s[i] < 0x80 {
		i++
	}
	if i == len(s) {
		return newASCII(s)
	}
	return NewStrRunes(decodeWTF8(s))
}

func newASCII(s string) *Str {
	if s == "" {
		return EmptyStr
	}
	return &Str{Header: Header{StrType}, p: unsafe.Pointer(unsafe.StringData(s)), n: uint32(len(s))}
}

// NewStrRunes returns the string of the code points r, which may include surrogates. r is not kept.
func NewStrRunes(r []rune) *Str {
	top := rune(0)
	for _, c := range r {
		top |= c
	}
	s := &Str{Header: Header{StrType}, n: uint32(len(r))}
	switch {
	case len(r) == 0:
		return EmptyStr
	case top < 0x100:
		b := make([]byte, len(r))
		for i, c := range r {
			b[i] = byte(c)
		}
		s.p = unsafe.Pointer(unsafe.SliceData(b))
		if top >= 0x80 {
			s.form = formLatin1
		}
	case top < 0x10000:
		b := make([]uint16, len(r))
		for i, c := range r {
			b[i] = uint16(c)
		}
		s.p, s.form = unsafe.Pointer(unsafe.SliceData(b)), formUCS2
	default:
		s.p, s.form = unsafe.Pointer(unsafe.SliceData(append([]rune(nil), r...))), formUCS4
	}
	return s
}

// AsStr returns the string that v is, also for an instance of a subclass.
func AsStr(v Value) (*Str, bool) {
	t := v.Type()
	if t == StrType {
		return (*Str)(v.P), true
	}
	if t.Flags&FlagStrSub != 0 {
		return (*Str)((*Boxed)(v.P).Base.P), true
	}
	return EmptyStr, false
}

// Value returns s as a value.
func (s *Str) Value() Value { return FromPtr(unsafe.Pointer(s)) }

// Len returns the number of code points.
func (s *Str) Len() int { return int(s.n) }

// IsASCII reports whether all code points are below 0x80.
func (s *Str) IsASCII() bool { return s.form == formASCII }

// String returns the WTF-8 encoding, without copying for ASCII.
func (s *Str) String() string {
	if s.form == formASCII {
		return unsafe.String((*byte)(s.p), s.n)
	}
	return encodeWTF8(s)
}

// Bytes8 returns the code points of an ASCII or Latin-1 string, U16 of one in the two-byte form, U32 of the widest; each
// only for its form. They may not be changed.
func (s *Str) Bytes8() []byte { return unsafe.Slice((*byte)(s.p), s.n) }

// U16 returns the code points of a string in the two-byte form.
func (s *Str) U16() []uint16 { return unsafe.Slice((*uint16)(s.p), s.n) }

// U32 returns the code points of a string in the four-byte form.
func (s *Str) U32() []rune { return unsafe.Slice((*rune)(s.p), s.n) }

// Width returns the bytes per code point: 1, 2 or 4.
func (s *Str) Width() int { return [...]int{1, 1, 2, 4}[s.form] }

// At returns the i-th code point, 0 <= i < Len.
func (s *Str) At(i int) rune {
	switch s.form {
	case formUCS2:
		return rune(s.U16()[i])
	case formUCS4:
		return s.U32()[i]
	}
	return rune(s.Bytes8()[i])
}

// Runes returns the code points in a slice of the caller's own.
func (s *Str) Runes() []rune {
	r := make([]rune, s.n)
	switch s.form {
	case formUCS2:
		for i, c := range s.U16() {
			r[i] = rune(c)
		}
	case formUCS4:
		copy(r, s.U32())
	default:
		for i, c := range s.Bytes8() {
			r[i] = rune(c)
		}
	}
	return r
}

var strSeed = maphash.MakeSeed()

// Hash returns hash(s): random per process, as CPython's.
func (s *Str) Hash() int64 {
	if h := atomic.LoadInt64(&s.hash); h != 0 {
		return h
	}
	h := int64(maphash.Bytes(strSeed, unsafe.Slice((*byte)(s.p), int(s.n)*s.Width())))
	if h == 0 || h == -1 {
		h = 7
	}
	atomic.StoreInt64(&s.hash, h)
	return h
}

// Equal reports whether s and t have the same code points.
func (s *Str) Equal(t *Str) bool {
	if s == t {
		return true
	}
	if s.n != t.n || s.form != t.form {
		return false
	}
	w := int(s.n) * s.Width()
	return unsafe.String((*byte)(s.p), w) == unsafe.String((*byte)(t.p), w)
}

// Intern returns the interpreter's one Str for name.
func (in *Interp) Intern(name string) *Str {
	if s, ok := in.intern.Load(name); ok {
		return s.(*Str)
	}
	s, _ := in.intern.LoadOrStore(name, NewStr(name))
	return s.(*Str)
}

// Intern returns a string for name; equal strings of one compilation should be interned by the caller.
func Intern(name string) *Str { return NewStr(name) }

func decodeWTF8(s string) []rune {
	r := make([]rune, 0, len(s))
	for i := 0; i < len(s); {
		if c := s[i]; c < 0x80 {
			r = append(r, rune(c))
			i++
			continue
		}
		c, n := decodeWTF8Rune(s[i:])
		r = append(r, c)
		i += n
	}
	return r
}

// decodeWTF8Rune decodes one code point; ill-formed input gives U+FFFD of width 1.
func decodeWTF8Rune(s string) (rune, int) {
	cont := func(i int) (rune, bool) {
		if i < len(s) && s[i]&0xc0 == 0x80 {
			return rune(s[i] & 0x3f), true
		}
		return 0, false
	}
	c := rune(s[0])
	switch {
	case c >= 0xc2 && c < 0xe0:
		if a, ok := cont(1); ok {
			return c&0x1f<<6 | a, 2
		}
	case c >= 0xe0 && c < 0xf0:
		a, ok := cont(1)
		b, ok2 := cont(2)
		if r := c&0xf<<12 | a<<6 | b; ok && ok2 && r >= 0x800 {
			return r, 3
		}
	case c >= 0xf0 && c < 0xf5:
		a, ok := cont(1)
		b, ok2 := cont(2)
		d, ok3 := cont(3)
		if r := c&7<<18 | a<<12 | b<<6 | d; ok && ok2 && ok3 && r >= 0x10000 && r < 0x110000 {
			return r, 4
		}
	}
	return 0xfffd, 1
}

// encodeWTF8 encodes like UTF-8, surrogates included.
func encodeWTF8(s *Str) string {
	b := s.wtf8()
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// wtf8 is encodeWTF8 in a slice of the caller's own.
func (s *Str) wtf8() []byte {
	if s.form > formLatin1 {
		b := make([]byte, 0, int(s.n)+int(s.n)/2+4)
		for i := range int(s.n) {
			b = appendWTF8(b, s.At(i))
		}
		return b
	}
	src := s.Bytes8()
	n := len(src)
	for _, c := range src {
		n += int(c >> 7)
	}
	b := make([]byte, 0, n)
	for _, c := range src {
		if c < 0x80 {
			b = append(b, c)
		} else {
			b = append(b, 0xc0|c>>6, 0x80|c&0x3f)
		}
	}
	return b
}

func appendWTF8(b []byte, c rune) []byte {
	switch {
	case c < 0x80:
		return append(b, byte(c))
	case c < 0x800:
		return append(b, 0xc0|byte(c>>6), 0x80|byte(c&0x3f))
	case c < 0x10000:
		return append(b, 0xe0|byte(c>>12), 0x80|byte(c>>6&0x3f), 0x80|byte(c&0x3f))
	}
	return append(b, 0xf0|byte(c>>18), 0x80|byte(c>>12&0x3f), 0x80|byte(c>>6&0x3f), 0x80|byte(c&0x3f))
}
