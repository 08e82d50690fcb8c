package main

import (
	"fmt"
	"math"
	"path/filepath"
	"strings"
)

// mean is a geometric mean that grows by one value at a time.
type mean struct {
	logs float64
	n    int
}

func (m *mean) add(v float64) {
	if v > 0 && !math.IsInf(v, 0) {
		m.logs += math.Log(v)
		m.n++
	}
}

func (m *mean) String() string {
	if m.n == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", math.Exp(m.logs/float64(m.n)))
}

// summary gathers the means of the first table.
type summary struct {
	plain, stm, overhead, plainRSS, stmRSS mean
}

// benchSingles times one-threaded programs and prints their table. It returns the number of failures.
func benchSingles(opt options, sides []side, files []string) (failures int) {
	if len(files) == 0 {
		return 0
	}
	fmt.Printf("\n%-22s %9s %9s %9s   %6s %6s %8s   %7s %7s %7s\n", "one thread", "cpython s", "weft s", "--stm s",
		"weft/c", "stm/c", "stm/weft", "c MB", "weft MB", "stm MB")
	var sum summary
	for _, f := range files {
		samples := agree(interleave(opt.rounds, commands(sides, f)))
		failures += printSingle(name(f), sides, samples, &sum)
	}
	if len(sides) > stmSide {
		fmt.Printf("%-22s %29s   %6s %6s %8s   %7s %7s %7s (memory: ratio to CPython)\n", "geometric mean", "", &sum.plain, &sum.stm,
			&sum.overhead, "", &sum.plainRSS, &sum.stmRSS)
	}
	return failures
}

// printSingle prints one row and adds it to the means.
func printSingle(name string, sides []side, samples []sample, sum *summary) (failures int) {
	if failures = printErrors(name, sides, samples); failures > 0 || len(samples) <= stmSide {
		if failures == 0 {
			fmt.Printf("%-22s %9.3f %75.1f\n", name, samples[cpythonSide].seconds, samples[cpythonSide].rss)
		}
		return failures
	}
	c, w, s := samples[cpythonSide], samples[plainSide], samples[stmSide]
	fmt.Printf("%-22s %9.3f %9.3f %9.3f   %6.2f %6.2f %8.3f   %7.1f %7.1f %7.1f\n", name, c.seconds, w.seconds, s.seconds,
		w.seconds/c.seconds, s.seconds/c.seconds, s.seconds/w.seconds, c.rss, w.rss, s.rss)
	sum.plain.add(w.seconds / c.seconds)
	sum.stm.add(s.seconds / c.seconds)
	sum.overhead.add(s.seconds / w.seconds)
	sum.plainRSS.add(w.rss / c.rss)
	sum.stmRSS.add(s.rss / c.rss)
	return 0
}

// benchStartup times a program that does nothing. Each run is short, so there are more of them.
func benchStartup(opt options, sides []side) (failures int) {
	samples := agree(interleave(opt.rounds*5, commands(sides, "-c", "pass")))
	if failures = printErrors("-c pass", sides, samples); failures > 0 {
		return failures
	}
	fmt.Printf("\n%-22s", "start-up (-c pass)")
	for i, s := range samples {
		fmt.Printf("  %s %.1f ms (%.2f)", sides[i].name, s.seconds*1000, s.seconds/samples[cpythonSide].seconds)
	}
	fmt.Println()
	return 0
}

// threadTries is how many times as often as others programs run whose two threads need both cores undisturbed at once.
const threadTries = 2

// benchThreads times programs with one and two threads and prints their speed-ups.
func benchThreads(opt options, sides []side, files []string) (failures int) {
	if len(files) == 0 {
		return 0
	}
	fmt.Printf("\n%-26s%s  2 processes\n", "two threads: 2*t(1)/t(2)", header(sides))
	means := make([]mean, len(sides)+1)
	for _, f := range files {
		failures += benchTwo(opt, sides, f, means)
	}
	fmt.Printf("%-26s", "geometric mean")
	for i := range sides {
		fmt.Printf("  %8s %8s %8s", "", "", &means[i])
	}
	fmt.Printf("  %11s\n", &means[len(sides)])
	return failures
}

// benchTwo prints one row of the second table and adds it to the means, one for each side and one for the processes. These are
// of the last side.
func benchTwo(opt options, sides []side, file string, means []mean) (failures int) {
	n := len(sides)
	cs := append(commands(sides, file, "1"), commands(sides, file, "2")...)
	cs = append(cs, command{cs[n-1].argv, 2})
	all := interleave(threadTries*opt.rounds, cs)
	one, two, processes := agree(all[:n]), agree(all[n:2*n]), all[2*n:]
	failures = printErrors(name(file), sides, one) + printErrors(name(file), sides, two)
	if failures += printErrors(name(file), []side{{name: "2 processes"}}, processes); failures > 0 {
		return failures
	}
	fmt.Printf("%-26s", name(file))
	for i := range sides {
		speedup := 2 * one[i].seconds / two[i].seconds
		means[i].add(speedup)
		fmt.Printf("  %8.3f %8.3f %8.2f", one[i].seconds, two[i].seconds, speedup)
	}
	ceiling := 2 * one[n-1].seconds / processes[0].seconds
	means[n].add(ceiling)
	fmt.Printf("  %11.2f\n", ceiling)
	return 0
}

// header names the columns of the second table.
func header(sides []side) string {
	var b strings.Builder
	for _, s := range sides {
		fmt.Fprintf(&b, "  %17s %8s", s.name+" t(1)  t(2)", "speed-up")
	}
	return b.String()
}

// printErrors prints which sides failed, and returns how many.
func printErrors(name string, sides []side, samples []sample) (failures int) {
	for i, s := range samples {
		if s.err != nil {
			fmt.Printf("%-22s %s: %v\n", name, sides[i].name, s.err)
			failures++
		}
	}
	return failures
}

func name(file string) string { return strings.TrimSuffix(filepath.Base(file), ".py") }
