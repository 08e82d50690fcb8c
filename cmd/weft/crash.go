package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/weftpy/weft/objects"
)

const (
	// internalError is the status of a run that a bug of Weft ended (EX_SOFTWARE of sysexits.h).
	internalError = 70
	// stackVar is the environment variable that asks for Go's stack after such an end.
	stackVar = "WEFT_TRACEBACK"
)

// crashed tells the user that a bug of Weft, the panic v, ended the program. It is called while the goroutine panics.
func crashed(stderr io.Writer, v any) {
	fmt.Fprintf(stderr, "weft: internal error: %v\n"+
		"This is a bug in Weft, not in your program. Please report it: https://github.com/weftpy/weft/issues\n", v)
	if os.Getenv(stackVar) != "" {
		_, _ = stderr.Write(debug.Stack())
		return
	}
	fmt.Fprintf(stderr, "%s=1 in the environment shows where it happened.\n", stackVar)
}

// tameRuntime sets how eagerly garbage is collected, more so when memory is short, and keeps the stacks of goroutines away from
// users. (Go prints them nevertheless when an allocation fails or a stack grows beyond its limit: see objects.Thread.Reserve and
// Descend, which say so in time.)
func tameRuntime() {
	if os.Getenv("GOTRACEBACK") == "" && os.Getenv(stackVar) == "" {
		debug.SetTraceback("none")
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(int64(objects.MemoryLimit() / 10 * 9))
	}
}
