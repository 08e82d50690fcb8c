package stm

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// spin runs like the VM: ticks at the end of every budget, boundaries where the engine wants them.
func spin(tx *Tx, until func() bool) {
	for !until() {
		boundary(tx)
		for range tx.Budget() {
			until()
		}
		if !tx.Tick() {
			continue
		}
		for tx.Commit() != nil {
			tx.Restart()
		}
		tx.Yield()
	}
	for tx.Commit() != nil {
		tx.Restart()
	}
}

func TestGlobalLockSwitches(t *testing.T) {
	w := NewWorld(Options{SwitchInterval: time.Millisecond})
	var inside, turns atomic.Int64
	var last atomic.Pointer[Tx]
	deadline := time.Now().Add(200 * time.Millisecond)
	body := func(tx *Tx) {
		spin(tx, func() bool {
			assert.True(t, tx.Exclusive)
			assert.EqualValues(t, 1, inside.Add(1))
			if last.Swap(tx) != tx {
				turns.Add(1)
			}
			inside.Add(-1)
			return time.Now().After(deadline)
		})
	}
	run(w, body, body, body)
	assert.Greater(t, turns.Load(), int64(20))
	assert.Less(t, turns.Load(), int64(300))
}

func TestSoloEndsWhenAnotherEnters(t *testing.T) {
	w := NewWorld(Options{Concurrent: true})
	a := w.NewTx()
	a.Enter()
	assert.True(t, a.Exclusive, "the only thread")
	a.Begin()
	o := newInt(a, 1)
	b := w.NewTx()
	entered := make(chan struct{})
	go func() {
		b.Enter()
		close(entered)
	}()
	for a.Budget(); !a.Tick(); a.Budget() {
		time.Sleep(time.Microsecond)
	}
	require.NoError(t, a.Commit())
	a.Yield()
	assert.False(t, a.Exclusive)
	<-entered
	assert.False(t, b.Exclusive)
	a.Begin()
	assert.False(t, a.Writable(o.Load()), "what was made in exclusive mode is old now")
	assert.True(t, a.Admit(&o.Object, o.Load()), "and biased to its maker")
	require.NoError(t, a.Commit())
	assert.Equal(t, 1, see(t, b, o))
	mustLeave(b)
	for i := 0; !a.Exclusive; i++ {
		require.Less(t, i, lonelyCommits+2, "solo again after a while")
		atomically(a, func() error { return nil })
	}
}

func TestSerialTurnEndsAtNextTick(t *testing.T) {
	w := NewWorld(Options{Concurrent: true})
	var stop atomic.Bool
	var turns int64
	run(w,
		func(tx *Tx) {
			for range 50 {
				boundary(tx)
				for tx.BecomeExclusive("serial") != nil {
					tx.Restart()
				}
				assert.True(t, tx.Exclusive)
				for tx.Exclusive && w.states().queue != nil {
					tx.Budget()
					if tx.Tick() {
						break
					}
				}
				require.NoError(t, tx.Commit())
				tx.Yield()
			}
			turns = tx.stats.Irrevocable["serial"]
			stop.Store(true)
		},
		func(tx *Tx) { spin(tx, stop.Load) })
	assert.LessOrEqual(t, turns, int64(50))
	assert.Positive(t, turns)
}

func TestBecomeExclusiveBehindAnother(t *testing.T) {
	w := NewWorld(Options{Concurrent: true})
	a, b := w.NewTx(), w.NewTx()
	a.Enter()
	b.Enter()
	a.Begin()
	b.Begin()
	done := make(chan error)
	go func() { done <- a.BecomeExclusive("first") }()
	for len(w.states().queue) == 0 {
		time.Sleep(time.Microsecond)
	}
	assert.ErrorIs(t, b.BecomeExclusive("second"), ErrAbort)
	go func() {
		require.NoError(t, <-done)
		assert.True(t, a.Exclusive)
		mustLeave(a)
	}()
	b.Restart()
	assert.True(t, b.Exclusive, "its turn came next")
	assert.True(t, b.Anchored())
	mustLeave(b)
}

func TestAloneWithoutATransactionIsNoTurn(t *testing.T) {
	_, a, b := pair(t)
	require.NoError(t, b.Leave())
	require.NoError(t, a.BecomeExclusive("outside"))
	assert.True(t, a.Exclusive)
	assert.Zero(t, a.stats.Turns)
	require.NoError(t, a.Leave())
	b.Enter()
	assert.False(t, b.Exclusive, "turns end as others do")
}

