package objects

import (
	"strings"
	"unicode"
)

// anchors are where the marks below an expression stand out: the operator of a binary operation, the brackets of a call or a
// subscript. Columns are in characters of the segment's lines; the right end is exclusive.
type anchors struct {
	leftLine, leftCol   int
	rightLine, rightCol int
	call, nameCall      bool // a call; one of a plain name
}

// The kinds of tokens, as far as finding anchors needs them.
const (
	tokName = iota
	tokKeyword
	tokLiteral
	tokOp
	tokOpen
	tokClose
)

type anchorToken struct {
	kind      int
	text      string
	line, col int // start
	endLine   int
	endCol    int // exclusive
	match     int // of a bracket: the index of its partner
}

// findAnchors says what to mark in an expression, given as its lines: nil if it is neither a binary operation nor a call nor
// a subscript, or no expression at all. It reads tokens only: in valid source the operator of the lowest precedence outside
// brackets is the root of the expression.
func findAnchors(lines [][]rune) *anchors {
	toks, ok := anchorTokens(lines)
	if !ok || len(toks) == 0 {
		return nil
	}
	return rootAnchors(lines, toks, 0, len(toks))
}

// rootAnchors looks for the root of toks[lo:hi].
func rootAnchors(lines [][]rune, toks []anchorToken, lo, hi int) *anchors {
	// Parentheses around the whole expression don't matter, unless they make a tuple or a generator.
	for lo < hi && toks[lo].text == "(" && toks[lo].match == hi-1 {
		if !plainParens(toks, lo) {
			return nil
		}
		lo, hi = lo+1, hi-1
	}
	if lo >= hi {
		return nil
	}
	best, bestPrec, operand := -1, 100, false
	for i := lo; i < hi; i++ {
		t := toks[i]
		switch t.kind {
		case tokKeyword:
			return nil // or, not, lambda, if, await...: the root is of another kind
		case tokOpen:
			i = t.match
			operand = true
		case tokOp:
			prec := operatorPrecedence(t.text)
			switch {
			case prec == 0:
				return nil // comparison, comma, assignment and the like
			case prec < 0: // a dot or the like inside a primary
				continue
			case !operand:
				// A sign: the root if it is first, else a part of the right operand.
				if best < 0 {
					best, bestPrec = i, unaryPrecedence
				}
				continue
			case prec < bestPrec || prec == bestPrec && prec != powerPrecedence:
				best, bestPrec = i, prec
			}
			operand = false
		default:
			operand = true
		}
	}
	switch {
	case bestPrec == unaryPrecedence:
		return nil
	case best >= 0:
		return operatorAnchors(lines, toks, best, hi)
	}
	return bracketAnchors(toks, lo, hi)
}

// plainParens reports whether the parentheses at toks[i] only group.
func plainParens(toks []anchorToken, i int) bool {
	if toks[i].match == i+1 {
		return false
	}
	for j := i + 1; j < toks[i].match; j++ {
		switch {
		case toks[j].kind == tokOpen:
			j = toks[j].match
		case toks[j].text == "," || toks[j].text == "for" || toks[j].text == "yield":
			return false
		}
	}
	return true
}

const (
	unaryPrecedence = 7
	powerPrecedence = 8
)

// operatorPrecedence returns how tight a binary operator binds; 0 for what makes the expression something else, -1 for what
// belongs to a primary.
func operatorPrecedence(op string) int {
	switch op {
	case "|":
		return 1
	case "^":
		return 2
	case "&":
		return 3
	case "<<", ">>":
		return 4
	case "+", "-":
		return 5
	case "*", "/", "//", "%", "@":
		return 6
	case "~":
		return unaryPrecedence
	case "**":
		return powerPrecedence
	case ".":
		return -1
	}
	return 0
}

// operatorAnchors marks the operator toks[i]. Its second character is marked if it belongs to the operator or, as CPython
// does it, to a parenthesis around the right operand.
func operatorAnchors(lines [][]rune, toks []anchorToken, i, hi int) *anchors {
	t := toks[i]
	a := &anchors{leftLine: t.line, leftCol: t.col, rightLine: t.line, rightCol: t.col + 1}
	r := i + 1
	for end := hi; r < end-1 && toks[r].text == "(" && toks[r].match == end-1 && plainParens(toks, r); end-- {
		r++
	}
	line := lines[t.line]
	if next := t.col + 1; next < len(line) && (toks[r].line > t.line || next < toks[r].col) &&
		!unicode.IsSpace(line[next]) && line[next] != '\\' && line[next] != '#' {
		a.rightCol++
	}
	return a
}

// bracketAnchors marks the brackets at the end of a call or a subscript.
func bracketAnchors(toks []anchorToken, lo, hi int) *anchors {
	last := toks[hi-1]
	if last.kind != tokClose || last.match <= lo || last.text == "}" {
		return nil
	}
	open := toks[last.match]
	if prev := toks[last.match-1]; prev.kind == tokOp || prev.kind == tokKeyword {
		return nil // a list or a tuple, not a trailer
	}
	call := open.text == "("
	return &anchors{open.line, open.col, last.endLine, last.endCol, call, call && last.match == lo+1 && toks[lo].kind == tokName}
}

var reservedWords = strings.Fields("False None True and as assert async await break class continue def del elif else except " +
	"finally for from global if import in is lambda nonlocal not or pass raise return try while with yield")

