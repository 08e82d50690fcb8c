package stm

import (
	"errors"
	"os/exec"
	"strings"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// pair returns a concurrent world with two threads between transactions, both driven by the test's own goroutine. They must not
// ask for exclusiveness, which waits for the other.
func pair(t *testing.T) (w *World, a, b *Tx) {
	w = NewWorld(Options{Concurrent: true})
	a, b = w.NewTx(), w.NewTx()
	a.Enter()
	b.Enter()
	t.Cleanup(func() { assert.Empty(t, w.states().queue) })
	return w, a, b
}

// made returns an object with the value n that tx made in a transaction of its own.
func made(t *testing.T, tx *Tx, n int) *intObject {
	tx.Begin()
	o := newInt(tx, n)
	require.NoError(t, tx.Commit())
	return o
}

// see reads o in a transaction of its own.
func see(t *testing.T, tx *Tx, o *intObject) int {
	tx.Begin()
	n, err := o.get(tx)
	require.NoError(t, err)
	require.NoError(t, tx.Commit())
	return n
}

// retry restarts an aborted transaction without ever taking turns.
func retry(tx *Tx) {
	tx.turn.wanted, tx.pace.retries = "", 0
	tx.Restart()
}

func stateOf(o *intObject) uint64 { return (*Body)(o.Load()).loadState() }

func TestFreshNeedsNoLog(t *testing.T) {
	_, a, _ := pair(t)
	a.Begin()
	o := newInt(a, 1)
	assert.True(t, a.Writable(o.Load()))
	assert.False(t, a.InPlace(o.Load()))
	require.NoError(t, o.set(a, 2))
	assert.Empty(t, a.reads)
	assert.Empty(t, a.saves)
	require.NoError(t, a.Commit())
	assert.False(t, a.Writable(o.Load()), "no longer fresh")
	assert.False(t, a.Admit(&o.Object, o.Load()), "not without a transaction")
	a.Begin()
	assert.False(t, a.Writable(o.Load()))
	assert.False(t, a.Seen(o.Load()))
	assert.True(t, a.Admit(&o.Object, o.Load()), "biased to a")
	assert.Len(t, a.reads, 1)
	assert.True(t, a.Seen(o.Load()))
	require.NoError(t, a.Commit())
}

func TestBiasedBodyIsWrittenInPlace(t *testing.T) {
	_, a, b := pair(t)
	o := made(t, a, 1)
	before := o.Load()
	a.Begin()
	require.NoError(t, o.add(a, 1))
	assert.Equal(t, before, o.Load())
	assert.Len(t, a.saves, 1)
	require.NoError(t, a.Commit())
	assert.Equal(t, 2, see(t, b, o))
	assert.Zero(t, stateOf(o)&tagMask, "shared by its first foreign reader")
	assert.EqualValues(t, 1, b.stats.Shares)
}

func TestSharedBodyIsCloned(t *testing.T) {
	_, a, b := pair(t)
	o := made(t, a, 1)
	see(t, b, o)
	before := o.Load()
	b.Begin()
	require.NoError(t, o.set(b, 2))
	assert.NotEqual(t, before, o.Load())
	assert.Equal(t, 1, (*intBody)(before).n)
	require.NoError(t, b.Commit())
	assert.Nil(t, (*Body)(o.Load()).prev, "old versions would leak")
	assert.Equal(t, b.tag, stateOf(o)&tagMask, "biased to its last writer")
}

func TestAbortRestores(t *testing.T) {
	_, a, b := pair(t)
	mine, theirs := made(t, a, 1), made(t, b, 10)
	a.Begin()
	list := newSlice(a, 3)
	require.NoError(t, a.Commit())
	a.Begin()
	require.NoError(t, mine.add(a, 1))
	require.NoError(t, theirs.add(a, 1))
	require.NoError(t, list.put(a, 0, 7))
	require.NoError(t, list.grow(a, 8))
	require.NoError(t, list.grow(a, 9))
	require.NoError(t, list.grow(a, 10))
	var clone = theirs.Load()
	n := int32(5)
	a.LogInt32(&n)
	n = 6
	assert.ErrorIs(t, a.abort(Conflict{Reason: ReasonChaos}), ErrAbort)
	assert.EqualValues(t, 5, n)
	assert.Equal(t, dead, (*Body)(clone).loadState())
	_, err := mine.get(a)
	assert.ErrorIs(t, err, ErrAbort, "until it restarts")
	assert.ErrorIs(t, mine.set(a, 3), ErrAbort)
	assert.ErrorIs(t, a.Commit(), ErrAbort)
	assert.ErrorIs(t, a.BecomeExclusive("test"), ErrAbort)
	a.Restart()
	v, err := mine.get(a)
	require.NoError(t, err)
	assert.Equal(t, 1, v)
	items, err := list.items(a)
	require.NoError(t, err)
	assert.Equal(t, make([]Slot, 3), items)
	require.NoError(t, a.Commit())
	assert.Equal(t, 10, see(t, b, theirs))
}

func TestReplaceKeepsWrites(t *testing.T) {
	_, a, b := pair(t)
	a.Begin()
	list := newSlice(a, 1)
	require.NoError(t, list.grow(a, 1))
	require.NoError(t, a.Commit())
	for _, tx := range []*Tx{a, b, b, a} {
		tx.Begin()
		for range 3 {
			require.NoError(t, list.grow(tx, 1))
		}
		require.NoError(t, tx.Commit())
	}
	b.Begin()
	items, err := list.items(b)
	require.NoError(t, err)
	assert.Len(t, items, 14)
	require.NoError(t, b.Commit())
}

func TestSnapshotIsExtended(t *testing.T) {
	_, a, b := pair(t)
	x, y := made(t, b, 1), made(t, b, 1)
	a.Begin()
	_, err := x.get(a)
	require.NoError(t, err)
	b.Begin()
	require.NoError(t, y.set(b, 2))
	require.NoError(t, b.Commit())
	n, err := y.get(a)
	require.NoError(t, err)
	assert.Equal(t, 2, n)
	assert.EqualValues(t, 1, a.stats.Extensions)
	require.NoError(t, a.Commit())
}

func TestSnapshotIsNeverMixed(t *testing.T) {
	_, a, b := pair(t)
	x, y := made(t, b, 1), made(t, b, 1)
	a.Begin()
	_, err := x.get(a)
	require.NoError(t, err)
	b.Begin()
	require.NoError(t, x.set(b, 2))
	require.NoError(t, y.set(b, 2))
	require.NoError(t, b.Commit())
	_, err = y.get(a)
	assert.ErrorIs(t, err, ErrAbort)
	a.Restart()
	require.NoError(t, a.Commit())
}

func TestWriteSkew(t *testing.T) {
	_, a, b := pair(t)
	x, y := made(t, a, 1), made(t, b, 1)
	see(t, a, y)
	see(t, b, x)
	a.Begin()
	b.Begin()
	for _, tx := range []*Tx{a, b} {
		_, err := x.get(tx)
		require.NoError(t, err)
		_, err = y.get(tx)
		require.NoError(t, err)
	}
	require.NoError(t, x.set(a, 0))
	require.NoError(t, y.set(b, 0))
	require.NoError(t, a.Commit())
	assert.ErrorIs(t, b.Commit(), ErrAbort)
	b.Restart()
	require.NoError(t, b.Commit())
}

func TestReadsOfOwnBodiesNoticeThieves(t *testing.T) {
	_, a, b := pair(t)
	x, other := made(t, a, 1), made(t, a, 1)
	a.Begin()
	_, err := x.get(a)
	require.NoError(t, err)
	see(t, b, x)
	require.NoError(t, other.set(a, 1))
	require.NoError(t, a.Commit(), "to be read by another is no harm")

	a.Begin()
	_, err = x.get(a)
	require.NoError(t, err)
	b.Begin()
	require.NoError(t, x.set(b, 2))
	require.NoError(t, b.Commit())
	require.NoError(t, other.set(a, 1))
	assert.ErrorIs(t, a.Commit(), ErrAbort)
	a.Restart()
	require.NoError(t, a.Commit())
}

func TestReaderAsksForEarlyCommit(t *testing.T) {
	_, a, b := pair(t)
	x := made(t, a, 1)
	a.Begin()
	a.Budget()
	require.NoError(t, x.set(a, 2))
	b.Begin()
	_, err := x.get(b)
	assert.ErrorIs(t, err, ErrAbort, "the wait is bounded")
	retry(b)
	b.ask(a.seat)
	assert.True(t, a.Tick(), "a was asked to finish")
	require.NoError(t, a.Commit())
	n, err := x.get(b)
	require.NoError(t, err)
	assert.Equal(t, 2, n)
	assert.NotNil(t, b.asked, "a stays away until b has written")
	require.NoError(t, x.set(b, 3))
	assert.Nil(t, b.asked)
	require.NoError(t, b.Commit())
}

func TestTickEndsLongTransactions(t *testing.T) {
	_, a, _ := pair(t)
	a.Begin()
	events := 0
	for done := false; !done; done = a.Tick() {
		events += a.Budget()
	}
	assert.LessOrEqual(t, events, maxLength)
	require.NoError(t, a.Commit())
	assert.True(t, a.Tick(), "without a transaction it is time for one")
}

func TestFrozenBodies(t *testing.T) {
	_, a, _ := pair(t)
	o := &intObject{}
	b := &intBody{n: 3}
	b.Freeze()
	o.body = unsafe.Pointer(b)
	n, err := o.get(a)
	require.NoError(t, err)
	assert.Equal(t, 3, n)
	assert.False(t, a.Exclusive)
	a.Begin()
	_, err = o.get(a)
	require.NoError(t, err)
	assert.Empty(t, a.reads)
	assert.Panics(t, func() { _ = o.set(a, 4) })
}

// TestAttemptsHaveTheirOwnStamps, or a thief who saw an attempt end could take a body that the next one is writing.
func TestAttemptsHaveTheirOwnStamps(t *testing.T) {
	_, a, _ := pair(t)
	a.Begin()
	before := a.fresh
	_ = a.abort(Conflict{Reason: ReasonChaos})
	a.Restart()
	assert.NotEqual(t, before, a.fresh)
	require.NoError(t, a.Commit())
}

func TestMadeBeforeTheAnchorIsNotFresh(t *testing.T) {
	_, a, _ := pair(t)
	o := newInt(a, 1)
	require.NoError(t, o.set(a, 2), "without a transaction")
	assert.False(t, a.Exclusive)
	a.Begin()
	require.NoError(t, o.set(a, 3))
	_ = a.abort(Conflict{Reason: ReasonChaos})
	a.Restart()
	n, err := o.get(a)
	require.NoError(t, err)
	assert.Equal(t, 2, n)
	require.NoError(t, a.Commit())
}

func TestMadeBeforeBlockingIsNotFresh(t *testing.T) {
	w, a, b := pair(t)
	o := newInt(a, 1)
	mustLeave(a)
	assert.Equal(t, 1, see(t, b, o), "handed over by the caller's own means")
	mustLeave(b)
	a.Enter()
	assert.False(t, a.Writable(o.Load()))
	_ = w
}

// TestEffectsOfReadersAreOrdered: a transaction with hooks is serialized where it commits, even if it only read.
func TestEffectsOfReadersAreOrdered(t *testing.T) {
	_, a, b := pair(t)
	x := made(t, b, 1)
	a.Begin()
	_, err := x.get(a)
	require.NoError(t, err)
	ran := false
	a.AfterCommit(func() { ran = true })
	b.Begin()
	require.NoError(t, x.set(b, 2))
	require.NoError(t, b.Commit())
	assert.ErrorIs(t, a.Commit(), ErrAbort)
	a.Restart()
	require.NoError(t, a.Commit())
	assert.False(t, ran, "dropped")
}

func TestInitSharedIsOlderThanEverySnapshot(t *testing.T) {
	_, a, b := pair(t)
	a.Begin()
	b.Begin()
	o := &intObject{}
	a.InitShared(&o.Object, &(&intBody{n: 1}).Body)
	_ = a.abort(Conflict{Reason: ReasonChaos})
	n, err := o.get(b)
	require.NoError(t, err, "whatever becomes of its maker's transaction")
	assert.Equal(t, 1, n)
	require.NoError(t, o.set(b, 2))
	require.NoError(t, b.Commit())
	a.Restart()
	require.NoError(t, o.add(a, 1))
	require.NoError(t, a.Commit())
	assert.Equal(t, 3, see(t, b, o))
}

func TestStampIsUniquePerAttempt(t *testing.T) {
	_, a, b := pair(t)
	seen := map[uint64]bool{}
	for range 5 {
		for _, tx := range []*Tx{a, b} {
			tx.Begin()
			assert.False(t, seen[tx.Stamp()])
			seen[tx.Stamp()] = true
			_ = tx.abort(Conflict{Reason: ReasonChaos})
			tx.Restart()
			assert.False(t, seen[tx.Stamp()])
			seen[tx.Stamp()] = true
			require.NoError(t, tx.Commit())
		}
	}
	assert.False(t, seen[exclusiveStamp])
}

func TestTagsAreNotSubsetsOfOthers(t *testing.T) {
	for a := range maxThreads {
		require.Equal(t, a, ownerOf(mutating|tagOf(a)|versionMask))
		require.NotEqual(t, dead&tagMask, tagOf(a))
		for b := range maxThreads {
			require.Equal(t, a == b, tagOf(a)&^tagOf(b) == 0)
		}
	}
}

func TestAdmitTellsOwnersApart(t *testing.T) {
	w := NewWorld(Options{Concurrent: true})
	tx := w.NewTx()
	tx.anchored, tx.rv = true, 9
	for a := range maxThreads {
		tx.tag = tagOf(a)
		tx.mask = mutating | tx.tag
		for _, b := range []int{0, 1, a - 1, a, a + 1, maxThreads - 1} {
			if b < 0 || b >= maxThreads {
				continue
			}
			for _, s := range []uint64{tagOf(b), tagOf(b) | 9, mutating | tagOf(b) | 5} {
				require.Equal(t, a == b, tx.Admit(nil, unsafe.Pointer(&Body{state: s})))
			}
		}
		require.False(t, tx.Admit(nil, unsafe.Pointer(&Body{state: dead})))
		require.False(t, tx.Admit(nil, unsafe.Pointer(&Body{state: 10})))
		require.True(t, tx.Admit(nil, unsafe.Pointer(&Body{state: 8})))
	}
}

func TestMisusePanics(t *testing.T) {
	w := NewWorld(Options{Concurrent: true})
	a := w.NewTx()
	assert.Panics(t, func() { a.Begin() })
	assert.Panics(t, func() { _ = a.Leave() })
	a.Enter()
	assert.Panics(t, func() { a.Enter() })
	assert.Panics(t, func() { a.Close() })
	assert.Panics(t, func() { NewGate().Wait(a, 0, 0) })
	assert.Panics(t, func() { a.Restart() })
}

func TestErrAbortIsAnError(t *testing.T) {
	assert.True(t, errors.Is(ErrAbort, ErrAbort))
	assert.Equal(t, "transaction aborted", ErrAbort.Error())
}

// TestHotPathsInline keeps the barriers that the object model runs at every access small enough to be inlined.
func TestHotPathsInline(t *testing.T) {
	out, err := exec.Command("go", "build", "-gcflags=-m", ".").CombinedOutput()
	if err != nil {
		t.Skip("no compiler here: ", err)
	}
	for _, f := range []string{"(*Object).Load", "(*Object).Peek", "(*Tx).Writable", "(*Tx).InPlace", "(*Tx).Init",
		"(*Tx).Stamp", "(*Tx).Anchored", "(*Journal).LogSlot", "(*Journal).LogInt32"} {
		assert.True(t, strings.Contains(string(out), "can inline "+f+"\n"), f)
	}
}

func TestEventsAreCountedExactly(t *testing.T) {
	_, a, _ := pair(t)
	a.Begin()
	budget := a.Budget()
	a.Tick()
	require.NoError(t, a.Commit())
	assert.Equal(t, budget+1, a.contention.events, "the one after the last that the budget allows ticks")
	a.Begin()
	a.GiveBack(a.Budget())
	a.Tick()
	require.NoError(t, a.Commit())
	assert.Equal(t, budget+2, a.contention.events, "what didn't pass doesn't count")
}

func TestOnlyEventsOfATurnAreAlone(t *testing.T) {
	_, a, b := pair(t)
	mustLeave(b)
	a.Begin()
	a.Budget()
	a.Tick()
	require.NoError(t, a.Commit())
	assert.Zero(t, a.contention.alone)
	require.NoError(t, a.BecomeExclusive("test"))
	budget := a.Budget()
	a.Tick()
	assert.Equal(t, budget+1, a.contention.alone)
}
