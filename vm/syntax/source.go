package syntax

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// decode turns source bytes into the text the tokenizer works on: UTF-8
// without a byte order mark, lines ended by "\n", the last line included.
func decode(src []byte) (string, *Error) {
	text := string(src)
	bom := strings.HasPrefix(text, "\xef\xbb\xbf")
	if bom {
		text = text[3:]
	}
	switch enc := cookie(text); enc {
	case "", "utf-8":
	case "ascii":
		if i := firstNonASCII(text); i >= 0 {
			return "", &Error{Msg: fmt.Sprintf("'ascii' codec can't decode byte 0x%02x in position %d: ordinal not in range(128)", text[i], i), Line: 0, Col: -1}
		}
	case "iso-8859-1":
		if bom {
			return "", bomConflict(text, enc)
		}
		text = fromLatin1(text)
	default:
		if bom {
			return "", bomConflict(text, enc)
		}
		return "", &Error{Msg: "unknown encoding: " + enc, Line: 0, Col: -1}
	}
	if err := checkUTF8(text); err != nil {
		return "", err
	}
	return normalise(text)
}

// ForeignEncoding returns the name of the encoding that source declares if that is not one of those that Parse knows; else "".
func ForeignEncoding(src []byte) string {
	if bytes.HasPrefix(src, []byte("\xef\xbb\xbf")) {
		return "" // it contradicts that
	}
	head := src[:min(len(src), 400)]
	switch enc := cookie(string(head)); enc {
	case "", "utf-8", "ascii", "iso-8859-1":
		return ""
	default:
		return enc
	}
}

// InFile words an error about the encoding or the characters of a source file as CPython does for the file of a program.
func (e *Error) InFile(src []byte) {
	nul, invalid := bytes.IndexByte(src, 0), firstInvalid(src)
	switch {
	case nul >= 0 && (invalid < 0 || nul < invalid):
		e.Msg, e.Line, e.Col = "source code cannot contain null bytes", bytes.Count(src[:nul], []byte{'\n'})+1, 0
		e.EndLine, e.EndCol = e.Line, 0
		e.Text = string(src[bytes.LastIndexByte(src[:nul], '\n')+1:nul]) + "\n"
	case e.Col == -1: // about the source as a whole
		*e = Error{Msg: "encoding problem: " + cookie(string(src))}
	default:
		if i := strings.Index(e.Msg, " on line "); i > 0 && strings.HasPrefix(e.Msg, "Non-UTF-8 code") {
			if first, _, _ := bytes.Cut(src, []byte{'\n'}); e.Line == 2 && endsCookies(string(first)) {
				// CPython looks at both lines when it looks for a declaration, and then is still at the first.
				e.Line, e.EndLine = 1, 1
				e.Msg = strings.Replace(e.Msg, " on line 2,", " on line 1,", 1)
			}
			e.Msg = e.Msg[:i] + " in file " + e.Filename + e.Msg[i:]
		}
	}
}

// firstInvalid returns the index of the first byte that is not part of UTF-8, or -1.
func firstInvalid(src []byte) int {
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// bomConflict reports a cookie that contradicts the byte order mark.
func bomConflict(text, enc string) *Error {
	line, rest, _ := strings.Cut(text, "\n")
	n := 1
	if cookieInComment(line) == "" {
		n = 2
		line, _, _ = strings.Cut(rest, "\n")
	}
	return &Error{
		Msg: "encoding problem: " + enc + " with BOM", Line: n, EndLine: n,
		EndCol: utf8.RuneCountInString(line), Text: line,
	}
}

// normalise unifies line endings, rejects null bytes and ends the last line.
func normalise(text string) (string, *Error) {
	if strings.IndexByte(text, 0) >= 0 {
		return "", &Error{Msg: "source code string cannot contain null bytes"}
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if text != "" && text[len(text)-1] != '\n' {
		text += "\n"
	}
	return text, nil
}

// checkUTF8 reports the first byte that is not UTF-8, in CPython's words.
func checkUTF8(text string) *Error {
	if utf8.ValidString(text) {
		return nil
	}
	line, start := 1, 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			end := strings.IndexByte(text[start:], '\n')
			if end < 0 {
				end = len(text) - start
			}
			return &Error{
				Msg:  fmt.Sprintf("Non-UTF-8 code starting with '\\x%02x' on line %d, but no encoding declared; see https://peps.python.org/pep-0263/ for details", text[i], line),
				Line: line, Col: utf8.RuneCountInString(text[start:i]) + 1,
				EndLine: line, EndCol: utf8.RuneCountInString(text[start:i]) + 1,
				Text: string([]rune(text[start : start+end])), // one U+FFFD for each byte
			}
		}
		if r == '\n' {
			line, start = line+1, i+1
		}
		i += n
	}
	return nil
}

// cookie returns the normalised encoding name declared in one of the first two
// lines, or "" if there is none. The second line counts only if the first is
// blank or a comment.
func cookie(text string) string {
	for range 2 {
		line, rest, _ := strings.Cut(text, "\n")
		if endsCookies(line) {
			return ""
		}
		if enc := cookieInComment(line); enc != "" {
			return encodingName(enc)
		}
		text = rest
	}
	return ""
}

// endsCookies reports whether the second line can't declare an encoding, because the first is this one.
func endsCookies(line string) bool {
	trimmed := strings.TrimLeft(line, " \t\f")
	return trimmed != "" && trimmed != "\r" && trimmed[0] != '#'
}

// cookieInComment finds `coding[:=] name` in a comment.
func cookieInComment(s string) string {
	for {
		i := strings.Index(s, "coding")
		if i < 0 {
			return ""
		}
		s = s[i+len("coding"):]
		if s == "" || s[0] != ':' && s[0] != '=' {
			continue
		}
		t := strings.TrimLeft(s[1:], " \t")
		n := 0
		for n < len(t) && (isIdentByte(t[n]) && t[n] < utf8.RuneSelf || t[n] == '-' || t[n] == '.') {
			n++
		}
		if n > 0 {
			return t[:n]
		}
	}
}

// encodingName maps the spellings of the supported encodings to one each.
func encodingName(name string) string {
	norm := strings.ReplaceAll(strings.ToLower(name), "_", "-")
	switch {
	case norm == "utf-8" || strings.HasPrefix(norm, "utf-8-") || norm == "utf8" || norm == "u8":
		return "utf-8"
	case norm == "ascii" || norm == "us-ascii" || norm == "646":
		return "ascii"
	}
	for _, latin := range []string{"latin-1", "iso-8859-1", "iso-latin-1"} {
		if norm == latin || strings.HasPrefix(norm, latin+"-") {
			return "iso-8859-1"
		}
	}
	switch norm {
	case "latin1", "latin", "l1", "iso8859-1", "8859", "cp819", "iso8859":
		return "iso-8859-1"
	}
	return name
}

// firstNonASCII returns the index of the first byte above 0x7f, or -1.
func firstNonASCII(s string) int {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return i
		}
	}
	return -1
}

// fromLatin1 transcodes Latin-1 to UTF-8.
func fromLatin1(s string) string {
	if firstNonASCII(s) < 0 {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}
