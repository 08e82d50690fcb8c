package vm

import (
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
	"github.com/weftpy/weft/vm/compile"
)

// The import system finds native modules by name and Python source along sys.path: in folders, and in the standard library's
// archive, which appears on sys.path under its root's name. Importing runs exclusive up to the next safepoint of the module's
// code; the table of imports under way changes in exclusive mode only, so no abort can touch it.

// A Library is an archive of source files, named by slash-separated paths from its root.
type Library interface {
	// Open returns the contents of a file, which may not be changed.
	Open(name string) ([]byte, bool)
}

// importState is what the import system of one interpreter keeps.
type importState struct {
	mu      sync.Mutex
	running map[string]*importing
	waiting map[*thrd]*importing // what each thread waits for
	// Lib is the standard library, and Root its place on sys.path.
	lib  Library
	root string
}

// importing is a module whose code is running.
type importing struct {
	th   *thrd
	gate *stm.Gate
}

// SetLibrary makes lib, under the name root, part of what sys.path may name.
func (vm *VM) SetLibrary(lib Library, root string) {
	vm.imports.lib, vm.imports.root = lib, root
	vm.in.LibrarySource = vm.librarySource
}

// Import is __import__; see objects.Evaluator.
func (vm *VM) Import(th *thrd, name *objects.Str, globals value, fromlist value, level int) (value, error) {
	full, err := vm.absolute(th, name.String(), globals, level)
	if err != nil {
		return value{}, err
	}
	mod, err := vm.importDotted(th, full)
	if err != nil {
		return value{}, err
	}
	wanted := false
	if !fromlist.IsNone() && !fromlist.IsUndef() {
		if wanted, err = objects.Truth(th, fromlist); err != nil {
			return value{}, err
		}
	}
	if wanted {
		return mod, vm.importFromlist(th, mod, full, fromlist)
	}
	if level > 0 {
		if name.Len() == 0 {
			return mod, nil
		}
		head, _, _ := strings.Cut(name.String(), ".")
		return vm.loaded(th, full[:len(full)-len(name.String())+len(head)])
	}
	head, _, dotted := strings.Cut(full, ".")
	if !dotted {
		return mod, nil
	}
	return vm.loaded(th, head)
}

// loaded returns sys.modules[name].
func (vm *VM) loaded(th *thrd, name string) (value, error) {
	v, err := th.Interp.Modules.GetStr(th, name)
	if err == nil && v.IsUndef() {
		err = vm.notFound(th, name, "")
	}
	return v, err
}

// absolute resolves a possibly relative module name.
func (vm *VM) absolute(th *thrd, name string, globals value, level int) (string, error) {
	if level < 0 {
		return "", objects.RaiseMsg(th, objects.ValueErrorType, "level must be >= 0")
	}
	if level == 0 {
		if name == "" {
			return "", objects.RaiseMsg(th, objects.ValueErrorType, "Empty module name")
		}
		return name, nil
	}
	pkg, err := vm.packageOf(th, globals)
	if err != nil {
		return "", err
	}
	for range level - 1 {
		i := strings.LastIndexByte(pkg, '.')
		if i < 0 {
			return "", objects.RaiseMsg(th, objects.ImportErrorType, "attempted relative import beyond top-level package")
		}
		pkg = pkg[:i]
	}
	if name == "" {
		return pkg, nil
	}
	return pkg + "." + name, nil
}

func (vm *VM) packageOf(th *thrd, globals value) (string, error) {
	g, ok := objects.AsDict(globals)
	if !ok {
		return "", objects.RaiseMsg(th, objects.KeyErrorType, "'__name__' not in globals")
	}
	p, err := g.GetStr(th, "__package__")
	if err != nil {
		return "", err
	}
	s, ok := objects.AsStr(p)
	if !ok {
		n, err := g.GetStr(th, "__name__")
		if err != nil {
			return "", err
		}
		s, _ = objects.AsStr(n)
		path, err := g.GetStr(th, "__path__")
		if err != nil {
			return "", err
		}
		if i := strings.LastIndexByte(s.String(), '.'); path.IsUndef() && i >= 0 {
			return s.String()[:i], nil
		} else if path.IsUndef() {
			s = objects.EmptyStr
		}
	}
	if s.Len() == 0 {
		return "", objects.RaiseMsg(th, objects.ImportErrorType, "attempted relative import with no known parent package")
	}
	return s.String(), nil
}

