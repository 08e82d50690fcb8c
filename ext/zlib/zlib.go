// Package zlib is the zlib module over Go's compress/flate. What it compresses is valid, but not byte for byte what the C
// library makes of it.
package zlib

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash"
	"hash/adler32"
	"hash/crc32"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

const maxWBits = 15

var errorType *ext.Type

func init() {
	errorType = ext.NewType(ext.TypeSpec{Name: "zlib.error", Base: ext.ExceptionType, Flags: ext.FlagBaseOK | ext.FlagHasAttrs})
}

// Module describes the module.
func Module() *ext.Module {
	m := &ext.Module{
		Name: "zlib", Effect: ext.Pure,
		Doc:    "The functions in this module allow compression and decompression using the\nzlib library, which is based on GNU zip.",
		Types:  []*ext.Type{zlibDecompressorType},
		Consts: map[string]value{"error": errorType.Value(), "ZLIB_VERSION": ext.NewStr("1.3.1").Value(), "ZLIB_RUNTIME_VERSION": ext.NewStr("1.3.1").Value(), "__version__": ext.NewStr("1.0").Value()},
		Funcs: []ext.Func{
			{Name: "adler32", Sig: "data, value=1, /", Fn: adler, Doc: "Compute an Adler-32 checksum of data."}, {Name: "crc32", Sig: "data, value=0, /", Fn: crc, Doc: "Compute a CRC-32 checksum of data."},
			{Name: "compress", Sig: "data, /, level=-1, wbits=15", Fn: compress, Doc: "Returns a bytes object containing compressed data."},
			{Name: "decompress", Sig: "data, /, wbits=15, bufsize=16384", Fn: decompress, Doc: "Returns a bytes object containing the uncompressed data."},
			{Name: "compressobj", Sig: "level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=?", Fn: compressobj, Effect: ext.Serial, Doc: "Return a compressor object."},
			{Name: "decompressobj", Sig: "wbits=15, zdict=b''", Fn: decompressobj, Effect: ext.Serial, Doc: "Return a decompressor object."},
		},
	}
	for name, n := range map[string]int64{"DEFLATED": 8, "DEF_BUF_SIZE": 16384, "DEF_MEM_LEVEL": 8, "MAX_WBITS": maxWBits, "Z_BEST_COMPRESSION": 9,
		"Z_BEST_SPEED": 1, "Z_BLOCK": 5, "Z_DEFAULT_COMPRESSION": -1, "Z_DEFAULT_STRATEGY": 0, "Z_FILTERED": 1, "Z_FINISH": 4, "Z_FIXED": 4,
		"Z_FULL_FLUSH": 3, "Z_HUFFMAN_ONLY": 2, "Z_NO_COMPRESSION": 0, "Z_NO_FLUSH": 0, "Z_PARTIAL_FLUSH": 1, "Z_RLE": 3, "Z_SYNC_FLUSH": 2, "Z_TREES": 6} {
		m.Consts[name] = ext.Int(n)
	}
	return m
}

func seed(th *thread, v value) (uint32, error) {
	i, err := ext.IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	n, _ := ext.AsInt64(i)
	return uint32(n), nil
}

func crc(th *thread, a []value) (value, error) {
	n, err := seed(th, a[1])
	if err != nil {
		return value{}, err
	}
	b, err := ext.BufferOf(th, a[0])
	return ext.Int(int64(crc32.Update(n, crc32.IEEETable, b))), err
}

// adler continues the checksum from a start value.
func adler(th *thread, a []value) (value, error) {
	start, err := seed(th, a[1])
	if err != nil {
		return value{}, err
	}
	b, err := ext.BufferOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	const mod, most = 65521, 5552 // most: bytes until 32 bits could overflow
	s1, s2 := start&0xffff, start>>16
	for len(b) > 0 {
		p := b[:min(most, len(b))]
		b = b[len(p):]
		for _, c := range p {
			s1 += uint32(c)
			s2 += s1
		}
		s1, s2 = s1%mod, s2%mod
	}
	return ext.Int(int64(s2<<16 | s1)), nil
}

// framing is what goes around the deflated data.
type framing uint8

const (
	framingRaw framing = iota
	framingZlib
	framingGzip
	framingAuto // zlib or gzip, to read only
)

