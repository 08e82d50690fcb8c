package objects

import (
	"io"
	"os"
	"reflect"
	"sync"
	"sync/atomic"

	"github.com/weftpy/weft/stm"
)

// An Evaluator runs bytecode. The vm package implements it; objects reaches bytecode through it alone.
type Evaluator interface {
	// Call runs a Python function to its end on th. args are the positional arguments followed by the keyword ones that
	// kw names.
	Call(th *Thread, fn *Function, args []Value, kw *Tuple) (Value, error)
	// Resume continues a generator with sent, or by raising exc if that is not nil. done tells that it has returned, with
	// v as its result.
	Resume(th *Thread, g *Generator, sent Value, exc error) (v Value, done bool, err error)
	// Feed continues a generator, at once again as long as take takes what it yields. v may have been offered to take, which
	// refused it, or not. take may not run Python code.
	Feed(th *Thread, g *Generator, take func(Value) bool) (v Value, done bool, err error)
	// Run executes a code object as module or class code in the given namespaces (locals Undef: the globals).
	Run(th *Thread, code *Code, globals *Dict, locals Value) (Value, error)
	// RunFunction runs a function without parameters whose code is module or class code, with locals as its namespace (Undef: the
	// globals). Unlike code, a function has a closure. The result is what the code returns: for a class body its __class__
	// cell, or None.
	RunFunction(th *Thread, fn *Function, locals Value) (Value, error)
	// Compile compiles source text. mode is "exec", "eval" or "single"; flags are __future__ features and CompileIgnoreCookie or
	// CompileFile.
	Compile(th *Thread, src []byte, filename, mode string, flags, optimize int) (*Code, error)
	// Parse makes the syntax tree of source text, of the classes in module _ast.
	Parse(th *Thread, src []byte, filename, mode string, flags int) (Value, error)
	// Tokens splits source text into tokens, as module tokenize shows them: with extra, comments and line ends without meaning
	// are among them, and all operators have one type. If there is an error, the tokens are those before it.
	Tokens(th *Thread, src string, extra bool) ([]Token, error)
	// Import is __import__.
	Import(th *Thread, name *Str, globals Value, fromlist Value, level int) (Value, error)
	// SuperArgs returns what super() without arguments stands for in the innermost Python frame: its class and its first
	// argument.
	SuperArgs(th *Thread) (cls, obj Value, err error)
	// Frame returns the frame that runs depth Python frames above the innermost one, with its callers, or nil.
	Frame(th *Thread, depth int) *Frame
	// Current returns the innermost frame, without its callers, or nil.
	Current(th *Thread) *Frame
	// Live returns the current instruction and the registers of the frame that f is a record of, if that still runs, on th. The
	// registers may be read until Python code runs again.
	Live(th *Thread, f *Frame) (index int, regs []Value, ok bool)
	// Caller returns the frame that called the one that f is a record of, with its callers, if that still runs, on th; or nil.
	Caller(th *Thread, f *Frame) *Frame
}

// A Token is a token of source text. Lines count from 1, columns from 0 in code points.
type Token struct {
	Type                       int    // a constant of Python's module token
	Text, Source               string // Source is the text of the lines that the token is on
	Line, Col, EndLine, EndCol int
}

// Flags of compilations besides those of __future__.
const (
	// CompileIgnoreCookie says that the source is UTF-8 made from a str: what it declares to be its encoding is only a comment.
	CompileIgnoreCookie = 0x800
	// CompileNoDedent says that the end of the source does not end an interactive statement of several lines.
	CompileNoDedent = 0x200
	// CompileIncomplete makes the error of source that could go on an _IncompleteInputError.
	CompileIncomplete = 0x4000
	// CompileFile says that the source is the file of a program, about whose encoding messages are worded differently.
	CompileFile = 1 << 29
)

// A Library finds the files of the standard library by their slash-separated paths from its root.
type Library interface {
	Open(name string) ([]byte, bool)
	// List returns the sorted names in a folder, nil if there is none.
	List(dir string) []string
}

// Config is how an interpreter was started: what sys.flags and its neighbours tell, and what the import system goes by.
type Config struct {
	Argv       []string // sys.argv
	OrigArgv   []string // sys.orig_argv
	Executable string
	// Path is the initial sys.path. Stdlib is the last part of it that belongs to the standard library: a folder, or a name
	// that stands for the embedded one.
	Path     []string
	Stdlib   string
	STM      bool     // threads run in transactions
	Warnings []string // -W
	XOptions []string // -X, as given
	Optimize int      // -O: 1, -OO: 2

	Inspect, Interactive, NoUserSite, IgnoreEnvironment, Isolated, SafePath bool
	Unbuffered, DontWriteBytecode                                           bool
	Verbose, BytesWarning, Quiet                                            int
}

