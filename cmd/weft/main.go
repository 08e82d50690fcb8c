// Weft runs Python programs, with --stm their threads in parallel.
//
//	weft [OPTIONS] [SCRIPT | -c CODE | -m MODULE | -] [ARGS...]
//
// options.go reads the command line; package host makes the interpreter and runs the program.
package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/weftpy/weft/ext/std/host"
)

func main() {
	tameRuntime()
	gc := tuneGC()
	status, bySignal := execute(os.Args, os.Stdin, os.Stdout, os.Stderr, gc.watch)
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
// program ended by an interrupt. The functions in ready are called with the interpreter before the program runs.
func execute(args []string, stdin io.Reader, stdout, stderr io.Writer, ready ...func(*host.Session)) (status int, bySignal bool) {
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
	defer func() {
		if v := recover(); v != nil {
			crashed(stderr, v)
			status, bySignal = internalError, false
		}
	}()
	s, err := host.New(opts.host(stdin, stdout, stderr))
	if err != nil {
		fmt.Fprintf(stderr, "weft: %v\n", err)
		return 1, false
	}
	for _, f := range ready {
		f(s)
	}
	status = s.Finish(opts.run(s))
	return status, s.Interrupted()
}
