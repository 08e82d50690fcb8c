package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits of the tokenizer, the same as CPython's.
const (
	maxBrackets = 200
	maxIndent   = 100
	maxFStrings = 150
	tabSize     = 8
	maxSpecNest = 2 // replacement fields inside format specs
)

// bracket is an opening bracket that waits for its partner.
type bracket struct {
	char byte
	line int32
	off  int32
}

// tokenizer splits a whole source into tokens before parsing starts: a
// tokenizer error anywhere in the file usually outranks a syntax error before
// it, so CPython too reads to the end when there is anything to report.
type tokenizer struct {
	src       string
	filename  string
	pos       int
	line      int32
	lineStart int
	indents   []indentation
	brackets  []bracket
	modes     []fmode // f-strings being read, innermost last
	toks      []token
	err       *Error
	warnings  []Warning
	// weak is set for errors that do not outrank a syntax error before them.
	weak bool
	// comment is where the comment at the end of the current line begins.
	comment int
	// atLineStart is true when the next token begins a logical line.
	atLineStart bool
	// lenient is set for Tokens, which lets brackets, identifiers and numbers pass
	// that no program has.
	lenient bool
}

// indentation is one level of the indentation stack, measured with tabs to
// multiples of eight and, to detect ambiguous mixes, with tabs as one column.
type indentation struct {
	col, alt int
}

// tokenize reads all tokens. The last token is kEOF, or kError if t.err is set.
func (t *tokenizer) tokenize() {
	t.line = 1
	t.comment = -1
	t.atLineStart = true
	t.indents = append(t.indents, indentation{})
	t.toks = make([]token, 0, len(t.src)/4+8)
	for t.err == nil {
		if n := len(t.modes); n > 0 && t.modes[n-1].literal {
			t.fstringText()
			continue
		}
		if t.atLineStart {
			t.atLineStart = false
			if !t.indent() {
				continue
			}
		}
		if !t.token() {
			break
		}
	}
	if t.err != nil {
		t.emit(kError, t.pos, t.pos)
	}
}

// emit appends a token that lies within the current line.
func (t *tokenizer) emit(k kind, start, end int) {
	t.toks = append(t.toks, token{
		kind: k, level: uint16(len(t.brackets)),
		start: int32(start), end: int32(end),
		line: t.line, col: int32(start - t.lineStart),
		endLine: t.line, endCol: int32(end - t.lineStart),
	})
}

// newline notes that the byte at offset i ends a physical line.
func (t *tokenizer) newline(i int) {
	t.line++
	t.lineStart = i + 1
}

// peek returns the byte at t.pos+n, or 0 past the end.
func (t *tokenizer) peek(n int) byte {
	if t.pos+n < len(t.src) {
		return t.src[t.pos+n]
	}
	return 0
}

// indent measures the indentation of a new line and emits the tokens it
// causes. It returns false if the tokenizer has failed.
func (t *tokenizer) indent() bool {
	col, alt, contCol := 0, 0, 0
loop:
	for t.pos < len(t.src) {
		switch t.src[t.pos] {
		case ' ':
			col++
			alt++
		case '\t':
			col = (col/tabSize + 1) * tabSize
			alt++
		case '\f':
			col, alt = 0, 0
		case '\\':
			// The first line of a continued indentation decides.
			if contCol == 0 {
				contCol = col
			}
			if !t.continuation() {
				return false
			}
			continue
		default:
			break loop
		}
		t.pos++
	}
	if t.pos < len(t.src) && (t.src[t.pos] == '#' || t.src[t.pos] == '\n') {
		return true
	}
	if t.pos >= len(t.src) {
		return true // finish emits the dedents
	}
	if contCol != 0 {
		col, alt = contCol, contCol
	}
	return t.setIndent(col, alt)
}

// setIndent compares an indentation with the stack.
func (t *tokenizer) setIndent(col, alt int) bool {
	top := t.indents[len(t.indents)-1]
	switch {
	case col == top.col:
		if alt != top.alt {
			return t.tabError()
		}
	case col > top.col:
		if len(t.indents) >= maxIndent {
			return t.failLine(IndentationError, "too many levels of indentation")
		}
		if alt <= top.alt {
			return t.tabError()
		}
		t.indents = append(t.indents, indentation{col, alt})
		t.emit(kIndent, t.lineStart, t.pos)
	default:
		n := len(t.toks)
		for len(t.indents) > 1 && col < t.indents[len(t.indents)-1].col {
			t.indents = t.indents[:len(t.indents)-1]
			t.emit(kDedent, t.pos, t.pos)
		}
		top = t.indents[len(t.indents)-1]
		if col != top.col {
			t.toks = t.toks[:n]
			return t.failDedent()
		}
		if alt != top.alt {
			return t.tabError()
		}
	}
	return true
}

