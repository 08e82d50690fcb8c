// Package hashes holds the modules _md5, _sha1, _sha2, _sha3 and _blake2: hash functions for Lib/hashlib, over Go's.
package hashes

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"hash"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// object is a hash object.
type object struct {
	ext.Header
	algo  *algorithm
	state ext.State[state]
}

// state is the running hash, which Python code updates in place.
type state struct{ h hash.Hash }

// Clone is what ext.State copies the state with.
func (s state) Clone() state {
	c, err := s.h.(hash.Cloner).Clone()
	if err != nil {
		return s // none of the hashes here fails to clone
	}
	return state{c}
}

// algorithm is a hash function and the type of its objects.
type algorithm struct {
	name   string
	typ    *ext.Type
	make   func() hash.Hash
	extend bool // digest takes a length (SHAKE)
	sha3   *sha3Params
}

const textSig = "data=?, *, usedforsecurity=True, string=None"

// MD5 describes module _md5.
func MD5() *ext.Module { return functions("_md5", "MD5Type", md5Algo) }

// SHA1 describes module _sha1.
func SHA1() *ext.Module { return functions("_sha1", "SHA1Type", sha1Algo) }

// SHA2 describes module _sha2.
func SHA2() *ext.Module {
	return functions("_sha2", "", sha224Algo, sha256Algo, sha384Algo, sha512Algo)
}

var (
	md5Algo    = &algorithm{name: "md5", make: md5.New}
	sha1Algo   = &algorithm{name: "sha1", make: sha1.New}
	sha224Algo = &algorithm{name: "sha224", make: sha256.New224}
	sha256Algo = &algorithm{name: "sha256", make: sha256.New}
	sha384Algo = &algorithm{name: "sha384", make: sha512.New384}
	sha512Algo = &algorithm{name: "sha512", make: sha512.New}
)

func init() {
	for _, a := range []struct {
		name string
		algo *algorithm
	}{{"_md5.md5", md5Algo}, {"_sha1.sha1", sha1Algo}, {"_sha2.SHA224Type", sha224Algo}, {"_sha2.SHA256Type", sha256Algo},
		{"_sha2.SHA384Type", sha384Algo}, {"_sha2.SHA512Type", sha512Algo}} {
		spec := a.algo.spec(a.name)
		spec.Flags |= ext.FlagDisallowNew
		a.algo.typ = ext.NewType(spec)
	}
}

// functions describes a module of functions that make objects. typeName is what their type is called in it, if not by its
// own name.
func functions(module, typeName string, algos ...*algorithm) *ext.Module {
	m := &ext.Module{Name: module, Effect: ext.Pure, Consts: map[string]value{"_GIL_MINSIZE": ext.Int(2048)}}
	for _, a := range algos {
		name := typeName
		if name == "" {
			name = a.typ.Name
		}
		m.Consts[name] = a.typ.Value()
		m.Funcs = append(m.Funcs, ext.Func{Name: a.name, Sig: textSig, Fn: func(th *thread, args []value) (value, error) {
			return a.open(th, args)
		}, Doc: "Return a new " + a.name + " hash object; optionally initialized with a string."})
	}
	return m
}

// open makes a hash object from data, usedforsecurity and string.
func (a *algorithm) open(th *thread, args []value) (value, error) {
	data := args[0]
	if !args[2].IsNone() {
		if !data.IsUndef() {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.")
		}
		data = args[2]
	}
	o := a.object(th, a.typ, a.make())
	if data.IsUndef() {
		return o.value(), nil
	}
	return o.value(), o.update(th, data)
}

func (a *algorithm) object(th *thread, t *ext.Type, h hash.Hash) *object {
	o := &object{Header: ext.NewHeader(t), algo: a}
	o.state.Init(th, state{h})
	return o
}

func (o *object) value() value { return ext.FromPtr(unsafe.Pointer(o)) }

func (o *object) update(th *thread, data value) error {
	if _, ok := ext.AsStr(data); ok {
		return ext.RaiseMsg(th, ext.TypeErrorType, "Strings must be encoded before hashing")
	}
	if data.Type().Buffer == nil {
		return ext.RaiseMsg(th, ext.TypeErrorType, "object supporting the buffer API required")
	}
	b, err := ext.BufferOf(th, data)
	if err != nil {
		return err
	}
	s, err := o.state.Write(th)
	if err == nil {
		_, _ = s.h.Write(b)
	}
	return err
}

// sum returns the digest, of n bytes for a function that extends.
func (o *object) sum(th *thread, n int) ([]byte, error) {
	s, err := o.state.Read(th)
	if err != nil {
		return nil, err
	}
	if o.algo.extend {
		return s.Clone().h.(*shake).read(n), nil
	}
	// Sum works on a copy, but may use scratch space of the original, which others may be reading.
	return s.Clone().h.Sum(nil), nil
}

func (a *algorithm) spec(name string) ext.TypeSpec {
	of := func(v value) *object { return (*object)(v.P) }
	sig := "self, /"
	if a.extend {
		sig = "self, length, /"
	}
	digest := func(wrap func([]byte) value) ext.Fn {
		return func(th *thread, args []value) (value, error) {
			n := 0
			if a.extend {
				var err error
				if n, err = ext.AsIndex(th, args[1]); err != nil {
					return value{}, err
				}
				if n < 0 {
					return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "value must be positive")
				}
				if n >= 1<<29 {
					return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "length is too large")
				}
			}
			b, err := of(args[0]).sum(th, n)
			if err != nil {
				return value{}, err
			}
			return wrap(b), nil
		}
	}
	size := func(f func(hash.Hash) int) func(*thread, value) (value, error) {
		return func(th *thread, self value) (value, error) {
			s, err := of(self).state.Read(th)
			if err != nil {
				return value{}, err
			}
			return ext.Int(int64(f(s.h))), nil
		}
	}
	return ext.TypeSpec{
		Name: name, Effect: ext.Pure,
		Methods: []ext.Func{
			{Name: "update", Sig: "self, obj, /", Doc: "Update this hash object's state with the provided string.", Fn: func(th *thread, args []value) (value, error) {
				return ext.None, of(args[0]).update(th, args[1])
			}},
			{Name: "digest", Sig: sig, Doc: "Return the digest value as a bytes object.", Fn: digest(ext.NewBytes)},
			{Name: "hexdigest", Sig: sig, Doc: "Return the digest value as a string of hexadecimal digits.", Fn: digest(func(b []byte) value {
				return ext.NewStr(hex.EncodeToString(b)).Value()
			})},
			{Name: "copy", Sig: "self, /", Doc: "Return a copy of the hash object.", Fn: func(th *thread, args []value) (value, error) {
				s, err := of(args[0]).state.Read(th)
				if err != nil {
					return value{}, err
				}
				return a.object(th, args[0].Type(), s.Clone().h).value(), nil
			}},
		},
		GetSets: []ext.GetSet{
			{Name: "name", Get: func(th *thread, self value) (value, error) { return ext.NewStr(a.name).Value(), nil }},
			{Name: "block_size", Get: size(hash.Hash.BlockSize)}, {Name: "digest_size", Get: size(hash.Hash.Size)},
		},
	}
}
