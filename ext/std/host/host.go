// Package host puts an interpreter together and runs a Python program in it, for command weft and for Go programs that contain
// Weft or add native modules of their own.
//
//	s, err := host.New(host.Options{STM: true, Modules: []*ext.Module{mine.Module()}})
//	...
//	os.Exit(s.Finish(s.RunFile("script.py")))
//
// The files: host.go makes the interpreter, program.go finds and runs the program, exit.go ends it as CPython does, report.go
// is the report of --stm-report.
package host

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/signalmod"
	"github.com/weftpy/weft/ext/std"
	"github.com/weftpy/weft/ext/std/stdlib"
	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
	"github.com/weftpy/weft/vm"
)

// Config is what a program finds in sys.argv, sys.flags and the like.
type Config = objects.Config

// Options say how to make an interpreter. The zero value is one under the global lock, with the process's standard streams.
type Options struct {
	STM    bool   // run threads in parallel, in transactions
	Chaos  *int64 // not nil: do so, and abort every transaction at least once, at points that this seed picks
	Report bool   // print at the end what the transactions did, to Stderr
	// Modules can be imported beside those of the standard library, and hide those of the same name. A description is for one
	// interpreter.
	Modules []*ext.Module
	// Signals makes the process's signals the interpreter's: an interrupt raises KeyboardInterrupt in its main thread. It is
	// for processes that are an interpreter, not for those that contain one.
	Signals bool
	// OnPanic is called when a goroutine that Weft started for a thread panics, which is a bug of Weft or of a module: it should
	// end the process. Nil: the panic does.
	OnPanic func(v any)
	// SkipLine ignores the first line of the program.
	SkipLine bool
	// Config is visible to the program. New fills in Executable, Path, Stdlib and STM.
	Config         Config
	Stdin          io.Reader // nil: the process's, as for the others
	Stdout, Stderr io.Writer
}

// A Session is one interpreter and its main thread, which is the goroutine that calls the methods. It runs one program.
type Session struct {
	opts        Options
	in          *objects.Interp
	vm          *vm.VM
	th          *objects.Thread
	lib         stdlib.Library
	stdin       io.Reader
	stderr      io.Writer
	report      *report
	interrupted bool
}

// Parallel tells whether several threads may be running at the same time. It may be called from any goroutine.
func (s *Session) Parallel() bool { return s.opts.STM && s.in.World.Threads() > 1 }

// New makes an interpreter that is ready to run a program.
func New(o Options) (*Session, error) {
	o.setStreams()
	s := &Session{opts: o, stdin: o.Stdin, stderr: o.Stderr}
	lib, err := openLibrary()
	if err != nil {
		return nil, err
	}
	s.lib = lib
	wo := stm.Options{Concurrent: o.STM || o.Chaos != nil}
	if o.Chaos != nil {
		wo.Chaos, wo.Seed = true, uint64(*o.Chaos)
	}
	if o.Report {
		s.report = newReport(s)
		wo.OnAbort, wo.OnIrrevocable = s.report.aborted, s.report.irrevocable
	}
	s.in = objects.NewInterp(stm.NewWorld(wo))
	s.in.Stdin, s.in.Stdout, s.in.Stderr = o.Stdin, o.Stdout, o.Stderr
	s.in.OnPanic = o.OnPanic
	if err := s.configure(wo.Concurrent); err != nil {
		return nil, err
	}
	s.vm = vm.New(s.in)
	s.vm.SetLibrary(lib, lib.Root())
	s.in.Library = lib
	s.th = objects.NewThread(s.in)
	s.th.Enter()
	if err := std.Install(s.th, o.Modules...); err != nil {
		return nil, err
	}
	if o.Signals {
		signalmod.Start(s.in)
	}
	return s, s.readWarnings()
}

// readWarnings has module warnings read the options about it, so that it complains of bad ones at once.
func (s *Session) readWarnings() error {
	if len(s.in.Config.Warnings) == 0 {
		return nil
	}
	_, err := s.in.Eval.Import(s.th, objects.NewStr("warnings"), objects.None, objects.None, 0)
	return err
}

// setStreams fills in the process's streams.
func (o *Options) setStreams() {
	if o.Stdin == nil {
		o.Stdin = os.Stdin
	}
	if o.Stdout == nil {
		o.Stdout = os.Stdout
	}
	if o.Stderr == nil {
		o.Stderr = os.Stderr
	}
}

// Stats count what the transactions of the threads have done; those of running threads may be a little old.
func (s *Session) Stats() stm.Stats { return s.in.World.Stats() }

// Interrupted reports whether the program ended by an uncaught KeyboardInterrupt.
func (s *Session) Interrupted() bool { return s.interrupted }

// openLibrary opens the standard library: the folder WEFT_STDLIB, or what is embedded.
func openLibrary() (stdlib.Library, error) {
	if dir := os.Getenv("WEFT_STDLIB"); dir != "" {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return nil, err
		}
		return stdlib.Dir(abs)
	}
	return stdlib.Embedded()
}

func (s *Session) configure(concurrent bool) error {
	exe, err := os.Executable()
	if err != nil {
		exe = ""
	}
	c := s.opts.Config
	c.Executable, c.Path, c.Stdlib, c.STM = exe, s.searchPath(), s.lib.Root(), concurrent
	if c.Argv == nil {
		c.Argv = []string{""}
	}
	s.in.Config = c
	if err := s.checkSeed(); err != nil {
		return err
	}
	return s.limitDigits()
}

// checkSeed checks PYTHONHASHSEED, which has no use here.
func (s *Session) checkSeed() error {
	v := os.Getenv("PYTHONHASHSEED")
	if v == "" || v == "random" || s.opts.Config.IgnoreEnvironment {
		return nil
	}
	if _, err := strconv.ParseUint(v, 10, 32); err != nil {
		return errors.New("PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]")
	}
	return nil
}

// limitDigits sets sys.get_int_max_str_digits() from -X or the environment; what they say may be wrong.
func (s *Session) limitDigits() error {
	v, from := "", "PYTHONINTMAXSTRDIGITS"
	if !s.opts.Config.IgnoreEnvironment {
		v = os.Getenv("PYTHONINTMAXSTRDIGITS")
	}
	for _, x := range s.opts.Config.XOptions {
		if n, ok := strings.CutPrefix(x, "int_max_str_digits="); ok {
			v, from = n, "-X int_max_str_digits"
		}
	}
	if v == "" && from[0] == 'P' {
		return nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n != 0 && n < 640 || n > math.MaxInt32 {
		return fmt.Errorf("%s: invalid limit; must be >= 640 or 0 for unlimited", from)
	}
	s.in.MaxStrDigits = n
	return nil
}

// searchPath returns the initial sys.path: PYTHONPATH and the standard library. The program's own folder comes in front when
// it is known what the program is.
func (s *Session) searchPath() []string {
	var path []string
	if v := os.Getenv("PYTHONPATH"); v != "" && !s.opts.Config.IgnoreEnvironment {
		for _, p := range filepath.SplitList(v) {
			if abs, err := filepath.Abs(p); err == nil {
				p = abs // as module site makes it
			}
			if !slices.Contains(path, p) {
				path = append(path, p)
			}
		}
	}
	return append(path, s.lib.Root())
}
