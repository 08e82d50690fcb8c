// Package functools is the _functools module: partial, reduce, cmp_to_key and the wrapper behind lru_cache.
package functools

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// Module describes the module.
func Module() *ext.Module {
	return &ext.Module{
		Name: "_functools", Doc: "Tools that operate on functions.", Effect: ext.Pure,
		Types:  []*ext.Type{partialType, cacheType, placeholderType},
		Consts: map[string]value{"Placeholder": placeholder},
		Funcs: []ext.Func{
			{Name: "reduce", Sig: "function, iterable, /, initial=?", Fn: reduce, Doc: "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.\n\nThis effectively reduces the iterable to a single value.  If initial is present,\nit is placed before the items of the iterable in the calculation, and serves as\na default when the iterable is empty.\n\nFor example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5])\ncalculates ((((1 + 2) + 3) + 4) + 5)."},
			{Name: "cmp_to_key", Sig: "mycmp", Doc: "Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects.", Fn: func(th *thread, a []value) (value, error) {
				return ext.FromPtr(unsafe.Pointer(&cmpKey{ext.NewHeader(keyType), a[0], ext.Undef})), nil
			}},
		},
	}
}

func reduce(th *thread, a []value) (value, error) {
	f, acc := a[0], a[2]
	if !a[1].Type().Iterable() {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "reduce() arg 2 must support iteration")
	}
	args := make([]value, 2)
	err := ext.ForEach(th, a[1], func(v value) error {
		if acc.IsUndef() {
			acc = v
			return nil
		}
		args[0], args[1] = acc, v
		r, err := ext.Call(th, f, args, nil)
		acc = r
		return err
	})
	if err != nil {
		return value{}, err
	}
	if acc.IsUndef() {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "reduce() of empty iterable with no initial value")
	}
	return acc, nil
}

// cmpKey is what cmp_to_key returns, and, with obj, what that returns when called: a key that compares by cmp.
type cmpKey struct {
	ext.Header
	cmp, obj value
}

var keyType *ext.Type

func init() {
	keyType = ext.NewType(ext.TypeSpec{
		Name: "functools.KeyWrapper", Flags: ext.FlagDisallowNew, Effect: ext.Pure,
		Slots: ext.Slots{
			Call: func(th *thread, self value, args []value, kw *ext.Tuple) (value, error) {
				a, err := ext.BindArgs(th, "K", "obj", args, kw)
				if err != nil {
					return value{}, err
				}
				return ext.FromPtr(unsafe.Pointer(&cmpKey{ext.NewHeader(keyType), (*cmpKey)(self.P).cmp, a[0]})), nil
			},
			Compare: compareKeys,
		},
		GetSets: []ext.GetSet{{Name: "obj", Doc: "Value wrapped by a key function.", Get: func(th *thread, self value) (value, error) {
			v := (*cmpKey)(self.P).obj
			if v.IsUndef() {
				return value{}, ext.RaiseMsg(th, ext.AttributeErrorType, "'functools.KeyWrapper' object has no attribute 'obj'")
			}
			return v, nil
		}}},
	})
}

func compareKeys(th *thread, a, b value, op ext.CmpOp) (value, error) {
	if b.Type() != keyType {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "other argument must be K instance")
	}
	x, y := (*cmpKey)(a.P), (*cmpKey)(b.P)
	if x.obj.IsUndef() || y.obj.IsUndef() {
		return value{}, ext.RaiseMsg(th, ext.AttributeErrorType, "object")
	}
	args := [2]value{x.obj, y.obj}
	r, err := ext.Call(th, x.cmp, args[:], nil)
	if err != nil {
		return value{}, err
	}
	return ext.Compare(th, r, ext.Int(0), op)
}
