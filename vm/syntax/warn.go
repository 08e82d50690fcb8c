package syntax

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Warning is a SyntaxWarning about source that may be valid.
type Warning struct {
	Msg string
	Err *Error // what it becomes if warnings are errors; its line is the warning's
}

// warn records a warning, once: the parser may come by again.
func (t *tokenizer) warn(msg string, err *Error) {
	for _, w := range t.warnings {
		if w.Msg == msg && w.Err.Line == err.Line && w.Err.Col == err.Col {
			return
		}
	}
	t.warnings = append(t.warnings, Warning{msg, err})
}

// report passes on the warnings, in the order of their places.
func (t *tokenizer) report(to func(Warning)) {
	if to == nil {
		return
	}
	slices.SortStableFunc(t.warnings, func(a, b Warning) int {
		return cmp.Or(cmp.Compare(a.Err.Line, b.Err.Line), cmp.Compare(a.Err.Col, b.Err.Col))
	})
	for _, w := range t.warnings {
		w.Err.Filename = t.filename
		to(w)
	}
}

// warnNumber warns of a keyword directly after a number.
func (t *tokenizer) warnNumber(msg string) {
	saved := t.err
	t.fail(msg)
	err := t.err
	t.err = saved
	t.warn(msg, err)
}

// escapeMessage words the warning about the backslash at s[i]; soon is what only the warning says, not the error.
func escapeMessage(s string, i int, soon string) string {
	kind, text := "", s[i:i+2]
	if c := s[i+1]; c >= '4' && c <= '7' {
		kind, text = "octal ", s[i:i+4]
	}
	return fmt.Sprintf("\"%s\" is an invalid %sescape sequence. %sDid you mean \"\\%s\"? A raw string is also an option.", text, kind, soon, text)
}

// warnEscape warns of the backslash at text[i], which begins no escape sequence. CPython counts its place from where token at
// begins, in a copy of the text where a non-ASCII character is an escape of ten characters.
func (p *parser) warnEscape(at int, text string, i int) {
	if p.diag {
		return
	}
	t := &p.toks[at]
	line, col := t.line, int(t.col)
	for _, c := range text[:i] {
		switch {
		case c == '\n':
			line, col = line+1, 0
		case c >= utf8.RuneSelf:
			col += 10
		default:
			col++
		}
	}
	if line == t.line {
		col += leadingQuotes(p.src[t.start:t.end])
	}
	known := min(line, int32(strings.Count(p.src, "\n")))
	err := p.errorAt(Pos{known, 0, known, 0}, escapeMessage(text, i, ""))
	err.Line, err.EndLine = int(line), int(line)
	err.Col, err.EndCol = charsIn(err.Text, col+1), charsIn(err.Text, col+3)
	p.t.warn(escapeMessage(text, i, "Such sequences will not work in the future. "), err)
}

// charsIn counts the characters in the first n bytes of a line; behind its end there is one more.
func charsIn(line string, n int) int {
	if n > len(line) {
		return utf8.RuneCountInString(line) + 1
	}
	return utf8.RuneCountInString(line[:n])
}

// leadingQuotes counts the quotes of one kind at the beginning of a token.
func leadingQuotes(s string) int {
	n := 0
	for i := 0; i < len(s) && (s[i] == '\'' || s[i] == '"'); i++ {
		if s[i] == s[0] {
			n++
		}
	}
	return n
}

// warnBrace warns of a backslash before a brace in an f-string, where it escapes nothing. The backslash is at offset i of the
// source.
func (p *parser) warnBrace(at, i int) {
	if p.diag {
		return
	}
	line := int32(1 + strings.Count(p.src[:i], "\n"))
	text := p.src[i : i+2]
	err := p.errorAt(Pos{line, 0, line, 0}, escapeMessage(text, 0, ""))
	start := p.lineStart(line)
	err.Text = strings.TrimSuffix(err.Text, "\n")
	err.Col = utf8.RuneCountInString(p.src[start : i+2])
	err.EndCol = err.Col
	p.t.warn(escapeMessage(text, 0, "Such sequences will not work in the future. "), err)
}

// badEscape is a backslash that begins no escape sequence: its offset in the text of a part of an f-string.
type badEscape struct {
	text string
	i    int
}
