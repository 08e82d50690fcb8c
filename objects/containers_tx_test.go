package objects

import (
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/stm"
)

// atomically runs f as one transaction of th, again after each abort.
func atomically(th *Thread, f func() error) {
	th.Begin()
	for {
		err := f()
		if err == nil {
			err = th.Commit()
		}
		if err == nil {
			break
		}
		if !IsAbort(err) {
			panic(err)
		}
		th.Restart()
	}
	th.Yield()
}

// tokens are containers that threads move tokens between.
type tokens struct {
	list *List
	dict *Dict
	set  *Set
}

// take removes a token from one of the containers; ok is false if that is empty.
func (c *tokens) take(th *Thread, r *rand.Rand) (v Value, ok bool, err error) {
	switch r.IntN(5) {
	case 0:
		return c.list.Pop(th, -1)
	case 1:
		n, err := listLen(th, c.list.Value())
		if err != nil || n == 0 {
			return Value{}, false, err
		}
		return c.list.Pop(th, r.IntN(n))
	case 2, 3:
		items, err := c.dict.Items(th)
		if err != nil || len(items) == 0 {
			return Value{}, false, err
		}
		k := items[r.IntN(len(items))].Key
		v, err := c.dict.Pop(th, k)
		return v, err == nil, err
	}
	n, err := c.set.Len(th)
	if err != nil || n == 0 {
		return Value{}, false, err
	}
	v, err = setPop(th, []Value{c.set.Value()})
	return v, err == nil, err
}

// put adds a token to one of the containers.
func (c *tokens) put(th *Thread, r *rand.Rand, v Value) error {
	switch r.IntN(5) {
	case 0:
		return c.list.Append(th, v)
	case 1:
		return c.list.Insert(th, r.IntN(10), v)
	case 2, 3:
		return c.dict.SetItem(th, v, v)
	}
	return c.set.Add(th, v)
}

// all collects the tokens in all containers.
func (c *tokens) all(th *Thread) ([]Value, error) {
	items, err := c.list.Items(th)
	if err != nil {
		return nil, err
	}
	all := append([]Value(nil), items...)
	pairs, err := c.dict.Items(th)
	if err != nil {
		return nil, err
	}
	for _, p := range pairs {
		all = append(all, p.Key)
	}
	members, err := c.set.Items(th)
	return append(all, members...), err
}

// TestContainersKeepTokens moves tokens between containers in several threads at once, with aborts at random, and checks that
// every transaction finds each token exactly once.
func TestContainersKeepTokens(t *testing.T) {
	const count, moves = 60, 3000
	for _, chaos := range []bool{false, true} {
		in := NewInterp(stm.NewWorld(stm.Options{Concurrent: true, Chaos: chaos, Seed: 5}))
		first := NewThread(in)
		first.Enter()
		c := &tokens{NewList(first, nil), NewDict(first), NewSet(first)}
		for i := range int64(count) {
			require.NoError(t, c.list.Append(first, Int(i)))
		}
		require.NoError(t, first.Leave())
		var wg sync.WaitGroup
		for seed := range uint64(3) {
			wg.Go(func() { moveTokens(t, in, c, rand.New(rand.NewPCG(seed, 1)), count, moves) })
		}
		wg.Wait()
	}
}

func moveTokens(t *testing.T, in *Interp, c *tokens, r *rand.Rand, count, moves int) {
	th := NewThread(in)
	th.Enter()
	for range moves {
		atomically(th, func() error {
			for range 1 + r.IntN(4) {
				v, ok, err := c.take(th, r)
				if err == nil && ok {
					err = c.put(th, r, v)
				}
				if err != nil {
					return err
				}
			}
			all, err := c.all(th)
			if err != nil {
				return err
			}
			seen := map[int64]bool{}
			for _, v := range all {
				seen[v.Int()] = true
			}
			if len(all) != count || len(seen) != count {
				t.Errorf("%d tokens, %d different ones", len(all), len(seen))
			}
			return nil
		})
	}
	if err := th.Leave(); err != nil {
		t.Error(err)
	}
}
