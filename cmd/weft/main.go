// Weft runs Python programs, with --stm their threads in parallel.
//
//	weft [OPTIONS] [SCRIPT | -c CODE | -m MODULE | -] [ARGS...]
//
// The files: options.go reads the command line, interp.go makes the interpreter, program.go finds and runs the program, exit.go
// ends it as CPython does, report.go is --stm-report.
package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

// gcPercent is the garbage collector's target (see runtime/debug.SetGCPercent): a compromise between time, which more would
// save, and peak memory, which should stay within twice CPython's.
const gcPercent = 200

// interrupted is the status of a program that ended by an uncaught KeyboardInterrupt: what a shell makes of death by SIGINT.
const interrupted = 130

func main() {
	debug.SetGCPercent(gcPercent)
	status, bySignal := execute(os.Args, os.Stdin, os.Stdout, os.Stderr)
	if bySignal {
		// Whoever started us should know that it was the signal, as shells do to end their loops.
		signal.Reset(os.Interrupt)
		if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err == nil {
			select {}
		}
	}
	os.Exit(status)
}

// execute runs weft with the given command line, args[0] being its own name, and returns the exit status. bySignal says that the
// program ended by an interrupt.
func execute(args []string, stdin io.Reader, stdout, stderr io.Writer) (status int, bySignal bool) {
	opts, err := parseOptions(args)
	if err != nil {
		fmt.Fprintf(stderr, "weft: %v\n%s\nTry `weft -h' for more information.\n", err, usage)
		return 2, false
	}
	switch {
	case opts.Help:
		return printHelp(stdout), false
	case opts.Version:
		fmt.Fprintln(stdout, versionLine)
		return 0, false
	}
	s, err := newSession(opts, stdin, stdout, stderr)
	if err != nil {
		fmt.Fprintf(stderr, "weft: %v\n", err)
		return 1, false
	}
	status = s.finish(s.runProgram())
	return status, s.interrupted
}
