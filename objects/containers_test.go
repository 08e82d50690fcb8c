package objects

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/stm"
)

// newTestThread returns a thread that runs alone, as a script's main thread does at first.
func newTestThread(t testing.TB) *Thread {
	t.Helper()
	th := NewThread(NewInterp(stm.NewWorld(stm.Options{Concurrent: true})))
	th.Enter()
	return th
}

func ints(n ...int64) []Value {
	v := make([]Value, len(n))
	for i, x := range n {
		v[i] = Int(x)
	}
	return v
}

func goInts(t testing.TB, th *Thread, v Value) []int64 {
	t.Helper()
	items, err := Collect(th, v)
	require.NoError(t, err)
	out := make([]int64, len(items))
	for i, x := range items {
		out[i] = x.Int()
	}
	return out
}
