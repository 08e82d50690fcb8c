// Package heapq is the native module _heapq: heaps in lists, which module heapq takes instead of its own.
package heapq

import (
	"github.com/weftpy/weft/ext"
)

// heap is a list used as a heap, and which of two items comes first: the smaller, or in a max-heap the larger.
type heap struct {
	list *ext.List
	less func(th *ext.Thread, a, b ext.Value) (bool, error)
}

func larger(th *ext.Thread, a, b ext.Value) (bool, error) { return ext.Less(th, b, a) }

// check returns the items, or an error if there are not n of them any more, because a comparison has changed the list.
func (h heap) check(th *ext.Thread, n int) ([]ext.Value, error) {
	items, err := h.list.Items(th)
	if err == nil && len(items) != n {
		err = ext.RaiseMsg(th, ext.RuntimeErrorType, "list changed size during iteration")
	}
	return items, err
}

// before compares items i and j.
func (h heap) before(th *ext.Thread, items []ext.Value, i, j int) (bool, error) {
	a, b := items[i], items[j]
	if a.IsInt() && b.IsInt() {
		if a == b {
			return false, nil
		}
	}
	return h.less(th, a, b)
}

// swap exchanges items i and j.
func (h heap) swap(th *ext.Thread, i, j int) error {
	b, err := h.list.WriteSlots(th)
	if err != nil {
		return err
	}
	x, y := b.Items[i], b.Items[j]
	b.SetSlot(th, i, y)
	b.SetSlot(th, j, x)
	return nil
}

// up moves item pos towards start until its parent comes first.
func (h heap) up(th *ext.Thread, start, pos int) error {
	items, err := h.list.Items(th)
	if err != nil {
		return err
	}
	n := len(items)
	if pos >= n {
		return ext.RaiseMsg(th, ext.IndexErrorType, "index out of range")
	}
	for pos > start {
		parent := (pos - 1) / 2
		first, err := h.before(th, items, pos, parent)
		if err != nil {
			return err
		}
		if _, err = h.check(th, n); err != nil || !first {
			return err
		}
		if err := h.swap(th, pos, parent); err != nil {
			return err
		}
		if items, err = h.list.Items(th); err != nil {
			return err
		}
		pos = parent
	}
	return nil
}

// down moves item pos to a leaf, following the child that comes first, and from there up to its place: that takes fewer
// comparisons than stopping on the way.
func (h heap) down(th *ext.Thread, pos int) error {
	items, err := h.list.Items(th)
	if err != nil {
		return err
	}
	n, start := len(items), pos
	if pos >= n {
		return ext.RaiseMsg(th, ext.IndexErrorType, "index out of range")
	}
	for pos < n/2 {
		child := 2*pos + 1
		if child+1 < n {
			left, err := h.before(th, items, child, child+1)
			if err != nil {
				return err
			}
			if _, err = h.check(th, n); err != nil {
				return err
			}
			if !left {
				child++
			}
		}
		if err := h.swap(th, pos, child); err != nil {
			return err
		}
		if items, err = h.list.Items(th); err != nil {
			return err
		}
		pos = child
	}
	return h.up(th, start, pos)
}

func (h heap) push(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	if err := h.list.Append(th, a[1]); err != nil {
		return ext.Value{}, err
	}
	items, err := h.list.Items(th)
	if err != nil {
		return ext.Value{}, err
	}
	return ext.None, h.up(th, 0, len(items)-1)
}

// replace puts x in the place of the first item, which it returns.
func (h heap) replace(th *ext.Thread, x ext.Value) (ext.Value, error) {
	items, err := h.list.Items(th)
	if err != nil {
		return ext.Value{}, err
	}
	if len(items) == 0 {
		return ext.Value{}, ext.RaiseMsg(th, ext.IndexErrorType, "index out of range")
	}
	first := items[0]
	b, err := h.list.WriteSlots(th)
	if err != nil {
		return ext.Value{}, err
	}
	b.SetSlot(th, 0, x)
	return first, h.down(th, 0)
}

