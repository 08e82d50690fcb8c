package objects

import (
	"math"
	"slices"
)

// A sortItem is a list item with what it is sorted by.
type sortItem struct{ key, value Value }

// listSort sorts a list. Where Python code may run the list is empty meanwhile, so that such code can't see or disturb the
// order half done.
func listSort(th *Thread, a []Value) (Value, error) {
	reverse, err := Truth(th, a[2])
	if err != nil {
		return Value{}, err
	}
	l := listOf(a[0])
	if a[1].IsNone() {
		done, err := l.sortSimple(th, reverse)
		if err != nil || done {
			return None, err
		}
	}
	b, err := l.WriteSlots(th)
	if err != nil {
		return Value{}, err
	}
	saved := b.Items
	b.Items, b.own, b.lent = nil, th.Stamp(), 0
	items, serr := sortedBy(th, saved, a[1], reverse)
	if serr != nil && IsAbort(serr) {
		return Value{}, serr
	}
	if b, err = l.WriteSlots(th); err != nil {
		return Value{}, err
	}
	changed := b.Items != nil
	b.Items, b.own, b.lent = items, th.Stamp(), 0
	if serr != nil {
		return Value{}, serr
	}
	if changed {
		return Value{}, RaiseMsg(th, ValueErrorType, "list modified during sort")
	}
	return None, nil
}

// sortSimple sorts a list of only ints, only floats or only strings, which runs no Python code; it reports whether it was
// one.
func (l *List) sortSimple(th *Thread, reverse bool) (bool, error) {
	items, err := l.Items(th)
	if err != nil || len(items) < 2 {
		return err == nil, err
	}
	var sorted []Value
	switch kind := keyKind(items, func(v Value) Value { return v }); kind {
	case kindInt:
		sorted = sortedInts(items, reverse)
	case kindFloat, kindStr:
		work := make([]sortItem, len(items))
		for i, v := range items {
			work[i] = sortItem{v, v}
		}
		sortKnown(work, kind, reverse)
		sorted = make([]Value, len(items))
		for i := range work {
			sorted[i] = work[i].value
		}
	default:
		return false, nil
	}
	b, err := l.WriteSlots(th)
	if err != nil {
		return false, err
	}
	b.Items, b.own, b.lent = sorted, th.Stamp(), 0
	return true, nil
}

func sortedInts(items []Value, reverse bool) []Value {
	nums := make([]int64, len(items))
	for i, v := range items {
		nums[i] = v.Int()
	}
	slices.Sort(nums)
	if reverse {
		slices.Reverse(nums)
	}
	sorted := make([]Value, len(items))
	for i, n := range nums {
		sorted[i] = Int(n)
	}
	return sorted
}

// sortedBy returns items in order of key(item), or of themselves if key is None. After an error the items are in some order.
func sortedBy(th *Thread, items []Value, key Value, reverse bool) ([]Value, error) {
	work := make([]sortItem, len(items))
	for i, v := range items {
		k := v
		if !key.IsNone() {
			var err error
			if k, err = CallArgs(th, key, v); err != nil {
				return items, err
			}
		}
		work[i] = sortItem{k, v}
	}
	var err error
	if kind := keyKind(work, func(w sortItem) Value { return w.key }); kind != kindOther {
		sortKnown(work, kind, reverse)
	} else {
		err = sortItems(work, reverse, func(a, b *sortItem) (bool, error) { return Less(th, a.key, b.key) })
	}
	out := make([]Value, len(work))
	for i := range work {
		out[i] = work[i].value
	}
	return out, err
}

// What the keys of a sort have in common.
const (
	kindOther = iota
	kindInt
	kindFloat // without NaN
	kindStr
)

func keyKind[T any](work []T, key func(T) Value) int {
	if len(work) == 0 {
		return kindOther
	}
	kind := kindOther
	first := key(work[0])
	switch {
	case first.IsInt():
		kind = kindInt
	case first.IsFloat():
		kind = kindFloat
	case first.Type() == StrType:
		kind = kindStr
	default:
		return kindOther
	}
	for _, w := range work {
		k := key(w)
		if k.Type() != first.Type() || k.IsInt() != first.IsInt() || kind == kindFloat && math.IsNaN(k.Float()) {
			return kindOther
		}
	}
	return kind
}

func sortKnown(work []sortItem, kind int, reverse bool) {
	var less func(a, b *sortItem) (bool, error)
	switch kind {
	case kindInt:
		less = func(a, b *sortItem) (bool, error) { return a.key.Int() < b.key.Int(), nil }
	case kindFloat:
		less = func(a, b *sortItem) (bool, error) { return a.key.Float() < b.key.Float(), nil }
	default:
		less = func(a, b *sortItem) (bool, error) { return strLess((*Str)(a.key.P), (*Str)(b.key.P)), nil }
	}
	_ = sortItems(work, reverse, less) // these comparisons can't fail
}

// strLess reports whether s < t by code points.
func strLess(s, t *Str) bool {
	if s.form <= formLatin1 && t.form <= formLatin1 {
		return string(s.Bytes8()) < string(t.Bytes8())
	}
	n := min(s.Len(), t.Len())
	for i := range n {
		if a, b := s.At(i), t.At(i); a != b {
			return a < b
		}
	}
	return s.Len() < t.Len()
}

// sortItems sorts stably, in descending order if reverse is set. After an error the items are all there, in some order.
func sortItems(w []sortItem, reverse bool, less func(a, b *sortItem) (bool, error)) error {
	if reverse {
		// Reversing before and after keeps equal items in order.
		slices.Reverse(w)
		defer slices.Reverse(w)
	}
	s := sorter{w: w, less: less}
	return s.sort()
}

