// Package gc is the module gc. Memory is Go's collector's business; what Python code can observe of a collection are the
// callbacks of weak references, which run after it.
package gc

import (
	"runtime"
	"sync/atomic"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/objects"
)

type (
	value  = objects.Value
	thread = objects.Thread
	def    = objects.FuncDef
)

// state is what the module keeps for one interpreter.
type state struct {
	disabled   atomic.Bool
	thresholds atomic.Pointer[[3]int64]
	runs       atomic.Int64
}

// Module describes the module gc for one interpreter.
func Module() *ext.Module {
	s := &state{}
	s.thresholds.Store(&[3]int64{2000, 10, 0})
	return &ext.Module{
		Name:   "gc",
		Doc:    "This module provides access to the garbage collector for reference cycles.",
		Effect: ext.Serial,
		Funcs:  s.funcs(),
		Setup: func(th *thread, m *objects.Module) error {
			for i, n := range []string{"DEBUG_STATS", "DEBUG_COLLECTABLE", "DEBUG_UNCOLLECTABLE", "", "", "DEBUG_SAVEALL"} {
				if n == "" {
					continue
				}
				if err := m.Set(th, n, objects.Int(1<<i)); err != nil {
					return err
				}
			}
			for _, n := range []string{"garbage", "callbacks"} {
				if err := m.Set(th, n, objects.NewList(th, nil).Value()); err != nil {
					return err
				}
			}
			return m.Set(th, "DEBUG_LEAK", objects.Int(38))
		},
	}
}

func (s *state) funcs() []def {
	return []def{
		{Name: "enable", Sig: "", Doc: "Enable automatic garbage collection.", Fn: s.setDisabled(false)},
		{Name: "disable", Sig: "", Doc: "Disable automatic garbage collection.", Fn: s.setDisabled(true)},
		{Name: "isenabled", Sig: "", Effect: objects.Pure, Doc: "Returns true if automatic garbage collection is enabled.", Fn: func(th *thread, a []value) (value, error) {
			return objects.Bool(!s.disabled.Load()), nil
		}},
		{Name: "collect", Sig: "generation=2", Fn: s.collect, Effect: objects.Blocking, Doc: "Run the garbage collector.\n\nThe number of unreachable objects is not known: the result is always 0."},
		{Name: "get_threshold", Sig: "", Effect: objects.Pure, Doc: "Return the current collection thresholds.", Fn: func(th *thread, a []value) (value, error) {
			return ints(s.thresholds.Load()[:]...), nil
		}},
		{Name: "set_threshold", Sig: "threshold0, threshold1=?, threshold2=?, /", Fn: s.setThreshold, Doc: "Set the collection thresholds. They are remembered, and have no effect."},
		{Name: "get_count", Sig: "", Effect: objects.Pure, Doc: "Return a three-tuple of the current collection counts.", Fn: func(th *thread, a []value) (value, error) {
			return ints(0, 0, 0), nil
		}},
		{Name: "get_debug", Sig: "", Effect: objects.Pure, Doc: "Get the garbage collection debugging flags.", Fn: func(th *thread, a []value) (value, error) {
			return objects.Int(0), nil
		}},
		{Name: "set_debug", Sig: "flags, /", Doc: "Set the garbage collection debugging flags.", Fn: func(th *thread, a []value) (value, error) {
			if n, err := objects.AsIndex(th, a[0]); err != nil || n == 0 {
				return objects.None, err
			}
			return value{}, objects.RaiseMsg(th, objects.NotImplementedErrorType, "gc.set_debug")
		}},
		{Name: "get_stats", Sig: "", Effect: objects.Pure, Fn: s.stats, Doc: "Return a list of dictionaries containing per-generation statistics."},
		nothing("freeze", "Freeze all current tracked objects and ignore them for future collections."),
		nothing("unfreeze", "Unfreeze all objects in the permanent generation."),
		{Name: "get_freeze_count", Sig: "", Effect: objects.Pure, Fn: func(th *thread, a []value) (value, error) { return objects.Int(0), nil }},
		{Name: "is_tracked", Sig: "obj, /", Effect: objects.Pure, Fn: isTracked, Doc: "Returns true if the object is tracked by the garbage collector."},
		{Name: "is_finalized", Sig: "obj, /", Effect: objects.Pure, Fn: func(th *thread, a []value) (value, error) { return objects.False, nil }, Doc: "Returns true if the object has been already finalized by the GC."},
		missing("get_objects", "generation=None"), missing("get_referrers", "*objs"), missing("get_referents", "*objs"),
	}
}

func nothing(name, doc string) def {
	return def{Name: name, Sig: "", Doc: doc, Effect: objects.Pure, Fn: func(*thread, []value) (value, error) { return objects.None, nil }}
}

// missing is a function that weft doesn't have.
func missing(name, sig string) def {
	return def{Name: name, Sig: sig, Effect: objects.Pure, Fn: func(th *thread, a []value) (value, error) {
		return value{}, objects.RaiseMsg(th, objects.NotImplementedErrorType, "gc."+name)
	}}
}

func ints(n ...int64) value {
	vs := make([]value, len(n))
	for i, x := range n {
		vs[i] = objects.Int(x)
	}
	return objects.NewTuple(vs)
}

func (s *state) setDisabled(on bool) objects.Fn {
	return func(*thread, []value) (value, error) {
		s.disabled.Store(on)
		return objects.None, nil
	}
}

// collect collects twice, since what one collection finds unreachable may have kept other things alive through its cleanups,
// and runs what came of it.
func (s *state) collect(th *thread, a []value) (value, error) {
	gen, err := objects.AsIndex(th, a[0])
	if err != nil {
		return value{}, err
	}
	if gen < 0 || gen > 2 {
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "invalid generation")
	}
	s.runs.Add(1)
	err = th.Block(func() {
		runtime.GC()
		runtime.GC()
	})
	if err != nil {
		return value{}, err
	}
	return objects.Int(0), th.CheckPending()
}

func (s *state) setThreshold(th *thread, a []value) (value, error) {
	next := *s.thresholds.Load()
	for i, v := range a {
		if v.IsUndef() {
			continue
		}
		n, err := objects.AsIndex(th, v)
		if err != nil {
			return value{}, err
		}
		next[i] = int64(n)
	}
	s.thresholds.Store(&next)
	return objects.None, nil
}

func (s *state) stats(th *thread, a []value) (value, error) {
	var gens []value
	for i := range 3 {
		d := objects.NewDict(th)
		n := int64(0)
		if i == 2 {
			n = s.runs.Load()
		}
		for k, x := range map[string]int64{"collections": n, "collected": 0, "uncollectable": 0} {
			if err := d.SetStr(th, k, objects.Int(x)); err != nil {
				return value{}, err
			}
		}
		gens = append(gens, d.Value())
	}
	return objects.NewList(th, gens).Value(), nil
}

// isTracked says what CPython would: objects that can refer to others are tracked.
func isTracked(th *thread, a []value) (value, error) {
	switch t := a[0].Type(); t {
	case objects.IntType, objects.FloatType, objects.BoolType, objects.NoneType, objects.StrType, objects.BytesType,
		objects.ComplexType, objects.RangeType, objects.EllipsisType, objects.NotImplementedType, objects.BytearrayType:
		return objects.False, nil
	}
	return objects.True, nil
}
