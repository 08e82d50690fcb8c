package builtins

import (
	"fmt"
	"strings"

	"github.com/weftpy/weft/objects"
)

func textFuncs() []def {
	return []def{
		{Name: "print", Sig: `*args, sep=' ', end='\n', file=None, flush=False`, Fn: print, Doc: "Prints the values to a stream, or to sys.stdout by default.\n\nsep\n  string inserted between values, default a space.\nend\n  string appended after the last value, default a newline.\nfile\n  a file-like object (stream); defaults to the current sys.stdout.\nflush\n  whether to forcibly flush the stream."},
		{Name: "input", Sig: "prompt='', /", Fn: input, Doc: "Read a string from standard input.  The trailing newline is stripped.\n\nThe prompt string, if given, is printed to standard output without a\ntrailing newline before reading input.\n\nIf the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.\nOn *nix systems, readline is used if available."},
		{Name: "open", Sig: "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None", Fn: open, Doc: "Open file and return a stream.  Raise OSError upon failure."},
		{Name: "repr", Sig: "obj, /", Doc: "Return the canonical string representation of the object.\n\nFor many object types, including most builtins, eval(repr(obj)) == obj.", Fn: func(th *thread, a []value) (value, error) {
			return wrap(objects.Repr(th, a[0]))
		}},
		{Name: "ascii", Sig: "obj, /", Fn: ascii, Doc: "Return an ASCII-only representation of an object.\n\nAs repr(), return a string containing a printable representation of an\nobject, but escape the non-ASCII characters in the string returned by\nrepr() using \\\\x, \\\\u or \\\\U escapes. This generates a string similar\nto that returned by repr() in Python 2."},
		{Name: "format", Sig: "value, format_spec='', /", Fn: format, Doc: "Return type(value).__format__(value, format_spec)\n\nMany built-in types implement format_spec according to the\nFormat Specification Mini-language. See help('FORMATTING')\nfor details."},
		{Name: "breakpoint", Sig: "*args, **kws", Fn: breakpoint, Doc: "Call sys.breakpointhook(*args, **kws).\n\nsys.breakpointhook() must accept whatever arguments are passed.\n\nBy default, this drops you into the pdb debugger."},
	}
}

func wrap(s *objects.Str, err error) (value, error) {
	if err != nil {
		return value{}, err
	}
	return s.Value(), nil
}

// sysAttr returns an attribute of sys, or Undef.
func sysAttr(th *thread, name string) (value, error) {
	if th.Interp.Sys == nil {
		return objects.Undef, nil
	}
	return th.Interp.Sys.Dict.GetStr(th, name)
}

// ownStream reports whether f is a native text stream, which can't tell one write from several.
func ownStream(f value) bool {
	t := f.Type()
	return t.Flags&objects.FlagHeap == 0 && t.Module == "_io"
}

func print(th *thread, a []value) (value, error) {
	args, _ := objects.AsTuple(a[0])
	sep, err := separator(th, "sep", a[1], " ")
	if err != nil {
		return value{}, err
	}
	end, err := separator(th, "end", a[2], "\n")
	if err != nil {
		return value{}, err
	}
	file := a[3]
	if file.IsNone() {
		if file, err = sysAttr(th, "stdout"); err != nil {
			return value{}, err
		}
		if file.IsUndef() {
			return value{}, objects.RaiseMsg(th, objects.RuntimeErrorType, "lost sys.stdout")
		}
		if file.IsNone() {
			return objects.None, nil
		}
	}
	if ownStream(file) {
		err = printLine(th, file, args.Items, sep, end)
	} else {
		err = printPieces(th, file, args.Items, sep, end)
	}
	if err != nil {
		return value{}, err
	}
	if flush, err := objects.Truth(th, a[4]); err != nil {
		return value{}, err
	} else if flush {
		if _, err := objects.CallMethod(th, file, "flush"); err != nil {
			return value{}, err
		}
	}
	return objects.None, nil
}

func separator(th *thread, name string, v value, dflt string) (*objects.Str, error) {
	if v.IsNone() {
		return objects.NewStr(dflt), nil
	}
	s, ok := objects.AsStr(v)
	if !ok {
		return nil, objects.Raisef(th, objects.TypeErrorType, "%s must be None or a string, not %s", name, v.Type().MessageName())
	}
	return s, nil
}

// printLine writes everything at once. If some value has no string, what comes before it is written, as when piece after
// piece is.
func printLine(th *thread, file value, args []value, sep, end *objects.Str) error {
	line := end
	if len(args) > 0 {
		var b strings.Builder
		for i, v := range args {
			if i > 0 {
				b.WriteString(sep.String())
			}
			s, err := objects.ToStr(th, v)
			if err != nil {
				if werr := writeTo(th, file, objects.NewStr(b.String())); werr != nil {
					return werr
				}
				return err
			}
			b.WriteString(s.String())
		}
		b.WriteString(end.String())
		line = objects.NewStr(b.String())
	}
	return writeTo(th, file, line)
}

