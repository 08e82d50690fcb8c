package functools

import (
	"strings"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// partial is functools.partial. Its state changes only when it is unpickled.
type partial struct {
	ext.Header
	ext.Attrs
	state ext.State[partialState]
}

type partialState struct {
	fn   value
	args []value
	kw   *ext.Dict
}

var (
	partialType, placeholderType *ext.Type
	placeholder                  value
)

type sentinel struct {
	ext.Header
	_ int
}

func init() {
	placeholderType = ext.NewType(ext.TypeSpec{
		Name: "functools._PlaceholderType", Effect: ext.Pure,
		Doc: "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments.",
		Slots: ext.Slots{
			New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
				if len(args) > 0 {
					return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "_PlaceholderType takes no arguments")
				}
				return placeholder, nil
			},
			Repr: func(th *thread, self value) (*ext.Str, error) { return ext.NewStr("Placeholder"), nil },
		},
		Methods: []ext.Func{{Name: "__reduce__", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
			return ext.NewStr("Placeholder").Value(), nil
		}}},
	})
	placeholder = ext.FromPtr(unsafe.Pointer(&sentinel{Header: ext.NewHeader(placeholderType)}))
	partialType = ext.NewType(ext.TypeSpec{
		Name: "functools.partial", Flags: ext.FlagBaseOK | ext.FlagHasAttrs, Effect: ext.Pure, AttrOff: unsafe.Offsetof(partial{}.Attrs),
		Sig: "func, /, *args, **keywords",
		Doc: "Create a new function with partial application of the given arguments and keywords.",
		Alloc: func(th *thread, cls *ext.Type) value {
			return newPartial(th, cls, partialState{fn: ext.None, kw: ext.NewDict(th)})
		},
		Slots: ext.Slots{New: partialNew, Call: partialCall, Repr: partialRepr, DescrGet: partialBind},
		Methods: []ext.Func{
			{Name: "__reduce__", Sig: "self, /", Fn: partialReduce}, {Name: "__setstate__", Sig: "self, state, /", Fn: partialSetState},
			ext.ClassGetItem(),
		},
		GetSets: []ext.GetSet{
			{Name: "func", Doc: "function object to use in future partial calls", Get: partialGet(func(s *partialState) value { return s.fn })},
			{Name: "args", Doc: "tuple of arguments to future partial calls", Get: partialGet(func(s *partialState) value {
				return ext.NewTuple(append([]value(nil), s.args...))
			})},
			{Name: "keywords", Doc: "dictionary of keyword arguments to future partial calls", Get: partialGet(func(s *partialState) value { return s.kw.Value() })},
			ext.DictGetSet(),
		},
	})
}

func newPartial(th *thread, cls *ext.Type, s partialState) value {
	p := &partial{Header: ext.NewHeader(cls)}
	p.Attrs.Init(th, cls)
	p.state.Init(th, s)
	return ext.FromPtr(unsafe.Pointer(p))
}

func partialGet(f func(*partialState) value) func(*thread, value) (value, error) {
	return func(th *thread, self value) (value, error) {
		s, err := (*partial)(self.P).state.Read(th)
		if err != nil {
			return value{}, err
		}
		return f(s), nil
	}
}

func partialNew(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
	nkw := 0
	if kw != nil {
		nkw = len(kw.Items)
	}
	pos, named := args[:len(args)-nkw], args[len(args)-nkw:]
	if len(pos) == 0 {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "type 'partial' takes at least one argument")
	}
	fn := pos[0]
	pos = pos[1:]
	if fn.Type().Call == nil && fn.Type() != ext.FunctionType {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "the first argument must be callable")
	}
	if len(pos) > 0 && pos[len(pos)-1] == placeholder {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "trailing Placeholders are not allowed")
	}
	for _, v := range named {
		if v == placeholder {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "Placeholder cannot be passed as a keyword argument")
		}
	}
	s := partialState{fn: fn, args: append([]value(nil), pos...), kw: ext.NewDict(th)}
	if fn.Type() == partialType && cls == partialType {
		if err := s.flatten(th, (*partial)(fn.P)); err != nil {
			return value{}, err
		}
	}
	for i, v := range named {
		if err := s.kw.SetItem(th, kw.Items[i], v); err != nil {
			return value{}, err
		}
	}
	return newPartial(th, cls, s), nil
}

// flatten turns a partial of the partial inner into one of what that calls, unless inner has attributes.
func (s *partialState) flatten(th *thread, inner *partial) error {
	own, err := inner.Attrs.Read(th)
	if err != nil || own.Shape.Dict || len(own.Shape.Names) > 0 {
		return err
	}
	in, err := inner.state.Read(th)
	if err != nil {
		return err
	}
	args, rest := fill(in.args, s.args)
	s.fn, s.args = in.fn, append(args, rest...)
	s.kw, err = in.kw.Copy(th)
	return err
}

// fill puts further arguments into the holes of args and returns those that are left. Holes that get none stay.
func fill(args, more []value) (filled, rest []value) {
	filled = make([]value, len(args), len(args)+len(more))
	copy(filled, args)
	for i, v := range filled {
		if v == placeholder && len(more) > 0 {
			filled[i], more = more[0], more[1:]
		}
	}
	return filled, more
}

// holesIn counts the placeholders.
func holesIn(args []value) int {
	n := 0
	for _, v := range args {
		if v == placeholder {
			n++
		}
	}
	return n
}

