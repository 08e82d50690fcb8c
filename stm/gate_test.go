package stm

import (
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestGateSignalIsNotLost(t *testing.T) {
	tx := NewWorld(Options{}).NewTx()
	g := NewGate()
	seq := g.Seq()
	g.Signal()
	assert.Equal(t, Woken, g.Wait(tx, seq, 0))
	assert.Equal(t, TimedOut, g.Wait(tx, g.Seq(), time.Millisecond))
	assert.Zero(t, g.waiters.Load())
}

func TestGateInterrupts(t *testing.T) {
	tx := NewWorld(Options{}).NewTx()
	g := NewGate()
	tx.Interrupt()
	assert.Equal(t, Interrupted, g.Wait(tx, g.Seq(), 0), "an interrupt from before counts")
	go func() {
		time.Sleep(time.Millisecond)
		tx.Interrupt()
	}()
	assert.Equal(t, Interrupted, g.Wait(tx, g.Seq(), time.Minute))
	assert.Equal(t, TimedOut, g.Wait(tx, g.Seq(), time.Millisecond), "it is consumed")
}

func TestInterruptEndsTransactions(t *testing.T) {
	for _, concurrent := range []bool{false, true} {
		tx := NewWorld(Options{Concurrent: concurrent}).NewTx()
		tx.Enter()
		tx.Begin()
		tx.Budget()
		assert.False(t, tx.Tick())
		tx.Interrupt()
		assert.True(t, tx.Tick())
		require.NoError(t, tx.Commit())
		tx.Yield()
		tx.Begin()
		tx.Budget()
		assert.False(t, tx.Tick(), "Yield takes notice of it")
	}
}

// TestGateQueue passes numbers through a queue whose consumers block while it is empty.
func TestGateQueue(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		queue, g := ints(w, 1, 0)[0], NewGate()
		n := rounds(w, 2000)
		var got atomic.Int64
		produce := func(tx *Tx) {
			for range n {
				atomically(tx, func() error {
					tx.AfterCommit(g.Signal)
					return queue.add(tx, 1)
				})
			}
		}
		consume := func(tx *Tx) {
			for range n {
				for {
					seq, taken := uint64(0), false
					atomically(tx, func() error {
						seq = g.Seq()
						v, err := queue.get(tx)
						if taken = v > 0; !taken || err != nil {
							return err
						}
						return queue.set(tx, v-1)
					})
					if taken {
						break
					}
					require.NoError(t, tx.Blocking(func() { g.Wait(tx, seq, 0) }))
				}
				got.Add(1)
			}
		}
		run(w, produce, consume, produce, consume)
		assert.EqualValues(t, 2*n, got.Load())
		assert.Zero(t, peek(queue))
	})
}