// continuation reads a backslash-newline pair at t.pos.
func (t *tokenizer) continuation() bool {
	if t.peek(1) != '\n' {
		return t.failContinuation()
	}
	t.newline(t.pos + 1)
	t.pos += 2
	if t.pos >= len(t.src) {
		return t.failEOF()
	}
	return true
}

// finish emits what the end of the file implies.
func (t *tokenizer) finish() bool {
	if len(t.brackets) > 0 {
		t.weak = true
		t.err = t.unclosed()
		return false
	}
	t.lineStart = t.pos
	for len(t.indents) > 1 {
		t.indents = t.indents[:len(t.indents)-1]
		t.emit(kDedent, t.pos, t.pos)
	}
	t.emit(kEOF, t.pos, t.pos)
	return false
}

// token reads one token in ordinary code. It returns false at the end.
func (t *tokenizer) token() bool {
	t.skipSpace()
	if t.err != nil {
		return false
	}
	if t.pos >= len(t.src) {
		return t.finish()
	}
	start := t.pos
	c := t.src[start]
	switch {
	case c == '\n':
		t.lineEnd()
		return true
	case isIdentByte(c) && (c < '0' || c > '9'):
		return t.nameOrString()
	case c >= '0' && c <= '9' || c == '.' && isDigit(t.peek(1)):
		return t.number()
	case c == '"' || c == '\'':
		return t.stringLiteral(start)
	}
	return t.punctuation()
}

// skipSpace skips blanks, comments and joined lines.
func (t *tokenizer) skipSpace() {
	for t.pos < len(t.src) {
		switch t.src[t.pos] {
		case ' ', '\t', '\f':
			t.pos++
		case '#':
			t.comment = t.pos
			if n := strings.IndexByte(t.src[t.pos:], '\n'); n >= 0 {
				t.pos += n
			} else {
				t.pos = len(t.src)
			}
		case '\\':
			if !t.continuation() {
				return
			}
		default:
			return
		}
	}
}

// lineEnd handles a newline in ordinary code: it is a token only outside
// brackets and after something on the line.
func (t *tokenizer) lineEnd() {
	if len(t.brackets) == 0 {
		if n := len(t.toks); n > 0 {
			if k := t.toks[n-1].kind; k != kNewline && k != kIndent && k != kDedent {
				// The token begins with the comment before it, if any.
				start := t.pos
				if t.comment >= t.lineStart && t.comment >= int(t.toks[n-1].end) {
					start = t.comment
				}
				t.emit(kNewline, start, t.pos+1)
			}
		}
		t.atLineStart = true
	}
	t.newline(t.pos)
	t.pos++
}

// nameOrString reads an identifier or keyword, or a string with a prefix.
func (t *tokenizer) nameOrString() bool {
	start := t.pos
	i := start
	ascii := true
	for i < len(t.src) && isIdentByte(t.src[i]) {
		if t.src[i] >= utf8.RuneSelf {
			ascii = false
		}
		i++
	}
	if i < len(t.src) && (t.src[i] == '"' || t.src[i] == '\'') && i-start <= 3 && isStringPrefix(t.src[start:i]) {
		t.pos = i
		if bad := prefixConflict(t.src[start:i]); bad != "" {
			return t.failRange(start, i+1, bad)
		}
		return t.stringLiteral(start)
	}
	t.pos = i
	if !ascii && !t.lenient {
		if !t.verifyIdentifier(start, i) {
			return false
		}
	}
	k := kName
	if n := i - start; n >= 2 && n <= 8 {
		k = keywordKind(t.src[start:i])
	}
	t.emit(k, start, i)
	return true
}

// isStringPrefix reports whether s consists of string prefix letters, each at
// most once.
func isStringPrefix(s string) bool {
	var seen [26]bool
	for i := range len(s) {
		c := s[i] | 0x20
		switch c {
		case 'r', 'b', 'u', 'f', 't':
			if seen[c-'a'] {
				return false
			}
			seen[c-'a'] = true
		default:
			return false
		}
	}
	return true
}

// prefixConflict returns the error message for prefix letters that cannot be
// combined, or "".
func prefixConflict(s string) string {
	has := func(c string) bool { return strings.Contains(strings.ToLower(s), c) }
	for _, pair := range []string{"ub", "ur", "uf", "ut", "bf", "bt", "ft"} {
		if has(pair[:1]) && has(pair[1:]) {
			return fmt.Sprintf("'%c' and '%c' prefixes are incompatible", pair[0], pair[1])
		}
	}
	return ""
}

