package engine

import (
	"bytes"
	"strings"
	"unsafe"
)

// search looks for the first match at or behind m.start.
func (m *Matcher[T]) search() bool {
	p := m.prog
	last := m.end - p.minWidth
	if m.start > last || m.start > m.end {
		return false
	}
	switch {
	case p.anchored:
		return m.start == 0 && m.run(0)
	case p.prefix != nil:
		return m.searchPrefix(last)
	case p.first != nil:
		return m.searchFirst(last)
	}
	for ptr := m.start; ptr <= last && m.err == nil; ptr++ {
		if m.run(ptr) {
			return true
		}
		m.mustAdvance = false
	}
	return false
}

// searchPrefix tries the places where the literal prefix stands.
func (m *Matcher[T]) searchPrefix(last int) bool {
	p := m.prog
	for ptr := m.start; ptr <= last && m.err == nil; ptr++ {
		i := m.index(ptr, p.prefix)
		if i < 0 || i > last {
			return false
		}
		ptr = i
		if p.isLiteral {
			m.reset()
			m.from, m.to = ptr, ptr+len(p.prefix.chars)
			return true
		}
		if m.run(ptr) {
			return true
		}
		m.mustAdvance = false
	}
	return false
}

// index returns where str next stands from ptr on, -1 if nowhere.
func (m *Matcher[T]) index(ptr int, str *strInfo) int {
	if m.bytes != nil {
		if str.wide {
			return -1
		}
		return indexBytes(m.bytes, ptr, str.text)
	}
	s, n := m.s[:m.end], len(str.chars)
	first := str.chars[0]
	for ; ptr <= len(s)-n; ptr++ {
		if uint32(s[ptr]) == first && sameChars(s[ptr:], str.chars) {
			return ptr
		}
	}
	return -1
}

// indexBytes returns where text next stands in b from ptr on, -1 if nowhere.
func indexBytes(b []uint8, ptr int, text string) int {
	b = b[ptr:]
	i := -1
	if len(text) == 1 {
		i = bytes.IndexByte(b, text[0])
	} else {
		i = strings.Index(unsafe.String(unsafe.SliceData(b), len(b)), text)
	}
	if i >= 0 {
		i += ptr
	}
	return i
}

// searchFirst tries the places with a character a match can start with.
func (m *Matcher[T]) searchFirst(last int) bool {
	s := m.s[:m.end]
	f := m.prog.first
	for ptr := m.start; m.err == nil; ptr++ {
		for ; ptr < len(s); ptr++ {
			if ch := uint32(s[ptr]); ch < 256 && f.tab[ch] || ch >= 256 && f.high {
				break
			}
		}
		if ptr > last || ptr >= len(s) {
			return false
		}
		if m.run(ptr) {
			return true
		}
		m.mustAdvance = false
	}
	return false
}

// sameChars tells whether s starts with chars; it is long enough.
func sameChars[T Elem](s []T, chars []uint32) bool {
	for i, ch := range chars {
		if uint32(s[i]) != ch {
			return false
		}
	}
	return true
}

// sameText tells whether the string str stands at ptr.
func (m *Matcher[T]) sameText(ptr int, str *strInfo) bool {
	n := len(str.chars)
	if n > m.end-ptr {
		return false
	}
	if m.bytes != nil {
		return !str.wide && string(m.bytes[ptr:ptr+n]) == str.text
	}
	return sameChars(m.s[ptr:], str.chars)
}

// canStart tells whether what f describes can start at ptr.
func canStart[T Elem](f *firstSet, s []T, ptr int) bool {
	if f == nil {
		return true
	}
	if ptr >= len(s) {
		return false
	}
	ch := uint32(s[ptr])
	return ch < 256 && f.tab[ch] || ch >= 256 && f.high
}

// choices lists the alternatives of br that can start at ptr.
func choices[T Elem](br *branchInfo, s []T, ptr int) []int32 {
	if ptr >= len(s) {
		return br.atEnd
	}
	if ch := uint32(s[ptr]); ch < 256 {
		return br.byChar[ch]
	}
	return br.high
}

// count returns where the run of characters that pass the test of r ends,
// looking at most at the characters before limit.
func (m *Matcher[T]) count(r *repInfo, ptr, limit int) int {
	s := m.s[:limit]
	switch r.kind {
	case opSet:
		tab := &r.set.tab
		for ; ptr < len(s); ptr++ {
			if ch := uint32(s[ptr]); ch < 256 {
				if !tab[ch] {
					break
				}
			} else if !r.set.has(ch) {
				break
			}
		}
	case opAny:
		return m.indexChar('\n', ptr, limit)
	case opNotChar:
		return m.indexChar(r.ch, ptr, limit)
	case opAnyAll:
		return limit
	case opChar:
		for ptr < len(s) && uint32(s[ptr]) == r.ch {
			ptr++
		}
	}
	return ptr
}

// indexChar returns where ch next stands from ptr on, limit if nowhere before.
func (m *Matcher[T]) indexChar(ch uint32, ptr, limit int) int {
	if m.bytes != nil {
		if ch < 256 {
			if i := bytes.IndexByte(m.bytes[ptr:limit], byte(ch)); i >= 0 {
				return ptr + i
			}
		}
		return limit
	}
	s := m.s[:limit]
	for ptr < len(s) && uint32(s[ptr]) != ch {
		ptr++
	}
	return ptr
}

