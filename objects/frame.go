package objects

import (
	"slices"
	"strconv"
	"unsafe"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Value returns f as a value.
func (f *Frame) Value() Value { return FromPtr(unsafe.Pointer(f)) }

// NewFrame returns a record of a frame.
func NewFrame(code *Code, fn *Function, index int) *Frame {
	return &Frame{Header: Header{FrameType}, Code: code, Func: fn, Index: index}
}

// now returns the instruction that the frame is at; if it has ended, the one where the record was made.
func (f *Frame) now(th *Thread) int {
	if f.Place != nil {
		if index, _, ok := th.Interp.Eval.Live(th, f); ok {
			return index
		}
	}
	return f.Index
}

// Locals returns a dict of the frame's variables: its namespace for class bodies and modules, else a snapshot. There are none if
// the frame has ended without an exception.
func (f *Frame) Locals(th *Thread) (Value, error) {
	if f.Gen != nil {
		b, err := f.Gen.Read(th)
		if err != nil {
			return Value{}, err
		}
		return f.locals(th, b.Regs)
	}
	if f.Place != nil {
		if _, regs, ok := th.Interp.Eval.Live(th, f); ok {
			return f.locals(th, regs)
		}
	}
	return f.locals(th, f.Regs)
}

// locals returns a dict of the variables in regs.
func (f *Frame) locals(th *Thread, regs []Value) (Value, error) {
	code := f.Code
	if code.Flags&CodeOptimized == 0 {
		if len(regs) > 0 && !regs[0].IsUndef() {
			return regs[0], nil
		}
		return f.Func.Globals.Value(), nil
	}
	d := NewDict(th)
	locals, args := len(code.LocalNames), code.NParam
	add := func(i int, name *Str) error {
		v := regs[i]
		if v.P == nil {
			return nil
		}
		if v.Type() == CellType && (i >= locals || slices.Contains(code.CellLocals, i)) {
			var err error
			if v, err = (*Cell)(v.P).Get(th); err != nil {
				return err
			}
		} else if i >= locals {
			return nil // the frame was left before it took over its closure
		}
		if v.IsUndef() {
			return nil
		}
		return d.SetItem(th, name.Value(), v)
	}
	// First the parameters and what isn't in cells.
	for _, cells := range []bool{false, true} {
		for i, n := range code.LocalNames[:min(locals, len(regs))] {
			if cells == (i >= args && slices.Contains(code.CellLocals, i)) {
				if err := add(i, n); err != nil {
					return Value{}, err
				}
			}
		}
	}
	for i, n := range code.FreeNames[:max(0, min(len(code.FreeNames), len(regs)-locals))] {
		if err := add(locals+i, n); err != nil {
			return Value{}, err
		}
	}
	return d.Value(), nil
}

func frameSpec() TypeSpec {
	get := func(f func(th *Thread, f *Frame) (Value, error)) func(*Thread, Value) (Value, error) {
		return func(th *Thread, self Value) (Value, error) { return f(th, (*Frame)(self.P)) }
	}
	return TypeSpec{
		Name: "frame", Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{Repr: func(th *Thread, v Value) (*Str, error) {
			f := (*Frame)(v.P)
			return NewStr("<frame at " + Address(th, v) + ", file '" + f.Code.Filename.String() + "', line " + itoa(int(f.Code.Range(f.Index).Line)) + ", code " + f.Code.Name.String() + ">"), nil
		}},
		Methods: []FuncDef{{Name: "clear", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) { return None, nil }}},
		GetSets: []GetSet{
			{Name: "f_code", Get: get(func(th *Thread, f *Frame) (Value, error) { return f.Code.Value(), nil })},
			{Name: "f_lineno", Get: get(func(th *Thread, f *Frame) (Value, error) { return Int(int64(f.Code.Range(f.now(th)).Line)), nil })},
			// The unit of f_lasti and tb_lasti is that of CPython, whose library halves it to find the position.
			{Name: "f_lasti", Get: get(func(th *Thread, f *Frame) (Value, error) { return Int(int64(f.now(th)) * 2), nil })},
			{Name: "f_back", Get: get(func(th *Thread, f *Frame) (Value, error) {
				back := f.Back.Load()
				if back == nil && f.Place != nil {
					back = th.Interp.Eval.Caller(th, f)
				}
				if back == nil {
					return None, nil
				}
				return back.Value(), nil
			})},
			{Name: "f_globals", Get: get(func(th *Thread, f *Frame) (Value, error) { return f.Func.Globals.Value(), nil })},
			{Name: "f_builtins", Get: get(func(th *Thread, f *Frame) (Value, error) { return th.Interp.Builtins.Dict.Value(), nil })},
			{Name: "f_locals", Get: get(func(th *Thread, f *Frame) (Value, error) { return f.Locals(th) })},
			{Name: "f_trace", Get: get(func(th *Thread, f *Frame) (Value, error) { return None, nil })},
		},
	}
}

func tracebackSpec() TypeSpec {
	of := func(v Value) *Traceback { return (*Traceback)(v.P) }
	return TypeSpec{
		Name: "traceback", Effect: Pure, Flags: FlagDisallowNew,
		GetSets: []GetSet{
			{Name: "tb_frame", Get: func(th *Thread, v Value) (Value, error) { return of(v).Frame.Value(), nil }},
			{Name: "tb_lineno", Get: func(th *Thread, v Value) (Value, error) { return Int(int64(of(v).Range().Line)), nil }},
			{Name: "tb_lasti", Get: func(th *Thread, v Value) (Value, error) { return Int(int64(of(v).Index) * 2), nil }},
			{Name: "tb_next", Get: func(th *Thread, v Value) (Value, error) {
				if of(v).Next == nil {
					return None, nil
				}
				return FromPtr(unsafe.Pointer(of(v).Next)), nil
			}, Set: func(th *Thread, self, v Value) error {
				if err := th.Exclusively("assignment to tb_next"); err != nil {
					return err
				}
				of(self).Next = nil
				if v.Type() == TracebackType {
					of(self).Next = of(v)
				} else if !v.IsNone() {
					return Raisef(th, TypeErrorType, "expected traceback object or None, got '%s'", v.Type().MessageName())
				}
				return nil
			}},
		},
	}
}

func cellSpec() TypeSpec {
	return TypeSpec{
		Name: "cell", Effect: Pure,
		Slots: Slots{
			New: func(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
				a, err := BindArgs(th, "cell", "contents=?, /", args, kw)
				if err != nil {
					return Value{}, err
				}
				return NewCell(th, a[0]).Value(), nil
			},
			Repr: func(th *Thread, v Value) (*Str, error) {
				x, err := (*Cell)(v.P).Get(th)
				if err != nil {
					return nil, err
				}
				if x.IsUndef() {
					return NewStr("<cell at " + Address(th, v) + ": empty>"), nil
				}
				return NewStr("<cell at " + Address(th, v) + ": " + x.Type().MessageName() + " object at " + Address(th, x) + ">"), nil
			},
		},
		GetSets: []GetSet{{Name: "cell_contents",
			Get: func(th *Thread, v Value) (Value, error) {
				x, err := (*Cell)(v.P).Get(th)
				if err == nil && x.IsUndef() {
					return Value{}, RaiseMsg(th, ValueErrorType, "cell is empty")
				}
				return x, err
			},
			Set: func(th *Thread, self, v Value) error { return (*Cell)(self.P).Set(th, v) },
		}},
	}
}