// importDotted imports a module and its parents and returns it.
func (vm *VM) importDotted(th *thrd, full string) (value, error) {
	v, err := th.Interp.Modules.GetStr(th, full)
	if err != nil {
		return value{}, err
	}
	if !v.IsUndef() {
		return vm.ready(th, full, v)
	}
	var path value = objects.Undef
	parent := ""
	var parentMod value
	if i := strings.LastIndexByte(full, '.'); i >= 0 {
		parent = full[:i]
		if parentMod, err = vm.importDotted(th, parent); err != nil {
			return value{}, err
		}
		if v, err = th.Interp.Modules.GetStr(th, full); err != nil {
			return value{}, err
		}
		if !v.IsUndef() {
			return vm.ready(th, full, v)
		}
		if path, err = objects.LookupAttr(th, parentMod, "__path__"); err != nil {
			return value{}, err
		}
		if path.IsUndef() {
			return value{}, vm.notFound(th, full, "; '"+parent+"' is not a package")
		}
	}
	mod, err := vm.load(th, full, path)
	if err != nil || parent == "" {
		return mod, err
	}
	return mod, objects.SetAttr(th, parentMod, th.Interp.Intern(full[len(parent)+1:]), mod)
}

// ready returns the module v from sys.modules. If another thread is importing it, it waits for that, unless that thread waits for
// this one; if that has failed, it tries itself.
func (vm *VM) ready(th *thrd, full string, v value) (value, error) {
	if v.IsNone() {
		return value{}, vm.halted(th, full)
	}
	im, seq := vm.imports.await(th, full)
	if im == nil {
		return v, nil
	}
	_, err := th.WaitGate(im.gate, seq, -1)
	vm.imports.stopWaiting(th)
	if err != nil {
		return value{}, err
	}
	return vm.importDotted(th, full)
}

// await notes that th is about to wait for the module named full until its gate's sequence number is no longer seq. There is
// nothing to wait for if nobody is importing it, or if whoever is waits for th, through however many others: then th sees the
// module half done, as within one thread.
func (s *importState) await(th *thrd, full string) (im *importing, seq uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	im = s.running[full]
	for w := im; w != nil; w = s.waiting[w.th] {
		if w.th == th {
			return nil, 0
		}
	}
	if im == nil {
		return nil, 0
	}
	if s.waiting == nil {
		s.waiting = map[*thrd]*importing{}
	}
	s.waiting[th] = im
	return im, im.gate.Seq()
}

func (s *importState) stopWaiting(th *thrd) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.waiting, th)
}

// initializing reports whether a module's code is still running.
func (vm *VM) initializing(th *thrd, mod value) bool {
	n, err := objects.LookupAttr(th, mod, "__name__")
	if err != nil {
		return false
	}
	s, ok := objects.AsStr(n)
	vm.imports.mu.Lock()
	defer vm.imports.mu.Unlock()
	return ok && vm.imports.running[s.String()] != nil
}

func (vm *VM) notFound(th *thrd, name, why string) error {
	return moduleNotFound(th, name, "No module named '"+name+"'"+why)
}

// missing is the error for a module that nobody has found. A note says so if it is one of the library's that isn't there yet.
func (vm *VM) missing(th *thrd, name string) error {
	err := vm.notFound(th, name, "")
	r, ok := err.(*objects.Raised)
	if !ok || foreign(name) {
		return err
	}
	names, nerr := vm.sysAttr(th, "stdlib_module_names")
	if nerr != nil {
		return nerr
	}
	known, nerr := objects.Contains(th, names, objects.NewStr(name).Value())
	if nerr != nil || !known {
		return err
	}
	note := objects.NewStr("The standard library's module '" + name + "' is not available in weft yet.").Value()
	if _, nerr := objects.CallMethod(th, r.Value, "add_note", note); nerr != nil {
		return nerr
	}
	return err
}