// passes tells whether ch passes the test of r.
func (r *repInfo) passes(ch uint32) bool {
	switch r.kind {
	case opChar:
		return ch == r.ch
	case opNotChar:
		return ch != r.ch
	case opAny:
		return ch != '\n'
	case opAnyAll:
		return true
	case opSet:
		return r.set.has(ch)
	}
	return false
}

// lastTail returns the last place in [lo, ptr], which is not empty, where the
// tail of r can start, -1 if there is none.
func (m *Matcher[T]) lastTail(r *repInfo, lo, ptr int) int {
	f := r.tailFirst
	if f == nil {
		return ptr
	}
	s := m.s[:m.end]
	for ptr = min(ptr, len(s)-1); ptr >= lo; ptr-- {
		if ch := uint32(s[ptr]); ch < 256 && f.tab[ch] || ch >= 256 && f.high {
			return ptr
		}
	}
	return -1
}

// nextTail returns the first place in [ptr, limit] where the tail of r can
// start and up to which all characters pass the test of r, -1 if there is none.
func (m *Matcher[T]) nextTail(r *repInfo, ptr, limit int) int {
	f := r.tailFirst
	if f == nil {
		return ptr
	}
	if m.bytes != nil && f.only >= 0 && r.kind != opSet && r.kind != opChar {
		return m.nextByte(r, ptr, limit)
	}
	s := m.s[:m.end]
	for {
		if canStart(f, s, ptr) {
			return ptr
		}
		if ptr >= limit || !r.passes(uint32(s[ptr])) {
			return -1
		}
		ptr++
	}
}

// nextByte is nextTail for a tail that starts with one certain byte and a test
// that is cheap to make for many bytes. It looks at ever larger windows, as the
// next such byte may be far behind the end of the run.
func (m *Matcher[T]) nextByte(r *repInfo, ptr, limit int) int {
	only := uint32(r.tailFirst.only)
	for window := 32; ptr <= limit && ptr < m.end; window *= 2 {
		to := min(ptr+window, limit+1, m.end)
		stop := m.indexChar(only, ptr, to)
		if m.count(r, ptr, min(stop, limit)) < min(stop, limit) {
			return -1
		}
		if stop < to {
			return stop
		}
		ptr = to
	}
	return -1
}

// atPosition makes the position test kind at ptr.
func (m *Matcher[T]) atPosition(kind uint32, ptr int) bool {
	switch kind {
	case atBeginning, atBeginningString:
		return ptr == 0
	case atBeginningLine:
		return ptr == 0 || m.s[ptr-1] == '\n'
	case atEnd:
		return ptr == m.end || ptr == m.end-1 && m.s[ptr] == '\n'
	case atEndLine:
		return ptr == m.end || ptr < m.end && m.s[ptr] == '\n'
	case atEndString:
		return ptr == m.end
	case atBoundary, atLocBoundary, atUniBoundary:
		return m.wordIn(m.s, kind, ptr-1) != m.wordIn(m.s[:m.end], kind, ptr)
	}
	return m.wordIn(m.s, kind, ptr-1) == m.wordIn(m.s[:m.end], kind, ptr)
}

// wordIn tells whether a word character stands at ptr in s, for the boundary
// test kind.
func (m *Matcher[T]) wordIn(s []T, kind uint32, ptr int) bool {
	if ptr < 0 || ptr >= len(s) {
		return false
	}
	ch := uint32(s[ptr])
	switch kind {
	case atBoundary, atNonBoundary:
		return asciiWord(ch)
	case atLocBoundary, atLocNonBoundary:
		return m.prog.loc.word(ch)
	}
	if ch < 128 {
		return asciiWord(ch)
	}
	return unicodeWord(ch)
}

// sameGroup tells whether the text of group x stands at ptr, and returns where
// it ends there.
func (m *Matcher[T]) sameGroup(in *inst, ptr int) (int, bool) {
	from, to, ok := m.groupText(in.x)
	if !ok || to > from && to-from > m.end-ptr {
		return 0, false
	}
	s := m.s[:m.end]
	m.budget -= (to - from) >> 5
	for ; from < to; from, ptr = from+1, ptr+1 {
		a, b := uint32(s[from]), uint32(s[ptr])
		if a == b {
			continue
		}
		switch in.fold {
		case foldASCII:
			a, b = ASCIIToLower(a), ASCIIToLower(b)
		case foldUnicode:
			a, b = UnicodeToLower(a), UnicodeToLower(b)
		case foldLocale:
			a, b = m.prog.loc.lower(a), m.prog.loc.lower(b)
		}
		if a != b {
			return 0, false
		}
	}
	return ptr, true
}

// groupText returns the span of group x, counting from 0, if it is set.
func (m *Matcher[T]) groupText(x uint32) (from, to int, ok bool) {
	i := 2 * int(x)
	if int32(i) >= m.lastMark {
		return 0, 0, false
	}
	from, to = m.marks[i], m.marks[i+1]
	return from, to, from >= 0 && from <= to
}
