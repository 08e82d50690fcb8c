package vm_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

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
	in := objects.NewInterp(stm.NewWorld(stm.Options{Concurrent: os.Getenv("WEFT_STM") != ""}))
	v := vm.New(in)
	th := objects.NewThread(in)
	th.Enter()
	in.Main = th
	b, err := objects.NewModule(th, "builtins", objects.None)
	require.NoError(t, err)
	in.Builtins = b
	in.Modules = objects.NewDict(th)
	fns := []objects.FuncDef{{Name: "print", Sig: "*args", Effect: objects.Pure, Fn: func(th *objects.Thread, a []objects.Value) (objects.Value, error) {
		tup, _ := objects.AsTuple(a[0])
		for _, x := range tup.Items {
			if x.IsInt() {
				fmt.Print(x.Int(), " ")
				continue
			}
			s, ok := objects.AsStr(x)
			if ok {
				fmt.Print(s.String(), " ")
				continue
			}
			fmt.Print(x.Type().Name, " ")
		}
		fmt.Println()
		return objects.None, nil
	}}}
	require.NoError(t, b.AddFuncs(th, "builtins", objects.Pure, fns))
	for _, ty := range []*objects.Type{objects.ObjectType, objects.TypeType, objects.SuperType, objects.PropertyType, objects.ValueErrorType, objects.ExceptionType, objects.TypeErrorType} {
		require.NoError(t, b.Set(th, ty.Name, ty.Value()))
	}
	m, err := objects.NewModule(th, "__main__", objects.None)
	require.NoError(t, err)
	code, err := v.Compile(th, src, file, "exec", 0, 0)
	require.NoError(t, err)
	_, err = v.Run(th, code, m.Dict, objects.Undef)
	if err != nil {
		if r, ok := err.(*objects.Raised); ok {
			t.Fatal(r.Error())
		}
	}
	require.NoError(t, err)
}
