package vm

import (
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// call does Call, CallM and CallEx. The callee is in R[a], arguments from R[a+2] on.
func (i *instr) call(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	f := i.ra()
	args := unsafe.Add(unsafe.Pointer(f), headerLen)
	switch op {
	case opcode.CallM:
		return i.callMethod(f, args)
	case opcode.CallEx:
		return i.callEx(f)
	}
	var kw *objects.Tuple
	if i.c != 0 {
		kw = (*objects.Tuple)(i.konst(i.c - 1).P)
	}
	if f.Type() == funcType {
		if kw == nil && (*fnObj)(f.P).Code.Exact(int(i.b)) {
			i.prefer(qCallPy)
		} else {
			i.prefer(qCallPyG)
		}
	} else if kw == nil && f.Type() == objects.BuiltinType {
		i.prefer(qCallNative)
	}
	return i.invoke(f, *f, args, int(i.b), kw)
}

// namesOf returns the names of keyword arguments as push takes them.
func namesOf(kw *objects.Tuple) []value {
	if kw == nil {
		return nil
	}
	return kw.Items
}

// callPy does Call and CallM of the Python function in R[a], for arguments of any shape.
func (t *thread) callPy(pc, fp unsafe.Pointer, w uint32) (unsafe.Pointer, unsafe.Pointer) {
	t.pc, t.fp = pc, fp
	f := ra(fp, w)
	fn := (*fnObj)(f.P)
	args, n := unsafe.Add(unsafe.Pointer(f), headerLen), int(opB(pc))
	var kw *objects.Tuple
	if c := opC(pc); general(opcode.Op(w)) == opcode.CallM {
		kw = funcOf(fp).Code.Caches[c].KwNames
		if (*value)(args).P == tagUndef {
			args, n = unsafe.Add(args, regSize), n-1
		}
	} else if c != 0 {
		kw = (*objects.Tuple)(at(t.cb, int(c-1)*regSize).P)
	}
	npc, nfp, err := t.push(fn, f, regSlice(args, n), namesOf(kw), pc, fp, 0)
	if err == nil && !t.tx.Exclusive && !t.tx.Anchored() {
		err = t.reanchor(npc, nfp)
	}
	if err != nil {
		t.err = err
		return nil, nil
	}
	return npc, nfp
}

// invoke calls callee with the n registers at args and leaves the result in f. Python functions and classes with a Python
// __init__ get a frame; everything else runs to its end.
func (i *instr) invoke(f *value, callee value, args unsafe.Pointer, n int, kw *objects.Tuple) (unsafe.Pointer, unsafe.Pointer, error) {
	if pc, fp, err := i.invokePy(f, callee, args, n, namesOf(kw)); pc != nil || err != nil {
		return pc, fp, err
	}
	v, err := objects.Call(i.t.th, callee, regSlice(args, n), kw)
	if err != nil {
		return nil, nil, err
	}
	*f = v
	return i.pc, i.fp, nil
}

// invokePy is invoke for a callee that gets a frame. For others it returns nil. The last len(names) arguments are keywords.
func (i *instr) invokePy(f *value, callee value, args unsafe.Pointer, n int, names []value) (unsafe.Pointer, unsafe.Pointer, error) {
	typ := callee.Type()
	switch typ {
	case funcType:
		return i.t.push((*fnObj)(callee.P), f, regSlice(args, n), names, i.pc, i.fp, 0)
	case objects.BoundMethodType:
		m := (*objects.BoundMethod)(callee.P)
		if m.Func.Type() == funcType {
			return i.invokeBound(f, m.Func, m.Self, args, n, names)
		}
	case objects.TypeType:
		if cls := (*objects.Type)(callee.P); cls.Flags&(objects.FlagHeap|objects.FlagAbstract) == objects.FlagHeap {
			if init, ok := cls.PlainInit(); ok {
				return i.construct(f, cls, init, args, n, names)
			}
		}
	}
	if m := i.method(callee, i.t.vm.special.call); m != nil {
		return i.invokeBound(f, m.Value(), callee, args, n, names)
	}
	return nil, nil, nil
}

// invokeBound calls fn with self before the arguments.
func (i *instr) invokeBound(f *value, fn, self value, args unsafe.Pointer, n int, names []value) (unsafe.Pointer, unsafe.Pointer, error) {
	all := i.t.scratch(args, n+1)
	copy(all[1:], regSlice(args, n))
	all[0] = self
	return i.t.push((*fnObj)(fn.P), f, all, names, i.pc, i.fp, 0)
}

// scratch returns the n registers at p, or as many elsewhere if there are not so many. They are free until the next push.
func (t *thread) scratch(p unsafe.Pointer, n int) []value {
	if uintptr(p)+uintptr(n)*regSize > t.limit || !t.seg.holds(p) {
		return make([]value, n)
	}
	return regSlice(p, n)
}

// construct makes an instance of cls and pushes the frame of its __init__. The instance waits in f for its return.
func (i *instr) construct(f *value, cls *objects.Type, init *fnObj, args unsafe.Pointer, n int, names []value) (unsafe.Pointer, unsafe.Pointer, error) {
	self := objects.NewInstance(i.t.th, cls)
	// The frame goes one register up: f keeps the instance.
	g := (*value)(unsafe.Add(unsafe.Pointer(f), regSize))
	all := i.t.scratch(unsafe.Add(unsafe.Pointer(g), headerLen), n+1)
	copy(all[1:], regSlice(args, n))
	all[0] = self
	npc, nfp, err := i.t.push(init, g, all, names, i.pc, i.fp, retInit)
	if err != nil {
		return nil, nil, err
	}
	*f = self
	return npc, nfp, nil
}

// loadMethod does LoadMethod: it is before the arguments that a method is looked up.
func (i *instr) loadMethod() error {
	th, f := i.t.th, i.ra()
	self := (*value)(unsafe.Add(unsafe.Pointer(f), headerLen))
	typ, name := self.Type(), i.name(i.c)
	if typ.PlainGet() {
		d, found := i.t.vm.lookup(typ, name)
		if found {
			if fn, class, wraps := objects.Unwrap(d); wraps {
				return i.loadWrapped(f, self, name, fn, class)
			}
		}
		if found && (d.Type() == funcType || d.Type() == objects.MethodDescrType) {
			ic := &attrIC{version: typ.Version, callee: d}
			own, known := false, true
			if typ.Flags&objects.FlagHasAttrs != 0 {
				b, err := objects.AttrsOf(*self).Read(th)
				if err != nil {
					return err
				}
				if known = !b.Shape.Dict; known {
					own = b.Shape.Find(name.String()) >= 0
					ic.attrs, ic.shape = typ.AttrOff, b.Shape
				} else if v, err := objects.AttrsOf(*self).Get(th, name); err != nil || !v.IsUndef() {
					own = true
				}
			}
			if !own {
				if known {
					i.publish(i.c, unsafe.Pointer(ic.with(i.chain())))
					i.quicken(qLoadMethod)
				}
				*f = d
				return nil
			}
		}
	}
	if typ == objects.TypeType && i.classMethod(f, self, name) {
		return nil
	}
	v, err := objects.GetAttr(th, *self, name)
	if err != nil {
		return err
	}
	if typ == objects.ModuleType {
		if err := i.cacheModule(*self, name, v, qLoadMethodG); err != nil {
			return err
		}
	}
	*f, *self = v, objects.Undef
	return nil
}

// loadWrapped does LoadMethod on an instance whose class has a classmethod or staticmethod of fn: no bound method is made.
func (i *instr) loadWrapped(f, self *value, name *objects.Str, fn value, class bool) error {
	own := objects.Undef
	if self.Type().Flags&objects.FlagHasAttrs != 0 {
		var err error
		if own, err = objects.AttrsOf(*self).Get(i.t.th, name); err != nil {
			return err
		}
	}
	switch {
	case !own.IsUndef():
		*f, *self = own, objects.Undef
	case class:
		*f, *self = fn, self.Type().Value()
	default:
		*f, *self = fn, objects.Undef
	}
	return nil
}

// classMethod does LoadMethod on a class that has no metaclass of its own, if what it finds is a function, a classmethod or a
// staticmethod.
func (i *instr) classMethod(f, self *value, name *objects.Str) bool {
	if _, meta := i.t.vm.lookup(objects.TypeType, name); meta {
		return false
	}
	cls := (*objects.Type)(self.P)
	d, found := i.t.vm.lookup(cls, name)
	if !found {
		return false
	}
	if _, _, wraps := objects.Unwrap(d); !wraps && d.Type() != funcType {
		return false
	}
	ic := &attrIC{class: cls.Version, callee: d}
	i.publish(i.c, unsafe.Pointer(ic))
	i.quicken(qLoadMethodC)
	fn, bound := ic.target()
	*f = fn
	if !bound {
		*self = objects.Undef
	}
	return true
}

// callMethod calls what LoadMethod has found, with the object in front unless that is Undef.
func (i *instr) callMethod(f *value, args unsafe.Pointer) (unsafe.Pointer, unsafe.Pointer, error) {
	kw, n := i.code().Caches[i.c].KwNames, int(i.b)
	bound := (*value)(args).IsUndef()
	if f.Type() == funcType {
		if kw == nil && !bound && (*fnObj)(f.P).Code.Exact(n) {
			i.prefer(qCallMPy)
		} else {
			i.prefer(qCallMPyG)
		}
	} else if kw == nil {
		switch typ := f.Type(); {
		case bound && typ == objects.BuiltinType:
			i.prefer(qCallMPlain)
		case !bound && typ == objects.MethodDescrType:
			i.prefer(qCallMNative)
		}
	}
	if bound {
		args, n = unsafe.Add(args, regSize), n-1
	}
	return i.invoke(f, *f, args, n, kw)
}

// callInto pushes the frame of a function above the caller's frame. What it returns goes to the instruction's destination.
func (i *instr) callInto(fn *fnObj, args ...value) (unsafe.Pointer, unsafe.Pointer, error) {
	return i.callTo(fn, i.w>>16, args...)
}

// callTo is callInto for the register at offset dst.
func (i *instr) callTo(fn *fnObj, dst uint32, args ...value) (unsafe.Pointer, unsafe.Pointer, error) {
	f := (*value)(top(i.fp))
	flags := uint64(retTo) | uint64(dst)<<retShift
	return i.t.push(fn, f, args, nil, i.pc, i.fp, flags)
}

// callDrop is callInto for a call whose result is of no use.
func (i *instr) callDrop(fn *fnObj, args ...value) (unsafe.Pointer, unsafe.Pointer, error) {
	return i.t.push(fn, (*value)(top(i.fp)), args, nil, i.pc, i.fp, retDrop)
}

// push binds args to fn's parameters in a new frame whose header starts at f, and returns its start. On an error nothing has
// changed but registers at f and above.
func (t *thread) push(fn *fnObj, f *value, args, names []value, pc, fp unsafe.Pointer, flags uint64) (unsafe.Pointer, unsafe.Pointer, error) {
	code := fn.Code
	if t.depth >= t.vm.maxDepth {
		return nil, nil, t.tooDeep()
	}
	h := unsafe.Pointer(f)
	if uintptr(h)+headerLen+code.FrameBytes > t.limit || !t.seg.holds(h) {
		h = t.room(h, headerLen+code.FrameBytes+4*regSize, 0)
	}
	nfp := unsafe.Add(h, headerLen)
	if err := t.bind(fn, nfp, args, names); err != nil {
		return nil, nil, err
	}
	*(*value)(h) = value{P: unsafe.Pointer(fn)}
	(*value)(h).N = uint64(uintptr(pc)) // not a pointer store: its write barrier would look at the number that was there
	*(*value)(unsafe.Add(h, regSize)) = value{P: fp, N: flags}
	if h != unsafe.Pointer(f) && flags&(retTo|retInit|retBase|retDrop|retThen) == 0 {
		// In another segment: the result goes to the caller's register by offset.
		at(nfp, offCaller).N = retTo | uint64(uintptr(unsafe.Pointer(f))-uintptr(fp))<<retShift
	}
	t.use(code)
	t.depth++
	t.budget--
	return code.Base, nfp, nil
}

func (t *thread) tooDeep() error {
	// Handlers need some room to work.
	return objects.RaiseMsg(t.th, objects.RecursionErrorType, "maximum recursion depth exceeded")
}

// bind fills the parameters of fn at fp, and makes the other locals Undef. args may overlap the registers,
// but doesn't begin below them.
func (t *thread) bind(fn *fnObj, fp unsafe.Pointer, args, names []value) error {
	code := fn.Code
	n := min(len(args), code.ArgCount)
	if missing := code.ArgCount - n; len(names) > 0 || code.KwOnly != 0 || missing > fn.NumDefaults() || n < len(args) && code.Flags&objects.CodeVarArgs == 0 {
		if err := t.bindGeneral(fn, fp, args, names); err != nil {
			return err
		}
	} else {
		rest := objects.EmptyTuple
		if n < len(args) {
			rest = objects.TupleOf(args[n:]...)
		}
		if n > 0 && unsafe.Pointer(&args[0]) != fp {
			moveRegs(regSlice(fp, n), args[:n])
		}
		if missing > 0 {
			d := fn.Defaults.Items
			moveRegs(regSlice(unsafe.Add(fp, n*regSize), missing), d[len(d)-missing:])
		}
		if !code.Simple {
			bindRest(t.th, code, fp, rest, 0)
		}
	}
	for o := code.UndefLo; o < code.UndefHi; o += regSize {
		*at(fp, int(o)) = objects.Undef
	}
	return nil
}

func (t *thread) bindGeneral(fn *fnObj, fp unsafe.Pointer, args, names []value) error {
	th, code := t.th, fn.Code
	npos := len(args) - len(names)
	params := regSlice(fp, code.NParam)
	n := min(npos, code.ArgCount)
	// What the parameters may overwrite is kept: keyword values, and the items of *args.
	var kept [8]value
	var kwVals []value
	if len(names) > 0 {
		kwVals = append(kept[:0], args[npos:]...)
	}
	rest := objects.EmptyTuple
	if npos > n && code.Flags&objects.CodeVarArgs != 0 {
		rest = objects.TupleOf(args[n:npos]...)
	}
	if n > 0 && unsafe.Pointer(&args[0]) != fp {
		moveRegs(params[:n], args[:n])
	}
	for k := n; k < len(params); k++ {
		params[k] = objects.Undef
	}
	extra := 0 // keywords that probably go to **kwargs
	if n == code.ArgCount {
		extra = max(0, len(names)-code.KwOnly)
	}
	kwargs := bindRest(th, code, fp, rest, extra)
	if err := t.bindKeywords(fn, params, names, kwVals, kwargs); err != nil {
		return err
	}
	if npos > code.ArgCount && code.Flags&objects.CodeVarArgs == 0 {
		return tooManyArgs(th, fn, npos, params)
	}
	return t.bindDefaults(fn, params)
}

// bindRest binds *args to rest and **kwargs to a new dict, which it returns if there is one, with room for n items.
func bindRest(th *thrd, code *objects.Code, fp unsafe.Pointer, rest value, n int) *objects.Dict {
	next := (code.ArgCount + code.KwOnly) * regSize
	if code.Flags&objects.CodeVarArgs != 0 {
		*at(fp, next) = rest
		next += regSize
	}
	if code.Flags&objects.CodeVarKeywords == 0 {
		return nil
	}
	d := objects.NewKeywords(th, n)
	*at(fp, next) = d.Value()
	return d
}

func (t *thread) bindKeywords(fn *fnObj, params, names, vals []value, kwargs *objects.Dict) error {
	th, code := t.th, fn.Code
	for k, nm := range names {
		s, ok := objects.AsStr(nm)
		if !ok {
			return objects.Raisef(th, objects.TypeErrorType, "%s() keywords must be strings", fn.QualName.String())
		}
		if p := code.KeywordParam(s); p >= 0 {
			if !params[p].IsUndef() {
				return objects.Raisef(th, objects.TypeErrorType, "%s() got multiple values for argument '%s'", fn.QualName.String(), s.String())
			}
			params[p] = vals[k]
			continue
		}
		if kwargs != nil && nm.Type() == strType {
			kwargs.SetKeyword(th, s, vals[k])
			continue
		}
		if kwargs != nil {
			if err := kwargs.SetItem(th, nm, vals[k]); err != nil {
				return err
			}
			continue
		}
		return unexpectedKeyword(th, fn, s, names)
	}
	return nil
}

func (t *thread) bindDefaults(fn *fnObj, params []value) error {
	th, code := t.th, fn.Code
	nd := fn.NumDefaults()
	var missing []string
	for p := range code.ArgCount {
		if !params[p].IsUndef() {
			continue
		}
		if d := p - (code.ArgCount - nd); d >= 0 {
			params[p] = fn.Defaults.Items[d]
			continue
		}
		missing = append(missing, code.LocalNames[p].String())
	}
	if len(missing) > 0 {
		return missingArgs(th, fn, missing, "positional")
	}
	for p := code.ArgCount; p < code.ArgCount+code.KwOnly; p++ {
		if !params[p].IsUndef() {
			continue
		}
		if fn.KwDefaults != nil {
			v, err := fn.KwDefaults.Get(th, code.LocalNames[p].Value())
			if err != nil {
				return err
			}
			if !v.IsUndef() {
				params[p] = v
				continue
			}
		}
		missing = append(missing, code.LocalNames[p].String())
	}
	if len(missing) > 0 {
		return missingArgs(th, fn, missing, "keyword-only")
	}
	return nil
}
