package stm

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// in runs f as one thread of the world.
func in(w *World, f func(tx *Tx)) { run(w, f) }

func TestNoLostUpdates(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		const threads, rounds = 4, 3000
		var counter *intObject
		in(w, func(tx *Tx) { counter = newInt(tx, 0) })
		var bodies []func(*Tx)
		for range threads {
			bodies = append(bodies, times(rounds, func(tx *Tx) func() error {
				return func() error { return counter.add(tx, 1) }
			}))
		}
		run(w, bodies...)
		assert.Equal(t, threads*rounds, (*intBody)(counter.Peek()).n)
		s := w.Stats()
		t.Logf("%+v", s)
	})
}
