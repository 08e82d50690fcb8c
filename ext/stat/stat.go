// Package stat is the _stat module: file modes and how to read them.
package stat

import (
	"github.com/weftpy/weft/ext"
)

// consts are the module's numbers: the bits of st_mode, st_flags and the fields of a stat result.
var consts = []struct {
	name string
	n    int64
}{
	{"S_IFDOOR", 0o0},
	{"S_IFPORT", 0o0},
	{"S_IFWHT", 0o0},
	{"S_IXOTH", 0o1},
	{"S_IWOTH", 0o2},
	{"S_IROTH", 0o4},
	{"S_IRWXO", 0o7},
	{"S_IXGRP", 0o10},
	{"S_IWGRP", 0o20},
	{"S_IRGRP", 0o40},
	{"S_IRWXG", 0o70},
	{"S_IEXEC", 0o100},
	{"S_IXUSR", 0o100},
	{"S_IWRITE", 0o200},
	{"S_IWUSR", 0o200},
	{"S_IREAD", 0o400},
	{"S_IRUSR", 0o400},
	{"S_IRWXU", 0o700},
	{"S_ISVTX", 0o1000},
	{"S_ENFMT", 0o2000},
	{"S_ISGID", 0o2000},
	{"S_ISUID", 0o4000},
	{"S_IFIFO", 0o10000},
	{"S_IFCHR", 0o20000},
	{"S_IFDIR", 0o40000},
	{"S_IFBLK", 0o60000},
	{"S_IFREG", 0o100000},
	{"S_IFLNK", 0o120000},
	{"S_IFSOCK", 0o140000},
	{"SF_ARCHIVED", 0x10000},
	{"SF_IMMUTABLE", 0x20000},
	{"SF_APPEND", 0x40000},
	{"SF_NOUNLINK", 0x100000},
	{"SF_SNAPSHOT", 0x200000},
	{"SF_FIRMLINK", 0x800000},
	{"SF_DATALESS", 0x40000000},
	{"SF_SETTABLE", 0xffff0000},
	{"ST_MODE", 0x0},
	{"ST_INO", 0x1},
	{"ST_DEV", 0x2},
	{"ST_NLINK", 0x3},
	{"ST_UID", 0x4},
	{"ST_GID", 0x5},
	{"ST_SIZE", 0x6},
	{"ST_ATIME", 0x7},
	{"ST_MTIME", 0x8},
	{"ST_CTIME", 0x9},
	{"UF_NODUMP", 0x1},
	{"UF_IMMUTABLE", 0x2},
	{"UF_APPEND", 0x4},
	{"UF_OPAQUE", 0x8},
	{"UF_NOUNLINK", 0x10},
	{"UF_COMPRESSED", 0x20},
	{"UF_TRACKED", 0x40},
	{"UF_DATAVAULT", 0x80},
	{"UF_HIDDEN", 0x8000},
	{"UF_SETTABLE", 0xffff},
}

const fileType = 0o170000

// kinds are the file types that S_IS* functions test; the last ones don't exist on this system.
var kinds = []struct {
	name string
	mode int64
	doc  string
}{
	{"S_ISBLK", 0o60000, "S_ISBLK(mode) -> bool\n\nReturn True if mode is from a block special device file."},
	{"S_ISCHR", 0o20000, "S_ISCHR(mode) -> bool\n\nReturn True if mode is from a character special device file."},
	{"S_ISDIR", 0o40000, "S_ISDIR(mode) -> bool\n\nReturn True if mode is from a directory."},
	{"S_ISDOOR", 0o0, "S_ISDOOR(mode) -> bool\n\nReturn True if mode is from a door."},
	{"S_ISFIFO", 0o10000, "S_ISFIFO(mode) -> bool\n\nReturn True if mode is from a FIFO (named pipe)."},
	{"S_ISLNK", 0o120000, "S_ISLNK(mode) -> bool\n\nReturn True if mode is from a symbolic link."},
	{"S_ISPORT", 0o0, "S_ISPORT(mode) -> bool\n\nReturn True if mode is from an event port."},
	{"S_ISREG", 0o100000, "S_ISREG(mode) -> bool\n\nReturn True if mode is from a regular file."},
	{"S_ISSOCK", 0o140000, "S_ISSOCK(mode) -> bool\n\nReturn True if mode is from a socket."},
	{"S_ISWHT", 0o0, "S_ISWHT(mode) -> bool\n\nReturn True if mode is from a whiteout."},
}

// Module describes the module.
func Module() *ext.Module {
	m := &ext.Module{
		Name: "_stat", Effect: ext.Pure, Consts: map[string]ext.Value{},
		Doc: "S_IFMT_: file type bits\n\nConstants and functions for interpreting the st_mode of os.stat(), os.lstat() and os.fstat().",
		Funcs: []ext.Func{
			{Name: "S_IMODE", Sig: "mode, /", Doc: "Return the portion of the file's mode that can be set by os.chmod().", Fn: masked(0o7777)},
			{Name: "S_IFMT", Sig: "mode, /", Doc: "Return the portion of the file's mode that describes the file type.", Fn: masked(fileType)},
			{Name: "filemode", Sig: "mode, /", Doc: "Convert a file's mode to a string of the form '-rwxrwxrwx'", Fn: fileMode},
		},
	}
	for _, c := range consts {
		m.Consts[c.name] = ext.Int(c.n)
	}
	for _, k := range kinds {
		m.Funcs = append(m.Funcs, ext.Func{Name: k.name, Sig: "mode, /", Doc: k.doc, Fn: func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
			n, err := mode(th, a[0])
			return ext.Bool(k.mode != 0 && n&fileType == k.mode), err
		}})
	}
	return m
}

func mode(th *ext.Thread, v ext.Value) (int64, error) {
	n, err := ext.AsLong(th, v)
	if err == nil && (n < 0 || n > 0xffffffff) {
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "mode out of range")
	}
	return n, err
}

func masked(mask int64) func(*ext.Thread, []ext.Value) (ext.Value, error) {
	return func(th *ext.Thread, a []ext.Value) (ext.Value, error) {
		n, err := mode(th, a[0])
		return ext.Int(n & mask), err
	}
}

func fileMode(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	n, err := mode(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	b := []byte("?rwxrwxrwx")
	types := map[int64]byte{0o100000: '-', 0o040000: 'd', 0o120000: 'l', 0o060000: 'b', 0o020000: 'c', 0o010000: 'p', 0o140000: 's'}
	if c, ok := types[n&fileType]; ok {
		b[0] = c
	}
	for i := range 9 {
		if n&(0o400>>i) == 0 {
			b[i+1] = '-'
		}
	}
	for i, s := range []struct {
		bit int64
		on  byte
	}{{0o4000, 's'}, {0o2000, 's'}, {0o1000, 't'}} {
		if n&s.bit == 0 {
			continue
		}
		if at := 3 + 3*i; b[at] == 'x' {
			b[at] = s.on
		} else {
			b[at] = s.on - 'a' + 'A'
		}
	}
	return ext.NewStr(string(b)).Value(), nil
}
