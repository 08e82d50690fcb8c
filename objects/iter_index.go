package objects

import (
	"unsafe"

	"github.com/weftpy/weft/stm"
)

// indexIter is an iterator that counts: over a list, a tuple, a dict, a set, or anything with __getitem__; also the count of
// enumerate. What the numbers mean is up to its type.
type indexIter struct {
	Header
	stm.Object
	first indexBody
}

// indexBody is the state of an indexIter.
type indexBody struct {
	stm.Body
	seq  Value // what is iterated, Undef when exhausted
	i    int   // next index
	left int   // items that are to come
	size int   // how many the dict or set must have
}

var indexKind = &stm.Kind{
	Name: "iterator",
	Clone: func(b *stm.Body) *stm.Body {
		x := (*indexBody)(unsafe.Pointer(b))
		return &(&indexBody{seq: x.seq, i: x.i, left: x.left, size: x.size}).Body
	},
	Save: func(j *stm.Journal, b *stm.Body) {
		x := (*indexBody)(unsafe.Pointer(b))
		j.Slots = append(j.Slots, stm.Slot(x.seq), stm.Slot{N: uint64(x.i)}, stm.Slot{N: uint64(x.left)}, stm.Slot{N: uint64(x.size)})
	},
	Restore: func(j *stm.Journal, b *stm.Body) {
		x := (*indexBody)(unsafe.Pointer(b))
		n := len(j.Slots) - 4
		x.seq, x.i = Value(j.Slots[n]), int(j.Slots[n+1].N)
		x.left, x.size = int(j.Slots[n+2].N), int(j.Slots[n+3].N)
		j.Slots = j.Slots[:n]
	},
	Size: func(*stm.Body) int { return 4 },
}

func newIndexIter(th *Thread, t *Type, seq Value, i, left int) Value {
	it := &indexIter{Header: Header{t}}
	it.init(th, seq, i, left)
	return FromPtr(unsafe.Pointer(it))
}

func (it *indexIter) init(th *Thread, seq Value, i, left int) {
	it.first.seq, it.first.i, it.first.left = seq, i, left
	th.Tx.Init(&it.Object, &it.first.Body)
}

func iterOf(v Value) *indexIter { return (*indexIter)(v.P) }

func (it *indexIter) read(th *Thread) (*indexBody, error) {
	if th.Exclusive {
		return (*indexBody)(it.Peek()), nil
	}
	b, err := th.OpenRead(&it.Object)
	return (*indexBody)(b), err
}

func (it *indexIter) write(th *Thread) (*indexBody, error) {
	if th.Exclusive {
		return (*indexBody)(it.Peek()), nil
	}
	b, err := th.OpenWrite(&it.Object, indexKind)
	return (*indexBody)(b), err
}

// finish marks the iterator as exhausted and returns what Next then returns.
func (it *indexIter) finish(th *Thread) (Value, error) {
	b, err := it.write(th)
	if err != nil {
		return Value{}, err
	}
	b.seq = Undef
	return Undef, nil
}

// builtinValue returns the builtin of that name, for __reduce__.
func builtinValue(th *Thread, name string) (Value, error) {
	return th.Interp.Builtins.Dict.GetStr(th, name)
}

// reduceIndex is __reduce__ of an iterator that is rebuilt by calling make on what it iterates and setting its index.
func reduceIndex(make string, empty func(th *Thread) Value) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		f, err := builtinValue(th, make)
		if err != nil {
			return Value{}, err
		}
		b, err := iterOf(a[0]).read(th)
		if err != nil {
			return Value{}, err
		}
		if b.seq.IsUndef() {
			return TupleOf(f, TupleOf(empty(th))), nil
		}
		return TupleOf(f, TupleOf(b.seq), Int(int64(b.i))), nil
	}
}

func emptyListValue(th *Thread) Value { return NewList(th, nil).Value() }

// setIndex returns __setstate__ of such an iterator; the index is brought into low..high(sequence).
func setIndex(low int, high func(th *Thread, seq Value) (int, error)) Fn {
	return func(th *Thread, a []Value) (Value, error) {
		if a[1].Type().Index == nil {
			return Value{}, RaiseMsg(th, TypeErrorType, "an integer is required")
		}
		i, err := indexSized(th, a[1], OverflowErrorType)
		if err != nil {
			return Value{}, err
		}
		b, err := iterOf(a[0]).read(th)
		if err != nil || b.seq.IsUndef() {
			return None, err
		}
		n, err := high(th, b.seq)
		if err != nil {
			return Value{}, err
		}
		if b, err = iterOf(a[0]).write(th); err != nil {
			return Value{}, err
		}
		b.i = min(max(i, low), n)
		return None, nil
	}
}

// lengthHint returns __length_hint__ of an iterator from what remains does with its state.
func lengthHint(remains func(th *Thread, it *indexBody) (int, error)) FuncDef {
	return FuncDef{Name: "__length_hint__", Sig: "self, /", Doc: "Private method returning an estimate of len(list(it)).",
		Fn: func(th *Thread, a []Value) (Value, error) {
			b, err := iterOf(a[0]).read(th)
			if err != nil {
				return Value{}, err
			}
			if b.seq.IsUndef() {
				return Int(0), nil
			}
			n, err := remains(th, b)
			return Int(int64(max(n, 0))), err
		}}
}

// iteratorSpec makes the spec of an internal iterator type.
func iteratorSpec(name string, next UnaryFunc, methods ...FuncDef) TypeSpec {
	return TypeSpec{Name: name, Flags: FlagDisallowNew, Effect: Pure, Slots: Slots{Iter: selfUnary, Next: next}, Methods: methods}
}

func reduceDef(fn Fn) FuncDef {
	return FuncDef{Name: "__reduce__", Sig: "self, /", Doc: "Return state information for pickling.", Fn: fn}
}

func setStateDef(fn Fn) FuncDef {
	return FuncDef{Name: "__setstate__", Sig: "self, object, /", Doc: "Set state information for unpickling.", Fn: fn}
}
