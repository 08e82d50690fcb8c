package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// lineText returns the source line that begins at offset start, without its
// line ending.
func (t *tokenizer) lineText(start int) string {
	if start > len(t.src) {
		return ""
	}
	line, _, _ := strings.Cut(t.src[start:], "\n")
	return line
}

// charCol returns the number of characters between two offsets.
func (t *tokenizer) charCol(start, end int) int {
	return utf8.RuneCountInString(t.src[min(start, len(t.src)):min(end, len(t.src))])
}

// fail records an error at the last character read, which is before t.pos. It
// returns false, like its variants, for the caller to pass on.
func (t *tokenizer) fail(msg string) bool {
	col := t.charCol(t.lineStart, t.pos)
	t.err = &Error{
		Msg: msg, Line: int(t.line), Col: col, EndLine: int(t.line), EndCol: col,
		Text: t.lineText(t.lineStart),
	}
	return false
}

// failRange records an error about a range of the current line.
func (t *tokenizer) failRange(start, end int, msg string) bool {
	t.fail(msg)
	t.err.Col = t.charCol(t.lineStart, start) + 1
	t.err.EndCol = t.charCol(t.lineStart, end)
	return false
}

// failLine records an error about the indentation of the current line.
func (t *tokenizer) failLine(k ErrorKind, msg string) bool {
	t.weak = true
	t.err = &Error{
		Kind: k, Msg: msg, Line: int(t.line), Col: 1, EndLine: int(t.line), EndCol: 0,
		Text: t.lineText(t.lineStart) + "\n",
	}
	return false
}

func (t *tokenizer) tabError() bool {
	return t.failLine(TabError, "inconsistent use of tabs and spaces in indentation")
}

// failDedent points behind the line, as CPython has read all of it by then.
func (t *tokenizer) failDedent() bool {
	t.failLine(IndentationError, "unindent does not match any outer indentation level")
	t.err.Col = utf8.RuneCountInString(t.err.Text)
	t.err.EndCol = -1
	return false
}

func (t *tokenizer) failContinuation() bool {
	t.pos += 2
	col := t.charCol(t.lineStart, t.pos-1) + 1
	t.failLine(SyntaxError, "unexpected character after line continuation character")
	t.err.Col = col
	return false
}

// failEOF reports a source that ends after a line continuation.
func (t *tokenizer) failEOF() bool {
	end := len(t.src) - 1
	start := strings.LastIndexByte(t.src[:end], '\n') + 1
	t.line--
	t.weak = true
	if len(t.brackets) > 0 {
		t.err = t.unclosed()
		return false
	}
	t.err = &Error{
		Msg: "unexpected EOF while parsing", Line: int(t.line),
		Col: t.charCol(start, end) + 1, EndLine: int(t.line), EndCol: -1,
		Text: t.lineText(start) + "\n",
	}
	return false
}

// unclosed makes an error about the innermost open bracket.
func (t *tokenizer) unclosed() *Error {
	b := t.brackets[len(t.brackets)-1]
	start := strings.LastIndexByte(t.src[:b.off], '\n') + 1
	text := t.lineText(start)
	if b.line >= t.line-1 {
		text += "\n"
	}
	return &Error{
		Msg: fmt.Sprintf("'%c' was never closed", b.char), Line: int(b.line),
		Col: t.charCol(start, int(b.off)) + 1, EndLine: int(b.line), EndCol: 0, Text: text,
	}
}

// failUnterminated reports a string that began at tok and was not closed
// before t.pos. what is "string" or the kind of f-string.
func (t *tokenizer) failUnterminated(tok token, size int, what string) bool {
	detected := t.line
	if t.pos >= len(t.src) {
		detected = max(detected-1, tok.line)
	}
	msg := "unterminated " + what + " literal"
	if size == 3 {
		msg = "unterminated triple-quoted " + what + " literal"
	}
	msg = fmt.Sprintf("%s (detected at line %d)", msg, detected)
	if what == "string" {
		quote := strings.IndexAny(t.src[tok.start:], `'"`) + int(tok.start)
		if m := t.mode(); m != nil && m.quote == t.src[quote] && m.size == size {
			msg = m.word() + ": expecting '}'"
		} else if size == 1 && strings.Contains(t.src[quote:t.pos], "\\"+t.src[quote:quote+1]) {
			msg += "; perhaps you escaped the end quote?"
		}
	}
	start := int(tok.start - tok.col)
	col := t.charCol(start, int(tok.start)) + 1
	t.line = tok.line
	t.err = &Error{
		Msg: msg, Line: int(tok.line), Col: col, EndLine: int(tok.line), EndCol: col,
		Text: t.lineText(start),
	}
	return false
}
