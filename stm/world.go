package stm

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	vars "github.com/anacrolix/stm"
)

// Options configure a World.
type Options struct {
	Concurrent     bool                        // threads run in transactions; otherwise under one global lock
	Chaos          bool                        // abort every transaction at least once, at random points
	Seed           uint64                      // of the random choices in chaos
	SwitchInterval time.Duration               // how long a thread keeps the global lock that others wait for; default 5 ms
	OnAbort        func(tx *Tx, c Conflict)    // called by the aborting thread
	OnIrrevocable  func(tx *Tx, reason string) // called by a thread whose transaction just turned irrevocable
}

// A World is what the threads of one interpreter have in common: the clock, the thread registry, the run states and the
// exclusive token.
type World struct {
	opt   Options
	start time.Time
	sched *vars.Var // of runStates
	seats [maxThreads]atomic.Pointer[seat]

	_     cacheLine
	clock atomic.Uint64 // the version of the latest commit that took one
	_     cacheLine
	grace atomic.Int64  // how long the last irrevocable turn took: nanoseconds
	beats atomic.Uint32 // of the heart, while it beats
	_     cacheLine

	mu      sync.Mutex // guards what follows
	free    []int      // thread ids that nobody uses, lowest last
	threads []*Tx
	ended   Stats // of threads that were closed
	born    int   // threads so far, for their seeds
	beating bool  // the heart beats

	hooks hookQueue

	gullible bool // tests only: validation always says yes
}

type cacheLine [128]byte

// NewWorld returns a world without threads.
func NewWorld(opt Options) *World {
	if opt.SwitchInterval <= 0 {
		opt.SwitchInterval = 5 * time.Millisecond
	}
	w := &World{opt: opt, start: time.Now(), sched: vars.NewVar(runStates{})}
	w.clock.Store(firstVersion)
	w.hooks.turn.L = &w.hooks.mu
	for id := maxThreads - 1; id >= 0; id-- {
		w.free = append(w.free, id)
	}
	return w
}

// now returns the time since the world began.
func (w *World) now() time.Duration { return time.Since(w.start) }

// advance makes everything stamped so far older than every snapshot taken from now on.
func (w *World) advance() uint64 { return w.clock.Add(versionStep) }

// owner returns the seat of the thread in a tagged state.
func (w *World) owner(s uint64) *seat { return w.seats[ownerOf(s)].Load() }

// runStates is the value of the world's scheduling variable: a fair readers-writer lock whose readers are the threads
// that run transactions and whose writer is the thread that runs exclusive. The value is immutable; every step replaces it.
//
// Invariants: a holder excludes running threads; the queue is empty unless there is a holder or its head waits for
// exclusiveness. So whoever finds the queue empty and no holder may run at once, and requests are served in order.
type runStates struct {
	holder  *Tx
	running []*Tx
	queue   []request
}

type request struct {
	tx        *Tx
	exclusive bool
	insistent bool // holds bodies that it has written or claimed: ahead of those that hold nothing
}

// leave takes tx out of the runnable threads.
func (s *runStates) leave(tx *Tx) {
	if s.holder == tx {
		s.holder = nil
	} else if i := slices.Index(s.running, tx); i >= 0 {
		s.running = slices.Delete(slices.Clone(s.running), i, i+1)
	}
}

// ask queues a request.
func (s *runStates) ask(tx *Tx, exclusive bool) {
	s.queue = append(slices.Clip(s.queue), request{tx: tx, exclusive: exclusive})
}

// insist queues a request for exclusiveness of a thread that holds bodies, behind others like it and before all that hold none.
func (s *runStates) insist(tx *Tx) {
	first := slices.IndexFunc(s.queue, func(r request) bool { return !r.insistent })
	if first < 0 {
		first = len(s.queue)
	}
	s.queue = slices.Insert(slices.Clone(s.queue), first, request{tx: tx, exclusive: true, insistent: true})
}

// admit grants the requests whose turn it is and returns their threads.
func (s *runStates) admit() (admitted []*Tx) {
	for len(s.queue) > 0 && s.holder == nil {
		next := s.queue[0]
		if next.exclusive && len(s.running) > 0 {
			break
		}
		if next.exclusive {
			s.holder = next.tx
		} else {
			s.running = append(slices.Clip(s.running), next.tx)
		}
		s.queue = s.queue[1:]
		admitted = append(admitted, next.tx)
	}
	return admitted
}

// hint tells the runnable threads that somebody waits for them. Hints come after the step that they tell about and a thread
// clears its hint before it looks at the run states, so none is lost; one that comes late costs a look.
func (s *runStates) hint() {
	if len(s.queue) == 0 {
		return
	}
	if s.holder != nil {
		s.holder.seat.pending.Or(pendingWaiter)
	}
	for _, tx := range s.running {
		tx.seat.pending.Or(pendingWaiter)
	}
}

func (w *World) states() runStates { return vars.AtomicGet(w.sched).(runStates) }

// move takes one step of the run states as a transaction over the world's variables. A step that returns false changes
// nothing. It reports whether the step admitted tx itself; others that it admitted wake up.
func (w *World) move(tx *Tx, step func(s *runStates) bool) (admitted, ok bool) {
	var after runStates
	vars.Atomically(vars.VoidOperation(func(t *vars.Tx) {
		after = t.Get(w.sched).(runStates)
		admitted = false
		if ok = step(&after); !ok {
			return
		}
		for _, other := range after.admit() {
			if other == tx {
				admitted = true
			} else {
				t.Set(other.admitted, true)
			}
		}
		t.Set(w.sched, after)
	}))
	after.check()
	after.hint()
	if len(after.queue) > 0 {
		w.revokeAll(&after, nil)
	}
	return admitted, ok
}