func TestCallbacksAndStats(t *testing.T) {
	var aborts []Conflict
	var reasons []string
	w := NewWorld(Options{
		Concurrent:    true,
		OnAbort:       func(_ *Tx, c Conflict) { aborts = append(aborts, c) },
		OnIrrevocable: func(_ *Tx, reason string) { reasons = append(reasons, reason) },
	})
	a, b := w.NewTx(), w.NewTx()
	a.Enter()
	b.Enter()
	o := made(t, a, 1)
	see(t, b, o)
	b.Begin()
	_, err := o.get(b)
	require.NoError(t, err)
	a.Begin()
	require.NoError(t, o.set(a, 2))
	require.NoError(t, a.Commit())
	newInt(b, 1)
	assert.ErrorIs(t, b.Commit(), ErrAbort)
	require.Len(t, aborts, 1)
	assert.Equal(t, ReasonValidation, aborts[0].Reason)
	assert.Same(t, &o.Object, aborts[0].Object)
	assert.Same(t, a, aborts[0].Other)
	mustLeave(a)
	b.Restart()
	require.NoError(t, b.BecomeExclusive("test"))
	mustLeave(b)
	assert.Equal(t, []string{"test"}, reasons)
	a.Close()
	s := w.Stats()
	assert.EqualValues(t, 1, s.Aborts)
	assert.EqualValues(t, 1, s.Irrevocable["test"])
	assert.EqualValues(t, 1, s.Clones)
	assert.Equal(t, int64(1), b.Stats().AbortedBy[ReasonValidation])
}

// TestChaosAbortsEveryTransactionOnce or twice, and no more.
func TestChaosAbortsEveryTransactionOnce(t *testing.T) {
	w := NewWorld(Options{Concurrent: true, Chaos: true, Seed: 7})
	run(w, func(tx *Tx) {
		for range 500 {
			tries := 0
			atomically(tx, func() error {
				tries++
				assert.False(t, tx.Exclusive)
				return newInt(tx, 0).set(tx, 1)
			})
			assert.GreaterOrEqual(t, tries, 2)
			assert.LessOrEqual(t, tries, 3)
		}
	})
}

func TestChaosSparesWhatCannotRestart(t *testing.T) {
	w := NewWorld(Options{Concurrent: true, Chaos: true})
	o := ints(w, 1, 0)[0]
	run(w, func(tx *Tx) {
		tx.chaos.aborts, tx.chaos.points = 2, 1
		assert.NoError(t, o.add(tx, 1))
	})
}

// TestContentionTakesTurns: what never works optimistically gets done, by taking turns.
func TestContentionTakesTurns(t *testing.T) {
	w := NewWorld(Options{Concurrent: true})
	counter := ints(w, 1, 0)[0]
	var stop atomic.Bool
	time.AfterFunc(100*time.Millisecond, func() { stop.Store(true) })
	var n atomic.Int64
	body := func(tx *Tx) {
		for !stop.Load() {
			atomically(tx, func() error {
				for range 100 {
					if err := counter.add(tx, 1); err != nil {
						return err
					}
				}
				return nil
			})
			n.Add(100)
		}
	}
	run(w, body, body)
	assert.EqualValues(t, n.Load(), peek(counter))
}

// TestSerialCallsDontStarveOthers: a thread that turns exclusive again and again leaves the others time.
func TestSerialCallsDontStarveOthers(t *testing.T) {
	alone, among := 0, 0
	var serial int
	count := func(n *int, until time.Duration) func(*Tx) {
		return func(tx *Tx) {
			start := time.Now()
			spin(tx, func() bool {
				*n++
				return *n%64 == 0 && time.Since(start) > until
			})
		}
	}
	const span = 150 * time.Millisecond
	run(NewWorld(Options{Concurrent: true}), count(&alone, span))
	var stop atomic.Bool
	w := NewWorld(Options{Concurrent: true})
	run(w,
		func(tx *Tx) {
			count(&among, span)(tx)
			stop.Store(true)
		},
		func(tx *Tx) {
			for !stop.Load() {
				boundary(tx)
				for tx.BecomeExclusive("serial") != nil {
					tx.Restart()
				}
				serial++
				if tx.Budget(); tx.Tick() {
					require.NoError(t, tx.Commit())
					tx.Yield()
				}
			}
			require.NoError(t, tx.Commit())
		})
	t.Logf("%d events alone, %d beside %d serial calls in %d turns", alone, among, serial, w.Stats().Turns)
	assert.Greater(t, among, alone/20)
	assert.Positive(t, serial)
}

