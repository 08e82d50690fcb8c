package itertools

import (
	"github.com/weftpy/weft/ext"
)

// choice is the state of the combinatoric iterators: indices into pools of items, which never change.
type choice struct {
	pools   [][]ext.Value // one for each position, or a single one
	indices []int
	cycles  []int // of permutations
	started bool
	done    bool
}

// Clone is for copies of the state by the engine.
func (c choice) Clone() choice {
	c.indices = append([]int(nil), c.indices...)
	c.cycles = append([]int(nil), c.cycles...)
	return c
}

// item returns the item at position i.
func (c *choice) item(i int) ext.Value {
	if len(c.pools) == 1 {
		return c.pools[0][c.indices[i]]
	}
	return c.pools[i][c.indices[i]]
}

// choiceNext returns the Next of a combinatoric iterator of tuples of r indices; step moves on to the next and reports whether
// there is one.
func choiceNext(step func(c *choice) bool, r func(c *choice) int) func(th *ext.Thread, self ext.Value) (ext.Value, error) {
	return func(th *ext.Thread, self ext.Value) (ext.Value, error) {
		it := of[choice](self)
		c, err := it.Read(th)
		if err != nil || c.done {
			return ext.Undef, err
		}
		if c, err = it.Write(th); err != nil {
			return ext.Value{}, err
		}
		if c.started && !step(c) {
			c.done = true
			return ext.Undef, nil
		}
		c.started = true
		items := make([]ext.Value, r(c))
		for i := range items {
			items[i] = c.item(i)
		}
		return ext.NewTuple(items), nil
	}
}

func allIndices(c *choice) int { return len(c.indices) }

// poolAndLength gets the arguments (iterable, r) of combinations.
func poolAndLength(th *ext.Thread, name string, args []ext.Value, kw *ext.Tuple) ([]ext.Value, int, error) {
	a, err := ext.BindArgs(th, name, "iterable, r", args, kw)
	if err != nil {
		return nil, 0, err
	}
	r, err := index(th, a[1])
	if err != nil {
		return nil, 0, err
	}
	pool, err := ext.Collect(th, a[0])
	if err == nil && r < 0 {
		err = ext.RaiseMsg(th, ext.ValueErrorType, "r must be non-negative")
	}
	if err == nil {
		err = th.ReserveItems(r, 8)
	}
	return pool, r, err
}

func upTo(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func combinationsType() *ext.Type {
	return iterType[choice]("itertools.combinations", "iterable, r",
		"Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
		func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
			pool, r, err := poolAndLength(th, "combinations", args, kw)
			if err != nil {
				return ext.Value{}, err
			}
			if r > len(pool) {
				return newIterator(th, cls, choice{done: true})
			}
			return newIterator(th, cls, choice{pools: [][]ext.Value{pool}, indices: upTo(r)})
		},
		choiceNext(func(c *choice) bool {
			n, r := len(c.pools[0]), len(c.indices)
			i := r - 1
			for i >= 0 && c.indices[i] == i+n-r {
				i--
			}
			if i < 0 {
				return false
			}
			c.indices[i]++
			for i++; i < r; i++ {
				c.indices[i] = c.indices[i-1] + 1
			}
			return true
		}, allIndices))
}

func withReplacementType() *ext.Type {
	return iterType[choice]("itertools.combinations_with_replacement", "iterable, r",
		"Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.\n\ncombinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')",
		func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
			pool, r, err := poolAndLength(th, "combinations_with_replacement", args, kw)
			if err != nil {
				return ext.Value{}, err
			}
			return newIterator(th, cls, choice{pools: [][]ext.Value{pool}, indices: make([]int, r), done: len(pool) == 0 && r > 0})
		},
		choiceNext(func(c *choice) bool {
			n, i := len(c.pools[0]), len(c.indices)-1
			for i >= 0 && c.indices[i] == n-1 {
				i--
			}
			if i < 0 {
				return false
			}
			x := c.indices[i] + 1
			for ; i < len(c.indices); i++ {
				c.indices[i] = x
			}
			return true
		}, allIndices))
}

