package imp

import (
	_ "embed"
	"os"
	"strings"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/objects"
)

//go:embed bridge.py
var bridgeSource string

// A bridge is what an interpreter keeps of importlib, once that is loaded.
type bridge struct {
	load, makeSpec value // functions of bridge.py
	standard       int   // how many finders sys.meta_path has of itself
}

type (
	bridgeKey  struct{}
	loadingKey struct{} // present while importlib is being loaded to find a module
)

// Frozen describes _frozen_importlib, importlib's first half.
func Frozen() *ext.Module {
	return &ext.Module{Name: "_frozen_importlib", Effect: ext.Pure, Setup: func(th *thread, m *objects.Module) error {
		return loadHalf(th, m, "importlib/_bootstrap.py")
	}}
}

// FrozenExternal describes _frozen_importlib_external, importlib's second half. When it is there, importlib gets to work.
func FrozenExternal() *ext.Module {
	return &ext.Module{Name: "_frozen_importlib_external", Effect: ext.Pure, Setup: func(th *thread, m *objects.Module) error {
		return loadHalf(th, m, "importlib/_bootstrap_external.py")
	}}
}

// loadHalf runs a source file of the library in module m, which it puts into sys.modules under its own name first: the code
// looks itself up there.
func loadHalf(th *thread, m *objects.Module, file string) error {
	in := th.Interp
	name, err := m.Dict.GetStr(th, "__name__")
	if err != nil {
		return err
	}
	if err := in.Modules.SetItem(th, name, m.Value()); err != nil {
		return err
	}
	if in.Library == nil {
		return objects.RaiseMsg(th, objects.ImportErrorType, "no standard library")
	}
	src, ok := in.Library.Open(file)
	if !ok {
		return objects.RaiseMsg(th, objects.ImportErrorType, "the standard library has no "+file)
	}
	withdraw, err := lendWarnings(th)
	if err != nil {
		return err
	}
	err = run(th, m, src, "<frozen "+strings.ReplaceAll(strings.TrimSuffix(file, ".py"), "/", ".")+">")
	if err == nil && file == "importlib/_bootstrap.py" {
		err = connect(th, m)
	}
	if werr := withdraw(); err == nil {
		err = werr
	}
	return err
}

func run(th *thread, m *objects.Module, src []byte, filename string) error {
	code, err := th.Interp.Eval.Compile(th, src, filename, "exec", 0, th.Interp.Config.Optimize)
	if err != nil {
		return err
	}
	_, err = th.Interp.Eval.Run(th, code, m.Dict, objects.Undef)
	return err
}

// connect installs importlib's finders and lets bridge.py do the rest.
func connect(th *thread, bootstrap *objects.Module) error {
	in := th.Interp
	imp, err := importValue(th, "_imp")
	if err != nil {
		return err
	}
	if _, err := objects.CallMethod(th, bootstrap.Value(), "_install", in.Sys.Value(), imp); err != nil {
		return err
	}
	if _, err := objects.CallMethod(th, bootstrap.Value(), "_install_external_importers"); err != nil {
		return err
	}
	external, err := importValue(th, "_frozen_importlib_external")
	if err != nil {
		return err
	}
	b, err := objects.NewModule(th, "_weft_importlib", objects.None)
	if err != nil {
		return err
	}
	if err := run(th, b, []byte(bridgeSource), "<frozen importlib bridge>"); err != nil {
		return err
	}
	if _, err := objects.CallMethod(th, b.Value(), "setup", bootstrap.Value(), external); err != nil {
		return err
	}
	br := &bridge{standard: 3}
	for name, f := range map[string]*value{"load": &br.load, "make_spec": &br.makeSpec} {
		if *f, err = objects.GetAttrName(th, b.Value(), name); err != nil {
			return err
		}
	}
	in.Ext.Store(bridgeKey{}, br)
	return nil
}

func importValue(th *thread, name string) (value, error) {
	return th.Interp.Eval.Import(th, objects.NewStr(name), objects.None, objects.None, 0)
}

