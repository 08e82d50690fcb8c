package posix

import (
	"strconv"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

func itoa(n int) string { return strconv.Itoa(n) }

// linkFuncs are the functions about two names, and links.
func linkFuncs() []ext.Func {
	return []ext.Func{
		rename("rename", "Rename a file or directory."), rename("replace", "Rename a file or directory, overwriting the destination."),
		{Name: "link", Sig: "src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True", Fn: link, Doc: "Create a hard link to a file."},
		{Name: "symlink", Sig: "src, dst, target_is_directory=False, *, dir_fd=None", Fn: symlink, Doc: "Create a symbolic link pointing to src named dst."},
		{Name: "readlink", Sig: "path, *, dir_fd=None", Effect: ext.Pure, Fn: readlink, Doc: "Return a string representing the path to which the symbolic link points."},
	}
}

// twoPaths converts src and dst and their directories.
func twoPaths(th *thread, fname string, a []value) (src, dst *path, from, to int, err error) {
	if src, err = ospath.Parse(th, a[0], fname, "src", 0); err != nil {
		return
	}
	if dst, err = ospath.Parse(th, a[1], fname, "dst", 0); err != nil {
		return
	}
	if from, err = dirFD(th, a[2]); err != nil {
		return
	}
	to, err = dirFD(th, a[3])
	return
}

func rename(name, doc string) ext.Func {
	return ext.Func{Name: name, Doc: doc, Sig: "src, dst, *, src_dir_fd=None, dst_dir_fd=None", Fn: func(th *thread, a []value) (value, error) {
		src, dst, from, to, err := twoPaths(th, name, a)
		if err != nil {
			return value{}, err
		}
		return call(th, func() error { return unix.Renameat(from, src.Name, to, dst.Name) }, src, dst)
	}}
}

func link(th *thread, a []value) (value, error) {
	src, dst, from, to, err := twoPaths(th, "link", a)
	if err != nil {
		return value{}, err
	}
	follow, err := yes(th, a[4])
	if err != nil {
		return value{}, err
	}
	flags := 0
	if follow {
		flags = unix.AT_SYMLINK_FOLLOW
	}
	return call(th, func() error { return unix.Linkat(from, src.Name, to, dst.Name, flags) }, src, dst)
}

func symlink(th *thread, a []value) (value, error) {
	src, dst, _, to, err := twoPaths(th, "symlink", []value{a[0], a[1], ext.None, a[3]})
	if err != nil {
		return value{}, err
	}
	return call(th, func() error { return unix.Symlinkat(src.Name, to, dst.Name) }, src, dst)
}

func readlink(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "readlink", "path", 0)
	if err != nil {
		return value{}, err
	}
	dir, err := dirFD(th, a[1])
	if err != nil {
		return value{}, err
	}
	for n := 256; ; n *= 2 {
		b := make([]byte, n)
		k, err := unix.Readlinkat(dir, p.Name, b)
		if err != nil {
			return value{}, ospath.Error(th, err, p)
		}
		if k < n {
			return p.Result(th, string(b[:k]))
		}
	}
}
