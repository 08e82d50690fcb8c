// Package csvmod is the module _csv: readers and writers of comma-separated values, and the registry of dialects.
//
// Everything is Pure. The iterator that a reader takes its lines from, and the method that a writer hands its lines to, are
// called with effects of their own.
package csvmod

import (
	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// The styles of quoting.
const (
	quoteMinimal = iota
	quoteAll
	quoteNonnumeric
	quoteNone
	quoteStrings
	quoteNotNull
	quoteStyles
)

// registry is what the module keeps per interpreter.
type registry struct {
	dialects *ext.Dict
	limit    ext.State[int] // the longest field that may be read
}

type registryKey struct{}

var errorType *ext.Type

func init() {
	errorType = ext.NewType(ext.TypeSpec{Name: "_csv.Error", Base: ext.ExceptionType, Flags: ext.FlagBaseOK | ext.FlagHasAttrs})
}

func fail(th *thread, msg string) error { return ext.RaiseMsg(th, errorType, msg) }

// Module describes the module.
func Module() *ext.Module {
	return &ext.Module{
		Name: "_csv", Doc: "CSV parsing and writing.\n", Effect: ext.Pure,
		Consts: map[string]value{
			"QUOTE_MINIMAL": ext.Int(quoteMinimal), "QUOTE_ALL": ext.Int(quoteAll), "QUOTE_NONNUMERIC": ext.Int(quoteNonnumeric),
			"QUOTE_NONE": ext.Int(quoteNone), "QUOTE_STRINGS": ext.Int(quoteStrings), "QUOTE_NOTNULL": ext.Int(quoteNotNull),
			"Dialect": dialectType.Value(), "Reader": readerType.Value(), "Writer": writerType.Value(), "Error": errorType.Value(),
		},
		Funcs: []ext.Func{
			{Name: "reader", Sig: "*args, **kwargs", Fn: newReader, Doc: "reader($module, iterable, /, dialect='excel', **fmtparams)\n--\n\nReturn a reader object that will process lines from the given iterable."},
			{Name: "writer", Sig: "*args, **kwargs", Fn: newWriter, Doc: "writer($module, fileobj, /, dialect='excel', **fmtparams)\n--\n\nReturn a writer object that will write user data on the given file object."},
			{Name: "register_dialect", Sig: "*args, **kwargs", Fn: register, Doc: "Create a mapping from a string name to a CVS dialect."},
			{Name: "list_dialects", Sig: "", Doc: "Return a list of all known dialect names.\n\n    names = csv.list_dialects()", Fn: func(th *thread, a []value) (value, error) {
				items, err := registryOf(th).dialects.Items(th)
				names := make([]value, len(items))
				for i, it := range items {
					names[i] = it.Key
				}
				return ext.NewList(th, names).Value(), err
			}},
			{Name: "unregister_dialect", Sig: "name", Doc: "Delete the name/dialect mapping associated with a string name.\n\n    csv.unregister_dialect(name)", Fn: func(th *thread, a []value) (value, error) {
				ok, err := registryOf(th).dialects.Delete(th, a[0])
				if err == nil && !ok {
					err = fail(th, "unknown dialect")
				}
				return ext.None, err
			}},
			{Name: "get_dialect", Sig: "name", Doc: "Return the dialect instance associated with name.\n\n    dialect = csv.get_dialect(name)", Fn: func(th *thread, a []value) (value, error) {
				return registered(th, a[0])
			}},
			{Name: "field_size_limit", Sig: "new_limit=?", Fn: fieldSizeLimit, Doc: "Sets an upper limit on parsed fields.\n\n    csv.field_size_limit([limit])\n\nReturns old limit. If limit is not given, no new limit is set and\nthe old limit is returned"},
		},
		Setup: func(th *thread, m *ext.ModuleObject) error {
			r := &registry{dialects: ext.NewDict(th)}
			r.limit.InitOld(th, 128*1024)
			th.Interp.Ext.Store(registryKey{}, r)
			return m.Set(th, "_dialects", r.dialects.Value())
		},
	}
}

func registryOf(th *thread) *registry {
	r, _ := th.Interp.Ext.Load(registryKey{})
	return r.(*registry)
}

// registered returns the dialect of a name.
func registered(th *thread, name value) (value, error) {
	d, err := registryOf(th).dialects.Get(th, name)
	if err == nil && d.IsUndef() {
		err = fail(th, "unknown dialect")
	}
	return d, err
}

// firstArg returns the first argument of reader, writer and register_dialect, which a dialect and its parameters may follow.
func firstArg(th *thread, fname string, a []value) (value, error) {
	t, _ := ext.AsTuple(a[0])
	switch n := len(t.Items); {
	case n == 0:
		return value{}, ext.Raisef(th, ext.TypeErrorType, "%s expected at least 1 argument, got 0", fname)
	case n > 2:
		return value{}, ext.Raisef(th, ext.TypeErrorType, "%s expected at most 2 arguments, got %d", fname, n)
	}
	return t.Items[0], nil
}

// dialectOf makes the dialect that these functions' arguments describe.
func dialectOf(th *thread, a []value) (*dialect, error) {
	t, _ := ext.AsTuple(a[0])
	args, kw, err := ext.SpreadArgs(th, ext.NewTuple(t.Items[1:]), a[1])
	if err != nil {
		return nil, err
	}
	v, err := newDialect(th, dialectType, args, kw)
	if err != nil {
		return nil, err
	}
	return (*dialect)(v.P), nil
}

func register(th *thread, a []value) (value, error) {
	name, err := firstArg(th, "register_dialect", a)
	if err != nil {
		return value{}, err
	}
	if _, ok := ext.AsStr(name); !ok {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "dialect name must be a string")
	}
	d, err := dialectOf(th, a)
	if err != nil {
		return value{}, err
	}
	return ext.None, registryOf(th).dialects.SetItem(th, name, d.value())
}

func fieldSizeLimit(th *thread, a []value) (value, error) {
	r := registryOf(th)
	if a[0].IsUndef() {
		n, err := r.limit.Read(th)
		if err != nil {
			return value{}, err
		}
		return ext.Int(int64(*n)), nil
	}
	if a[0].Type() != ext.IntType {
		return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "limit must be an integer")
	}
	limit, ok := ext.AsInt64(a[0])
	if !ok {
		return value{}, ext.RaiseMsg(th, ext.OverflowErrorType, "Python int too large to convert to C ssize_t")
	}
	n, err := r.limit.Write(th)
	if err != nil {
		return value{}, err
	}
	old := *n
	*n = int(limit)
	return ext.Int(int64(old)), nil
}