// foreign reports whether a module of the standard library is one of other systems only.
func foreign(name string) bool {
	switch name {
	case "_overlapped", "_scproxy", "_winapi", "_wmi", "msvcrt", "nt", "winreg", "winsound":
		return true
	}
	return false
}

// halted is the error for a module whose entry in sys.modules is None.
func (vm *VM) halted(th *thrd, name string) error {
	return moduleNotFound(th, name, "import of "+name+" halted; None in sys.modules")
}

func moduleNotFound(th *thrd, name, msg string) error {
	err := objects.RaiseMsg(th, objects.ModuleNotFoundErrorType, msg)
	if r, ok := err.(*objects.Raised); ok {
		if serr := objects.SetAttr(th, r.Value, th.Interp.Intern("name"), objects.NewStr(name).Value()); serr != nil {
			return serr
		}
	}
	return err
}

// importFromlist imports submodules that from … import names.
func (vm *VM) importFromlist(th *thrd, mod value, full string, fromlist value) error {
	path, err := objects.LookupAttr(th, mod, "__path__")
	if err != nil || path.IsUndef() {
		return err
	}
	return objects.ForEach(th, fromlist, func(n value) error {
		s, ok := objects.AsStr(n)
		if !ok {
			return objects.Raisef(th, objects.TypeErrorType, "Item in ``from list'' must be str, not %s", n.Type().MessageName())
		}
		if s.String() == "*" {
			all, err := objects.LookupAttr(th, mod, "__all__")
			if err != nil || all.IsUndef() {
				return err
			}
			return vm.importFromlist(th, mod, full, all)
		}
		v, err := objects.LookupAttr(th, mod, s.String())
		if err != nil || !v.IsUndef() {
			return err
		}
		_, err = vm.importDotted(th, full+"."+s.String())
		if err != nil && objects.IsRaised(err, objects.ModuleNotFoundErrorType) {
			name, nerr := objects.LookupAttr(th, err.(*objects.Raised).Value, "name")
			if nerr != nil {
				return nerr
			}
			if ns, ok := objects.AsStr(name); ok && ns.String() == full+"."+s.String() {
				return nil
			}
		}
		return err
	})
}

// source is a module found as a file.
type source struct {
	file string
	pkg  string // folder, of a package
	text []byte
}

// load finds a module and runs its code.
func (vm *VM) load(th *thrd, full string, path value) (value, error) {
	if err := th.Exclusively("import of " + full); err != nil {
		return value{}, err
	}
	if v, err := vm.findOther(th, full, path, true); err != nil || !v.IsUndef() {
		return v, err
	}
	if find := th.Interp.NativeModule; find != nil {
		if load, ok := find(full); ok {
			return vm.loadNative(th, full, load)
		}
	}
	src, namespace, err := vm.find(th, full, path)
	if err != nil {
		return value{}, err
	}
	if src == nil {
		if len(namespace) > 0 {
			return vm.namespacePackage(th, full, namespace)
		}
		if v, err := vm.findOther(th, full, path, false); err != nil || !v.IsUndef() {
			return v, err
		}
		return value{}, vm.missing(th, full)
	}
	return vm.runSource(th, full, src)
}

// findOther asks the interpreter's other import system, if it has one.
func (vm *VM) findOther(th *thrd, full string, path value, first bool) (value, error) {
	if find := th.Interp.FindModule; find != nil {
		return find(th, full, path, first)
	}
	return objects.Undef, nil
}

func (vm *VM) loadNative(th *thrd, full string, load func(*thrd) (*objects.Module, error)) (value, error) {
	m, err := load(th)
	if err != nil {
		return value{}, err
	}
	if err := vm.setSpec(th, m, full, objects.NewStr("built-in").Value(), objects.None); err != nil {
		return value{}, err
	}
	return m.Value(), th.Interp.Modules.SetStr(th, full, m.Value())
}

