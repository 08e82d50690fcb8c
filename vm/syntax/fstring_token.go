package syntax

import "fmt"

// fmode is the state of one f-string (or t-string) being tokenized. It
// alternates between literal text and ordinary code in replacement fields.
type fmode struct {
	quote   byte
	size    int
	raw     bool
	letter  byte // 'f' or 't'
	literal bool // reading text, not code
	// depth counts open brackets inside this string. exprDepth is the value of
	// depth around the innermost replacement field, or -1 outside of all.
	depth, exprDepth int
	start            token
}

// word names the kind of string in error messages.
func (m *fmode) word() string { return string(rune(m.letter)) + "-string" }

// mode returns the innermost f-string, or nil.
func (t *tokenizer) mode() *fmode {
	if len(t.modes) == 0 {
		return nil
	}
	return &t.modes[len(t.modes)-1]
}

// fstringStart reads the opening quotes at t.pos.
func (t *tokenizer) fstringStart(start int, quote byte, size int, letter byte) bool {
	if len(t.modes)+1 >= maxFStrings {
		return t.fail(fmt.Sprintf("too many nested %c-strings", letter))
	}
	raw := false
	for _, c := range t.src[start:t.pos] {
		raw = raw || c|0x20 == 'r'
	}
	t.pos += size
	t.emit(kFStart, start, t.pos)
	t.modes = append(t.modes, fmode{
		quote: quote, size: size, raw: raw, letter: letter,
		literal: true, exprDepth: -1, start: t.toks[len(t.toks)-1],
	})
	return true
}

// closes reports whether the closing quotes are at offset i.
func (m *fmode) closes(src string, i int) bool {
	if i+m.size > len(src) {
		return false
	}
	for k := range m.size {
		if src[i+k] != m.quote {
			return false
		}
	}
	return true
}

// fstringText reads literal text up to a replacement field, the end of a
// format spec, or the closing quotes, which it reads as well if they come
// first.
func (t *tokenizer) fstringText() {
	m := t.mode()
	if m.closes(t.src, t.pos) {
		t.pos += m.size
		t.modes = t.modes[:len(t.modes)-1]
		t.emit(kFEnd, t.pos-m.size, t.pos)
		return
	}
	if t.peek(0) == '{' && (t.peek(1) != '{' || m.exprDepth >= 0) {
		t.replacementField(m)
		return
	}
	if t.peek(0) == '}' && (t.peek(1) != '}' || m.exprDepth >= 0) {
		if k := t.toks[len(t.toks)-1].kind; t.lenient && (k == kRbrace || k == kColon) && m.exprDepth >= 0 {
			t.emit(kFMiddle, t.pos, t.pos) // CPython shows the empty end of a format spec
		}
		m.literal = false
		return
	}
	tok := token{
		kind: kFMiddle, level: uint16(len(t.brackets)), start: int32(t.pos),
		line: t.line, col: int32(t.pos - t.lineStart),
	}
	end, ok := t.scanText(m)
	if !ok {
		return
	}
	tok.end, tok.endLine, tok.endCol = int32(end), t.line, int32(t.pos-t.lineStart)
	t.toks = append(t.toks, tok)
}

// replacementField enters the code after a '{' at t.pos.
func (t *tokenizer) replacementField(m *fmode) {
	if m.exprDepth >= maxSpecNest {
		t.fail(m.word() + ": expressions nested too deeply")
		return
	}
	t.pos++
	m.exprDepth = m.depth
	m.literal = false
	t.open(t.pos - 1)
}

// scanText advances t.pos to the end of the literal text at t.pos. The text
// ends at the returned offset, which is before t.pos after a doubled brace.
func (t *tokenizer) scanText(m *fmode) (int, bool) {
	inSpec := m.exprDepth >= 0
	for {
		if t.pos >= len(t.src) {
			return 0, t.failUnterminated(m.start, m.size, m.word())
		}
		switch c := t.src[t.pos]; {
		case m.closes(t.src, t.pos):
			return t.pos, true
		case c == '\n':
			if m.size == 1 {
				if inSpec {
					t.pos++
					return 0, t.fail(m.word() + ": newlines are not allowed in format specifiers for single quoted " + m.word() + "s")
				}
				return 0, t.failUnterminated(m.start, m.size, m.word())
			}
			t.newline(t.pos)
			t.pos++
		case c == '{' || c == '}':
			if inSpec || t.peek(1) != c {
				return t.pos, true
			}
			t.pos += 2
			return t.pos - 1, true
		case c == '\\':
			t.escape(m.raw)
		default:
			t.pos++
		}
	}
}

// escape skips a backslash escape in an f-string. A brace after the backslash
// keeps its meaning, except in \N{...}.
func (t *tokenizer) escape(raw bool) {
	t.pos++
	switch c := t.peek(0); {
	case c == '{' || c == '}' || c == 0:
	case c == '\n':
		t.newline(t.pos)
		t.pos++
	case c == 'N' && !raw:
		t.pos++
		if t.peek(0) != '{' {
			return
		}
		for i := t.pos + 1; i < len(t.src) && t.src[i] != '\n' && t.src[i] != '"' && t.src[i] != '\''; i++ {
			if t.src[i] == '}' {
				t.pos = i + 1
				return
			}
		}
		t.pos++
	default:
		t.pos++
	}
}

// formatSpecStart reads a ':' at t.pos that ends the expression of a
// replacement field, and returns whether it was one.
func (t *tokenizer) formatSpecStart() bool {
	m := t.mode()
	if m.exprDepth < 0 || m.depth-1 != m.exprDepth {
		return false
	}
	t.emit(kColon, t.pos, t.pos+1)
	t.pos++
	m.literal = true
	return true
}
