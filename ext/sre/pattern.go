package sre

import (
	"strconv"
	"strings"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

const bounds = "self, string, pos=0, endpos=9223372036854775807"

var patternType *ext.Type

func init() {
	same := func(th *thread, a []value) (value, error) { return a[0], nil }
	get := func(f func(*pattern) value) func(*thread, value) (value, error) {
		return func(th *thread, self value) (value, error) { return f(patternOf(self)), nil }
	}
	patternType = ext.NewType(ext.TypeSpec{
		Name: "re.Pattern", Doc: "Compiled regular expression object.", Flags: ext.FlagDisallowNew, Effect: ext.Pure,
		Slots: ext.Slots{Repr: patternRepr, Hash: patternHash, Compare: patternCompare},
		Methods: []ext.Func{
			{Name: "match", Sig: bounds, Fn: once(matcher.Match), Doc: "Matches zero or more characters at the beginning of the string."},
			{Name: "fullmatch", Sig: bounds, Fn: once(matcher.FullMatch), Doc: "Matches against all of the string."},
			{Name: "search", Sig: bounds, Fn: once(matcher.Search), Doc: "Scan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches."},
			{Name: "sub", Sig: "self, repl, string, count=0", Fn: subMethod(false), Doc: "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl."},
			{Name: "subn", Sig: "self, repl, string, count=0", Fn: subMethod(true), Doc: "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl."},
			{Name: "findall", Sig: bounds, Fn: findall, Doc: "Return a list of all non-overlapping matches of pattern in string."},
			{Name: "split", Sig: "self, string, maxsplit=0", Fn: split, Doc: "Split string by the occurrences of pattern."},
			{Name: "finditer", Sig: bounds, Fn: finditer, Doc: "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object."},
			{Name: "scanner", Sig: bounds, Fn: newScanner},
			{Name: "__copy__", Sig: "self, /", Fn: same}, {Name: "__deepcopy__", Sig: "self, memo, /", Fn: same}, ext.ClassGetItem(),
		},
		GetSets: []ext.GetSet{
			{Name: "pattern", Doc: "The pattern string from which the RE object was compiled.", Get: get(func(p *pattern) value { return p.source })},
			{Name: "flags", Doc: "The regex matching flags.", Get: get(func(p *pattern) value { return ext.Int(int64(p.flags)) })},
			{Name: "groups", Doc: "The number of capturing groups in the pattern.", Get: get(func(p *pattern) value { return ext.Int(int64(p.groups)) })},
			{Name: "groupindex", Doc: "A dictionary mapping group names to group numbers.", Get: get(func(p *pattern) value { return p.groupProxy })},
		},
	})
}

var flagNames = []struct {
	bit  int
	name string
}{{2, "re.IGNORECASE"}, {4, "re.LOCALE"}, {8, "re.MULTILINE"}, {16, "re.DOTALL"}, {64, "re.VERBOSE"}, {128, "re.DEBUG"}, {256, "re.ASCII"}}

// cut returns at most n code points of the repr of v.
func cut(th *thread, v value, n int) (string, error) {
	r, err := ext.Repr(th, v)
	if err != nil {
		return "", err
	}
	if r.Len() > n {
		r = r.Slice(0, n)
	}
	return r.String(), nil
}

func patternRepr(th *thread, self value) (*ext.Str, error) {
	p := patternOf(self)
	flags := p.flags
	const locale, unicode, ascii = 4, 32, 256
	if _, isStr := ext.AsStr(p.source); isStr && flags&(locale|unicode|ascii) == unicode {
		flags &^= unicode
	}
	text, err := cut(th, p.source, 200)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, f := range flagNames {
		if flags&f.bit != 0 {
			names, flags = append(names, f.name), flags&^f.bit
		}
	}
	if flags != 0 {
		names = append(names, "0x"+strconv.FormatInt(int64(flags), 16))
	}
	if len(names) > 0 {
		text += ", " + strings.Join(names, "|")
	}
	return ext.NewStr("re.compile(" + text + ")"), nil
}

func patternHash(th *thread, self value) (int64, error) {
	p := patternOf(self)
	h, err := ext.Hash(th, p.source)
	if err != nil {
		return 0, err
	}
	for _, c := range p.code {
		h = h*31 + int64(c)
	}
	if h ^= int64(p.flags)<<8 ^ int64(p.groups); h == -1 {
		h = -2
	}
	return h, nil
}

func patternCompare(th *thread, a, b value, op ext.CmpOp) (value, error) {
	if b.Type() != patternType || op != ext.EQ && op != ext.NE {
		return ext.NotImplemented, nil
	}
	p, q := patternOf(a), patternOf(b)
	eq := p == q
	if !eq && p.flags == q.flags && p.bytes == q.bytes && len(p.code) == len(q.code) {
		eq = true
		for i := range p.code {
			eq = eq && p.code[i] == q.code[i]
		}
		if eq {
			var err error
			if eq, err = ext.Equal(th, p.source, q.source); err != nil {
				return value{}, err
			}
		}
	}
	return ext.Bool(eq == (op == ext.EQ)), nil
}

// once makes match, fullmatch and search.
func once(try func(matcher) (bool, error)) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		p := patternOf(a[0])
		s, m, pos, endpos, err := p.start(th, a[1:])
		if err != nil {
			return value{}, err
		}
		defer m.Release()
		ok, err := try(m)
		if !ok || err != nil {
			return ext.None, matchError(th, err)
		}
		return newMatch(p, s.v, m, pos, endpos), nil
	}
}

