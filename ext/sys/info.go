package sys

import (
	"math"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/weftpy/weft/objects"
)

// The version of the language and library, and of the interpreter.
const (
	major, minor, micro = 3, 14, 6
	hexVersion          = major<<24 | minor<<16 | micro<<8 | 0xf0
	pythonVersion       = "3.14.6"
	weftMajor           = 0
	weftMinor           = 1
	weftMicro           = 0
	apiVersion          = 1013
)

// Version is sys.version.
func Version() string { return pythonVersion + " (weft 0.1.0) [Go " + runtime.Version()[2:] + "]" }

const copyrightText = "Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved.\n\nCopyright (c) 2000 BeOpen.com.\nAll Rights Reserved.\n\nCopyright (c) 1995-2001 Corporation for National Research Initiatives.\nAll Rights Reserved.\n\nCopyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.\nAll Rights Reserved."

func ints(n ...int64) []value {
	vs := make([]value, len(n))
	for i, x := range n {
		vs[i] = objects.Int(x)
	}
	return vs
}

// versionType makes the type of sys.version_info.
func versionType() *objects.Type {
	return objects.NewStructSeqType("sys.version_info", "sys.version_info\n\nVersion information as a named tuple.", 5,
		"major", "minor", "micro", "releaselevel", "serial")
}

func versionInfo(t *objects.Type, major, minor, micro int64) value {
	return objects.NewStructSeq(t, 5, objects.Int(major), objects.Int(minor), objects.Int(micro), str("final"), objects.Int(0))
}

func floatInfo() value {
	t := objects.NewStructSeqType("sys.float_info", "sys.float_info\n\nA named tuple holding information about the float type.", 11,
		"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")
	i := objects.Int
	return objects.NewStructSeq(t, 11, objects.Float(math.MaxFloat64), i(1024), i(308), objects.Float(0x1p-1022), i(-1021), i(-307),
		i(15), i(53), objects.Float(0x1p-52), i(2), i(1))
}