func partialCall(th *thread, self value, args []value, kw *ext.Tuple) (value, error) {
	s, err := (*partial)(self.P).state.Read(th)
	if err != nil {
		return value{}, err
	}
	fn, own, dict := s.fn, s.args, s.kw
	nkw := 0
	if kw != nil {
		nkw = len(kw.Items)
	}
	pos, named := args[:len(args)-nkw], args[len(args)-nkw:]
	if n := holesIn(own); n > 0 {
		if len(pos) < n {
			return value{}, ext.Raisef(th, ext.TypeErrorType, "missing positional arguments in 'partial' call; expected at least %d, got %d", n, len(pos))
		}
		own, pos = fill(own, pos)
	}
	all := make([]value, 0, len(own)+len(args)+4)
	all = append(append(all, own...), pos...)
	items, err := dict.Items(th)
	if err != nil {
		return value{}, err
	}
	if len(items) == 0 {
		return ext.Call(th, fn, append(all, named...), kw)
	}
	names := make([]value, 0, len(items)+nkw)
	for _, it := range items {
		v := it.Value
		for i := range nkw {
			if eq, err := ext.Equal(th, it.Key, kw.Items[i]); err != nil {
				return value{}, err
			} else if eq {
				v = named[i] // the call's own keyword wins, in the place of the first
			}
		}
		names, all = append(names, it.Key), append(all, v)
	}
	for i := range nkw {
		if old, err := dict.Get(th, kw.Items[i]); err != nil {
			return value{}, err
		} else if old.IsUndef() {
			names, all = append(names, kw.Items[i]), append(all, named[i])
		}
	}
	t, _ := ext.AsTuple(ext.NewTuple(names))
	return ext.Call(th, fn, all, t)
}

func partialBind(th *thread, d, obj value, typ *ext.Type) (value, error) {
	if obj.IsUndef() || obj.IsNone() {
		return d, nil
	}
	return ext.NewBoundMethod(d, obj), nil
}

func partialRepr(th *thread, self value) (*ext.Str, error) {
	name := self.Type().QualName
	if mod, err := ext.GetAttrName(th, self.Type().Value(), "__module__"); err != nil {
		return nil, err
	} else if m, ok := ext.AsStr(mod); ok {
		name = m.String() + "." + name
	}
	if !th.EnterRepr(self) {
		return ext.NewStr("..."), nil
	}
	defer th.LeaveRepr()
	s, err := (*partial)(self.P).state.Read(th)
	if err != nil {
		return nil, err
	}
	fn, args, kw := s.fn, s.args, s.kw
	r, err := ext.Repr(th, fn)
	if err != nil {
		return nil, err
	}
	parts := []string{r.String()}
	for _, a := range args {
		if r, err = ext.Repr(th, a); err != nil {
			return nil, err
		}
		parts = append(parts, r.String())
	}
	items, err := kw.Items(th)
	if err != nil {
		return nil, err
	}
	for _, it := range items {
		k, err := ext.ToStr(th, it.Key)
		if err != nil {
			return nil, err
		}
		if r, err = ext.Repr(th, it.Value); err != nil {
			return nil, err
		}
		parts = append(parts, k.String()+"="+r.String())
	}
	return ext.NewStr(name + "(" + strings.Join(parts, ", ") + ")"), nil
}

func partialReduce(th *thread, a []value) (value, error) {
	s, err := (*partial)(a[0].P).state.Read(th)
	if err != nil {
		return value{}, err
	}
	fn, args, kw := s.fn, s.args, s.kw
	dict, err := ext.GetAttrName(th, a[0], "__dict__")
	if err != nil {
		return value{}, err
	}
	if n, err := ext.Len(th, dict); err != nil {
		return value{}, err
	} else if n == 0 {
		dict = ext.None
	}
	state := ext.TupleOf(fn, ext.NewTuple(append([]value(nil), args...)), kw.Value(), dict)
	return ext.TupleOf(a[0].Type().Value(), ext.TupleOf(fn), state), nil
}

func partialSetState(th *thread, a []value) (value, error) {
	t, ok := ext.AsTuple(a[1])
	if !ok || len(t.Items) != 4 {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "invalid partial state")
	}
	args, okArgs := ext.AsTuple(t.Items[1])
	kw, okKw := ext.AsDict(t.Items[2])
	if t.Items[2].IsNone() {
		kw, okKw = ext.NewDict(th), true
	}
	if t.Items[0].Type().Call == nil && t.Items[0].Type() != ext.FunctionType || !okArgs || !okKw {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "invalid partial state")
	}
	if n := len(args.Items); n > 0 && args.Items[n-1] == placeholder {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "trailing Placeholders are not allowed")
	}
	if d, ok := ext.AsDict(t.Items[3]); ok {
		if err := ext.SetAttr(th, a[0], th.Interp.Intern("__dict__"), d.Value()); err != nil {
			return value{}, err
		}
	} else if !t.Items[3].IsNone() {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "invalid partial state")
	}
	kw, err := kw.Copy(th)
	if err != nil {
		return value{}, err
	}
	s, err := (*partial)(a[0].P).state.Write(th)
	if err != nil {
		return value{}, err
	}
	s.fn, s.args, s.kw = t.Items[0], args.Items, kw
	return ext.None, nil
}
