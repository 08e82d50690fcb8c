package tests

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestCLI runs the sessions in cli/*.txtar, each in every mode. Beyond testscript's own commands they have
//
//	weft ARGS...      run the interpreter, which must end with status 0
//	exits N ARGS...   run it, which must end with status N
//
// and the condition [cpython], for the few lines that CPython can't be held to.
func TestCLI(t *testing.T) {
	if bin == "" {
		t.Skip("no interpreter")
	}
	pending := readPending(t)
	t.Cleanup(func() { pending.update(t) })
	files, err := filepath.Glob("cli/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sessions in cli: %v", err)
	}
	for _, file := range files {
		for _, m := range modesFor("cli") {
			t.Run(filepath.Base(file)+"/"+m.name, func(t *testing.T) {
				session := filepath.ToSlash(file)
				pending.skip(t, session, m)
				t.Cleanup(func() { pending.note(t, session, m) })
				testscript.Run(t, sessionParams(file, m))
			})
		}
	}
}

// sessionParams sets up one session in one mode.
func sessionParams(file string, m mode) testscript.Params {
	return testscript.Params{
		Files:               []string{file},
		RequireExplicitExec: true,
		Setup:               setupCLI,
		Condition:           func(cond string) (bool, error) { return cond == "cpython" && underCPython, nil },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"weft":  func(ts *testscript.TestScript, neg bool, args []string) { runCLI(ts, m, 0, args) },
			"exits": func(ts *testscript.TestScript, neg bool, args []string) { exitsCLI(ts, m, args) },
		},
	}
}

// setupCLI gives sessions the environment of scripts.
func setupCLI(env *testscript.Env) error {
	env.Vars = append(env.Vars, environment()...)
	env.Setenv("WEFT", bin)
	if dir := os.Getenv("WEFT_STDLIB"); dir != "" {
		env.Setenv("WEFT_STDLIB", dir)
	}
	return nil
}

// exitsCLI is the command exits.
func exitsCLI(ts *testscript.TestScript, m mode, args []string) {
	if len(args) == 0 {
		ts.Fatalf("usage: exits STATUS ARGS...")
	}
	status, err := strconv.Atoi(args[0])
	if err != nil {
		ts.Fatalf("exits: %v", err)
	}
	runCLI(ts, m, status, args[1:])
}

// statusOf returns the exit status as a shell sees it: 128 more than the signal that killed the process. CPython ends by
// SIGINT when nobody catches KeyboardInterrupt.
func statusOf(p *os.ProcessState) int {
	if ws, ok := p.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		return 128 + int(ws.Signal())
	}
	return p.ExitCode()
}

// runCLI runs the interpreter and checks its exit status.
func runCLI(ts *testscript.TestScript, m mode, status int, args []string) {
	err := ts.Exec(bin, append(m.flags[:len(m.flags):len(m.flags)], args...)...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = statusOf(exit.ProcessState)
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != status {
		ts.Fatalf("exit status %d, want %d", got, status)
	}
}
