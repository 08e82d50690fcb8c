package objects

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDictAgainstModel compares random operations with a Go map and a list of keys in order of insertion.
func TestDictAgainstModel(t *testing.T) {
	th := newTestThread(t)
	rng := rand.New(rand.NewPCG(1, 2))
	for round := range 50 {
		d := NewDict(th)
		model := map[int64]int64{}
		var order []int64
		span := int64(1) << (round%10 + 1)
		for range 500 {
			k, v := rng.Int64N(span)*(1<<(round%5)), rng.Int64()
			switch _, there := model[k]; rng.IntN(4) {
			case 0, 1:
				require.NoError(t, d.SetItem(th, Int(k), Int(v)))
				if !there {
					order = append(order, k)
				}
				model[k] = v
			case 2:
				was, err := d.Delete(th, Int(k))
				require.NoError(t, err)
				require.Equal(t, there, was)
				delete(model, k)
				order = without(order, k)
			case 3:
				if len(order) == 0 {
					continue
				}
				p, err := dictPopItem(th, []Value{d.Value()})
				require.NoError(t, err)
				last := order[len(order)-1]
				require.Equal(t, last, p.tuple().Items[0].Int())
				delete(model, last)
				order = order[:len(order)-1]
			}
		}
		items, err := d.Items(th)
		require.NoError(t, err)
		require.Len(t, items, len(order))
		for i, it := range items {
			require.Equal(t, order[i], it.Key.Int())
			require.Equal(t, model[order[i]], it.Value.Int())
		}
	}
}

func without(s []int64, x int64) []int64 {
	var out []int64
	for _, y := range s {
		if y != x {
			out = append(out, y)
		}
	}
	return out
}

func benchKeys(n int) []Value {
	keys := make([]Value, n)
	for i := range keys {
		keys[i] = NewStr("key" + itoa(i)).Value()
		(*Str)(keys[i].P).Hash()
	}
	return keys
}

func BenchmarkDictGetStr(b *testing.B) {
	th := newTestThread(b)
	keys := benchKeys(1000)
	d := NewDict(th)
	for _, k := range keys {
		require.NoError(b, d.SetItem(th, k, Int(1)))
	}
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		if v, err := d.Get(th, keys[i%1000]); err != nil || v.IsUndef() {
			b.Fatal(err)
		}
	}
}

func BenchmarkDictGetInt(b *testing.B) {
	th := newTestThread(b)
	d := NewDict(th)
	for i := range 1000 {
		require.NoError(b, d.SetItem(th, Int(int64(i)), Int(1)))
	}
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		if v, err := d.Get(th, Int(int64(i%1000))); err != nil || v.IsUndef() {
			b.Fatal(err)
		}
	}
}

func BenchmarkDictFillStr(b *testing.B) {
	th := newTestThread(b)
	keys := benchKeys(1000)
	b.ReportAllocs()
	for b.Loop() {
		d := NewDict(th)
		for _, k := range keys {
			if err := d.SetItem(th, k, Int(1)); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkDictIterate(b *testing.B) {
	th := newTestThread(b)
	d := NewDict(th)
	for i := range 1000 {
		require.NoError(b, d.SetItem(th, Int(int64(i)), Int(1)))
	}
	for b.Loop() {
		it, _ := Iter(th, d.Value())
		for {
			v, err := Next(th, it)
			if err != nil || v.IsUndef() {
				break
			}
		}
	}
}

// TestDictCopyArrays changes a copy and its origin, whose tables have any size, and expects that they don't share.
func TestDictCopyArrays(t *testing.T) {
	th := newTestThread(t)
	for n := range 40 {
		d := NewDict(th)
		for i := range n {
			require.NoError(t, d.SetItem(th, Int(int64(i)), Int(1)))
		}
		c, err := d.Copy(th)
		require.NoError(t, err)
		e := NewDictSize(th, n)
		require.NoError(t, e.Update(th, d.Value()))
		for _, o := range []*Dict{c, e} {
			require.NoError(t, o.SetItem(th, Int(100), None))
			done, err := o.Increment(th, Int(0))
			require.NoError(t, err)
			require.True(t, done)
			v, err := o.Get(th, Int(0))
			require.NoError(t, err)
			require.Equal(t, Int(int64(1+min(n, 1))), v)
			done, err = o.Increment(th, Int(100))
			require.NoError(t, err)
			require.False(t, done)
		}
		m, err := d.Len(th)
		require.NoError(t, err)
		require.Equal(t, n, m)
		if n > 0 {
			v, err := d.Get(th, Int(0))
			require.NoError(t, err)
			require.Equal(t, Int(1), v)
		}
	}
}
