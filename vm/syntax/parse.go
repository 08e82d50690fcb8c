package syntax

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
	text, err := decode(src)
	if err != nil {
		err.Filename = filename
		return nil, err
	}
	return parse(text, filename, mode)
}

// ParseString parses source that is text already, as in exec of a str: an
// encoding cookie is only a comment. The text must be valid UTF-8.
func ParseString(src, filename string, mode Mode) (Mod, error) {
	text, err := normalise(src)
	if err != nil {
		err.Filename = filename
		return nil, err
	}
	return parse(text, filename, mode)
}

// parse tokenizes and parses normalised text. If that fails it parses again
// with diagnosis switched on: looking for the likely mistakes costs time, and
// it is only right to look once the source is known to be wrong.
func parse(text, filename string, mode Mode) (Mod, error) {
	if len(text) >= maxSource {
		return nil, &Error{Msg: "source code too large", Filename: filename}
	}
	t := &tokenizer{src: text, filename: filename}
	t.tokenize()
	p := &parser{t: t, src: text, toks: t.toks, mode: mode}
	m, err := p.run()
	if err == nil {
		return m, nil
	}
	if err == errGeneric {
		last := max(p.i, p.far)
		d := &parser{t: t, src: text, toks: t.toks, mode: mode, diag: true, far: last}
		if _, err = d.run(); err == errGeneric || err == nil {
			err = d.genericError(last)
		}
		p = d
	}
	err = p.preferTokenError(err)
	err.Filename = filename
	return nil, err
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

func (p *parser) singleInput() *Interactive {
	m := &Interactive{}
	switch p.kind() {
	case kNewline:
		p.next()
		m.Body = []Stmt{&Pass{p.span(p.i - 1)}}
	case kEOF:
		p.fail()
	default:
		m.Body = p.statement(nil)
	}
	p.accept(kNewline)
	if p.kind() != kEOF {
		p.raiseAt(p.i, p.i, "multiple statements found while compiling a single statement")
	}
	return m
}
