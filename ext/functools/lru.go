package functools

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// cache is the wrapper that lru_cache makes. All its state is transactional: results go to a dict, the order of use is a linked
// list through the dict's values, and hits and misses are counted in stripes, so that threads that only hit don't conflict
// unless they reorder the same few entries. A hit on the newest entry reorders nothing.
type cache struct {
	ext.Header
	ext.Attrs
	fn       value
	maxsize  int // -1: unlimited
	typed    bool
	infoType value
	results  *ext.Dict
	root     *link
	counts   [stripes]ext.State[counts]
}

const stripes = 8

type counts struct{ hits, misses int64 }

// link is an entry of a bounded cache: the value in the dict, and an element of the list from the oldest to the newest.
type link struct {
	ext.Header
	key, result value
	state       ext.State[neighbours]
}

type neighbours struct{ prev, next *link }

var (
	cacheType, linkType *ext.Type
	kwMark              value
)

func init() {
	linkType = ext.NewType(ext.TypeSpec{Name: "functools._lru_list_elem", Flags: ext.FlagDisallowNew, Effect: ext.Pure})
	kwMark = ext.FromPtr(unsafe.Pointer(&sentinel{Header: ext.NewHeader(ext.ObjectType)}))
	same := func(th *thread, a []value) (value, error) { return a[0], nil }
	cacheType = ext.NewType(ext.TypeSpec{
		Name: "functools._lru_cache_wrapper", Flags: ext.FlagBaseOK | ext.FlagHasAttrs, Effect: ext.Pure,
		AttrOff: unsafe.Offsetof(cache{}.Attrs),
		Doc:     "Create a cached callable that wraps another function.\n\nuser_function:      the function being cached\n\nmaxsize:  0         for no caching\n          None      for unlimited cache size\n          n         for a bounded cache\n\ntyped:    False     cache f(3) and f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as distinct calls\n\ncache_info_type:    namedtuple class with the fields:\n                        hits misses currsize maxsize\n",
		Alloc:   func(th *thread, cls *ext.Type) value { return newCache(th, cls, ext.None, -1, false, ext.None) },
		Slots: ext.Slots{
			New: cacheNew, Call: cacheCall,
			DescrGet: func(th *thread, d, obj value, typ *ext.Type) (value, error) {
				if obj.IsUndef() || obj.IsNone() {
					return d, nil
				}
				return ext.NewBoundMethod(d, obj), nil
			},
		},
		Methods: []ext.Func{
			{Name: "cache_info", Sig: "self, /", Fn: cacheInfo, Doc: "Report cache statistics"},
			{Name: "cache_clear", Sig: "self, /", Fn: cacheClear, Doc: "Clear the cache and cache statistics"},
			{Name: "__reduce__", Sig: "self, /", Fn: func(th *thread, a []value) (value, error) {
				return ext.GetAttrName(th, a[0], "__qualname__")
			}},
			{Name: "__copy__", Sig: "self, /", Fn: same}, {Name: "__deepcopy__", Sig: "self, memo, /", Fn: same},
		},
		GetSets: []ext.GetSet{ext.DictGetSet()},
	})
}

func newCache(th *thread, cls *ext.Type, fn value, maxsize int, typed bool, info value) value {
	c := &cache{Header: ext.NewHeader(cls), fn: fn, maxsize: maxsize, typed: typed, infoType: info, results: ext.NewDict(th)}
	c.Attrs.Init(th, cls)
	c.root = newLink(th, ext.None, ext.None)
	c.root.state.Init(th, neighbours{c.root, c.root})
	for i := range c.counts {
		c.counts[i].Init(th, counts{})
	}
	return ext.FromPtr(unsafe.Pointer(c))
}

func newLink(th *thread, key, result value) *link {
	return &link{Header: ext.NewHeader(linkType), key: key, result: result}
}

func cacheNew(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
	a, err := ext.BindArgs(th, "lru_cache", "user_function, maxsize, typed, cache_info_type", args, kw)
	if err != nil {
		return value{}, err
	}
	if a[0].Type().Call == nil && a[0].Type() != ext.FunctionType {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "the first argument must be callable")
	}
	size := -1
	if !a[1].IsNone() {
		if a[1].Type().Index == nil {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "maxsize should be integer or None")
		}
		if size, err = ext.AsIndex(th, a[1]); err != nil {
			return value{}, err
		}
		size = max(size, 0)
	}
	typed, err := ext.Truth(th, a[2])
	if err != nil {
		return value{}, err
	}
	return newCache(th, cls, a[0], size, typed, a[3]), nil
}

// key returns the dict key for a call.
func (c *cache) key(args []value, kw *ext.Tuple) value {
	if kw == nil && !c.typed && len(args) == 1 {
		if t := args[0].Type(); t == ext.IntType || t == ext.StrType {
			return args[0]
		}
	}
	nkw := 0
	if kw != nil {
		nkw = len(kw.Items)
	}
	pos, named := args[:len(args)-nkw], args[len(args)-nkw:]
	items := make([]value, 0, len(pos)+2*nkw+2)
	items = append(items, pos...)
	if nkw > 0 {
		items = append(items, kwMark)
		for i, v := range named {
			items = append(items, kw.Items[i], v)
		}
	}
	if c.typed {
		for _, v := range args {
			items = append(items, v.Type().Value())
		}
	}
	return ext.NewTuple(items)
}