func intInfo() value {
	t := objects.NewStructSeqType("sys.int_info", "sys.int_info\n\nA named tuple that holds information about Python's\ninternal representation of integers.  The attributes are read only.", 4,
		"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
	return objects.NewStructSeq(t, 4, ints(30, 4, 4300, 640)...)
}

func hashInfo() value {
	t := objects.NewStructSeqType("sys.hash_info", "hash_info\n\nA named tuple providing parameters used for computing hashes.", 9,
		"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
	vs := append(ints(64, 1<<61-1, 314159, 0, 1000003), str("maphash"))
	return objects.NewStructSeq(t, 9, append(vs, ints(64, 64, 0)...)...)
}

func threadInfo() value {
	t := objects.NewStructSeqType("sys.thread_info", "sys.thread_info\n\nA named tuple holding information about the thread implementation.", 3,
		"name", "lock", "version")
	return objects.NewStructSeq(t, 3, str("goroutine"), objects.None, objects.None)
}

func flags(c *objects.Config, in *objects.Interp) value {
	t := objects.NewStructSeqType("sys.flags", "sys.flags\n\nFlags provided through command line arguments or environment vars.", 18,
		"debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment",
		"verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding",
		"safe_path", "int_max_str_digits", "gil", "thread_inherit_context", "context_aware_warnings")
	b := func(x bool) value {
		if x {
			return objects.Int(1)
		}
		return objects.Int(0)
	}
	i := func(n int) value { return objects.Int(int64(n)) }
	// no_site is always set: module site is not imported at start, and mustn't rewrite sys.path when a program imports it.
	return objects.NewStructSeq(t, 18, i(0), b(c.Inspect), b(c.Interactive), i(c.Optimize), b(c.DontWriteBytecode), b(c.NoUserSite),
		i(1), b(c.IgnoreEnvironment), i(c.Verbose), i(c.BytesWarning), i(c.Quiet), i(1), b(c.Isolated),
		objects.Bool(slices.Contains(c.XOptions, "dev")), i(1), i(0), objects.Bool(c.SafePath), i(in.MaxStrDigits),
		b(!c.STM), i(0), i(0))
}

// namespace makes a types.SimpleNamespace.
func namespace(th *thread, attrs ...attr) value {
	v := objects.NewInstance(th, objects.NamespaceType)
	for _, a := range attrs {
		if objects.GenericSetAttr(th, v, th.Interp.Intern(a.name), a.v) != nil {
			break // a fresh object can't fail
		}
	}
	return v
}

// constants are the attributes that are the same for every run of this binary.
func (s *state) constants(th *thread) []attr {
	s.unraisableArgs = objects.NewStructSeqType("sys.UnraisableHookArgs", "UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.", 5,
		"exc_type", "exc_value", "exc_traceback", "err_msg", "object")
	vt := versionType()
	version := versionInfo(vt, major, minor, micro)
	weft := versionInfo(vt, weftMajor, weftMinor, weftMicro)
	return []attr{
		{"version", str(Version())}, {"version_info", version}, {"hexversion", objects.Int(hexVersion)}, {"api_version", objects.Int(apiVersion)},
		{"implementation", namespace(th, attr{"name", str("weft")}, attr{"cache_tag", str("weft-314")}, attr{"version", weft},
			attr{"hexversion", objects.Int(weftMajor<<24 | weftMinor<<16 | weftMicro<<8 | 0xf0)},
			attr{"supports_isolated_interpreters", objects.True})},
		{"copyright", str(copyrightText)}, {"_git", objects.TupleOf(str("weft"), str(""), str(""))},
		{"platform", str(platform())}, {"byteorder", str("little")}, {"maxsize", objects.Int(math.MaxInt64)}, {"maxunicode", objects.Int(0x10ffff)},
		{"float_info", floatInfo()}, {"int_info", intInfo()}, {"hash_info", hashInfo()}, {"thread_info", threadInfo()},
		{"float_repr_style", str("short")}, {"platlibdir", str("lib")}, {"abiflags", str("")}, {"_framework", str("")},
		{"UnraisableHookArgs", s.unraisableArgs.Value()}, {"pycache_prefix", objects.None}, {"_home", objects.None},
	}
}

func platform() string {
	if runtime.GOOS == "windows" {
		return "win32"
	}
	return runtime.GOOS
}

// configured are the attributes that say how the interpreter was started, and those of the import system.
func configured(th *thread) []attr {
	in := th.Interp
	c := &in.Config
	prefix := "/usr"
	if c.Executable != "" {
		prefix = filepath.Dir(filepath.Dir(c.Executable))
	}
	if in.Modules == nil {
		in.Modules = objects.NewDict(th)
	}
	list := func() value { return objects.NewList(th, nil).Value() }
	attrs := []attr{
		{"argv", strList(th, c.Argv)}, {"orig_argv", strList(th, c.OrigArgv)}, {"path", strList(th, c.Path)},
		{"modules", in.Modules.Value()}, {"meta_path", list()}, {"path_hooks", list()},
		{"path_importer_cache", objects.NewDict(th).Value()}, {"flags", flags(c, in)},
		{"executable", str(c.Executable)}, {"_base_executable", str(c.Executable)},
		{"warnoptions", strList(th, c.Warnings)}, {"_xoptions", xoptions(th, c.XOptions)},
		{"dont_write_bytecode", objects.Bool(c.DontWriteBytecode)}, {"_stdlib_dir", str(c.Stdlib)},
		{"_weft", namespace(th, attr{"stm", objects.Bool(c.STM)}, attr{"version", str("0.1.0")})},
	}
	for _, n := range []string{"prefix", "base_prefix", "exec_prefix", "base_exec_prefix"} {
		attrs = append(attrs, attr{n, str(prefix)})
	}
	return attrs
}

func xoptions(th *thread, opts []string) value {
	d := objects.NewDict(th)
	for _, o := range opts {
		name, v, has := strings.Cut(o, "=")
		x := objects.True
		if has {
			x = str(v)
		}
		if d.SetStr(th, name, x) != nil {
			break // a fresh dict can't fail
		}
	}
	return d.Value()
}
