package posix

import (
	"os"
	"unsafe"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

// dirEntry is os.DirEntry. What it learns by asking the system it keeps.
type dirEntry struct {
	ext.Header
	name, path value
	full       *path // the path to ask about, relative to dir if that isn't negative
	dir        int
	typ        os.FileMode
	ino        uint64
	state      ext.State[entryStats]
}

// entryStats are results of stat and lstat, Undef if not known yet.
type entryStats struct{ stat, lstat value }

// dirIter is what scandir returns. The names were all read when it was made, so that iterating can be undone; only DirEntry
// goes back to the system.
type dirIter struct {
	ext.Header
	entries []value
	next    ext.State[int]
}

var dirEntryType, dirIterType *ext.Type

func init() {
	get := func(f func(*dirEntry) value) func(*thread, value) (value, error) {
		return func(th *thread, self value) (value, error) { return f((*dirEntry)(self.P)), nil }
	}
	dirEntryType = ext.NewType(ext.TypeSpec{
		Name: "posix.DirEntry", Flags: ext.FlagDisallowNew, Effect: ext.Pure,
		Slots: ext.Slots{Repr: func(th *thread, self value) (*ext.Str, error) {
			r, err := ext.Repr(th, (*dirEntry)(self.P).name)
			if err != nil {
				return nil, err
			}
			return ext.NewStr("<DirEntry " + r.String() + ">"), nil
		}},
		GetSets: []ext.GetSet{
			{Name: "name", Doc: "the entry's base filename, relative to scandir() \"path\" argument", Get: get(func(d *dirEntry) value { return d.name })},
			{Name: "path", Doc: "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)", Get: get(func(d *dirEntry) value { return d.path })},
		},
		Methods: []ext.Func{
			{Name: "is_dir", Sig: "self, *, follow_symlinks=True", Fn: entryIs(unix.S_IFDIR), Doc: "Return True if the entry is a directory; cached per entry."},
			{Name: "is_file", Sig: "self, *, follow_symlinks=True", Fn: entryIs(unix.S_IFREG), Doc: "Return True if the entry is a file; cached per entry."},
			{Name: "is_symlink", Sig: "self", Doc: "Return True if the entry is a symbolic link; cached per entry.", Fn: func(th *thread, a []value) (value, error) {
				return ext.Bool((*dirEntry)(a[0].P).typ&os.ModeSymlink != 0), nil
			}},
			{Name: "is_junction", Sig: "self", Doc: "Return True if the entry is a junction; cached per entry.", Fn: func(th *thread, a []value) (value, error) {
				return ext.False, nil
			}},
			{Name: "stat", Sig: "self, *, follow_symlinks=True", Doc: "Return stat_result object for the entry; cached per entry.", Fn: func(th *thread, a []value) (value, error) {
				follow, err := yes(th, a[1])
				if err != nil {
					return value{}, err
				}
				return (*dirEntry)(a[0].P).stat(th, follow)
			}},
			{Name: "inode", Sig: "self", Doc: "Return inode of the entry; cached per entry.", Fn: func(th *thread, a []value) (value, error) {
				return ext.IntOfUint((*dirEntry)(a[0].P).ino), nil
			}},
			{Name: "__fspath__", Sig: "self", Doc: "Returns the path for the entry.", Fn: func(th *thread, a []value) (value, error) {
				return (*dirEntry)(a[0].P).path, nil
			}},
			ext.ClassGetItem(),
		},
	})
	dirIterType = ext.NewType(ext.TypeSpec{
		Name: "posix.ScandirIterator", Flags: ext.FlagDisallowNew, Effect: ext.Pure,
		Slots: ext.Slots{
			Iter: func(th *thread, self value) (value, error) { return self, nil },
			Next: func(th *thread, self value) (value, error) {
				it := (*dirIter)(self.P)
				n, err := it.next.Write(th)
				if err != nil || *n >= len(it.entries) {
					return ext.Undef, err
				}
				*n++
				return it.entries[*n-1], nil
			},
		},
		Methods: []ext.Func{
			{Name: "close", Sig: "self", Fn: closeScan}, {Name: "__exit__", Sig: "self, *args", Fn: closeScan},
			{Name: "__enter__", Sig: "self", Fn: func(th *thread, a []value) (value, error) { return a[0], nil }},
		},
	})
}

func closeScan(th *thread, a []value) (value, error) {
	it := (*dirIter)(a[0].P)
	n, err := it.next.Write(th)
	if err == nil {
		*n = len(it.entries)
	}
	return ext.None, err
}

func scandir(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "scandir", "path", ospath.FD|ospath.Nil)
	if err != nil {
		return value{}, err
	}
	f, err := openDir(p)
	if err != nil {
		return value{}, ospath.Error(th, err, p)
	}
	defer f.Close()
	found, inodes, err := readDir(int(f.Fd()))
	if err != nil {
		return value{}, ospath.Error(th, err, p)
	}
	it := &dirIter{Header: ext.NewHeader(dirIterType), entries: make([]value, 0, len(found))}
	it.next.Init(th, 0)
	for i, d := range found {
		e, err := newEntry(th, p, d.name, d.typ, inodes[i])
		if err != nil {
			return value{}, err
		}
		it.entries = append(it.entries, e)
	}
	return ext.FromPtr(unsafe.Pointer(it)), nil
}