// found returns what findall lists for the last match of m.
func (p *pattern) found(s *subject, m matcher) value {
	switch p.groups {
	case 0:
		return s.slice(m.Span())
	case 1:
		return s.group(m, 1)
	}
	items := make([]value, p.groups)
	for i := range items {
		items[i] = s.group(m, i+1)
	}
	return ext.NewTuple(items)
}

// group returns the text of a group, empty if it took no part.
func (s *subject) group(m matcher, i int) value {
	from, to := m.Group(i)
	if from < 0 {
		from, to = 0, 0
	}
	return s.slice(from, to)
}

func findall(th *thread, a []value) (value, error) {
	p := patternOf(a[0])
	s, m, _, _, err := p.start(th, a[1:])
	if err != nil {
		return value{}, err
	}
	defer m.Release()
	var items []value
	for {
		ok, err := m.Search()
		if err != nil {
			return value{}, matchError(th, err)
		}
		if !ok {
			return ext.NewList(th, items).Value(), nil
		}
		items = append(items, p.found(&s, m))
		m.Next()
	}
}

func split(th *thread, a []value) (value, error) {
	p := patternOf(a[0])
	most, err := ext.AsIndex(th, a[2])
	if err != nil {
		return value{}, err
	}
	s, err := p.subject(th, a[1])
	if err != nil {
		return value{}, err
	}
	m := p.matcher(th, &s, 0, s.n)
	defer m.Release()
	var items []value
	last := 0
	for n := 0; most == 0 || n < most; n++ {
		ok, err := m.Search()
		if err != nil {
			return value{}, matchError(th, err)
		}
		if !ok {
			break
		}
		from, to := m.Span()
		items = append(items, s.slice(last, from))
		for i := 1; i <= p.groups; i++ {
			v := ext.None
			if b, e := m.Group(i); b >= 0 {
				v = s.slice(b, e)
			}
			items = append(items, v)
		}
		last = to
		m.Next()
	}
	items = append(items, s.slice(last, s.n))
	return ext.NewList(th, items).Value(), nil
}

// scanner is an SRE_Scanner, and an iterator over matches (finditer). Only where it stands changes.
type scanner struct {
	ext.Header
	p           *pattern
	s           subject
	pos, endpos int
	state       ext.State[scanState]
}

type scanState struct {
	start       int // -1: at the end
	mustAdvance bool
}

var scannerType, matchIterType *ext.Type

func init() {
	scan := func(try func(matcher) (bool, error)) ext.Fn {
		return func(th *thread, a []value) (value, error) {
			v, err := (*scanner)(a[0].P).next(th, try)
			return v.Or(ext.None), err
		}
	}
	scannerType = ext.NewType(ext.TypeSpec{
		Name: "_sre.SRE_Scanner", Flags: ext.FlagDisallowNew, Effect: ext.Pure,
		Methods: []ext.Func{{Name: "match", Sig: "self, /", Fn: scan(matcher.Match)}, {Name: "search", Sig: "self, /", Fn: scan(matcher.Search)}},
		GetSets: []ext.GetSet{{Name: "pattern", Get: func(th *thread, self value) (value, error) { return (*scanner)(self.P).p.value(), nil }}},
	})
	matchIterType = ext.NewType(ext.TypeSpec{
		Name: "callable_iterator", Flags: ext.FlagDisallowNew, Effect: ext.Pure,
		Slots: ext.Slots{
			Iter: func(th *thread, self value) (value, error) { return self, nil },
			Next: func(th *thread, self value) (value, error) { return (*scanner)(self.P).next(th, matcher.Search) },
		},
	})
}

func makeScanner(th *thread, t *ext.Type, a []value) (value, error) {
	p := patternOf(a[0])
	s, m, pos, endpos, err := p.start(th, a[1:])
	if err != nil {
		return value{}, err
	}
	m.Release()
	sc := &scanner{Header: ext.NewHeader(t), p: p, s: s, pos: pos, endpos: endpos}
	sc.state.Init(th, scanState{start: pos})
	return ext.FromPtr(unsafe.Pointer(sc)), nil
}

func newScanner(th *thread, a []value) (value, error) { return makeScanner(th, scannerType, a) }

func finditer(th *thread, a []value) (value, error) { return makeScanner(th, matchIterType, a) }

// next returns the next match, or Undef if there is none.
func (sc *scanner) next(th *thread, try func(matcher) (bool, error)) (value, error) {
	st, err := sc.state.Write(th)
	if err != nil || st.start < 0 {
		return ext.Undef, err
	}
	m := sc.p.matcher(th, &sc.s, sc.pos, sc.endpos)
	defer m.Release()
	m.Seek(st.start, st.mustAdvance)
	ok, err := try(m)
	if err != nil {
		return value{}, matchError(th, err)
	}
	if !ok {
		st.start = -1
		return ext.Undef, nil
	}
	v := newMatch(sc.p, sc.s.v, m, sc.pos, sc.endpos)
	m.Next()
	st.start, st.mustAdvance = m.Start(), m.MustAdvance()
	return v, nil
}
