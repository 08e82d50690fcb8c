package multibyte

import "github.com/weftpy/weft/ext"

var readerType, writerType *ext.Type

func init() {
	readerType = ext.NewType(streamSpec("MultibyteStreamReader", []ext.Func{
		{Name: "read", Sig: "self, sizeobj=None, /", Fn: func(th *thread, a []value) (value, error) { return readWith(th, a, "read") }},
		{Name: "readline", Sig: "self, sizeobj=None, /", Fn: func(th *thread, a []value) (value, error) { return readWith(th, a, "readline") }},
		{Name: "readlines", Sig: "self, sizehintobj=None, /", Fn: func(th *thread, a []value) (value, error) {
			s, err := readWith(th, a, "read")
			if err != nil {
				return value{}, err
			}
			return ext.CallMethod(th, s, "splitlines", ext.True)
		}},
		{Name: "reset", Sig: "self, /", Fn: reset},
	}))
	writerType = ext.NewType(streamSpec("MultibyteStreamWriter", []ext.Func{
		{Name: "write", Sig: "self, strobj, /", Fn: func(th *thread, a []value) (value, error) {
			return ext.None, incrementalOf(a[0]).write(th, a[1], false)
		}},
		{Name: "writelines", Sig: "self, lines, /", Fn: writeLines},
		{Name: "reset", Sig: "self, /", Fn: writerReset},
	}))
}

func streamSpec(name string, methods []ext.Func) ext.TypeSpec {
	spec := incrementalSpec(name, methods)
	spec.Slots.New = func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
		a, err := ext.BindArgs(th, name, "stream, errors='strict'", args, kw)
		if err != nil {
			return value{}, err
		}
		return newIncremental(th, cls, a[0], a[1])
	}
	spec.GetSets = append(spec.GetSets, ext.GetSet{Name: "stream", Member: true, Get: func(th *thread, self value) (value, error) {
		s, err := incrementalOf(self).State.Read(th)
		if err != nil {
			return value{}, err
		}
		return s.stream, nil
	}})
	return spec
}

func streamOf(th *thread, v value) (value, error) {
	s, err := incrementalOf(v).State.Read(th)
	if err != nil {
		return value{}, err
	}
	return s.stream, nil
}

// readWith reads from the stream by its method of that name, with the size in a[1], until there is a character or the stream
// ends.
func readWith(th *thread, a []value, method string) (value, error) {
	size := -1
	if !a[1].IsNone() {
		if !a[1].Type().Is(ext.IntType) {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "arg 1 must be an integer")
		}
		var err error
		if size, err = ext.AsIndex(th, a[1]); err != nil {
			return value{}, err
		}
	}
	if size == 0 {
		return ext.EmptyStr.Value(), nil
	}
	x := incrementalOf(a[0])
	for {
		stream, err := streamOf(th, a[0])
		if err != nil {
			return value{}, err
		}
		var args []value
		if size > 0 {
			args = []value{ext.Int(int64(size))}
		}
		got, err := ext.CallMethod(th, stream, method, args...)
		if err != nil {
			return value{}, err
		}
		b, ok := ext.AsBytes(got)
		if !ok {
			return value{}, ext.Raisef(th, ext.TypeErrorType, "stream function returned a non-bytes object (%s)", got.Type().MessageName())
		}
		final := len(b) == 0 || size < 0
		s, err := x.decode(th, b, final)
		if err != nil {
			return value{}, err
		}
		if final || s.Len() > 0 {
			return s.Value(), nil
		}
		size = 1 // what is there begins a character
	}
}

// write encodes v and writes that to the stream.
func (x *incremental) write(th *thread, v value, final bool) error {
	b, err := x.encode(th, v, final)
	if err != nil {
		return err
	}
	s, err := x.State.Read(th)
	if err != nil {
		return err
	}
	_, err = ext.CallMethod(th, s.stream, "write", ext.NewBytes(b))
	return err
}

func writeLines(th *thread, a []value) (value, error) {
	if t := a[1].Type(); t.GetItem == nil || t.Flags&ext.FlagDict != 0 {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "arg must be a sequence object")
	}
	for i := 0; ; i++ {
		n, err := ext.Len(th, a[1]) // it may change
		if err != nil || i >= n {
			return ext.None, err
		}
		line, err := ext.GetItem(th, a[1], ext.Int(int64(i)))
		if err != nil {
			return value{}, err
		}
		if err := incrementalOf(a[0]).write(th, line, false); err != nil {
			return value{}, err
		}
	}
}

// writerReset writes what waits.
func writerReset(th *thread, a []value) (value, error) {
	x := incrementalOf(a[0])
	s, err := x.State.Read(th)
	if err != nil || s.text == nil {
		return ext.None, err
	}
	return ext.None, x.write(th, ext.EmptyStr.Value(), true)
}
