// Command cmd is a Python interpreter with the modules of package extension inside.
//
//	cmd [--stm] [--stm-report] SCRIPT [ARGS...]
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/weftpy/weft/examples/extension"
	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/std/host"
)

func main() {
	stm := flag.Bool("stm", false, "run threads in parallel")
	report := flag.Bool("stm-report", false, "at exit, print what the transactions did")
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	s, err := host.New(host.Options{
		STM:     *stm,
		Report:  *report,
		Modules: []*ext.Module{extension.Collatz(), extension.CollatzPure()},
		Config:  host.Config{Argv: flag.Args()},
		Signals: true,
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(s.Finish(s.RunFile(flag.Arg(0))))
}
