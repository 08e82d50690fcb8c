package stm

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// in runs f as one thread of the world.
func in(w *World, f func(tx *Tx)) { run(w, f) }

func ints(w *World, n, value int) []*intObject {
	objects := make([]*intObject, n)
	in(w, func(tx *Tx) {
		atomically(tx, func() error {
			for i := range objects {
				objects[i] = newInt(tx, value)
			}
			return nil
		})
	})
	return objects
}

func peek(o *intObject) int { return (*intBody)(o.Peek()).n }

// rounds scales a test down where everything is slow.
func rounds(w *World, n int) int {
	if w.opt.Chaos {
		n /= 8
	}
	if testing.Short() {
		n /= 4
	}
	return n
}

func TestNoLostUpdates(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		counter, n := ints(w, 1, 0)[0], rounds(w, 20000)
		inc := times(n, func(tx *Tx) func() error { return func() error { return counter.add(tx, 1) } })
		run(w, inc, inc, inc, inc)
		assert.Equal(t, 4*n, peek(counter))
	})
}

// TestReplacedClones grows shared bodies several times in a transaction. What an abort puts back first may not let others
// in while a later clone is still to be taken out.
func TestReplacedClones(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		var o *sliceObject
		in(w, func(tx *Tx) {
			atomically(tx, func() error {
				o = newSlice(tx, 0)
				return nil
			})
		})
		n := rounds(w, 800)
		grow := times(n, func(tx *Tx) func() error {
			return func() error {
				p, err := tx.OpenWrite(&o.Object, sliceKind)
				if err != nil {
					return err
				}
				for range 3 {
					b := asSlice((*Body)(p))
					nb := &sliceBody{items: append(slices.Clone(b.items), Slot{})}
					tx.Replace(&o.Object, &b.Body, &nb.Body)
					p = unsafe.Pointer(nb)
				}
				return tx.chaosPoint()
			}
		})
		run(w, grow, grow, grow)
		assert.Equal(t, 9*n, len(asSlice((*Body)(o.Peek())).items))
	})
}

// TestBank moves money between accounts while observers add it up, in transactions that may yet abort.
func TestBank(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		const accounts, money = 20, 100
		bank, n := ints(w, accounts, money), rounds(w, 10000)
		move := times(n, func(tx *Tx) func() error {
			rng := rand.New(rand.NewPCG(1, uint64(tx.number)))
			return func() error {
				from, to := bank[rng.IntN(accounts)], bank[rng.IntN(accounts)]
				if err := from.add(tx, -1); err != nil {
					return err
				}
				return to.add(tx, 1)
			}
		})
		var wrong atomic.Int64
		total := times(n/10, func(tx *Tx) func() error {
			return func() error {
				sum := 0
				for _, o := range bank {
					n, err := o.get(tx)
					if err != nil {
						return err
					}
					sum += n
				}
				if sum != accounts*money {
					wrong.Add(1)
				}
				return nil
			}
		})
		run(w, move, total, move, total)
		assert.Zero(t, wrong.Load(), "an observer saw a mixed snapshot")
		sum := 0
		for _, o := range bank {
			sum += peek(o)
		}
		assert.Equal(t, accounts*money, sum)
	})
}

// TestConcurrentWriteSkew: of two flags at least one must stay up.
func TestConcurrentWriteSkew(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		flags := ints(w, 2, 1)
		var wrong atomic.Int64
		n := rounds(w, 10000)
		drop := func(mine int) func(tx *Tx) {
			return times(n, func(tx *Tx) func() error {
				return func() error {
					a, err := flags[0].get(tx)
					if err != nil {
						return err
					}
					b, err := flags[1].get(tx)
					if err != nil {
						return err
					}
					if a+b < 1 {
						wrong.Add(1)
					}
					if a+b == 2 {
						return flags[mine].set(tx, 0)
					}
					return flags[mine].set(tx, 1)
				}
			})
		}
		run(w, drop(0), drop(1))
		assert.Zero(t, wrong.Load())
	})
}

