package zlib

import (
	"bytes"
	"runtime"
	"unsafe"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

// compressor is zlib.Compress. Its methods are Serial, so its state is a plain one; likewise below.
type compressor struct {
	ext.Header
	d *deflater // nil: finished
}

// decompressor is zlib.Decompress and zlib._ZlibDecompressor.
type decompressor struct {
	ext.Header
	in       *inflater
	out      []byte // beyond what was asked for
	consumed bool   // unused_data has been asked for at the end
}

var compressType, decompressType, zlibDecompressorType *ext.Type

func init() {
	compressType = ext.NewType(ext.TypeSpec{
		Name: "zlib.Compress", Flags: ext.FlagDisallowNew, Effect: ext.Serial,
		Methods: []ext.Func{
			{Name: "compress", Sig: "self, data, /", Doc: "Returns a bytes object containing compressed data.", Fn: func(th *thread, a []value) (value, error) {
				c := (*compressor)(a[0].P)
				b, err := ext.BufferOf(th, a[1])
				if err != nil {
					return value{}, err
				}
				if c.d == nil {
					return value{}, ext.RaiseMsg(th, errorType, "Error -2 while compressing data: inconsistent stream state")
				}
				c.d.write(b)
				return c.d.take(), nil
			}},
			{Name: "flush", Sig: "self, mode=4, /", Doc: "Return a bytes object containing any remaining compressed data.", Fn: compressFlush},
			{Name: "copy", Sig: "self, /", Fn: noCopy}, {Name: "__copy__", Sig: "self, /", Fn: noCopy}, {Name: "__deepcopy__", Sig: "self, memo, /", Fn: noCopy},
		},
	})
	state := func(f func(*decompressor) value) func(*thread, value) (value, error) {
		return func(th *thread, self value) (value, error) {
			if err := th.Exclusively("zlib decompressor"); err != nil {
				return value{}, err
			}
			return f((*decompressor)(self.P)), nil
		}
	}
	extra := func(d *decompressor) value { return ext.NewBytes(bytes.Clone(d.in.extra)) }
	eof := func(d *decompressor) value { return ext.Bool(d.in.eof && len(d.out) == 0) }
	decompressType = ext.NewType(ext.TypeSpec{
		Name: "zlib.Decompress", Flags: ext.FlagDisallowNew, Effect: ext.Serial,
		Methods: []ext.Func{
			{Name: "decompress", Sig: "self, data, /, max_length=0", Fn: decompressStep, Doc: "Return a bytes object containing the decompressed version of the data."},
			{Name: "flush", Sig: "self, length=16384, /", Doc: "Return a bytes object containing any remaining decompressed data.", Fn: func(th *thread, a []value) (value, error) {
				d := (*decompressor)(a[0].P)
				if n, err := ext.AsIndex(th, a[1]); err != nil {
					return value{}, err
				} else if n <= 0 {
					return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "length must be greater than zero")
				}
				out, err := d.step(th, nil, -1)
				return ext.NewBytes(out), err
			}},
			{Name: "copy", Sig: "self, /", Fn: noCopy}, {Name: "__copy__", Sig: "self, /", Fn: noCopy}, {Name: "__deepcopy__", Sig: "self, memo, /", Fn: noCopy},
		},
		GetSets: []ext.GetSet{{Name: "unused_data", Get: state(extra)}, {Name: "eof", Get: state(eof)},
			{Name: "unconsumed_tail", Get: state(func(d *decompressor) value { return ext.NewBytes(bytes.Clone(d.in.in)) })}},
	})
	zlibDecompressorType = ext.NewType(ext.TypeSpec{
		Name: "zlib._ZlibDecompressor", Effect: ext.Serial, Sig: "wbits=15, zdict=b''",
		Doc: "Create a decompressor object for decompressing data incrementally.",
		Slots: ext.Slots{New: func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
			a, err := ext.BindArgs(th, "_ZlibDecompressor", "wbits=15, zdict=b''", args, kw)
			if err != nil {
				return value{}, err
			}
			return newDecompressor(th, cls, a)
		}},
		Methods: []ext.Func{{Name: "decompress", Sig: "self, data, max_length=-1", Fn: func(th *thread, a []value) (value, error) {
			d := (*decompressor)(a[0].P)
			if d.in.eof && len(d.out) == 0 {
				return value{}, ext.RaiseMsg(th, ext.EOFErrorType, "End of stream already reached")
			}
			n, err := ext.AsIndex(th, a[2])
			if err != nil {
				return value{}, err
			}
			b, err := ext.BufferOf(th, a[1])
			if err != nil {
				return value{}, err
			}
			out, err := d.step(th, b, n)
			return ext.NewBytes(out), err
		}}},
		GetSets: []ext.GetSet{{Name: "unused_data", Get: state(extra)}, {Name: "eof", Get: state(eof)},
			{Name: "needs_input", Get: state(func(d *decompressor) value {
				return ext.Bool(!d.in.eof && len(d.out) == 0 && d.in.waiting && len(d.in.in) == 0)
			})}},
	})
}

