package tests

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestScripts runs every script in every mode and compares its output, and for those meant to fail also what they print to
// standard error and their exit status.
func TestScripts(t *testing.T) {
	pending := readPending(t)
	t.Cleanup(func() { pending.update(t) })
	for _, script := range findScripts(t, "scripts/*/*.py") {
		area := filepath.Dir(script)
		if area == "chunks" {
			continue
		}
		t.Run(script, func(t *testing.T) {
			if *record {
				t.Parallel()
				recordGolden(t, script)
				return
			}
			for _, m := range modesFor(area) {
				t.Run(m.name, func(t *testing.T) {
					t.Parallel()
					pending.skip(t, script, m)
					defer pending.note(t, script, m)
					checkScript(t, script, m)
				})
			}
		})
	}
}

// findScripts returns the scripts that match a pattern, relative to the folder scripts.
func findScripts(t *testing.T, pattern string) []string {
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no scripts match %s: %v", pattern, err)
	}
	for i, name := range names {
		names[i] = filepath.ToSlash(strings.TrimPrefix(name, "scripts"+string(filepath.Separator)))
	}
	return names
}

// checkScript runs a script once and compares.
func checkScript(t *testing.T, script string, m mode) {
	want := readGolden(t, script)
	got := runScript(t, "scripts/"+script, m.flags)
	if msg := got.crashed(); msg != "" {
		t.Fatal(msg)
	}
	if d := compare("stdout", want.stdout, got.stdout); d != "" {
		t.Errorf("stdout differs\n%s\nstderr: %s", d, got.stderr)
	}
	if d := compare("stderr and status", errText(want), errText(got)); d != "" {
		t.Errorf("stderr or status differs\n%s", d)
	}
}

// goldenName returns the name of the golden file with the given extension.
func goldenName(script, ext string) string {
	return "scripts/" + strings.TrimSuffix(script, ".py") + ext
}

// readGolden reads the files that belong to a script.
func readGolden(t *testing.T, script string) result {
	stdout, err := os.ReadFile(goldenName(script, ".out"))
	if err != nil {
		t.Fatalf("%v: record it with 'make golden'", err)
	}
	r := result{stdout: string(stdout)}
	text, err := os.ReadFile(goldenName(script, ".err"))
	if err != nil {
		return r
	}
	first, rest, _ := strings.Cut(string(text), "\n")
	if _, err := fmt.Sscanf(first, "exit status %d", &r.status); err != nil {
		t.Fatalf("%s doesn't start with an exit status: %v", goldenName(script, ".err"), err)
	}
	r.stderr = rest
	return r
}

// errText is what a .err file holds: nothing if all went well.
func errText(r result) string {
	if r.stderr == "" && r.status == 0 {
		return ""
	}
	return fmt.Sprintf("exit status %d\n%s", r.status, r.stderr)
}

// recordGolden writes the golden files of a script from a run on CPython. A second run, with another hash seed, must agree:
// output that varies can't be compared.
func recordGolden(t *testing.T, script string) {
	first := runScript(t, "scripts/"+script, nil, "PYTHONHASHSEED=1")
	second := runScript(t, "scripts/"+script, nil, "PYTHONHASHSEED=2")
	if first != second {
		t.Fatalf("output varies between runs\n%s%s", compare("stdout", first.stdout, second.stdout),
			compare("stderr", errText(first), errText(second)))
	}
	if first.stderr != "" && !strings.HasPrefix(filepath.Base(script), "err_") {
		t.Errorf("%s writes to stderr or fails, which only err_*.py may:\n%s", script, first.stderr)
	}
	writeGolden(t, goldenName(script, ".out"), first.stdout, true)
	writeGolden(t, goldenName(script, ".err"), errText(first), errText(first) != "")
}

// writeGolden writes a golden file, or removes it.
func writeGolden(t *testing.T, name, text string, wanted bool) {
	err := os.Remove(name)
	if wanted {
		err = os.WriteFile(name, []byte(text), 0o644)
	}
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
}
