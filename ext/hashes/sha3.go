package hashes

import (
	"crypto/sha3"
	"hash"

	"github.com/weftpy/weft/ext"
)

// sha3Params are what objects of the family tell about themselves.
type sha3Params struct {
	capacity int // bits
	suffix   byte
}

// shake makes a hash.Hash of an extendable-output function.
type shake struct{ *sha3.SHAKE }

func (s *shake) Sum(b []byte) []byte { return b }
func (s *shake) Size() int           { return 0 }

// Clone implements hash.Cloner.
func (s *shake) Clone() (hash.Cloner, error) {
	b, err := s.MarshalBinary()
	if err != nil {
		return nil, err
	}
	c := sha3.NewSHAKE128()
	if s.BlockSize() == sha3.NewSHAKE256().BlockSize() {
		c = sha3.NewSHAKE256()
	}
	return &shake{c}, c.UnmarshalBinary(b)
}

// read returns n bytes of output, after which s is used up.
func (s *shake) read(n int) []byte {
	b := make([]byte, n)
	_, _ = s.Read(b)
	return b
}

var sha3Algos = []*algorithm{
	{name: "sha3_224", make: func() hash.Hash { return sha3.New224() }, sha3: &sha3Params{448, 6}},
	{name: "sha3_256", make: func() hash.Hash { return sha3.New256() }, sha3: &sha3Params{512, 6}},
	{name: "sha3_384", make: func() hash.Hash { return sha3.New384() }, sha3: &sha3Params{768, 6}},
	{name: "sha3_512", make: func() hash.Hash { return sha3.New512() }, sha3: &sha3Params{1024, 6}},
	{name: "shake_128", make: func() hash.Hash { return &shake{sha3.NewSHAKE128()} }, extend: true, sha3: &sha3Params{256, 0x1f}},
	{name: "shake_256", make: func() hash.Hash { return &shake{sha3.NewSHAKE256()} }, extend: true, sha3: &sha3Params{512, 0x1f}},
}

func init() {
	constant := func(name string, v value) ext.GetSet {
		return ext.GetSet{Name: name, Get: func(th *thread, self value) (value, error) { return v, nil }}
	}
	for _, a := range sha3Algos {
		spec := a.spec("_sha3." + a.name)
		spec.Sig = textSig
		spec.Slots.New = func(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
			v, err := ext.BindArgs(th, a.name, textSig, args, kw)
			if err != nil {
				return value{}, err
			}
			return a.open(th, v)
		}
		spec.GetSets = append(spec.GetSets, constant("_capacity_bits", ext.Int(int64(a.sha3.capacity))),
			constant("_rate_bits", ext.Int(int64(1600-a.sha3.capacity))), constant("_suffix", ext.NewBytes([]byte{a.sha3.suffix})))
		a.typ = ext.NewType(spec)
	}
}

// SHA3 describes module _sha3.
func SHA3() *ext.Module {
	m := &ext.Module{Name: "_sha3", Effect: ext.Pure, Consts: map[string]value{"_GIL_MINSIZE": ext.Int(2048), "implementation": ext.NewStr("Go").Value()}}
	for _, a := range sha3Algos {
		m.Types = append(m.Types, a.typ)
	}
	return m
}
