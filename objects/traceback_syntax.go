package objects

import (
	"strings"
	"unicode"
)

// syntaxReport is where a SyntaxError says the error is. Columns count from 1.
type syntaxReport struct {
	msg, filename    string
	text             []rune
	hasText, hasFile bool
	lineno           string // "" if unknown
	offset, end      int
	hasOffset        bool
	sameLine         bool // the range ends where it starts, or its end is unknown
	endKnown         bool
}

func (b *reportBuilder) syntax(e *Exception) (*syntaxReport, error) {
	var f [SynMetadata]Value
	for i := range f {
		v, err := e.Field(b.th, i)
		if err != nil {
			return nil, err
		}
		f[i] = v
	}
	r := &syntaxReport{msg: "<no detail available>"}
	str := func(v Value, to *string) (bool, error) {
		if v.IsNone() {
			return false, nil
		}
		s, err := safeString(b.th, v, "exception", "str", ToStr)
		*to = s
		return true, err
	}
	if t, err := Truth(b.th, f[SynMsg]); raisedOnly(err) != nil {
		return nil, err
	} else if t {
		if _, err := str(f[SynMsg], &r.msg); err != nil {
			return nil, err
		}
	}
	var err error
	if r.hasFile, err = str(f[SynFilename], &r.filename); err != nil {
		return nil, err
	}
	if _, err = str(f[SynLineno], &r.lineno); err != nil {
		return nil, err
	}
	endLine := ""
	if _, err = str(f[SynEndLineno], &endLine); err != nil {
		return nil, err
	}
	r.sameLine = r.lineno == endLine
	if s, ok := AsStr(f[SynText]); ok {
		r.text, r.hasText = s.Runes(), true
	}
	off, ok := AsInt64(f[SynOffset])
	r.offset, r.hasOffset = int(off), ok
	end, ok := AsInt64(f[SynEndOffset])
	r.end, r.endKnown = int(end), ok && end != 0
	return r, nil
}

// write lays out the report: the place, the line of source with a marker below it, the message.
func (r *syntaxReport) write(sb *strings.Builder, typ string) {
	suffix := ""
	if r.lineno != "" {
		name := r.filename
		if name == "" {
			name = "<string>"
		}
		sb.WriteString("  File \"" + name + "\", line " + r.lineno + "\n")
	} else if r.hasFile {
		suffix = " (" + r.filename + ")"
	}
	if r.hasText {
		r.writeText(sb)
	}
	sb.WriteString(typ + ": " + r.msg + suffix + "\n")
}

func (r *syntaxReport) writeText(sb *strings.Builder) {
	text := r.text
	for len(text) > 0 && text[len(text)-1] == '\n' {
		text = text[:len(text)-1]
	}
	left := text
	for len(left) > 0 && strings.ContainsRune(" \n\f", left[0]) {
		left = left[1:]
	}
	spaces := len(text) - len(left)
	sb.WriteString("    " + string(left) + "\n")
	if !r.hasOffset {
		return
	}
	offset, end := r.offset, len(text)+1
	if r.sameLine {
		if end = offset; r.endKnown {
			end = r.end
		}
	}
	if len(r.text) > 0 && offset > len(r.text) {
		offset = len(text) + 1
	}
	if len(r.text) > 0 && end > len(r.text) {
		end = len(text) + 1
	}
	if offset >= end || end < 0 {
		end = offset + 1
	}
	col, endCol := offset-1-spaces, end-1-spaces
	if col < 0 {
		return
	}
	sb.WriteString("    ")
	for _, c := range left[:min(col, len(left))] {
		if !unicode.IsSpace(c) {
			c = ' ' // tabs stay, so that the marker lines up
		}
		sb.WriteRune(c)
	}
	sb.WriteString(strings.Repeat("^", endCol-col) + "\n")
}
