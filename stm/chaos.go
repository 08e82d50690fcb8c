package stm

import (
	"math/rand/v2"
	"runtime"
)

// chaos aborts every transaction at least once at a random point, gives small budgets and yields at random. Its choices
// depend on the seed and the number of the thread only.
type chaos struct {
	rng    *rand.Rand
	aborts int // that this transaction still has to suffer
	points int // until the next one
}

func newChaos(seed uint64, thread int) *chaos {
	return &chaos{rng: rand.New(rand.NewPCG(seed, uint64(thread)+1))}
}

// anchor plans the aborts of a new transaction.
func (c *chaos) anchor() { c.aborts = 1 + c.rng.IntN(4)/3 }

// begin plans one attempt.
func (c *chaos) begin() { c.points = 1 + c.rng.IntN(1<<c.rng.IntN(8)) }

func (c *chaos) budget(n int) int { return 1 + c.rng.IntN(min(n, 1<<c.rng.IntN(7))) }

// endHere tells a tick to end the transaction early.
func (c *chaos) endHere() bool { return c.rng.IntN(16) == 0 }

// strike tells whether to abort at this point; last: it is the last chance.
func (c *chaos) strike(last bool) bool {
	if c.rng.IntN(8) == 0 {
		runtime.Gosched()
	}
	if c.aborts == 0 {
		return false
	}
	c.points--
	if c.points > 0 && !last {
		return false
	}
	c.aborts--
	return true
}

// pause lets other threads in between two steps of the protocol that are atomic only in the sense that it must not matter.
func (tx *Tx) pause() {
	if tx.chaos != nil && tx.chaos.rng.IntN(4) == 0 {
		runtime.Gosched()
	}
}

// chaosPoint is where chaos may abort a transaction. What is left to suffer when it ends is forgiven.
func (tx *Tx) chaosPoint() error {
	if tx.chaos == nil || !tx.anchored || tx.Exclusive || !tx.chaos.strike(false) {
		return nil
	}
	return tx.abort(Conflict{Reason: ReasonChaos})
}
