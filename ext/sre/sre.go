// Package sre is the _sre module: Pattern, Match and the scanner over the matcher in package engine. Lib/re compiles regular
// expressions to the code that compile takes.
package sre

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/sre/engine"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// Module describes the module.
func Module() *ext.Module {
	return &ext.Module{
		Name: "_sre", Effect: ext.Pure,
		Consts: map[string]value{"MAGIC": ext.Int(engine.Magic), "CODESIZE": ext.Int(engine.CodeSize), "MAXREPEAT": ext.Int(engine.MaxRepeat),
			"MAXGROUPS": ext.Int(engine.MaxGroups), "copyright": ext.NewStr(" SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ").Value()},
		Funcs: []ext.Func{
			{Name: "compile", Sig: "pattern, flags, code, groups, groupindex, indexgroup", Fn: compile},
			{Name: "template", Sig: "pattern, template, /", Fn: newTemplate, Doc: "\n\n  template\n    A list containing interleaved literal strings (str or bytes) and group\n    indices (int), as returned by re._parser.parse_template():\n        literal1, group1, ..., literalN, groupN"},
			{Name: "getcodesize", Sig: "", Fn: func(th *thread, a []value) (value, error) { return ext.Int(engine.CodeSize), nil }},
			charTest("ascii_iscased", engine.ASCIIIsCased), charTest("unicode_iscased", engine.UnicodeIsCased),
			charMap("ascii_tolower", engine.ASCIIToLower), charMap("unicode_tolower", engine.UnicodeToLower),
		},
	}
}

func charTest(name string, f func(uint32) bool) ext.Func {
	return ext.Func{Name: name, Sig: "character, /", Fn: func(th *thread, a []value) (value, error) {
		c, err := ext.AsLong(th, a[0])
		return ext.Bool(f(uint32(c))), err
	}}
}

func charMap(name string, f func(uint32) uint32) ext.Func {
	return ext.Func{Name: name, Sig: "character, /", Fn: func(th *thread, a []value) (value, error) {
		c, err := ext.AsLong(th, a[0])
		return ext.Int(int64(f(uint32(c)))), err
	}}
}

// pattern is re.Pattern. It doesn't change.
type pattern struct {
	ext.Header
	prog       *engine.Program
	source     value // None for code without a source
	flags      int
	groups     int
	code       []uint32
	groupIndex *ext.Dict // name -> number
	groupProxy value
	groupNames []value // by number; None for groups without a name
	bytes      bool    // made from bytes; meaningless if source is None
}

func patternOf(v value) *pattern { return (*pattern)(v.P) }

func (p *pattern) value() value { return ext.FromPtr(unsafe.Pointer(p)) }

func compile(th *thread, a []value) (value, error) {
	list, ok := ext.AsList(a[2])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "compile() argument 'code' must be list, not %s", a[2].Type().MessageName())
	}
	index, ok := ext.AsDict(a[4])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "compile() argument 'groupindex' must be dict, not %s", a[4].Type().MessageName())
	}
	names, ok := ext.AsTuple(a[5])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "compile() argument 'indexgroup' must be tuple, not %s", a[5].Type().MessageName())
	}
	flags, err := ext.AsLong(th, a[1])
	if err != nil {
		return value{}, err
	}
	groups, err := ext.AsLong(th, a[3])
	if err != nil {
		return value{}, err
	}
	items, err := list.Items(th)
	if err != nil {
		return value{}, err
	}
	code := make([]uint32, len(items))
	for i, it := range items {
		n, ok := ext.AsInt64(it)
		if !ok || n < 0 || n > 1<<32-1 {
			return value{}, ext.RaiseMsg(th, ext.OverflowErrorType, "regular expression code size limit exceeded")
		}
		code[i] = uint32(n)
	}
	prog, err := engine.Compile(code, int(flags), int(groups))
	if err != nil {
		return value{}, ext.RaiseMsg(th, ext.RuntimeErrorType, "invalid SRE code")
	}
	p := &pattern{Header: ext.NewHeader(patternType), prog: prog, source: a[0], flags: int(flags), groups: int(groups), code: code,
		groupIndex: index, groupProxy: ext.NewMappingProxy(a[4]), groupNames: names.Items}
	_, isStr := ext.AsStr(a[0])
	p.bytes = !isStr && !a[0].IsNone()
	return p.value(), nil
}

