package engine

// fold says which characters a set or literal is compared under.
type fold uint8

const (
	foldNone    fold = iota
	foldASCII        // lower case of ASCII letters
	foldUnicode      // simple Unicode lower case
	foldLocale       // either case of the locale
)

// charSet is a test of one character: a table for the first 256 characters
// and the words of the set's code for the others.
type charSet struct {
	tab   [256]bool
	words []uint32 // set operators, ended by FAILURE
	fold  fold
	high  bool // some character beyond 255 may be in the set
	loc   *Locale
}

// newCharSet evaluates the set operators words, which must be valid.
func newCharSet(words []uint32, f fold, loc *Locale) *charSet {
	cs := &charSet{words: words, fold: f, loc: loc}
	for i := range cs.tab {
		cs.tab[i] = cs.eval(uint32(i))
	}
	cs.high = f == foldUnicode || mayBeHigh(words)
	return cs
}

// has tells whether ch is in the set.
func (cs *charSet) has(ch uint32) bool {
	if ch < 256 {
		return cs.tab[ch]
	}
	return cs.high && cs.eval(ch)
}

// eval computes membership from the words of the set.
func (cs *charSet) eval(ch uint32) bool {
	switch cs.fold {
	case foldASCII:
		ch = ASCIIToLower(ch)
	case foldUnicode:
		ch = UnicodeToLower(ch)
	case foldLocale:
		lo, up := cs.loc.lower(ch), cs.loc.upper(ch)
		return setHas(cs.words, lo, cs.loc) || up != lo && setHas(cs.words, up, cs.loc)
	}
	return setHas(cs.words, ch, cs.loc)
}

// setHas interprets the set operators for ch.
func setHas(w []uint32, ch uint32, loc *Locale) bool {
	ok := true
	for {
		switch w[0] {
		case codeFailure:
			return !ok
		case codeNegate:
			ok = !ok
			w = w[1:]
		case codeLiteral:
			if ch == w[1] {
				return ok
			}
			w = w[2:]
		case codeCategory:
			if inCategory(w[1], ch, loc) {
				return ok
			}
			w = w[2:]
		case codeRange:
			if w[1] <= ch && ch <= w[2] {
				return ok
			}
			w = w[3:]
		case codeRangeUniIgnore:
			if w[1] <= ch && ch <= w[2] {
				return ok
			}
			if up := unicodeToUpper(ch); w[1] <= up && up <= w[2] {
				return ok
			}
			w = w[3:]
		case codeCharset:
			if ch < 256 && w[1+ch>>5]>>(ch&31)&1 != 0 {
				return ok
			}
			w = w[9:]
		case codeBigCharset:
			if ch < 0x10000 && bigSetHas(w, ch) {
				return ok
			}
			w = w[2+64+8*w[1]:]
		}
	}
}

// bigSetHas looks ch, below 0x10000, up in the BIGCHARSET w starts with.
func bigSetHas(w []uint32, ch uint32) bool {
	page := w[2+ch>>10] >> (ch >> 8 & 3 * 8) & 0xff
	return w[66+page*8+ch>>5&7]>>(ch&31)&1 != 0
}

// mayBeHigh tells whether a character beyond 255 may be in the set; it errs
// towards true.
func mayBeHigh(w []uint32) bool {
	for {
		switch w[0] {
		case codeFailure:
			return false
		case codeLiteral:
			if w[1] > 255 {
				return true
			}
			w = w[2:]
		case codeRange:
			if w[2] > 255 {
				return true
			}
			w = w[3:]
		case codeCharset:
			w = w[9:]
		case codeCategory:
			switch w[1] {
			case catDigit, catSpace, catWord, catLinebreak, catLocWord:
				w = w[2:]
			default:
				return true
			}
		default: // NEGATE and the operators made for big characters
			return true
		}
	}
}

// scanSet checks the set operators at the start of w and returns how many
// words they take, the ending FAILURE included; -1 when they are invalid.
func scanSet(w []uint32) int {
	i := 0
	for i < len(w) {
		n := 0
		switch w[i] {
		case codeFailure:
			return i + 1
		case codeNegate:
			n = 1
		case codeLiteral:
			n = 2
		case codeCategory:
			n = 2
			if i+1 < len(w) && w[i+1] >= catCount {
				return -1
			}
		case codeRange, codeRangeUniIgnore:
			n = 3
		case codeCharset:
			n = 9
		case codeBigCharset:
			n = scanBigSet(w[i:])
		}
		if n <= 0 || n > len(w)-i {
			return -1
		}
		i += n
	}
	return -1
}

// scanBigSet returns the length of the BIGCHARSET w starts with, -1 when its
// pages are missing.
func scanBigSet(w []uint32) int {
	if len(w) < 66 || w[1] > 256 || len(w) < 66+8*int(w[1]) {
		return -1
	}
	for _, four := range w[2:66] {
		for range 4 {
			if four&0xff >= w[1] {
				return -1
			}
			four >>= 8
		}
	}
	return 66 + 8*int(w[1])
}