func permutationsType() *ext.Type {
	return iterType[choice]("itertools.permutations", "iterable, r=None",
		"Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
		newPermutations, choiceNext(nextPermutation, func(c *choice) int { return len(c.cycles) }))
}

func newPermutations(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
	a, err := ext.BindArgs(th, "permutations", "iterable, r=None", args, kw)
	if err != nil {
		return ext.Value{}, err
	}
	pool, err := ext.Collect(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	n := len(pool)
	r := n
	if !a[1].IsNone() {
		if !a[1].Type().Is(ext.IntType) {
			return ext.Value{}, ext.RaiseMsg(th, ext.TypeErrorType, "Expected int as r")
		}
		if r, err = index(th, a[1]); err != nil {
			return ext.Value{}, err
		}
	}
	if r < 0 {
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "r must be non-negative")
	}
	if err := th.ReserveItems(r, 8); err != nil {
		return ext.Value{}, err
	}
	if r > n {
		return newIterator(th, cls, choice{done: true})
	}
	cycles := make([]int, r)
	for i := range cycles {
		cycles[i] = n - i
	}
	return newIterator(th, cls, choice{pools: [][]ext.Value{pool}, indices: upTo(n), cycles: cycles})
}

func nextPermutation(c *choice) bool {
	n := len(c.indices)
	for i := len(c.cycles) - 1; i >= 0; i-- {
		if c.cycles[i]--; c.cycles[i] > 0 {
			j := n - c.cycles[i]
			c.indices[i], c.indices[j] = c.indices[j], c.indices[i]
			return true
		}
		first := c.indices[i]
		copy(c.indices[i:], c.indices[i+1:])
		c.indices[n-1] = first
		c.cycles[i] = n - i
	}
	return false
}

func productType() *ext.Type {
	return iterType[choice]("itertools.product", "*iterables, repeat=1",
		"Cartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\nThe leftmost iterators are in the outermost for-loop, so the output tuples\ncycle in a manner similar to an odometer (with the rightmost element changing\non every iteration).\n\nTo compute the product of an iterable with itself, specify the number\nof repetitions with the optional repeat keyword argument. For example,\nproduct(A, repeat=4) means the same as product(A, A, A, A).\n\nproduct('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)\nproduct((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...",
		newProduct, choiceNext(func(c *choice) bool {
			for i := len(c.indices) - 1; i >= 0; i-- {
				pool := c.pools[0]
				if len(c.pools) > 1 {
					pool = c.pools[i]
				}
				if c.indices[i]++; c.indices[i] < len(pool) {
					return true
				}
				c.indices[i] = 0
			}
			return false
		}, allIndices))
}

func newProduct(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
	repeat := 1
	if kw != nil {
		npos := len(args) - len(kw.Items)
		for i, k := range kw.Items {
			name, _ := ext.AsStr(k)
			if name.String() != "repeat" {
				return ext.Value{}, ext.Raisef(th, ext.TypeErrorType, "product() got an unexpected keyword argument '%s'", name.String())
			}
			var err error
			if repeat, err = index(th, args[npos+i]); err != nil {
				return ext.Value{}, err
			}
		}
		args = args[:npos]
	}
	if repeat < 0 {
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "repeat argument cannot be negative")
	}
	pools, err := collectAll(th, args)
	if err != nil {
		return ext.Value{}, err
	}
	if err := th.ReserveItems(repeat, 32*max(len(pools), 1)); err != nil {
		return ext.Value{}, err
	}
	c := choice{indices: make([]int, len(pools)*repeat)}
	for range repeat {
		c.pools = append(c.pools, pools...)
	}
	for _, p := range c.pools {
		c.done = c.done || len(p) == 0
	}
	return newIterator(th, cls, c)
}
