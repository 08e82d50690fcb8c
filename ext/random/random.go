// Package random is the module _random: the Mersenne Twister.
package random

import (
	"crypto/rand"
	"encoding/binary"
	"math"
	"math/big"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// Module returns the module's description.
func Module() *ext.Module {
	return &ext.Module{
		Name:   "_random",
		Doc:    "Module implements the Mersenne Twister random number generator.",
		Effect: ext.Pure,
		Types:  []*ext.Type{newType()},
	}
}

// A generator is an instance of Random.
type generator struct {
	ext.Header
	ext.State[twister]
}

// A generatorSub is an instance of a subclass.
type generatorSub struct {
	generator
	attrs ext.Attrs
}

func newType() *ext.Type {
	return ext.NewType(ext.TypeSpec{
		Name:    "_random.Random",
		Doc:     "Random() -> create a random number generator with its own internal state.",
		Flags:   ext.FlagBaseOK,
		Effect:  ext.Pure,
		Alloc:   alloc,
		AttrOff: unsafe.Offsetof(generatorSub{}.attrs),
		Slots:   ext.Slots{New: newRandom, Init: initRandom},
		Methods: []ext.Func{
			{Name: "random", Sig: "self, /", Doc: "random() -> x in the interval [0, 1).", Fn: random},
			{Name: "seed", Sig: "self, n=None, /", Doc: "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier.",
				Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
					return ext.None, seed(th, a[0], a[1])
				}},
			{Name: "getstate", Sig: "self, /", Doc: "getstate() -> tuple containing the current state.", Fn: getState},
			{Name: "setstate", Sig: "self, state, /", Doc: "setstate(state) -> None.  Restores generator state.", Fn: setState},
			{Name: "getrandbits", Sig: "self, k, /", Doc: "getrandbits(k) -> x.  Generates an int with k random bits.", Fn: getRandBits},
		},
	})
}

func alloc(th *ext.Thread, cls *ext.Type) ext.Value {
	if cls.Flags&ext.FlagHasAttrs == 0 {
		g := &generator{Header: ext.NewHeader(cls)}
		g.State.Init(th, twister{words: new([size]uint32)})
		return ext.FromPtr(unsafe.Pointer(g))
	}
	g := &generatorSub{generator: generator{Header: ext.NewHeader(cls)}}
	g.State.Init(th, twister{words: new([size]uint32)})
	g.attrs.Init(th, cls)
	return ext.FromPtr(unsafe.Pointer(g))
}

// generatorOf returns the generator that self, the first argument of a method, is.
func generatorOf(self ext.Value) *generator { return (*generator)(self.P) }

// newRandom takes any arguments for a subclass, whose __init__ gets them.
func newRandom(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
	return cls.Alloc(th, cls), nil
}

func initRandom(th *ext.Thread, self ext.Value, args []ext.Value, kw *ext.Tuple) error {
	if kw != nil && len(kw.Items) > 0 {
		return ext.RaiseMsg(th, ext.TypeErrorType, "Random() takes no keyword arguments")
	}
	if len(args) > 1 {
		return ext.Raisef(th, ext.TypeErrorType, "Random expected at most 1 argument, got %d", len(args))
	}
	n := ext.None
	if len(args) == 1 {
		n = args[0]
	}
	return seed(th, self, n)
}

func seed(th *ext.Thread, self, n ext.Value) error {
	key, err := seedKey(th, n)
	if err != nil {
		return err
	}
	t, err := generatorOf(self).Write(th)
	if err != nil {
		return err
	}
	*t = seeded(key)
	return nil
}

// seedKey returns the words that stand for a seed: those of an int's absolute value, of another object's hash, or for None
// random ones.
func seedKey(th *ext.Thread, n ext.Value) ([]uint32, error) {
	if n.IsNone() {
		var b [4 * size]byte
		rand.Read(b[:])
		key := make([]uint32, size)
		for i := range key {
			key[i] = binary.LittleEndian.Uint32(b[4*i:])
		}
		return key, nil
	}
	if b, ok := ext.AsBig(n); ok {
		return words(new(big.Int).Abs(b)), nil
	}
	h, err := ext.Hash(th, n)
	if err != nil {
		return nil, err
	}
	return words(new(big.Int).SetUint64(uint64(h))), nil
}

// words splits a number into words, the lowest first, at least one.
func words(b *big.Int) []uint32 {
	bytes := b.Bytes()
	key := make([]uint32, max((len(bytes)+3)/4, 1))
	for i := range bytes {
		key[i/4] |= uint32(bytes[len(bytes)-1-i]) << (i % 4 * 8)
	}
	return key
}

func random(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	t, err := generatorOf(a[0]).Write(th)
	if err != nil {
		return ext.Value{}, err
	}
	return ext.Float(t.float()), nil
}

func getRandBits(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	k, err := bitCount(th, a[1])
	if err != nil {
		return ext.Value{}, err
	}
	t, err := generatorOf(a[0]).Write(th)
	if err != nil {
		return ext.Value{}, err
	}
	switch {
	case k == 0:
		return ext.Int(0), nil
	case k <= 32:
		return ext.Int(int64(t.next() >> (32 - k))), nil
	}
	return ext.NewBigInt(t.bits(k)), nil
}

// bitCount converts the argument of getrandbits.
func bitCount(th *ext.Thread, v ext.Value) (uint64, error) {
	i, err := ext.IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	b, _ := ext.AsBig(i)
	switch {
	case b.Sign() < 0:
		return 0, ext.RaiseMsg(th, ext.ValueErrorType, "Cannot convert negative int")
	case !b.IsUint64():
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "Python int too large for C uint64_t")
	case b.BitLen() > 37:
		return 0, ext.Raise(th, ext.MemoryErrorType)
	}
	return b.Uint64(), nil
}

func getState(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	t, err := generatorOf(a[0]).Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	items := make([]ext.Value, 0, size+1)
	for _, w := range t.words {
		items = append(items, ext.Int(int64(w)))
	}
	return ext.NewTuple(append(items, ext.Int(int64(t.index)))), nil
}

func setState(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	state, ok := ext.AsTuple(a[1])
	if !ok {
		return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "state vector must be a tuple")
	}
	if len(state.Items) != size+1 {
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "state vector is the wrong size")
	}
	n := twister{words: new([size]uint32)}
	for i := range n.words {
		w, err := stateWord(th, state.Items[i])
		if err != nil {
			return ext.Value{}, err
		}
		n.words[i] = w
	}
	index, err := ext.AsLong(th, state.Items[size])
	if err != nil {
		return ext.Value{}, err
	}
	if index < 0 || index > size {
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "invalid state")
	}
	n.index = int(index)
	t, err := generatorOf(a[0]).Write(th)
	if err != nil {
		return ext.Value{}, err
	}
	*t = n
	return ext.None, nil
}

// stateWord converts an item of a state; bits beyond the 32nd are dropped.
func stateWord(th *ext.Thread, v ext.Value) (uint32, error) {
	b, ok := ext.AsBig(v)
	switch {
	case !ok:
		return 0, ext.RaiseMsg(th, ext.TypeErrorType, "an integer is required")
	case b.Sign() < 0:
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "can't convert negative value to unsigned int")
	case !b.IsUint64():
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "Python int too large to convert to C unsigned long")
	}
	return uint32(b.Uint64() & math.MaxUint32), nil
}