// find looks for a module's file along path (Undef: sys.path). Folders without __init__.py of that name are the portions of
// a namespace package.
func (vm *VM) find(th *thrd, full string, path value) (*source, []value, error) {
	if path.IsUndef() {
		var err error
		if path, err = vm.sysAttr(th, "path"); err != nil {
			return nil, nil, err
		}
	}
	dirs, err := objects.Collect(th, path)
	if err != nil {
		return nil, nil, err
	}
	name := full[strings.LastIndexByte(full, '.')+1:]
	var portions []value
	for _, d := range dirs {
		s, ok := objects.AsStr(d)
		if !ok {
			continue
		}
		dir := s.String()
		if rest, ok := vm.inLibrary(dir); ok {
			if src := vm.findInLibrary(rest, name); src != nil {
				return src, nil, nil
			}
			continue
		}
		if dir == "" {
			// As in CPython, modules found here know their whole path.
			var err error
			if dir, err = os.Getwd(); err != nil {
				continue // the folder is gone
			}
		}
		src, portion, err := findInDir(dir, name)
		if err != nil {
			return nil, nil, osError(th, err, filepath.Join(dir, name))
		}
		if src != nil {
			return src, nil, nil
		}
		if portion {
			portions = append(portions, objects.NewStr(filepath.Join(dir, name)).Value())
		}
	}
	return nil, portions, nil
}

// inLibrary returns the path within the library that dir names.
func (vm *VM) inLibrary(dir string) (string, bool) {
	if vm.imports.lib == nil || vm.imports.root == "" || !strings.HasPrefix(dir, vm.imports.root) {
		return "", false
	}
	rest := dir[len(vm.imports.root):]
	if rest != "" && rest[0] != '/' {
		return "", false
	}
	return strings.TrimPrefix(rest, "/"), true
}

func (vm *VM) findInLibrary(rest, name string) *source {
	base := name
	if rest != "" {
		base = rest + "/" + name
	}
	root := vm.imports.root + "/"
	if text, ok := vm.imports.lib.Open(base + "/__init__.py"); ok {
		return &source{root + base + "/__init__.py", root + base, text}
	}
	if text, ok := vm.imports.lib.Open(base + ".py"); ok {
		return &source{root + base + ".py", "", text}
	}
	return nil
}

// librarySource returns the text of a file whose name starts with the library's root.
func (vm *VM) librarySource(file string) ([]byte, bool) {
	rest, ok := vm.inLibrary(file)
	if !ok {
		return nil, false
	}
	return vm.imports.lib.Open(rest)
}

// setSpec gives a module its __spec__, and the __loader__ that goes with it.
func (vm *VM) setSpec(th *thrd, m *objects.Module, full string, origin, locations value) error {
	spec := objects.Undef
	if mk := th.Interp.NewSpec; mk != nil {
		var err error
		if spec, err = mk(th, full, origin, locations); err != nil {
			return err
		}
	}
	if spec.IsUndef() {
		return m.Set(th, "__spec__", objects.BareSpec(th, full, origin, locations))
	}
	loader, err := objects.GetAttrName(th, spec, "loader")
	if err != nil {
		return err
	}
	if err := m.Set(th, "__loader__", loader); err != nil {
		return err
	}
	return m.Set(th, "__spec__", spec)
}

func (vm *VM) namespacePackage(th *thrd, full string, portions []value) (value, error) {
	m, err := objects.NewModule(th, full, objects.None)
	if err != nil {
		return value{}, err
	}
	path := objects.NewList(th, portions).Value()
	for _, it := range []struct {
		k string
		v value
	}{{"__path__", path}, {"__package__", objects.NewStr(full).Value()}} {
		if err := m.Set(th, it.k, it.v); err != nil {
			return value{}, err
		}
	}
	if err := vm.setSpec(th, m, full, objects.None, path); err != nil {
		return value{}, err
	}
	return m.Value(), th.Interp.Modules.SetStr(th, full, m.Value())
}

