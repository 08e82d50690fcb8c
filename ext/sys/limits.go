package sys

import (
	"time"

	"github.com/weftpy/weft/objects"
)

func none(err error) (value, error) { return objects.None, err }

// constant is a function without parameters that always returns v.
func constant(name string, v value, doc string) def {
	return def{Name: name, Sig: "", Effect: objects.Pure, Doc: doc, Fn: func(*thread, []value) (value, error) { return v, nil }}
}

// limitFuncs get and set what the interpreter goes by.
func (s *state) limitFuncs() []def {
	return []def{
		{Name: "getrecursionlimit", Sig: "", Effect: objects.Pure, Doc: "Return the current value of the recursion limit.\n\nThe recursion limit is the maximum depth of the Python interpreter\nstack.  This limit prevents infinite recursion from causing an overflow\nof the C stack and crashing Python.", Fn: func(th *thread, a []value) (value, error) {
			return objects.Int(int64(th.Interp.RecursionLimit)), nil
		}},
		{Name: "setrecursionlimit", Sig: "limit, /", Fn: setRecursionLimit, Doc: "Set the maximum depth of the Python interpreter stack to n.\n\nThis limit prevents infinite recursion from causing an overflow of the C\nstack and crashing Python.  The highest possible limit is platform-\ndependent."},
		{Name: "getswitchinterval", Sig: "", Effect: objects.Pure, Doc: "Return the current thread switch interval; see sys.setswitchinterval().", Fn: func(th *thread, a []value) (value, error) {
			return objects.Float(time.Duration(s.interval.Load()).Seconds()), nil
		}},
		{Name: "setswitchinterval", Sig: "interval, /", Fn: s.setSwitchInterval, Doc: "Set the ideal thread switching delay inside the Python interpreter.\n\nThe actual frequency of switching threads can be lower if the\ninterpreter executes long sequences of uninterruptible code\n(this is implementation-specific and workload-dependent).\n\nThe parameter must represent the desired switching delay in seconds\nA typical value is 0.005 (5 milliseconds)."},
		{Name: "get_int_max_str_digits", Sig: "", Effect: objects.Pure, Doc: "Return the maximum string digits limit for non-binary int<->str conversions.", Fn: func(th *thread, a []value) (value, error) {
			return objects.Int(int64(th.Interp.MaxStrDigits)), nil
		}},
		{Name: "set_int_max_str_digits", Sig: "maxdigits", Fn: setMaxStrDigits, Doc: "Set the maximum string digits limit for non-binary int<->str conversions."},
		{Name: "intern", Sig: "string, /", Effect: objects.Pure, Fn: intern, Doc: "``Intern'' the given string.\n\nThis enters the string in the (global) table of interned strings whose\npurpose is to speed up dictionary lookups. Return the string itself or\nthe previously interned string object with the same value."},
		{Name: "_is_interned", Sig: "string, /", Effect: objects.Pure, Doc: "Return True if the given string is \"interned\".", Fn: func(th *thread, a []value) (value, error) {
			v, err := intern(th, a)
			return objects.Bool(v == a[0]), err
		}},
	}
}

func setRecursionLimit(th *thread, a []value) (value, error) {
	n, err := objects.AsCInt(th, a[0])
	if err != nil {
		return value{}, err
	}
	if n < 1 {
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "recursion limit must be greater or equal than 1")
	}
	depth := 0
	for f := th.Interp.Eval.Frame(th, 0); f != nil; f = f.Back.Load() {
		depth++
	}
	if depth >= n {
		return value{}, objects.Raisef(th, objects.RecursionErrorType,
			"cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", n, depth)
	}
	th.Interp.RecursionLimit = n
	if e, ok := th.Interp.Eval.(interface{ SetRecursionLimit(n int) }); ok {
		e.SetRecursionLimit(n)
	}
	return objects.None, nil
}

func (s *state) setSwitchInterval(th *thread, a []value) (value, error) {
	f, err := asFloat(th, a[0])
	if err != nil {
		return value{}, err
	}
	if !(f > 0) {
		return value{}, objects.RaiseMsg(th, objects.ValueErrorType, "switch interval must be strictly positive")
	}
	s.interval.Store(int64(f * float64(time.Second)))
	return objects.None, nil
}

