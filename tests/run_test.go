package tests

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/diff"
)

// mode is a way to run the interpreter under test.
type mode struct {
	name  string
	flags []string
}

// modesFor returns the modes a script of an area runs in. Threads meet in more ways, so their scripts get more seeds.
func modesFor(area string) []mode {
	if underCPython {
		return []mode{{name: "cpython"}}
	}
	modes := []mode{{name: "plain"}, {name: "stm", flags: []string{"--stm"}}}
	seeds := 1
	if area == "threads" {
		seeds = 3
	}
	for seed := range seeds {
		flag := fmt.Sprintf("--stm-chaos=%d", seed+1)
		modes = append(modes, mode{name: fmt.Sprintf("chaos%d", seed+1), flags: []string{"--stm", flag}})
	}
	return modes
}

// result is what a run left behind, with paths and addresses made comparable.
type result struct {
	stdout, stderr string
	status         int
}

// timeout bounds one run of one script. CPython needs less than a second for each.
const timeout = 2 * time.Minute

// runScript runs a script in a fresh working folder. The extra environment comes as NAME=VALUE.
func runScript(t *testing.T, script string, flags []string, extraEnv ...string) result {
	t.Helper()
	abs, err := filepath.Abs(script)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, bin, append(flags[:len(flags):len(flags)], abs)...)
	cmd.Dir = t.TempDir()
	cmd.Env = append(environment(), extraEnv...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		t.Fatalf("%s %v: still running after %v\nstdout: %s\nstderr: %s", script, flags, timeout, stdout.Bytes(), stderr.Bytes())
	case err != nil && !errors.As(err, &exit):
		t.Fatal(err)
	}
	clean := func(b []byte) string { return normalize(string(b), filepath.Dir(abs), cmd.Dir) }
	return result{clean(stdout.Bytes()), clean(stderr.Bytes()), statusOf(cmd.ProcessState)}
}

// environment is what scripts see: nothing of the user's that could change their output.
func environment() []string {
	env := []string{"LC_ALL=C.UTF-8", "TZ=UTC", "TERM=dumb", "COLUMNS=80", "PYTHON_COLORS=0", "PYTHONDONTWRITEBYTECODE=1"}
	for _, name := range []string{"PATH", "HOME", "WEFT_STDLIB", "GOMAXPROCS", "GORACE"} {
		if v, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+v)
		}
	}
	return env
}

// libFile matches the path of a library module in a traceback, in CPython, in the embedded library and in a folder.
var libFile = regexp.MustCompile(`File "(?:<stdlib>|[^"]*/lib/python3\.14|[^"]*/Lib)/`)

// address matches what id() shows in default representations.
var address = regexp.MustCompile(`\b0x[0-9a-f]{9,}\b`)

// frozen matches CPython's spelling of modules that it keeps frozen.
var frozen = regexp.MustCompile(`File "<frozen ([a-z_.]+)>"`)

// normalize replaces what depends on the machine.
func normalize(s, scriptDir, workDir string) string {
	s = strings.ReplaceAll(s, scriptDir, "$DIR")
	s = strings.ReplaceAll(s, workDir, "$WORK")
	s = libFile.ReplaceAllString(s, `File "$$LIB/`)
	s = frozen.ReplaceAllString(s, `File "$$LIB/$1.py"`)
	return address.ReplaceAllString(s, "0xADDR")
}

// crashed returns a complaint if the interpreter itself failed, whatever the script was meant to do.
func (r result) crashed() string {
	for _, sign := range []string{"\ngoroutine ", "panic: ", "fatal error: ", "SIGSEGV", "DATA RACE"} {
		if strings.Contains("\n"+r.stderr, sign) {
			return "the interpreter crashed:\n" + r.stderr
		}
	}
	return ""
}

// compare returns the difference between two texts, or "".
func compare(what, want, got string) string {
	if want == got {
		return ""
	}
	return string(diff.Diff("want "+what, []byte(want), "got "+what, []byte(got)))
}
