package stm

import (
	"slices"
	"testing"

	vars "github.com/anacrolix/stm"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// The model test drives several threads from one goroutine in a random interleaving and compares every value that a committed
// transaction read with what the same transaction reads from anacrolix/stm variables, where transactions run one after the
// other in the order of their commits.

const modelObjects = 4

// A modelThread is a thread of the engine and what its transaction has done so far.
type modelThread struct {
	tx    *Tx
	began int // commits before the transaction
	log   []modelOp
	wrote bool
}

// A modelOp is a read that saw n, or a write of n. Lists are read as their length and written by appending.
type modelOp struct {
	object int
	write  bool
	n      int
}

type model struct {
	t       *rapid.T
	w       *World
	threads []*modelThread
	ints    []*intObject
	lists   []*sliceObject
	oracle  []*vars.Var
	history [][]int // the oracle's values after each commit
	next    int     // a number not yet written
}

func newModel(t *rapid.T) *model {
	m := &model{t: t, w: NewWorld(Options{Concurrent: true}), next: 1}
	for range rapid.IntRange(2, 3).Draw(t, "threads") {
		m.threads = append(m.threads, &modelThread{tx: m.w.NewTx()})
	}
	for _, th := range m.threads {
		th.tx.Enter()
		th.tx.Begin()
	}
	maker := m.threads[0].tx
	for range modelObjects {
		m.ints = append(m.ints, newInt(maker, 0))
		m.lists = append(m.lists, newSlice(maker, 0))
	}
	for range 2 * modelObjects {
		m.oracle = append(m.oracle, vars.NewVar(0))
	}
	for _, th := range m.threads {
		require.NoError(t, th.tx.Commit())
		th.tx.Begin()
	}
	m.history = [][]int{m.values()}
	return m
}

func (m *model) values() []int {
	return vars.Atomically(func(t *vars.Tx) any {
		var all []int
		for _, v := range m.oracle {
			all = append(all, t.Get(v).(int))
		}
		return all
	}).([]int)
}

func (m *model) step(*rapid.T) {
	th := rapid.SampledFrom(m.threads).Draw(m.t, "thread")
	if rapid.IntRange(0, 4).Draw(m.t, "op") == 0 {
		m.commit(th)
		return
	}
	object := rapid.IntRange(0, 2*modelObjects-1).Draw(m.t, "object")
	op := modelOp{object: object, write: rapid.Bool().Draw(m.t, "write")}
	var err error
	switch {
	case object >= modelObjects && op.write:
		err = m.lists[object-modelObjects].grow(th.tx, uint64(m.next))
	case object >= modelObjects:
		var items []Slot
		items, err = m.lists[object-modelObjects].items(th.tx)
		op.n = len(items)
	case op.write:
		m.next++
		op.n = m.next
		err = m.ints[object].set(th.tx, op.n)
	default:
		op.n, err = m.ints[object].get(th.tx)
	}
	if err != nil {
		m.restart(th)
		return
	}
	th.log = append(th.log, op)
	th.wrote = th.wrote || op.write
	m.checkOpacity(th)
}

func (m *model) restart(th *modelThread) {
	retry(th.tx)
	th.log, th.wrote, th.began = nil, false, len(m.history)-1
}

func (m *model) commit(th *modelThread) {
	if th.tx.Commit() != nil {
		m.restart(th)
		return
	}
	if th.wrote {
		require.True(m.t, m.replay(th, m.history[len(m.history)-1]), "a writer's reads must hold when it commits")
		m.apply(th)
	}
	th.tx.Begin()
	th.log, th.wrote, th.began = nil, false, len(m.history)-1
}

// apply runs the transaction on the oracle.
func (m *model) apply(th *modelThread) {
	vars.Atomically(vars.VoidOperation(func(t *vars.Tx) {
		for _, op := range th.log {
			v := m.oracle[op.object]
			switch {
			case !op.write:
				require.Equal(m.t, t.Get(v), op.n)
			case op.object < modelObjects:
				t.Set(v, op.n)
			default:
				t.Set(v, t.Get(v).(int)+1)
			}
		}
	}))
	m.history = append(m.history, m.values())
}

// checkOpacity: at any time, what a transaction has read so far existed together at one time since it began.
func (m *model) checkOpacity(th *modelThread) {
	for _, values := range m.history[th.began:] {
		if m.replay(th, values) {
			return
		}
	}
	m.t.Fatalf("mixed snapshot: %v", th.log)
}

// replay tells whether the transaction's reads are those that it would do on the given values.
func (m *model) replay(th *modelThread, values []int) bool {
	values = slices.Clone(values)
	for _, op := range th.log {
		switch {
		case !op.write:
			if values[op.object] != op.n {
				return false
			}
		case op.object < modelObjects:
			values[op.object] = op.n
		default:
			values[op.object]++
		}
	}
	return true
}

func TestModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := newModel(t)
		t.Repeat(map[string]func(*rapid.T){"step": m.step})
		for _, th := range m.threads {
			m.commit(th)
		}
		last := m.history[len(m.history)-1]
		for i, o := range m.ints {
			require.Equal(t, last[i], peek(o))
		}
		for i, o := range m.lists {
			require.Len(t, (*sliceBody)(o.Peek()).items, last[modelObjects+i])
		}
	})
}