func asFloat(th *thread, v value) (float64, error) {
	if v.IsInt() {
		return float64(v.Int()), nil
	}
	if f := v.Type().Float; f != nil && !v.IsFloat() {
		r, err := f(th, v)
		if err != nil {
			return 0, err
		}
		v = r
	}
	if !v.IsFloat() {
		return 0, objects.Raisef(th, objects.TypeErrorType, "must be real number, not %s", v.Type().MessageName())
	}
	return v.Float(), nil
}

func setMaxStrDigits(th *thread, a []value) (value, error) {
	n, err := objects.AsCInt(th, a[0])
	if err != nil {
		return value{}, err
	}
	if n != 0 && n < 640 {
		return value{}, objects.Raisef(th, objects.ValueErrorType, "maxdigits must be >= 640 or 0 for unlimited")
	}
	th.Interp.MaxStrDigits = n
	return objects.None, nil
}

func intern(th *thread, a []value) (value, error) {
	if a[0].Type() != objects.StrType {
		if _, ok := objects.AsStr(a[0]); ok {
			return value{}, objects.Raisef(th, objects.TypeErrorType, "can't intern %s", a[0].Type().MessageName())
		}
		return value{}, objects.Raisef(th, objects.TypeErrorType, "intern() argument must be str, not %s", a[0].Type().MessageName())
	}
	s, _ := objects.AsStr(a[0])
	return th.Interp.Intern(s.String()).Value(), nil
}

// infoFuncs tell about the interpreter.
func (s *state) infoFuncs() []def {
	return []def{
		constant("getdefaultencoding", str("utf-8"), "Return the current default encoding used by the Unicode implementation."),
		constant("getfilesystemencoding", str("utf-8"), "Return the encoding used to convert Unicode filenames to OS filenames."),
		constant("getfilesystemencodeerrors", str("surrogateescape"), "Return the error mode used Unicode to OS filename conversion."),
		constant("is_remote_debug_enabled", objects.False, "Return True if remote debugging is enabled, False otherwise."),
		constant("is_stack_trampoline_active", objects.False, "Return *True* if a stack profiler trampoline is active."),
		{Name: "_clear_type_descriptors", Sig: "type, /", Effect: objects.Pure, Doc: "Private function for clearing certain descriptors from a type's dictionary.\n\nSee gh-135228 for context.", Fn: clearTypeDescriptors},
		constant("_clear_type_cache", objects.None, "Clear the internal type lookup cache."),
		constant("_clear_internal_caches", objects.None, "Clear all internal performance-related caches."),
		constant("_get_cpu_count_config", objects.Int(-1), "Private function for getting PyConfig.cpu_count"),
		{Name: "_is_gil_enabled", Sig: "", Effect: objects.Pure, Doc: "Return True if the GIL is currently enabled and False otherwise.", Fn: func(th *thread, a []value) (value, error) {
			return objects.Bool(!th.Interp.Config.STM), nil
		}},
		{Name: "is_finalizing", Sig: "", Effect: objects.Pure, Doc: "Return True if Python is exiting.", Fn: func(th *thread, a []value) (value, error) {
			return objects.Bool(th.Interp.Finalizing.Load()), nil
		}},
		{Name: "getsizeof", NoTextSig: true, Sig: "object, default=?", Effect: objects.Pure, Fn: getSizeOf, Doc: "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes."},
		missing("getrefcount", "object, /"), missing("call_tracing", "func, args, /"), missing("remote_exec", "pid, script"),
		missing("set_asyncgen_hooks", "*args, **kwargs"), missing("get_asyncgen_hooks", ""),
		missing("activate_stack_trampoline", "backend, /"),
	}
}

// missing is a function that weft doesn't have yet.
func missing(name, sig string) def {
	return def{Name: name, Sig: sig, Effect: objects.Pure, Fn: func(th *thread, a []value) (value, error) {
		return value{}, objects.RaiseMsg(th, objects.NotImplementedErrorType, "sys."+name)
	}}
}

func getSizeOf(th *thread, a []value) (value, error) {
	f, ok := a[0].Type().Lookup("__sizeof__")
	if !ok {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "Type %s doesn't define __sizeof__", a[0].Type().MessageName())
	}
	v, err := objects.CallBound(th, f, a[0], nil)
	if err != nil && !a[1].IsUndef() && objects.IsRaised(err, objects.TypeErrorType) {
		return a[1], nil
	}
	return v, err
}
