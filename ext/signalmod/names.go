package signalmod

import (
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
)

// constants are the module's numbers.
func constants() map[string]int64 {
	c := map[string]int64{
		"NSIG": numSignals, "SIG_DFL": sigDfl, "SIG_IGN": sigIgn, "SIG_BLOCK": 0, "SIG_UNBLOCK": 1, "SIG_SETMASK": 2,
		"ITIMER_REAL": int64(unix.ITIMER_REAL), "ITIMER_VIRTUAL": int64(unix.ITIMER_VIRTUAL), "ITIMER_PROF": int64(unix.ITIMER_PROF),
		"SIGRTMIN": 34, "SIGRTMAX": 64,
	}
	for sig, names := range signalNames() {
		for _, n := range names {
			c[n] = int64(sig)
		}
	}
	return c
}

// signalNames maps signals to their names.
func signalNames() map[syscall.Signal][]string {
	return map[syscall.Signal][]string{
		syscall.SIGABRT: {"SIGABRT", "SIGIOT"}, syscall.SIGALRM: {"SIGALRM"}, syscall.SIGBUS: {"SIGBUS"},
		syscall.SIGCHLD: {"SIGCHLD", "SIGCLD"}, syscall.SIGCONT: {"SIGCONT"}, syscall.SIGFPE: {"SIGFPE"}, syscall.SIGHUP: {"SIGHUP"},
		syscall.SIGILL: {"SIGILL"}, syscall.SIGINT: {"SIGINT"}, syscall.SIGIO: {"SIGIO", "SIGPOLL"}, syscall.SIGKILL: {"SIGKILL"},
		syscall.SIGPIPE: {"SIGPIPE"}, syscall.SIGPROF: {"SIGPROF"}, unix.SIGPWR: {"SIGPWR"}, syscall.SIGQUIT: {"SIGQUIT"},
		syscall.SIGSEGV: {"SIGSEGV"}, unix.SIGSTKFLT: {"SIGSTKFLT"}, syscall.SIGSTOP: {"SIGSTOP"}, syscall.SIGSYS: {"SIGSYS"},
		syscall.SIGTERM: {"SIGTERM"}, syscall.SIGTRAP: {"SIGTRAP"}, syscall.SIGTSTP: {"SIGTSTP"}, syscall.SIGTTIN: {"SIGTTIN"},
		syscall.SIGTTOU: {"SIGTTOU"}, syscall.SIGURG: {"SIGURG"}, syscall.SIGUSR1: {"SIGUSR1"}, syscall.SIGUSR2: {"SIGUSR2"},
		syscall.SIGVTALRM: {"SIGVTALRM"}, syscall.SIGWINCH: {"SIGWINCH"}, syscall.SIGXCPU: {"SIGXCPU"}, syscall.SIGXFSZ: {"SIGXFSZ"},
	}
}

// descriptions are those of the C library, where Go's differ too much.
func descriptions() map[syscall.Signal]string {
	return map[syscall.Signal]string{
		1: "Hangup", 2: "Interrupt", 3: "Quit", 4: "Illegal instruction", 5: "Trace/breakpoint trap", 6: "Aborted", 7: "Bus error",
		8: "Floating point exception", 9: "Killed", 10: "User defined signal 1", 11: "Segmentation fault", 12: "User defined signal 2",
		13: "Broken pipe", 14: "Alarm clock", 15: "Terminated", 16: "Stack fault", 17: "Child exited", 18: "Continued",
		19: "Stopped (signal)", 20: "Stopped", 21: "Stopped (tty input)", 22: "Stopped (tty output)", 23: "Urgent I/O condition",
		24: "CPU time limit exceeded", 25: "File size limit exceeded", 26: "Virtual timer expired", 27: "Profiling timer expired",
		28: "Window changed", 29: "I/O possible", 30: "Power failure", 31: "Bad system call",
	}
}

func describe(th *thread, a []value) (value, error) {
	sig, err := number(th, a[0])
	if err != nil {
		return value{}, err
	}
	if d, ok := descriptions()[sig]; ok {
		return ext.NewStr(d).Value(), nil
	}
	return ext.None, nil
}
