package stm

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestJournalRollsBackRunsAndSinglesInOrder(t *testing.T) {
	var j Journal
	a := []Slot{{N: 1}, {N: 2}, {N: 3}}
	n := []int32{7, 8}
	j.LogSlot(&a[1])
	a[1].N = 20
	j.LogInt32(&n[0])
	n[0] = 70
	cut := a[:2]
	j.LogSlots(cut) // holds what was logged singly before, changed
	j.LogInt32s(n)
	b := []Slot{{N: 5}}
	j.LogSlots(b)
	a[0].N, a[1].N, b[0].N, n[0], n[1] = 100, 200, 500, 700, 800
	j.rollBack()
	assert.Equal(t, []Slot{{N: 1}, {N: 2}, {N: 3}}, a)
	assert.Equal(t, []Slot{{N: 5}}, b)
	assert.Equal(t, []int32{7, 8}, n)
	j.reset()
	a[0].N = 9
	j.rollBack()
	assert.Equal(t, uint64(9), a[0].N, "an empty journal restores nothing")
}
