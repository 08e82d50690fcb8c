package objects

import (
	endian "encoding/binary"
	"slices"
	"unsafe"
)

// A string that is made here lies in one piece of memory with its code points, of words that the collector need not look
// into: the type of a string is static, and a string that is alive keeps the memory it is in. That is cheaper to allocate,
// and short strings are most of the garbage of a script that handles text.
const (
	wordSize = 8
	strWords = int(unsafe.Sizeof(Str{})) / wordSize
)

// strIn makes an ASCII or Latin-1 string of n code points at the beginning of mem, whose type has no pointers. What follows
// the Str has room for them.
func strIn(mem unsafe.Pointer, n int, form uint8) *Str {
	s := (*Str)(mem)
	s.typ, s.p, s.n, s.form = StrType, unsafe.Add(mem, strWords*wordSize), uint32(n), form
	return s
}

// latin1Strs holds the strings of one code point below 0x100.
var latin1Strs = func() *[256]Str {
	var table [256]Str
	bytes := make([]byte, 256)
	for i := range table {
		bytes[i] = byte(i)
		table[i] = Str{Header: Header{StrType}, p: unsafe.Pointer(&bytes[i]), n: 1}
		if i >= 0x80 {
			table[i].form = formLatin1
		}
	}
	return &table
}()

// CharStr returns the string of the code point c.
func CharStr(c rune) *Str {
	if c < 0x100 {
		return &latin1Strs[c]
	}
	return NewStrRunes([]rune{c})
}

// allASCII reports whether all bytes are below 0x80.
func allASCII(b []byte) bool {
	for len(b) >= 8 {
		if endian.LittleEndian.Uint64(b)&0x8080808080808080 != 0 {
			return false
		}
		b = b[8:]
	}
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

// copyStr8 returns the string of the bytes b, which have the given form (ASCII or Latin-1). b is not kept.
func copyStr8(b []byte, form uint8) *Str {
	switch len(b) {
	case 0:
		return EmptyStr
	case 1:
		return &latin1Strs[b[0]]
	}
	s, dst := newStr8(len(b), form)
	copy(dst, b)
	return s
}

// newStr8 returns a string of n bytes of the given form, and these for the caller to fill.
func newStr8(n int, form uint8) (*Str, []byte) {
	var mem unsafe.Pointer
	switch {
	case n <= 2*wordSize:
		mem = unsafe.Pointer(new(shortStr))
	case n <= 4*wordSize:
		mem = unsafe.Pointer(new([strWords + 4]uint64))
	default:
		mem = unsafe.Pointer(unsafe.SliceData(make([]uint64, strWords+(n+wordSize-1)/wordSize)))
	}
	s := strIn(mem, n, form)
	return s, unsafe.Slice((*byte)(s.p), n)
}

// keepStr8 returns the string of the bytes b of the given form, keeping b, which nobody may change any more.
func keepStr8(b []byte, form uint8) *Str {
	if len(b) < 2 {
		return copyStr8(b, form)
	}
	return &Str{Header: Header{StrType}, p: unsafe.Pointer(unsafe.SliceData(b)), n: uint32(len(b)), form: form}
}

// form8 returns the form of a string of bytes.
func form8(b []byte) uint8 {
	if allASCII(b) {
		return formASCII
	}
	return formLatin1
}

// NewStrLatin1 returns the string whose code points are the bytes b, which are not kept.
func NewStrLatin1(b []byte) *Str { return copyStr8(b, form8(b)) }

// keepStr16 returns the string of the code points u in its narrowest form, possibly keeping u.
func keepStr16(u []uint16) *Str {
	top := uint16(0)
	for _, c := range u {
		top |= c
	}
	if top >= 0x100 {
		return &Str{Header: Header{StrType}, p: unsafe.Pointer(unsafe.SliceData(u)), n: uint32(len(u)), form: formUCS2}
	}
	b := make([]byte, len(u))
	for i, c := range u {
		b[i] = byte(c)
	}
	if top < 0x80 {
		return keepStr8(b, formASCII)
	}
	return keepStr8(b, formLatin1)
}

// copyStr16 is keepStr16 for a slice that others change or share.
func copyStr16(u []uint16) *Str {
	s := keepStr16(u)
	if s.form == formUCS2 {
		s.p = unsafe.Pointer(unsafe.SliceData(append([]uint16(nil), u...)))
	}
	return s
}

// raw returns the memory of s.
func (s *Str) raw() []byte { return unsafe.Slice((*byte)(s.p), int(s.n)*s.Width()) }

// rawAs returns the code points of s with width bytes each, at least s.Width().
func (s *Str) rawAs(width int) []byte {
	if s.Width() == width {
		return s.raw()
	}
	if width == 4 {
		r := s.Runes()
		return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(r))), 4*len(r))
	}
	u := make([]uint16, s.n)
	for i, c := range s.Bytes8() {
		u[i] = uint16(c)
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(u))), 2*len(u))
}

