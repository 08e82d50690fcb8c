package builtins

import (
	"github.com/weftpy/weft/objects"
)

func iterFuncs() []def {
	return []def{
		{Name: "all", Sig: "iterable, /", Fn: quantifier(false), Doc: "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True."},
		{Name: "any", Sig: "iterable, /", Fn: quantifier(true), Doc: "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False."},
		{Name: "len", Sig: "obj, /", Fn: length, Doc: "Return the number of items in a container."},
		{Name: "iter", NoTextSig: true, Sig: "object, sentinel=?, /", Fn: iter, Doc: "Get an iterator from an object.\n\nIn the first form, the argument must supply its own iterator, or be a sequence.\nIn the second form, the callable is called until it returns the sentinel."},
		{Name: "next", NoTextSig: true, Sig: "iterator, default=?, /", Fn: next, Doc: "Return the next item from the iterator.\n\nIf default is given and the iterator is exhausted,\nit is returned instead of raising StopIteration."},
		{Name: "aiter", Sig: "async_iterable, /", Fn: aiter, Doc: "Return an AsyncIterator for an AsyncIterable object."},
		{Name: "anext", Sig: "aiterator, default=?, /", Fn: anext, Doc: "Return the next item from the async iterator.\n\nIf default is given and the async iterator is exhausted,\nit is returned instead of raising StopAsyncIteration."},
		{Name: "max", NoTextSig: true, Sig: "*args, key=None, default=?", Fn: extreme("max", objects.GT), Doc: "With a single iterable argument, return its biggest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the largest argument."},
		{Name: "min", NoTextSig: true, Sig: "*args, key=None, default=?", Fn: extreme("min", objects.LT), Doc: "With a single iterable argument, return its smallest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\nWith two or more positional arguments, return the smallest argument."},
		{Name: "sorted", Sig: "*args, **kwargs", TextSig: "iterable, /, *, key=None, reverse=False", Fn: sorted, Doc: "Return a new list containing all items from the iterable in ascending order.\n\nA custom key function can be supplied to customize the sort order, and the\nreverse flag can be set to request the result in descending order."},
	}
}

// quantifier is any (want true) or all (want false): whether some item's truth is want decides.
func quantifier(want bool) objects.Fn {
	return func(th *thread, a []value) (value, error) {
		it, err := objects.Iter(th, a[0])
		if err != nil {
			return value{}, err
		}
		undecided := objects.Bool(!want)
		take := func(v value) bool { return v == undecided }
		for {
			v, err := objects.Feed(th, it, take)
			if err != nil {
				return value{}, err
			}
			if v.IsUndef() {
				return undecided, nil
			}
			t, err := objects.Truth(th, v)
			if err != nil {
				return value{}, err
			}
			if t == want {
				return objects.Bool(want), nil
			}
		}
	}
}

func length(th *thread, a []value) (value, error) {
	n, err := objects.Len(th, a[0])
	return objects.Int(int64(n)), err
}

func iter(th *thread, a []value) (value, error) {
	if a[1].IsUndef() {
		return objects.Iter(th, a[0])
	}
	if !isCallable(a[0]) {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "iter(v, w): v must be callable")
	}
	return objects.NewCallableIter(th, a[0], a[1]), nil
}

func next(th *thread, a []value) (value, error) {
	v, err := objects.NextOrStop(th, a[0])
	if err == nil && v.IsUndef() {
		if !a[1].IsUndef() {
			return a[1], nil
		}
		return value{}, objects.Raise(th, objects.StopIterationType)
	}
	if err != nil && !a[1].IsUndef() && objects.IsRaised(err, objects.StopIterationType) {
		return a[1], nil
	}
	return v, err
}

func aiter(th *thread, a []value) (value, error) {
	f, ok := a[0].Type().Lookup("__aiter__")
	if !ok || f.IsNone() {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "'%s' object is not an async iterable", a[0].Type().MessageName())
	}
	it, err := objects.CallBound(th, f, a[0], nil)
	if err != nil {
		return value{}, err
	}
	if _, ok := it.Type().Lookup("__anext__"); !ok {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "aiter() returned not an async iterator of type '%s'", it.Type().MessageName())
	}
	return it, nil
}

