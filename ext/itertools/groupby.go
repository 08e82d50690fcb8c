package itertools

import (
	"github.com/weftpy/weft/ext"
)

// groupState is the state of groupby. key and value are those of the item fetched last, target the key of the group handed
// out last; each is Undef at first. serial counts the groups, so that an old group knows that it is over.
type groupState struct {
	it, keyFn          ext.Value
	key, value, target ext.Value
	serial             int
}

// grouperState is the state of one group.
type grouperState struct {
	parent ext.Value
	target ext.Value
	serial int
}

func (m *module) groupByType() *ext.Type {
	const sig = "iterable, key=None"
	return iterType[groupState]("itertools.groupby", sig,
		"make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.",
		func(th *ext.Thread, cls *ext.Type, args []ext.Value, kw *ext.Tuple) (ext.Value, error) {
			a, err := ext.BindArgs(th, "groupby", sig, args, kw)
			if err != nil {
				return ext.Value{}, err
			}
			it, err := ext.Iter(th, a[0])
			if err != nil {
				return ext.Value{}, err
			}
			return newIterator(th, cls, groupState{it: it, keyFn: a[1], key: ext.Undef, value: ext.Undef, target: ext.Undef})
		}, m.groupByNext)
}

// advance fetches the next item and its key; it reports false at the end.
func advance(th *ext.Thread, g *iterator[groupState]) (bool, error) {
	p, err := g.Read(th)
	if err != nil {
		return false, err
	}
	it, fn := p.it, p.keyFn
	v, err := ext.Next(th, it)
	if err != nil || v.IsUndef() {
		return false, err
	}
	key := v
	if !fn.IsNone() {
		if key, err = ext.CallArgs(th, fn, v); err != nil {
			return false, err
		}
	}
	return true, g.update(th, func(p *groupState) { p.value, p.key = v, key })
}

func (m *module) groupByNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	g := of[groupState](self)
	if err := g.update(th, func(p *groupState) { p.serial++ }); err != nil {
		return ext.Value{}, err
	}
	for {
		p, err := g.Read(th)
		if err != nil {
			return ext.Value{}, err
		}
		if !p.key.IsUndef() {
			if p.target.IsUndef() {
				break
			}
			same, err := ext.Equal(th, p.target, p.key)
			if err != nil {
				return ext.Value{}, err
			}
			if !same {
				break
			}
		}
		if ok, err := advance(th, g); err != nil || !ok {
			return ext.Undef, err
		}
	}
	p, err := g.Write(th)
	if err != nil {
		return ext.Value{}, err
	}
	p.target = p.key
	key := p.key
	group, err := newIterator(th, m.grouper, grouperState{self, key, p.serial})
	return ext.TupleOf(key, group), err
}

func (m *module) grouperNext(th *ext.Thread, self ext.Value) (ext.Value, error) {
	s, err := of[grouperState](self).Read(th)
	if err != nil {
		return ext.Value{}, err
	}
	g, target, serial := of[groupState](s.parent), s.target, s.serial
	p, err := g.Read(th)
	if err != nil || p.serial != serial {
		return ext.Undef, err
	}
	if p.value.IsUndef() {
		if ok, err := advance(th, g); err != nil || !ok {
			return ext.Undef, err
		}
		if p, err = g.Read(th); err != nil {
			return ext.Value{}, err
		}
	}
	same, err := ext.Equal(th, target, p.key)
	if err != nil || !same {
		return ext.Undef, err
	}
	if p, err = g.Write(th); err != nil {
		return ext.Value{}, err
	}
	v := p.value
	p.value = ext.Undef
	return v, nil
}
