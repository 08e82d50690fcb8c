"""Ties importlib to the interpreter's own import system, once somebody imports importlib.

Imports are done natively, from the same sys.path and into the same sys.modules; importlib's finders and loaders are there
for who asks for specs, and for what the native system doesn't do: finders in sys.meta_path and sys.path_hooks that are not
the standard ones, and archives in sys.path.
"""

import _imp
import sys


def setup(bootstrap, external):
    """Called when both halves of importlib have been loaded."""
    global _bootstrap, _external, LibraryLoader, standard
    _bootstrap, _external = bootstrap, external

    class LibraryLoader(external.SourceLoader):
        """Loads modules of the standard library that the interpreter contains."""

        def __init__(self, fullname, path):
            self.name = fullname
            self.path = path

        def get_filename(self, fullname=None):
            return self.path

        def get_data(self, path):
            data = _imp._library_read(path)
            if data is None:
                raise FileNotFoundError(2, "No such file or directory", path)
            return data

        def get_code(self, fullname):
            return self.source_to_code(self.get_data(self.path), self.path)

        def get_resource_reader(self, module):
            return None

    standard = [bootstrap.BuiltinImporter, bootstrap.FrozenImporter, external.PathFinder]
    sys.path_hooks[:0] = [zip_hook, LibraryFinder]
    bootstrap._gcd_import = gcd_import
    for name, module in list(sys.modules.items()):
        adopt(name, module)


class LibraryFinder:
    """Finds modules of the standard library that the interpreter contains; a path hook and path entry finder."""

    def __init__(self, path):
        if path != sys._stdlib_dir and not path.startswith(sys._stdlib_dir + "/") or _imp._library_list(path) is None:
            raise ImportError("not a path of the standard library", path=path)
        self.path = path

    def __repr__(self):
        return f"LibraryFinder({self.path!r})"

    def find_spec(self, fullname, target=None):
        base = self.path + "/" + fullname.rpartition(".")[2]
        if _imp._library_read(base + "/__init__.py") is not None:
            return make_spec(fullname, base + "/__init__.py", [base])
        if _imp._library_read(base + ".py") is not None:
            return make_spec(fullname, base + ".py", None)
        return None

    def invalidate_caches(self):
        pass

    def iter_modules(self, prefix=""):
        for entry in _imp._library_list(self.path) or ():
            if entry.endswith(".py"):
                if entry != "__init__.py":
                    yield prefix + entry[:-3], False
            elif "." not in entry and _imp._library_read(f"{self.path}/{entry}/__init__.py") is not None:
                yield prefix + entry, True


def zip_hook(path):
    """A path hook for archives, which imports zipimport when it meets the first."""
    archive = path
    while True:
        try:
            mode = _external._path_stat(archive).st_mode
            break
        except (OSError, ValueError):
            # It may be a place within an archive.
            archive = archive.rpartition("/")[0]
            if not archive:
                raise ImportError("not a file", path=path) from None
    if mode & 0o170000 != 0o100000:
        raise ImportError("not a file", path=path)
    import zipimport
    return zipimport.zipimporter(path)


def make_spec(name, origin, locations):
    """Make the spec of a module that the native import system has found."""
    if origin == "built-in":
        return _bootstrap.ModuleSpec(name, _bootstrap.BuiltinImporter, origin=origin)
    if origin is None:
        spec = _bootstrap.ModuleSpec(name, _external.NamespaceLoader(name, locations, None), is_package=True)
        spec.submodule_search_locations = locations
        return spec
    if origin.startswith(sys._stdlib_dir + "/"):
        loader = LibraryLoader(name, origin)
    else:
        loader = _external.SourceFileLoader(name, origin)
    return _external.spec_from_file_location(name, origin, loader=loader, submodule_search_locations=locations)


def adopt(name, module):
    """Give a module that was imported before importlib the spec that it would have had."""
    spec = getattr(module, "__spec__", None)
    if name == "__main__" and spec is None:
        adopt_main(module)
    if spec is None or isinstance(spec, _bootstrap.ModuleSpec):
        return
    try:
        module.__spec__ = spec = make_spec(spec.name, spec.origin, spec.submodule_search_locations)
        module.__loader__ = spec.loader
    except AttributeError:
        pass


def adopt_main(module):
    """Give the program, which has no spec, its loader."""
    if getattr(module, "__loader__", None) is not None:
        return
    file = getattr(module, "__file__", "<stdin>")
    if file == "<stdin>":
        module.__loader__ = _bootstrap.BuiltinImporter
    else:
        module.__loader__ = _external.SourceFileLoader("__main__", file)


def gcd_import(name, package=None, level=0):
    _bootstrap._sanity_check(name, package, level)
    if level > 0:
        name = _bootstrap._resolve_name(name, package, level)
    return _imp._import(name)


def load(name, path, custom):
    """Import a module through importlib: only from finders that are not standard, or from all. None: not found."""
    finders = [f for f in sys.meta_path if f not in standard] if custom else [_external.PathFinder]
    for finder in finders:
        try:
            find_spec = finder.find_spec
        except AttributeError:
            continue
        spec = find_spec(name, path, None)
        if spec is not None:
            return _bootstrap._load_unlocked(spec)
    return None
