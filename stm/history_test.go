package stm

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The history checker: every write stores the number of its transaction, so a read tells whose write it saw, and every write
// follows a read of the same object by the same transaction, so the order of the versions is known without asking the engine.
// A history of committed transactions is serializable if the graph of who must come before whom has no cycle.

// A footprint is what one committed transaction saw: for each object the transaction whose write it read (0: the initial value),
// and whether it wrote.
type footprint struct {
	id     int
	saw    map[int]int
	writes map[int]bool
}

// checkHistory returns why the history is not serializable; threads' own orders count.
func checkHistory(threads [][]footprint) error {
	type version struct{ object, writer int }
	successor := map[version]int{} // who replaced the version
	after := map[int][]int{}       // transaction -> those that must come later
	for _, thread := range threads {
		for i, f := range thread {
			if i > 0 {
				after[thread[i-1].id] = append(after[thread[i-1].id], f.id)
			}
			for o, writer := range f.saw {
				if writer != 0 && writer != f.id {
					after[writer] = append(after[writer], f.id)
				}
				if !f.writes[o] {
					continue
				}
				v := version{o, writer}
				if other, ok := successor[v]; ok {
					return fmt.Errorf("transactions %d and %d both replaced object %d's version %d", other, f.id, o, writer)
				}
				successor[v] = f.id
			}
		}
	}
	for _, thread := range threads {
		for _, f := range thread {
			for o, writer := range f.saw {
				if next, ok := successor[version{o, writer}]; ok && next != f.id {
					after[f.id] = append(after[f.id], next)
				}
			}
		}
	}
	return findCycle(after)
}

// findCycle looks for a cycle by depth-first search without recursion.
func findCycle(after map[int][]int) error {
	const open, closed = 1, 2
	state := map[int]int{}
	for start := range after {
		stack := []int{start}
		for len(stack) > 0 {
			id := stack[len(stack)-1]
			if state[id] == 0 {
				state[id] = open
				for _, next := range after[id] {
					switch state[next] {
					case 0:
						stack = append(stack, next)
					case open:
						return fmt.Errorf("transactions %d and %d must each come before the other", id, next)
					}
				}
				continue
			}
			state[id] = closed
			stack = stack[:len(stack)-1]
		}
	}
	return nil
}

// record runs random transactions over a few objects on n threads and returns what they saw.
func record(w *World, seed uint64, n, transactions, objects int) [][]footprint {
	slots := ints(w, objects, 0)
	threads := make([][]footprint, n)
	var bodies []func(*Tx)
	for k := range n {
		bodies = append(bodies, func(tx *Tx) {
			rng := rand.New(rand.NewPCG(seed, uint64(k)))
			for i := range transactions {
				plan := rng.Perm(objects)[:1+rng.IntN(min(4, objects))]
				dirty := rng.IntN(1 << len(plan))
				if rng.IntN(30) == 0 {
					_ = tx.Blocking(func() {})
				}
				serial := rng.IntN(50) == 0
				var f footprint
				atomically(tx, func() error {
					f = footprint{id: 1 + k + i*n, saw: map[int]int{}, writes: map[int]bool{}}
					for j, o := range plan {
						v, err := slots[o].get(tx)
						if err != nil {
							return err
						}
						f.saw[o] = v
						if j == 1 && serial {
							if err := tx.BecomeExclusive("test"); err != nil {
								return err
							}
						}
						if dirty>>j&1 == 0 {
							continue
						}
						f.writes[o] = true
						if err := slots[o].set(tx, f.id); err != nil {
							return err
						}
					}
					return nil
				})
				threads[k] = append(threads[k], f)
			}
		})
	}
	run(w, bodies...)
	return threads
}

func TestHistoriesAreSerializable(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		for _, objects := range []int{2, 6, 30} {
			require.NoError(t, checkHistory(record(w, uint64(objects), 3, rounds(w, 8000), objects)))
		}
	})
}

// TestCheckerFindsMissingValidation breaks the engine, to show that the checker would notice.
func TestCheckerFindsMissingValidation(t *testing.T) {
	for seed := range uint64(20) {
		w := NewWorld(Options{Concurrent: true, Chaos: seed%2 == 1, Seed: seed})
		w.gullible = true
		if err := checkHistory(record(w, seed, 3, 2000, 6)); err != nil {
			t.Log(seed, err)
			return
		}
	}
	assert.Fail(t, "nothing noticed")
}

func TestCheckerKnowsCycles(t *testing.T) {
	skew := [][]footprint{
		{{id: 1, saw: map[int]int{0: 0, 1: 0}, writes: map[int]bool{0: true}}},
		{{id: 2, saw: map[int]int{0: 0, 1: 0}, writes: map[int]bool{1: true}}},
	}
	assert.Error(t, checkHistory(skew))
	skew[1][0].saw = map[int]int{0: 1, 1: 0}
	assert.NoError(t, checkHistory(skew))
	lost := slices.Clone(skew)
	lost[1] = []footprint{{id: 2, saw: map[int]int{0: 0}, writes: map[int]bool{0: true}}}
	assert.Error(t, checkHistory(lost))
}
