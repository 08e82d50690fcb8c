package stm

// mustBe panics unless a precondition holds.
func (tx *Tx) mustBe(ok bool, what string) {
	if !ok {
		panic("stm: not " + what)
	}
}

func (tx *Tx) mustHaveLeft(what string) {
	if tx.entered {
		panic("stm: " + what + " by a runnable thread")
	}
}

// What follows checks the invariants of the package comment when it is built with the tag invariants.

func assume(ok bool, what string) {
	if invariants && !ok {
		panic("stm: broken invariant: " + what)
	}
}

// checkWrites looks at what the transaction is about to commit or undo: all of it is locked by this attempt.
func (tx *Tx) checkWrites() {
	if !invariants {
		return
	}
	mine := mutating | tx.fresh
	assume(tx.seat.current.Load() == mine, "the stamp is announced")
	for i := range tx.saves {
		assume(tx.saves[i].body.loadState() == mine, "saved bodies are locked")
	}
	for i := range tx.clones {
		c := &tx.clones[i]
		s := c.body.loadState()
		assume(s == mine || s == dead, "clones are locked, or replaced")
		assume(s == dead || c.body.prev != nil, "clones know what they replace")
		s = (*Body)(c.object.Load()).loadState()
		assume(s == mine, "the objects of clones are locked")
	}
}

// checkRest looks at a thread between transactions: it holds nothing.
func (tx *Tx) checkRest() {
	if !invariants {
		return
	}
	assume(tx.seat.current.Load() == 0, "no transaction is announced")
	assume(tx.seat.committing.Load() == 0, "no commit is announced")
	assume(len(tx.reads)+len(tx.saves)+len(tx.clones)+len(tx.afters) == 0, "the logs are empty")
	assume(len(tx.Slots)+len(tx.Lists)+len(tx.Any)+len(tx.slots)+len(tx.int32s) == 0, "the journal is empty")
}

// checkAlone looks at the other threads when one turns exclusive.
func (tx *Tx) checkAlone() {
	if !invariants {
		return
	}
	states := tx.w.states()
	assume(states.holder == tx && len(states.running) == 0, "the run states say that the thread is exclusive")
	busy := 0
	for i := range tx.w.seats {
		if seat := tx.w.seats[i].Load(); seat != nil && seat.current.Load() != 0 {
			busy++
		}
	}
	for _, r := range states.queue {
		if r.insistent {
			busy--
		}
	}
	assume(busy <= 0, "all others stand between transactions, or insist on being next")
}

// check looks at the run states after a step.
func (s *runStates) check() {
	assume(s.holder == nil || len(s.running) == 0, "a holder excludes running threads")
	assume(len(s.queue) == 0 || s.holder != nil || s.queue[0].exclusive && len(s.running) > 0, "what can be granted is granted")
}
