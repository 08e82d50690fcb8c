package vm_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
)

// TestNativeCodeThatCleansUpAfterAnAbort: an abort is an error like others to native code, which may call Python on its way out, or
// forget the error; the transaction begins again all the same.
func TestNativeCodeThatCleansUpAfterAnAbort(t *testing.T) {
	call := func(th *objects.Thread, f objects.Value) (objects.Value, error) { return objects.CallArgs(th, f) }
	cleanUp := &objects.FuncDef{Name: "clean_up", Sig: "f, g, /", Effect: objects.Pure, Fn: func(th *objects.Thread, a []objects.Value) (objects.Value, error) {
		v, err := call(th, a[0])
		if err != nil {
			_, _ = call(th, a[1])
		}
		return v, err
	}}
	swallow := &objects.FuncDef{Name: "swallow", Sig: "f, g, /", Effect: objects.Pure, Fn: func(th *objects.Thread, a []objects.Value) (objects.Value, error) {
		if _, err := call(th, a[0]); err != nil {
			_, _ = call(th, a[1])
		}
		return objects.None, nil
	}}
	for seed := range uint64(20) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			p := newProgram(t, stm.Options{Concurrent: true, Chaos: true, Seed: seed})
			for _, def := range []*objects.FuncDef{cleanUp, swallow} {
				require.NoError(t, p.globals.SetStr(p.th, def.Name, objects.NewBuiltin(def, objects.Undef)))
			}
			p.run("cleanup", `
data = [[] for k in range(20)]
def f():
    for l in data:
        l.append(1)
def g():
    for l in data:
        l.pop()
for k in range(50):
    clean_up(f, g)
    assert [len(l) for l in data] == [2 * k + 1] * 20, data
    swallow(f, g)
    assert [len(l) for l in data] == [2 * k + 2] * 20, data
`)
		})
	}
}
