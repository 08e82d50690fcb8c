package io

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// rwPair is io.BufferedRWPair: a reader and a writer that look like one stream.
type rwPair struct {
	base
	state ext.State[pairState]
}

type pairState struct{ reader, writer value }

var rwPairType *ext.Type

func init() {
	to := func(which int, name, sig string) ext.Func {
		return ext.Func{Name: name, Sig: sig, Fn: func(th *thread, a []value) (value, error) {
			target, err := (*rwPair)(a[0].P).part(th, which)
			if err != nil {
				return value{}, err
			}
			args := a[1:]
			if len(args) == 1 && args[0].IsUndef() {
				args = nil
			}
			return ext.CallMethod(th, target, name, args...)
		}}
	}
	rwPairType = ext.NewType(ext.TypeSpec{
		Name: "_io.BufferedRWPair", Base: bufferedBaseType, Flags: ext.FlagBaseOK | ext.FlagHasAttrs, Effect: ext.Pure, AttrOff: attrOff,
		Sig: "reader, writer, buffer_size=131072, /",
		Doc: "A buffered reader and writer object together.\n\nA buffered reader object and buffered writer object put together to\nform a sequential IO object that can read and write. This is typically\nused with a socket or two-way pipe.\n\nreader and writer are RawIOBase objects that are readable and\nwriteable respectively. If the buffer_size is omitted it defaults to\nDEFAULT_BUFFER_SIZE.",
		Alloc: func(th *thread, cls *ext.Type) value {
			p := &rwPair{base: base{Header: ext.NewHeader(cls)}}
			p.Attrs.Init(th, cls)
			p.state.Init(th, pairState{ext.Undef, ext.Undef})
			return ext.FromPtr(unsafe.Pointer(p))
		},
		Slots: ext.Slots{New: newBase, Init: pairInit},
		Methods: []ext.Func{
			to(0, "read", "self, size=?, /"), to(0, "peek", "self, size=?, /"), to(0, "read1", "self, size=?, /"), to(0, "readinto", "self, buffer, /"),
			to(0, "readinto1", "self, buffer, /"), to(1, "write", "self, buffer, /"), to(1, "flush", "self, /"), to(0, "readable", "self, /"),
			to(1, "writable", "self, /"), {Name: "close", Sig: "self, /", Fn: pairClose}, {Name: "isatty", Sig: "self, /", Fn: pairIsatty},
		},
		GetSets: []ext.GetSet{{Name: "closed", Get: func(th *thread, self value) (value, error) {
			w, err := (*rwPair)(self.P).part(th, 1)
			if err != nil {
				return value{}, err
			}
			return ext.GetAttrName(th, w, "closed")
		}}},
	})
}

// part returns the reader (0) or the writer (1).
func (p *rwPair) part(th *thread, which int) (value, error) {
	s, err := p.state.Read(th)
	if err != nil {
		return value{}, err
	}
	v := [...]value{s.reader, s.writer}[which]
	if v.IsUndef() {
		return v, ext.RaiseMsg(th, ext.ValueErrorType, "I/O operation on uninitialized object")
	}
	return v, nil
}

func pairInit(th *thread, self value, args []value, kw *ext.Tuple) error {
	a, err := ext.BindArgs(th, "BufferedRWPair", "reader, writer, buffer_size=131072, /", args, kw)
	if err != nil {
		return err
	}
	r, err := ext.Call(th, readerType.Value(), []value{a[0], a[2]}, nil)
	if err != nil {
		return err
	}
	w, err := ext.Call(th, writerType.Value(), []value{a[1], a[2]}, nil)
	if err != nil {
		return err
	}
	s, err := (*rwPair)(self.P).state.Write(th)
	if err == nil {
		*s = pairState{r, w}
	}
	return err
}

func pairClose(th *thread, a []value) (value, error) {
	p := (*rwPair)(a[0].P)
	w, err := p.part(th, 1)
	if err != nil {
		return value{}, err
	}
	_, err = ext.CallMethod(th, w, "close")
	if ext.IsAbort(err) {
		return value{}, err
	}
	r, err2 := p.part(th, 0)
	if err2 == nil {
		_, err2 = ext.CallMethod(th, r, "close")
	}
	return ext.None, chain(th, err, err2)
}

func pairIsatty(th *thread, a []value) (value, error) {
	p := (*rwPair)(a[0].P)
	for _, which := range []int{1, 0} {
		f, err := p.part(th, which)
		if err != nil {
			return value{}, err
		}
		v, err := ext.CallMethod(th, f, "isatty")
		if err != nil || v == ext.True {
			return v, err
		}
	}
	return ext.False, nil
}
