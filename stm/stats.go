package stm

import (
	"maps"
	"time"
)

// Why a transaction was aborted.
const (
	ReasonValidation = "read-validation" // something it read was replaced by a commit
	ReasonLocked     = "write-lock"      // a body stayed locked by another transaction
	ReasonTurn       = "turn"            // another thread is first in the queue for exclusiveness
	ReasonChaos      = "chaos"
)

// A Conflict describes an abort.
type Conflict struct {
	Object *Object // nil: not known
	Kind   string  // name of the object's Kind; empty if only the object model can tell
	Reason string
	Other  *Tx // nil: not known
}

// Stats count what happened. Times are wall clock.
type Stats struct {
	Transactions int64 // begun, without restarts
	Commits      int64
	Aborts       int64
	EarlyCommits int64 // on somebody's request
	Clones       int64 // of shared bodies
	Shares       int64 // bodies taken from the thread that they were biased to
	InPlace      int64 // journalled bodies
	Reads        int64 // entries of read sets
	Waits        int64 // for a body that another transaction was writing
	Extensions   int64 // of a snapshot
	Turns        int64 // irrevocable
	Exclusive    time.Duration
	Irrevocable  map[string]int64 // turns by reason
	AbortedBy    map[string]int64 // aborts by reason
}

func (s *Stats) add(o *Stats) {
	s.Transactions += o.Transactions
	s.Commits += o.Commits
	s.Aborts += o.Aborts
	s.EarlyCommits += o.EarlyCommits
	s.Clones += o.Clones
	s.Shares += o.Shares
	s.InPlace += o.InPlace
	s.Reads += o.Reads
	s.Waits += o.Waits
	s.Extensions += o.Extensions
	s.Turns += o.Turns
	s.Exclusive += o.Exclusive
	s.Irrevocable = sum(s.Irrevocable, o.Irrevocable)
	s.AbortedBy = sum(s.AbortedBy, o.AbortedBy)
}

func sum(a, b map[string]int64) map[string]int64 {
	if a == nil && b != nil {
		return maps.Clone(b)
	}
	for k, n := range b {
		a[k] += n
	}
	return a
}

func count(m *map[string]int64, key string) {
	if *m == nil {
		*m = map[string]int64{}
	}
	(*m)[key]++
}

func (s *Stats) irrevocable(reason string) {
	s.Turns++
	count(&s.Irrevocable, reason)
}

// Stats returns the thread's counters. Only the thread itself may ask.
func (tx *Tx) Stats() Stats {
	var s Stats
	s.add(&tx.stats)
	return s
}
