package main

import (
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/weftpy/weft/ext/signalmod"
	"github.com/weftpy/weft/ext/std"
	"github.com/weftpy/weft/ext/std/stdlib"
	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
	"github.com/weftpy/weft/vm"
)

// A session is one run of the interpreter.
type session struct {
	opts        *options
	in          *objects.Interp
	vm          *vm.VM
	th          *objects.Thread
	lib         stdlib.Library
	stdin       io.Reader
	stderr      io.Writer
	report      *report
	interrupted bool
}

// newSession makes an interpreter that is ready to run the program.
func newSession(o *options, stdin io.Reader, stdout, stderr io.Writer) (*session, error) {
	s := &session{opts: o, stdin: stdin, stderr: stderr}
	lib, err := openLibrary(o)
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
	s.in.Stdin, s.in.Stdout, s.in.Stderr = stdin, stdout, stderr
	s.configure(wo.Concurrent)
	s.vm = vm.New(s.in)
	s.vm.SetLibrary(lib, lib.Root())
	s.in.Library = lib
	s.th = objects.NewThread(s.in)
	s.th.Enter()
	if err := std.Install(s.th); err != nil {
		return nil, err
	}
	signalmod.Start(s.in)
	return s, nil
}

// openLibrary opens the standard library: the folder WEFT_STDLIB, or what is embedded.
func openLibrary(o *options) (stdlib.Library, error) {
	if dir := os.Getenv("WEFT_STDLIB"); dir != "" {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return nil, err
		}
		return stdlib.Dir(abs)
	}
	return stdlib.Embedded()
}

func (s *session) configure(concurrent bool) {
	o := s.opts
	exe, err := os.Executable()
	if err != nil {
		exe = ""
	}
	s.in.Config = objects.Config{
		Argv: o.args, OrigArgv: o.orig, Executable: exe, Path: s.searchPath(), Stdlib: s.lib.Root(), STM: concurrent,
		Warnings: o.Warnings, XOptions: o.XOptions, Optimize: min(o.Optimize, 2), NoUserSite: o.NoUser, NoSite: o.NoSite,
		IgnoreEnvironment: o.NoEnv, Isolated: o.Isolated, SafePath: o.SafePath, Unbuffered: o.Unbuf,
		DontWriteBytecode: true, Verbose: o.Verbose, BytesWarning: o.Bytes,
	}
	if o.Quiet {
		s.in.Config.Quiet = 1
	}
	s.limitDigits()
}

// limitDigits sets sys.get_int_max_str_digits() from -X or the environment.
func (s *session) limitDigits() {
	v := ""
	if !s.opts.NoEnv {
		v = os.Getenv("PYTHONINTMAXSTRDIGITS")
	}
	for _, x := range s.opts.XOptions {
		if n, ok := strings.CutPrefix(x, "int_max_str_digits="); ok {
			v = n
		}
	}
	if n, err := strconv.Atoi(v); err == nil && (n == 0 || n >= 640) {
		s.in.MaxStrDigits = n
	}
}

// searchPath returns the initial sys.path: PYTHONPATH and the standard library. The program's own folder comes in front when
// it is known what the program is.
func (s *session) searchPath() []string {
	var path []string
	if v := os.Getenv("PYTHONPATH"); v != "" && !s.opts.NoEnv {
		path = append(path, filepath.SplitList(v)...)
	}
	return append(path, s.lib.Root())
}
