package itertools

import (
	"github.com/weftpy/weft/ext"
)

type countState struct {
	n    int64
	fast bool // n counts by ones
	cnt  ext.Value
	step ext.Value
}

func isNumber(v ext.Value) bool {
	t := v.Type()
	return v.IsInt() || v.IsFloat() || t.Index != nil || t.Int != nil || t.Float != nil
}

func countType() *ext.Type {
	spec := iterSpec[countState]("itertools.count", "start=0, step=1",
		"Return a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step", newCount, countNext)
	spec.Slots.Repr = countRepr
	return newType(spec)
}

func newCount(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
	a := []ext.Value{ext.Int(0), ext.Int(1)}
	if len(args) > 2 {
		return ext.Value{}, ext.Raisef(th, ext.TypeErrorType, "count() takes at most 2 arguments (%d given)", len(args))
	}
	if kw == nil {
		copy(a, args)
	} else {
		var err error
		if a, err = ext.BindArgs(th, "count", "start=0, step=1", args, kw); err != nil {
			return ext.Value{}, err
		}
	}
	if !isNumber(a[0]) || !isNumber(a[1]) {
		return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "a number is required")
	}
	s := countState{cnt: a[0], step: a[1]}
	if a[0].IsInt() && a[1].IsInt() && a[1].Int() == 1 {
		s.n, s.fast = a[0].Int(), true
	}
	return newIterator(th, cls, s)
}

func (s *countState) current() ext.Value {
	if s.fast {
		return ext.Int(s.n)
	}
	return s.cnt
}

func countNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	it := of[countState](self)
	s, err := it.Write(th)
	if err != nil {
		return ext.Value{}, err
	}
	if s.fast && s.n < 1<<62 {
		s.n++
		return ext.Int(s.n - 1), nil
	}
	v := s.current()
	sum, err := ext.Binary(th, ext.OpAdd, v, s.step)
	if err != nil {
		return ext.Value{}, err
	}
	if s, err = it.Write(th); err != nil {
		return ext.Value{}, err
	}
	s.cnt, s.fast = sum, false
	return v, nil
}

func countRepr(th *ext.Thread, self ext.Value) (*ext.Str, error) {
	s, err := of[countState](self).Read(th)
	if err != nil {
		return nil, err
	}
	v, step := s.current(), s.step
	text, err := ext.Repr(th, v)
	if err != nil {
		return nil, err
	}
	name := self.Type().Name
	if step.IsInt() && step.Int() == 1 {
		return ext.NewStr(name + "(" + text.String() + ")"), nil
	}
	by, err := ext.Repr(th, step)
	if err != nil {
		return nil, err
	}
	return ext.NewStr(name + "(" + text.String() + ", " + by.String() + ")"), nil
}

// cycleState holds what was seen in its first round; items appended there are never changed.
type cycleState struct {
	it    ext.Value // Undef after the first round
	saved []ext.Value
	i     int
}

func cycleType() *ext.Type {
	return iterType[cycleState]("itertools.cycle", "iterable, /",
		"Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.", newCycle, cycleNext)
}

func newCycle(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
	if err := exactly(th, "cycle", 1, args, kw); err != nil {
		return ext.Value{}, err
	}
	it, err := ext.Iter(th, args[0])
	if err != nil {
		return ext.Value{}, err
	}
	return newIterator(th, cls, cycleState{it: it})
}

func cycleNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	c := of[cycleState](self)
	s, err := c.Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	if !s.it.IsUndef() {
		v, err := ext.Next(th, s.it)
		if err != nil {
			return ext.Value{}, err
		}
		if s, err = c.Write(th); err != nil {
			return ext.Value{}, err
		}
		if !v.IsUndef() {
			s.saved = append(s.saved[:len(s.saved):len(s.saved)], v)
			return v, nil
		}
		s.it = ext.Undef
	}
	if len(s.saved) == 0 {
		return ext.Undef, nil
	}
	if s, err = c.Write(th); err != nil {
		return ext.Value{}, err
	}
	v := s.saved[s.i]
	s.i = (s.i + 1) % len(s.saved)
	return v, nil
}

type repeatState struct {
	v ext.Value
	n int // negative: endless
}

func repeatType() *ext.Type {
	spec := iterSpec[repeatState]("itertools.repeat", "object, times=?",
		"repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.", newRepeat, repeatNext)
	spec.Slots.Repr = repeatRepr
	spec.Methods = []ext.Func{{Name: "__length_hint__", Sig: "self, /", Doc: "Private method returning an estimate of len(list(it)).",
		Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
			s, err := of[repeatState](a[0]).Read(th)
			if err != nil {
				return ext.Value{}, err
			}
			if s.n < 0 {
				return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "len() of unsized object")
			}
			return ext.Int(int64(s.n)), nil
		}}}
	return newType(spec)
}

func newRepeat(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
	a, err := ext.BindArgs(th, "repeat", "object, times=?", args, kw)
	if err != nil {
		return ext.Value{}, err
	}
	n := -1
	if !a[1].IsUndef() {
		if n, err = index(th, a[1]); err != nil {
			return ext.Value{}, err
		}
		n = max(n, 0)
	}
	return newIterator(th, cls, repeatState{a[0], n})
}

func repeatNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	it := of[repeatState](self)
	s, err := it.Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	if s.n < 0 {
		return s.v, nil
	}
	if s.n == 0 {
		return ext.Undef, nil
	}
	if s, err = it.Write(th); err != nil {
		return ext.Value{}, err
	}
	s.n--
	return s.v, nil
}

func repeatRepr(th *ext.Thread, self ext.Value) (*ext.Str, error) {
	s, err := of[repeatState](self).Read(th)
	if err != nil {
		return nil, err
	}
	n := s.n
	text, err := ext.Repr(th, s.v)
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return ext.NewStr(self.Type().Name + "(" + text.String() + ")"), nil
	}
	return ext.NewStr(self.Type().Name + "(" + text.String() + ", " + itoa(n) + ")"), nil
}
