package objects

import (
	"sync"
	"unsafe"
)

// namespace is the part of a namespace that no transaction sees: the cell of every name that was ever asked for, present or
// not. A cell stays the same for the life of the namespace; an Undef cell means that the name is not bound.
type namespace struct {
	mu    sync.Mutex
	cells map[string]*Cell
}

// NewNamespace returns an empty namespace.
func NewNamespace(th *Thread) *Dict {
	d := NewDict(th)
	d.ns = &namespace{cells: map[string]*Cell{}}
	return d
}

// IsNamespace reports whether d keeps its values in cells.
func (d *Dict) IsNamespace() bool { return d.ns != nil }

// valueOf returns the value that an entry stands for.
func (d *Dict) valueOf(th *Thread, v Value) (Value, error) {
	if d.ns == nil {
		return v, nil
	}
	return (*Cell)(v.P).Get(th)
}

// Cell returns the cell of name in a namespace, bound or not; it is always the same one.
func (d *Dict) Cell(th *Thread, name *Str) *Cell {
	key := name.String()
	d.ns.mu.Lock()
	defer d.ns.mu.Unlock()
	c, ok := d.ns.cells[key]
	if !ok {
		c = NewCell(th, Undef)
		c.MakeOld(th)
		d.ns.cells[key] = c
	}
	return c
}

// setCell stores into a namespace; p is where key is, or -1.
func (d *Dict) setCell(th *Thread, b *DictBody, p int, key Value, h int64, v Value) error {
	if p >= 0 {
		return (*Cell)(b.entries[p].val.P).Set(th, v)
	}
	var c *Cell
	if s, ok := AsStr(key); ok {
		c = d.Cell(th, s)
	} else {
		c = NewCell(th, Undef)
	}
	b, err := d.write(th)
	if err != nil {
		return err
	}
	b.insert(th, key, h, FromPtr(unsafe.Pointer(c)))
	return c.Set(th, v)
}

// BindCell stores v in c, d's cell of name, and makes the name present. It is how compiled code assigns a global.
func (d *Dict) BindCell(th *Thread, c *Cell, name *Str, v Value) error {
	old, err := c.Get(th)
	if err != nil {
		return err
	}
	if old.IsUndef() {
		return d.SetItem(th, name.Value(), v)
	}
	return c.Set(th, v)
}

// MakeNamespace turns an ordinary dict, such as one given to exec, into a namespace. It runs exclusive.
func (d *Dict) MakeNamespace(th *Thread) error {
	if d.ns != nil {
		return nil
	}
	if err := th.Exclusively("a dict becomes a namespace"); err != nil {
		return err
	}
	b := (*DictBody)(d.Peek())
	ns := &namespace{cells: map[string]*Cell{}}
	for i := range b.entries {
		e := &b.entries[i]
		if e.deleted() {
			continue
		}
		c := NewCell(th, e.val)
		if s, ok := AsStr(e.Key()); ok {
			ns.cells[s.String()] = c
		}
		e.val = FromPtr(unsafe.Pointer(c))
	}
	d.ns = ns
	return nil
}
