package vm

import (
	"slices"
	"sync/atomic"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

func (i *instr) makeFunction(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	if op == opcode.MakeGen {
		return i.makeGen()
	}
	caller := funcOf(i.fp)
	r, x := unsafe.Pointer(i.rb()), i.x()
	k := i.konst(i.c)
	if x&opcode.FuncCode != 0 {
		k = regSlice(r, 5)[4]
	}
	code := codeFor((*objects.Code)(k.P), caller.Globals)
	if x == opcode.FuncHidden {
		if f := (*fnObj)(atomic.LoadPointer(&code.Hidden)); f != nil && f.Builtins == caller.Builtins {
			return i.put(f.Value(), nil)
		}
	}
	f := objects.NewFunction(i.t.th, code, caller.Globals)
	f.Builtins = caller.Builtins
	parts := regSlice(r, 4)
	if x&opcode.FuncDefaults != 0 {
		f.Defaults = (*objects.Tuple)(parts[0].P)
	}
	if x&opcode.FuncKwDefaults != 0 {
		f.KwDefaults = (*objects.Dict)(parts[1].P)
	}
	if x&opcode.FuncAnnotate != 0 {
		f.Annotate = parts[2]
	}
	if x&opcode.FuncClosure != 0 {
		f.Closure = (*objects.Tuple)(parts[3].P).Items
	}
	if x == opcode.FuncHidden {
		atomic.StorePointer(&code.Hidden, unsafe.Pointer(f))
	}
	return i.put(f.Value(), nil)
}

// codeFor returns code to run with the given globals. The inline caches of code hold cells of one globals dict, its owner's;
// for another one the code is copied, its instructions in their general forms.
func codeFor(code *objects.Code, globals *objects.Dict) *objects.Code {
	g := unsafe.Pointer(globals)
	if atomic.LoadPointer(&code.Owner) == g || atomic.CompareAndSwapPointer(&code.Owner, nil, g) {
		return code
	}
	c := *code
	c.Instrs = make([]uint64, len(code.Instrs))
	for k := range code.Instrs {
		low := atomic.LoadUint32((*uint32)(unsafe.Pointer(&code.Instrs[k])))
		high := *(*uint32)(unsafe.Add(unsafe.Pointer(&code.Instrs[k]), 4))
		low = low&^0xff | uint32(general(opcode.Op(low)))
		c.Instrs[k] = uint64(high)<<32 | uint64(low)
	}
	c.Owner, c.Hidden = g, nil
	return c.Finish()
}

func (i *instr) special(op opcode.Op) (unsafe.Pointer, unsafe.Pointer, error) {
	th := i.t.th
	switch op {
	case opcode.ImportName:
		r := regSlice(unsafe.Pointer(i.rb()), 2)
		return i.put(i.importName(i.name(i.c), r[0], r[1]))
	case opcode.ImportFrom:
		return i.put(i.importFrom(*i.rb(), i.name(i.c)))
	}
	switch i.x() {
	case opcode.IntrinsicPrintExpr:
		hook, err := i.t.vm.sysAttr(th, "displayhook")
		if err != nil {
			return nil, nil, err
		}
		return i.put(objects.CallArgs(th, hook, *i.rb()))
	case opcode.IntrinsicImportStar:
		return i.put(objects.None, i.importStar(*i.rb()))
	case opcode.IntrinsicListToTuple:
		// Nobody else knows the list, so the tuple may have its array, but not the room behind it.
		items, err := (*objects.List)(i.rb().P).Items(th)
		return i.put(objects.NewTuple(slices.Clip(items)), err)
	case opcode.IntrinsicStarred:
		if i.rb().Type() == tupleType {
			return i.put(*i.rb(), nil)
		}
		items, err := starItems(th, *i.rb())
		return i.put(objects.NewTuple(items), err)
	case opcode.IntrinsicAssertError:
		return i.put(objects.AssertionErrorType.Value(), nil)
	case opcode.IntrinsicLocals:
		return i.put(*at(i.fp, 0), nil)
	case opcode.IntrinsicBuildClass:
		v, err := th.Interp.Builtins.Dict.GetStr(th, "__build_class__")
		if err == nil && v.IsUndef() {
			err = objects.RaiseMsg(th, objects.NameErrorType, "__build_class__ not found")
		}
		return i.put(v, err)
	case opcode.IntrinsicTemplate:
		pair, _ := objects.AsTuple(*i.rb())
		strings, _ := objects.AsTuple(pair.Items[0])
		fields, _ := objects.AsTuple(pair.Items[1])
		return i.put(objects.NewTemplate(strings, fields), nil)
	case opcode.IntrinsicInterpolation:
		t, _ := objects.AsTuple(*i.rb())
		return i.put(objects.NewInterpolation(t.Items[0], t.Items[1], t.Items[2], t.Items[3]), nil)
	case opcode.IntrinsicUnpack:
		return i.put(i.unpackMany(*i.rb()))
	case opcode.IntrinsicLen, opcode.IntrinsicMatchSequence, opcode.IntrinsicMatchMapping, opcode.IntrinsicMatchKeys, opcode.IntrinsicMatchClass:
		return i.put(i.match(*i.rb()))
	}
	msg := "weft does not support this yet"
	if s, ok := objects.AsStr(*i.rb()); ok {
		msg = s.String()
	}
	return nil, nil, objects.RaiseMsg(th, objects.NotImplementedErrorType, msg)
}

func (vm *VM) sysAttr(th *thrd, name string) (value, error) {
	sys, err := th.Interp.Modules.GetStr(th, "sys")
	if err != nil {
		return value{}, err
	}
	if sys.IsUndef() {
		return value{}, objects.RaiseMsg(th, objects.RuntimeErrorType, "lost sys module")
	}
	return objects.GetAttrName(th, sys, name)
}

// importName is __import__, called as builtins has it now; the import system itself is not looked up.
func (i *instr) importName(name *objects.Str, level, fromlist value) (value, error) {
	th := i.t.th
	f, err := th.Interp.Builtins.Dict.GetStr(th, "__import__")
	if err != nil {
		return value{}, err
	}
	g := funcOf(i.fp).Globals.Value()
	if f.IsUndef() || f.Type() == objects.BuiltinType {
		return i.t.vm.Import(th, name, g, fromlist, int(level.Int()))
	}
	return objects.CallArgs(th, f, name.Value(), g, objects.None, fromlist, level)
}

func (i *instr) importFrom(mod value, name *objects.Str) (value, error) {
	th := i.t.th
	v, err := objects.GetAttr(th, mod, name)
	if err == nil || !objects.IsRaised(err, objects.AttributeErrorType) {
		return v, err
	}
	pkg, perr := objects.LookupAttr(th, mod, "__name__")
	if perr != nil {
		return value{}, perr
	}
	pname := "<unknown module name>"
	if s, ok := objects.AsStr(pkg); ok {
		pname = s.String()
		sub, serr := th.Interp.Modules.GetStr(th, pname+"."+name.String())
		if serr != nil {
			return value{}, serr
		}
		if !sub.IsUndef() {
			return sub, nil
		}
	}
	return value{}, i.cannotImport(mod, pname, name)
}

func (i *instr) cannotImport(mod value, pname string, name *objects.Str) error {
	th := i.t.th
	file, err := objects.LookupAttr(th, mod, "__file__")
	if err != nil {
		return err
	}
	where, partially := "unknown location", ""
	if f, ok := objects.AsStr(file); ok {
		where = f.String()
	}
	msg := "cannot import name '" + name.String() + "' from '" + pname + "' (" + where + ")"
	if i.t.vm.initializing(th, mod) {
		partially = "partially initialized module "
		msg = "cannot import name '" + name.String() + "' from " + partially + "'" + pname + "' (most likely due to a circular import) (" + where + ")"
	}
	e := objects.RaiseMsg(th, objects.ImportErrorType, msg)
	if r, ok := e.(*objects.Raised); ok {
		for k, v := range map[string]value{"name": objects.NewStr(pname).Value(), "path": file.Or(objects.None), "name_from": name.Value()} {
			if err := objects.SetAttr(th, r.Value, th.Interp.Intern(k), v); err != nil {
				return err
			}
		}
	}
	return e
}

// importStar binds the public names of mod in the running namespace.
func (i *instr) importStar(mod value) error {
	th := i.t.th
	ns := *at(i.fp, 0)
	if ns.IsUndef() {
		ns = funcOf(i.fp).Globals.Value()
	}
	all, err := objects.LookupAttr(th, mod, "__all__")
	if err != nil {
		return err
	}
	var names []value
	explicit := !all.IsUndef()
	if explicit {
		names, err = objects.Collect(th, all)
	} else {
		var d value
		if d, err = objects.GetAttrName(th, mod, "__dict__"); err == nil {
			names, err = objects.Collect(th, d)
		}
	}
	if err != nil {
		return err
	}
	for _, n := range names {
		s, ok := objects.AsStr(n)
		if !ok {
			return objects.Raisef(th, objects.TypeErrorType, "Item in __all__ must be str, not %s", n.Type().MessageName())
		}
		if !explicit && s.Len() > 0 && s.At(0) == '_' {
			continue
		}
		v, err := objects.GetAttr(th, mod, s)
		if err != nil {
			return err
		}
		if err := objects.SetItem(th, ns, n, v); err != nil {
			return err
		}
	}
	return nil
}
