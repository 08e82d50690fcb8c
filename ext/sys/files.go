package sys

import (
	"os"

	"github.com/weftpy/weft/objects"
)

// ioStream makes standard stream number i over a file of the process, from the classes of module _io.
func ioStream(th *thread, i int, f *os.File) (value, error) {
	info, err := f.Stat()
	if err != nil {
		return objects.None, nil // closed
	}
	load, ok := th.Interp.NativeModule("_io")
	if !ok {
		return objects.Undef, nil
	}
	mod, err := ioModule(th, load)
	if err != nil {
		return value{}, err
	}
	m := maker{th: th, mod: mod}
	tty := info.Mode()&os.ModeCharDevice != 0
	mode, buffered, name, errors := "wb", "BufferedWriter", "<stdout>", localeErrors()
	switch i {
	case 0:
		mode, buffered, name = "rb", "BufferedReader", "<stdin>"
	case 2:
		name, errors = "<stderr>", "backslashreplace"
	}
	direct := i > 0 && th.Interp.Config.Unbuffered
	buf := m.call("FileIO", []value{objects.Int(int64(f.Fd())), str(mode)}, "closefd", objects.False)
	if !direct {
		m.setAttr(buf, "name", str(name))
		buf = m.call(buffered, []value{buf})
	}
	text := m.call("TextIOWrapper", []value{buf}, "encoding", str("utf-8"), "errors", str(errors), "newline", newlineOf(i),
		"line_buffering", objects.Bool(tty || i == 2), "write_through", objects.Bool(direct))
	m.setAttr(text, "mode", str(mode[:1]))
	return text, m.err
}

// localeErrors is the error handler of standard input and output: in the locales that nobody chose, bytes that are no UTF-8
// pass through.
func localeErrors() string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		switch os.Getenv(name) {
		case "":
			continue
		case "C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8":
			return "surrogateescape"
		}
		return "strict"
	}
	return "surrogateescape"
}

func newlineOf(i int) value {
	if i == 0 {
		return objects.None
	}
	return str("\n")
}

// ioModule returns module _io, which it puts into sys.modules.
func ioModule(th *thread, load func(*thread) (*objects.Module, error)) (value, error) {
	v, err := th.Interp.Modules.GetStr(th, "_io")
	if err != nil || !v.IsUndef() {
		return v, err
	}
	m, err := load(th)
	if err != nil {
		return value{}, err
	}
	return m.Value(), th.Interp.Modules.SetStr(th, "_io", m.Value())
}

// A maker calls functions of a module until something fails.
type maker struct {
	th  *thread
	mod value
	err error
}

// call calls the module's name; kw are names and values of keyword arguments, in turn.
func (m *maker) call(name string, args []value, kw ...any) value {
	if m.err != nil {
		return objects.None
	}
	f, err := objects.GetAttrName(m.th, m.mod, name)
	if err != nil {
		m.err = err
		return objects.None
	}
	var names []value
	for i := 0; i < len(kw); i += 2 {
		names = append(names, str(kw[i].(string)))
		args = append(args, kw[i+1].(value))
	}
	var kwNames *objects.Tuple
	if len(names) > 0 {
		kwNames, _ = objects.AsTuple(objects.NewTuple(names))
	}
	v, err := objects.Call(m.th, f, args, kwNames)
	m.err = err
	return v
}

func (m *maker) setAttr(v value, name string, x value) {
	if m.err == nil {
		m.err = objects.SetAttr(m.th, v, m.th.Interp.Intern(name), x)
	}
}