// codeName is the file name of the code of a module: of those that CPython keeps frozen, not that of its file, so that tracebacks
// look like CPython's and don't show the text.
func (vm *VM) codeName(full, file string) string {
	switch full {
	case "_collections_abc", "_sitebuiltins", "abc", "codecs", "genericpath", "importlib.machinery", "importlib.util", "io", "ntpath",
		"os", "posixpath", "runpy", "site", "stat", "zipimport":
		if _, ok := vm.inLibrary(file); ok {
			return "<frozen " + full + ">"
		}
	}
	return file
}

// runSource makes a module of a file and runs its code.
func (vm *VM) runSource(th *thrd, full string, src *source) (value, error) {
	code, err := vm.compile(th, src.text, vm.codeName(full, src.file), "exec", 0, compile.Options{Lenient: true, Thread: th, Optimize: vm.in.Config.Optimize})
	if err != nil {
		return value{}, err
	}
	m, err := objects.NewModule(th, full, objects.None)
	if err != nil {
		return value{}, err
	}
	if err := vm.describe(th, m, full, src); err != nil {
		return value{}, err
	}
	if err := th.Interp.Modules.SetStr(th, full, m.Value()); err != nil {
		return value{}, err
	}
	im := &importing{th: th, gate: stm.NewGate()}
	vm.imports.mu.Lock()
	if vm.imports.running == nil {
		vm.imports.running = map[string]*importing{}
	}
	vm.imports.running[full] = im
	vm.imports.mu.Unlock()
	_, err = vm.Run(th, code, m.Dict, objects.Undef)
	if err != nil { // before others hear of it
		if _, derr := th.Interp.Modules.Delete(th, objects.NewStr(full).Value()); derr != nil {
			err = derr
		}
	}
	vm.imports.mu.Lock()
	delete(vm.imports.running, full)
	vm.imports.mu.Unlock()
	im.gate.Signal()
	if err != nil {
		return value{}, err
	}
	// The module's code may have put something else in its place.
	v, err := th.Interp.Modules.GetStr(th, full)
	if err != nil || v.IsUndef() {
		return m.Value(), err
	}
	return v, vm.patch(th, full, m)
}

func (vm *VM) describe(th *thrd, m *objects.Module, full string, src *source) error {
	pkg, locations := full, objects.None
	file := objects.NewStr(src.file).Value()
	if src.pkg != "" {
		locations = objects.NewList(th, []value{objects.NewStr(src.pkg).Value()}).Value()
		if err := m.Set(th, "__path__", locations); err != nil {
			return err
		}
	} else if i := strings.LastIndexByte(full, '.'); i >= 0 {
		pkg = full[:i]
	} else {
		pkg = ""
	}
	for _, it := range []struct {
		k string
		v value
	}{{"__file__", file}, {"__package__", objects.NewStr(pkg).Value()}, {"__builtins__", th.Interp.Builtins.Value()}} {
		if err := m.Set(th, it.k, it.v); err != nil {
			return err
		}
	}
	return vm.setSpec(th, m, full, file, locations)
}

// patch ties modules of the standard library that have their own idea of importing to this import system.
func (vm *VM) patch(th *thrd, full string, m *objects.Module) error {
	if full != "importlib._bootstrap" {
		return nil
	}
	def := &objects.FuncDef{Name: "_gcd_import", Sig: "name, package=None, level=0", Effect: objects.Pure,
		Fn: func(th *thrd, a []value) (value, error) {
			name, ok := objects.AsStr(a[0])
			if !ok {
				return value{}, objects.Raisef(th, objects.TypeErrorType, "module name must be str, not %s", a[0].Type().MessageName())
			}
			full := name.String()
			if level, _ := objects.AsIndex(th, a[2]); level > 0 {
				g := objects.NewDict(th)
				if err := g.SetStr(th, "__package__", a[1]); err != nil {
					return value{}, err
				}
				var err error
				if full, err = vm.absolute(th, full, g.Value(), level); err != nil {
					return value{}, err
				}
			}
			return vm.importDotted(th, full)
		}}
	return m.Set(th, "_gcd_import", objects.NewBuiltin(def, objects.Undef))
}
