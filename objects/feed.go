package objects

// Feed passes the items of an iterator to take until take refuses one, and returns that, or Undef at the end. It is like a loop of
// Next, but a generator need not be suspended for every item, so take may not run Python code. It may be offered an item that it
// has refused again.
func Feed(th *Thread, it Value, take func(Value) bool) (Value, error) {
	switch t := it.Type(); {
	case t == GeneratorType:
		return feedGenerator(th, (*Generator)(it.P), take)
	case t == listIterType:
		return feedList(th, iterOf(it), take)
	case t == tupleIterType:
		return feedTuple(th, iterOf(it), take)
	case t == rangeIterType:
		return feedRange(th, iterOf(it), take)
	}
	for {
		v, err := Next(th, it)
		if err != nil || v.IsUndef() || !take(v) {
			return v, err
		}
	}
}

func feedGenerator(th *Thread, g *Generator, take func(Value) bool) (Value, error) {
	for {
		v, done, err := th.Interp.Eval.Feed(th, g, take)
		switch {
		case err != nil:
			return Value{}, err
		case done:
			return Undef, nil
		case !take(v):
			return v, nil
		}
	}
}

// feedList is a loop of listIterNext. take may append to the list.
func feedList(th *Thread, it *indexIter, take func(Value) bool) (Value, error) {
	b, err := it.write(th)
	if err != nil || b.seq.IsUndef() {
		return Undef, err
	}
	l := listOf(b.seq)
	for {
		items, err := l.Items(th)
		if err != nil {
			return Value{}, err
		}
		if b.i >= len(items) {
			b.seq = Undef
			return Undef, nil
		}
		b.i++
		if v := items[b.i-1]; !take(v) {
			return v, nil
		}
	}
}

// feedTuple is a loop of tupleIterNext.
func feedTuple(th *Thread, it *indexIter, take func(Value) bool) (Value, error) {
	b, err := it.write(th)
	if err != nil || b.seq.IsUndef() {
		return Undef, err
	}
	for items := b.seq.tuple().Items; b.i < len(items); {
		b.i++
		if v := items[b.i-1]; !take(v) {
			return v, nil
		}
	}
	b.seq = Undef
	return Undef, nil
}

// feedRange is a loop of rangeIterNext, over a small range.
func feedRange(th *Thread, it *indexIter, take func(Value) bool) (Value, error) {
	b, err := it.write(th)
	if err != nil {
		return Value{}, err
	}
	r := (*Range)(b.seq.P)
	for b.left > 0 {
		v := Int(r.start + int64(b.i)*r.step)
		b.i++
		b.left--
		if !take(v) {
			return v, nil
		}
	}
	return Undef, nil
}
