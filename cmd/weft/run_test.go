package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/internal/cpython"
)

// weft runs the interpreter within the test and returns what it wrote.
func weft(t *testing.T, stdin string, args ...string) (status int, out, errs string) {
	if os.Getenv("WEFT_STDLIB") == "" {
		python, err := cpython.Path()
		require.NoError(t, err)
		t.Setenv("WEFT_STDLIB", filepath.Join(filepath.Dir(python), "../lib/python3.14"))
	}
	var o, e bytes.Buffer
	status, _ = execute(append([]string{"weft"}, args...), strings.NewReader(stdin), &o, &e)
	return status, o.String(), e.String()
}

func TestRun(t *testing.T) {
	for _, c := range []struct {
		args   []string
		stdin  string
		status int
		out    string
		errs   string // contained
	}{
		{args: []string{"-c", "print(1 + 1)"}, out: "2\n"},
		{args: []string{"-"}, stdin: "print('in')", out: "in\n"},
		{args: []string{"-c", "print(input('? '))"}, stdin: "x\n", out: "? x\n"},
		{args: []string{"-c", "import sys; print([*sys.stdin])"}, stdin: "a\nb", out: "['a\\n', 'b']\n"},
		{args: []string{"-c", "1/0"}, status: 1, errs: "ZeroDivisionError: division by zero\n"},
		{args: []string{"-c", "raise SystemExit('bye')"}, status: 1, errs: "bye\n"},
		{args: []string{"-c", "raise SystemExit(7)"}, status: 7},
		{args: []string{"-c", "raise KeyboardInterrupt"}, status: 130, errs: "KeyboardInterrupt\n"},
		{args: []string{"nowhere.py"}, status: 2, errs: "nowhere.py': [Errno 2] No such file or directory"},
		{args: []string{"--version"}, out: versionLine + "\n"},
		{args: []string{"--stm", "-c", "import sys; print(sys._is_gil_enabled())"}, out: "False\n"},
		{args: []string{"-c", "import sys\nsys.excepthook = lambda *a: print('hook', a[0].__name__)\n1/0"}, status: 1, out: "hook ZeroDivisionError\n"},
		{args: []string{"-c", "import atexit\n@atexit.register\ndef f(): 1/0"}, errs: "Exception ignored in atexit callback <function f"},
		{args: []string{"-c", "print('\\ud800')"}, status: 1, errs: "UnicodeEncodeError"},
	} {
		status, out, errs := weft(t, c.stdin, c.args...)
		assert.Equal(t, c.status, status, c.args)
		assert.Equal(t, c.out, out, c.args)
		if c.errs == "" {
			assert.Empty(t, errs, c.args)
		} else {
			assert.Contains(t, errs, c.errs, c.args)
		}
	}
}

func TestHelp(t *testing.T) {
	status, out, _ := weft(t, "", "-h")
	assert.Zero(t, status)
	for _, want := range []string{"Usage: weft", "--stm ", "--stm-chaos=SEED", "-c CODE", "-V, --version"} {
		assert.Contains(t, out, want)
	}
	assert.NotContains(t, out, "--bytecode")
}

func TestReport(t *testing.T) {
	code := "import _thread\nn = [0]\ndef f():\n  for i in range(20000): n[0] += 1\nhs = [_thread.start_joinable_thread(f) for i in range(2)]\n[h.join() for h in hs]\nprint(n)"
	_, out, errs := weft(t, "", "--stm", "--stm-report", "-c", code)
	assert.Equal(t, "[40000]\n", out)
	for _, want := range []string{"3 threads", "transactions", "commits", "aborts", "irrevocable"} {
		assert.Contains(t, errs, want)
	}
}
