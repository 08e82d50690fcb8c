package tests

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/weftpy/weft/internal/cpython"
)

var (
	record      = flag.Bool("record", false, "record the expected output of scripts from CPython, and check chunks against it")
	pendingFlag = flag.String("pending", envOr("WEFT_TEST_PENDING", "skip"), "what to do with scripts listed in PENDING: skip, run or update the list")
	weftFlag    = flag.String("weft", os.Getenv("WEFT_TEST_BIN"), "path of the interpreter to test instead of a fresh build; CPython counts as one")
)

// bin is the interpreter under test; "" if there's none.
var bin string

// underCPython says that the tests themselves are being tested: they run on CPython, in one mode.
var underCPython bool

func TestMain(m *testing.M) {
	flag.Parse()
	restoreSignals()
	dir, err := os.MkdirTemp("", "weft-tests-")
	if err == nil {
		err = chooseInterpreter(dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// restoreSignals makes programs that the tests start begin with the default actions, though somebody, such as nohup, may have made
// the tests ignore signals. One that has a handler has its default action in another program.
func restoreSignals() {
	for _, sig := range []os.Signal{syscall.SIGHUP, syscall.SIGINT} { // those with which Go's runtime doesn't do so anyway
		if signal.Ignored(sig) {
			signal.Notify(make(chan os.Signal, 1), sig)
		}
	}
}

// chooseInterpreter sets bin: CPython to record, the one from the command line, or one built into dir.
func chooseInterpreter(dir string) (err error) {
	switch {
	case *record || *weftFlag == "cpython":
		underCPython = true
		bin, err = cpython.Path()
		return err
	case *weftFlag != "":
		bin, err = filepath.Abs(*weftFlag)
		return err
	}
	if _, err := os.Stat("../cmd/weft"); err != nil {
		fmt.Fprintln(os.Stderr, "there's no cmd/weft yet: scripts are skipped")
		return nil
	}
	bin = filepath.Join(dir, "weft")
	out, err := exec.Command("go", "build", "-o", bin, "../cmd/weft").CombinedOutput()
	if err != nil {
		return fmt.Errorf("building weft: %w\n%s", err, bytes.TrimSpace(out))
	}
	return lendLibrary()
}

// lendLibrary points the interpreter to CPython's library if the build has none inside, as under a plain "go test" in a fresh
// clone.
func lendLibrary() error {
	if _, err := os.Stat("../ext/std/stdlib/stdlib.zip"); err == nil || os.Getenv("WEFT_STDLIB") != "" {
		return nil
	}
	python, err := cpython.Path()
	if err != nil {
		return err
	}
	return os.Setenv("WEFT_STDLIB", filepath.Join(filepath.Dir(python), "../lib/python3.14"))
}

// envOr returns an environment variable or, if it isn't set, a default.
func envOr(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}
