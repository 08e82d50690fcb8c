package itertools

import (
	"github.com/weftpy/weft/ext"
)

type accumulateState struct{ it, fn, total, initial ext.Value }

func accumulateType() *ext.Type {
	const sig = "iterable, func=None, *, initial=None"
	return iterType[accumulateState]("itertools.accumulate", sig, "Return series of accumulated sums (or other binary function results).",
		func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
			a, err := ext.BindArgs(th, "accumulate", sig, args, kw)
			if err != nil {
				return ext.Value{}, err
			}
			it, err := ext.Iter(th, a[0])
			if err != nil {
				return ext.Value{}, err
			}
			initial := a[2]
			if initial.IsNone() {
				initial = ext.Undef
			}
			return newIterator(th, cls, accumulateState{it, a[1], ext.Undef, initial})
		}, accumulateNext)
}

func accumulateNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	acc := of[accumulateState](self)
	p, err := acc.Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	s := *p
	if !s.initial.IsUndef() {
		return s.initial, acc.update(th, func(p *accumulateState) { p.total, p.initial = s.initial, ext.Undef })
	}
	v, err := ext.Next(th, s.it)
	if err != nil || v.IsUndef() {
		return v, err
	}
	switch {
	case s.total.IsUndef():
	case s.fn.IsNone():
		v, err = ext.Binary(th, ext.OpAdd, s.total, v)
	default:
		v, err = ext.CallArgs(th, s.fn, s.total, v)
	}
	if err != nil {
		return ext.Value{}, err
	}
	return v, acc.update(th, func(p *accumulateState) { p.total = v })
}

type batchedState struct {
	it     ext.Value
	n      int
	strict bool
}

func batchedType() *ext.Type {
	const sig = "iterable, n, *, strict=False"
	return iterType[batchedState]("itertools.batched", sig,
		"Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over the input iterable and accumulates data into tuples\nup to size n.  The input is consumed lazily, just enough to\nfill a batch.  The result is yielded as soon as a batch is full\nor when the input iterable is exhausted.\n\n    >>> for batch in batched('ABCDEFG', 3):\n    ...     print(batch)\n    ...\n    ('A', 'B', 'C')\n    ('D', 'E', 'F')\n    ('G',)\n\nIf \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n.",
		func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
			a, err := ext.BindArgs(th, "batched", sig, args, kw)
			if err != nil {
				return ext.Value{}, err
			}
			n, err := index(th, a[1])
			if err != nil {
				return ext.Value{}, err
			}
			strict, err := ext.Truth(th, a[2])
			if err != nil {
				return ext.Value{}, err
			}
			if n < 1 {
				return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "n must be at least one")
			}
			it, err := ext.Iter(th, a[0])
			if err != nil {
				return ext.Value{}, err
			}
			return newIterator(th, cls, batchedState{it, n, strict})
		}, batchedNext)
}

func batchedNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	b := of[batchedState](self)
	p, err := b.Read(th)
	if err != nil || p.it.IsUndef() {
		return ext.Undef, err
	}
	s := *p
	items := make([]ext.Value, 0, min(s.n, 64))
	for len(items) < s.n {
		v, err := ext.Next(th, s.it)
		if ext.IsAbort(err) {
			return ext.Value{}, err
		}
		if err == nil && !v.IsUndef() {
			items = append(items, v)
			continue
		}
		if serr := b.update(th, func(p *batchedState) { p.it = ext.Undef }); serr != nil {
			return ext.Value{}, serr
		}
		if err != nil || len(items) == 0 {
			return ext.Undef, err
		}
		if s.strict {
			return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "batched(): incomplete batch")
		}
		break
	}
	return ext.NewTuple(items), nil
}

// isliceState: next is the index of the item to yield, stop where to end (negative: never), at how many items were taken.
type isliceState struct {
	it                   ext.Value
	next, stop, step, at int
}

func isliceType() *ext.Type {
	return iterType[isliceState]("itertools.islice", "",
		"islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.  If start is specified, will skip all preceding elements;\notherwise, start defaults to zero.  Step defaults to one.  If\nspecified as another value, step determines how many values are\nskipped between successive calls.  Works like a slice() on a list\nbut returns an iterator.",
		newIslice, isliceNext)
}

// sliceArg converts an argument of islice; None stands for def.
func sliceArg(th *ext.Thread, v ext.Value, def, least int, msg string) (int, error) {
	if v.IsNone() {
		return def, nil
	}
	if v.IsInt() || v.Type().Index != nil {
		n, err := ext.AsIndex(th, v)
		if err == nil && n >= least {
			return n, nil
		}
		if ext.IsAbort(err) {
			return 0, err
		}
	}
	return 0, ext.RaiseMsg(th, ext.ValueErrorType, msg)
}

