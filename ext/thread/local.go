package thread

import (
	"maps"
	"unsafe"
	"weak"

	"github.com/weftpy/weft/objects"
)

// A local is a thread-local object: every thread sees attributes of its own, set up by __init__ with the arguments that the
// object was made with when the thread first touches it.
//
// The attributes hang off the thread, not the object, so that threads don't conflict and their attributes end with them.
type local struct {
	objects.Header
	objects.Attrs // holds nothing; subclasses expect it
	args          []value
	kw            *objects.Tuple
}

// locals is what a thread keeps: its attributes of every local object, by weak pointers, so that it doesn't keep the objects
// themselves.
type locals struct {
	objects.State[localDicts]
}

type localDicts struct {
	dicts map[weak.Pointer[local]]*objects.Dict
	prune int // number of entries at which to look for dead ones
}

// Clone is for the transaction engine.
func (d localDicts) Clone() localDicts {
	d.dicts = maps.Clone(d.dicts)
	return d
}

func asLocal(v value) *local { return (*local)(v.P) }

func allocLocal(th *thrd, cls *objects.Type) value {
	l := &local{Header: objects.NewHeader(cls)}
	l.Attrs.Init(th, cls)
	return objects.FromPtr(unsafe.Pointer(l))
}

func newLocal(th *thrd, cls *objects.Type, args []value, kw *objects.Tuple) (value, error) {
	if len(args) > 0 || kw != nil {
		if _, where, _ := cls.LookupWhere("__init__"); where == objects.ObjectType {
			return value{}, objects.RaiseMsg(th, objects.TypeErrorType, "Initialization arguments are not supported")
		}
	}
	v := allocLocal(th, cls)
	l := asLocal(v)
	l.args, l.kw = append([]value(nil), args...), kw
	_, err := l.addDict(th)
	return v, err
}

// localsOf returns the thread's attributes of local objects.
func localsOf(th *thrd) *locals {
	if l, ok := th.Attached.(*locals); ok {
		return l
	}
	l := &locals{}
	l.InitOld(th, localDicts{prune: 16})
	th.Attached = l
	return l
}

// addDict gives l an empty set of attributes in th.
func (l *local) addDict(th *thrd) (*objects.Dict, error) {
	s, err := localsOf(th).Write(th)
	if err != nil {
		return nil, err
	}
	if s.dicts == nil {
		s.dicts = map[weak.Pointer[local]]*objects.Dict{}
	}
	if len(s.dicts) >= s.prune {
		maps.DeleteFunc(s.dicts, func(p weak.Pointer[local], _ *objects.Dict) bool { return p.Value() == nil })
		s.prune = 2*len(s.dicts) + 16
	}
	d := objects.NewDict(th)
	s.dicts[weak.Make(l)] = d
	return d, nil
}

// dict returns l's attributes in th, which it sets up if need be.
func (l *local) dict(th *thrd) (*objects.Dict, error) {
	s, err := localsOf(th).Read(th)
	if err != nil {
		return nil, err
	}
	if d, ok := s.dicts[weak.Make(l)]; ok {
		return d, nil
	}
	d, err := l.addDict(th)
	if err != nil {
		return nil, err
	}
	self := objects.FromPtr(unsafe.Pointer(l))
	if init := self.Type().Init; init != nil {
		if err := init(th, self, l.args, l.kw); err != nil {
			return nil, l.forget(th, err)
		}
	}
	return d, nil
}

// forget takes back what dict did when __init__ failed with err.
func (l *local) forget(th *thrd, err error) error {
	s, werr := localsOf(th).Write(th)
	if werr != nil {
		return werr
	}
	delete(s.dicts, weak.Make(l))
	return err
}

func localGet(th *thrd, self value, name *objects.Str) (value, error) {
	d, err := asLocal(self).dict(th)
	if err != nil {
		return value{}, err
	}
	if name.String() == "__dict__" {
		return d.Value(), nil
	}
	t := self.Type()
	attr, found := t.Lookup(name.String())
	if found && attr.Type().DescrSet != nil && attr.Type().DescrGet != nil {
		return attr.Type().DescrGet(th, attr, self, t)
	}
	v, err := d.Get(th, name.Value())
	if err != nil || !v.IsUndef() {
		return v, err
	}
	if !found {
		return value{}, objects.NoAttribute(th, self, name)
	}
	if get := attr.Type().DescrGet; get != nil {
		return get(th, attr, self, t)
	}
	return attr, nil
}

func localSet(th *thrd, self value, name *objects.Str, v value) error {
	d, err := asLocal(self).dict(th)
	if err != nil {
		return err
	}
	if name.String() == "__dict__" {
		return objects.Raisef(th, objects.AttributeErrorType, "'%s' object attribute '__dict__' is read-only", self.Type().MessageName())
	}
	if attr, found := self.Type().Lookup(name.String()); found && attr.Type().DescrSet != nil {
		return attr.Type().DescrSet(th, attr, self, v)
	}
	if !v.IsUndef() {
		return d.SetItem(th, name.Value(), v)
	}
	ok, err := d.Delete(th, name.Value())
	if err == nil && !ok {
		return objects.NoAttribute(th, self, name)
	}
	return err
}

func localType() *objects.Type {
	return objects.NewType(objects.TypeSpec{
		Name: "_thread._local", Doc: "Thread-local data", Effect: objects.Pure,
		Flags: objects.FlagBaseOK, AttrOff: unsafe.Offsetof(local{}.Attrs), Alloc: allocLocal,
		Slots: objects.Slots{New: newLocal, GetAttr: localGet, SetAttr: localSet},
	})
}
