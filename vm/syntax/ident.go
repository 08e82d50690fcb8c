package syntax

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// identBytes marks the bytes that may be part of an identifier; all non-ASCII
// bytes are accepted first and verified afterwards.
var identBytes = func() (table [256]bool) {
	for c := range table {
		table[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
	}
	return table
}()

func isIdentByte(c byte) bool { return identBytes[c] }

// verifyIdentifier checks the characters of a non-ASCII identifier.
func (t *tokenizer) verifyIdentifier(start, end int) bool {
	for i, r := range t.src[start:end] {
		if i == 0 && isXIDStart(r) || i > 0 && isXIDContinue(r) {
			continue
		}
		t.pos = start + i + utf8.RuneLen(r)
		return t.failCharacter(r)
	}
	return true
}

// failCharacter reports a character that cannot appear in source code.
func (t *tokenizer) failCharacter(r rune) bool {
	if isPrintable(r) {
		return t.fail(fmt.Sprintf("invalid character '%c' (U+%04X)", r, r))
	}
	return t.fail(fmt.Sprintf("invalid non-printable character U+%04X", r))
}

// badCharacter handles an ASCII character that begins no token. Printable ones
// become tokens, for the parser to reject.
func (t *tokenizer) badCharacter() bool {
	c := t.src[t.pos]
	t.pos++
	if c < ' ' || c == 0x7f {
		return t.failCharacter(rune(c))
	}
	t.emit(kUnknown, t.pos-1, t.pos)
	return true
}

// isPrintable is Python's str.isprintable for one character.
func isPrintable(r rune) bool {
	return r == ' ' || !unicode.In(r, unicode.C, unicode.Z) && unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S)
}

func isIDStart(r rune) bool {
	return r == '_' || unicode.In(r, unicode.L, unicode.Nl, unicode.Other_ID_Start) && !unicode.In(r, unicode.Pattern_Syntax, unicode.Pattern_White_Space)
}

func isIDContinue(r rune) bool {
	return isIDStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

// isXIDStart and isXIDContinue accept only characters whose normal form is
// also part of an identifier, so that normalisation cannot break one.
func isXIDStart(r rune) bool {
	if !isIDStart(r) {
		return false
	}
	for i, c := range norm.NFKC.String(string(r)) {
		if i == 0 && !isIDStart(c) || i > 0 && !isIDContinue(c) {
			return false
		}
	}
	return true
}

func isXIDContinue(r rune) bool {
	if !isIDContinue(r) {
		return false
	}
	for _, c := range norm.NFKC.String(string(r)) {
		if !isIDContinue(c) {
			return false
		}
	}
	return true
}

// identifier returns the name a piece of source text stands for.
func identifier(s string) string {
	if firstNonASCII(s) < 0 {
		return s
	}
	return norm.NFKC.String(s)
}
