package host

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"

	"github.com/weftpy/weft/ext/ospath"
	"github.com/weftpy/weft/objects"
)

// A statusError ends the interpreter with a status and a message of its own, without a traceback.
type statusError struct {
	status int
	msg    string
}

func (e *statusError) Error() string { return e.msg }

// RunSource runs source text as __main__; filename is its name in tracebacks.
func (s *Session) RunSource(src []byte, filename string) error {
	main, err := s.newMain()
	if err != nil {
		return err
	}
	if err := s.pushPath(""); err != nil {
		return err
	}
	return s.runText(main, src, filename, true)
}

// RunStdin runs what standard input says, all of it at once.
func (s *Session) RunStdin() error {
	src, err := s.readStdin()
	if err != nil {
		return err
	}
	main, err := s.newMain()
	if err != nil {
		return err
	}
	if err := s.setFile(main, "<stdin>"); err != nil {
		return err
	}
	if err := s.pushPath(""); err != nil {
		return err
	}
	return s.runSource(main, src, "<stdin>")
}

// readStdin reads all of standard input. If that is a file of the process, signals are served meanwhile.
func (s *Session) readStdin() ([]byte, error) {
	var src []byte
	f, ok := s.stdin.(*os.File)
	if !ok {
		src, err := io.ReadAll(s.stdin)
		if err != nil {
			return nil, &statusError{1, fmt.Sprintf("can't read standard input: %v", err)}
		}
		return src, nil
	}
	for buf := make([]byte, 1<<16); ; {
		n := 0
		sys, err := ospath.Block(s.th, func() (err error) {
			n, err = syscall.Read(int(f.Fd()), buf)
			return err
		})
		switch {
		case err != nil:
			return nil, err
		case sys != nil:
			return nil, &statusError{1, fmt.Sprintf("can't read standard input: %v", sys)}
		case n <= 0:
			return src, nil
		}
		src = append(src, buf[:n]...)
	}
}

// newMain makes the module __main__.
func (s *Session) newMain() (*objects.Module, error) {
	main, err := objects.NewModule(s.th, "__main__", objects.None)
	if err != nil {
		return nil, err
	}
	if err := s.in.Modules.SetStr(s.th, "__main__", main.Value()); err != nil {
		return nil, err
	}
	return main, main.Set(s.th, "__builtins__", s.in.Builtins.Value())
}

// pushPath puts dir in front of sys.path, unless -P forbids it.
func (s *Session) pushPath(dir string) error {
	if s.in.Config.SafePath {
		return nil
	}
	return s.putInPath(dir)
}

func (s *Session) putInPath(dir string) error {
	path, err := s.in.Sys.Dict.GetStr(s.th, "path")
	if err != nil {
		return err
	}
	_, err = objects.CallMethod(s.th, path, "insert", objects.Int(0), objects.NewStr(dir).Value())
	return err
}

// registerSource tells module linecache about source text that is in no file, for tracebacks and module inspect. Doing without
// it is no reason to fail.
func (s *Session) registerSource(code *objects.Code, src []byte) error {
	cache, err := s.in.Eval.Import(s.th, objects.NewStr("linecache"), objects.None, objects.None, 0)
	if err == nil {
		_, err = objects.CallMethod(s.th, cache, "_register_code", code.Value(), objects.NewStr(string(src)).Value(), code.Filename.Value())
	}
	if _, raised := err.(*objects.Raised); raised {
		return nil
	}
	return err
}

// runSource compiles source text and runs it as __main__.
func (s *Session) runSource(main *objects.Module, src []byte, filename string) error {
	return s.runText(main, src, filename, false)
}

// runText is runSource; with register, tracebacks show the text though it is in no file.
func (s *Session) runText(main *objects.Module, src []byte, filename string, register bool) error {
	if s.opts.SkipLine {
		_, src, _ = bytes.Cut(src, []byte("\n"))
		src = append([]byte("\n"), src...)
	}
	flags := objects.CompileFile
	if filename == "<string>" {
		flags = objects.CompileIgnoreCookie
	}
	code, err := s.in.Eval.Compile(s.th, src, filename, "exec", flags, s.in.Config.Optimize)
	if err != nil {
		return err
	}
	if register {
		if err := s.registerSource(code, src); err != nil {
			return err
		}
	}
	_, err = s.in.Eval.Run(s.th, code, main.Dict, objects.Undef)
	return err
}

// RunFile runs a script, or a folder or zip file with a __main__.py.
func (s *Session) RunFile(name string) error {
	main, err := s.newMain()
	if err != nil {
		return err
	}
	abs := absolute(name)
	info, err := os.Stat(name)
	if err == nil && (info.IsDir() || isZip(name)) {
		return s.runContainer(name)
	}
	src, err := os.ReadFile(name)
	if err != nil {
		return &statusError{2, fmt.Sprintf("can't open file '%s': %s", abs, osMessage(err))}
	}
	dir := filepath.Dir(abs)
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		dir = filepath.Dir(real)
	}
	if err := s.pushPath(dir); err != nil {
		return err
	}
	if err := s.setFile(main, abs); err != nil {
		return err
	}
	return s.runSource(main, src, abs)
}

// absolute puts the working folder in front of a file's name and leaves the rest as it is.
func absolute(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	cwd, err := os.Getwd()
	if err != nil {
		return name
	}
	return cwd + string(filepath.Separator) + name
}

// setFile says where __main__ comes from.
func (s *Session) setFile(main *objects.Module, file string) error {
	if err := main.Set(s.th, "__file__", objects.NewStr(file).Value()); err != nil {
		return err
	}
	return main.Set(s.th, "__cached__", objects.None)
}

func osMessage(err error) string {
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return fmt.Sprintf("[Errno %d] %s", int(errno), objects.Strerror(errno))
	}
	return err.Error()
}

// isZip reports whether a file ends like a zip archive.
func isZip(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	tail := make([]byte, min(info.Size(), 22+65535))
	if _, err := f.ReadAt(tail, info.Size()-int64(len(tail))); err != nil {
		return false
	}
	return bytes.Contains(tail, []byte("PK\x05\x06"))
}

// runContainer runs the __main__.py in a folder or zip file.
func (s *Session) runContainer(name string) error {
	if info, err := os.Stat(filepath.Join(name, "__main__.py")); !isZip(name) && (err != nil || info.IsDir()) {
		return &statusError{1, fmt.Sprintf("can't find '__main__' module in '%s'", name)}
	}
	if err := s.putInPath(absolute(name)); err != nil {
		return err
	}
	return s.runpy("__main__", objects.False)
}

// RunModule runs a module of the library, or one that sys.path leads to, as a program.
func (s *Session) RunModule(name string) error {
	if _, err := s.newMain(); err != nil {
		return err
	}
	cwd, err := os.Getwd()
	if err != nil {
		cwd = ""
	}
	if err := s.pushPath(cwd); err != nil {
		return err
	}
	return s.runpy(name, objects.True)
}

// runpy runs a module as a program, as the library's runpy does it. alter says whether sys.argv[0] becomes its file.
func (s *Session) runpy(module string, alter objects.Value) error {
	mod, err := s.in.Eval.Import(s.th, objects.NewStr("runpy"), objects.None, objects.None, 0)
	if err != nil {
		return err
	}
	f, err := objects.GetAttrName(s.th, mod, "_run_module_as_main")
	if err != nil {
		return err
	}
	_, err = objects.CallArgs(s.th, f, objects.NewStr(module).Value(), alter)
	return err
}
