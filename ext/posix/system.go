package posix

import (
	"crypto/rand"
	"os"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

var (
	timesResult = ext.NewStructSeqType("posix.times_result", "times_result: Result from os.times().\n\nThis object may be accessed either as a tuple of\n  (user, system, children_user, children_system, elapsed),\nor via the attributes user, system, children_user, children_system,\nand elapsed.\n\nSee os.times for more information.",
		5, "user", "system", "children_user", "children_system", "elapsed")
	unameResult = ext.NewStructSeqType("posix.uname_result", "uname_result: Result from os.uname().\n\nThis object may be accessed either as a tuple of\n  (sysname, nodename, release, version, machine),\nor via the attributes sysname, nodename, release, version, and machine.\n\nSee os.uname for more information.",
		5, "sysname", "nodename", "release", "version", "machine")
	schedParam   = ext.NewStructSeqType("posix.sched_param", "Currently has only one field: sched_priority\n\n  sched_priority\n    A scheduling parameter.", 1, "sched_priority")
	waitidResult = ext.NewStructSeqType("posix.waitid_result", "waitid_result: Result from waitid.\n\nThis object may be accessed either as a tuple of\n  (si_pid, si_uid, si_signo, si_status, si_code),\nor via the attributes si_pid, si_uid, and so on.\n\nSee os.waitid for more information.",
		5, "si_pid", "si_uid", "si_signo", "si_status", "si_code")
)

// sysconfNames are the configuration values that can be asked for.
var sysconfNames = map[string]int64{"SC_ARG_MAX": 0, "SC_CLK_TCK": 2, "SC_OPEN_MAX": 4, "SC_PAGESIZE": 30, "SC_PAGE_SIZE": 30,
	"SC_NPROCESSORS_CONF": 83, "SC_NPROCESSORS_ONLN": 84, "SC_PHYS_PAGES": 85, "SC_AVPHYS_PAGES": 86, "SC_IOV_MAX": 60}

// systemFuncs are about the system and the environment.
func systemFuncs() []ext.Func {
	return []ext.Func{
		{Name: "uname", Sig: "", Effect: ext.Pure, Fn: uname, Doc: "Return an object identifying the current operating system.\n\nThe object behaves like a named tuple with the following fields:\n  (sysname, nodename, release, version, machine)"},
		{Name: "times", Sig: "", Effect: ext.Pure, Fn: times, Doc: "Return a collection containing process timing information.\n\nThe object returned behaves like a named tuple with these fields:\n  (utime, stime, cutime, cstime, elapsed_time)\nAll fields are floating-point numbers."},
		{Name: "cpu_count", Sig: "", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			n, err := cpuSet()
			return ext.Int(int64(n.Count())), ospath.Error(th, err)
		}, Doc: "Return the number of logical CPUs in the system.\n\nReturn None if indeterminable."},
		{Name: "sched_getaffinity", Sig: "pid, /", Effect: ext.Pure, Fn: getAffinity, Doc: "Return the affinity of the process identified by pid (or the current process if zero).\n\nThe affinity is returned as a set of CPU identifiers."},
		{Name: "sched_yield", Sig: "", Doc: "Voluntarily relinquish the CPU.", Fn: func(th *thread, a []value) (value, error) {
			return call(th, func() error {
				time.Sleep(0)
				return nil
			})
		}},
		{Name: "getloadavg", Sig: "", Effect: ext.Pure, Fn: loadAvg, Doc: "Return average recent system load information.\n\nReturn the number of processes in the system run queue averaged over\nthe last 1, 5, and 15 minutes as a tuple of three floats.\nRaises OSError if the load average was unobtainable."},
		{Name: "urandom", Sig: "size, /", Effect: ext.Pure, Fn: urandom, Doc: "Return a bytes object containing random bytes suitable for cryptographic use."},
		{Name: "strerror", Sig: "code, /", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) {
			n, err := ospath.Int(th, a[0])
			if err != nil {
				return value{}, err
			}
			return ext.NewStr(strerror(n)).Value(), nil
		}, Doc: "Translate an error code to a message string."},
		{Name: "umask", Sig: "mask, /", Doc: "Set the current numeric umask and return the previous umask.", Fn: func(th *thread, a []value) (value, error) {
			n, err := ospath.Int(th, a[0])
			if err != nil {
				return value{}, err
			}
			_, err = call(th, func() error {
				n = unix.Umask(n)
				return nil
			})
			return ext.Int(int64(n)), err
		}},
		{Name: "sync", Sig: "", Doc: "Force write of everything to disk.", Fn: func(th *thread, a []value) (value, error) {
			return call(th, func() error {
				unix.Sync()
				return nil
			})
		}},
		{Name: "putenv", Sig: "name, value, /", Effect: ext.Serial, Fn: putenv, Doc: "Change or add an environment variable."},
		{Name: "unsetenv", Sig: "name, /", Effect: ext.Serial, Fn: unsetenv, Doc: "Delete an environment variable."},
		{Name: "_create_environ", Sig: "", Effect: ext.Pure, Fn: func(th *thread, a []value) (value, error) { return environ(th) }, Doc: "Create the environment dictionary."},
		{Name: "sysconf", Sig: "name, /", Effect: ext.Pure, Fn: sysconf, Doc: "Return an integer-valued system configuration variable."},
		{Name: "ctermid", Sig: "", Effect: ext.Pure, Doc: "Return the name of the controlling terminal for this process.", Fn: func(th *thread, a []value) (value, error) {
			return ext.NewStr("/dev/tty").Value(), nil
		}},
	}
}