// A sorter merges natural runs, as timsort does, without galloping.
// Source: Tim Peters, "listsort.txt", 2002.
type sorter struct {
	w    []sortItem
	tmp  []sortItem
	runs []sortRun
	less func(a, b *sortItem) (bool, error)
}

type sortRun struct{ at, n int }

func (s *sorter) sort() error {
	least := minRun(len(s.w))
	for at := 0; at < len(s.w); {
		n, err := s.countRun(at)
		if err != nil {
			return err
		}
		if n < least {
			end := min(at+least, len(s.w))
			if err := s.insert(at, at+n, end); err != nil {
				return err
			}
			n = end - at
		}
		s.runs = append(s.runs, sortRun{at, n})
		at += n
		if err := s.collapse(); err != nil {
			return err
		}
	}
	for len(s.runs) > 1 {
		i := len(s.runs) - 2
		if i > 0 && s.runs[i-1].n < s.runs[i+1].n {
			i--
		}
		if err := s.mergeAt(i); err != nil {
			return err
		}
	}
	return nil
}

// minRun returns the length up to which runs are made by insertion: n, or 32 to 64 so that n is about a power of two times it.
func minRun(n int) int {
	odd := 0
	for n >= 64 {
		odd |= n & 1
		n >>= 1
	}
	return n + odd
}

// countRun returns the length of the run at position at, which it turns round if it is strictly descending.
func (s *sorter) countRun(at int) (int, error) {
	w := s.w[at:]
	if len(w) < 2 {
		return len(w), nil
	}
	down, err := s.less(&w[1], &w[0])
	if err != nil {
		return 0, err
	}
	n := 2
	for ; n < len(w); n++ {
		lt, err := s.less(&w[n], &w[n-1])
		if err != nil {
			return 0, err
		}
		if lt != down {
			break
		}
	}
	if down {
		slices.Reverse(w[:n])
	}
	return n, nil
}

// insert sorts w[from:end], of which w[from:start] is sorted, by binary insertion.
func (s *sorter) insert(from, start, end int) error {
	w := s.w
	for ; start < end; start++ {
		x := w[start]
		lo, hi := from, start
		for lo < hi {
			m := int(uint(lo+hi) / 2)
			lt, err := s.less(&x, &w[m])
			if err != nil {
				return err
			}
			if lt {
				hi = m
			} else {
				lo = m + 1
			}
		}
		copy(w[lo+1:start+1], w[lo:start])
		w[lo] = x
	}
	return nil
}

// collapse merges runs until their lengths fall fast enough.
func (s *sorter) collapse() error {
	for len(s.runs) > 1 {
		r := s.runs
		i := len(r) - 2
		switch {
		case i > 0 && r[i-1].n <= r[i].n+r[i+1].n || i > 1 && r[i-2].n <= r[i-1].n+r[i].n:
			if r[i-1].n < r[i+1].n {
				i--
			}
		case r[i].n > r[i+1].n:
			return nil
		}
		if err := s.mergeAt(i); err != nil {
			return err
		}
	}
	return nil
}

// mergeAt merges runs i and i+1.
func (s *sorter) mergeAt(i int) error {
	a, b := s.runs[i], s.runs[i+1]
	s.runs[i].n += b.n
	s.runs = append(s.runs[:i+1], s.runs[i+2:]...)
	w := s.w[a.at : b.at+b.n]
	mid := a.n
	// Items of the left run up to the first of the right one are in place.
	skip, err := s.upper(w[:mid], &w[mid])
	if err != nil || skip == mid {
		return err
	}
	w, mid = w[skip:], mid-skip
	return s.merge(w, mid)
}

// upper returns how many items of sorted run w are not greater than x.
func (s *sorter) upper(w []sortItem, x *sortItem) (int, error) {
	lo, hi := 0, len(w)
	for lo < hi {
		m := int(uint(lo+hi) / 2)
		lt, err := s.less(x, &w[m])
		if err != nil {
			return 0, err
		}
		if lt {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return lo, nil
}

// merge merges w[:mid] and w[mid:], the smaller of which is copied aside.
func (s *sorter) merge(w []sortItem, mid int) error {
	if mid > len(w)-mid {
		return s.mergeDown(w, mid)
	}
	s.tmp = append(s.tmp[:0], w[:mid]...)
	left, i, j, k := s.tmp, 0, mid, 0
	for i < len(left) && j < len(w) {
		lt, err := s.less(&w[j], &left[i])
		if err != nil {
			copy(w[k:], left[i:])
			return err
		}
		if lt {
			w[k] = w[j]
			j++
		} else {
			w[k] = left[i]
			i++
		}
		k++
	}
	copy(w[k:], left[i:])
	return nil
}

// mergeDown is merge from the end, with the right part copied aside.
func (s *sorter) mergeDown(w []sortItem, mid int) error {
	s.tmp = append(s.tmp[:0], w[mid:]...)
	right, i, j, k := s.tmp, mid-1, len(s.tmp)-1, len(w)-1
	for i >= 0 && j >= 0 {
		lt, err := s.less(&right[j], &w[i])
		if err != nil {
			copy(w[k-j:], right[:j+1])
			return err
		}
		if lt {
			w[k] = w[i]
			i--
		} else {
			w[k] = right[j]
			j--
		}
		k--
	}
	copy(w[k-j:], right[:j+1])
	return nil
}