// TestStepAside: a thread that nobody waits for keeps the token while it blocks, and loses it to the first who comes.
func TestStepAside(t *testing.T) {
	for _, concurrent := range []bool{false, true} {
		w := NewWorld(Options{Concurrent: concurrent})
		a := w.NewTx()
		a.Enter()
		mustLeave(a)
		assert.Same(t, a, w.states().holder)
		a.Enter()
		assert.True(t, a.Exclusive)
		mustLeave(a)
		b := w.NewTx()
		b.Enter()
		assert.NotSame(t, a, w.states().holder)
		assert.Equal(t, !concurrent, b.Exclusive)
		mustLeave(b)
		a.Enter()
		assert.Equal(t, !concurrent, a.Exclusive)
		mustLeave(a)
		a.Close()
		b.Close()
		assert.Nil(t, w.states().holder)
		assert.Empty(t, w.states().running)
	}
}

// TestBlockingRaces has threads block and come back as fast as they can: each stretch in between runs alone under the lock.
func TestBlockingRaces(t *testing.T) {
	modes(t, func(t *testing.T, w *World) {
		counter, n := ints(w, 1, 0)[0], rounds(w, 5000)
		var inside atomic.Int64
		body := func(tx *Tx) {
			for i := range n {
				require.NoError(t, tx.Blocking(func() {
					if i%64 == 0 {
						time.Sleep(10 * time.Microsecond)
					}
				}))
				require.NoError(t, counter.add(tx, 1))
				assert.EqualValues(t, 1, inside.Add(1), "not alone")
				inside.Add(-1)
			}
		}
		run(w, body, body, body)
		assert.Equal(t, 3*n, peek(counter))
		assert.Nil(t, w.states().holder)
	})
}

// TestUpgradeIsNotOvertaken: a transaction that waits for exclusiveness holds what it has written, so a thread with claims, which
// also goes ahead of others, may not go ahead of it.
func TestUpgradeIsNotOvertaken(t *testing.T) {
	w := NewWorld(Options{Concurrent: true})
	a, b, c := w.NewTx(), w.NewTx(), w.NewTx()
	for _, tx := range []*Tx{a, b, c} {
		tx.Enter()
	}
	waiting := func(n int) {
		require.Eventually(t, func() bool { return len(w.states().queue) == n }, 10*time.Second, time.Millisecond)
	}
	mine, theirs := newInt(b, 1), newInt(a, 1)
	b.Begin()
	require.NoError(t, b.Commit())
	require.NoError(t, mine.set(b, 2))
	require.True(t, b.claims)
	a.Begin()
	require.NoError(t, theirs.set(a, 2))
	var wg sync.WaitGroup
	wg.Go(func() {
		assert.NoError(t, a.BecomeExclusive("test"))
		mustLeave(a)
	})
	waiting(1)
	wg.Go(func() {
		assert.NoError(t, b.BecomeExclusive("test"))
		mustLeave(b)
	})
	waiting(2)
	assert.True(t, a == w.states().queue[0].tx, "the upgrade is first")
	mustLeave(c)
	wg.Wait()
}

// TestRunningStepsAside: a thread that runs transactions blocks without telling the run states; who wants to be exclusive takes
// it out of them, and it waits when it comes back.
func TestRunningStepsAside(t *testing.T) {
	w := NewWorld(Options{Concurrent: true})
	a, b := w.NewTx(), w.NewTx()
	a.Enter()
	b.Enter()
	require.False(t, a.Exclusive || b.Exclusive)
	require.NoError(t, a.Leave())
	assert.Len(t, w.states().running, 2)
	states := w.states()
	assert.Equal(t, 1, states.active())
	a.Enter()
	assert.False(t, a.Exclusive, "nobody cared")

	require.NoError(t, a.Leave())
	require.NoError(t, b.BecomeExclusive("test"))
	assert.Same(t, b, w.states().holder)
	back := make(chan struct{})
	go func() {
		a.Enter()
		close(back)
	}()
	for b.Budget(); !b.Tick(); b.Budget() {
		time.Sleep(time.Microsecond)
	}
	select {
	case <-back:
		t.Error("ran beside an exclusive thread")
	default:
	}
	b.Begin()
	require.NoError(t, b.Commit())
	b.Yield()
	<-back
	require.NoError(t, a.Leave())
	require.NoError(t, b.Leave())
	a.Close()
	b.Close()
	assert.Empty(t, w.states().running)
}

// TestSoloBesideBlockedThreads: those that have stepped aside don't keep the last one that runs from going solo.
func TestSoloBesideBlockedThreads(t *testing.T) {
	w := NewWorld(Options{Concurrent: true})
	a, b := w.NewTx(), w.NewTx()
	a.Enter()
	b.Enter()
	require.NoError(t, a.Leave())
	deadline := time.Now().Add(10 * time.Second)
	spin(b, func() bool { return b.Exclusive || time.Now().After(deadline) })
	assert.True(t, b.Exclusive)
	require.NoError(t, b.Leave())
	a.Enter()
	require.NoError(t, a.Leave())
	a.Close()
	b.Close()
}
