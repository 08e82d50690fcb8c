package syntax

import "strings"

// Mode selects what Parse expects to find in the source.
type Mode uint8

// The modes of Python's compile().
const (
	ModeExec   Mode = iota // a whole file, giving *Module
	ModeEval               // one expression, giving *Expression
	ModeSingle             // one interactive statement, giving *Interactive
)

// Parse parses source bytes, which may begin with a byte order mark or an
// encoding cookie. A non-nil error is always an *Error.
func Parse(src []byte, filename string, mode Mode) (Mod, error) {
	return ParseWith(src, filename, mode, Options{})
}

// Options are what an interactive interpreter and compile() ask for.
type Options struct {
	// Warn is called with what Python warns of, even if parsing fails then.
	Warn func(Warning)
	// Incomplete makes the error of source that could go on an IncompleteInput.
	Incomplete bool
	// NoDedent says that the end of the source does not end an interactive statement of several lines.
	NoDedent bool
}

// ParseWith is Parse with options.
func ParseWith(src []byte, filename string, mode Mode, o Options) (Mod, error) {
	text, err := decode(src)
	if err != nil {
		err.Filename = filename
		return nil, err
	}
	return parse(text, filename, mode, isBare(src, mode), o)
}

// ParseString parses source that is text already, as in exec of a str: an
// encoding cookie is only a comment. The text must be valid UTF-8.
func ParseString(src, filename string, mode Mode) (Mod, error) {
	return ParseStringWith(src, filename, mode, Options{})
}

// ParseStringWith is ParseString with options.
func ParseStringWith(src, filename string, mode Mode, o Options) (Mod, error) {
	text, err := normalise(src)
	if err != nil {
		err.Filename = filename
		return nil, err
	}
	return parse(text, filename, mode, isBare([]byte(src), mode), o)
}

// isBare reports whether source that is not a file lacks its final newline.
func isBare(src []byte, mode Mode) bool {
	return mode != ModeExec && (len(src) == 0 || src[len(src)-1] != '\n')
}

// parse tokenizes and parses normalised text. If that fails it parses again
// with diagnosis switched on: looking for the likely mistakes costs time, and
// it is only right to look once the source is known to be wrong.
func parse(text, filename string, mode Mode, bare bool, o Options) (Mod, error) {
	if len(text) >= maxSource {
		return nil, &Error{Msg: "source code too large", Filename: filename}
	}
	t := &tokenizer{src: text, filename: filename}
	t.tokenize()
	if bare && t.err != nil && t.err.Line == strings.Count(text, "\n") {
		t.err.Text = strings.TrimSuffix(t.err.Text, "\n")
	}
	p := parser{t: t, src: text, toks: t.toks, mode: mode, noComma: -1, bare: bare, noDedent: o.NoDedent}
	first := p
	m, err := first.run()
	t.report(o.Warn)
	if err == nil {
		return m, nil
	}
	if o.Incomplete && first.atEnd() {
		err = first.errorAtToken(max(first.i, first.far), "incomplete input")
		err.Kind, err.Filename = IncompleteInput, filename
		return nil, err
	}
	if err != t.err && err.Kind != MemoryError {
		last := max(first.i, first.far)
		p.diag, p.far = true, last
		if _, err = p.run(); err == errGeneric || err == nil {
			err = p.genericError(last)
		}
	}
	err = p.preferTokenError(err)
	err.Filename = filename
	return nil, err
}

// atEnd tells if parsing failed for lack of more source: all of it was read by then.
func (p *parser) atEnd() bool {
	last := &p.toks[max(p.i, p.far)]
	switch {
	case last.kind == kError:
		return p.t.pos >= len(p.src)
	case last.kind == kEOF, last.kind == kDedent && int(last.start) >= len(p.src):
		return true
	}
	return p.bare && int(last.end) >= len(strings.TrimSuffix(p.src, "\n"))
}

// maxSource keeps offsets within the int32 fields of tokens.
const maxSource = 1<<31 - 2

// run parses the whole source once.
func (p *parser) run() (m Mod, err *Error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			m, err = nil, e
		}
	}()
	switch p.mode {
	case ModeEval:
		return p.evalInput(), nil
	case ModeSingle:
		return p.singleInput(), nil
	}
	return p.fileInput(), nil
}

func (p *parser) fileInput() *Module {
	m := &Module{}
	for p.kind() != kEOF {
		m.Body = p.statement(m.Body)
	}
	return m
}

func (p *parser) evalInput() *Expression {
	e := p.expressions()
	for p.accept(kNewline) {
	}
	p.expect(kEOF)
	return &Expression{Body: e}
}

// compoundEnd checks what follows an interactive compound statement: a blank
// line, which the end of the source supplies unless the statement is on one
// line that has no newline.
func (p *parser) compoundEnd() {
	if p.bare && (p.noDedent || p.toks[p.i-1].kind == kNewline) {
		p.fail()
	}
	p.expect(kEOF)
}

func (p *parser) singleInput() *Interactive {
	m := &Interactive{}
	switch p.kind() {
	case kNewline:
		p.next()
		m.Body = []Stmt{&Pass{p.span(p.i - 1)}}
	case kEOF:
		p.fail()
	default:
		if s := p.compound(); s != nil {
			m.Body = []Stmt{s}
			p.compoundEnd()
			return m
		}
		m.Body = p.simpleStmts(nil)
	}
	if p.kind() != kEOF {
		p.i-- // the newline is what CPython has read last
		p.raiseAt(p.i, p.i, "multiple statements found while compiling a single statement")
	}
	return m
}
