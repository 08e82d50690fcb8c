package compile

import (
	"errors"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/symtable"
	"github.com/weftpy/weft/vm/syntax"
)

// Options govern a compilation.
type Options struct {
	// Optimize is the level of -O: 1 drops asserts and makes __debug__ false, 2 drops docstrings too.
	Optimize int
	// Flags are __future__ features in force from outside; imports in the source add to them.
	Flags symtable.Future
	// Lenient makes a construct that Weft does not support raise NotImplementedError when it is reached, instead of
	// failing the whole module with a SyntaxError.
	Lenient bool
	// Warn is told what Python warns of. If it returns an error, Module does. May be nil.
	Warn func(syntax.Warning) error
	// Thread hashes the items of constant sets. Without it they are tuples.
	Thread *objects.Thread
}

// maxDepth bounds the nesting of a tree that the code generator follows.
const maxDepth = 28000

// tooDeep is the message of CPython's RecursionError in this case.
const tooDeep = "maximum recursion depth exceeded during compilation"

// compiler is the state shared by all code objects of one compilation.
type compiler struct {
	file     string
	filename *objects.Str
	table    *symtable.Table
	opts     Options
	strs     map[string]*objects.Str
	depth    int
}

// bailout carries a syntax error up to Module.
type bailout struct{ err *syntax.Error }

// Module compiles a tree: a module, an expression or an interactive statement, whose results are shown. Errors are of
// type *syntax.Error, or what opts.Warn returns.
func Module(mod syntax.Mod, filename string, opts Options) (code *objects.Code, err error) {
	table, err := symtable.BuildFlags(mod, filename, opts.Flags)
	if err != nil {
		return nil, err
	}
	if err := opts.warn(table.Early, nil); err != nil {
		return nil, err
	}
	c := &compiler{file: filename, filename: objects.NewStr(filename), table: table, opts: opts,
		strs: make(map[string]*objects.Str, 64)}
	code, err = c.generate(mod)
	if err := opts.warn(table.Warnings, err); err != nil {
		return nil, err
	}
	return code, err
}

// warn passes on warnings: those before the place of an error, if there is one.
func (o *Options) warn(list []syntax.Warning, err error) error {
	if o.Warn == nil {
		return nil
	}
	var end *syntax.Error
	errors.As(err, &end)
	for _, w := range list {
		if end != nil && (w.Err.Line > end.Line || w.Err.Line == end.Line && w.Err.Col > end.Col) {
			continue
		}
		if err := o.Warn(w); err != nil {
			return err
		}
	}
	return nil
}

// generate is module with errors returned.
func (c *compiler) generate(mod syntax.Mod) (code *objects.Code, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case bailout:
			code, err = nil, r.err
		default:
			panic(r)
		}
	}()
	return c.module(mod), nil
}

// module generates the code of the whole tree.
func (c *compiler) module(mod syntax.Mod) *objects.Code {
	g := c.newGen(nil, c.table.Top, "<module>", 1)
	switch m := mod.(type) {
	case *syntax.Module:
		g.moduleBody(m.Body)
	case *syntax.Interactive:
		g.interactive = true
		g.moduleBody(m.Body)
	case *syntax.Expression:
		g.expression(m.Body)
	}
	return g.finish()
}

// moduleBody generates the statements of a module.
func (g *gen) moduleBody(body []syntax.Stmt) {
	start := syntax.Pos{Line: 1, EndLine: 1}
	if len(body) > 0 {
		start = *body[0].Position()
	}
	if !g.interactive {
		if doc, rest := docstring(body); doc != nil {
			body = rest
			if g.opts.Optimize < 2 {
				r := g.constReg(&doc.Pos, cleanDoc(doc.Value.(syntax.Str)))
				g.storeNameReg(&doc.Pos, "__doc__", r)
				g.tmp = g.base
			}
		}
	}
	g.setupAnnotations(&start)
	g.stmts(body)
	g.returnNone(&start)
}

// expression generates the code of eval().
func (g *gen) expression(e syntax.Expr) {
	g.emit(e.Position(), opReturn, 0, g.any(e), 0, 0)
}

// docstring splits a docstring off a body.
func docstring(body []syntax.Stmt) (*syntax.Constant, []syntax.Stmt) {
	if len(body) == 0 {
		return nil, body
	}
	s, ok := body[0].(*syntax.ExprStmt)
	if !ok {
		return nil, body
	}
	c, ok := s.Value.(*syntax.Constant)
	if !ok {
		return nil, body
	}
	if _, ok := c.Value.(syntax.Str); !ok {
		return nil, body
	}
	return c, body[1:]
}

// fail ends the compilation with an error at the given range.
func (c *compiler) fail(p *syntax.Pos, msg string) {
	panic(bailout{symtable.NewError(c.file, p, msg)})
}

// descend counts one level of nesting; the caller decrements depth when it is done.
func (c *compiler) descend() {
	if c.depth++; c.depth > maxDepth {
		panic(bailout{&syntax.Error{Kind: syntax.RecursionError, Msg: tooDeep}})
	}
}

// str returns the one string object for a name in this compilation.
func (c *compiler) str(s string) *objects.Str {
	v := c.strs[s]
	if v == nil {
		v = objects.Intern(s)
		c.strs[s] = v
	}
	return v
}