func printPieces(th *thread, file value, args []value, sep, end *objects.Str) error {
	write, err := objects.GetAttrName(th, file, "write")
	if err != nil {
		return err
	}
	for i, v := range args {
		if i > 0 {
			if _, err := objects.CallArgs(th, write, sep.Value()); err != nil {
				return err
			}
		}
		s, err := objects.ToStr(th, v)
		if err != nil {
			return err
		}
		if _, err := objects.CallArgs(th, write, s.Value()); err != nil {
			return err
		}
	}
	_, err = objects.CallArgs(th, write, end.Value())
	return err
}

func writeTo(th *thread, file value, s *objects.Str) error {
	_, err := objects.CallMethod(th, file, "write", s.Value())
	return err
}

func input(th *thread, a []value) (value, error) {
	var streams [3]value
	for i, n := range []string{"stdin", "stdout", "stderr"} {
		v, err := sysAttr(th, n)
		if err != nil {
			return value{}, err
		}
		if v.IsUndef() || v.IsNone() {
			return value{}, objects.RaiseMsg(th, objects.RuntimeErrorType, "input(): lost sys."+n)
		}
		streams[i] = v
	}
	if _, err := objects.CallMethod(th, streams[2], "flush"); err != nil && !objects.IsRaised(err, objects.ExceptionType) {
		return value{}, err
	}
	prompt, err := objects.ToStr(th, a[0])
	if err != nil {
		return value{}, err
	}
	if prompt.Len() > 0 {
		if err := writeTo(th, streams[1], prompt); err != nil {
			return value{}, err
		}
	}
	if _, err := objects.CallMethod(th, streams[1], "flush"); err != nil {
		return value{}, err
	}
	v, err := objects.CallMethod(th, streams[0], "readline")
	if err != nil {
		return value{}, err
	}
	line, ok := objects.AsStr(v)
	switch {
	case !ok:
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "object.readline() returned non-string")
	case line.Len() == 0:
		return value{}, objects.RaiseMsg(th, objects.EOFErrorType, "EOF when reading a line")
	}
	return objects.NewStr(strings.TrimSuffix(line.String(), "\n")).Value(), nil
}

func open(th *thread, a []value) (value, error) {
	io, err := th.Interp.Eval.Import(th, objects.NewStr("_io"), objects.None, objects.None, 0)
	if err != nil {
		return value{}, err
	}
	f, err := objects.GetAttrName(th, io, "open")
	if err != nil {
		return value{}, err
	}
	return objects.Call(th, f, a, nil)
}

func ascii(th *thread, a []value) (value, error) {
	s, err := objects.Repr(th, a[0])
	if err != nil || s.IsASCII() {
		return wrap(s, err)
	}
	var b strings.Builder
	for _, c := range s.Runes() {
		switch {
		case c < 0x80:
			b.WriteRune(c)
		case c < 0x100:
			fmt.Fprintf(&b, `\x%02x`, c)
		case c < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			fmt.Fprintf(&b, `\U%08x`, c)
		}
	}
	return objects.NewStr(b.String()).Value(), nil
}

func format(th *thread, a []value) (value, error) {
	spec, ok := objects.AsStr(a[1])
	if !ok {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "format() argument 2 must be str, not %s", a[1].Type().MessageName())
	}
	if spec.Len() == 0 && a[0].Type() == objects.StrType {
		return a[0], nil
	}
	f, ok := a[0].Type().Lookup("__format__")
	if !ok {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "Type %s doesn't define __format__", a[0].Type().MessageName())
	}
	r, err := objects.CallBound(th, f, a[0], []value{a[1]})
	if err != nil {
		return value{}, err
	}
	if _, ok := objects.AsStr(r); !ok {
		return value{}, objects.Raisef(th, objects.TypeErrorType, "__format__ must return a str, not %s", r.Type().MessageName())
	}
	return r, nil
}

func breakpoint(th *thread, a []value) (value, error) {
	hook, err := sysAttr(th, "breakpointhook")
	if err != nil {
		return value{}, err
	}
	if hook.IsUndef() {
		return value{}, objects.RaiseMsg(th, objects.RuntimeErrorType, "lost sys.breakpointhook")
	}
	args, kw, err := objects.SpreadArgs(th, a[0], a[1])
	if err != nil {
		return value{}, err
	}
	return objects.Call(th, hook, args, kw)
}
