package hashes

import (
	"encoding/binary"
	"hash"
	"math/bits"

	"github.com/weftpy/weft/ext"
)

// word is what BLAKE2 computes with: 64 bits in BLAKE2b, 32 in BLAKE2s.
type word interface{ uint32 | uint64 }

// variant is BLAKE2b or BLAKE2s. Source: RFC 7693; the parameter block is that of the BLAKE2 paper, section 2.8.
type variant[W word] struct {
	iv     [8]W
	rounds int
	rot    [4]int // rotations to the right
	bytes  int    // of a word
}

var (
	variantB = &variant[uint64]{
		iv: [8]uint64{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1,
			0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179},
		rounds: 12, rot: [4]int{32, 24, 16, 63}, bytes: 8,
	}
	variantS = &variant[uint32]{
		iv:     [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
		rounds: 10, rot: [4]int{16, 12, 8, 7}, bytes: 4,
	}
)

var sigma = [10][16]byte{
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
	{11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
	{9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
	{12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
	{6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
}

// blake2 is a running hash. A block is compressed once more input follows, since the last one is marked.
type blake2[W word] struct {
	v    *variant[W]
	h    [8]W
	t    uint64 // bytes compressed; the upper half of the counter is not needed for what fits memory
	buf  []byte
	size int
	last bool // last node of its level in a tree
}

func rotr[W word](x W, n int, bytes int) W {
	if bytes == 8 {
		return W(bits.RotateLeft64(uint64(x), -n))
	}
	return W(bits.RotateLeft32(uint32(x), -n))
}

func (v *variant[W]) word(b []byte) W {
	if v.bytes == 8 {
		return W(binary.LittleEndian.Uint64(b))
	}
	return W(binary.LittleEndian.Uint32(b))
}

func (b *blake2[W]) compress(block []byte, final bool) {
	var m, s [16]W
	for i := range m {
		m[i] = b.v.word(block[i*b.v.bytes:])
	}
	copy(s[:8], b.h[:])
	copy(s[8:], b.v.iv[:])
	s[12] ^= W(b.t)
	if b.v.bytes == 4 {
		s[13] ^= W(b.t >> 32)
	}
	if final {
		s[14] = ^s[14]
		if b.last {
			s[15] = ^s[15]
		}
	}
	g := func(i, j, k, l int, x, y W) {
		r, n := &b.v.rot, b.v.bytes
		s[i] += s[j] + x
		s[l] = rotr(s[l]^s[i], r[0], n)
		s[k] += s[l]
		s[j] = rotr(s[j]^s[k], r[1], n)
		s[i] += s[j] + y
		s[l] = rotr(s[l]^s[i], r[2], n)
		s[k] += s[l]
		s[j] = rotr(s[j]^s[k], r[3], n)
	}
	for round := range b.v.rounds {
		p := &sigma[round%10]
		for i := range 4 {
			g(i, 4+i, 8+i, 12+i, m[p[2*i]], m[p[2*i+1]])
		}
		for i := range 4 {
			g(i, 4+(i+1)%4, 8+(i+2)%4, 12+(i+3)%4, m[p[8+2*i]], m[p[9+2*i]])
		}
	}
	for i := range b.h {
		b.h[i] ^= s[i] ^ s[i+8]
	}
}

func (b *blake2[W]) BlockSize() int { return 16 * b.v.bytes }
func (b *blake2[W]) Size() int      { return b.size }
func (b *blake2[W]) Reset()         {}

// Write implements hash.Hash.
func (b *blake2[W]) Write(p []byte) (int, error) {
	n, block := len(p), b.BlockSize()
	for len(p) > 0 {
		if len(b.buf) == block {
			b.t += uint64(block)
			b.compress(b.buf, false)
			b.buf = b.buf[:0]
		}
		k := min(block-len(b.buf), len(p))
		b.buf = append(b.buf, p[:k]...)
		p = p[k:]
	}
	return n, nil
}

// Sum implements hash.Hash; b must be a copy.
func (b *blake2[W]) Sum(dst []byte) []byte {
	b.t += uint64(len(b.buf))
	b.compress(append(b.buf, make([]byte, b.BlockSize()-len(b.buf))...), true)
	out := make([]byte, 0, 64)
	for _, w := range b.h {
		for i := range b.v.bytes {
			out = append(out, byte(uint64(w)>>(8*i)))
		}
	}
	return append(dst, out[:b.size]...)
}

// Clone implements hash.Cloner.
func (b *blake2[W]) Clone() (hash.Cloner, error) {
	c := *b
	c.buf = append(make([]byte, 0, b.BlockSize()), b.buf...)
	return &c, nil
}

// params are the arguments of blake2b and blake2s.
type params struct {
	size, fanout, depth, nodeDepth, inner int
	leaf                                  uint32
	offset                                uint64
	key, salt, person                     []byte
	last                                  bool
}

func (v *variant[W]) open(p *params) hash.Hash {
	block := make([]byte, 8*v.bytes)
	block[0], block[1], block[2], block[3] = byte(p.size), byte(len(p.key)), byte(p.fanout), byte(p.depth)
	binary.LittleEndian.PutUint32(block[4:], p.leaf)
	if v.bytes == 8 {
		binary.LittleEndian.PutUint64(block[8:], p.offset)
		block[16], block[17] = byte(p.nodeDepth), byte(p.inner)
	} else {
		binary.LittleEndian.PutUint32(block[8:], uint32(p.offset))
		binary.LittleEndian.PutUint16(block[12:], uint16(p.offset>>32))
		block[14], block[15] = byte(p.nodeDepth), byte(p.inner)
	}
	copy(block[4*v.bytes:], p.salt)
	copy(block[6*v.bytes:], p.person)
	b := &blake2[W]{v: v, h: v.iv, size: p.size, last: p.last, buf: make([]byte, 0, 16*v.bytes)}
	for i := range b.h {
		b.h[i] ^= v.word(block[i*v.bytes:])
	}
	if len(p.key) > 0 {
		_, _ = b.Write(append(append([]byte(nil), p.key...), make([]byte, b.BlockSize()-len(p.key))...))
	}
	return b
}

const blakeSig = "data=?, *, digest_size=%d, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=None"

var blake2bType, blake2sType *ext.Type

func init() {
	blake2bType = blakeType("blake2b", 8, func(p *params) hash.Hash { return variantB.open(p) })
	blake2sType = blakeType("blake2s", 4, func(p *params) hash.Hash { return variantS.open(p) })
}

// Blake2 describes module _blake2.
func Blake2() *ext.Module {
	m := &ext.Module{Name: "_blake2", Effect: ext.Pure, Types: []*ext.Type{blake2bType, blake2sType}, Consts: map[string]value{"_GIL_MINSIZE": ext.Int(2048)}}
	for prefix, w := range map[string]int64{"BLAKE2B": 8, "BLAKE2S": 4} {
		m.Consts[prefix+"_MAX_DIGEST_SIZE"], m.Consts[prefix+"_MAX_KEY_SIZE"] = ext.Int(8*w), ext.Int(8*w)
		m.Consts[prefix+"_SALT_SIZE"], m.Consts[prefix+"_PERSON_SIZE"] = ext.Int(2*w), ext.Int(2*w)
	}
	return m
}
