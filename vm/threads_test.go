package vm_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/ext/std"
	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
	"github.com/weftpy/weft/vm"
)

// together starts a thread for each function, waits for all, and raises what one of them raised.
const together = `
def together(*functions):
    import _thread
    errors = []
    def guarded(f):
        def body():
            try:
                f()
            except BaseException as e:
                errors.append(e)
        return body
    handles = [_thread.start_joinable_thread(guarded(f)) for f in functions]
    for h in handles:
        h.join()
    if errors:
        raise errors[0]
`

// A program is an interpreter that runs source texts in one namespace.
type program struct {
	t       *testing.T
	th      *objects.Thread
	vm      *vm.VM
	globals *objects.Dict
	out     bytes.Buffer
}

func newProgram(t *testing.T, opts stm.Options) *program {
	t.Helper()
	in := objects.NewInterp(stm.NewWorld(opts))
	p := &program{t: t, vm: vm.New(in)}
	in.Stdin, in.Stdout, in.Stderr = strings.NewReader(""), &p.out, &p.out
	p.th = objects.NewThread(in)
	p.th.Enter()
	require.NoError(t, std.Install(p.th))
	m, err := objects.NewModule(p.th, "__main__", objects.None)
	require.NoError(t, err)
	p.globals = m.Dict
	t.Cleanup(func() {
		require.NoError(t, p.th.Leave())
		p.th.Close()
	})
	return p
}

// run runs a source text and fails the test with the traceback of an uncaught exception.
func (p *program) run(name, src string) {
	p.t.Helper()
	code, err := p.vm.Compile(p.th, []byte(src), name, "exec", 0, 0)
	require.NoError(p.t, err)
	_, err = p.vm.Run(p.th, code, p.globals, objects.Undef)
	p.check(err)
}

func (p *program) check(err error) {
	p.t.Helper()
	if r, ok := err.(*objects.Raised); ok {
		text, ferr := objects.FormatException(p.th, r.Exc())
		require.NoError(p.t, ferr)
		p.t.Fatal(text)
	}
	require.NoError(p.t, err)
}

// TestInterruptIsCaughtWhereItComes has signals raise in the middle of programs. The handler around a loop must see what comes
// at its head, and an abort may not lose it.
func TestInterruptIsCaughtWhereItComes(t *testing.T) {
	for _, m := range modes(0) {
		t.Run(m.name, func(t *testing.T) {
			p := newProgram(t, m.opts)
			p.run("interrupts", `
def loop():
    try:
        while True:
            shared[0] += 1
    except KeyboardInterrupt:
        return 1

def called(n):
    pass

def entry():
    try:
        while True:
            called(1)
    except KeyboardInterrupt:
        return 1

inside = 0
shared, stop = [0], []
def noise():
    while not stop:
        shared[0] += 1

import _thread
other = _thread.start_joinable_thread(noise)
`)
			in := p.th.Interp
			raised := 0
			interrupt := func(th *objects.Thread) error {
				raised++
				return objects.RaiseMsg(th, objects.KeyboardInterruptType, "")
			}
			const times = 30
			for k := range times {
				timer := time.AfterFunc(time.Duration(k%7)*200*time.Microsecond, func() { in.AddPending(interrupt) })
				// One that comes before the function's own try is caught outside.
				call := [...]string{"loop", "entry"}[k%2]
				p.run("interrupts", "try: inside += "+call+"()\nexcept KeyboardInterrupt: pass")
				timer.Stop()
			}
			require.Equal(t, times, raised)
			p.run("interrupts", "stop.append(1); other.join(); assert inside > 10, inside")
		})
	}
}

// modes are the ways to run threads; n scales a program to how slow a mode is.
func modes(full int) []mode {
	if raceEnabled {
		full /= 10
	}
	if testing.Short() {
		full /= 4
	}
	ms := []mode{{"lock", stm.Options{}, full}, {"stm", stm.Options{Concurrent: true}, full}}
	for seed := range uint64(3) {
		ms = append(ms, mode{fmt.Sprintf("chaos%d", seed+1), stm.Options{Concurrent: true, Chaos: true, Seed: seed + 1}, full / 10})
	}
	return ms
}

type mode struct {
	name string
	opts stm.Options
	n    int
}

// TestThreads runs the programs in testdata/threads, which check themselves, in all modes.
func TestThreads(t *testing.T) {
	files, err := filepath.Glob("testdata/threads/*.py")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, m := range modes(4000) {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".py")+"/"+m.name, func(t *testing.T) {
				p := newProgram(t, m.opts)
				p.run("together", together+fmt.Sprintf("N = %d\n", m.n))
				p.run(file, string(src))
			})
		}
	}
}

// TestCounterIsExact has two threads add to one attribute without a lock, and no addition may be lost.
func TestCounterIsExact(t *testing.T) {
	for _, m := range modes(1_000_000) {
		t.Run(m.name, func(t *testing.T) {
			p := newProgram(t, m.opts)
			p.run("together", together+fmt.Sprintf("N = %d\n", m.n))
			p.run("counter", `
class C: pass
c = C()
c.n = 0
def add():
    for _ in range(N):
        c.n += 1
together(add, add)
assert c.n == 2 * N, c.n
`)
		})
	}
}
