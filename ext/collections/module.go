// Package collections is the native module _collections: deque, defaultdict and helpers of collections.
package collections

import (
	"github.com/weftpy/weft/ext"
)

// module holds the types, which some functions need.
type module struct {
	deque, iter, reverseIter, defaultDict *ext.Type
}

// Module describes the module.
func Module() *ext.Module {
	m := &module{}
	m.iter = ext.NewType(m.iterSpec(false))
	m.reverseIter = ext.NewType(m.iterSpec(true))
	m.deque = ext.NewType(m.dequeSpec())
	m.defaultDict = ext.NewType(m.defaultDictSpec())
	return &ext.Module{
		Name: "_collections", Effect: ext.Pure,
		Doc:   "High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n- defaultdict:  dict subclass with a default value factory\n",
		Types: []*ext.Type{m.deque, m.iter, m.reverseIter, m.defaultDict, ext.OrderedDictType, ext.NewType(tupleGetterSpec())},
		Funcs: []ext.Func{{Name: "_count_elements", Sig: "mapping, iterable, /", Fn: countElements,
			Doc: "Count elements in the iterable, updating the mapping"}},
	}
}

// countElements adds to mapping how often each item of iterable occurs. A dict that does not override get and __setitem__ is
// used directly.
func countElements(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	mapping := a[0]
	d, plain := ext.AsDict(mapping)
	if plain {
		for _, name := range []string{"get", "__setitem__"} {
			own, _ := ext.DictType.Lookup(name)
			used, _ := mapping.Type().Lookup(name)
			plain = plain && own == used
		}
	}
	get := ext.Undef
	if !plain {
		var err error
		if get, err = ext.GetAttrName(th, mapping, "get"); err != nil {
			return ext.Value{}, err
		}
	}
	return ext.None, ext.ForEach(th, a[1], func(x ext.Value) error {
		var n ext.Value
		var err error
		if plain {
			if done, err := d.Increment(th, x); done || err != nil {
				return err
			}
			n, err = d.Get(th, x)
			n = n.Or(ext.Int(0))
		} else {
			n, err = ext.CallArgs(th, get, x, ext.Int(0))
		}
		if err != nil {
			return err
		}
		if n, err = ext.Binary(th, ext.OpAdd, n, ext.Int(1)); err != nil {
			return err
		}
		if plain {
			return d.SetItem(th, x, n)
		}
		return ext.SetItem(th, mapping, x, n)
	})
}