// keepRaw returns the string of code points of the given width in its narrowest form, possibly keeping raw, which is
// aligned for the width. form is a form known to be wide enough.
func keepRaw(raw []byte, width int) *Str {
	switch {
	case len(raw) == 0:
		return EmptyStr
	case width == 1:
		return keepStr8(raw, form8(raw))
	case width == 2:
		return keepStr16(unsafe.Slice((*uint16)(unsafe.Pointer(unsafe.SliceData(raw))), len(raw)/2))
	}
	return NewStrRunes(unsafe.Slice((*rune)(unsafe.Pointer(unsafe.SliceData(raw))), len(raw)/4))
}

// makeRaw returns room for n code points, aligned for any width.
func makeRaw(n, width int) []byte {
	switch width {
	case 1:
		return make([]byte, n)
	case 2:
		u := make([]uint16, n)
		return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(u))), 2*n)
	}
	u := make([]rune, n)
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(u))), 4*n)
}

// Slice returns the code points i <= k < j, where 0 <= i, j <= Len; it is empty if j <= i.
func (s *Str) Slice(i, j int) *Str {
	if i >= j {
		return EmptyStr
	}
	if i == 0 && j == int(s.n) {
		return s
	}
	switch s.form {
	case formASCII:
		return copyStr8(s.Bytes8()[i:j], formASCII)
	case formLatin1:
		return NewStrLatin1(s.Bytes8()[i:j])
	case formUCS2:
		return copyStr16(s.U16()[i:j])
	}
	return NewStrRunes(s.U32()[i:j])
}

// chars returns the one-character strings that s consists of.
func (s *Str) chars() []Value {
	items := make([]Value, s.n)
	if s.form > formLatin1 {
		for i := range items {
			items[i] = CharStr(s.At(i)).Value()
		}
		return items
	}
	for i, c := range s.Bytes8() {
		items[i] = latin1Strs[c].Value()
	}
	return items
}

// sliceStep returns n code points from start in steps of step.
func (s *Str) sliceStep(start, step, n int) *Str {
	if step == 1 {
		return s.Slice(start, start+n)
	}
	if s.form <= formLatin1 {
		src, b := s.Bytes8(), make([]byte, n)
		for k := range b {
			b[k] = src[start+k*step]
		}
		return keepRaw(b, 1)
	}
	r := make([]rune, n)
	for k := range r {
		r[k] = s.At(start + k*step)
	}
	return NewStrRunes(r)
}

// A StrBuilder makes a string piece by piece, in the narrowest form that holds the pieces. The zero value is ready.
type StrBuilder struct {
	b8   []byte
	b16  []uint16
	b32  []rune
	form uint8
}

// Grow makes room for n more code points.
func (b *StrBuilder) Grow(n int) {
	if b.form <= formLatin1 && cap(b.b8)-len(b.b8) < n {
		b.b8 = append(make([]byte, 0, len(b.b8)+n), b.b8...)
	}
}

// Len returns the number of code points so far.
func (b *StrBuilder) Len() int { return len(b.b8) + len(b.b16) + len(b.b32) }

// widen makes room for code points of the given form.
func (b *StrBuilder) widen(form uint8) {
	if form <= b.form {
		return
	}
	old := b.form
	b.form = form
	if form == formLatin1 {
		return
	}
	n := b.Len()
	if form == formUCS2 {
		b.b16 = make([]uint16, n, 2*n+16)
		for i, c := range b.b8 {
			b.b16[i] = uint16(c)
		}
		b.b8 = nil
		return
	}
	b.b32 = make([]rune, n, 2*n+16)
	if old == formUCS2 {
		for i, c := range b.b16 {
			b.b32[i] = rune(c)
		}
	} else {
		for i, c := range b.b8 {
			b.b32[i] = rune(c)
		}
	}
	b.b8, b.b16 = nil, nil
}

