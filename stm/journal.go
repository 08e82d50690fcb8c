package stm

// A Journal holds what an abort needs in order to undo a transaction's in-place writes. Kind.Save pushes on the three
// exported stacks and Kind.Restore pops what it pushed; restores run in the reverse order of saves.
type Journal struct {
	Slots []Slot
	Lists [][]Slot
	Any   []any

	slots  []slotUndo
	int32s []int32Undo
}

type slotUndo struct {
	at  *Slot
	old Slot
}

type int32Undo struct {
	at  *int32
	old int32
}

// LogSlot remembers the value of one slot that is about to be written in place. In exclusive mode it isn't called.
func (j *Journal) LogSlot(p *Slot) { j.slots = append(j.slots, slotUndo{p, *p}) }

// LogInt32 remembers the value of one number that is about to be written in place. In exclusive mode it isn't called.
func (j *Journal) LogInt32(p *int32) { j.int32s = append(j.int32s, int32Undo{p, *p}) }

// rollBack puts the logged slots and numbers back.
func (j *Journal) rollBack() {
	for i := len(j.slots) - 1; i >= 0; i-- {
		*j.slots[i].at = j.slots[i].old
	}
	for i := len(j.int32s) - 1; i >= 0; i-- {
		*j.int32s[i].at = j.int32s[i].old
	}
}

// reset empties the journal and keeps its memory.
func (j *Journal) reset() {
	j.Slots, j.Lists, j.Any = j.Slots[:0], j.Lists[:0], j.Any[:0]
	j.slots, j.int32s = j.slots[:0], j.int32s[:0]
}

// forget also drops the references that old entries hold, so that a thread at rest keeps nothing alive.
func (j *Journal) forget() {
	j.Slots, j.Lists, j.Any = wiped(j.Slots), wiped(j.Lists), wiped(j.Any)
	j.slots, j.int32s = wiped(j.slots), wiped(j.int32s)
}

// wiped returns an empty slice whose memory refers to nothing, or none if it is much.
func wiped[T any](s []T) []T {
	if cap(s) > 4096 {
		return nil
	}
	clear(s[:cap(s)])
	return s[:0]
}
