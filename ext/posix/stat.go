package posix

import (
	"math"
	"math/big"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

const (
	secMax  = math.MaxInt64 / nsPerS
	nsPerS  = 1_000_000_000
	statSeq = 10 // items of a stat_result
)

var statResult = ext.NewStructSeqType("os.stat_result",
	"stat_result: Result from stat, fstat, or lstat.\n\nThis object may be accessed either as a tuple of\n  (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)\nor via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so on.\n\nPosix/windows: If your platform supports st_blksize, st_blocks, st_rdev,\nor st_flags, they are available as attributes only.\n\nSee os.stat for more information.",
	statSeq, "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "", "", "", "st_atime", "st_mtime", "st_ctime",
	"st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev")

var statvfsResult = ext.NewStructSeqType("os.statvfs_result",
	"statvfs_result: Result from statvfs or fstatvfs.\n\nThis object may be accessed either as a tuple of\n  (bsize, frsize, blocks, bfree, bavail, files, ffree, favail, flag, namemax),\nor via the attributes f_bsize, f_frsize, f_blocks, f_bfree, and so on.\n\nSee os.statvfs for more information.",
	10, "f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid")

func statFuncs() []ext.Func {
	return []ext.Func{
		{Name: "stat", Sig: "path, *, dir_fd=None, follow_symlinks=True", Effect: ext.Pure, Fn: stat, Doc: "Perform a stat system call on the given path."},
		{Name: "lstat", Sig: "path, *, dir_fd=None", Effect: ext.Pure, Fn: lstat, Doc: "Perform a stat system call on the given path, without following symbolic links.\n\nLike stat(), but do not follow symbolic links.\nEquivalent to stat(path, follow_symlinks=False)."},
		{Name: "fstat", Sig: "fd", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			fd, err := ospath.Int(th, a[0])
			if err != nil {
				return value{}, err
			}
			var st unix.Stat_t
			if err := unix.Fstat(fd, &st); err != nil {
				return value{}, ospath.Error(th, err)
			}
			return newStat(&st), nil
		}, Doc: "Perform a stat system call on the given file descriptor.\n\nLike stat(), but for an open file descriptor.\nEquivalent to os.stat(fd)."},
		{Name: "statvfs", Sig: "path", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			p, err := ospath.Parse(th, a[0], "statvfs", "path", ospath.FD)
			if err != nil {
				return value{}, err
			}
			return statvfs(th, p)
		}, Doc: "Perform a statvfs system call on the given path.\n\npath may always be specified as a string.\nOn some platforms, path may also be specified as an open file descriptor.\n  If this functionality is unavailable, using it raises an exception."},
		{Name: "fstatvfs", Sig: "fd, /", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			fd, err := ospath.Int(th, a[0])
			if err != nil {
				return value{}, err
			}
			return statvfs(th, &path{FD: fd, IsFD: true, Orig: ext.None})
		}, Doc: "Perform an fstatvfs system call on the given fd.\n\nEquivalent to statvfs(fd)."},
		{Name: "scandir", Sig: "path=None", Effect: ext.Pure, Fn: scandir, Doc: "Return an iterator of DirEntry objects for given path.\n\npath can be specified as either str, bytes, or a path-like object.  If path\nis bytes, the names of yielded DirEntry objects will also be bytes; in\nall other circumstances they will be str.\n\nIf path is None, uses the path='.'."},
		{Name: "major", Sig: "device, /", Effect: ext.Pure, Fn: device(unix.Major), Doc: "Extracts a device major number from a raw device number."},
		{Name: "minor", Sig: "device, /", Effect: ext.Pure, Fn: device(unix.Minor), Doc: "Extracts a device minor number from a raw device number."},
		{Name: "makedev", Sig: "major, minor, /", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			n, err := ints(th, a[:2])
			if err != nil {
				return value{}, err
			}
			return ext.IntOfUint(unix.Mkdev(uint32(n[0]), uint32(n[1]))), nil
		}, Doc: "Composes a raw device number from the major and minor device numbers."},
	}
}

func device(part func(uint64) uint32) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		n, err := ext.AsLong(th, a[0])
		return ext.Int(int64(part(uint64(n)))), err
	}
}

// nanos sums up a time in nanoseconds, which may be beyond 64 bits.
func nanos(t unix.Timespec) value {
	sec := int64(t.Sec)
	if sec > secMax-1 || sec < -secMax {
		n := new(big.Int).Mul(big.NewInt(sec), big.NewInt(nsPerS))
		return ext.NewBigInt(n.Add(n, big.NewInt(int64(t.Nsec))))
	}
	return ext.Int(sec*nsPerS + int64(t.Nsec))
}