func (h heap) pop(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	last, ok, err := h.list.Pop(th, -1)
	if err != nil {
		return ext.Value{}, err
	}
	if !ok {
		return ext.Value{}, ext.RaiseMsg(th, ext.IndexErrorType, "index out of range")
	}
	items, err := h.list.Items(th)
	if err != nil || len(items) == 0 {
		return last, err
	}
	return h.replace(th, last)
}

func (h heap) pushPop(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	items, err := h.list.Items(th)
	if err != nil || len(items) == 0 {
		return a[1], err
	}
	first, err := h.less(th, items[0], a[1])
	if err != nil || !first {
		return a[1], err
	}
	return h.replace(th, a[1])
}

func (h heap) heapify(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	items, err := h.list.Items(th)
	if err != nil {
		return ext.Value{}, err
	}
	n := len(items)
	for i := n/2 - 1; i >= 0; i-- {
		if err := h.down(th, i); err != nil {
			return ext.Value{}, err
		}
		if _, err := h.check(th, n); err != nil {
			return ext.Value{}, err
		}
	}
	return ext.None, nil
}

// function makes a function of the module from a method of heap.
func function(name, sig, doc string, do func(h heap, th *ext.Thread, a []ext.Value) (ext.Value, error), max bool) ext.Func {
	arg := " argument 1"
	if sig == "heap, /" {
		arg = " argument"
	}
	less := ext.Less
	if max {
		less = larger
	}
	return ext.Func{Name: name, Sig: sig, Doc: doc, Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		l, ok := ext.AsList(a[0])
		if !ok {
			return ext.Value{}, ext.Raisef(th, ext.TypeErrorType, "%s()%s must be list, not %s", name, arg, a[0].Type().MessageName())
		}
		return do(heap{l, less}, th, a)
	}}
}

// Module describes the module.
func Module() *ext.Module {
	replace := func(h heap, th *ext.Thread, a []ext.Value) (ext.Value, error) { return h.replace(th, a[1]) }
	const one, two = "heap, /", "heap, item, /"
	return &ext.Module{
		Name: "_heapq", Effect: ext.Pure, Doc: "Heap queue algorithm (a.k.a. priority queue).",
		Funcs: []ext.Func{
			function("heappush", two, "Push item onto heap, maintaining the heap invariant.", heap.push, false),
			function("heappushpop", two, "Push item on the heap, then pop and return the smallest item from the heap.\n\nThe combined action runs more efficiently than heappush() followed by\na separate call to heappop().", heap.pushPop, false),
			function("heappop", one, "Pop the smallest item off the heap, maintaining the heap invariant.", heap.pop, false),
			function("heapreplace", two, "Pop and return the current smallest value, and add the new item.\n\nThis is more efficient than heappop() followed by heappush(), and can be\nmore appropriate when using a fixed-size heap.  Note that the value\nreturned may be larger than item!  That constrains reasonable uses of\nthis routine unless written as part of a conditional replacement:\n\n    if item > heap[0]:\n        item = heapreplace(heap, item)", replace, false),
			function("heapify", one, "Transform list into a heap, in-place, in O(len(heap)) time.", heap.heapify, false),
			function("heappush_max", two, "Push item onto max heap, maintaining the heap invariant.", heap.push, true),
			function("heappushpop_max", two, "Maxheap variant of heappushpop.", heap.pushPop, true),
			function("heappop_max", one, "Maxheap variant of heappop.", heap.pop, true),
			function("heapreplace_max", two, "Maxheap variant of heapreplace.", replace, true),
			function("heapify_max", one, "Maxheap variant of heapify.", heap.heapify, true),
		},
		Consts: map[string]ext.Value{"__about__": ext.NewStr("Heap queues\n").Value()},
	}
}
