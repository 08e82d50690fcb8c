package collections

import (
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
)

// atomically runs f as one transaction of th, again after each abort.
func atomically(th *ext.Thread, f func() error) {
	th.Begin()
	for {
		err := f()
		if err == nil {
			err = th.Commit()
		}
		if err == nil {
			break
		}
		if !ext.IsAbort(err) {
			panic(err)
		}
		th.Restart()
	}
	th.Yield()
}

// move takes an item from an end of one deque to an end of the other, or rotates.
func move(th *ext.Thread, r *rand.Rand, from, to *deque) error {
	a, err := from.write(th)
	if err != nil || a.n == 0 {
		return err
	}
	var v ext.Value
	switch r.IntN(4) {
	case 0:
		v = a.popBack(th)
	case 1:
		v = a.popFront(th)
	case 2:
		i := r.IntN(a.n)
		v = *a.slot(i)
		a.removeAt(th, i)
	case 3:
		a.rotate(th, r.IntN(60)-30)
		return nil
	}
	b, err := to.write(th)
	if err != nil {
		return err
	}
	if r.IntN(2) == 0 {
		b.pushBack(th, v)
	} else {
		b.pushFront(th, v)
	}
	return nil
}

// TestDequesKeepItems moves items between two deques in several threads, with aborts at random, and checks that every
// transaction finds each of them once.
func TestDequesKeepItems(t *testing.T) {
	m := &module{}
	m.deque = objects.NewType(m.dequeSpec())
	for _, count := range []int{20, 3 * blockLen} {
		for _, chaos := range []bool{false, true} {
			keepItems(t, m, count, chaos)
		}
	}
}

func keepItems(t *testing.T, m *module, count int, chaos bool) {
	in := objects.NewInterp(stm.NewWorld(stm.Options{Concurrent: true, Chaos: chaos, Seed: 3}))
	first := objects.NewThread(in)
	first.Enter()
	d, e := newDeque(first, m.deque), newDeque(first, m.deque)
	for i := range int64(count) {
		(*ring)(d.Peek()).pushBack(first, ext.Int(i))
	}
	require.NoError(t, first.Leave())
	var wg sync.WaitGroup
	for seed := range uint64(3) {
		wg.Go(func() { shuffle(t, in, d, e, rand.New(rand.NewPCG(seed, 1)), count) })
	}
	wg.Wait()
}

func shuffle(t *testing.T, in *ext.Interp, d, e *deque, r *rand.Rand, count int) {
	th := objects.NewThread(in)
	th.Enter()
	for range 3000 {
		atomically(th, func() error {
			for range 1 + r.IntN(4) {
				from, to := d, e
				if r.IntN(2) == 0 {
					from, to = e, d
				}
				if err := move(th, r, from, to); err != nil {
					return err
				}
			}
			seen := map[int64]bool{}
			n := 0
			for _, q := range []*deque{d, e} {
				b, err := q.read(th)
				if err != nil {
					return err
				}
				for _, v := range b.items(0) {
					seen[v.Int()] = true
					n++
				}
			}
			if n != count || len(seen) != count {
				t.Errorf("%d items, %d different ones", n, len(seen))
			}
			return nil
		})
	}
	if err := th.Leave(); err != nil {
		t.Error(err)
	}
}

// TestRingModel compares a ring with a slice.
func TestRingModel(t *testing.T) {
	m := &module{}
	m.deque = objects.NewType(m.dequeSpec())
	th := objects.NewThread(objects.NewInterp(stm.NewWorld(stm.Options{Concurrent: true})))
	th.Enter()
	d, r := newDeque(th, m.deque), rand.New(rand.NewPCG(1, 2))
	var model []ext.Value
	for step := range int64(20000) {
		grows := step/1000%2 == 0
		v, back, n := ext.Int(step), r.IntN(2) == 0, len(model)
		switch ring := (*ring)(d.Peek()); {
		case r.IntN(20) == 0 && n > 0:
			k := r.IntN(2*n) - n
			ring.rotate(th, k)
			k = (k + n) % n
			model = append(model[n-k:n:n], model[:n-k]...)
		case (r.IntN(3) > 0) == grows && back:
			ring.pushBack(th, v)
			model = append(model, v)
		case (r.IntN(3) > 0) == grows:
			ring.pushFront(th, v)
			model = append([]ext.Value{v}, model...)
		case n > 0 && back:
			require.Equal(t, model[n-1], ring.popBack(th))
			model = model[:n-1]
		case n > 0:
			require.Equal(t, model[0], ring.popFront(th))
			model = model[1:]
		}
		if step%50 == 0 {
			require.Equal(t, model, append([]ext.Value(nil), (*ring)(d.Peek()).items(0)...))
		}
	}
}