func isReserved(s string) bool {
	for _, k := range reservedWords {
		if k == s {
			return true
		}
	}
	return false
}

// anchorScanner splits the lines of an expression into tokens.
type anchorScanner struct {
	lines     [][]rune
	line, col int
	toks      []anchorToken
	open      []int
}

func anchorTokens(lines [][]rune) ([]anchorToken, bool) {
	s := &anchorScanner{lines: lines}
	for s.skipSpace() {
		if !s.next() {
			return nil, false
		}
	}
	return s.toks, len(s.open) == 0
}

func (s *anchorScanner) rest() []rune { return s.lines[s.line][s.col:] }

// skipSpace moves to the next token; it reports false at the end.
func (s *anchorScanner) skipSpace() bool {
	for s.line < len(s.lines) {
		r := s.rest()
		switch {
		case len(r) == 0 || r[0] == '#' || r[0] == '\\' && len(r) == 1:
			s.line, s.col = s.line+1, 0
		case unicode.IsSpace(r[0]):
			s.col++
		default:
			return true
		}
	}
	return false
}

// next scans one token; false means that this is not Python.
func (s *anchorScanner) next() bool {
	t := anchorToken{line: s.line, col: s.col}
	r := s.rest()
	switch c := r[0]; {
	case c == '_' || unicode.IsLetter(c) || c >= 0x80:
		n := 1
		for n < len(r) && (r[n] == '_' || unicode.IsLetter(r[n]) || unicode.IsDigit(r[n]) || r[n] >= 0x80) {
			n++
		}
		t.text = string(r[:n])
		if n < len(r) && (r[n] == '"' || r[n] == '\'') && n <= 2 {
			s.col += n
			if !s.skipString(t.text) {
				return false
			}
			t.kind = tokLiteral
			break
		}
		s.col += n
		switch t.kind = tokName; t.text {
		case "None", "True", "False":
			t.kind = tokLiteral
		default:
			if isReserved(t.text) {
				t.kind = tokKeyword
			}
		}
	case unicode.IsDigit(c) || c == '.' && len(r) > 1 && unicode.IsDigit(r[1]):
		t.kind = tokLiteral
		s.skipNumber()
	case c == '"' || c == '\'':
		t.kind = tokLiteral
		if !s.skipString("") {
			return false
		}
	default:
		return s.operator(t)
	}
	t.endLine, t.endCol = s.line, s.col
	s.toks = append(s.toks, t)
	return true
}

func (s *anchorScanner) skipNumber() {
	r := s.rest()
	n := 1
	for n < len(r) && (r[n] == '.' || r[n] == '_' || unicode.IsLetter(r[n]) || unicode.IsDigit(r[n]) ||
		(r[n] == '+' || r[n] == '-') && (r[n-1] == 'e' || r[n-1] == 'E') && !strings.HasPrefix(strings.ToLower(string(r)), "0x")) {
		n++
	}
	s.col += n
}

var anchorOperators = []string{"...", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", ":="}

func (s *anchorScanner) operator(t anchorToken) bool {
	rest := string(s.rest())
	t.kind, t.text = tokOp, rest[:1]
	for _, op := range anchorOperators {
		if strings.HasPrefix(rest, op) {
			t.text = op
			break
		}
	}
	s.col += len(t.text)
	t.endLine, t.endCol = s.line, s.col
	switch t.text {
	case "(", "[", "{":
		t.kind = tokOpen
		s.open = append(s.open, len(s.toks))
	case ")", "]", "}":
		if len(s.open) == 0 {
			return false
		}
		t.kind = tokClose
		t.match = s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		s.toks[t.match].match = len(s.toks)
	case "...":
		t.kind = tokLiteral
	case "?", "$", "!", "`":
		return false
	}
	s.toks = append(s.toks, t)
	return true
}

// skipString skips a string literal from its quotes on. Braces in f-strings may hold strings with the same quotes.
func (s *anchorScanner) skipString(prefix string) bool {
	format := strings.ContainsAny(prefix, "fFtT")
	r := s.rest()
	quote, n := r[0], 1
	if len(r) >= 3 && r[1] == quote && r[2] == quote {
		n = 3
	}
	s.col += n
	for s.line < len(s.lines) {
		r := s.rest()
		switch {
		case len(r) == 0:
			if n == 1 {
				return false
			}
			s.line, s.col = s.line+1, 0
		case r[0] == '\\':
			if s.col += 2; s.col > len(s.lines[s.line]) {
				s.line, s.col = s.line+1, 0
			}
		case r[0] == quote && (n == 1 || len(r) >= 3 && r[1] == quote && r[2] == quote):
			s.col += n
			return true
		case format && r[0] == '{' && len(r) > 1 && r[1] == '{':
			s.col += 2
		case format && r[0] == '{':
			s.col++
			if !s.skipField() {
				return false
			}
		default:
			s.col++
		}
	}
	return false
}

// skipField skips the replacement field of an f-string up to its closing brace.
func (s *anchorScanner) skipField() bool {
	for depth := 1; s.line < len(s.lines); {
		r := s.rest()
		switch {
		case len(r) == 0:
			s.line, s.col = s.line+1, 0
			continue
		case r[0] == '\'' || r[0] == '"':
			if !s.skipString("") {
				return false
			}
			continue
		case strings.ContainsRune("([{", r[0]):
			depth++
		case strings.ContainsRune(")]}", r[0]):
			depth--
		}
		if s.col++; depth == 0 {
			return true
		}
	}
	return false
}
