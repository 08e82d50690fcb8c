package vm_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/builtins"
	"github.com/weftpy/weft/ext/sys"
	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
	"github.com/weftpy/weft/vm"
)

func TestRunFile(t *testing.T) {
	file := os.Getenv("WEFT_TRY")
	if file == "" {
		t.Skip("set WEFT_TRY to a script")
	}
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	in := objects.NewInterp(stm.NewWorld(stm.Options{Concurrent: os.Getenv("WEFT_STM") != "", Chaos: os.Getenv("WEFT_CHAOS") != "", Seed: 1}))
	in.Stdin, in.Stdout, in.Stderr = os.Stdin, os.Stdout, os.Stderr
	v := vm.New(in)
	th := objects.NewThread(in)
	th.Enter()
	in.Main = th
	in.NativeModule = func(name string) (func(*objects.Thread) (*objects.Module, error), bool) {
		if m, ok := natives()[name]; ok {
			return m.Load, true
		}
		return nil, false
	}
	b, err := builtins.Module().Load(th)
	require.NoError(t, err)
	in.Builtins = b
	in.Modules = objects.NewDict(th)
	_, err = v.Import(th, objects.NewStr("sys"), objects.None, objects.None, 0)
	require.NoError(t, err)
	require.NoError(t, sys.AddStreams(th))
	m, err := objects.NewModule(th, "__main__", objects.None)
	require.NoError(t, err)
	code, err := v.Compile(th, src, file, "exec", 0, 0)
	require.NoError(t, err)
	_, err = v.Run(th, code, m.Dict, objects.Undef)
	out, oerr := in.Sys.Dict.GetStr(th, "stdout")
	require.NoError(t, oerr)
	_, oerr = objects.CallMethod(th, out, "flush")
	require.NoError(t, oerr)
	if err != nil {
		if r, ok := err.(*objects.Raised); ok {
			t.Fatal(r.Error())
		}
	}
	require.NoError(t, err)
}

func natives() map[string]*ext.Module { return map[string]*ext.Module{"sys": sys.Module()} }
