package syntax

import (
	"strings"
	"unicode/utf8"
)

// Token is a token as Python's module tokenize shows it. Lines count from 1,
// columns from 0 in characters. Source is the text of the lines that the token
// is on.
type Token struct {
	Type                       int // a constant of Python's module token
	Text, Source               string
	Line, Col, EndLine, EndCol int
}

// The types of tokens that are not operators.
const (
	tokEndMarker = iota
	tokName
	tokNumber
	tokString
	tokNewline
	tokIndent
	tokDedent

	tokOp      = 55
	tokFStart  = 59
	tokTStart  = 62
	tokComment = 65
	tokNL      = 66
)

// operatorTypes are the operators in the order of their types.
var operatorTypes = func() map[string]int {
	m := map[string]int{}
	for i, op := range strings.Fields("( ) [ ] : , ; + - * / | & < > = . % { } == != <= >= ~ ^ << >> ** += -= *= /= %= &= |= ^= <<= >>= **= // //= @ @= -> ... := !") {
		m[op] = tokDedent + 1 + i
	}
	return m
}()

// Tokens splits source text into tokens. With extra, comments and line ends
// without meaning are among them, and all operators have the one type OP. If
// there is an error, the tokens are those before it.
func Tokens(src string, extra bool) ([]Token, error) {
	text, err := normalise(src)
	if err != nil {
		return nil, err
	}
	t := &tokenizer{src: text, filename: "<string>", lenient: true}
	t.tokenize()
	l := lister{t: t, extra: extra, bare: !strings.HasSuffix(src, "\n")}
	l.split(src)
	toks := t.toks
	if t.err != nil {
		toks = toks[:len(toks)-1]
	}
	for _, tok := range toks {
		l.list(tok)
	}
	if t.err == nil {
		return l.out, nil
	}
	t.err.Filename = t.filename
	if t.weak && t.pos >= len(text) {
		l.gap(len(text))
		t.err.Msg, t.err.Line, t.err.Col = "unexpected EOF in multi-line statement", strings.Count(text, "\n"), 0
	}
	return l.out, t.err
}

// lister turns the tokenizer's tokens into Tokens.
type lister struct {
	t      *tokenizer
	extra  bool
	bare   bool // the source does not end in a newline
	out    []Token
	lines  []string // with their ends, as they are in the source
	starts []int    // where they begin in the normalised text
	end    int      // where the last token ended
	line   int      // the line, from 0, that end is on
	fmodes []int    // types of the f-strings and t-strings around
}

// split notes the lines of the source.
func (l *lister) split(src string) {
	at := 0
	for line := range strings.Lines(src) {
		// A carriage return alone ends a line, too.
		for line != "" {
			n := len(line)
			if i := strings.IndexByte(line, '\r'); i >= 0 && i+1 < n && line[i+1] != '\n' {
				n = i + 1
			}
			l.lines, l.starts = append(l.lines, line[:n]), append(l.starts, at)
			at += len(strings.TrimRight(line[:n], "\r\n")) + 1
			line = line[n:]
		}
	}
	l.lines, l.starts = append(l.lines, ""), append(l.starts, at)
}

// lineOf returns the line of an offset that is not before the last one asked
// for.
func (l *lister) lineOf(at int) int {
	for l.line+1 < len(l.starts) && l.starts[l.line+1] <= at {
		l.line++
	}
	return l.line
}

// add appends the token between two offsets. The text of a line end is that of
// the source.
func (l *lister) add(typ, start, end int) {
	first := l.lineOf(start)
	last := first
	for last+1 < len(l.starts) && l.starts[last+1] <= end && typ != tokNewline && typ != tokNL {
		last++
	}
	tok := Token{Type: typ, Text: l.t.src[start:end], Line: first + 1, EndLine: last + 1}
	tok.Col = utf8.RuneCountInString(l.t.src[l.starts[first]:start])
	tok.EndCol = utf8.RuneCountInString(l.t.src[l.starts[last]:end])
	if typ == tokNewline || typ == tokNL {
		line := l.lines[first]
		tok.Text = line[len(strings.TrimRight(line, "\r\n")):]
		tok.EndCol = tok.Col + max(len(tok.Text), 1)
	}
	tok.Source = strings.Join(l.lines[first:last+1], "")
	l.out = append(l.out, tok)
	l.end = end
}

// gap lists the comments and line ends up to an offset.
func (l *lister) gap(to int) {
	for l.extra && l.end < to {
		switch l.t.src[l.end] {
		case '#':
			n := strings.IndexByte(l.t.src[l.end:to], '\n')
			if n < 0 {
				n = to - l.end
			}
			l.add(tokComment, l.end, l.end+n)
		case '\n':
			l.add(tokNL, l.end, l.end+1)
		case '\\':
			l.end += 2
		default:
			l.end++
		}
	}
}

// list lists a token and what is before it.
func (l *lister) list(tok token) {
	start, end := int(tok.start), int(tok.end)
	if tok.kind == kNewline {
		start = end - 1 // without a comment
	}
	l.gap(start)
	typ, text := tokName, l.t.src[start:end]
	switch tok.kind {
	case kNumber:
		typ = tokNumber
	case kString:
		typ = tokString
	case kNewline:
		typ = tokNewline
	case kIndent:
		typ = tokIndent
	case kDedent:
		typ = tokDedent
	case kEOF:
		typ = tokEndMarker
	case kFStart:
		typ = tokFStart
		if strings.ContainsAny(text, "tT") {
			typ = tokTStart
		}
		l.fmodes = append(l.fmodes, typ)
	case kFMiddle:
		typ = l.fmodes[len(l.fmodes)-1] + 1
	case kFEnd:
		typ = l.fmodes[len(l.fmodes)-1] + 2
		l.fmodes = l.fmodes[:len(l.fmodes)-1]
	case kUnknown:
		typ = tokOp
	default:
		if op, ok := operatorTypes[text]; ok {
			typ = op
			if l.extra {
				typ = tokOp
			}
		}
	}
	l.add(typ, start, end)
}
