package objects

import endian "encoding/binary"

const finalSigma, sigma = 0x3c2, 0x3a3

func asciiUpper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - 32
	}
	return c
}

func asciiLower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 32
	}
	return c
}

func isASCIIAlpha(c byte) bool { return c|32 >= 'a' && c|32 <= 'z' }

func asciiSwap(c byte) byte {
	if isASCIIAlpha(c) {
		return c ^ 32
	}
	return c
}

const (
	everyByte = 0x0101010101010101
	highBits  = 0x80 * everyByte
)

// shiftASCII copies b, which is ASCII, to out with the letters from first to last moved to the other case, eight at a time:
// the sums have the high bit set in each byte that is at least first, or beyond last.
func shiftASCII(out, b []byte, first, last byte) {
	out = out[:len(b)]
	i := 0
	for ; i+8 <= len(b); i += 8 {
		x := endian.LittleEndian.Uint64(b[i:])
		from := x + (0x80-uint64(first))*everyByte
		beyond := x + (0x7f-uint64(last))*everyByte
		endian.LittleEndian.PutUint64(out[i:], x^(from&^beyond&highBits)>>2)
	}
	for ; i < len(b); i++ {
		c := b[i]
		if first <= c && c <= last {
			c ^= 0x20
		}
		out[i] = c
	}
}

// shifted is shiftASCII for a string.
func (s *Str) shifted(first, last byte) *Str {
	if s.n == 0 {
		return EmptyStr
	}
	r, out := newStr8(int(s.n), formASCII)
	shiftASCII(out, s.Bytes8(), first, last)
	if s.n == 1 {
		return &latin1Strs[out[0]]
	}
	return r
}

// mapASCII returns b with every byte mapped.
func mapASCII(b []byte, f func(byte) byte) []byte {
	out := make([]byte, len(b))
	for i, c := range b {
		out[i] = f(c)
	}
	return out
}

// titleASCII returns b with the first letter of each word in upper case and the others in lower case.
func titleASCII(b []byte) []byte {
	out := make([]byte, len(b))
	inWord := false
	for i, c := range b {
		if inWord {
			out[i] = asciiLower(c)
		} else {
			out[i] = asciiUpper(c)
		}
		inWord = isASCIIAlpha(c)
	}
	return out
}

// capitalizeASCII returns b in lower case with the first byte in upper case.
func capitalizeASCII(b []byte) []byte {
	out := mapASCII(b, asciiLower)
	if len(out) > 0 {
		out[0] = asciiUpper(out[0])
	}
	return out
}

// shiftLatin1 moves the letters of a Latin-1 string between the cases: those that begin at first in ASCII and at first+0x80 beyond
// it, apart from the multiplication or division sign. It is nil if there is one whose other case is no Latin-1 character.
func (s *Str) shiftLatin1(first byte) *Str {
	r, out := newStr8(int(s.n), formLatin1)
	for i, c := range s.Bytes8() {
		switch k := c & 0x7f; {
		case first == 'a' && (c == 0xb5 || c == 0xdf || c == 0xff):
			return nil
		case c < 0x80 && k >= first && k < first+26, c >= 0xc0 && c&0x20 == first&0x20 && c&0x1f < 0x1f && c&0x1f != 0x17:
			c ^= 0x20
		}
		out[i] = c
	}
	if s.n == 1 {
		return &latin1Strs[out[0]]
	}
	return r
}

// mapCase returns s with every code point in the given case.
func (s *Str) mapCase(kind int) *Str {
	r := make([]rune, 0, s.Len()+4)
	for i := range s.Len() {
		if c := s.At(i); c == sigma && kind == caseLower {
			r = append(r, s.lowerSigma(i))
		} else {
			r = appendCase(r, c, kind)
		}
	}
	return NewStrRunes(r)
}

// lowerSigma returns the lower case of the capital sigma at s[i]: the final form at the end of a word.
// Source: Unicode Standard, section 3.13, the condition Final_Sigma.
func (s *Str) lowerSigma(i int) rune {
	j := i - 1
	for j >= 0 && uniHas(s.At(j), uniCaseIgnorable) {
		j--
	}
	if j < 0 || !isCased(s.At(j)) {
		return 0x3c3
	}
	for j = i + 1; j < s.Len() && uniHas(s.At(j), uniCaseIgnorable); j++ {
	}
	if j < s.Len() && isCased(s.At(j)) {
		return 0x3c3
	}
	return finalSigma
}

