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
		f = f.caller()
	}
}

func (f liveFrame) caller() liveFrame { return liveFrame{callerOf(f.fp), returnPC(f.fp)} }

func (f liveFrame) index() int {
	return int(uintptr(f.pc)-uintptr(funcOf(f.fp).Code.Base))/8 - 1
}

// Frame returns a record of the frame depth frames above the innermost one, with its callers, or nil.
func (vm *VM) Frame(th *thrd, depth int) *objects.Frame {
	lf, ok := threadOf(th).frameAt(depth)
	if !ok {
		return nil
	}
	return lf.records(th)
}

// records makes records of a frame of th and its callers. There may be no frame.
func (lf liveFrame) records(th *thrd) *objects.Frame {
	var first, last *objects.Frame
	for ; lf.fp != nil && !isBottom(lf.fp); lf = lf.caller() {
		f := lf.record(th)
		if first == nil {
			first = f
		} else {
			last.Back.Store(f)
		}
		last = f
	}
	return first
}

// Current returns a record of the innermost frame, without its callers, or nil.
func (vm *VM) Current(th *thrd) *objects.Frame {
	if lf, ok := threadOf(th).frameAt(0); ok {
		return lf.record(th)
	}
	return nil
}

// record makes a record of a frame of th, without its callers.
func (f liveFrame) record(th *thrd) *objects.Frame {
	fn := funcOf(f.fp)
	r := objects.NewFrame(fn.Code, fn, f.index())
	r.Owner, r.Place = th, f.fp
	return r
}

// Live finds the frame that f is a record of; see objects.Evaluator.
func (vm *VM) Live(th *thrd, f *objects.Frame) (index int, regs []value, ok bool) {
	lf, ok := find(th, f)
	if !ok {
		return 0, nil, false
	}
	return lf.index(), variables(lf.fp, f.Func), true
}

// Caller finds the caller of the frame that f is a record of; see objects.Evaluator.
func (vm *VM) Caller(th *thrd, f *objects.Frame) *objects.Frame {
	lf, ok := find(th, f)
	if !ok {
		return nil
	}
	return lf.caller().records(th)
}

// find finds the frame that f is a record of, if it is one of th's that runs.
func find(th *thrd, f *objects.Frame) (liveFrame, bool) {
	if f.Owner != th {
		return liveFrame{}, false
	}
	t := threadOf(th)
	for lf := (liveFrame{t.fp, t.pc}); lf.fp != nil && !isBottom(lf.fp); lf = lf.caller() {
		if lf.fp == f.Place {
			return lf, funcOf(lf.fp) == f.Func
		}
	}
	return liveFrame{}, false
}

// variables returns the registers of the variables in a frame of fn, or the one with the namespace.
func variables(fp unsafe.Pointer, fn *fnObj) []value {
	n := len(fn.Code.LocalNames) + len(fn.Code.FreeNames)
	if fn.Code.Flags&objects.CodeOptimized == 0 {
		n = 1
	}
	return regSlice(fp, n)
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
