package itertools

import (
	"strconv"

	"github.com/weftpy/weft/ext"
)

func itoa(n int) string { return strconv.Itoa(n) }

func newType(spec ext.TypeSpec) *ext.Type { return ext.NewType(spec) }

// funcIter is the fixed part of an iterator that applies a function to another iterator's items.
type funcIter struct{ fn, it ext.Value }

func funcAndIter(th *ext.Thread, name string, args []ext.Value, kw *ext.Tuple) (funcIter, error) {
	if err := exactly(th, name, 2, args, kw); err != nil {
		return funcIter{}, err
	}
	fn := args[0]
	it, err := ext.Iter(th, args[1])
	return funcIter{fn, it}, err
}

// whileState is the state of dropwhile and takewhile.
type whileState struct {
	funcIter
	past bool // the predicate has failed
}

// whileType makes dropwhile or takewhile.
func whileType(drop bool) *ext.Type {
	name, next := "takewhile", takeNext
	doc := "Return successive entries from an iterable as long as the predicate evaluates to true for each entry."
	if drop {
		name, next = "dropwhile", dropNext
		doc = "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted."
	}
	return iterType[whileState]("itertools."+name, "predicate, iterable, /", doc,
		func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
			f, err := funcAndIter(th, name, args, kw)
			if err != nil {
				return ext.Value{}, err
			}
			return newIterator(th, cls, whileState{funcIter: f})
		}, next)
}

func callTruth(th *ext.Thread, fn, v ext.Value) (bool, error) {
	r, err := ext.CallArgs(th, fn, v)
	if err != nil {
		return false, err
	}
	return ext.Truth(th, r)
}

func (it *iterator[T]) update(th *ext.Thread, f func(s *T)) error {
	s, err := it.Write(th)
	if err == nil {
		f(s)
	}
	return err
}

func takeNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	w := of[whileState](self)
	s, err := w.Read(th)
	if err != nil || s.past {
		return ext.Undef, err
	}
	f := s.funcIter
	v, err := ext.Next(th, f.it)
	if err != nil || v.IsUndef() {
		return v, err
	}
	ok, err := callTruth(th, f.fn, v)
	if err != nil || ok {
		return v, err
	}
	return ext.Undef, w.update(th, func(s *whileState) { s.past = true })
}

func dropNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	w := of[whileState](self)
	s, err := w.Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	f, past := s.funcIter, s.past
	for {
		v, err := ext.Next(th, f.it)
		if err != nil || v.IsUndef() || past {
			return v, err
		}
		drop, err := callTruth(th, f.fn, v)
		if err != nil {
			return ext.Value{}, err
		}
		if !drop {
			return v, w.update(th, func(s *whileState) { s.past = true })
		}
	}
}

func filterFalseType() *ext.Type {
	return iterType[funcIter]("itertools.filterfalse", "function, iterable, /",
		"Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.",
		func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
			f, err := funcAndIter(th, "filterfalse", args, kw)
			if err != nil {
				return ext.Value{}, err
			}
			return newIterator(th, cls, f)
		}, filterFalseNext)
}

func filterFalseNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	s, err := of[funcIter](self).Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	f := *s
	for {
		v, err := ext.Next(th, f.it)
		if err != nil || v.IsUndef() {
			return v, err
		}
		var ok bool
		if f.fn.IsNone() || f.fn == ext.BoolType.Value() {
			ok, err = ext.Truth(th, v)
		} else {
			ok, err = callTruth(th, f.fn, v)
		}
		if err != nil || !ok {
			return v, err
		}
	}
}

func starmapType() *ext.Type {
	return iterType[funcIter]("itertools.starmap", "function, iterable, /",
		"Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.",
		func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
			f, err := funcAndIter(th, "starmap", args, kw)
			if err != nil {
				return ext.Value{}, err
			}
			return newIterator(th, cls, f)
		}, starmapNext)
}

func starmapNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	s, err := of[funcIter](self).Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	f := *s
	v, err := ext.Next(th, f.it)
	if err != nil || v.IsUndef() {
		return v, err
	}
	args, err := ext.Collect(th, v)
	if err != nil {
		return ext.Value{}, err
	}
	return ext.Call(th, f.fn, args, nil)
}

type compressState struct{ data, selectors ext.Value }