// lendWarnings makes a module _warnings for importlib, which insists on one, unless there is one. It is withdrawn afterwards, so
// that module warnings keeps to its version in Python.
func lendWarnings(th *thread) (withdraw func() error, err error) {
	in := th.Interp
	old, err := in.Modules.GetStr(th, "_warnings")
	if err != nil {
		return nil, err
	}
	if _, native := in.NativeModule("_warnings"); native || !old.IsUndef() {
		return func() error { return nil }, nil
	}
	m, err := objects.NewModule(th, "_warnings", objects.None)
	if err != nil {
		return nil, err
	}
	warn := []def{{Name: "warn", Sig: "*args, **kwargs", Effect: objects.Pure, Fn: func(th *thread, a []value) (value, error) {
		w, err := importValue(th, "warnings")
		if err != nil {
			return value{}, err
		}
		f, err := objects.GetAttrName(th, w, "warn")
		if err != nil {
			return value{}, err
		}
		args, kw, err := objects.SpreadArgs(th, a[0], a[1])
		if err != nil {
			return value{}, err
		}
		return objects.Call(th, f, args, kw)
	}}}
	if err := m.AddFuncs(th, "_warnings", objects.Pure, warn); err != nil {
		return nil, err
	}
	return func() error {
		_, err := in.Modules.Delete(th, objects.NewStr("_warnings").Value())
		return err
	}, in.Modules.SetStr(th, "_warnings", m.Value())
}

func bridgeOf(in *objects.Interp) *bridge {
	if b, ok := in.Ext.Load(bridgeKey{}); ok {
		return b.(*bridge)
	}
	return nil
}

// FindModule is Interp.FindModule: it imports a module through importlib's finders if the native import system should not, or
// can't. It returns Undef if there is nothing for it to do or it finds nothing.
func FindModule(th *thread, full string, path value, first bool) (value, error) {
	b := bridgeOf(th.Interp)
	custom, err := customFinders(th, b)
	if err != nil {
		return value{}, err
	}
	if first && !custom {
		return objects.Undef, nil
	}
	if !first {
		if archives, err := hasArchive(th, path); err != nil || !archives {
			return objects.Undef, err
		}
	}
	if b == nil {
		if _, loading := th.Interp.Ext.LoadOrStore(loadingKey{}, true); loading {
			return objects.Undef, nil // importlib itself is being imported
		}
		_, err := importValue(th, "importlib")
		th.Interp.Ext.Delete(loadingKey{})
		if b = bridgeOf(th.Interp); err != nil || b == nil {
			return objects.Undef, err
		}
	}
	v, err := objects.CallArgs(th, b.load, objects.NewStr(full).Value(), path.Or(objects.None), objects.Bool(first))
	if err == nil && v.IsNone() {
		v = objects.Undef
	}
	return v, err
}

// customFinders reports whether sys.meta_path has finders that are not the standard ones.
func customFinders(th *thread, b *bridge) (bool, error) {
	standard := 0
	if b != nil {
		standard = b.standard
	}
	v, err := th.Interp.Sys.Dict.GetStr(th, "meta_path")
	if err != nil {
		return false, err
	}
	l, ok := objects.AsList(v)
	if !ok {
		return false, nil
	}
	items, err := l.Items(th)
	return len(items) > standard, err
}

// hasArchive reports whether some entry of a search path (Undef: sys.path) is neither a folder nor missing.
func hasArchive(th *thread, path value) (bool, error) {
	if path.IsUndef() || path.IsNone() {
		var err error
		if path, err = th.Interp.Sys.Dict.GetStr(th, "path"); err != nil || path.IsUndef() {
			return false, err
		}
	}
	items, err := objects.Collect(th, path)
	if err != nil {
		return false, err
	}
	for _, v := range items {
		s, ok := objects.AsStr(v)
		if !ok {
			continue
		}
		if _, lib := inLibrary(th.Interp, s.String()); lib || s.Len() == 0 {
			continue
		}
		// A path within an archive doesn't exist, but the archive does.
		for p := s.String(); len(p) > 1; p = parent(p) {
			if info, err := os.Stat(p); err == nil {
				if !info.IsDir() {
					return true, nil
				}
				break
			}
		}
	}
	return false, nil
}

func parent(p string) string {
	for i := len(p) - 1; i > 0; i-- {
		if p[i] == '/' {
			return p[:i]
		}
	}
	return ""
}

// NewSpec is Interp.NewSpec: it makes the __spec__ of a module if importlib has been loaded, and returns Undef otherwise.
func NewSpec(th *thread, name string, origin, locations value) (value, error) {
	b := bridgeOf(th.Interp)
	if b == nil {
		return objects.Undef, nil
	}
	return objects.CallArgs(th, b.makeSpec, objects.NewStr(name).Value(), origin, locations)
}
