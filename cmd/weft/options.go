package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/weftpy/weft/ext/std/host"
)

const (
	versionLine = "Weft 0.1.0 (Python 3.14.6)"
	usage       = "usage: weft [option] ... [-c cmd | -m mod | file | -] [arg] ..."
)

// options are the interpreter's own. What to run and its arguments are told apart before kong looks at them, because everything
// after the program belongs to the program.
type options struct {
	STM      bool   `name:"stm" help:"Run threads in parallel, in software transactions."`
	Chaos    *int64 `name:"stm-chaos" placeholder:"SEED" help:"With --stm: abort every transaction at least once, at points that SEED picks."`
	Report   bool   `name:"stm-report" help:"At exit, print what the transactions did to standard error."`
	Code     string `short:"c" placeholder:"CODE" help:"Run CODE; it ends the options."`
	Module   string `short:"m" placeholder:"MODULE" help:"Run library module MODULE as a program; it ends the options."`
	Bytecode bool   `short:"B" help:"Accepted and ignored: there are no .pyc files."`
	Bytes    int    `short:"b" type:"counter" help:"Accepted and ignored: warnings about mixing bytes and str."`
	Debug    bool   `short:"d" hidden:""`
	NoEnv    bool   `short:"E" help:"Ignore the environment variables PYTHON*."`
	Inspect  bool   `short:"i" hidden:""`
	Isolated bool   `short:"I" help:"Isolate from the user's environment: implies -E, -P and -s."`
	Optimize int    `short:"O" type:"counter" help:"Remove assert statements; twice: docstrings, too."`
	SafePath bool   `short:"P" help:"Don't put the program's folder in front of sys.path."`
	Quiet    bool   `short:"q" help:"Accepted and ignored."`
	Random   bool   `short:"R" hidden:""`
	NoUser   bool   `short:"s" help:"Accepted and ignored: there is no user site folder."`
	NoSite   bool   `short:"S" help:"Accepted and ignored: module site is not imported."`
	Unbuf    bool   `short:"u" help:"Don't buffer standard output and standard error."`
	Verbose  int    `short:"v" type:"counter" help:"Set sys.flags.verbose."`
	Version  bool   `short:"V" name:"version" help:"Print the version and exit."`
	Help     bool   `short:"h" name:"help" help:"Print this help and exit."`

	Warnings []string `short:"W" sep:"none" placeholder:"ARG" help:"Control warnings."`
	XOptions []string `short:"X" sep:"none" placeholder:"OPT" help:"Set an implementation-specific option."`
	SkipLine bool     `short:"x" help:"Skip the first line of the source."`

	kind    programKind
	program string   // code, module or file
	args    []string // sys.argv
	orig    []string
}

// A programKind says where the program comes from.
type programKind int

const (
	fromStdin programKind = iota
	fromFile
	fromCode
	fromModule
)

// parseOptions reads a command line, the program's name included.
func parseOptions(args []string) (*options, error) {
	o := &options{orig: args}
	own, err := o.split(args[min(1, len(args)):])
	if err != nil {
		return nil, err
	}
	if len(own) > 0 {
		if err := o.parse(own); err != nil {
			return nil, err
		}
	}
	switch {
	case !o.STM && o.Chaos != nil:
		return nil, errors.New("--stm-chaos needs --stm: without it there are no transactions")
	case !o.STM && o.Report:
		return nil, errors.New("--stm-report needs --stm: without it there are no transactions")
	}
	if o.Inspect {
		return nil, errors.New("-i: there is no interactive mode")
	}
	if o.Isolated {
		o.NoEnv, o.NoUser, o.SafePath = true, true, true
	}
	if !o.NoEnv {
		o.readEnvironment()
	}
	return o, nil
}

// split returns the interpreter's own options and sets what to run and its arguments.
func (o *options) split(args []string) (own []string, err error) {
	for i := 0; i < len(args); i++ {
		arg, rest := args[i], args[i+1:]
		switch {
		case arg == "-":
			o.args = args[i:]
			return own, nil
		case arg == "--":
			o.setFile(rest)
			return own, nil
		case strings.HasPrefix(arg, "--"):
			if name, _, _ := strings.Cut(arg[2:], "="); !isLong(name) {
				return nil, fmt.Errorf("unknown option %s", arg)
			}
			own = append(own, arg)
		case !strings.HasPrefix(arg, "-"):
			o.setFile(args[i:])
			return own, nil
		default:
			flags, letter, v, has := cutCluster(arg)
			if flags != "" {
				own = append(own, "-"+flags)
			}
			if letter == 0 {
				continue
			}
			if !has {
				if len(rest) == 0 {
					return nil, fmt.Errorf("argument expected for the -%c option", letter)
				}
				v, rest = rest[0], rest[1:]
				i++
			}
			if letter == 'c' || letter == 'm' {
				o.setProgram(letter, v, rest)
				return own, nil
			}
			own = append(own, "-"+string(letter)+v)
		}
	}
	o.args = []string{""}
	return own, nil
}

