package collections

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// dequeIter iterates a deque, forwards or backwards.
type dequeIter struct {
	ext.Header
	ext.State[iterState]
}

type iterState struct {
	d       ext.Value
	i       int // items passed
	version int // what the deque's must be
	left    int
}

func newDequeIter(th *ext.Thread, cls *ext.Type, d ext.Value, skip int) (ext.Value, error) {
	r, err := dequeOf(d).read(th)
	if err != nil {
		return ext.Value{}, err
	}
	it := &dequeIter{Header: ext.NewHeader(cls)}
	skip = min(max(skip, 0), r.n)
	it.Init(th, iterState{d, skip, r.version, r.n - skip})
	return ext.FromPtr(unsafe.Pointer(it)), nil
}

func iterNext(reverse bool) func(th *ext.Thread, self ext.Value) (ext.Value, error) {
	return func(th *ext.Thread, self ext.Value) (ext.Value, error) {
		s, err := (*dequeIter)(self.P).Write(th)
		if err != nil {
			return ext.Value{}, err
		}
		if reverse && s.left == 0 {
			return ext.Undef, nil
		}
		r, err := dequeOf(s.d).read(th)
		if err != nil {
			return ext.Value{}, err
		}
		if r.version != s.version {
			s.left = 0
			return ext.Value{}, mutated(th, ext.RuntimeErrorType)
		}
		if s.left == 0 {
			return ext.Undef, nil
		}
		i := s.i
		if reverse {
			i = r.n - 1 - i
		}
		s.i++
		s.left--
		return *r.slot(i), nil
	}
}

func (m *module) iterSpec(reverse bool) ext.TypeSpec {
	name := "collections._deque_iterator"
	if reverse {
		name = "collections._deque_reverse_iterator"
	}
	return ext.TypeSpec{
		Name: name, Effect: ext.Pure,
		Slots: ext.Slots{
			New: func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
				a, err := ext.BindArgs(th, cls.Name, "iterable, index=0, /", args, kw)
				if err != nil {
					return ext.Value{}, err
				}
				if !m.isDeque(a[0]) {
					return ext.Value{}, ext.Raisef(th, ext.TypeErrorType, "%s() argument 1 must be collections.deque, not %s", cls.MessageName(), a[0].Type().MessageName())
				}
				n, err := indexArg(th, a[1])
				if err != nil {
					return ext.Value{}, err
				}
				return newDequeIter(th, cls, a[0], n)
			},
			Iter: func(th *ext.Thread, self ext.Value) (ext.Value, error) { return self, nil },
			Next: iterNext(reverse),
		},
		Methods: []ext.Func{
			{Name: "__length_hint__", Sig: "self, /", Doc: "Private method returning an estimate of len(list(it)).",
				Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
					s, err := (*dequeIter)(a[0].P).Read(th)
					if err != nil {
						return ext.Value{}, err
					}
					return ext.Int(int64(s.left)), nil
				}},
			{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling.",
				Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
					s, err := (*dequeIter)(a[0].P).Read(th)
					if err != nil {
						return ext.Value{}, err
					}
					return ext.TupleOf(a[0].Type().Value(), ext.TupleOf(s.d, ext.Int(int64(s.i)))), nil
				}},
		},
	}
}
