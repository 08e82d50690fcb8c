package objects

import "unsafe"

// Tuple is a Python tuple. Items may not be changed once other code can see the tuple.
type Tuple struct {
	Header
	Items []Value
}

// tupleSub is an instance of a subclass of tuple.
type tupleSub struct {
	Tuple
	attrs Attrs
}

var emptyTuple = &Tuple{Header: Header{TupleType}}

// EmptyTuple is ().
var EmptyTuple = FromPtr(unsafe.Pointer(emptyTuple))

// NewTuple returns a tuple of items, which it keeps.
func NewTuple(items []Value) Value { return newTuple(items).Value() }

// Short tuples are allocated together with their items.
type (
	tuple1 struct {
		Tuple
		a [1]Value
	}
	tuple2 struct {
		Tuple
		a [2]Value
	}
	tuple3 struct {
		Tuple
		a [3]Value
	}
	tuple4 struct {
		Tuple
		a [4]Value
	}
)

// TupleOf returns a tuple of its arguments, which it copies.
func TupleOf(items ...Value) Value {
	h := Header{TupleType}
	switch len(items) {
	case 0:
		return EmptyTuple
	case 1:
		t := &tuple1{Tuple{Header: h}, [1]Value(items)}
		t.Items = t.a[:]
		return t.Value()
	case 2:
		t := &tuple2{Tuple{Header: h}, [2]Value(items)}
		t.Items = t.a[:]
		return t.Value()
	case 3:
		t := &tuple3{Tuple{Header: h}, [3]Value(items)}
		t.Items = t.a[:]
		return t.Value()
	case 4:
		t := &tuple4{Tuple{Header: h}, [4]Value(items)}
		t.Items = t.a[:]
		return t.Value()
	}
	return NewTuple(append([]Value(nil), items...))
}

// TupleJoin returns a tuple of the items of both slices.
func TupleJoin(x, y []Value) Value {
	var few [4]Value
	n := len(x) + len(y)
	if n > len(few) {
		return NewTuple(append(append(make([]Value, 0, n), x...), y...))
	}
	copy(few[copy(few[:], x):], y)
	return TupleOf(few[:n]...)
}

func newTuple(items []Value) *Tuple {
	if len(items) == 0 {
		return emptyTuple
	}
	return &Tuple{Header: Header{TupleType}, Items: items}
}

// AsTuple returns the tuple that v is, also for an instance of a subclass.
func AsTuple(v Value) (*Tuple, bool) {
	if v.Type().Flags&FlagTuple != 0 {
		return (*Tuple)(v.P), true
	}
	return emptyTuple, false
}

// Value returns t as a value.
func (t *Tuple) Value() Value { return FromPtr(unsafe.Pointer(t)) }

func (v Value) tuple() *Tuple { return (*Tuple)(v.P) }

// allocTuple makes an instance of cls with items.
func allocTuple(th *Thread, cls *Type, items []Value) Value {
	if cls == TupleType {
		return NewTuple(items)
	}
	if cls.Flags&FlagHasAttrs == 0 {
		return FromPtr(unsafe.Pointer(&Tuple{Header: Header{cls}, Items: items}))
	}
	t := &tupleSub{Tuple: Tuple{Header: Header{cls}, Items: items}}
	t.attrs.Init(th, cls)
	return FromPtr(unsafe.Pointer(t))
}
