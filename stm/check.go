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