func anext(th *thread, a []value) (value, error) {
	f, ok := a[0].Type().Lookup("__anext__")
	if !ok {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "'%s' object is not an async iterator", a[0].Type().MessageName())
	}
	if !a[1].IsUndef() {
		return value{}, objects.RaiseMsg(th, objects.NotImplementedErrorType, "anext() with a default")
	}
	return objects.CallBound(th, f, a[0], nil)
}

// extreme is min or max: the first item that no other beats.
func extreme(name string, op objects.CmpOp) objects.Fn {
	return func(th *thread, a []value) (value, error) {
		args, _ := objects.AsTuple(a[0])
		key, dflt := a[1], a[2]
		if len(args.Items) == 0 {
			return value{}, objects.Raisef(th, objects.TypeErrorType, "%s expected at least 1 argument, got 0", name)
		}
		w := winner{op: op, key: key}
		if len(args.Items) > 1 {
			if !dflt.IsUndef() {
				return value{}, objects.Raisef(th, objects.TypeErrorType, "Cannot specify a default for %s() with multiple positional arguments", name)
			}
			for _, v := range args.Items {
				if err := w.offer(th, v); err != nil {
					return value{}, err
				}
			}
			return w.best, nil
		}
		it, err := objects.Iter(th, args.Items[0])
		take := w.take
		for err == nil {
			var v value
			if v, err = objects.Feed(th, it, take); err == nil {
				if v.IsUndef() {
					break
				}
				err = w.offer(th, v)
			}
		}
		if err != nil {
			return value{}, err
		}
		if w.any {
			return w.best, nil
		}
		if dflt.IsUndef() {
			return value{}, objects.Raisef(th, objects.ValueErrorType, "%s() iterable argument is empty", name)
		}
		return dflt, nil
	}
}

// A winner keeps the item whose key compares best so far.
type winner struct {
	op        objects.CmpOp
	key       value
	any       bool
	best, val value
}

func (w *winner) offer(th *thread, v value) error {
	k := v
	if !w.key.IsNone() {
		var err error
		if k, err = objects.CallArgs(th, w.key, v); err != nil {
			return err
		}
	}
	if w.any {
		better, err := w.beats(th, k)
		if err != nil || !better {
			return err
		}
	}
	w.any, w.best, w.val = true, v, k
	return nil
}

// take is offer for ints that are their own keys.
func (w *winner) take(v value) bool {
	if !v.IsInt() || !w.key.IsNone() || w.any && !w.val.IsInt() {
		return false
	}
	if !w.any || w.op == objects.LT && v.Int() < w.val.Int() || w.op == objects.GT && v.Int() > w.val.Int() {
		w.any, w.best, w.val = true, v, v
	}
	return true
}

func (w *winner) beats(th *thread, k value) (bool, error) {
	if k.IsInt() && w.val.IsInt() {
		return w.op == objects.LT && k.Int() < w.val.Int() || w.op == objects.GT && k.Int() > w.val.Int(), nil
	}
	r, err := objects.Compare(th, k, w.val, w.op)
	if err != nil {
		return false, err
	}
	return objects.Truth(th, r)
}

// sorted leaves the keyword arguments to list.sort, which complains of those it doesn't know.
func sorted(th *thread, a []value) (value, error) {
	args, _ := objects.AsTuple(a[0])
	if n := len(args.Items); n != 1 {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "sorted expected 1 argument, got %d", n)
	}
	items, err := objects.Collect(th, args.Items[0])
	if err != nil {
		return value{}, err
	}
	l := objects.NewList(th, items).Value()
	sort, _ := objects.ListType.Lookup("sort")
	all, kw, err := objects.SpreadArgs(th, objects.TupleOf(l), a[1])
	if err != nil {
		return value{}, err
	}
	_, err = objects.Call(th, sort, all, kw)
	return l, err
}
