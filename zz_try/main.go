package main

import (
	"fmt"
	"os"

	. "github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
	"github.com/weftpy/weft/vm"
)

func main() {
	src, _ := os.ReadFile(os.Args[1])
	in := NewInterp(stm.NewWorld(stm.Options{}))
	v := vm.New(in)
	th := NewThread(in)
	th.Enter()
	in.Main = th
	b, _ := NewModule(th, "builtins", None)
	in.Builtins = b
	in.Modules = NewDict(th)
	var mod *Module
	p := Pure
	fns := []FuncDef{
		{Name: "print", Sig: "*args", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) {
			t, _ := AsTuple(a[0])
			for i, x := range t.Items {
				s, err := ToStr(th, x)
				if err != nil {
					return Value{}, err
				}
				if i > 0 {
					fmt.Print(" ")
				}
				fmt.Print(s.String())
			}
			fmt.Println()
			return None, nil
		}},
		{Name: "eval", Sig: "src, g=?", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) {
			s, _ := AsStr(a[0])
			c, err := v.Compile(th, []byte(s.String()), "<string>", "eval", 0, 0)
			if err != nil {
				return Value{}, err
			}
			return v.Run(th, c, mod.Dict, Undef)
		}},
		{Name: "exec", Sig: "src, g=?", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) {
			s, _ := AsStr(a[0])
			c, err := v.Compile(th, []byte(s.String()), "<string>", "exec", 0, 0)
			if err != nil {
				return Value{}, err
			}
			return v.Run(th, c, mod.Dict, Undef)
		}},
		{Name: "repr", Sig: "x", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) {
			s, err := Repr(th, a[0])
			if err != nil {
				return Value{}, err
			}
			return s.Value(), nil
		}},
		{Name: "__build_class__", Sig: "f, name, /, *bases", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) {
			f, _ := AsFunction(a[0])
			ns := NewDict(th)
			if _, err := v.RunFunction(th, f, ns.Value()); err != nil {
				return Value{}, err
			}
			return CallArgs(th, TypeType.Value(), a[1], a[2], ns.Value())
		}},
		{Name: "fmtexc", Sig: "x", Effect: p, Fn: fmtexc},
		{Name: "len", Sig: "x", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) { n, err := Len(th, a[0]); return Int(int64(n)), err }},
		{Name: "hash", Sig: "x", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) { n, err := Hash(th, a[0]); return Int(n), err }},
		{Name: "abs", Sig: "x", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) { return Unary(th, OpAbs, a[0]) }},
		{Name: "divmod", Sig: "x, y", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) { return Binary(th, OpDivMod, a[0], a[1]) }},
		{Name: "iter", Sig: "x", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) { return Iter(th, a[0]) }},
		{Name: "isinstance", Sig: "x, y", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) { ok, err := IsInstance(th, a[0], a[1]); return Bool(ok), err }},
		{Name: "round", Sig: "x, n=None", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) { return CallMethod(th, a[0], "__round__", a[1]) }},
		{Name: "pow", Sig: "x, y, z=None", Effect: p, Fn: func(th *Thread, a []Value) (Value, error) {
			if a[2].IsNone() {
				return Binary(th, OpPow, a[0], a[1])
			}
			return PowMod(th, a[0], a[1], a[2])
		}},
	}
	b.AddFuncs(th, "builtins", p, fns)
	for _, t := range BuiltinTypes() {
		b.Set(th, t.Name, t.Value())
	}
	b.Set(th, "NotImplemented", NotImplemented)
	b.Set(th, "Ellipsis", Ellipsis)
	mod, _ = NewModule(th, "__main__", None)
	extra(th, mod)
	code, err := v.Compile(th, src, os.Args[1], "exec", 0, 0)
	if err == nil {
		_, err = v.Run(th, code, mod.Dict, Undef)
	}
	if r, ok := err.(*Raised); ok {
		report(th, r)
		os.Exit(1)
	} else if err != nil {
		fmt.Println("ERR", err)
	}
}
