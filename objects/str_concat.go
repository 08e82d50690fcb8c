package objects

import (
	"sync/atomic"
	"unsafe"
)

// A loop that does s += x would copy s every time. So a concatenation of some length leaves a growHeader in front of its
// code points, and one whose left operand has such a header gets room to grow behind them. The string that ends where the
// used part ends may be extended in place, by the one concatenation that manages to move the end; all others copy. What
// a string shows never changes, for it ends before the part that is added.
type growHeader struct {
	used int64 // code points in use; atomic
	room int64 // code points there is room for
}

const (
	growHeaderSize = int(unsafe.Sizeof(growHeader{}))
	// growMin is the length in code points from which concatenations grow. Copying less is as quick.
	growMin = 128
)

func (s *Str) growHeader() *growHeader {
	return (*growHeader)(unsafe.Add(s.p, -growHeaderSize))
}

// Concat returns a + b.
func Concat(a, b *Str) *Str {
	if a.n == 0 {
		return b
	}
	if b.n == 0 {
		return a
	}
	form := max(a.form, b.form)
	n := int(a.n) + int(b.n)
	if n < growMin {
		return concatShort(a, b, form, n)
	}
	if a.grow && (form == a.form || form == formLatin1) {
		if s := a.extend(b, form, n); s != nil {
			return s
		}
	}
	room := n
	if a.grow {
		room = n + n/2
	}
	s := newGrowing(form, n, room)
	copyWidened(s.p, s.Width(), a)
	copyWidened(unsafe.Add(s.p, int(a.n)*s.Width()), s.Width(), b)
	return s
}

func concatShort(a, b *Str, form uint8, n int) *Str {
	if form > formLatin1 {
		raw := makeRaw(n, [...]int{1, 1, 2, 4}[form])
		s := &Str{Header: Header{StrType}, p: unsafe.Pointer(unsafe.SliceData(raw)), n: uint32(n), form: form}
		copyWidened(s.p, s.Width(), a)
		copyWidened(unsafe.Add(s.p, int(a.n)*s.Width()), s.Width(), b)
		return s
	}
	s, dst := newStr8(n, form)
	copy(dst[copy(dst, a.Bytes8()):], b.Bytes8())
	return s
}

// extend returns a + b in the room behind a, or nil if there is not enough or somebody else has taken it.
func (s *Str) extend(b *Str, form uint8, n int) *Str {
	h := s.growHeader()
	if int64(n) > h.room || !atomic.CompareAndSwapInt64(&h.used, int64(s.n), int64(n)) {
		return nil
	}
	w := s.Width()
	copyWidened(unsafe.Add(s.p, int(s.n)*w), w, b)
	return &Str{Header: Header{StrType}, p: s.p, n: uint32(n), form: form, grow: true}
}

// newGrowing returns a string whose n code points the caller fills, with room for more.
func newGrowing(form uint8, n, room int) *Str {
	s := &Str{Header: Header{StrType}, n: uint32(n), form: form, grow: true}
	words := (growHeaderSize + room*s.Width() + 7) / 8
	buf := make([]uint64, words)
	base := unsafe.Pointer(unsafe.SliceData(buf))
	h := (*growHeader)(base)
	h.used, h.room = int64(n), int64((words*8-growHeaderSize)/s.Width())
	s.p = unsafe.Add(base, growHeaderSize)
	return s
}

// copyWidened copies the code points of s to memory with width bytes for each, at least as many as s has.
func copyWidened(dst unsafe.Pointer, width int, s *Str) {
	n := int(s.n)
	switch {
	case s.Width() == width:
		copy(unsafe.Slice((*byte)(dst), n*width), s.raw())
	case width == 2:
		d := unsafe.Slice((*uint16)(dst), n)
		for i, c := range s.Bytes8() {
			d[i] = uint16(c)
		}
	case s.form == formUCS2:
		d := unsafe.Slice((*rune)(dst), n)
		for i, c := range s.U16() {
			d[i] = rune(c)
		}
	default:
		d := unsafe.Slice((*rune)(dst), n)
		for i, c := range s.Bytes8() {
			d[i] = rune(c)
		}
	}
}

// repeat returns s * n, n > 1, s not empty.
func (s *Str) repeat(n int) *Str {
	if s.n == 1 && s.form <= formLatin1 {
		b := make([]byte, n)
		c := s.Bytes8()[0]
		for i := range b {
			b[i] = c
		}
		return keepStr8(b, s.form)
	}
	src, w := s.raw(), s.Width()
	raw := makeRaw(int(s.n)*n, w)
	for k := copy(raw, src); k < len(raw); {
		k += copy(raw[k:], raw[:k])
	}
	return &Str{Header: Header{StrType}, p: unsafe.Pointer(unsafe.SliceData(raw)), n: uint32(int(s.n) * n), form: s.form}
}
