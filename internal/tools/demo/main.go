// Command demo shows what Weft is for: it indexes a source tree with examples/index.py, with one and two threads, under the
// global lock and with --stm, checks that the four answers agree and prints times and speed-ups.
//
//	demo [-weft PATH] [-root DIR] [-limit FILES | -all] [-threads N] [-rounds N]
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// settings are the command line.
type settings struct {
	weft, script, root string
	limit, threads     int
	rounds             int
	all                bool
}

func main() {
	var s settings
	flag.StringVar(&s.weft, "weft", "bin/weft", "the interpreter")
	flag.StringVar(&s.script, "script", "examples/index.py", "the program")
	flag.StringVar(&s.root, "root", "", "the folder to index; by default the source of the Go distribution")
	flag.IntVar(&s.limit, "limit", 3000, "index at most this many files")
	flag.IntVar(&s.threads, "threads", 2, "how many threads to compare one with")
	flag.IntVar(&s.rounds, "rounds", 4, "how often to make the four runs; the best times count")
	flag.BoolVar(&s.all, "all", false, "index every file, with a progress line")
	flag.Parse()
	if err := run(s); err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

// answer is what one run of the program found, and the seconds it took.
type answer struct {
	digest  string
	seconds float64
}

// run makes the four runs, each as often as asked, one after the other so that a slow phase of the machine hits all alike, and
// compares them.
func run(s settings) error {
	if s.root == "" {
		out, err := exec.Command("go", "env", "GOROOT").Output()
		if err != nil {
			return fmt.Errorf("go env GOROOT: %w", err)
		}
		s.root = filepath.Join(strings.TrimSpace(string(out)), "src")
	}
	fmt.Printf("indexing %s\n\n", s.root)
	modes := []struct {
		name  string
		flags []string
	}{{"global lock", nil}, {"--stm", []string{"--stm"}}}
	best := make([][2]float64, len(modes)) // seconds with one thread, and with several
	var digests []string
	for round := range s.rounds {
		for i, m := range modes {
			for k, threads := range []int{1, s.threads} {
				a, err := s.index(m.flags, threads, len(digests) == 0)
				if err != nil {
					return fmt.Errorf("%s, %d threads: %w", m.name, threads, err)
				}
				if round == 0 || a.seconds < best[i][k] {
					best[i][k] = a.seconds
				}
				digests = append(digests, a.digest)
			}
		}
	}
	for i, m := range modes {
		one, many := best[i][0], best[i][1]
		fmt.Printf("%-12s  1 thread %7.2f s   %d threads %7.2f s   speed-up %.2f\n", m.name, one, s.threads, many, one/many)
	}
	for _, d := range digests[1:] {
		if d != digests[0] {
			return fmt.Errorf("the answers differ: digests %s", strings.Join(digests, ", "))
		}
	}
	fmt.Printf("\nall %d answers agree (digest %s)\n", len(digests), digests[0])
	return nil
}

// index runs the program once. It shows the program's report if asked to, and its progress line always.
func (s settings) index(flags []string, threads int, show bool) (answer, error) {
	args := append(flags[:len(flags):len(flags)], s.script, s.root, "--threads", strconv.Itoa(threads))
	if s.all {
		args = append(args, "--all")
	} else {
		args = append(args, "--limit", strconv.Itoa(s.limit))
	}
	cmd := exec.Command(s.weft, args...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	if err := cmd.Run(); err != nil {
		return answer{}, fmt.Errorf("%s %s: %w", s.weft, strings.Join(args, " "), err)
	}
	a, report, err := parse(out.String())
	if show {
		fmt.Println(report)
	}
	return a, err
}

// parse splits the program's output into the lines meant for us and the report.
func parse(out string) (a answer, report string, err error) {
	var lines []string
	for line := range strings.Lines(out) {
		switch key, value, _ := strings.Cut(strings.TrimSpace(line), " "); key {
		case "digest":
			a.digest = value
		case "seconds":
			if a.seconds, err = strconv.ParseFloat(value, 64); err != nil {
				return a, "", err
			}
		default:
			lines = append(lines, line)
		}
	}
	if a.digest == "" || a.seconds == 0 {
		return a, "", fmt.Errorf("no digest or no time in the output %q", out)
	}
	return a, strings.Join(lines, ""), nil
}
