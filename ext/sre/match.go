package sre

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// match is re.Match. It doesn't change.
type match struct {
	ext.Header
	re          *pattern
	str         value
	spans       []int // two numbers for each group, -1 for those that took no part
	pos, endpos int
	lastIndex   int
	few         [6]int // room for spans
}

var matchType *ext.Type

func matchOf(v value) *match { return (*match)(v.P) }

func init() {
	same := func(th *thread, a []value) (value, error) { return a[0], nil }
	get := func(f func(*match) value) func(*thread, value) (value, error) {
		return func(th *thread, self value) (value, error) { return f(matchOf(self)), nil }
	}
	matchType = ext.NewType(ext.TypeSpec{
		Name: "re.Match", Doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.", Flags: ext.FlagDisallowNew, Effect: ext.Pure,
		Slots: ext.Slots{Repr: matchRepr, GetItem: func(th *thread, self, key value) (value, error) {
			s, err := subjectOf(th, matchOf(self).str)
			if err != nil {
				return value{}, err
			}
			return matchOf(self).group(th, &s, key)
		}},
		Methods: []ext.Func{
			{Name: "group", Sig: "self, /, *groups", Fn: group, Doc: "group([group1, ...]) -> str or tuple.\n    Return subgroup(s) of the match by indices or names.\n    For 0 returns the entire match."},
			{Name: "start", Sig: "self, group=0, /", Doc: "Return index of the start of the substring matched by group.", Fn: span(func(from, to int) value { return ext.Int(int64(from)) })},
			{Name: "end", Sig: "self, group=0, /", Doc: "Return index of the end of the substring matched by group.", Fn: span(func(from, to int) value { return ext.Int(int64(to)) })},
			{Name: "span", Sig: "self, group=0, /", Doc: "For match object m, return the 2-tuple (m.start(group), m.end(group)).", Fn: span(pair)},
			{Name: "groups", Sig: "self, default=None", Fn: groups, Doc: "Return a tuple containing all the subgroups of the match, from 1.\n\n  default\n    Is used for groups that did not participate in the match."},
			{Name: "groupdict", Sig: "self, default=None", Fn: groupdict, Doc: "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.\n\n  default\n    Is used for groups that did not participate in the match."},
			{Name: "expand", Sig: "self, template", Fn: expand, Doc: "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method."},
			{Name: "__copy__", Sig: "self, /", Fn: same}, {Name: "__deepcopy__", Sig: "self, memo, /", Fn: same}, ext.ClassGetItem(),
		},
		GetSets: []ext.GetSet{
			{Name: "string", Doc: "The string passed to match() or search().", Get: get(func(m *match) value { return m.str })},
			{Name: "re", Doc: "The regular expression object.", Get: get(func(m *match) value { return m.re.value() })},
			{Name: "pos", Doc: "The index into the string at which the RE engine started looking for a match.", Get: get(func(m *match) value { return ext.Int(int64(m.pos)) })},
			{Name: "endpos", Doc: "The index into the string beyond which the RE engine will not go.", Get: get(func(m *match) value { return ext.Int(int64(m.endpos)) })},
			{Name: "lastindex", Doc: "The integer index of the last matched capturing group.", Get: get(func(m *match) value {
				if m.lastIndex < 0 {
					return ext.None
				}
				return ext.Int(int64(m.lastIndex))
			})},
			{Name: "lastgroup", Doc: "The name of the last matched capturing group.", Get: get(func(m *match) value {
				if m.lastIndex < 0 || m.lastIndex >= len(m.re.groupNames) {
					return ext.None
				}
				return m.re.groupNames[m.lastIndex]
			})},
			{Name: "regs", Get: get(func(m *match) value {
				items := make([]value, len(m.spans)/2)
				for i := range items {
					items[i] = pair(m.spans[2*i], m.spans[2*i+1])
				}
				return ext.NewTuple(items)
			})},
		},
	})
}

func pair(from, to int) value { return ext.TupleOf(ext.Int(int64(from)), ext.Int(int64(to))) }