func newIslice(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
	switch {
	case kw != nil && len(kw.Items) > 0:
		return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "islice() takes no keyword arguments")
	case len(args) < 2:
		return ext.Value{}, ext.Raisef(th, ext.TypeErrorType, "islice expected at least 2 arguments, got %d", len(args))
	case len(args) > 4:
		return ext.Value{}, ext.Raisef(th, ext.TypeErrorType, "islice expected at most 4 arguments, got %d", len(args))
	}
	const (
		stopMsg = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
		indices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
	)
	s := isliceState{step: 1}
	var err error
	if len(args) == 2 {
		s.stop, err = sliceArg(th, args[1], -1, 0, stopMsg)
	} else {
		s.next, err = sliceArg(th, args[1], 0, 0, indices)
		if err == nil {
			s.stop, err = sliceArg(th, args[2], -1, 0, stopMsg)
		}
		if err == nil && len(args) == 4 {
			s.step, err = sliceArg(th, args[3], 1, 1, "Step for islice() must be a positive integer or None.")
		}
	}
	if err != nil {
		return ext.Value{}, err
	}
	if s.it, err = ext.Iter(th, args[0]); err != nil {
		return ext.Value{}, err
	}
	return newIterator(th, cls, s)
}

func isliceNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	sl := of[isliceState](self)
	p, err := sl.Read(th)
	if err != nil || p.it.IsUndef() {
		return ext.Undef, err
	}
	s := *p
	finish := func(err error) (ext.Value, error) {
		if ext.IsAbort(err) {
			return ext.Value{}, err
		}
		if serr := sl.update(th, func(p *isliceState) { p.it = ext.Undef }); serr != nil {
			return ext.Value{}, serr
		}
		return ext.Undef, err
	}
	for s.at < s.next {
		v, err := ext.Next(th, s.it)
		if err != nil || v.IsUndef() {
			return finish(err)
		}
		s.at++
		if err := sl.update(th, func(p *isliceState) { p.at = s.at }); err != nil {
			return ext.Value{}, err
		}
	}
	if s.stop >= 0 && s.at >= s.stop {
		return finish(nil)
	}
	v, err := ext.Next(th, s.it)
	if err != nil || v.IsUndef() {
		return finish(err)
	}
	return v, sl.update(th, func(p *isliceState) {
		p.at = s.at + 1
		if p.next = s.next + s.step; p.next < s.next || s.stop >= 0 && p.next > s.stop {
			p.next = s.stop
		}
	})
}

// longestState: done[i] tells that iterable i has ended.
type longestState struct {
	its  []ext.Value // Undef when exhausted
	left int
	fill ext.Value
}

// Clone is for copies of the state by the engine.
func (s longestState) Clone() longestState {
	s.its = append([]ext.Value(nil), s.its...)
	return s
}

func zipLongestType() *ext.Type {
	return iterType[longestState]("itertools.zip_longest", "*iterables, fillvalue=None",
		"Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.",
		newZipLongest, zipLongestNext)
}

func newZipLongest(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
	s := longestState{fill: ext.None}
	if kw != nil {
		for i, k := range kw.Items {
			if name, _ := ext.AsStr(k); name.String() != "fillvalue" {
				return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "zip_longest() got an unexpected keyword argument")
			}
			s.fill = args[len(args)-len(kw.Items)+i]
		}
		args = args[:len(args)-len(kw.Items)]
	}
	s.its, s.left = make([]ext.Value, len(args)), len(args)
	for i, v := range args {
		var err error
		if s.its[i], err = ext.Iter(th, v); err != nil {
			return ext.Value{}, err
		}
	}
	return newIterator(th, cls, s)
}

func zipLongestNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	z := of[longestState](self)
	s, err := z.Read(th)
	if err != nil || s.left == 0 {
		return ext.Undef, err
	}
	items := make([]ext.Value, len(s.its))
	for i := range items {
		if s, err = z.Read(th); err != nil {
			return ext.Value{}, err
		}
		fill := s.fill
		items[i] = fill
		if s.its[i].IsUndef() {
			continue
		}
		v, err := ext.Next(th, s.its[i])
		if err != nil {
			return ext.Value{}, err
		}
		if !v.IsUndef() {
			items[i] = v
			continue
		}
		if s, err = z.Write(th); err != nil {
			return ext.Value{}, err
		}
		s.its[i] = ext.Undef
		if s.left--; s.left <= 0 {
			return ext.Undef, nil
		}
	}
	return ext.NewTuple(items), nil
}