func cacheCall(th *thread, self value, args []value, kw *ext.Tuple) (value, error) {
	c := (*cache)(self.P)
	if c.maxsize == 0 {
		if err := c.count(th, false); err != nil {
			return value{}, err
		}
		return ext.Call(th, c.fn, args, kw)
	}
	key := c.key(args, kw)
	found, err := c.results.Get(th, key)
	if err != nil {
		// Of an unhashable argument, an error that knows nothing of a dict.
		if _, herr := ext.Hash(th, key); herr != nil {
			err = herr
		}
		return value{}, err
	}
	if !found.IsUndef() {
		if err := c.count(th, true); err != nil {
			return value{}, err
		}
		if c.maxsize < 0 {
			return found, nil
		}
		l := (*link)(found.P)
		return l.result, c.touch(th, l)
	}
	if err := c.count(th, false); err != nil {
		return value{}, err
	}
	result, err := ext.Call(th, c.fn, args, kw)
	if err != nil {
		return value{}, err
	}
	if c.maxsize < 0 {
		return result, c.results.SetItem(th, key, result)
	}
	return result, c.add(th, key, result)
}

// count counts a hit or a miss.
func (c *cache) count(th *thread, hit bool) error {
	n, err := c.counts[th.ID%stripes].Write(th)
	if err != nil {
		return err
	}
	if hit {
		n.hits++
	} else {
		n.misses++
	}
	return nil
}

// touch makes l the newest entry.
func (c *cache) touch(th *thread, l *link) error {
	s, err := l.state.Read(th)
	if err != nil || s.next == c.root {
		return err
	}
	if err := unlink(th, l); err != nil {
		return err
	}
	w, err := l.state.Write(th)
	if err != nil {
		return err
	}
	return c.append(th, l, w)
}

// unlink takes l out of the list.
func unlink(th *thread, l *link) error {
	s, err := l.state.Read(th)
	if err != nil {
		return err
	}
	prev, next := s.prev, s.next
	p, err := prev.state.Write(th)
	if err != nil {
		return err
	}
	p.next = next
	n, err := next.state.Write(th)
	if err != nil {
		return err
	}
	n.prev = prev
	return nil
}

// append puts l, whose state is w, at the new end of the list.
func (c *cache) append(th *thread, l *link, w *neighbours) error {
	r, err := c.root.state.Write(th)
	if err != nil {
		return err
	}
	last := r.prev
	r.prev = l
	w.prev, w.next = last, c.root
	p, err := last.state.Write(th)
	if err != nil {
		return err
	}
	p.next = l
	return nil
}

// add stores a result in a bounded cache. The call that computed it may have stored it or emptied the cache meanwhile.
func (c *cache) add(th *thread, key, result value) error {
	if old, err := c.results.Get(th, key); err != nil || !old.IsUndef() {
		return err
	}
	n, err := c.results.Len(th)
	if err != nil {
		return err
	}
	if n >= c.maxsize {
		r, err := c.root.state.Read(th)
		if err != nil {
			return err
		}
		oldest := r.next
		if err := unlink(th, oldest); err != nil {
			return err
		}
		if _, err := c.results.Delete(th, oldest.key); err != nil {
			return err
		}
	}
	l := newLink(th, key, result)
	l.state.Init(th, neighbours{})
	w, err := l.state.Write(th)
	if err != nil {
		return err
	}
	if err := c.append(th, l, w); err != nil {
		return err
	}
	return c.results.SetItem(th, key, ext.FromPtr(unsafe.Pointer(l)))
}

func cacheInfo(th *thread, a []value) (value, error) {
	c := (*cache)(a[0].P)
	var sum counts
	for i := range c.counts {
		n, err := c.counts[i].Read(th)
		if err != nil {
			return value{}, err
		}
		sum.hits += n.hits
		sum.misses += n.misses
	}
	size, err := c.results.Len(th)
	if err != nil {
		return value{}, err
	}
	maxsize := ext.None
	if c.maxsize >= 0 {
		maxsize = ext.Int(int64(c.maxsize))
	}
	return ext.CallArgs(th, c.infoType, ext.Int(sum.hits), ext.Int(sum.misses), maxsize, ext.Int(int64(size)))
}

func cacheClear(th *thread, a []value) (value, error) {
	c := (*cache)(a[0].P)
	for i := range c.counts {
		n, err := c.counts[i].Write(th)
		if err != nil {
			return value{}, err
		}
		*n = counts{}
	}
	r, err := c.root.state.Write(th)
	if err != nil {
		return value{}, err
	}
	r.prev, r.next = c.root, c.root
	return ext.None, c.results.Clear(th)
}
