package hashes

import (
	"fmt"
	"hash"
	"math/big"

	"github.com/weftpy/weft/ext"
)

// blakeType makes the type of a variant with words of w bytes.
func blakeType(name string, w int, open func(*params) hash.Hash) *ext.Type {
	a := &algorithm{name: name}
	spec := a.spec("_blake2." + name)
	spec.Sig = fmt.Sprintf(blakeSig, 8*w)
	spec.Attrs = map[string]value{"SALT_SIZE": ext.Int(int64(2 * w)), "PERSON_SIZE": ext.Int(int64(2 * w)), "MAX_KEY_SIZE": ext.Int(int64(8 * w)),
		"MAX_DIGEST_SIZE": ext.Int(int64(8 * w))}
	sig := spec.Sig
	spec.Slots.New = func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
		v, err := ext.BindArgs(th, name, sig, args, kw)
		if err != nil {
			return value{}, err
		}
		p, err := blakeParams(th, v, w)
		if err != nil {
			return value{}, err
		}
		b := *a
		b.typ, b.make = cls, func() hash.Hash { return open(p) }
		return b.open(th, []value{v[0], ext.True, v[13]})
	}
	a.typ = ext.NewType(spec)
	return a.typ
}

// blakeParams checks the arguments. Their messages are CPython's.
func blakeParams(th *thread, v []value, w int) (*params, error) {
	p := &params{}
	bad := func(format string, args ...any) (*params, error) {
		return nil, ext.RaiseMsg(th, ext.ValueErrorType, fmt.Sprintf(format, args...))
	}
	var n [4]int
	for i, at := range []int{1, 5, 6, 9} { // digest_size, fanout, depth, node_depth
		var err error
		if n[i], err = ext.AsIndex(th, v[at]); err != nil {
			return nil, err
		}
	}
	inner, err := ext.AsIndex(th, v[10])
	if err != nil {
		return nil, err
	}
	for i, f := range []struct {
		dst  *[]byte
		name string
		max  int
	}{{&p.key, "key", 8 * w}, {&p.salt, "salt", 2 * w}, {&p.person, "person", 2 * w}} {
		b, err := ext.BufferOf(th, v[2+i])
		if err != nil {
			return nil, err
		}
		if len(b) > f.max {
			return bad("maximum %s length is %d bytes", f.name, f.max)
		}
		*f.dst = append([]byte(nil), b...)
	}
	leaf, err := ext.AsLong(th, v[7])
	if err != nil {
		return nil, err
	}
	offset, err := unsigned(th, v[8])
	if err != nil {
		return nil, err
	}
	if p.last, err = ext.Truth(th, v[11]); err != nil {
		return nil, err
	}
	switch {
	case n[0] <= 0 || n[0] > 8*w:
		return bad("digest_size for %s must be between 1 and %d bytes, here it is %d", map[int]string{8: "Blake2b", 4: "Blake2s"}[w], 8*w, n[0])
	case n[1] < 0 || n[1] > 255:
		return bad("fanout must be between 0 and 255")
	case n[2] <= 0 || n[2] > 255:
		return bad("depth must be between 1 and 255")
	case leaf < 0 || leaf > 1<<32-1:
		return nil, ext.RaiseMsg(th, ext.OverflowErrorType, "leaf_size is too large")
	case w == 4 && offset > 1<<48-1:
		return nil, ext.RaiseMsg(th, ext.OverflowErrorType, "node_offset is too large")
	case n[3] < 0 || n[3] > 255:
		return bad("node_depth must be between 0 and 255")
	case inner < 0 || inner > 8*w:
		return bad("inner_size must be between 0 and is %d", 8*w)
	}
	p.size, p.fanout, p.depth, p.nodeDepth, p.inner, p.leaf, p.offset = n[0], n[1], n[2], n[3], inner, uint32(leaf), offset
	return p, nil
}

// unsigned converts an int of 64 bits without sign.
func unsigned(th *thread, v value) (uint64, error) {
	i, err := ext.IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	b, ok := ext.AsBig(i)
	if !ok {
		n, _ := ext.AsInt64(i)
		b = big.NewInt(n)
	}
	switch {
	case b.Sign() < 0:
		return 0, ext.RaiseMsg(th, ext.ValueErrorType, "value must be positive")
	case !b.IsUint64():
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "Python int too large to convert to C unsigned long")
	}
	return b.Uint64(), nil
}
