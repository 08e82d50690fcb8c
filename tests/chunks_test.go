package tests

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// chunk is one program of a chunked script.
type chunk struct {
	line  int    // of its first line in the file
	text  string // preceded by blank lines, so that line numbers are those of the file
	fails int    // the line that must raise, or 0
	want  *regexp.Regexp
}

// expectation matches the comment that announces an error: ### "regexp".
var expectation = regexp.MustCompile(`### (".*")\s*$`)

// TestChunks runs the chunks of scripts/chunks one by one.
func TestChunks(t *testing.T) {
	pending := readPending(t)
	t.Cleanup(func() { pending.update(t) })
	for _, script := range findScripts(t, "scripts/chunks/*.py") {
		t.Run(script, func(t *testing.T) {
			chunks := readChunks(t, "scripts/"+script)
			for _, m := range modesFor("chunks") {
				t.Run(m.name, func(t *testing.T) {
					t.Parallel()
					pending.skip(t, script, m)
					defer pending.note(t, script, m)
					for _, c := range chunks {
						runChunk(t, script, c, m)
					}
				})
			}
		})
	}
}

// readChunks splits a chunked script.
func readChunks(t *testing.T, name string) []chunk {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var chunks []chunk
	current := chunk{line: 1}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		if line == "---" {
			chunks = append(chunks, current)
			current = chunk{line: i + 2, text: strings.Repeat("\n", i+1)}
			continue
		}
		current.text += line + "\n"
		if m := expectation.FindStringSubmatch(line); m != nil {
			current.expect(t, name, i+1, m[1])
		}
	}
	return append(chunks, current)
}

// expect notes that a line of the chunk must raise.
func (c *chunk) expect(t *testing.T, name string, line int, quoted string) {
	pattern, err := strconv.Unquote(quoted)
	if err != nil {
		t.Fatalf("%s:%d: %s isn't a quoted string", name, line, quoted)
	}
	if c.fails != 0 {
		t.Fatalf("%s:%d: a second error is expected in one chunk", name, line)
	}
	c.fails = line
	if c.want, err = regexp.Compile(pattern); err != nil {
		t.Fatalf("%s:%d: %v", name, line, err)
	}
}

// runChunk runs one chunk and reports how it deviates.
func runChunk(t *testing.T, script string, c chunk, m mode) {
	file := filepath.Join(t.TempDir(), "chunk.py")
	if err := os.WriteFile(file, []byte(c.text), 0o644); err != nil {
		t.Fatal(err)
	}
	r := runScript(t, file, m.flags)
	where := fmt.Sprintf("scripts/%s:%d", script, c.line)
	if msg := r.crashed(); msg != "" {
		t.Errorf("%s: %s", where, msg)
	} else if c.fails == 0 {
		if r.status != 0 || r.stderr != "" {
			t.Errorf("%s: chunk failed with status %d\n%s", where, r.status, r.stderr)
		}
	} else if problem := c.judge(r); problem != "" {
		t.Errorf("%s: %s\n%s", where, problem, r.stderr)
	}
}

// frameLine matches a traceback's line about a frame of the chunk.
var frameLine = regexp.MustCompile(`File "\$DIR/chunk\.py", line (\d+)`)

// judge compares a failed run with the expectation.
func (c *chunk) judge(r result) string {
	if r.status != 1 {
		return fmt.Sprintf("line %d should have raised %s; exit status %d", c.fails, c.want, r.status)
	}
	lines := strings.Split(strings.TrimSpace(r.stderr), "\n")
	frames := frameLine.FindAllStringSubmatch(r.stderr, -1)
	switch last := lines[len(lines)-1]; {
	case !c.want.MatchString(last):
		return fmt.Sprintf("line %d raised %s, want %s", c.fails, last, c.want)
	case len(frames) == 0 || frames[len(frames)-1][1] != strconv.Itoa(c.fails):
		return fmt.Sprintf("%s should have been raised on line %d", last, c.fails)
	}
	return ""
}