// found is a directory entry as the system lists it.
type found struct {
	name string
	typ  os.FileMode
}

// readDir reads the entries of an open directory.
func readDir(fd int) (entries []found, inodes []uint64, err error) {
	buf := make([]byte, 1<<15)
	for {
		n, err := unix.Getdents(fd, buf)
		if err != nil {
			return nil, nil, err
		}
		if n == 0 {
			return entries, inodes, nil
		}
		for b := buf[:n]; len(b) > 0; {
			d := (*unix.Dirent)(unsafe.Pointer(&b[0]))
			name := b[unsafe.Offsetof(d.Name):d.Reclen]
			for i, c := range name {
				if c == 0 {
					name = name[:i]
					break
				}
			}
			b = b[d.Reclen:]
			if s := string(name); s != "." && s != ".." {
				entries, inodes = append(entries, found{s, modeOf(d.Type)}), append(inodes, d.Ino)
			}
		}
	}
}

func modeOf(t uint8) os.FileMode {
	switch t {
	case unix.DT_DIR:
		return os.ModeDir
	case unix.DT_REG:
		return 0
	case unix.DT_LNK:
		return os.ModeSymlink
	case unix.DT_UNKNOWN:
		return os.ModeIrregular
	}
	return os.ModeDevice
}

func newEntry(th *thread, p *path, name string, typ os.FileMode, ino uint64) (value, error) {
	d := &dirEntry{Header: ext.NewHeader(dirEntryType), typ: typ, ino: ino, dir: unix.AT_FDCWD}
	d.state.Init(th, entryStats{ext.Undef, ext.Undef})
	var err error
	if d.name, err = p.Result(th, name); err != nil {
		return value{}, err
	}
	full := name
	switch {
	case p.IsFD:
		d.dir = p.FD
	case p.Name != "" && p.Name[len(p.Name)-1] != '/' && !p.Orig.IsNone():
		full = p.Name + "/" + name
	case !p.Orig.IsNone():
		full = p.Name + name
	}
	if p.Orig.IsNone() {
		full = "./" + name
	}
	if d.path, err = p.Result(th, full); err != nil {
		return value{}, err
	}
	d.full = &path{Orig: d.path, Name: full, Bytes: p.Bytes, FD: -1}
	if typ == os.ModeIrregular {
		var st unix.Stat_t
		if unix.Fstatat(d.dir, full, &st, unix.AT_SYMLINK_NOFOLLOW) == nil {
			d.typ = modeOf(uint8(st.Mode & unix.S_IFMT >> 12))
		}
	}
	return ext.FromPtr(unsafe.Pointer(d)), nil
}

func (d *dirEntry) stat(th *thread, follow bool) (value, error) {
	s, err := d.state.Read(th)
	if err != nil {
		return value{}, err
	}
	if known := s.pick(follow); !known.IsUndef() {
		return *known, nil
	}
	v, err := statAt(th, d.dir, d.full, follow && d.typ&os.ModeSymlink != 0)
	if err != nil {
		return value{}, err
	}
	if s, err = d.state.Write(th); err != nil {
		return value{}, err
	}
	*s.pick(follow) = v
	return v, nil
}

func (s *entryStats) pick(follow bool) *value {
	if follow {
		return &s.stat
	}
	return &s.lstat
}

// entryIs makes is_dir and is_file. A link is followed, and a dangling one is neither.
func entryIs(kind int64) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		d := (*dirEntry)(a[0].P)
		follow, err := yes(th, a[1])
		if err != nil {
			return value{}, err
		}
		if d.typ&os.ModeSymlink == 0 || !follow {
			return ext.Bool(kind == unix.S_IFDIR && d.typ == os.ModeDir || kind == unix.S_IFREG && d.typ == 0), nil
		}
		st, err := d.stat(th, true)
		if err != nil {
			if ext.IsRaised(err, ext.FileNotFoundErrorType) {
				return ext.False, nil
			}
			return value{}, err
		}
		t, _ := ext.AsTuple(st)
		return ext.Bool(t.Items[0].Int()&unix.S_IFMT == kind), nil
	}
}