// TestStealRaces has every thread own a few objects that it mostly reads and writes itself, and that others now and then steal.
// All objects change together, so any unnoticed theft shows as a difference.
func TestStealRaces(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		const threads, each = 3, 4
		objects := ints(w, threads*each, 0)
		n := rounds(w, 20000)
		var wrong atomic.Int64
		var bodies []func(*Tx)
		for k := range threads {
			bodies = append(bodies, times(n, func(tx *Tx) func() error {
				rng := rand.New(rand.NewPCG(2, uint64(tx.number)))
				return func() error {
					group := objects[k*each : (k+1)*each]
					if rng.IntN(20) == 0 {
						other := rng.IntN(threads)
						group = objects[other*each : (other+1)*each]
					}
					write := rng.IntN(3) == 0
					first := -1
					for _, o := range group {
						n, err := o.get(tx)
						if err != nil {
							return err
						}
						if first < 0 {
							first = n
						}
						if n != first {
							wrong.Add(1)
						}
					}
					for _, o := range group {
						if !write {
							break
						}
						if err := o.set(tx, first+1); err != nil {
							return err
						}
					}
					return nil
				}
			}))
		}
		run(w, bodies...)
		assert.Zero(t, wrong.Load())
	})
}

// TestLinkedAllocation publishes fresh objects through shared ones and checks that what others find there is complete.
func TestLinkedAllocation(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		heads := make([]*listObject, 2)
		in(w, func(tx *Tx) {
			for i := range heads {
				heads[i] = newList(tx)
			}
		})
		var wrong atomic.Int64
		n := rounds(w, 5000)
		body := times(n, func(tx *Tx) func() error {
			rng := rand.New(rand.NewPCG(3, uint64(tx.number)))
			return func() error {
				head := heads[rng.IntN(len(heads))]
				next, err := head.next(tx)
				if err != nil {
					return err
				}
				for o := next; o != nil; {
					v, err := o.value.get(tx)
					if err != nil {
						return err
					}
					w, err := o.twin.get(tx)
					if err != nil {
						return err
					}
					if v != w {
						wrong.Add(1)
					}
					if err := o.value.set(tx, v+1); err != nil {
						return err
					}
					if err := o.twin.set(tx, v+1); err != nil {
						return err
					}
					if o, err = o.next(tx); err != nil {
						return err
					}
				}
				if rng.IntN(4) == 0 {
					return head.setNext(tx, nil)
				}
				node := newList(tx)
				if err := node.setNext(tx, next); err != nil {
					return err
				}
				return head.setNext(tx, node)
			}
		})
		run(w, body, body, body)
		assert.Zero(t, wrong.Load())
	})
}

func TestExclusiveHandOffs(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		objects := ints(w, 3, 0)
		plain, n := 0, rounds(w, 2000) // plain is only touched when exclusive
		body := times(n, func(tx *Tx) func() error {
			rng := rand.New(rand.NewPCG(4, uint64(tx.number)))
			return func() error {
				for _, o := range objects {
					if err := o.add(tx, 1); err != nil {
						return err
					}
					if rng.IntN(20) != 0 {
						continue
					}
					if err := tx.BecomeExclusive("test"); err != nil {
						return err
					}
					plain++
				}
				return nil
			}
		})
		run(w, body, body, body)
		for _, o := range objects {
			assert.Equal(t, 3*n, peek(o))
		}
		assert.Positive(t, plain)
	})
}

// TestThreadChurn starts threads one after the other, so that ids are used again, while others work on.
func TestThreadChurn(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		objects, n := ints(w, 8, 0), rounds(w, 400)
		body := func(tx *Tx) {
			for range n {
				var err error
				child := w.NewTx()
				done := make(chan struct{})
				require.NoError(t, tx.Leave())
				go func() {
					defer close(done)
					child.Enter()
					for i := range 8 {
						atomically(child, func() error { return objects[i].add(child, 1) })
					}
					mustLeave(child)
					child.Close()
				}()
				tx.Enter()
				for i := range 8 {
					atomically(tx, func() error { return objects[7-i].add(tx, 1) })
				}
				err = tx.Blocking(func() { <-done })
				require.NoError(t, err)
			}
		}
		run(w, body, body)
		for _, o := range objects {
			assert.Equal(t, 4*n, peek(o))
		}
	})
}

