// Package sysconfigmod is the module that tells module sysconfig how the interpreter was built. CPython's is written by its build
// and has all variables of its Makefile; of these, Weft's has those that say something about an interpreter that wasn't made by
// that Makefile and can't load C extensions.
package sysconfigmod

import (
	"runtime"

	"github.com/weftpy/weft/ext"
)

// Module describes the module, whose name is that of the platform.
func Module() *ext.Module {
	return &ext.Module{Name: "_sysconfigdata__linux_", Effect: ext.Pure, Setup: setUp}
}

func setUp(th *ext.Thread, m *ext.ModuleObject) error {
	vars := ext.NewDict(th)
	for name, from := range map[string]string{"prefix": "base_prefix", "exec_prefix": "base_exec_prefix"} {
		v, err := ext.GetAttrName(th, th.Interp.Sys.Value(), from)
		if err != nil {
			return err
		}
		if err := vars.SetStr(th, name, v); err != nil {
			return err
		}
	}
	for name, v := range values() {
		if err := vars.SetStr(th, name, v); err != nil {
			return err
		}
	}
	return m.Set(th, "build_time_vars", vars.Value())
}

func values() map[string]ext.Value {
	vars := map[string]ext.Value{}
	for name, s := range map[string]string{
		"VERSION": "3.14", "PYTHON": "weft", "EXE": "", "BUILDEXE": "", "PLATLIBDIR": "lib", "ABIFLAGS": "", "MACHDEP": "linux",
		"SHELL": "/bin/sh", "HOST_GNU_TYPE": machine() + "-pc-linux-gnu", "PACKAGE_NAME": "weft",
		"TZPATH": "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo",
	} {
		vars[name] = ext.NewStr(s).Value()
	}
	for name, n := range map[string]int64{
		"Py_DEBUG": 0, "Py_GIL_DISABLED": 0, "Py_ENABLE_SHARED": 0, "Py_TRACE_REFS": 0, "WITH_PYMALLOC": 0, "WITH_DOC_STRINGS": 1,
		"SIZEOF_VOID_P": 8, "SIZEOF_LONG": 8, "SIZEOF_SIZE_T": 8,
	} {
		vars[name] = ext.Int(n)
	}
	return vars
}

// machine is the processor's name in GNU's words.
func machine() string {
	switch runtime.GOARCH {
	case "amd64":
		return "x86_64"
	case "arm64":
		return "aarch64"
	}
	return runtime.GOARCH
}
