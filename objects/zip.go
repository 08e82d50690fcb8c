package objects

import (
	"strings"
	"unsafe"
)

// ZipType is zip.
var ZipType = &Type{}

// multiIter is an iterator over several iterables at once: zip, and map with its function. All it knows is fixed; only
// strict may be set by unpickling, before others know the object.
type multiIter struct {
	Header
	fn     Value
	its    []Value
	strict bool
}

type multiSub struct {
	multiIter
	attrs Attrs
}

func allocMulti(th *Thread, cls *Type) *multiIter {
	if cls.Flags&FlagHasAttrs == 0 {
		return &multiIter{Header: Header{cls}}
	}
	s := &multiSub{multiIter: multiIter{Header: Header{cls}}}
	s.attrs.Init(th, cls)
	return &s.multiIter
}

func allocMultiValue(th *Thread, cls *Type) Value {
	return FromPtr(unsafe.Pointer(allocMulti(th, cls)))
}

// strictArg takes the keyword strict, the only one that zip and map know, off args.
func strictArg(th *Thread, name string, args []Value, kw *Tuple) ([]Value, bool, error) {
	if kw == nil {
		return args, false, nil
	}
	npos := len(args) - len(kw.Items)
	strict := false
	for i, k := range kw.Items {
		s, _ := AsStr(k)
		if s.String() != "strict" {
			return nil, false, Raisef(th, TypeErrorType, "%s() got an unexpected keyword argument '%s'", name, s.String())
		}
		var err error
		if strict, err = Truth(th, args[npos+i]); err != nil {
			return nil, false, err
		}
	}
	return args[:npos], strict, nil
}

func iterAll(th *Thread, src []Value) ([]Value, error) {
	its := make([]Value, len(src))
	for i, v := range src {
		var err error
		if its[i], err = Iter(th, v); err != nil {
			return nil, err
		}
	}
	return its, nil
}

func zipNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	args, strict, err := strictArg(th, "zip", args, kw)
	if err != nil {
		return Value{}, err
	}
	its, err := iterAll(th, args)
	if err != nil {
		return Value{}, err
	}
	z := allocMulti(th, cls)
	z.its, z.strict = its, strict
	return FromPtr(unsafe.Pointer(z)), nil
}

// nextAll fetches an item of every iterator into dst; it reports false at the end.
func (z *multiIter) nextAll(th *Thread, dst []Value) (bool, error) {
	for i, it := range z.its {
		v, err := Next(th, it)
		if err != nil {
			return false, err
		}
		if v.IsUndef() {
			if z.strict {
				return false, z.unequal(th, i)
			}
			return false, nil
		}
		dst[i] = v
	}
	return true, nil
}

// unequal returns the error for a strict iterator whose i-th iterable has ended first, or nil if all end together.
func (z *multiIter) unequal(th *Thread, i int) error {
	name := strings.ToLower(z.builtin().Name)
	before := func(n int) string {
		if n == 1 {
			return " 1"
		}
		return "s 1-" + itoa(n)
	}
	if i > 0 {
		return Raisef(th, ValueErrorType, "%s() argument %d is shorter than argument%s", name, i+1, before(i))
	}
	for j := 1; j < len(z.its); j++ {
		v, err := Next(th, z.its[j])
		if err != nil {
			return err
		}
		if !v.IsUndef() {
			return Raisef(th, ValueErrorType, "%s() argument %d is longer than argument%s", name, j+1, before(j))
		}
	}
	return nil
}

func (z *multiIter) builtin() *Type {
	if z.typ.Is(MapType) {
		return MapType
	}
	return ZipType
}

func zipNext(th *Thread, self Value) (Value, error) {
	z := (*multiIter)(self.P)
	if len(z.its) == 0 {
		return Undef, nil
	}
	var few [4]Value
	items := few[:0]
	if len(z.its) > len(few) {
		items = make([]Value, len(z.its))
	}
	items = items[:len(z.its)]
	ok, err := z.nextAll(th, items)
	if err != nil || !ok {
		return Undef, err
	}
	if len(items) <= len(few) {
		return TupleOf(items...), nil
	}
	return NewTuple(items), nil
}

func multiReduce(th *Thread, a []Value) (Value, error) {
	z := (*multiIter)(a[0].P)
	args := z.its
	if z.builtin() == MapType {
		args = append([]Value{z.fn}, args...)
	}
	if z.strict {
		return TupleOf(z.typ.Value(), NewTuple(args), True), nil
	}
	return TupleOf(z.typ.Value(), NewTuple(args)), nil
}

func multiSetState(th *Thread, a []Value) (Value, error) {
	strict, err := Truth(th, a[1])
	if err != nil {
		return Value{}, err
	}
	(*multiIter)(a[0].P).strict = strict
	return None, nil
}

func zipSpec() TypeSpec {
	return TypeSpec{
		Name: "zip", Flags: FlagBaseOK, Effect: Pure, Sig: "*iterables, strict=False",
		Alloc: allocMultiValue, AttrOff: unsafe.Offsetof(multiSub{}.attrs),
		Doc:     "The zip object yields n-length tuples, where n is the number of\niterables passed as positional arguments to zip().  The i-th element\nin every tuple comes from the i-th iterable argument to zip().  This\ncontinues until the shortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the\nothers, raise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
		Slots:   Slots{New: zipNew, Iter: selfUnary, Next: zipNext},
		Methods: []FuncDef{reduceDef(multiReduce), setStateDef(multiSetState)},
	}
}