// TestMoreThreadsThanIds: threads without an id of their own are always exclusive.
func TestMoreThreadsThanIds(t *testing.T) {
	w := NewWorld(Options{Concurrent: true})
	counter := ints(w, 1, 0)[0]
	var idle []*Tx
	for range maxThreads - 2 {
		idle = append(idle, w.NewTx())
	}
	body := times(200, func(tx *Tx) func() error { return func() error { return counter.add(tx, 1) } })
	run(w, body, body, body, body)
	assert.Equal(t, 800, peek(counter))
	for _, tx := range idle {
		tx.Close()
	}
	assert.Len(t, w.free, maxThreads)
}

// TestUnanchored has threads touch shared objects right after blocking, without a transaction.
func TestUnanchored(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		objects, n := ints(w, 2, 0), rounds(w, 2000)
		body := func(tx *Tx) {
			for range n {
				require.NoError(t, tx.Blocking(func() {}))
				local := newInt(tx, 1)
				require.NoError(t, local.add(tx, 1))
				if !tx.Exclusive {
					assert.Empty(t, tx.saves)
				}
				for _, o := range objects {
					require.NoError(t, o.add(tx, 1)) // can't abort
				}
				if !tx.Exclusive {
					require.True(t, tx.claims)
				}
				require.NoError(t, tx.Commit())
				tx.Yield()
				atomically(tx, func() error { return local.add(tx, 1) })
				atomically(tx, func() error { return objects[0].add(tx, 1) })
			}
		}
		run(w, body, body)
		assert.Equal(t, 4*n, peek(objects[0]))
		assert.Equal(t, 2*n, peek(objects[1]))
	})
}

// TestAfterCommitOrder: hooks run in the order in which the transactions are serialized.
func TestAfterCommitOrder(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		counter, n := ints(w, 1, 0)[0], rounds(w, 4000)
		var printed []int
		body := times(n, func(tx *Tx) func() error {
			return func() error {
				v, err := counter.get(tx)
				if err != nil {
					return err
				}
				tx.AfterCommit(func() { printed = append(printed, v) })
				if v%7 == 0 {
					if err := tx.BecomeExclusive("test"); err != nil {
						return err
					}
				}
				return counter.set(tx, v+1)
			}
		})
		run(w, body, body, body)
		require.Len(t, printed, 3*n)
		for i, v := range printed {
			require.Equal(t, i, v)
		}
	})
}

// TestReadersWithHooks: an output that follows from a read comes before the output of whoever changes what was read.
func TestReadersWithHooks(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		counter, n := ints(w, 1, 0)[0], rounds(w, 4000)
		var printed []int
		write := times(n, func(tx *Tx) func() error {
			return func() error {
				tx.AfterCommit(func() { printed = append(printed, -1) })
				return counter.add(tx, 1)
			}
		})
		read := times(n, func(tx *Tx) func() error {
			return func() error {
				v, err := counter.get(tx)
				tx.AfterCommit(func() { printed = append(printed, v) })
				return err
			}
		})
		run(w, write, read, read)
		count := 0
		for _, v := range printed {
			if v < 0 {
				count++
			} else {
				require.Equal(t, count, v)
			}
		}
	})
}

// TestLargeSharedBody is adopted by whoever writes it, instead of being cloned.
func TestLargeSharedBody(t *testing.T) {
	w := NewWorld(Options{Concurrent: true})
	var list *sliceObject
	in(w, func(tx *Tx) { list = newSlice(tx, largeBody+1) })
	n := 500
	body := times(n, func(tx *Tx) func() error {
		return func() error {
			items, err := list.items(tx)
			if err != nil {
				return err
			}
			return list.put(tx, 5, items[5].N+1)
		}
	})
	run(w, body, body)
	assert.EqualValues(t, 2*n, (*sliceBody)(list.Peek()).items[5].N)
	s := w.Stats()
	assert.Zero(t, s.Clones)
	t.Log(fmt.Sprint(s))
}
