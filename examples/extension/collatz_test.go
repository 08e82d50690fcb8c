package extension_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/examples/extension"
	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/std/host"
	"github.com/weftpy/weft/internal/cpython"
)

// twoThreads calls steps in two threads, each 20 times after both have begun. MODULE is replaced by the module's name.
const twoThreads = `import threading
from MODULE import steps
begun, results = [], []
def work():
    begun.append(1)
    while len(begun) < 2:
        pass
    for _ in range(20):
        results.append(steps(20_000))
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(len(results), set(results))
`

// run runs a program in an interpreter of its own and returns what it printed and did.
func run(t *testing.T, o host.Options, src string) (s *host.Session, status int, out, errs string) {
	t.Helper()
	lendLibrary(t)
	var stdout, stderr bytes.Buffer
	o.Modules = []*ext.Module{extension.Collatz(), extension.CollatzPure()}
	o.Stdin, o.Stdout, o.Stderr = strings.NewReader(""), &stdout, &stderr
	s, err := host.New(o)
	require.NoError(t, err)
	status = s.Finish(s.RunSource([]byte(src), "<test>"))
	return s, status, stdout.String(), stderr.String()
}

// lendLibrary points the interpreter to CPython's library: under a plain go test there may be none inside.
func lendLibrary(t *testing.T) {
	if os.Getenv("WEFT_STDLIB") != "" {
		return
	}
	python, err := cpython.Path()
	require.NoError(t, err)
	t.Setenv("WEFT_STDLIB", filepath.Join(filepath.Dir(python), "../lib/python3.14"))
}

// TestEffects shows what --stm makes of the same functions with and without a mark.
func TestEffects(t *testing.T) {
	for _, c := range []struct {
		module string
		alone  bool // calls run alone, and the report says so
	}{
		{"collatz", true},
		{"collatz_pure", false},
	} {
		t.Run(c.module, func(t *testing.T) {
			s, status, out, errs := run(t, host.Options{STM: true, Report: true}, strings.ReplaceAll(twoThreads, "MODULE", c.module))
			require.Zero(t, status, errs)
			assert.Equal(t, "40 {1834634}\n", out)
			turns := s.Stats().Irrevocable[c.module+".steps"]
			if c.alone {
				assert.Positive(t, turns)
				assert.Contains(t, errs, "<test>:9  (collatz.steps)")
			} else {
				assert.Zero(t, turns)
				assert.NotContains(t, errs, c.module)
			}
		})
	}
}

// TestModes runs both modules in all modes: answers don't depend on them.
func TestModes(t *testing.T) {
	seed := int64(1)
	for name, o := range map[string]host.Options{"lock": {}, "stm": {STM: true}, "chaos": {Chaos: &seed}} {
		for _, module := range []string{"collatz", "collatz_pure"} {
			t.Run(name+"/"+module, func(t *testing.T) {
				_, status, out, errs := run(t, o, strings.ReplaceAll(twoThreads, "MODULE", module))
				require.Zero(t, status, errs)
				assert.Equal(t, "40 {1834634}\n", out)
			})
		}
	}
}

func TestFunctions(t *testing.T) {
	_, status, out, errs := run(t, host.Options{}, `
from collatz import steps, longest
print(steps(0), steps(1), steps(9))
print(longest(100), longest(10, start=8))
print(steps.__doc__, longest.__text_signature__, sep="\n")
for args in ("x",), (2**70,), (), (1, 2):
    try:
        print(steps(*args))
    except Exception as e:
        print(type(e).__name__)
for kw in {"start": 0}, {"start": 7}, {"start": 2**62}:
    try:
        print(longest(kw["start"] if kw["start"] > 7 else 5, **kw))
    except Exception as e:
        print(type(e).__name__, e)
`)
	require.Zero(t, status, errs)
	assert.Equal(t, `0 0 61
(97, 118) (9, 19)
Return how many steps all numbers from 1 to n take together.
($module, n, /, *, start=1)
TypeError
OverflowError
TypeError
TypeError
ValueError longest() needs 1 <= start <= n
ValueError longest() needs 1 <= start <= n
(4611686018427387904, 62)
`, out)
	assert.Empty(t, errs)
}

// TestOverflow: 2**62 + 1 leads past an int64.
func TestOverflow(t *testing.T) {
	_, status, _, errs := run(t, host.Options{}, "import collatz; collatz.longest(2**62 + 1, start=2**62 + 1)")
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "OverflowError: the numbers that 4611686018427387905 leads to are too large\n")
}