func newStat(st *unix.Stat_t) value {
	sec := func(t unix.Timespec) value { return ext.Int(int64(t.Sec)) }
	float := func(t unix.Timespec) value { return ext.Float(float64(t.Sec) + 1e-9*float64(t.Nsec)) }
	return ext.NewStructSeq(statResult, statSeq, ext.Int(int64(st.Mode)), ext.IntOfUint(st.Ino), ext.IntOfUint(uint64(st.Dev)),
		ext.IntOfUint(uint64(st.Nlink)), ext.Int(int64(st.Uid)), ext.Int(int64(st.Gid)), ext.Int(st.Size),
		sec(st.Atim), sec(st.Mtim), sec(st.Ctim), float(st.Atim), float(st.Mtim), float(st.Ctim), nanos(st.Atim), nanos(st.Mtim), nanos(st.Ctim),
		ext.Int(int64(st.Blksize)), ext.Int(st.Blocks), ext.IntOfUint(uint64(st.Rdev)))
}

func stat(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "stat", "path", ospath.FD)
	if err != nil {
		return value{}, err
	}
	dir, err := dirFD(th, a[1])
	if err != nil {
		return value{}, err
	}
	follow, err := yes(th, a[2])
	if err != nil {
		return value{}, err
	}
	if p.IsFD && dir != unix.AT_FDCWD {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "stat: can't specify dir_fd without matching path")
	}
	if p.IsFD && !follow {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "stat: cannot use fd and follow_symlinks together")
	}
	return statAt(th, dir, p, follow)
}

func lstat(th *thread, a []value) (value, error) {
	p, err := ospath.Parse(th, a[0], "lstat", "path", 0)
	if err != nil {
		return value{}, err
	}
	dir, err := dirFD(th, a[1])
	if err != nil {
		return value{}, err
	}
	return statAt(th, dir, p, false)
}

func statAt(th *thread, dir int, p *path, follow bool) (value, error) {
	var st unix.Stat_t
	flags := 0
	if !follow {
		flags = unix.AT_SYMLINK_NOFOLLOW
	}
	var err error
	if p.IsFD {
		err = unix.Fstat(p.FD, &st)
	} else {
		err = unix.Fstatat(dir, p.Name, &st, flags)
	}
	if err != nil {
		return value{}, ospath.Error(th, err, p)
	}
	return newStat(&st), nil
}

func statvfs(th *thread, p *path) (value, error) {
	var s unix.Statfs_t
	var err error
	if p.IsFD {
		err = unix.Fstatfs(p.FD, &s)
	} else {
		err = unix.Statfs(p.Name, &s)
	}
	if err != nil {
		return value{}, ospath.Error(th, err, p)
	}
	n := func(u uint64) value { return ext.IntOfUint(u) }
	frsize := s.Frsize
	if frsize == 0 {
		frsize = s.Bsize
	}
	return ext.NewStructSeq(statvfsResult, 10, n(uint64(s.Bsize)), n(uint64(frsize)), n(s.Blocks), n(s.Bfree), n(s.Bavail), n(s.Files), n(s.Ffree),
		n(s.Ffree), n(uint64(s.Flags)&^0x20), n(uint64(s.Namelen)), n(uint64(uint32(s.Fsid.Val[0]))|uint64(uint32(s.Fsid.Val[1]))<<32)), nil
}

// secondsSpec converts a time in seconds, an int or a float, rounding down.
func secondsSpec(th *thread, v value) (unix.Timespec, error) {
	if f, ok := ext.AsFloat(v); ok {
		if math.IsNaN(f) {
			return unix.Timespec{}, ext.RaiseMsg(th, ext.ValueErrorType, "Invalid value NaN (not a number)")
		}
		sec := math.Floor(f)
		if sec < math.MinInt64 || sec >= math.MaxInt64 {
			return unix.Timespec{}, ext.RaiseMsg(th, ext.OverflowErrorType, "timestamp out of range for platform time_t")
		}
		return unix.Timespec{Sec: int64(sec), Nsec: int64((f - sec) * nsPerS)}, nil
	}
	n, err := ext.AsLong(th, v)
	return unix.Timespec{Sec: n}, err
}

func nanosSpec(th *thread, v value) (unix.Timespec, error) {
	n, err := ext.AsLong(th, v)
	sec := n / nsPerS
	if n%nsPerS < 0 {
		sec--
	}
	return unix.Timespec{Sec: sec, Nsec: n - sec*nsPerS}, err
}
