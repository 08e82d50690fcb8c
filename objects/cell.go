package objects

import (
	"unsafe"

	"github.com/weftpy/weft/stm"
)

// Cell holds one variable that several scopes share: of a closure, or a global.
type Cell struct {
	Header
	stm.Object
	first CellBody
}

// CellBody is the state of a cell. V is Undef for an unbound variable.
type CellBody struct {
	stm.Body
	V Value
}

// CellKind tells the engine how to copy cell bodies.
var CellKind = &stm.Kind{
	Name: "variable",
	Clone: func(b *stm.Body) *stm.Body {
		return &(&CellBody{V: (*CellBody)(unsafe.Pointer(b)).V}).Body
	},
	Save: func(j *stm.Journal, b *stm.Body) {
		j.Slots = append(j.Slots, stm.Slot((*CellBody)(unsafe.Pointer(b)).V))
	},
	Restore: func(j *stm.Journal, b *stm.Body) {
		n := len(j.Slots) - 1
		(*CellBody)(unsafe.Pointer(b)).V = Value(j.Slots[n])
		j.Slots = j.Slots[:n]
	},
	Size: func(*stm.Body) int { return 1 },
}

// NewCell returns a cell that holds v.
func NewCell(th *Thread, v Value) *Cell {
	c := &Cell{Header: Header{CellType}}
	c.first.V = v
	th.Tx.Init(&c.Object, &c.first.Body)
	return c
}

// MakeOld publishes a new cell outside any transaction, as a cache entry: every thread may find it at once, whatever
// becomes of the transaction that made it.
func (c *Cell) MakeOld(th *Thread) { th.Tx.InitShared(&c.Object, &c.first.Body) }

// Value returns c as a value.
func (c *Cell) Value() Value { return FromPtr(unsafe.Pointer(c)) }

// Get returns the cell's value, Undef if unbound.
func (c *Cell) Get(th *Thread) (Value, error) {
	if th.Exclusive {
		return (*CellBody)(c.Peek()).V, nil
	}
	b, err := th.OpenRead(&c.Object)
	if err != nil {
		return Value{}, err
	}
	return (*CellBody)(b).V, nil
}

// Set stores v in the cell.
func (c *Cell) Set(th *Thread, v Value) error {
	if th.Exclusive {
		(*CellBody)(c.Peek()).V = v
		return nil
	}
	b, err := th.OpenWrite(&c.Object, CellKind)
	if err != nil {
		return err
	}
	(*CellBody)(b).V = v
	return nil
}
