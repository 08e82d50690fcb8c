// Package atexit is the module atexit: functions to be called when the interpreter ends. Their list is transactional state.
package atexit

import (
	"slices"

	"github.com/weftpy/weft/ext"
)

// exits are the functions to call at exit.
type exits struct {
	ext.State[list]
}

type list struct{ calls []call } // never changed in place

type call struct {
	f    ext.Value
	args []ext.Value
	kw   *ext.Tuple
}

// Module describes the module atexit for one interpreter.
func Module() *ext.Module {
	e := &exits{}
	return &ext.Module{
		Name:   "atexit",
		Doc:    "allow programmer to define multiple exit functions to be executed\nupon normal program termination.",
		Effect: ext.Pure,
		Funcs: []ext.Func{
			{Name: "register", Sig: "func, /, *args, **kwargs", Fn: e.register, Doc: "Register a function to be executed upon normal program termination\n\n    func - function to be called at exit\n    args - optional arguments to pass to func\n    kwargs - optional keyword arguments to pass to func\n\n    func is returned to facilitate usage as a decorator."},
			{Name: "unregister", Sig: "func, /", Fn: e.unregister, Doc: "Unregister an exit function which was previously registered using\natexit.register\n\n    func - function to be unregistered"},
			{Name: "_run_exitfuncs", Sig: "", Fn: e.run, Doc: "Run all registered exit functions.\n\nIf a callback raises an exception, it is logged with sys.unraisablehook."},
			{Name: "_clear", Sig: "", Doc: "Clear the list of previously registered exit functions.", Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
				return ext.None, e.change(th, func([]call) []call { return nil })
			}},
			{Name: "_ncallbacks", Sig: "", Doc: "Return the number of registered exit functions.", Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
				l, err := e.Read(th)
				if err != nil {
					return ext.Value{}, err
				}
				return ext.Int(int64(len(l.calls))), nil
			}},
		},
		Setup: func(th *ext.Thread, m *ext.ModuleObject) error {
			e.InitOld(th, list{})
			return nil
		},
	}
}

func (e *exits) change(th *ext.Thread, f func([]call) []call) error {
	return th.Transact(func() error {
		l, err := e.Write(th)
		if err == nil {
			l.calls = f(l.calls)
		}
		return err
	})
}

func (e *exits) register(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	if a[0].Type().Call == nil {
		return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "the first argument must be callable")
	}
	args, kw, err := ext.SpreadArgs(th, a[1], a[2])
	if err != nil {
		return ext.Value{}, err
	}
	c := call{a[0], slices.Clone(args), kw}
	return a[0], e.change(th, func(calls []call) []call { return append(slices.Clip(calls), c) })
}

func (e *exits) unregister(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	l, err := e.Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	var keep []call
	for _, c := range l.calls {
		eq, err := ext.Equal(th, c.f, a[0])
		if err != nil {
			return ext.Value{}, err
		}
		if !eq {
			keep = append(keep, c)
		}
	}
	return ext.None, e.change(th, func([]call) []call { return keep })
}

// run calls the functions, last registered first. What they register themselves is dropped.
func (e *exits) run(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	l, err := e.Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	for _, c := range slices.Backward(l.calls) {
		if _, err := ext.Call(th, c.f, c.args, c.kw); err != nil {
			if err := report(th, err, c.f); err != nil {
				return ext.Value{}, err
			}
		}
	}
	return ext.None, e.change(th, func([]call) []call { return nil })
}

func report(th *ext.Thread, err error, f ext.Value) error {
	msg := "Exception ignored in atexit callback"
	if r, rerr := ext.Repr(th, f); rerr == nil {
		msg += " " + r.String()
	}
	return th.Interp.Unraisable(th, err, msg, ext.None)
}