func strerror(n int) string {
	s := ext.Strerror(syscall.Errno(n))
	if n == 0 {
		return "Success"
	}
	if strings.HasPrefix(s, "errno ") {
		return "Unknown error " + itoa(n)
	}
	return s
}

func uname(th *thread, a []value) (value, error) {
	var u unix.Utsname
	if err := unix.Uname(&u); err != nil {
		return value{}, ospath.Error(th, err)
	}
	str := func(b []byte) value { return ext.NewStr(unix.ByteSliceToString(b)).Value() }
	return ext.NewStructSeq(unameResult, 5, str(u.Sysname[:]), str(u.Nodename[:]), str(u.Release[:]), str(u.Version[:]), str(u.Machine[:])), nil
}

func times(th *thread, a []value) (value, error) {
	var self, children unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &self); err != nil {
		return value{}, ospath.Error(th, err)
	}
	if err := unix.Getrusage(unix.RUSAGE_CHILDREN, &children); err != nil {
		return value{}, ospath.Error(th, err)
	}
	// The kernel counts in hundredths here.
	sec := func(t unix.Timeval) value { return ext.Float(float64(t.Nano()/1e7) / 100) }
	var now unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_BOOTTIME, &now); err != nil {
		return value{}, ospath.Error(th, err)
	}
	return ext.NewStructSeq(timesResult, 5, sec(self.Utime), sec(self.Stime), sec(children.Utime), sec(children.Stime),
		ext.Float(float64(now.Nano()/1e7)/100)), nil
}

func cpuSet() (unix.CPUSet, error) {
	var set unix.CPUSet
	err := unix.SchedGetaffinity(0, &set)
	return set, err
}

func getAffinity(th *thread, a []value) (value, error) {
	pid, err := ospath.Int(th, a[0])
	if err != nil {
		return value{}, err
	}
	var set unix.CPUSet
	if err := unix.SchedGetaffinity(pid, &set); err != nil {
		return value{}, ospath.Error(th, err)
	}
	out := ext.NewSet(th)
	for i, left := 0, set.Count(); left > 0; i++ {
		if set.IsSet(i) {
			left--
			if err := out.Add(th, ext.Int(int64(i))); err != nil {
				return value{}, err
			}
		}
	}
	return out.Value(), nil
}

func loadAvg(th *thread, a []value) (value, error) {
	var info unix.Sysinfo_t
	if err := unix.Sysinfo(&info); err != nil {
		return value{}, ospath.Error(th, err)
	}
	load := func(i int) value { return ext.Float(float64(info.Loads[i]) / (1 << 16)) }
	return ext.TupleOf(load(0), load(1), load(2)), nil
}

func urandom(th *thread, a []value) (value, error) {
	n, err := ext.AsIndex(th, a[0])
	if err != nil {
		return value{}, err
	}
	if n < 0 {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "negative argument not allowed")
	}
	if err := th.Reserve(n); err != nil {
		return value{}, err
	}
	b := make([]byte, n)
	_, _ = rand.Read(b)
	return ext.NewBytes(b), nil
}

// environ returns the environment as a dict of bytes, the first of several settings of one name.
func environ(th *thread) (value, error) {
	d := ext.NewDict(th)
	for _, kv := range os.Environ() {
		name, v, ok := strings.Cut(kv, "=")
		if !ok || name == "" {
			continue
		}
		if _, err := d.SetDefault(th, ext.NewBytes([]byte(name)), ext.NewBytes([]byte(v))); err != nil {
			return value{}, err
		}
	}
	return d.Value(), nil
}

func putenv(th *thread, a []value) (value, error) {
	s, err := pathStrings(th, ext.TupleOf(a[0], a[1]), "putenv", "name")
	if err != nil {
		return value{}, err
	}
	if strings.Contains(s[0], "=") {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "illegal environment variable name")
	}
	if os.Setenv(s[0], s[1]) != nil {
		return value{}, ospath.Error(th, unix.EINVAL)
	}
	return ext.None, nil
}

func unsetenv(th *thread, a []value) (value, error) {
	s, err := pathStrings(th, ext.TupleOf(a[0]), "unsetenv", "name")
	if err != nil {
		return value{}, err
	}
	if os.Unsetenv(s[0]) != nil {
		return value{}, ospath.Error(th, unix.EINVAL)
	}
	return ext.None, nil
}

func sysconf(th *thread, a []value) (value, error) {
	if s, ok := ext.AsStr(a[0]); ok {
		n, known := sysconfNames[s.String()]
		if !known {
			return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "unrecognized configuration name")
		}
		a[0] = ext.Int(n)
	}
	n, err := ospath.Int(th, a[0])
	if err != nil {
		return value{}, err
	}
	var info unix.Sysinfo_t
	_ = unix.Sysinfo(&info)
	switch n {
	case 0:
		return ext.Int(1 << 21), nil
	case 2:
		return ext.Int(100), nil
	case 4:
		var lim unix.Rlimit
		err := unix.Getrlimit(unix.RLIMIT_NOFILE, &lim)
		return ext.IntOfUint(lim.Cur), ospath.Error(th, err)
	case 30:
		return ext.Int(int64(os.Getpagesize())), nil
	case 60:
		return ext.Int(1024), nil
	case 83, 84:
		set, err := cpuSet()
		return ext.Int(int64(set.Count())), ospath.Error(th, err)
	case 85:
		return ext.IntOfUint(info.Totalram * uint64(info.Unit) / uint64(os.Getpagesize())), nil
	case 86:
		return ext.IntOfUint(info.Freeram * uint64(info.Unit) / uint64(os.Getpagesize())), nil
	}
	return value{}, ospath.Error(th, unix.EINVAL)
}
