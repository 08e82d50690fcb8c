package vm_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
)

// TestLongCallBeginsATransaction: a call that has taken long begins a transaction when it is made again, and no more when it
// is short. It is run by one of two threads, or there would be no transactions.
func TestLongCallBeginsATransaction(t *testing.T) {
	p := newProgram(t, stm.Options{Concurrent: true})
	linger := &objects.FuncDef{Name: "linger", Sig: "ms, /", Effect: objects.Pure, Fn: func(th *objects.Thread, a []objects.Value) (objects.Value, error) {
		time.Sleep(time.Duration(a[0].Int()) * time.Millisecond)
		return objects.Int(int64(th.Stamp())), nil
	}}
	require.NoError(t, p.globals.SetStr(p.th, linger.Name, objects.NewBuiltin(linger, objects.Undef)))
	p.run("longcall", together+`
def work():
    while len(begun) < 2:
        pass
    for ms in [0] * 5 + [20] * 5 + [0] * 5:
        before = linger(0)
        same.append(before == linger(ms))
    done.append(1)

def other():
    begun.append(1)
    while not done:
        pass

begun, same, done = [1], [], []
together(work, other)
assert any(same[:5]), same
assert not all(same[6:10]), same  # the one before may have been too quick for a clock that hasn't ticked
assert any(same[11:]), same
`)
}
