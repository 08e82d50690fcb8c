package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"
)

// limit bounds one run of one program.
const limit = 2 * time.Minute

// sample is the outcome of running a program on one side: the best time and least memory of several runs.
type sample struct {
	seconds float64
	rss     float64 // peak resident set, in MB
	output  string
	err     error
}

// better merges a further run into s.
func (s sample) better(o sample) sample {
	switch {
	case s.err != nil:
		return s
	case o.err != nil:
		return o
	case s.output != o.output:
		s.err = fmt.Errorf("output varies: %q, %q", s.output, o.output)
		return s
	}
	s.seconds, s.rss = min(s.seconds, o.seconds), min(s.rss, o.rss)
	return s
}

// execute runs a command once.
func execute(argv []string) sample {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	start := time.Now()
	err := cmd.Run()
	s := sample{seconds: time.Since(start).Seconds(), output: stdout.String()}
	if ctx.Err() != nil {
		err = fmt.Errorf("still running after %v", limit)
	}
	if err != nil {
		s.err = fmt.Errorf("%w: %s", err, lastLine(stderr.String()))
		return s
	}
	s.rss = peakMB(cmd)
	return s
}

// peakMB returns the peak resident set of a finished command. The kernel counts in kB, except on Darwin, where it counts bytes.
func peakMB(cmd *exec.Cmd) float64 {
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return float64(usage.Maxrss) / (1 << 20)
	}
	return float64(usage.Maxrss) / (1 << 10)
}

// lastLine returns the last line of a text, which in a traceback names the exception.
func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}

// together runs a command as several processes at once and returns the sample of the slowest.
func together(copies int, argv []string) sample {
	samples := make([]sample, copies)
	var all sync.WaitGroup
	for i := range samples {
		all.Go(func() { samples[i] = execute(argv) })
	}
	all.Wait()
	slowest := samples[0]
	for _, s := range samples[1:] {
		if s.err != nil || slowest.err == nil && s.seconds > slowest.seconds {
			slowest = s
		}
	}
	return slowest
}

// A command is what is measured: a command line, run as one process or as several at once.
type command struct {
	argv   []string
	copies int
}

// interleave runs each command once per round and returns one sample per command.
func interleave(rounds int, commands []command) []sample {
	samples := make([]sample, len(commands))
	for round := range rounds {
		for i, c := range commands {
			if samples[i].err != nil {
				continue
			}
			s := together(c.copies, c.argv)
			if round > 0 {
				s = samples[i].better(s)
			}
			samples[i] = s
		}
	}
	return samples
}

// commands returns the command lines that give the same arguments to every side.
func commands(sides []side, args ...string) []command {
	cs := make([]command, len(sides))
	for i, sd := range sides {
		cs[i] = command{append(sd.argv[:len(sd.argv):len(sd.argv)], args...), 1}
	}
	return cs
}

// agree marks samples whose output isn't CPython's.
func agree(samples []sample) []sample {
	for i := range samples {
		if samples[i].err == nil && samples[i].output != samples[cpythonSide].output {
			samples[i].err = fmt.Errorf("printed %q, CPython %q", samples[i].output, samples[cpythonSide].output)
		}
	}
	return samples
}
