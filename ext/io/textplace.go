package io

import (
	"bytes"
	"math/big"

	"github.com/weftpy/weft/ext"
)

// place is a place in a stream whose decoder is Python code. Such a decoder can't be started at any character, so a place is
// one where it has kept no bytes, and how to get from there to the character.
type place struct {
	start int64 // in the file
	flags int64 // the decoder's state, and in bit 0 that of the unifier
	feed  int64 // bytes to decode from there
	skip  int64 // characters of them to skip
	eof   bool  // the bytes must be decoded as the last ones
}

// plain reports whether nothing but the position in the file matters.
func (c place) plain() bool { return c.flags == 0 && c.feed == 0 && c.skip == 0 && !c.eof }

// Where the fields begin in the number that tell returns, as CPython packs them.
const (
	flagsBit = 64
	feedBit  = 96
	skipBit  = 128
	eofBit   = 160
)

// value returns what tell returns for c.
func (c place) value() value {
	if c.plain() {
		return ext.Int(c.start)
	}
	n := big.NewInt(c.start)
	for _, f := range []struct {
		x   int64
		bit uint
	}{{c.flags, flagsBit}, {c.feed, feedBit}, {c.skip, skipBit}} {
		n.Or(n, new(big.Int).Lsh(big.NewInt(f.x), f.bit))
	}
	if c.eof {
		n.SetBit(n, eofBit, 1)
	}
	return ext.NewBigInt(n)
}

// cookieOf is the place that an argument of seek tells: a plain one unless it is too big for a position in a file.
func cookieOf(v value) place {
	n, ok := ext.AsBig(v)
	if !ok {
		return place{}
	}
	field := func(bit, size uint) int64 {
		x := new(big.Int).Rsh(n, bit)
		return x.And(x, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), size), big.NewInt(1))).Int64()
	}
	return place{field(0, flagsBit), field(flagsBit, 32), field(feedBit, 32), field(skipBit, 32), field(eofBit, 8) != 0}
}

// decoderState asks a decoder for its state; the flags leave bit 0 for the unifier.
func decoderState(th *thread, dec value) (kept []byte, flags int64, err error) {
	v, err := ext.CallMethod(th, dec, "getstate")
	if err != nil {
		return nil, 0, err
	}
	t, ok := ext.AsTuple(v)
	if !ok {
		return nil, 0, ext.RaiseMsg(th, ext.TypeErrorType, "illegal decoder state")
	}
	if len(t.Items) != 2 {
		return nil, 0, ext.RaiseMsg(th, ext.TypeErrorType, "illegal decoder state")
	}
	kept, ok = ext.AsBytes(t.Items[0])
	if !ok {
		return nil, 0, ext.Raisef(th, ext.TypeErrorType, "illegal decoder state: the first item should be a bytes object, not '%s'", t.Items[0].Type().MessageName())
	}
	flags, err = ext.AsLong(th, t.Items[1])
	return kept, flags << 1, err
}

func setDecoderState(th *thread, dec value, flags int64) error {
	_, err := ext.CallMethod(th, dec, "setstate", ext.TupleOf(ext.NewBytes(nil), ext.Int(flags>>1)))
	return err
}

// find returns the place of character n of the chunk, relative to the chunk's beginning. The decoder ends as it was.
func (t *text) find(th *thread, n int) (place, error) {
	s, err := t.state.Read(th)
	if err != nil {
		return place{}, err
	}
	r := &s.reading
	c := place{flags: r.flags, skip: int64(n)}
	if n == 0 {
		return c, nil
	}
	f := finder{dec: r.decoder, chunk: r.chunk, uni: unifier{translate: s.nl.translate}, universal: s.nl.universal, place: c}
	saved, err := ext.CallMethod(th, f.dec, "getstate")
	if err != nil {
		return c, err
	}
	err = f.run(th)
	if ext.IsAbort(err) {
		return c, err
	}
	_, err2 := ext.CallMethod(th, f.dec, "setstate", saved)
	return f.place, chain(th, err, err2)
}

