package stm

import (
	"sync/atomic"
	"unsafe"
)

// A Slot is sixteen bytes of a body: a pointer word that the collector sees and a number. The engine journals slots
// without knowing what they mean.
type Slot struct {
	P unsafe.Pointer
	N uint64
}

// A Body holds all the mutable state of one object. It is embedded first in the object model's own body types, and it is
// immutable once a second thread has seen it (see the package comment).
type Body struct {
	state uint64         // who may read and write it: see state.go
	prev  unsafe.Pointer // *Body: the committed version that this uncommitted clone replaces
}

// Freeze marks a body that never changes again, before any other thread knows it: it may be read anywhere, even by a
// thread without a restart point, and nothing is logged. Bodies shared by all objects of an immutable type are frozen.
// Writing to a frozen body panics.
func (b *Body) Freeze() { b.state = frozen }

// An Object is the part of a mutable object that the engine needs: which body is the current one. It is embedded in the
// object model's headers.
type Object struct {
	body unsafe.Pointer // *Body; atomic outside exclusive mode
}

// Peek returns the current body without any check. It is right in exclusive mode, for an object that no other thread can
// know yet, and for diagnostics.
func (o *Object) Peek() unsafe.Pointer { return o.body }

// Load returns the current body as other threads may be replacing it: what Tx.Writable, Tx.Seen and Tx.Admit are asked about.
func (o *Object) Load() unsafe.Pointer { return atomic.LoadPointer(&o.body) }

// A Kind tells the engine how to copy one sort of body. Kinds are immutable and normally package-level variables.
type Kind struct {
	Name string
	// Clone returns a copy of b that shares no mutable memory with it.
	Clone func(b *Body) *Body
	// Save pushes what an abort needs in order to undo in-place writes to b on the journal; Restore pops it and undoes.
	// A kind may log single slots as it writes them (Journal.LogSlot) and save only the rest here.
	Save    func(j *Journal, b *Body)
	Restore func(j *Journal, b *Body)
	// Size returns how many slots Clone would copy. The engine turns exclusive rather than clone a big shared body.
	Size func(b *Body) int
}