// An Interp is one interpreter: everything that is not a value hangs off it.
type Interp struct {
	World    *stm.World
	Eval     Evaluator
	Builtins *Module
	Sys      *Module
	Modules  *Dict // sys.modules
	// NativeModule finds a native module by its full name. load makes the module; the caller puts it into sys.modules.
	NativeModule func(name string) (load func(th *Thread) (*Module, error), ok bool)
	// FindModule imports a module that the native import system should not, or can't, because of custom finders or archives on
	// the path (Undef: sys.path): before it looks itself, or, with first false, after it has found nothing. Undef: not found.
	FindModule func(th *Thread, full string, path Value, first bool) (Value, error)
	// NewSpec makes a module's __spec__ if it can do better than the native import system, else it returns Undef.
	NewSpec func(th *Thread, name string, origin, locations Value) (Value, error)
	// Library is the standard library, or nil.
	Library Library
	// Stdin, Stdout and Stderr are what sys.stdin, sys.stdout and sys.stderr are made of. Nil: the process's.
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Unraisable reports an exception that nobody can catch, through sys.unraisablehook. msg says where it happened (empty: in
	// obj); obj may be None. It returns aborts and nothing else.
	Unraisable func(th *Thread, exc error, msg string, obj Value) error
	// Finalizing says that the interpreter is being shut down.
	Finalizing atomic.Bool
	// Config is how the interpreter was started. It doesn't change.
	Config Config
	// Pending says that the main thread has something to do at its next safepoint: RunPending.
	Pending atomic.Bool
	// TripSignal has the main thread call the Python handler of a signal, as if it had arrived; false: it has none. Nil without
	// module _signal. Safe for any goroutine.
	TripSignal func(sig os.Signal) bool
	// RaiseSignal sends a signal to the process; it has arrived when RaiseSignal returns. Nil without module _signal.
	RaiseSignal func(th *Thread, sig os.Signal) error
	// InCall is the system's number of the thread that is in a system call for the main thread, 0 if none is; see
	// ospath.Block.
	InCall atomic.Int32
	// EndCall makes that call return with EINTR. Nil: there is no way.
	EndCall func()
	// OnPanic is told what a thread's goroutine panicked with, see GuardThread. Nil: the panic goes on.
	OnPanic func(v any)
	// Main is the thread that runs __main__.
	Main *Thread
	// RecursionLimit is sys.getrecursionlimit().
	RecursionLimit int
	// MaxStrDigits bounds conversions between int and str (sys.set_int_max_str_digits); 0 means no limit.
	MaxStrDigits int
	// LibrarySource returns the text of a module of the embedded library, which is in no file. May be nil.
	LibrarySource func(filename string) ([]byte, bool)
	// Ext holds what native modules keep per interpreter, by a key of their own.
	Ext sync.Map

	pendingMu sync.Mutex
	pending   []func(th *Thread) error
	exits     struct {
		sync.Mutex
		fs []func()
	}
	nextThread atomic.Int64 // ids given out
	threads    atomic.Int64
	kinds      sync.Map // reflect.Type of a State -> *stm.Kind
	intern     sync.Map // string -> *Str
	subclasses subclassTable
}

// NewInterp returns an interpreter without modules over world.
func NewInterp(world *stm.World) *Interp {
	return &Interp{World: world, RecursionLimit: 1000, MaxStrDigits: 4300}
}

// GuardThread, deferred by the goroutine of a thread, hands a panic to OnPanic.
func (in *Interp) GuardThread() {
	if in.OnPanic == nil {
		return
	}
	if v := recover(); v != nil {
		in.OnPanic(v)
	}
}

// AddPending has the main thread call f soon, between two instructions or while it waits, for signals and the like. What f
// returns is raised there. Any goroutine may call it.
func (in *Interp) AddPending(f func(th *Thread) error) {
	in.pendingMu.Lock()
	in.pending = append(in.pending, f)
	in.Pending.Store(true)
	in.pendingMu.Unlock()
	if in.Main != nil {
		in.Main.Interrupt()
	}
	if in.EndCall != nil && in.InCall.Load() != 0 {
		in.EndCall()
	}
}

// RunPending does what AddPending has collected, up to the first error. th is the main thread. It runs exclusive, because an
// abort must not lose what a signal handler has raised.
func (in *Interp) RunPending(th *Thread) error {
	if err := th.Exclusively("signal or weakref callback"); err != nil {
		return err
	}
	for {
		in.pendingMu.Lock()
		if len(in.pending) == 0 {
			in.Pending.Store(false)
			in.pendingMu.Unlock()
			return nil
		}
		f := in.pending[0]
		in.pending = in.pending[1:]
		in.pendingMu.Unlock()
		if err := f(th); err != nil {
			return err
		}
	}
}

// NewThreadID returns an id for a thread that will be made later.
func (in *Interp) NewThreadID() int64 { return in.nextThread.Add(1) }

// ErrorOutput is where the interpreter itself complains when there is no sys.stderr to use.
func (in *Interp) ErrorOutput() io.Writer {
	if in.Stderr != nil {
		return in.Stderr
	}
	return os.Stderr
}

// Threads returns how many threads there have been.
func (in *Interp) Threads() int64 { return in.threads.Load() }

func (in *Interp) kindOf(mk func() *stm.Kind, zero any) *stm.Kind {
	t := reflect.TypeOf(zero)
	if k, ok := in.kinds.Load(t); ok {
		return k.(*stm.Kind)
	}
	k := mk()
	k.Name = t.Elem().String()
	actual, _ := in.kinds.LoadOrStore(t, k)
	return actual.(*stm.Kind)
}

// AtExit has f run when the interpreter ends, after all Python code. f may not touch Python objects.
func (in *Interp) AtExit(f func()) {
	in.exits.Lock()
	defer in.exits.Unlock()
	in.exits.fs = append(in.exits.fs, f)
}

// Exit runs what AtExit was given, the last first. The host calls it when no Python code will run any more.
func (in *Interp) Exit() {
	in.exits.Lock()
	fs := in.exits.fs
	in.exits.fs = nil
	in.exits.Unlock()
	for i := len(fs) - 1; i >= 0; i-- {
		fs[i]()
	}
}