// cutCluster takes a cluster of short options apart: flags without a value, and one that takes a value, which may follow in
// the same argument.
func cutCluster(arg string) (flags string, letter byte, v string, has bool) {
	i := strings.IndexAny(arg, "cmWX")
	if i < 0 {
		return arg[1:], 0, "", false
	}
	return arg[1:i], arg[i], arg[i+1:], i+1 < len(arg)
}

func (o *options) setFile(args []string) {
	if len(args) == 0 {
		o.args = []string{""}
		return
	}
	o.kind, o.program, o.args = fromFile, args[0], args
}

func (o *options) setProgram(letter byte, v string, rest []string) {
	o.kind, o.program = fromCode, v
	if letter == 'm' {
		o.kind = fromModule
	}
	o.args = append([]string{"-" + string(letter)}, rest...)
}

// parse reads the interpreter's own options.
func (o *options) parse(own []string) error {
	k, err := newKong(o, io.Discard)
	if err != nil {
		return err
	}
	_, err = k.Parse(own)
	if err != nil && strings.HasPrefix(err.Error(), "unknown flag ") {
		name, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "unknown flag "), ",")
		return errors.New("unknown option " + name)
	}
	return err
}

func newKong(o *options, out io.Writer) (*kong.Kong, error) {
	return kong.New(o, kong.Name("weft"), kong.NoDefaultHelp(), kong.Exit(func(int) {}), kong.Writers(out, out),
		kong.Description("A Python interpreter whose threads run in parallel."))
}

// isLong tells the long options from the names that kong makes up for short ones.
func isLong(name string) bool {
	switch name {
	case "stm", "stm-chaos", "stm-report", "version", "help":
		return true
	}
	return false
}

// printHelp prints what kong knows about the options.
func printHelp(out io.Writer) int {
	k, err := newKong(&options{}, out)
	if err != nil {
		return 1
	}
	fmt.Fprintln(out, "Usage: weft [OPTIONS] [FILE | -c CODE | -m MODULE | -] [ARGS...]")
	fmt.Fprintf(out, "\n%s\n\nOptions:\n", k.Model.Help)
	for _, f := range k.Model.Flags {
		if f.Hidden {
			continue
		}
		var names []string
		if f.Short != 0 {
			names = append(names, "-"+string(f.Short))
		}
		if isLong(f.Name) {
			names = append(names, "--"+f.Name)
		}
		label := strings.Join(names, ", ")
		if f.PlaceHolder != "" {
			sep := " "
			if isLong(f.Name) {
				sep = "="
			}
			label += sep + f.PlaceHolder
		}
		fmt.Fprintf(out, "  %-18s %s\n", label, f.Help)
	}
	return 0
}

// readEnvironment takes over what CPython's environment variables say, where the command line is silent.
func (o *options) readEnvironment() {
	set := func(name string) bool { return os.Getenv(name) != "" }
	o.Unbuf = o.Unbuf || set("PYTHONUNBUFFERED")
	o.SafePath = o.SafePath || set("PYTHONSAFEPATH")
	o.Bytecode = o.Bytecode || set("PYTHONDONTWRITEBYTECODE")
	if v := os.Getenv("PYTHONOPTIMIZE"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil {
			n = 1
		}
		o.Optimize = max(o.Optimize, n)
	}
	if v := os.Getenv("PYTHONWARNINGS"); v != "" {
		o.Warnings = append(strings.Split(v, ","), o.Warnings...)
	}
}

// host returns what the options mean to the interpreter.
func (o *options) host(stdin io.Reader, stdout, stderr io.Writer) host.Options {
	c := host.Config{
		Argv: o.args, OrigArgv: o.orig, Warnings: o.Warnings, XOptions: o.XOptions, Optimize: min(o.Optimize, 2),
		NoUserSite: o.NoUser, IgnoreEnvironment: o.NoEnv, Isolated: o.Isolated, SafePath: o.SafePath,
		Unbuffered: o.Unbuf, DontWriteBytecode: true, Verbose: o.Verbose, BytesWarning: o.Bytes,
	}
	if o.Quiet {
		c.Quiet = 1
	}
	return host.Options{
		STM: o.STM, Chaos: o.Chaos, Report: o.Report, Signals: true, SkipLine: o.SkipLine, Config: c,
		Stdin: stdin, Stdout: stdout, Stderr: stderr,
		OnPanic: func(v any) {
			crashed(stderr, v)
			os.Exit(internalError)
		},
	}
}

// run runs what the command line says.
func (o *options) run(s *host.Session) error {
	switch o.kind {
	case fromCode:
		return s.RunSource([]byte(dedent(o.program+"\n")), "<string>")
	case fromModule:
		return s.RunModule(o.program)
	case fromFile:
		return s.RunFile(o.program)
	}
	return s.RunStdin()
}