// newMatch makes a Match of the last match of mt.
func newMatch(p *pattern, str value, mt matcher, pos, endpos int) value {
	m := &match{Header: ext.NewHeader(matchType), re: p, str: str, pos: pos, endpos: endpos, lastIndex: mt.LastIndex()}
	m.spans = mt.AppendSpans(m.few[:0])
	return ext.FromPtr(unsafe.Pointer(m))
}

func matchRepr(th *thread, self value) (*ext.Str, error) {
	m := matchOf(self)
	s, err := subjectOf(th, m.str)
	if err != nil {
		return nil, err
	}
	sp, err := ext.Repr(th, pair(m.spans[0], m.spans[1]))
	if err != nil {
		return nil, err
	}
	text, err := cut(th, m.text(&s, 0, ext.None), 50)
	if err != nil {
		return nil, err
	}
	return ext.NewStr("<re.Match object; span=" + sp.String() + ", match=" + text + ">"), nil
}

// text returns the text of group i, or def if it took no part.
func (m *match) text(s *subject, i int, def value) value {
	from, to := m.spans[2*i], m.spans[2*i+1]
	if from < 0 {
		return def
	}
	// The subject may have been a bytearray that has shrunk.
	return s.slice(min(from, s.n), min(to, s.n))
}

// index returns the number of a group given by number or name.
func (m *match) index(th *thread, key value) (int, error) {
	if key.IsInt() {
		if i := key.Int(); i >= 0 && i < int64(len(m.spans)/2) {
			return int(i), nil
		}
	} else if key.Type().Index != nil {
		if i, err := ext.AsIndex(th, key); err == nil && i >= 0 && i < len(m.spans)/2 {
			return i, nil
		} else if err != nil && !ext.IsRaised(err, ext.IndexErrorType, ext.OverflowErrorType) {
			return 0, err
		}
	} else if v, err := m.re.groupIndex.Get(th, key); err == nil && v.IsInt() {
		return int(v.Int()), nil
	} else if err != nil && !ext.IsRaised(err, ext.TypeErrorType) {
		return 0, err
	}
	return 0, ext.RaiseMsg(th, ext.IndexErrorType, "no such group")
}

func (m *match) group(th *thread, s *subject, key value) (value, error) {
	i, err := m.index(th, key)
	if err != nil {
		return value{}, err
	}
	return m.text(s, i, ext.None), nil
}

func group(th *thread, a []value) (value, error) {
	m := matchOf(a[0])
	keys, _ := ext.AsTuple(a[1])
	s, err := subjectOf(th, m.str)
	if err != nil {
		return value{}, err
	}
	switch len(keys.Items) {
	case 0:
		return m.text(&s, 0, ext.None), nil
	case 1:
		return m.group(th, &s, keys.Items[0])
	}
	out := make([]value, len(keys.Items))
	for i, k := range keys.Items {
		if out[i], err = m.group(th, &s, k); err != nil {
			return value{}, err
		}
	}
	return ext.NewTuple(out), nil
}

func span(f func(from, to int) value) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		m := matchOf(a[0])
		i, err := m.index(th, a[1])
		if err != nil {
			return value{}, err
		}
		return f(m.spans[2*i], m.spans[2*i+1]), nil
	}
}

func groups(th *thread, a []value) (value, error) {
	m := matchOf(a[0])
	s, err := subjectOf(th, m.str)
	if err != nil {
		return value{}, err
	}
	out := make([]value, len(m.spans)/2-1)
	for i := range out {
		out[i] = m.text(&s, i+1, a[1])
	}
	return ext.NewTuple(out), nil
}

func groupdict(th *thread, a []value) (value, error) {
	m := matchOf(a[0])
	s, err := subjectOf(th, m.str)
	if err != nil {
		return value{}, err
	}
	items, err := m.re.groupIndex.Items(th)
	if err != nil {
		return value{}, err
	}
	d, def := ext.NewDictSize(th, len(items)), a[1]
	for _, it := range items {
		i, err := m.index(th, it.Value)
		if err != nil {
			return value{}, err
		}
		if err := d.SetItem(th, it.Key, m.text(&s, i, def)); err != nil {
			return value{}, err
		}
	}
	return d.Value(), nil
}