func noCopy(th *thread, a []value) (value, error) {
	return value{}, ext.RaiseMsg(th, ext.NotImplementedErrorType, "copying zlib objects is not implemented")
}

func compressobj(th *thread, a []value) (value, error) {
	level, err := ospath.Int(th, a[0])
	if err != nil {
		return value{}, err
	}
	wbits, err := ospath.Int(th, a[2])
	if err != nil {
		return value{}, err
	}
	var dict []byte
	if !a[5].IsUndef() {
		if dict, err = ext.BufferOf(th, a[5]); err != nil {
			return value{}, err
		}
	}
	d, ok := newDeflater(level, wbits, bytes.Clone(dict))
	if !ok {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "Invalid initialization option")
	}
	return ext.FromPtr(unsafe.Pointer(&compressor{ext.NewHeader(compressType), d})), nil
}

func compressFlush(th *thread, a []value) (value, error) {
	c := (*compressor)(a[0].P)
	mode, err := ospath.Int(th, a[1])
	if err != nil {
		return value{}, err
	}
	const noFlush, finish = 0, 4
	switch {
	case mode == noFlush:
		return ext.NewBytes(nil), nil
	case c.d == nil:
		return value{}, ext.RaiseMsg(th, errorType, "Error -2 while flushing: inconsistent stream state")
	case mode != finish:
		_ = c.d.w.Flush()
		return c.d.take(), nil
	}
	c.d.finish()
	v := c.d.take()
	c.d = nil
	return v, nil
}

func decompressobj(th *thread, a []value) (value, error) {
	return newDecompressor(th, decompressType, a)
}

func newDecompressor(th *thread, t *ext.Type, a []value) (value, error) {
	wbits, err := ospath.Int(th, a[0])
	if err != nil {
		return value{}, err
	}
	dict, err := ext.BufferOf(th, a[1])
	if err != nil {
		return value{}, err
	}
	frame, ok := framingOf(wbits, true)
	if !ok {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "Invalid initialization option")
	}
	d := &decompressor{Header: ext.NewHeader(t), in: newInflater(frame, bytes.Clone(dict))}
	runtime.AddCleanup(d, func(in *inflater) { in.stop() }, d.in)
	return ext.FromPtr(unsafe.Pointer(d)), nil
}

// step decompresses b and returns at most n bytes, -1 for all.
func (d *decompressor) step(th *thread, b []byte, n int) ([]byte, error) {
	want := n
	if n >= 0 {
		want = max(n-len(d.out), 0)
	}
	out, err := d.in.feed(b, want)
	if err != nil {
		return nil, dataError(th, err)
	}
	d.out = append(d.out, out...)
	k := len(d.out)
	if n >= 0 {
		k = min(k, n)
	}
	out = d.out[:k:k]
	d.out = bytes.Clone(d.out[k:])
	return out, nil
}

// decompressStep is Decompress.decompress. Its caller passes unconsumed_tail in again, so that is not kept here.
func decompressStep(th *thread, a []value) (value, error) {
	d := (*decompressor)(a[0].P)
	n, err := ext.AsIndex(th, a[2])
	if err != nil {
		return value{}, err
	}
	if n < 0 {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "max_length must be non-negative")
	}
	if n == 0 {
		n = -1
	}
	b, err := ext.BufferOf(th, a[1])
	if err != nil {
		return value{}, err
	}
	d.in.in = nil
	out, err := d.step(th, b, n)
	return ext.NewBytes(out), err
}
