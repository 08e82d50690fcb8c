package symtable

// resolver is the second walk: it settles where each name lives.
type resolver struct{ *builder }

// scope resolves the names of a scope and of those inside it. Bindings come before uses: a scope's own bindings are
// settled before any inner scope looks outwards.
func (r *resolver) scope(s *Scope) {
	for _, sym := range s.Order {
		r.bindings(s, sym)
	}
	for _, sym := range s.Order {
		if sym.Where == Unresolved {
			r.use(s, sym)
		}
	}
	for _, c := range s.Children {
		r.scope(c)
	}
}

// bindings settles a name that the scope binds or declares.
func (r *resolver) bindings(s *Scope, sym *Symbol) {
	switch f := sym.Flags; {
	case f&DefGlobal != 0:
		if f&DefNonlocal != 0 {
			r.fail(&sym.pos, "name '"+sym.Name+"' is nonlocal and global")
		}
		sym.Where = GlobalExplicit
	case f&DefNonlocal != 0:
		r.nonlocal(s, sym)
	case f&DefBound != 0:
		if sym.Where == Unresolved { // an inner scope may have made it a cell
			sym.Where = Local
		}
	}
}

// nonlocal settles a name declared nonlocal.
func (r *resolver) nonlocal(s *Scope, sym *Symbol) {
	if s.Kind == ModuleScope {
		r.fail(&sym.pos, "nonlocal declaration not allowed at module level")
	}
	owner := r.owner(s, sym.Name)
	if owner == nil {
		r.fail(&sym.pos, "no binding for nonlocal '"+sym.Name+"' found")
	}
	if o := owner.Symbols[sym.Name]; o != nil && o.Flags&DefTypeParam != 0 {
		r.fail(&sym.pos, "nonlocal binding not allowed for type parameter '"+sym.Name+"'")
	}
	r.link(s, owner, sym)
}

// use settles a name that the scope only reads.
func (r *resolver) use(s *Scope, sym *Symbol) {
	if s.SeesClass && sym.Name != "__classdict__" && sym.Name != "__conditional_annotations__" {
		if c := enclosingClass(s).Symbols[sym.Name]; c != nil {
			switch {
			case c.Flags&DefGlobal != 0:
				sym.Where = GlobalExplicit
				return
			case c.Flags&DefBound != 0 && c.Flags&DefNonlocal == 0:
				sym.Where = GlobalImplicit // found in the class namespace at run time
				return
			}
		}
	}
	if owner := r.owner(s, sym.Name); owner != nil {
		r.link(s, owner, sym)
		return
	}
	sym.Where = GlobalImplicit
}

// enclosingClass returns the class around an annotation scope.
func enclosingClass(s *Scope) *Scope {
	for s.Kind != ClassScope {
		s = s.Parent
	}
	return s
}

// owner finds the scope around s whose variable a name means, or nil if it is global.
func (r *resolver) owner(s *Scope, name string) *Scope {
	for p := s.Parent; p != nil; p = p.Parent {
		switch p.Kind {
		case ModuleScope:
			return nil
		case ClassScope:
			if name == "__class__" || name == "__classdict__" || name == "__conditional_annotations__" && p.Conditional {
				return p
			}
			continue
		}
		sym := p.Symbols[name]
		switch {
		case sym == nil:
		case sym.Flags&DefGlobal != 0:
			return nil
		case sym.Flags&DefNonlocal != 0:
		case sym.Flags&DefBound != 0:
			return p
		}
	}
	return nil
}

// link makes a name of scope s mean a variable of owner. Unless both run in one frame, the variable becomes a cell, and
// the units between pass it on.
func (r *resolver) link(s, owner *Scope, sym *Symbol) {
	sym.Where = Free
	target := owner.Unit()
	u := s.Unit()
	if u == target && owner.Kind != ClassScope {
		return
	}
	name := sym.Name
	if owner.Kind == ClassScope {
		switch name {
		case "__class__":
			owner.NeedsClass = true
		case "__classdict__":
			owner.NeedsDict = true
		}
	} else {
		owner.Symbols[name].Where = Cell
	}
	for ; u != target; u = u.Parent.Unit() {
		u.addFree(name)
		switch own := u.Symbols[name]; {
		case own == nil:
			own = &Symbol{Name: name, Where: Free}
			u.Symbols[name] = own
			u.Order = append(u.Order, own)
		case own.Where == Unresolved && own.Flags&(DefBound|DefGlobal) == 0:
			own.Where = Free
		case own.Where != Free:
			own.Flags |= DefFreeClass
		}
		// Comprehensions between the two look the name up in their unit.
	}
}