func formOf(c rune) uint8 {
	switch {
	case c < 0x80:
		return formASCII
	case c < 0x100:
		return formLatin1
	case c < 0x10000:
		return formUCS2
	}
	return formUCS4
}

// WriteRune appends the code point c.
func (b *StrBuilder) WriteRune(c rune) {
	b.widen(formOf(c))
	switch b.form {
	case formUCS2:
		b.b16 = append(b.b16, uint16(c))
	case formUCS4:
		b.b32 = append(b.b32, c)
	default:
		b.b8 = append(b.b8, byte(c))
	}
}

// WriteASCII appends s, all of whose bytes are below 0x80.
func (b *StrBuilder) WriteASCII(s string) {
	if b.form <= formLatin1 {
		b.b8 = append(b.b8, s...)
		return
	}
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
}

// WriteStr appends s.
func (b *StrBuilder) WriteStr(s *Str) {
	b.widen(s.form)
	b.appendFrom(s, 0, int(s.n))
}

// WriteSlice appends the code points i <= k < j of s.
func (b *StrBuilder) WriteSlice(s *Str, i, j int) {
	if i >= j {
		return
	}
	if s.form > b.form {
		b.widen(s.maxForm(i, j))
	}
	b.appendFrom(s, i, j)
}

// maxForm returns the narrowest form of s[i:j].
func (s *Str) maxForm(i, j int) uint8 {
	if s.form == formASCII {
		return formASCII
	}
	top := rune(0)
	for k := i; k < j; k++ {
		top |= s.At(k)
	}
	return formOf(top)
}

// appendFrom appends s[i:j], for which b's form is wide enough.
func (b *StrBuilder) appendFrom(s *Str, i, j int) {
	switch {
	case b.form <= formLatin1 && s.form <= formLatin1:
		b.b8 = append(b.b8, s.Bytes8()[i:j]...)
	case b.form == formUCS2 && s.form == formUCS2:
		b.b16 = append(b.b16, s.U16()[i:j]...)
	case b.form == formUCS4 && s.form == formUCS4:
		b.b32 = append(b.b32, s.U32()[i:j]...)
	default:
		for k := i; k < j; k++ {
			b.WriteRune(s.At(k))
		}
	}
}

// WriteRepeat appends c n times.
func (b *StrBuilder) WriteRepeat(c rune, n int) {
	if n <= 0 {
		return
	}
	if b.widen(formOf(c)); b.form <= formLatin1 {
		start := len(b.b8)
		b.b8 = slices.Grow(b.b8, n)[:start+n]
		fillBytes(b.b8[start:], byte(c))
		return
	}
	for range n {
		b.WriteRune(c)
	}
}

// maxScratch is the size of text that is put together in a thread's scratch space, and the room that this may keep.
const maxScratch = 1024

// borrow makes b write to the scratch space of th, so that short text is allocated once and in its final size.
func (b *StrBuilder) borrow(th *Thread) {
	b.b8, th.text = th.text[:0], nil
}

// giveBack is Str for a builder that has borrowed.
func (b *StrBuilder) giveBack(th *Thread) *Str {
	if b.form > formLatin1 || len(b.b8) > maxScratch {
		return b.Str()
	}
	if cap(b.b8) <= 2*maxScratch {
		th.text = b.b8
	}
	return copyStr8(b.b8, b.form)
}

// Str returns what was written. The builder may not be used afterwards.
func (b *StrBuilder) Str() *Str {
	switch b.form {
	case formUCS2:
		return &Str{Header: Header{StrType}, p: unsafe.Pointer(unsafe.SliceData(b.b16)), n: uint32(len(b.b16)), form: formUCS2}
	case formUCS4:
		return &Str{Header: Header{StrType}, p: unsafe.Pointer(unsafe.SliceData(b.b32)), n: uint32(len(b.b32)), form: formUCS4}
	}
	if len(b.b8) <= 32 {
		return copyStr8(b.b8, b.form)
	}
	return keepStr8(b.b8, b.form)
}
