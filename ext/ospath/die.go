package ospath

import (
	"os"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// sigaction is the kernel's struct of that name. All zero is the default action.
type sigaction struct {
	handler, flags, restorer uintptr
	mask                     uint64
}

const saRestart = 0x10000000

// action gets and sets what the process does about a signal, past Go's runtime. Either may be nil.
func action(sig syscall.Signal, set, old *sigaction) error {
	_, _, errno := syscall.RawSyscall6(syscall.SYS_RT_SIGACTION, uintptr(sig), uintptr(unsafe.Pointer(set)), uintptr(unsafe.Pointer(old)),
		unsafe.Sizeof(set.mask), 0, 0)
	if errno != 0 {
		return errno
	}
	return nil
}

// Die ends the process by a signal, whatever Go's runtime would do about it: for some, such as SIGQUIT, it prints its goroutines.
func Die(sig syscall.Signal) {
	_ = action(sig, &sigaction{}, nil)
	_ = unix.Kill(unix.Getpid(), sig)
	time.Sleep(time.Second) // another thread may be the one that receives it
	os.Exit(128 + int(sig))
}

// NoRestart makes system calls that a signal has interrupted fail with EINTR. Go's runtime has the system restart them.
func NoRestart(sig syscall.Signal) error {
	var a sigaction
	if err := action(sig, nil, &a); err != nil {
		return err
	}
	a.flags &^= saRestart
	return action(sig, &a, nil)
}
