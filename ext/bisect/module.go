// Package bisect is the native module _bisect: searching and inserting in sorted sequences.
package bisect

import (
	"github.com/weftpy/weft/ext"
)

const sig = "a, x, lo=0, hi=None, *, key=None"

// item returns element i of a sequence.
func item(th *ext.Thread, seq ext.Value, i int) (ext.Value, error) {
	if seq.Type() == ext.ListType {
		l, _ := ext.AsList(seq)
		items, err := l.Items(th)
		if err == nil && i < len(items) {
			return items[i], nil
		}
		if err != nil {
			return ext.Value{}, err
		}
	}
	return ext.GetItem(th, seq, ext.Int(int64(i)))
}

// limits converts the arguments lo and hi.
func limits(th *ext.Thread, a []ext.Value) (lo, hi int, err error) {
	if !a[2].IsInt() && a[2].Type().Index == nil {
		return 0, 0, ext.Raisef(th, ext.TypeErrorType, "'%s' object cannot be interpreted as an integer", a[2].Type().MessageName())
	}
	if lo, err = ext.AsIndex(th, a[2]); err != nil {
		return 0, 0, err
	}
	hi = -1
	if !a[3].IsNone() {
		if !a[3].IsInt() && a[3].Type().Index == nil {
			return 0, 0, ext.Raisef(th, ext.TypeErrorType, "argument should be integer or None, not '%s'", a[3].Type().MessageName())
		}
		if hi, err = ext.AsIndex(th, a[3]); err != nil {
			return 0, 0, err
		}
	}
	if lo < 0 {
		return 0, 0, ext.RaiseMsg(th, ext.ValueErrorType, "lo must be non-negative")
	}
	if hi == -1 {
		hi, err = ext.Len(th, a[0])
	}
	if _, isDict := ext.AsDict(a[0]); isDict && err == nil {
		err = ext.Raisef(th, ext.TypeErrorType, "%s is not a sequence", a[0].Type().MessageName())
	}
	return lo, hi, err
}

// search finds where x belongs; a holds the arguments of sig, right tells on which side of equal items.
func search(th *ext.Thread, a []ext.Value, x ext.Value, right bool) (int, error) {
	lo, hi, err := limits(th, a)
	if err != nil {
		return 0, err
	}
	seq, key := a[0], a[4]
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		v, err := item(th, seq, mid)
		if err == nil && !key.IsNone() {
			v, err = ext.CallArgs(th, key, v)
		}
		if err != nil {
			return 0, err
		}
		less := false
		if right {
			less, err = ext.Less(th, x, v)
			less = !less
		} else {
			less, err = ext.Less(th, v, x)
		}
		if err != nil {
			return 0, err
		}
		if less {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, nil
}

func bisect(right bool) func(*ext.Thread, []ext.Value) (ext.Value, error) {
	return func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		i, err := search(th, a, a[1], right)
		return ext.Int(int64(i)), err
	}
}

func insort(right bool) func(*ext.Thread, []ext.Value) (ext.Value, error) {
	return func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		x := a[1]
		if !a[4].IsNone() {
			var err error
			if x, err = ext.CallArgs(th, a[4], x); err != nil {
				return ext.Value{}, err
			}
		}
		i, err := search(th, a, x, right)
		if err != nil {
			return ext.Value{}, err
		}
		if a[0].Type() == ext.ListType {
			l, _ := ext.AsList(a[0])
			return ext.None, l.Insert(th, i, a[1])
		}
		_, err = ext.CallMethod(th, a[0], "insert", ext.Int(int64(i)), a[1])
		return ext.None, err
	}
}

// Module describes the module.
func Module() *ext.Module {
	return &ext.Module{
		Name: "_bisect", Effect: ext.Pure,
		Doc: "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order without\nhaving to sort the list after each insertion. For long lists of items with\nexpensive comparison operations, this can be an improvement over the more\ncommon approach.\n",
		Funcs: []ext.Func{
			{Name: "bisect_right", Sig: sig, Fn: bisect(true),
				Doc: "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e <= x, and all e in\na[i:] have e > x.  So if x already appears in the list, a.insert(i, x) will\ninsert just after the rightmost x already there.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.\n\nA custom key function can be supplied to customize the sort order."},
			{Name: "insort_right", Sig: sig, Fn: insort(true),
				Doc: "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the right of the rightmost x.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.\n\nA custom key function can be supplied to customize the sort order."},
			{Name: "bisect_left", Sig: sig, Fn: bisect(false),
				Doc: "Return the index where to insert item x in list a, assuming a is sorted.\n\nThe return value i is such that all e in a[:i] have e < x, and all e in\na[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) will\ninsert just before the leftmost x already there.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.\n\nA custom key function can be supplied to customize the sort order."},
			{Name: "insort_left", Sig: sig, Fn: insort(false),
				Doc: "Insert item x in list a, and keep it sorted assuming a is sorted.\n\nIf x is already in a, insert it to the left of the leftmost x.\n\nOptional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.\n\nA custom key function can be supplied to customize the sort order."},
		},
	}
}