func compressType() *ext.Type {
	return iterType[compressState]("itertools.compress", "data, selectors",
		"Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.",
		func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
			a, err := ext.BindArgs(th, "compress", "data, selectors", args, kw)
			if err != nil {
				return ext.Value{}, err
			}
			data, err := ext.Iter(th, a[0])
			if err != nil {
				return ext.Value{}, err
			}
			selectors, err := ext.Iter(th, a[1])
			if err != nil {
				return ext.Value{}, err
			}
			return newIterator(th, cls, compressState{data, selectors})
		}, compressNext)
}

func compressNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	p, err := of[compressState](self).Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	s := *p
	for {
		v, err := ext.Next(th, s.data)
		if err != nil || v.IsUndef() {
			return v, err
		}
		sel, err := ext.Next(th, s.selectors)
		if err != nil || sel.IsUndef() {
			return sel, err
		}
		ok, err := ext.Truth(th, sel)
		if err != nil || ok {
			return v, err
		}
	}
}

// chainState: source yields the iterables, Undef at the end; active is the iterator in use, or Undef.
type chainState struct{ source, active ext.Value }

func chainType() *ext.Type {
	return iterType[chainState]("itertools.chain", "*iterables",
		"Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.",
		func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
			if kw != nil && len(kw.Items) > 0 {
				return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "chain() takes no keyword arguments")
			}
			it, err := ext.Iter(th, ext.NewTuple(append([]ext.Value(nil), args...)))
			if err != nil {
				return ext.Value{}, err
			}
			return newIterator(th, cls, chainState{it, ext.Undef})
		}, chainNext,
		ext.Func{Name: "from_iterable", Sig: "type, iterable, /", Class: true,
			Doc: "Alternative chain() constructor taking a single iterable argument that evaluates lazily.",
			Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
				cls, _ := ext.AsType(a[0])
				it, err := ext.Iter(th, a[1])
				if err != nil {
					return ext.Value{}, err
				}
				return newIterator(th, cls, chainState{it, ext.Undef})
			}},
		ext.ClassGetItem())
}

func chainNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	c := of[chainState](self)
	for {
		p, err := c.Read(th)
		if err != nil || p.source.IsUndef() {
			return ext.Undef, err
		}
		s := *p
		if s.active.IsUndef() {
			v, err := ext.Next(th, s.source)
			if err == nil && !v.IsUndef() {
				s.active, err = ext.Iter(th, v)
			}
			if err != nil || v.IsUndef() {
				if ext.IsAbort(err) {
					return ext.Value{}, err
				}
				if serr := c.update(th, func(s *chainState) { s.source = ext.Undef }); serr != nil {
					return ext.Value{}, serr
				}
				return ext.Undef, err
			}
			if err := c.update(th, func(p *chainState) { p.active = s.active }); err != nil {
				return ext.Value{}, err
			}
		}
		v, err := ext.Next(th, s.active)
		if err != nil || !v.IsUndef() {
			return v, err
		}
		if err := c.update(th, func(p *chainState) { p.active = ext.Undef }); err != nil {
			return ext.Value{}, err
		}
	}
}

type pairState struct{ it, old ext.Value }

func pairwiseType() *ext.Type {
	return iterType[pairState]("itertools.pairwise", "iterable, /",
		"Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
		func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
			if err := exactly(th, "pairwise", 1, args, kw); err != nil {
				return ext.Value{}, err
			}
			it, err := ext.Iter(th, args[0])
			if err != nil {
				return ext.Value{}, err
			}
			return newIterator(th, cls, pairState{it, ext.Undef})
		}, pairwiseNext)
}

func pairwiseNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	w := of[pairState](self)
	p, err := w.Read(th)
	if err != nil || p.it.IsUndef() {
		return ext.Undef, err
	}
	s := *p
	finish := func(err error) (ext.Value, error) {
		if ext.IsAbort(err) {
			return ext.Value{}, err
		}
		if serr := w.update(th, func(p *pairState) { p.it, p.old = ext.Undef, ext.Undef }); serr != nil {
			return ext.Value{}, serr
		}
		return ext.Undef, err
	}
	if s.old.IsUndef() {
		if s.old, err = ext.Next(th, s.it); err != nil || s.old.IsUndef() {
			return finish(err)
		}
		if err := w.update(th, func(p *pairState) { p.old = s.old }); err != nil {
			return ext.Value{}, err
		}
	}
	v, err := ext.Next(th, s.it)
	if err != nil || v.IsUndef() {
		return finish(err)
	}
	return ext.TupleOf(s.old, v), w.update(th, func(p *pairState) { p.old = v })
}
