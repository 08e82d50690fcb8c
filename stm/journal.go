package stm

// A Journal holds what an abort needs in order to undo a transaction's in-place writes. Kind.Save pushes on the three
// exported stacks and Kind.Restore pops what it pushed; restores run in the reverse order of saves.
type Journal struct {
	Slots []Slot
	Lists [][]Slot
	Any   []any

	slots  []slotUndo
	int32s []int32Undo

	slotRuns  runs[Slot]
	int32Runs runs[int32]
}

type slotUndo struct {
	at  *Slot
	old Slot
}

type int32Undo struct {
	at  *int32
	old int32
}

// runs are arrays as they were: the contents of all of them lie in one buffer, so that to log a run costs no allocation.
type runs[T any] struct {
	at  [][]T
	old []T
}

func (r *runs[T]) log(s []T) {
	r.at = append(r.at, s)
	r.old = append(r.old, s...)
}

func (r *runs[T]) rollBack() {
	end := len(r.old)
	for i := len(r.at) - 1; i >= 0; i-- {
		end -= copy(r.at[i], r.old[end-len(r.at[i]):])
	}
}

func (r *runs[T]) reset() { r.at, r.old = r.at[:0], r.old[:0] }

func (r *runs[T]) forget() { r.at, r.old = wiped(r.at), wiped(r.old) }

// LogSlot remembers the value of one slot that is about to be written in place. In exclusive mode it isn't called.
func (j *Journal) LogSlot(p *Slot) { j.slots = append(j.slots, slotUndo{p, *p}) }

// LogInt32 remembers the value of one number that is about to be written in place. In exclusive mode it isn't called.
func (j *Journal) LogInt32(p *int32) { j.int32s = append(j.int32s, int32Undo{p, *p}) }

// LogSlots remembers the values of a whole array, to which single slots may have been logged before; from now on in this
// transaction they need not be. In exclusive mode it isn't called.
func (j *Journal) LogSlots(s []Slot) { j.slotRuns.log(s) }

// LogInt32s is LogSlots for an array of numbers.
func (j *Journal) LogInt32s(s []int32) { j.int32Runs.log(s) }

// rollBack puts the logged slots and numbers back: whole arrays first, because what was logged of them singly is older.
func (j *Journal) rollBack() {
	j.slotRuns.rollBack()
	j.int32Runs.rollBack()
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
	j.slotRuns.reset()
	j.int32Runs.reset()
}

// forget also drops the references that old entries hold, so that a thread at rest keeps nothing alive.
func (j *Journal) forget() {
	j.Slots, j.Lists, j.Any = wiped(j.Slots), wiped(j.Lists), wiped(j.Any)
	j.slots, j.int32s = wiped(j.slots), wiped(j.int32s)
	j.slotRuns.forget()
	j.int32Runs.forget()
}

// wiped returns an empty slice whose memory refers to nothing, or none if it is much.
func wiped[T any](s []T) []T {
	if cap(s) > 4096 {
		return nil
	}
	clear(s[:cap(s)])
	return s[:0]
}
