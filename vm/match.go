package vm

import (
	"slices"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// match does the intrinsics of match statements.
func (i *instr) match(v value) (value, error) {
	th := i.t.th
	switch i.x() {
	case opcode.IntrinsicLen:
		n, err := objects.Len(th, v)
		return objects.Int(int64(n)), err
	case opcode.IntrinsicMatchSequence:
		return objects.Bool(v.Type().Flags&objects.FlagSequence != 0), nil
	case opcode.IntrinsicMatchMapping:
		return objects.Bool(v.Type().Flags&objects.FlagMapping != 0), nil
	}
	args, _ := objects.AsTuple(v)
	if i.x() == opcode.IntrinsicMatchKeys {
		return matchKeys(th, args.Items[0], args.Items[1])
	}
	return matchClass(th, args.Items[0], args.Items[1], int(args.Items[2].Int()), args.Items[3])
}

// matchKeys returns the values of the tuple keys in a mapping as a tuple, or None if one is missing.
func matchKeys(th *thrd, subject, keys value) (value, error) {
	get, err := objects.GetAttrName(th, subject, "get")
	if err != nil {
		return value{}, err
	}
	names, _ := objects.AsTuple(keys)
	missing, err := objects.CallArgs(th, objects.ObjectType.Value())
	if err != nil {
		return value{}, err
	}
	seen := objects.NewDict(th)
	values := make([]value, len(names.Items))
	for k, key := range names.Items {
		if old, err := seen.Get(th, key); err != nil {
			return value{}, err
		} else if !old.IsUndef() {
			r, err := objects.Repr(th, key)
			if err != nil {
				return value{}, err
			}
			return value{}, objects.Raisef(th, objects.ValueErrorType, "mapping pattern checks duplicate key (%s)", r.String())
		}
		if err := seen.SetItem(th, key, objects.None); err != nil {
			return value{}, err
		}
		if values[k], err = objects.CallArgs(th, get, key, missing); err != nil {
			return value{}, err
		}
		if values[k] == missing {
			return objects.None, nil
		}
	}
	return objects.NewTuple(values), nil
}

// matchClass returns the attributes of subject that a class pattern with n positional patterns and the given keywords looks
// at, as a tuple; None if subject is no instance of the class or lacks one of them.
func matchClass(th *thrd, subject, class value, n int, keywords value) (value, error) {
	cls, ok := objects.AsType(class)
	if !ok {
		return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "called match pattern must be a class")
	}
	if ok, err := objects.IsInstance(th, subject, class); err != nil || !ok {
		return objects.None, err
	}
	names, self, err := positionalNames(th, cls, n)
	if err != nil {
		return value{}, err
	}
	var values []value
	if self {
		values = append(values, subject)
	}
	kw, _ := objects.AsTuple(keywords)
	names = append(names, kw.Items...)
	for k, name := range names {
		s, ok := objects.AsStr(name)
		if !ok {
			return value{}, objects.Raisef(th, objects.TypeErrorType, "__match_args__ elements must be strings (got %s)", name.Type().MessageName())
		}
		if slices.ContainsFunc(names[:k], func(v value) bool { o, _ := objects.AsStr(v); return o.Equal(s) }) {
			return value{}, objects.Raisef(th, objects.TypeErrorType, "%s() got multiple sub-patterns for attribute '%s'", cls.Name, s.String())
		}
		v, err := objects.LookupAttr(th, subject, s.String())
		if err != nil {
			return value{}, err
		}
		if v.IsUndef() {
			return objects.None, nil
		}
		values = append(values, v)
	}
	return objects.NewTuple(values), nil
}

// positionalNames returns the names of the attributes that n positional patterns of a class pattern look at. self says that
// the only pattern looks at the subject itself.
func positionalNames(th *thrd, cls *objects.Type, n int) (names []value, self bool, err error) {
	if n == 0 {
		return nil, false, nil
	}
	args, err := objects.LookupAttr(th, cls.Value(), "__match_args__")
	if err != nil {
		return nil, false, err
	}
	self = args.IsUndef() && matchesSelf(cls)
	if !args.IsUndef() {
		t, ok := objects.AsTuple(args)
		if !ok {
			return nil, false, objects.Raisef(th, objects.TypeErrorType, "%s.__match_args__ must be a tuple (got %s)", cls.MessageName(), args.Type().MessageName())
		}
		names = t.Items
	}
	allowed := len(names)
	if self {
		allowed = 1
	}
	if n > allowed {
		return nil, false, objects.Raisef(th, objects.TypeErrorType, "%s() accepts %d positional sub-pattern%s (%d given)", cls.Name, allowed, plural(allowed), n)
	}
	if self {
		return nil, true, nil
	}
	return slices.Clone(names[:n]), false, nil
}

// matchesSelf reports whether the one positional pattern of a class pattern for cls looks at the subject itself.
func matchesSelf(cls *objects.Type) bool {
	const kinds = objects.FlagIntSub | objects.FlagStrSub | objects.FlagBytesSub | objects.FlagFloatSub | objects.FlagDict |
		objects.FlagList | objects.FlagTuple | objects.FlagSetSub
	return cls.Flags&kinds != 0 || cls.Is(objects.BytearrayType)
}
