// Package sys is the module sys: how the interpreter was started, its limits, hooks, frames and standard streams.
//
// What CPython keeps in C and changes through functions, such as the recursion limit, is kept in the interpreter and changed by
// Serial functions; the rest is attributes. The standard streams are made by module _io when it can use the process's files,
// and otherwise, for a host that gives other readers and writers, are those of this package (stream.go).
package sys

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/objects"
)

type (
	value  = objects.Value
	thread = objects.Thread
	def    = objects.FuncDef
)

// state is what the module keeps for one interpreter beside its attributes.
type state struct {
	unraisableArgs *objects.Type
	interval       atomic.Int64 // switch interval in nanoseconds
	mu             sync.Mutex
	hooks          []value // audit hooks
}

// Module describes the module sys for one interpreter.
func Module() *ext.Module {
	s := &state{}
	s.interval.Store(int64(5 * time.Millisecond))
	var funcs []def
	for _, part := range [][]def{s.infoFuncs(), s.limitFuncs(), s.hookFuncs(), s.frameFuncs(), s.auditFuncs()} {
		funcs = append(funcs, part...)
	}
	return &ext.Module{
		Name:   "sys",
		Doc:    "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.",
		Effect: ext.Serial,
		Funcs:  funcs,
		Setup:  s.setup,
	}
}

// An attr is a name in the module and its value.
type attr struct {
	name string
	v    value
}

func (s *state) setup(th *thread, m *objects.Module) error {
	th.Interp.Sys = m
	for _, a := range append(s.constants(th), configured(th)...) {
		if err := m.Set(th, a.name, a.v); err != nil {
			return err
		}
	}
	th.Interp.Unraisable = s.reportUnraisable
	if err := addMonitoring(th, m); err != nil {
		return err
	}
	return s.addHooks(th, m)
}

func str(s string) value { return objects.NewStr(s).Value() }

func strList(th *thread, items []string) value {
	vs := make([]value, len(items))
	for i, s := range items {
		vs[i] = str(s)
	}
	return objects.NewList(th, vs).Value()
}
