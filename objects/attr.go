package objects

// GetAttr returns v.name.
func GetAttr(th *Thread, v Value, name *Str) (Value, error) {
	x, err := v.Type().GetAttr(th, v, name)
	if err != nil {
		err = MissedBy(th, err, v, name)
	}
	return x, err
}

// MissedBy lets an AttributeError that knows neither an object nor a name, such as one raised by a property, tell those of the
// lookup that it ended.
func MissedBy(th *Thread, err error, v Value, name *Str) error {
	if !IsRaised(err, AttributeErrorType) {
		return err
	}
	e := err.(*Raised).Exc()
	for i := range 2 {
		if f, ferr := e.Field(th, i); ferr != nil {
			return ferr
		} else if !f.IsNone() {
			return err
		}
	}
	if ferr := e.setFields(th, []Value{name.Value(), v}); ferr != nil {
		return ferr
	}
	return err
}

// GetAttrName is GetAttr for a Go string.
func GetAttrName(th *Thread, v Value, name string) (Value, error) {
	return GetAttr(th, v, th.Interp.Intern(name))
}

// LookupAttr returns v.name, or Undef if there is no such attribute.
func LookupAttr(th *Thread, v Value, name string) (Value, error) {
	return LookupAttrStr(th, v, th.Interp.Intern(name))
}

// LookupAttrStr is LookupAttr. It makes no exception for an attribute that a plain object hasn't got.
func LookupAttrStr(th *Thread, v Value, name *Str) (r Value, err error) {
	if v.Type().PlainGet() {
		r, err = FindAttr(th, v, name)
	} else {
		r, err = GetAttr(th, v, name)
	}
	if err != nil && IsRaised(err, AttributeErrorType) {
		return Undef, nil
	}
	return r, err
}

// SetAttr stores v.name; an Undef x deletes it.
func SetAttr(th *Thread, v Value, name *Str, x Value) error {
	set := v.Type().SetAttr
	if set == nil {
		return Raisef(th, AttributeErrorType, "'%s' object has no attribute '%s'", v.Type().MessageName(), name)
	}
	return set(th, v, name, x)
}

func attrName(th *Thread, v Value) (*Str, error) {
	if s, ok := AsStr(v); ok {
		return s, nil
	}
	return nil, Raisef(th, TypeErrorType, "attribute name must be string, not '%s'", v.Type().MessageName())
}

// GenericGetAttr finds an attribute as object.__getattribute__ does: data descriptors of the type, then the instance's own
// attributes, then other attributes of the type.
func GenericGetAttr(th *Thread, self Value, name *Str) (Value, error) {
	v, err := FindAttr(th, self, name)
	if err == nil && v.IsUndef() {
		err = NoAttribute(th, self, name)
	}
	return v, err
}

// FindAttr is GenericGetAttr that returns Undef for an attribute that isn't there.
func FindAttr(th *Thread, self Value, name *Str) (Value, error) {
	t := self.Type()
	d, found := t.Lookup(name.String())
	if found {
		dt := d.Type()
		if dt.DescrSet != nil && dt.DescrGet != nil {
			return dt.DescrGet(th, d, self, t)
		}
	}
	if a := attrsOf(self); a != nil {
		v, err := a.Get(th, name)
		if err != nil || !v.IsUndef() {
			return v, err
		}
	}
	if found {
		if get := d.Type().DescrGet; get != nil {
			return get(th, d, self, t)
		}
		return d, nil
	}
	return Undef, nil
}

// NoAttribute is the AttributeError for a missing attribute.
func NoAttribute(th *Thread, self Value, name *Str) error {
	if t, ok := AsType(self); ok {
		return attributeError(th, self, name, "type object '"+t.MessageName()+"' has no attribute '"+name.String()+"'")
	}
	return attributeError(th, self, name, "'"+self.Type().MessageName()+"' object has no attribute '"+name.String()+"'")
}

// attributeError makes an AttributeError with its name and obj attributes set.
func attributeError(th *Thread, obj Value, name *Str, msg string) error {
	err := RaiseMsg(th, AttributeErrorType, msg)
	if r, ok := err.(*Raised); ok {
		if serr := r.Exc().setFields(th, []Value{name.Value(), obj}); serr != nil {
			return serr
		}
	}
	return err
}

// GenericSetAttr stores (v Undef: deletes) an attribute as object.__setattr__ does.
func GenericSetAttr(th *Thread, self Value, name *Str, v Value) error {
	t := self.Type()
	d, found := t.Lookup(name.String())
	if found {
		if set := d.Type().DescrSet; set != nil {
			return set(th, d, self, v)
		}
	}
	a := attrsOf(self)
	if a == nil || t.Flags&flagSlotsOnly != 0 {
		if found {
			return attributeError(th, self, name, "'"+t.MessageName()+"' object attribute '"+name.String()+"' is read-only")
		}
		return attributeError(th, self, name, "'"+t.MessageName()+"' object has no attribute '"+name.String()+"' and no __dict__ for setting new attributes")
	}
	if !v.IsUndef() {
		return a.Set(th, name, v)
	}
	ok, err := a.Delete(th, name)
	if err == nil && !ok {
		return NoAttribute(th, self, name)
	}
	return err
}
