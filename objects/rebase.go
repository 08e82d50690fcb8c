package objects

import "slices"

// setTypeBases is the assignment to __bases__ of a class.
func setTypeBases(th *Thread, self, v Value) error {
	t := (*Type)(self.P)
	bases, err := t.checkBases(th, v)
	if err != nil {
		return err
	}
	best, err := bestBase(th, bases)
	if err != nil {
		return err
	}
	if best != t.Base && (best.Flags|t.Base.Flags)&FlagBuiltin != 0 {
		return Raisef(th, TypeErrorType, "__bases__ assignment: '%s' deallocator differs from '%s'", best.Name, t.Base.Name)
	}
	if !t.Base.sameInstances(best) {
		return Raisef(th, TypeErrorType, "__bases__ assignment: '%s' object layout differs from '%s'", best.Name, t.Base.Name)
	}
	if err := th.Exclusively("change of class " + t.Name); err != nil {
		return err
	}
	oldBases, oldBase := t.Bases, t.Base
	t.Bases, t.Base = bases, best
	mros := map[*Type][]*Type{}
	if bad := t.relinearize(th.Interp, mros); bad != nil {
		err := mroError(th, bad.Bases)
		t.Bases, t.Base = oldBases, oldBase
		for u, mro := range mros {
			u.MRO = mro
		}
		return err
	}
	th.Interp.moveSubclass(t, oldBases, bases)
	t.eachSubclass(th.Interp, func(u *Type) {
		u.collectMembers()
		u.Slots = Slots{}
		u.initSlots()
		u.Version = versions.Add(1)
	})
	return nil
}

// checkBases returns the types in a new value of __bases__.
func (t *Type) checkBases(th *Thread, v Value) ([]*Type, error) {
	if t.Flags&FlagBuiltin != 0 {
		return nil, Raisef(th, TypeErrorType, "cannot set '__bases__' attribute of immutable type '%s'", t.Name)
	}
	if v.IsUndef() {
		return nil, Raisef(th, TypeErrorType, "cannot delete '__bases__' attribute of type '%s'", t.Name)
	}
	tuple, ok := AsTuple(v)
	if !ok {
		return nil, Raisef(th, TypeErrorType, "can only assign tuple to %s.__bases__, not %s", t.Name, v.Type().MessageName())
	}
	if len(tuple.Items) == 0 {
		return nil, Raisef(th, TypeErrorType, "can only assign non-empty tuple to %s.__bases__, not ()", t.Name)
	}
	bases := make([]*Type, len(tuple.Items))
	for i, x := range tuple.Items {
		b, ok := AsType(x)
		if !ok {
			return nil, Raisef(th, TypeErrorType, "%s.__bases__ must be tuple of classes, not '%s'", t.Name, x.Type().MessageName())
		}
		if b.Is(t) {
			return nil, RaiseMsg(th, TypeErrorType, "a __bases__ item causes an inheritance cycle")
		}
		bases[i] = b
	}
	return bases, nil
}

// relinearize computes the method resolution orders of t and its subclasses anew and keeps the old ones in mros. It returns
// a class for which there is none.
func (t *Type) relinearize(in *Interp, mros map[*Type][]*Type) *Type {
	mro := mergeMRO(t, t.Bases)
	if mro == nil {
		return t
	}
	if _, seen := mros[t]; !seen {
		mros[t] = t.MRO
	}
	t.MRO = mro
	for _, s := range t.Subclasses(in) {
		if bad := s.relinearize(in, mros); bad != nil {
			return bad
		}
	}
	return nil
}

// moveSubclass enters t as a subclass of other bases than before.
func (in *Interp) moveSubclass(t *Type, from, to []*Type) {
	in.subclasses.mu.Lock()
	for _, b := range from {
		in.subclasses.m[b] = slices.DeleteFunc(in.subclasses.m[b], func(s *Type) bool { return s == t })
	}
	in.subclasses.mu.Unlock()
	for _, b := range to {
		in.addSubclass(b, t)
	}
}