// framingOf interprets wbits.
func framingOf(wbits int, reading bool) (framing, bool) {
	switch {
	case wbits >= -15 && wbits <= -8:
		return framingRaw, true
	case wbits >= 8 && wbits <= 15 || wbits == 0 && reading:
		return framingZlib, true
	case wbits >= 24 && wbits <= 31:
		return framingGzip, true
	case wbits >= 40 && wbits <= 47 && reading:
		return framingAuto, true
	}
	return 0, false
}

// deflater compresses into out.
type deflater struct {
	out   bytes.Buffer
	w     *flate.Writer
	frame framing
	sum   hash.Hash32
	size  uint32
}

// newDeflater begins a stream; false: the parameters are bad.
func newDeflater(level, wbits int, dict []byte) (*deflater, bool) {
	frame, ok := framingOf(wbits, false)
	if !ok || level < -1 || level > 9 {
		return nil, false
	}
	d := &deflater{frame: frame}
	switch frame {
	case framingZlib:
		d.sum = adler32.New()
		flevel := map[int]byte{-1: 2, 0: 0, 1: 0, 2: 1, 3: 1, 4: 1, 5: 1, 6: 2, 7: 3, 8: 3, 9: 3}[level]
		head := [2]byte{0x78, flevel << 6}
		if len(dict) > 0 {
			head[1] |= 0x20
		}
		head[1] += byte(31 - (uint(head[0])<<8|uint(head[1]))%31)
		d.out.Write(head[:])
		if len(dict) > 0 {
			_ = binary.Write(&d.out, binary.BigEndian, adler32.Checksum(dict))
		}
	case framingGzip:
		d.sum = crc32.NewIEEE()
		extra := map[int]byte{9: 2, 1: 4}[level]
		d.out.Write([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, extra, 3})
	}
	var err error
	d.w, err = flate.NewWriterDict(&d.out, level, dict)
	return d, err == nil
}

func (d *deflater) write(b []byte) {
	_, _ = d.w.Write(b)
	if d.sum != nil {
		_, _ = d.sum.Write(b)
	}
	d.size += uint32(len(b))
}

func (d *deflater) finish() {
	_ = d.w.Close()
	switch d.frame {
	case framingZlib:
		_ = binary.Write(&d.out, binary.BigEndian, d.sum.Sum32())
	case framingGzip:
		_ = binary.Write(&d.out, binary.LittleEndian, []uint32{d.sum.Sum32(), d.size})
	}
}

// take returns what has been compressed since the last time.
func (d *deflater) take() value {
	b := bytes.Clone(d.out.Bytes())
	d.out.Reset()
	return ext.NewBytes(b)
}

func compress(th *thread, a []value) (value, error) {
	level, err := ospath.Int(th, a[1])
	if err != nil {
		return value{}, err
	}
	wbits, err := ospath.Int(th, a[2])
	if err != nil {
		return value{}, err
	}
	b, err := ext.BufferOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	d, ok := newDeflater(level, wbits, nil)
	if !ok {
		if level < -1 || level > 9 {
			return value{}, ext.RaiseMsg(th, errorType, "Bad compression level")
		}
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "Invalid initialization option")
	}
	d.write(b)
	d.finish()
	return d.take(), nil
}

func decompress(th *thread, a []value) (value, error) {
	wbits, err := ospath.Int(th, a[1])
	if err != nil {
		return value{}, err
	}
	b, err := ext.BufferOf(th, a[0])
	if err != nil {
		return value{}, err
	}
	frame, ok := framingOf(wbits, true)
	if !ok {
		return value{}, ext.RaiseMsg(th, errorType, "Error -2 while preparing to decompress data: inconsistent stream state")
	}
	in := newInflater(frame, nil)
	defer in.stop()
	out, err := in.feed(b, -1)
	switch {
	case err != nil:
		return value{}, dataError(th, err)
	case !in.eof:
		return value{}, ext.RaiseMsg(th, errorType, "Error -5 while decompressing data: incomplete or truncated stream")
	}
	return ext.NewBytes(out), nil
}

// dataError raises what was wrong with a compressed stream.
func dataError(th *thread, err error) error {
	if errors.Is(err, errDict) {
		return ext.RaiseMsg(th, errorType, "Error 2 while decompressing data")
	}
	return ext.RaiseMsg(th, errorType, "Error -3 while decompressing data: "+err.Error())
}
