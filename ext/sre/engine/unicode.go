package engine

import "sort"

// caseRun maps every step-th character of [lo, hi] to itself plus delta.
type caseRun struct {
	lo, hi uint32
	step   uint32
	delta  int32
}

// mapCase returns the image of ch in runs, ch itself where it has none.
func mapCase(runs []caseRun, ch uint32) uint32 {
	i := sort.Search(len(runs), func(i int) bool { return runs[i].hi >= ch })
	if i == len(runs) {
		return ch
	}
	r := &runs[i]
	if ch < r.lo || (ch-r.lo)%r.step != 0 {
		return ch
	}
	return uint32(int32(ch) + r.delta)
}

// UnicodeToLower is _sre.unicode_tolower: the simple lower case of ch.
func UnicodeToLower(ch uint32) uint32 {
	if ch < 0x80 {
		return ASCIIToLower(ch)
	}
	return mapCase(lowerRuns[:], ch)
}

// unicodeToUpper is the simple upper case of ch.
func unicodeToUpper(ch uint32) uint32 {
	if ch < 0x80 {
		if 'a' <= ch && ch <= 'z' {
			ch -= 'a' - 'A'
		}
		return ch
	}
	return mapCase(upperRuns[:], ch)
}

// UnicodeIsCased is _sre.unicode_iscased: whether ch has another case.
func UnicodeIsCased(ch uint32) bool {
	return UnicodeToLower(ch) != ch || unicodeToUpper(ch) != ch
}

// ASCIIToLower is _sre.ascii_tolower.
func ASCIIToLower(ch uint32) uint32 {
	if 'A' <= ch && ch <= 'Z' {
		ch += 'a' - 'A'
	}
	return ch
}

// ASCIIIsCased is _sre.ascii_iscased.
func ASCIIIsCased(ch uint32) bool {
	ch |= 0x20
	return 'a' <= ch && ch <= 'z'
}

// IsAlnum tells whether str.isalnum holds of ch.
func IsAlnum(ch uint32) bool {
	if ch >= 0x110000 {
		return false
	}
	page := int(alnumIndex[ch>>8])
	return alnumPages[page<<5|int(ch>>3&31)]>>(ch&7)&1 != 0
}

// IsDecimal tells whether str.isdecimal holds of ch.
func IsDecimal(ch uint32) bool {
	if ch < 0x80 {
		return asciiDigit(ch)
	}
	starts := decimalStarts[:]
	i := sort.Search(len(starts), func(i int) bool { return starts[i] > ch })
	return i > 0 && ch-starts[i-1] < 10
}

// IsSpace tells whether str.isspace holds of ch.
func IsSpace(ch uint32) bool {
	switch {
	case ch < 0x80:
		return 9 <= ch && ch <= 13 || 0x1c <= ch && ch <= 0x20
	case ch < 0x2000:
		return ch == 0x85 || ch == 0xa0 || ch == 0x1680
	}
	switch ch {
	case 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return ch <= 0x200a
}

// IsLinebreak tells whether str.splitlines breaks at ch.
func IsLinebreak(ch uint32) bool {
	switch ch {
	case 10, 11, 12, 13, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

func asciiDigit(ch uint32) bool { return ch-'0' < 10 }

func asciiSpace(ch uint32) bool { return 9 <= ch && ch <= 13 || ch == ' ' }

func asciiWord(ch uint32) bool {
	return asciiDigit(ch) || ASCIIIsCased(ch) || ch == '_'
}

func unicodeWord(ch uint32) bool { return IsAlnum(ch) || ch == '_' }

// Locale holds what LOCALE patterns ask of the C library about single bytes.
type Locale struct {
	Alnum        [256]bool
	Lower, Upper [256]uint8
}

// CLocale returns the "C" locale, which knows ASCII only.
func CLocale() *Locale {
	l := new(Locale)
	for i := range l.Lower {
		ch := uint32(i)
		l.Alnum[i] = asciiWord(ch) && ch != '_'
		l.Lower[i] = uint8(ASCIIToLower(ch))
		l.Upper[i] = uint8(i)
		if 'a' <= ch && ch <= 'z' {
			l.Upper[i] = uint8(i) - ('a' - 'A')
		}
	}
	return l
}

func (l *Locale) word(ch uint32) bool {
	return ch < 256 && l.Alnum[ch] || ch == '_'
}

func (l *Locale) lower(ch uint32) uint32 {
	if ch < 256 {
		return uint32(l.Lower[ch])
	}
	return ch
}

func (l *Locale) upper(ch uint32) uint32 {
	if ch < 256 {
		return uint32(l.Upper[ch])
	}
	return ch
}

// inCategory tells whether ch is in category cat.
func inCategory(cat, ch uint32, loc *Locale) bool {
	switch cat {
	case catDigit:
		return asciiDigit(ch)
	case catNotDigit:
		return !asciiDigit(ch)
	case catSpace:
		return asciiSpace(ch)
	case catNotSpace:
		return !asciiSpace(ch)
	case catWord:
		return asciiWord(ch)
	case catNotWord:
		return !asciiWord(ch)
	case catLinebreak:
		return ch == '\n'
	case catNotLinebreak:
		return ch != '\n'
	case catLocWord:
		return loc.word(ch)
	case catLocNotWord:
		return !loc.word(ch)
	case catUniDigit:
		return IsDecimal(ch)
	case catUniNotDigit:
		return !IsDecimal(ch)
	case catUniSpace:
		return IsSpace(ch)
	case catUniNotSpace:
		return !IsSpace(ch)
	case catUniWord:
		return unicodeWord(ch)
	case catUniNotWord:
		return !unicodeWord(ch)
	case catUniLinebreak:
		return IsLinebreak(ch)
	case catUniNotLinebreak:
		return !IsLinebreak(ch)
	}
	return false
}
