package syntax

import (
	"strings"
	"unicode/utf8"
)

// panic stops the parse with an error.
func (p *parser) panic(e *Error) {
	p.raised = e
	panic(e)
}

// fail stops the parse at the next token, with the tokenizer's error if that
// is what the parser ran into.
func (p *parser) fail() {
	if p.kind() == kError {
		p.panic(p.t.err)
	}
	p.panic(errGeneric)
}

// column converts a byte column, given with its line, to CPython's 1-based
// column in characters.
func (p *parser) column(line, col int32) int {
	start := p.lineStart(line)
	end := min(start+int(col), len(p.src))
	return utf8.RuneCountInString(p.src[start:end]) + 1 + max(0, start+int(col)-end)
}

// lineStart returns the offset of a line. Tokens know their own lines, so the
// nearest one saves counting from the beginning of the source.
func (p *parser) lineStart(line int32) int {
	off := 0
	for n := int32(1); n < line; n++ {
		i := strings.IndexByte(p.src[off:], '\n')
		if i < 0 {
			return len(p.src)
		}
		off += i + 1
	}
	return off
}

// errorAt makes an error about a range.
func (p *parser) errorAt(pos Pos, msg string) *Error {
	start := p.lineStart(pos.Line)
	text, _, _ := strings.Cut(p.src[start:], "\n")
	// CPython shows a line it is still reading together with its newline.
	last := &p.toks[max(p.i, p.far)]
	reading := last.endLine
	if last.kind == kEOF {
		reading-- // its line does not exist
	}
	if pos.Line >= reading {
		text += p.lineEnding(start + len(text))
	}
	end := p.column(pos.EndLine, pos.EndCol)
	if pos.EndLine != pos.Line {
		// CPython converts the end column with the text of the first line.
		end = utf8.RuneCountInString(text[:min(int(pos.EndCol), len(text))]) + 1
	}
	return &Error{
		Msg: msg, Line: int(pos.Line), Col: p.column(pos.Line, pos.Col),
		EndLine: int(pos.EndLine), EndCol: end, Text: text,
	}
}

// lineEnding returns the newline at an offset, or nothing if it was only added
// to the source.
func (p *parser) lineEnding(off int) string {
	if p.bare && len(p.src) > 0 && off >= len(p.src)-1 {
		return ""
	}
	return "\n"
}

// tokenSpan returns the range from one token to another.
func (p *parser) tokenSpan(first, last int) Pos {
	a, b := &p.toks[first], &p.toks[last]
	return Pos{a.line, a.col, b.endLine, b.endCol}
}

// raiseAt reports an error about the tokens from first to last.
func (p *parser) raiseAt(first, last int, msg string) {
	if p.toks[last].kind == kError {
		p.panic(p.t.err)
	}
	p.panic(p.errorAt(p.tokenSpan(first, last), msg))
}

// raiseNode reports an error about a node.
func (p *parser) raiseNode(e Node, msg string) {
	p.panic(p.errorAt(*e.Position(), msg))
}

// raiseNodes reports an error about the range from one node to another.
func (p *parser) raiseNodes(first, last Node, msg string) {
	a, b := first.Position(), last.Position()
	p.panic(p.errorAt(Pos{a.Line, a.Col, b.EndLine, b.EndCol}, msg))
}

// raiseLast reports an error at the next token, in the manner of errors whose
// place is only known as the last token read.
func (p *parser) raiseLast(msg string) {
	p.panicIfTokenError()
	p.panic(p.errorAtToken(max(p.i, p.far), msg))
}

func (p *parser) panicIfTokenError() {
	if p.kind() == kError {
		p.panic(p.t.err)
	}
}

// errorAtToken makes an error about one token. Tokens that only the layout
// implies have no place of their own, so CPython points behind the last line.
func (p *parser) errorAtToken(i int, msg string) *Error {
	t := &p.toks[i]
	if t.kind != kDedent && t.kind != kEOF && t.kind != kIndent {
		return p.errorAt(p.tokenSpan(i, i), msg)
	}
	line := t.line
	if t.kind != kIndent && int(t.start) >= len(p.src) {
		line = max(1, line-1)
	}
	text, _, _ := strings.Cut(p.src[p.lineStart(line):], "\n")
	text += p.lineEnding(p.lineStart(line) + len(text))
	e := &Error{Msg: msg, Line: int(line), EndLine: int(line), EndCol: -1, Text: text}
	e.Col = utf8.RuneCountInString(e.Text)
	if t.kind == kIndent {
		e.Col = int(t.endCol - t.col)
	}
	return e
}

// genericError is the error when no diagnosis fits; i is the furthest token
// of the first parse.
func (p *parser) genericError(i int) *Error {
	p.far = max(p.far, i)
	switch p.toks[i].kind {
	case kError:
		return p.t.err
	case kIndent:
		e := p.errorAtToken(i, "unexpected indent")
		e.Kind = IndentationError
		return e
	case kDedent:
		e := p.errorAtToken(i, "unexpected unindent")
		e.Kind = IndentationError
		return e
	case kEOF:
		return p.errorAtEnd("invalid syntax")
	case kNewline:
		if p.bare && int(p.toks[i].end) >= len(p.src) {
			return p.errorAtEnd("invalid syntax")
		}
	}
	return p.errorAt(p.tokenSpan(i, i), "invalid syntax")
}

// errorAtEnd makes an error about the end of the source, which has no column.
func (p *parser) errorAtEnd(msg string) *Error {
	line := int32(strings.Count(p.src, "\n"))
	e := p.errorAt(Pos{line, 0, line, 0}, msg)
	e.Col, e.EndCol = 0, 0
	if line == 0 {
		e.Text = ""
	}
	return e
}

// preferTokenError replaces a parser error by an error of the tokenizer later
// in the source, which is more likely the cause: a missing quote or bracket.
func (p *parser) preferTokenError(err *Error) *Error {
	late := p.t.err
	if late == nil || late == err || len(p.t.modes) > 0 || err.Msg == "unexpected indent" {
		return err
	}
	if !p.t.weak {
		return late
	}
	if n := len(p.t.brackets); n > 0 && p.toks[max(p.i, p.far)].line > p.t.brackets[n-1].line {
		return p.t.unclosed()
	}
	return err
}

// raiseFrom reports an error from a token to the furthest one read.
func (p *parser) raiseFrom(first int, msg string) {
	p.panicIfTokenError()
	last := max(p.i, p.far)
	e := p.errorAt(p.tokenSpan(first, last), msg)
	e.EndCol--
	p.panic(e)
}