// stringLiteral reads a string whose prefix, if any, begins at start and whose
// quotes begin at t.pos.
func (t *tokenizer) stringLiteral(start int) bool {
	prefix := t.src[start:t.pos]
	quote := t.src[t.pos]
	size := 1
	if t.peek(1) == quote && t.peek(2) == quote {
		size = 3
	}
	for i := range len(prefix) {
		if c := prefix[i] | 0x20; c == 'f' || c == 't' {
			return t.fstringStart(start, quote, size, c)
		}
	}
	tok := token{
		kind: kString, level: uint16(len(t.brackets)), start: int32(start),
		line: t.line, col: int32(start - t.lineStart),
	}
	i := t.pos + size
	if size == 1 && i < len(t.src) && t.src[i] == quote {
		i++ // the empty string
	} else if i = t.stringEnd(i, quote, size); i < 0 {
		return t.failUnterminated(tok, size, "string")
	}
	t.pos = i
	tok.end, tok.endLine, tok.endCol = int32(i), t.line, int32(i-t.lineStart)
	t.toks = append(t.toks, tok)
	return true
}

// stringEnd returns the offset after the closing quotes of a string whose text
// begins at i, or -1 with t.pos where the search ended.
func (t *tokenizer) stringEnd(i int, quote byte, size int) int {
	for i < len(t.src) {
		switch c := t.src[i]; {
		case c == quote:
			if size == 1 {
				return i + 1
			}
			if i+2 < len(t.src) && t.src[i+1] == quote && t.src[i+2] == quote {
				return i + 3
			}
		case c == '\\':
			i++
			if i < len(t.src) && t.src[i] == '\n' {
				t.newline(i)
			}
		case c == '\n':
			if size == 1 {
				t.pos = i
				return -1
			}
			t.newline(i)
		}
		i++
	}
	t.pos = len(t.src)
	return -1
}

// punctuation reads an operator or bracket.
func (t *tokenizer) punctuation() bool {
	start := t.pos
	k, n := operator(t.src[start:])
	if k == kError {
		return t.badCharacter()
	}
	if len(t.modes) > 0 && (k == kColon || k == kColonEqual) && t.formatSpecStart() {
		return true
	}
	t.pos += n
	switch k {
	case kLpar, kLsqb, kLbrace:
		return t.open(start)
	case kRpar, kRsqb, kRbrace:
		return t.close(start, k)
	}
	t.emit(k, start, t.pos)
	return true
}

// open reads an opening bracket at start.
func (t *tokenizer) open(start int) bool {
	if len(t.brackets) >= maxBrackets {
		return t.fail("too many nested parentheses")
	}
	t.brackets = append(t.brackets, bracket{t.src[start], t.line, int32(start)})
	if m := t.mode(); m != nil {
		m.depth++
	}
	k, _ := operator(t.src[start : start+1])
	t.emit(k, start, start+1)
	return true
}

// close reads a closing bracket at start.
func (t *tokenizer) close(start int, k kind) bool {
	c := t.src[start]
	m := t.mode()
	if m != nil && m.depth == 0 && c == '}' {
		return t.fail(m.word() + ": single '}' is not allowed")
	}
	if len(t.brackets) == 0 && t.lenient {
		t.emit(k, start, start+1)
		return true
	}
	if len(t.brackets) == 0 {
		return t.fail(fmt.Sprintf("unmatched '%c'", c))
	}
	open := t.brackets[len(t.brackets)-1]
	t.brackets = t.brackets[:len(t.brackets)-1]
	if !matching(open.char, c) && (!t.lenient || m != nil) {
		switch {
		case m != nil && open.char == '{' && m.depth-1 == m.exprDepth:
			return t.fail(fmt.Sprintf("%s: unmatched '%c'", m.word(), c))
		case open.line != t.line:
			return t.fail(fmt.Sprintf("closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, open.char, open.line))
		}
		return t.fail(fmt.Sprintf("closing parenthesis '%c' does not match opening parenthesis '%c'", c, open.char))
	}
	if m != nil {
		m.depth--
		if m.depth < 0 {
			return t.fail(fmt.Sprintf("%s: unmatched '%c'", m.word(), c))
		}
		if c == '}' && m.depth == m.exprDepth {
			m.exprDepth--
			m.literal = true
		}
	}
	t.emit(k, start, start+1)
	return true
}

// matching reports whether two bracket characters belong together.
func matching(open, close byte) bool {
	return open == '(' && close == ')' || open == '[' && close == ']' || open == '{' && close == '}'
}
