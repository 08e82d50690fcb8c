package itertools

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// teeLink is one item that a tee has fetched, or will fetch: a linked list that the iterators of one tee share and walk at
// their own pace, so that items all have seen are garbage. It is no Python object.
type teeLink struct {
	ext.State[linkState]
}

type linkState struct {
	v    ext.Value // Undef: not fetched yet
	next *teeLink
	busy bool // being fetched
}

// teeState: at is the link that comes next.
type teeState struct {
	it ext.Value
	at *teeLink
}

func newLink(th *ext.Thread) *teeLink {
	l := &teeLink{}
	l.Init(th, linkState{v: ext.Undef})
	return l
}

func (m *module) teeType() *ext.Type {
	spec := iterSpec[teeState]("itertools._tee", "iterable, /", "Iterator wrapped to make it copyable.", nil, teeNext,
		ext.Func{Name: "__copy__", Sig: "self, /", Doc: "Returns an independent iterator.", Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
			s, err := of[teeState](a[0]).Read(th)
			if err != nil {
				return ext.Value{}, err
			}
			return newIterator(th, a[0].Type(), *s)
		}})
	spec.Flags = 0
	spec.Slots.New = func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
		if err := exactly(th, "_tee", 1, args, kw); err != nil {
			return ext.Value{}, err
		}
		return m.newTee(th, args[0])
	}
	return ext.NewType(spec)
}

// newTee returns a tee iterator over v; a tee iterator is copied.
func (m *module) newTee(th *ext.Thread, v ext.Value) (ext.Value, error) {
	it, err := ext.Iter(th, v)
	if err != nil {
		return ext.Value{}, err
	}
	if it.Type() == m.tee {
		s, err := of[teeState](it).Read(th)
		if err != nil {
			return ext.Value{}, err
		}
		return newIterator(th, m.tee, *s)
	}
	return newIterator(th, m.tee, teeState{it, newLink(th)})
}

func (m *module) teeFunc(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	n, err := index(th, a[1])
	if err != nil {
		return ext.Value{}, err
	}
	if n < 0 {
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "n must be >= 0")
	}
	if n == 0 {
		return ext.EmptyTuple, nil
	}
	if err := th.ReserveItems(n, 64); err != nil {
		return ext.Value{}, err
	}
	first, err := m.newTee(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	its := []ext.Value{first}
	for len(its) < n {
		s, err := of[teeState](first).Read(th)
		if err != nil {
			return ext.Value{}, err
		}
		c, err := newIterator(th, m.tee, *s)
		if err != nil {
			return ext.Value{}, err
		}
		its = append(its, c)
	}
	return ext.NewTuple(its), nil
}

func teeNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	t := (*iterator[teeState])(unsafe.Pointer(self.P))
	s, err := t.Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	it, at := s.it, s.at
	l, err := at.Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	if l.v.IsUndef() {
		if v, err := at.fetch(th, it, l.busy); err != nil || v.IsUndef() {
			return v, err
		}
		if l, err = at.Read(th); err != nil {
			return ext.Value{}, err
		}
	}
	v, next := l.v, l.next
	return v, t.update(th, func(s *teeState) { s.at = next })
}

// fetch gets the link's item from the iterator below.
func (l *teeLink) fetch(th *ext.Thread, it ext.Value, busy bool) (ext.Value, error) {
	if busy {
		return ext.Value{}, ext.RaiseMsg(th, ext.RuntimeErrorType, "cannot re-enter the tee iterator")
	}
	s, err := l.Write(th)
	if err != nil {
		return ext.Value{}, err
	}
	s.busy = true
	v, err := ext.Next(th, it)
	if ext.IsAbort(err) {
		return ext.Value{}, err
	}
	s, serr := l.Write(th)
	if serr != nil {
		return ext.Value{}, serr
	}
	s.busy = false
	if err == nil && !v.IsUndef() {
		s.v, s.next = v, newLink(th)
	}
	return v, err
}
