// Package itertools is the native module itertools: iterators that are made of other iterators.
package itertools

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

const moduleDoc = "Functional tools for creating and using iterators.\n\nInfinite iterators:\ncount(start=0, step=1) --> start, start+step, start+2*step, ...\ncycle(p) --> p0, p1, ... plast, p0, p1, ...\nrepeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times\n\nIterators terminating on the shortest input sequence:\naccumulate(p[, func]) --> p0, p0+p1, p0+p1+p2\nbatched(p, n) --> [p0, p1, ..., p_n-1], [p_n, p_n+1, ..., p_2n-1], ...\nchain(p, q, ...) --> p0, p1, ... plast, q0, q1, ...\nchain.from_iterable([p, q, ...]) --> p0, p1, ... plast, q0, q1, ...\ncompress(data, selectors) --> (d[0] if s[0]), (d[1] if s[1]), ...\ndropwhile(predicate, seq) --> seq[n], seq[n+1], starting when predicate fails\ngroupby(iterable[, keyfunc]) --> sub-iterators grouped by value of keyfunc(v)\nfilterfalse(predicate, seq) --> elements of seq where predicate(elem) is False\nislice(seq, [start,] stop [, step]) --> elements from\n       seq[start:stop:step]\npairwise(s) --> (s[0],s[1]), (s[1],s[2]), (s[2], s[3]), ...\nstarmap(fun, seq) --> fun(*seq[0]), fun(*seq[1]), ...\ntee(it, n=2) --> (it1, it2 , ... itn) splits one iterator into n\ntakewhile(predicate, seq) --> seq[0], seq[1], until predicate fails\nzip_longest(p, q, ...) --> (p[0], q[0]), (p[1], q[1]), ...\n\nCombinatoric generators:\nproduct(p, q, ... [repeat=1]) --> cartesian product\npermutations(p[, r])\ncombinations(p, r)\ncombinations_with_replacement(p, r)\n"

// module holds the types, which some functions need.
type module struct {
	grouper, tee *ext.Type
}

// Module describes the module.
func Module() *ext.Module {
	m := &module{}
	m.grouper = iterType[grouperState]("itertools._grouper", "", "", nil, m.grouperNext)
	m.grouper.Flags |= ext.FlagDisallowNew
	m.tee = m.teeType()
	return &ext.Module{
		Name: "itertools", Doc: moduleDoc, Effect: ext.Pure,
		Types: []*ext.Type{
			accumulateType(), batchedType(), chainType(), combinationsType(), withReplacementType(), compressType(),
			countType(), cycleType(), whileType(true), whileType(false), filterFalseType(), m.groupByType(), m.grouper,
			isliceType(), pairwiseType(), permutationsType(), productType(), repeatType(), starmapType(), zipLongestType(),
			m.tee,
		},
		Funcs: []ext.Func{{Name: "tee", Sig: "iterable, n=2, /", Doc: "Returns a tuple of n independent iterators.", Fn: m.teeFunc}},
	}
}

// iterator is an iterator object whose whole state is a T.
type iterator[T any] struct {
	ext.Header
	ext.State[T]
}

// subIterator is an instance of a subclass of an iterator type.
type subIterator[T any] struct {
	iterator[T]
	attrs ext.Attrs
}

func alloc[T any](th *ext.Thread, cls *ext.Type) *iterator[T] {
	if cls.Flags&ext.FlagHasAttrs == 0 {
		return &iterator[T]{Header: ext.NewHeader(cls)}
	}
	s := &subIterator[T]{iterator: iterator[T]{Header: ext.NewHeader(cls)}}
	s.attrs.Init(th, cls)
	return &s.iterator
}

// newIterator makes an iterator of type cls with its first state.
func newIterator[T any](th *ext.Thread, cls *ext.Type, state T) (ext.Value, error) {
	it := alloc[T](th, cls)
	it.Init(th, state)
	return ext.FromPtr(unsafe.Pointer(it)), nil
}

// of returns the iterator that v is; its type has been checked.
func of[T any](v ext.Value) *iterator[T] { return (*iterator[T])(v.P) }

type newFunc func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error)

// iterType makes an iterator type.
func iterType[T any](name, sig, doc string, make newFunc, next func(*ext.Thread, ext.Value) (ext.Value, error), methods ...ext.Func) *ext.Type {
	return ext.NewType(iterSpec[T](name, sig, doc, make, next, methods...))
}

func iterSpec[T any](name, sig, doc string, make newFunc, next func(*ext.Thread, ext.Value) (ext.Value, error), methods ...ext.Func) ext.TypeSpec {
	return ext.TypeSpec{
		Name: name, Sig: sig, Doc: doc, Flags: ext.FlagBaseOK, Effect: ext.Pure, Methods: methods,
		Slots: ext.Slots{New: make, Next: next, Iter: func(th *ext.Thread, self ext.Value) (ext.Value, error) { return self, nil }},
		Alloc: func(th *ext.Thread, cls *ext.Type) ext.Value {
			var zero T
			v, _ := newIterator(th, cls, zero) // making an object can't fail
			return v
		},
		AttrOff: unsafe.Offsetof(subIterator[T]{}.attrs),
	}
}

// exactly checks the arguments of a constructor that takes n by position.
func exactly(th *ext.Thread, name string, n int, args []ext.Value, kw *ext.Tuple) error {
	if kw != nil && len(kw.Items) > 0 {
		return ext.Raisef(th, ext.TypeErrorType, "%s() takes no keyword arguments", name)
	}
	if len(args) != n {
		s := "s"
		if n == 1 {
			s = ""
		}
		return ext.Raisef(th, ext.TypeErrorType, "%s expected %d argument%s, got %d", name, n, s, len(args))
	}
	return nil
}

// index converts an integer argument.
func index(th *ext.Thread, v ext.Value) (int, error) {
	if !v.IsInt() && v.Type().Index == nil {
		return 0, ext.Raisef(th, ext.TypeErrorType, "'%s' object cannot be interpreted as an integer", v.Type().MessageName())
	}
	return ext.AsIndex(th, v)
}

// collectAll collects the items of several iterables.
func collectAll(th *ext.Thread, src []ext.Value) ([][]ext.Value, error) {
	pools := make([][]ext.Value, len(src))
	for i, v := range src {
		var err error
		if pools[i], err = ext.Collect(th, v); err != nil {
			return nil, err
		}
	}
	return pools, nil
}
