package syntax

// parser is a recursive descent parser over the token list. One token of
// lookahead decides nearly everything; in the few other places the parser
// scans ahead in the list, or goes back with reset.
//
// Errors are panics with an *Error, which run turns into a result.
type parser struct {
	t    *tokenizer
	src  string
	toks []token
	mode Mode
	i    int // index of the next token
	far  int // furthest token looked at before going back
	// diag switches the search for likely mistakes on.
	diag  bool
	depth int
	// noComma is where a dictionary key begins; a missing colon after it is
	// more likely than a missing comma.
	noComma int
	// bare is set if the source of an expression or interactive statement did
	// not end with a newline.
	bare bool
	// noDedent: the end of bare source ends no statement of several lines.
	noDedent bool
	// raised is the error being panicked with.
	raised *Error
	// checked remembers the diagnoses that have parsed ahead successfully, so
	// that nested ones do not do so again and again.
	checked map[checkKey]bool
	// failed has the tokens where checkTrailer or checkOperand has failed.
	failed map[int]bool
	// flufl is set by `from __future__ import barry_as_FLUFL`.
	flufl bool
}

// checkKey is a place and a kind of diagnosis there.
type checkKey struct {
	i    int
	kind checkKind
}

type checkKind uint8

const (
	checkElse checkKind = iota
	checkStar
	checkField
	checkPositional
	checkLegacy
	checkNameString
	checkTrailer
	checkOperand
)

// firstCheck reports whether a diagnosis has not been tried yet at the next
// token, and remembers that it now has.
func (p *parser) firstCheck(kind checkKind) bool {
	key := checkKey{p.i, kind}
	if p.checked[key] {
		return false
	}
	if p.checked == nil {
		p.checked = map[checkKey]bool{}
	}
	p.checked[key] = true
	return true
}

// maxDepth limits the recursion of the parser, about as CPython's does.
const maxDepth = 6000

const overflowMsg = "Parser stack overflowed - Python source too complex to parse"

// enter guards a recursive rule; leave must follow on success.
func (p *parser) enter() {
	p.depth++
	if p.depth > maxDepth {
		p.panic(&Error{Kind: MemoryError, Msg: overflowMsg})
	}
}

func (p *parser) leave() { p.depth-- }

// kind returns the kind of the next token.
func (p *parser) kind() kind { return p.toks[p.i].kind }

// peekKind returns the kind of the token n places after the next one.
func (p *parser) peekKind(n int) kind {
	if p.i+n < len(p.toks) {
		return p.toks[p.i+n].kind
	}
	return kEOF
}

// next consumes a token. The last one is never passed.
func (p *parser) next() {
	if p.i < len(p.toks)-1 {
		p.i++
	}
}

// accept consumes the next token if it is of kind k.
func (p *parser) accept(k kind) bool {
	if p.toks[p.i].kind != k {
		return false
	}
	p.next()
	return true
}

// expect consumes a token of kind k.
func (p *parser) expect(k kind) {
	if p.toks[p.i].kind != k {
		p.fail()
	}
	p.next()
}

// text returns the source of the token at index i.
func (p *parser) text(i int) string {
	t := &p.toks[i]
	return p.src[t.start:t.end]
}

// isWord reports whether the next token is the soft keyword s.
func (p *parser) isWord(s string) bool {
	return p.kind() == kName && p.text(p.i) == s
}

// name consumes an identifier.
func (p *parser) name() string {
	if p.kind() != kName {
		p.fail()
	}
	s := identifier(p.text(p.i))
	p.next()
	return s
}

// span returns the range from the token at index start to the last consumed
// token that is not mere layout.
func (p *parser) span(start int) Pos {
	j := p.i - 1
	for j > start && isLayout(p.toks[j].kind) {
		j--
	}
	a, b := &p.toks[start], &p.toks[max(j, start)]
	return Pos{a.line, a.col, b.endLine, b.endCol}
}

func isLayout(k kind) bool {
	return k == kNewline || k == kIndent || k == kDedent
}

// reset goes back to an earlier token.
func (p *parser) reset(i int) {
	p.far = max(p.far, p.i)
	p.i = i
}

// try runs f and reports whether it succeeded. It does not go back. Errors of
// the tokenizer pass through, because they end every attempt.
func (p *parser) try(f func()) (ok bool) {
	diag, depth := p.diag, p.depth
	defer func() {
		p.diag, p.depth = diag, depth
		// Other errors are not recovered and raised again: that would take
		// quadratic time in deep recursion.
		if !ok && p.raised == errGeneric {
			p.raised = nil
			_ = recover()
		}
	}()
	f()
	if p.kind() == kError {
		p.panic(p.t.err)
	}
	return true
}

// optional runs f, and goes back if it fails while diagnosing: CPython then
// reports what should stand in the place of an optional part.
func (p *parser) optional(f func()) {
	if !p.diag {
		f()
		return
	}
	start := p.i
	if !p.try(f) {
		p.reset(start)
	}
}

// attempt runs f without diagnosis from the current token and goes back.
// It returns the index of the token after what f consumed, or -1.
func (p *parser) attempt(f func()) int {
	start := p.i
	end := -1
	if p.try(func() { p.diag = false; f() }) {
		end = p.i
	}
	p.reset(start)
	return end
}

// startsExpr marks the tokens that can begin an expression.
var startsExpr = [numKinds]bool{
	kName: true, kNumber: true, kString: true, kFStart: true, kLpar: true,
	kLsqb: true, kLbrace: true, kMinus: true, kPlus: true, kTilde: true,
	kNot: true, kLambda: true, kAwait: true, kNone: true, kTrue: true,
	kFalse: true, kEllipsis: true,
}

// startsStarExpr reports whether the next token can begin an expression or a
// starred one.
func (p *parser) startsStarExpr() bool {
	k := p.kind()
	return startsExpr[k] || k == kStar
}