// finder decodes a chunk again to find a place in it.
type finder struct {
	dec       value
	chunk     []byte // what comes after place.start
	uni       unifier
	universal bool
	place
}

func (f *finder) run(th *thread) error {
	if err := f.jump(th); err != nil {
		return err
	}
	if f.skip == 0 {
		return nil
	}
	// From here on byte by byte, noting every place where the decoder has kept nothing.
	if err := f.restart(th); err != nil {
		return err
	}
	got := int64(0)
	for i := range f.chunk {
		n, kept, flags, err := f.decode(th, f.chunk[i:i+1])
		if err != nil {
			return err
		}
		f.feed++
		if got += n; kept == 0 && got <= f.skip {
			f.start, f.skip, f.flags, f.feed, got = f.start+f.feed, f.skip-got, flags, 0, 0
		}
		if got >= f.skip {
			return nil
		}
	}
	str, err := decodeWith(th, f.dec, nil, true)
	if err != nil {
		return err
	}
	if f.universal {
		str = f.uni.decode(str, true)
	}
	if f.eof = true; got+int64(str.Len()) < f.skip {
		return ext.RaiseMsg(th, ext.OSErrorType, "can't reconstruct logical file position")
	}
	return nil
}

// jump moves the place near to the character with a few guesses, each the half of the one before: most encodings have
// about as many bytes per character everywhere.
func (f *finder) jump(th *thread) error {
	for size := min(int(f.skip), len(f.chunk)); size > 0; size /= 2 {
		for {
			if err := f.restart(th); err != nil {
				return err
			}
			n, kept, flags, err := f.decode(th, f.chunk[:min(size, len(f.chunk))])
			if err != nil {
				return err
			}
			if kept > 0 || n > f.skip || size > len(f.chunk) {
				break
			}
			f.start, f.skip, f.flags, f.chunk = f.start+int64(size), f.skip-n, flags, f.chunk[size:]
			if f.skip == 0 || len(f.chunk) == 0 {
				return nil
			}
		}
	}
	return nil
}

// restart puts the decoder into the state of the place.
func (f *finder) restart(th *thread) error {
	f.uni = unifier{translate: f.uni.translate, cr: f.flags&1 != 0}
	return setDecoderState(th, f.dec, f.flags)
}

// decode returns how many characters b gives, how many bytes the decoder keeps, and its state.
func (f *finder) decode(th *thread, b []byte) (n int64, kept int, flags int64, err error) {
	str, err := decodeWith(th, f.dec, b, false)
	if err != nil {
		return 0, 0, 0, err
	}
	if f.universal {
		str = f.uni.decode(str, false)
	}
	p, flags, err := decoderState(th, f.dec)
	if f.uni.cr {
		flags |= 1
	}
	return int64(str.Len()), len(p), flags, err
}

// resume continues reading at a place whose start the buffer has been moved to.
func (t *text) resume(th *thread, c place) error {
	s, err := t.state.Read(th)
	if err != nil {
		return err
	}
	buffer := s.buffer
	dec, err := t.decoder(th, s)
	if err != nil {
		return err
	}
	if err := setDecoderState(th, dec, c.flags); err != nil {
		return err
	}
	if s, err = t.state.Write(th); err != nil {
		return err
	}
	r := &s.reading
	r.cr, r.snapshot, r.flags = c.flags&1 != 0, true, c.flags
	if c.skip == 0 {
		return nil
	}
	v, err := ext.CallMethod(th, buffer, "read", ext.Int(c.feed))
	if err != nil {
		return err
	}
	b, ok := ext.AsBytes(v)
	if !ok {
		return ext.Raisef(th, ext.TypeErrorType, "underlying read() should have returned a bytes object, not '%s'", v.Type().MessageName())
	}
	str, err := t.decode(th, b, c.eof)
	if err != nil {
		return err
	}
	if s, err = t.state.Write(th); err != nil {
		return err
	}
	r = &s.reading
	r.chunk, r.decoded = bytes.Clone(b), str
	if int64(str.Len()) < c.skip {
		return ext.RaiseMsg(th, ext.OSErrorType, "can't restore logical file position")
	}
	r.pos = int(c.skip)
	return nil
}
