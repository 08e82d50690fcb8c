package tests

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

const pendingFile = "scripts/PENDING"

const pendingHeader = `# Scripts that don't pass yet, one per line: AREA/NAME.py, or AREA/NAME.py MODE... if only some modes fail.
# The runner skips them. Sessions on the command line stand here as cli/NAME.txtar. To rewrite the list: go test ./tests -run 'TestScripts|TestChunks|TestCLI' -args -pending=update
`

// pendingList is the list of known failures, with those found while it is being updated.
type pendingList struct {
	known map[string][]string // script -> modes; no modes stand for all

	mu     sync.Mutex
	failed map[string][]string
	ran    map[string]int // script -> number of modes that ran
}

// readPending reads the list.
func readPending(t *testing.T) *pendingList {
	p := &pendingList{known: map[string][]string{}, failed: map[string][]string{}, ran: map[string]int{}}
	text, err := os.ReadFile(pendingFile)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if fields := strings.Fields(line); len(fields) > 0 && !strings.HasPrefix(line, "#") {
			p.known[fields[0]] = fields[1:]
		}
	}
	return p
}

// skip skips the test if the script is known to fail in this mode, or if there's nothing to run it.
func (p *pendingList) skip(t *testing.T, script string, m mode) {
	if bin == "" {
		t.Skip("no interpreter")
	}
	modes, ok := p.known[script]
	if ok && *pendingFlag == "skip" && !underCPython && (len(modes) == 0 || slices.Contains(modes, m.name)) {
		t.Skip("listed in " + pendingFile)
	}
}

// note keeps the outcome of a run for update.
func (p *pendingList) note(t *testing.T, script string, m mode) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ran[script]++
	if t.Failed() {
		p.failed[script] = append(p.failed[script], m.name)
	}
}

// update rewrites the list for the scripts that ran; t's subtests must be over.
func (p *pendingList) update(t *testing.T) {
	if *pendingFlag != "update" || underCPython {
		return
	}
	list := readPending(t).known
	for script, ran := range p.ran {
		delete(list, script)
		if failed, ok := p.failed[script]; ok {
			slices.Sort(failed)
			if len(failed) == ran {
				failed = nil
			}
			list[script] = failed
		}
	}
	var b strings.Builder
	b.WriteString(pendingHeader)
	for _, script := range slices.Sorted(maps.Keys(list)) {
		fmt.Fprintln(&b, strings.Join(append([]string{script}, list[script]...), " "))
	}
	if err := os.WriteFile(pendingFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestPendingExists finds entries for scripts that are gone.
func TestPendingExists(t *testing.T) {
	for script := range readPending(t).known {
		name := "scripts/" + script
		if strings.HasPrefix(script, "cli/") {
			name = script
		}
		if _, err := os.Stat(name); err != nil {
			t.Errorf("%s lists %s: %v", pendingFile, script, err)
		}
	}
}
