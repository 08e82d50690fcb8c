package vm

import (
	"unsafe"

	"github.com/weftpy/weft/objects"
)

// A liveFrame is a running frame: its registers and where it is.
type liveFrame struct {
	fp, pc unsafe.Pointer
}

// frameAt finds the frame that is depth Python frames above the innermost one.
func (t *thread) frameAt(depth int) (liveFrame, bool) {
	f := liveFrame{t.fp, t.pc}
	for {
		if f.fp == nil || isBottom(f.fp) {
			return f, false
		}
		if depth == 0 {
			return f, true
		}
		depth--
		f.fp, f.pc = callerOf(f.fp), returnPC(f.fp)
	}
}

func (f liveFrame) index() int {
	return int(uintptr(f.pc)-uintptr(funcOf(f.fp).Code.Base))/8 - 1
}

// Frame returns a record of the frame depth frames above the innermost one, with its callers, or nil.
func (vm *VM) Frame(th *thrd, depth int) *objects.Frame {
	t := threadOf(th)
	lf, ok := t.frameAt(depth)
	if !ok {
		return nil
	}
	var first, last *objects.Frame
	for d := depth; ok; {
		fn := funcOf(lf.fp)
		f := objects.NewFrame(fn.Code, fn, lf.index())
		at := lf
		f.Locals = func(th *thrd) (value, error) {
			if threadOf(th) != t || !t.runs(at.fp, fn) {
				return objects.NewDict(th).Value(), nil
			}
			return vm.locals(th, at)
		}
		if first == nil {
			first = f
		} else {
			last.Back = f
		}
		last = f
		d++
		lf, ok = t.frameAt(d)
	}
	return first
}

// runs reports whether the frame at fp is on the stack still and runs fn, so that its registers may be looked at.
func (t *thread) runs(fp unsafe.Pointer, fn *fnObj) bool {
	for at := t.fp; at != nil && !isBottom(at); at = callerOf(at) {
		if at == fp {
			return funcOf(at) == fn
		}
	}
	return false
}

// Line returns the file and line of the innermost Python frame of th, for reports; "" if there is none.
func (vm *VM) Line(th *thrd) (file string, line int) {
	t, ok := th.VM.(*thread)
	if !ok {
		return "", 0
	}
	lf, ok := t.frameAt(0)
	if !ok {
		return "", 0
	}
	code := funcOf(lf.fp).Code
	return code.Filename.String(), int(code.Range(lf.index()).Line)
}

// locals returns a dict of a frame's variables: its namespace for class bodies and modules, else a snapshot.
func (vm *VM) locals(th *thrd, f liveFrame) (value, error) {
	fn := funcOf(f.fp)
	code := fn.Code
	if code.Flags&objects.CodeOptimized == 0 {
		ns := *at(f.fp, 0)
		if ns.IsUndef() {
			return fn.Globals.Value(), nil
		}
		return ns, nil
	}
	d := objects.NewDict(th)
	isCell := map[int]bool{}
	for _, r := range code.CellLocals {
		isCell[r] = true
	}
	set := func(name *objects.Str, v value, cell bool) error {
		if cell && v.Type() == objects.CellType {
			var err error
			if v, err = (*objects.Cell)(v.P).Get(th); err != nil {
				return err
			}
		}
		if v.IsUndef() || v.P == nil {
			return nil
		}
		return d.SetItem(th, name.Value(), v)
	}
	for k, n := range code.LocalNames {
		if err := set(n, *at(f.fp, k*regSize), isCell[k]); err != nil {
			return value{}, err
		}
	}
	for k, n := range code.FreeNames {
		if err := set(n, *at(f.fp, (len(code.LocalNames)+k)*regSize), true); err != nil {
			return value{}, err
		}
	}
	return d.Value(), nil
}

// SuperArgs finds what super() without arguments means in the innermost frame.
func (vm *VM) SuperArgs(th *thrd) (cls, obj value, err error) {
	t := threadOf(th)
	f, ok := t.frameAt(0)
	if !ok {
		return cls, obj, objects.RaiseMsg(th, objects.RuntimeErrorType, "super(): no current frame")
	}
	code := funcOf(f.fp).Code
	if code.ArgCount == 0 {
		return cls, obj, objects.RaiseMsg(th, objects.RuntimeErrorType, "super(): no arguments")
	}
	obj = *at(f.fp, 0)
	if obj.Type() == objects.CellType && len(code.CellLocals) > 0 && code.CellLocals[0] == 0 {
		if obj, err = (*objects.Cell)(obj.P).Get(th); err != nil {
			return cls, obj, err
		}
	}
	if obj.IsUndef() {
		return cls, obj, objects.RaiseMsg(th, objects.RuntimeErrorType, "super(): arg[0] deleted")
	}
	for k, n := range code.FreeNames {
		if n.String() == "__class__" {
			cls, err = (*objects.Cell)(at(f.fp, (len(code.LocalNames)+k)*regSize).P).Get(th)
			if err == nil && cls.IsUndef() {
				err = objects.RaiseMsg(th, objects.RuntimeErrorType, "super(): empty __class__ cell")
			}
			return cls, obj, err
		}
	}
	return cls, obj, objects.RaiseMsg(th, objects.RuntimeErrorType, "super(): __class__ cell not found")
}
