// Command bench times the programs in tests/bench on weft, weft --stm and CPython.
//
//	bench [-run REGEXP] [-rounds N] [-weft PATH] [-dir DIR]
//
// Every round runs a program once on each of them, one after the other, so that a slow phase of the machine hits all alike;
// the best of the rounds counts. Outputs must agree. Ratios are to CPython: below 1 is faster, or smaller. Programs in
// DIR/threads run with one and two threads, each doing the same work; there the table shows speed-ups, 2*t(1)/t(2), where 2
// is perfect and 1 is what taking turns gives. The last column is what the machine gives two processes of weft --stm at once,
// where nothing is shared: no two threads can be expected to do better. These programs run twice as often, because two threads
// need both cores undisturbed at the same time, which takes more tries to see.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"github.com/weftpy/weft/internal/cpython"
)

// options are the command line.
type options struct {
	run    *regexp.Regexp
	rounds int
	weft   string
	dir    string
}

func main() {
	pattern := flag.String("run", "", "run only programs whose name matches this regular expression")
	opt := options{}
	flag.IntVar(&opt.rounds, "rounds", 3, "how often to run each program; the best counts")
	flag.StringVar(&opt.weft, "weft", "bin/weft", "the interpreter to measure")
	flag.StringVar(&opt.dir, "dir", "tests/bench", "the folder with the programs")
	flag.Parse()
	var err error
	if opt.run, err = regexp.Compile(*pattern); err == nil {
		err = bench(opt)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench runs all programs that were asked for and prints the tables.
func bench(opt options) error {
	sides, err := findSides(opt.weft)
	if err != nil {
		return err
	}
	singles, err := programs(opt, opt.dir)
	if err != nil {
		return err
	}
	threaded, err := programs(opt, filepath.Join(opt.dir, "threads"))
	if err != nil {
		return err
	}
	fmt.Printf("%s/%s, %d CPUs, best of %d rounds\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), opt.rounds)
	failures := benchSingles(opt, sides, singles)
	if opt.run.MatchString("startup") {
		failures += benchStartup(opt, sides)
	}
	failures += benchThreads(opt, sides, threaded)
	if failures > 0 {
		return fmt.Errorf("%d programs failed or gave other output than CPython", failures)
	}
	return nil
}

// side is one of the interpreters that are compared.
type side struct {
	name string
	argv []string
}

// The places of the sides in the list that findSides returns.
const (
	cpythonSide = iota
	plainSide
	stmSide
)

// findSides returns the interpreters. Without a weft only CPython is left, which shows that the programs themselves work.
func findSides(weft string) ([]side, error) {
	python, err := cpython.Path()
	if err != nil {
		return nil, err
	}
	sides := []side{{"cpython", []string{python}}}
	if _, err := os.Stat(weft); err != nil {
		fmt.Fprintf(os.Stderr, "bench: no weft at %s; measuring CPython alone\n", weft)
		return sides, nil
	}
	return append(sides, side{"weft", []string{weft}}, side{"--stm", []string{weft, "--stm"}}), nil
}

// programs lists the programs in a folder that were asked for.
func programs(opt options, dir string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.py"))
	if err != nil {
		return nil, err
	}
	var chosen []string
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".py")
		if name != "common" && opt.run.MatchString(name) {
			chosen = append(chosen, f)
		}
	}
	return chosen, nil
}