// matcher is an engine.Matcher for whatever width.
type matcher interface {
	Match() (bool, error)
	FullMatch() (bool, error)
	Search() (bool, error)
	Next()
	Seek(start int, mustAdvance bool)
	MustAdvance() bool
	Start() int
	End() int
	Span() (from, to int)
	Group(i int) (from, to int)
	AppendSpans(dst []int) []int
	LastIndex() int
	Release()
}

// subject is a string or bytes-like object that is searched.
type subject struct {
	v     value
	str   *ext.Str // nil: bytes
	bytes []byte
	n     int
}

// subjectOf takes the thing to search apart. Memory that may change is copied.
func subjectOf(th *thread, v value) (subject, error) {
	if s, ok := ext.AsStr(v); ok {
		return subject{v: v, str: s, n: s.Len()}, nil
	}
	if b, ok := ext.AsBytes(v); ok {
		return subject{v: v, bytes: b, n: len(b)}, nil
	}
	if v.Type().Buffer == nil {
		return subject{}, ext.Raisef(th, ext.TypeErrorType, "expected string or bytes-like object, got '%s'", v.Type().MessageName())
	}
	b, err := ext.BufferOf(th, v)
	if err != nil {
		return subject{}, err
	}
	return subject{v: v, bytes: append([]byte(nil), b...), n: len(b)}, nil
}

// slice returns part of the subject as a value.
func (s *subject) slice(i, j int) value {
	if s.str != nil {
		if i == 0 && j == s.n && s.v.Type() == ext.StrType {
			return s.v
		}
		return s.str.Slice(i, j).Value()
	}
	if i == 0 && j == s.n && s.v.Type() == ext.BytesType {
		return s.v
	}
	return ext.NewBytes(s.bytes[i:j:j])
}

// subject checks that v can be searched with p.
func (p *pattern) subject(th *thread, v value) (subject, error) {
	s, err := subjectOf(th, v)
	switch {
	case err != nil || p.source.IsNone():
	case s.str == nil && !p.bytes:
		err = ext.RaiseMsg(th, ext.TypeErrorType, "cannot use a string pattern on a bytes-like object")
	case s.str != nil && p.bytes:
		err = ext.RaiseMsg(th, ext.TypeErrorType, "cannot use a bytes pattern on a string-like object")
	}
	return s, err
}

// matcher returns a matcher of p in s[:endpos] from pos on. It polls for signals.
func (p *pattern) matcher(th *thread, s *subject, pos, endpos int) matcher {
	switch {
	case s.str == nil:
		m := engine.NewMatcher(p.prog, s.bytes, pos, endpos)
		m.Interrupt = th.CheckPending
		return m
	case s.str.Width() == 2:
		m := engine.NewMatcher(p.prog, s.str.U16(), pos, endpos)
		m.Interrupt = th.CheckPending
		return m
	case s.str.Width() == 4:
		m := engine.NewMatcher(p.prog, s.str.U32(), pos, endpos)
		m.Interrupt = th.CheckPending
		return m
	}
	m := engine.NewMatcher(p.prog, s.str.Bytes8(), pos, endpos)
	m.Interrupt = th.CheckPending
	return m
}

// matchError turns an error of the engine into an exception.
func matchError(th *thread, err error) error {
	switch err {
	case engine.ErrMemory:
		return ext.Raise(th, ext.MemoryErrorType)
	case engine.ErrSpan:
		return ext.RaiseMsg(th, ext.SystemErrorType, "The span of capturing group is wrong, please report a bug for the re module.")
	}
	return err
}

// start prepares a method that takes string, pos and endpos.
func (p *pattern) start(th *thread, a []value) (s subject, m matcher, pos, endpos int, err error) {
	if s, err = p.subject(th, a[0]); err != nil {
		return
	}
	if pos, err = ext.AsIndex(th, a[1]); err != nil {
		return
	}
	if endpos, err = ext.AsIndex(th, a[2]); err != nil {
		return
	}
	pos, endpos = max(0, min(pos, s.n)), max(0, min(endpos, s.n))
	return s, p.matcher(th, &s, pos, endpos), pos, endpos, nil
}