func isCased(c rune) bool { return uniHas(c, uniLower|uniUpper|uniTitle) }

func strUpper(s *Str) *Str {
	if s.form == formASCII {
		return s.shifted('a', 'z')
	}
	if s.form == formLatin1 {
		if r := s.shiftLatin1('a'); r != nil {
			return r
		}
	}
	return s.mapCase(caseUpper)
}

// Lower returns s.lower().
func (s *Str) Lower() *Str {
	if s.form == formASCII {
		return s.shifted('A', 'Z')
	}
	if s.form == formLatin1 {
		return s.shiftLatin1('A')
	}
	return s.mapCase(caseLower)
}

func strCasefold(s *Str) *Str {
	if s.form == formASCII {
		return s.Lower()
	}
	return s.mapCase(caseFold)
}

func strSwapcase(s *Str) *Str {
	if s.form == formASCII {
		return keepStr8(mapASCII(s.Bytes8(), asciiSwap), formASCII)
	}
	r := make([]rune, 0, s.Len())
	for i := range s.Len() {
		c := s.At(i)
		switch u := uniOf(c); {
		case c == sigma:
			r = append(r, s.lowerSigma(i))
		case u.flags&uniUpper != 0:
			r = appendCase(r, c, caseLower)
		case u.flags&uniLower != 0:
			r = appendCase(r, c, caseUpper)
		default:
			r = append(r, c)
		}
	}
	return NewStrRunes(r)
}

func strTitle(s *Str) *Str {
	if s.form == formASCII {
		return keepStr8(titleASCII(s.Bytes8()), formASCII)
	}
	r := make([]rune, 0, s.Len())
	inWord := false
	for i := range s.Len() {
		c := s.At(i)
		switch {
		case !inWord:
			r = appendCase(r, c, caseTitle)
		case c == sigma:
			r = append(r, s.lowerSigma(i))
		default:
			r = appendCase(r, c, caseLower)
		}
		inWord = isCased(c)
	}
	return NewStrRunes(r)
}

func strCapitalize(s *Str) *Str {
	if s.form == formASCII {
		return keepStr8(capitalizeASCII(s.Bytes8()), formASCII)
	}
	r := make([]rune, 0, s.Len())
	for i := range s.Len() {
		c := s.At(i)
		switch {
		case i == 0:
			r = appendCase(r, c, caseTitle)
		case c == sigma:
			r = append(r, s.lowerSigma(i))
		default:
			r = appendCase(r, c, caseLower)
		}
	}
	return NewStrRunes(r)
}

// strMapper makes a method without arguments that returns a new string.
func strMapper(f func(*Str) *Str) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		s, _ := AsStr(a[0])
		return f(s).Value(), nil
	}
}

// strAll makes a predicate that is true if s is not empty and every code point has one of the flags.
func strAll(flags uint16) Fn {
	return strTest(func(s *Str) bool { return s.n > 0 && s.all(flags) })
}

func (s *Str) all(flags uint16) bool {
	for i := range s.Len() {
		if !uniHas(s.At(i), flags) {
			return false
		}
	}
	return true
}

func strTest(f func(*Str) bool) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		s, _ := AsStr(a[0])
		return Bool(f(s)), nil
	}
}

// oneCase reports whether s has a code point with the flag want and none with one of the flags not.
func (s *Str) oneCase(want, not uint16) bool {
	found := false
	for i := range s.Len() {
		f := uniOf(s.At(i)).flags
		if f&not != 0 {
			return false
		}
		found = found || f&want != 0
	}
	return found
}

func strIsTitle(s *Str) bool {
	found, inWord := false, false
	for i := range s.Len() {
		switch f := uniOf(s.At(i)).flags; {
		case f&(uniUpper|uniTitle) != 0:
			if inWord {
				return false
			}
			found, inWord = true, true
		case f&uniLower != 0:
			if !inWord {
				return false
			}
			found = true
		default:
			inWord = false
		}
	}
	return found
}

// IsIdentifier reports whether s is an identifier, keywords included.
func (s *Str) IsIdentifier() bool {
	for i := range s.Len() {
		if !IsIdentifierRune(s.At(i), i == 0) {
			return false
		}
	}
	return s.n > 0
}
