package objects

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSortAgainstModel(t *testing.T) {
	th := newTestThread(t)
	rng := rand.New(rand.NewPCG(3, 4))
	for round := range 300 {
		n := rng.IntN(400)
		work := make([]sortItem, n)
		for i := range work {
			k := rng.IntN(n/3 + 1)
			if round%3 == 0 {
				k = i / 7 * (1 - round%2*2) // long runs
			}
			work[i] = sortItem{Int(int64(k)), Int(int64(i))}
		}
		want := slices.Clone(work)
		reverse := round%2 == 1
		slices.SortStableFunc(want, func(a, b sortItem) int {
			if reverse {
				return int(b.key.Int() - a.key.Int())
			}
			return int(a.key.Int() - b.key.Int())
		})
		require.NoError(t, sortItems(work, reverse, func(a, b *sortItem) (bool, error) { return Less(th, a.key, b.key) }))
		require.Equal(t, want, work)
	}
}

func TestExtendedSlices(t *testing.T) {
	th := newTestThread(t)
	for _, c := range []struct {
		start, stop, step Value
		get, del          []int64
	}{
		{None, None, Int(2), []int64{0, 2, 4}, []int64{1, 3, 5}},
		{None, None, Int(-2), []int64{5, 3, 1}, []int64{0, 2, 4}},
		{Int(-2), None, None, []int64{4, 5}, []int64{0, 1, 2, 3}},
		{Int(4), Int(1), Int(-1), []int64{4, 3, 2}, []int64{0, 1, 5}},
		{Int(3), Int(1), None, []int64{}, []int64{0, 1, 2, 3, 4, 5}},
		{Int(-100), Int(100), Int(5), []int64{0, 5}, []int64{1, 2, 3, 4}},
	} {
		l := NewList(th, ints(0, 1, 2, 3, 4, 5)).Value()
		s := NewSlice(c.start, c.stop, c.step)
		v, err := GetItem(th, l, s)
		require.NoError(t, err)
		require.Equal(t, c.get, goInts(t, th, v))
		require.NoError(t, SetItem(th, l, s, Undef))
		require.Equal(t, c.del, goInts(t, th, l))
	}
}