// requeue stops being runnable, if tx was, and waits for its turn.
func (w *World) requeue(tx *Tx, exclusive bool) {
	admitted, _ := w.move(tx, func(s *runStates) bool {
		s.leave(tx)
		s.ask(tx, exclusive)
		return true
	})
	if !admitted {
		tx.awaitTurn()
	}
}

// insist makes a running thread that may have claimed bodies exclusive. It goes ahead of threads that hold nothing, because
// to run one of those in between would show it what the thread is in the middle of. Two that insist at once follow each
// other directly; the one that has to wait is serialized in two pieces.
func (w *World) insist(tx *Tx) {
	admitted, _ := w.move(tx, func(s *runStates) bool {
		s.leave(tx)
		if tx.claims {
			s.insist(tx)
		} else {
			s.ask(tx, true)
		}
		return true
	})
	if !admitted {
		tx.awaitTurn()
	}
}

// awaitTurn parks the thread until somebody's step admits it.
func (tx *Tx) awaitTurn() {
	vars.Atomically(vars.VoidOperation(func(t *vars.Tx) {
		t.Assert(t.Get(tx.admitted).(bool))
		t.Set(tx.admitted, false)
	}))
}

// upgrade asks for exclusiveness in the middle of a transaction; ok is false if somebody else already waits.
func (w *World) upgrade(tx *Tx) (ok bool) {
	admitted, ok := w.move(tx, func(s *runStates) bool {
		if len(s.queue) > 0 {
			return false
		}
		s.leave(tx)
		s.insist(tx)
		return true
	})
	if ok && !admitted {
		tx.awaitTurn()
	}
	return ok
}

// soloUpgrade makes tx exclusive if no other thread is runnable.
func (w *World) soloUpgrade(tx *Tx) (ok bool) {
	s := w.states()
	w.revokeAll(&s, tx)
	_, ok = w.move(tx, func(s *runStates) bool {
		if len(s.queue) > 0 || len(s.running) != 1 {
			return false
		}
		s.holder, s.running = tx, nil
		return true
	})
	return ok
}

// NewTx registers a thread. It isn't running yet.
func (w *World) NewTx() *Tx {
	w.mu.Lock()
	defer w.mu.Unlock()
	tx := &Tx{w: w, id: -1, alarm: vars.NewVar(uint64(0)), admitted: vars.NewVar(false)}
	if n := len(w.free); n > 0 {
		tx.id, w.free = w.free[n-1], w.free[:n-1]
		tx.tag = tagOf(tx.id)
		tx.seat = w.seats[tx.id].Load()
	}
	if tx.seat == nil {
		tx.seat = new(seat)
	}
	if tx.id >= 0 {
		w.seats[tx.id].Store(tx.seat)
	}
	tx.seat.pending.Store(0)
	tx.number = w.born
	w.born++
	w.threads = append(w.threads, tx)
	if len(w.threads) > 1 && !w.beating {
		w.beating = true
		go w.beat()
	}
	tx.setUp()
	return tx
}

// heartbeat is the period of the world's coarse clock.
const heartbeat = time.Millisecond

// beat advances the coarse clock as long as there are several threads.
func (w *World) beat() {
	for {
		time.Sleep(heartbeat)
		w.beats.Add(1)
		w.mu.Lock()
		w.beating = len(w.threads) > 1
		more := w.beating
		w.mu.Unlock()
		if !more {
			return
		}
	}
}

// Close ends a thread that has left. Its id goes to a later thread, which takes over what is biased to it: the clock
// advances so that none of it looks fresh there.
func (tx *Tx) Close() {
	tx.mustHaveLeft("Close")
	w := tx.w
	if tx.stepBack() {
		w.release(tx)
	}
	w.advance()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.threads = slices.DeleteFunc(w.threads, func(t *Tx) bool { return t == tx })
	w.ended.add(&tx.stats)
	if tx.id >= 0 {
		w.free = append(w.free, tx.id)
		tx.seat.attempts = tx.attempts
		tx.id = -1
	}
}

// Threads returns how many threads there are.
func (w *World) Threads() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.threads)
}

// alone tells whether there is only one thread.
func (w *World) alone() bool { return w.Threads() == 1 }

// thread returns the thread in a tagged state, for reports; nil if it is not known.
func (w *World) thread(s uint64) *Tx {
	if s == dead || s&tagMask == 0 {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	id := ownerOf(s)
	for _, tx := range w.threads {
		if tx.id == id {
			return tx
		}
	}
	return nil
}

// Stats returns the sum over all threads. Running threads report now and then, so theirs may be a little old.
func (w *World) Stats() Stats {
	w.mu.Lock()
	defer w.mu.Unlock()
	var s Stats
	s.add(&w.ended)
	for _, tx := range w.threads {
		s.add(&tx.reported)
	}
	return s
}

// Report publishes the thread's counters for World.Stats, which it does by itself only now and then.
func (tx *Tx) Report() {
	tx.w.mu.Lock()
	defer tx.w.mu.Unlock()
	tx.reported = Stats{}
	tx.reported.add(&tx.stats)
}
