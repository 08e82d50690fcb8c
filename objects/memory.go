package objects

import (
	"math"
	"os"
	"runtime"
	"runtime/metrics"
	"strconv"
	"strings"
	"syscall"
)

// Go can't report that memory is short: an allocation that fails ends the process. So whoever allocates as much as a program
// asks for, such as [0] * n, calls Reserve first, which says MemoryError in time.

const (
	// reserveMin is the size in bytes from which Reserve looks; what is smaller is noise beside the rest of the process.
	reserveMin = 16 << 20
	// reserveSlack is left for what the process needs beside the objects, and for how the allocator rounds.
	reserveSlack = 64 << 20
)

// Reserve raises MemoryError if n more bytes are not to be had. It sets nothing aside. A negative n stands for a size that
// overflowed.
func (th *Thread) Reserve(n int) error {
	if uint(n) < reserveMin {
		return nil
	}
	return th.reserve(n)
}

// ReserveItems is Reserve for n items, n >= 0, of size bytes each.
func (th *Thread) ReserveItems(n, size int) error {
	if n > math.MaxInt/size {
		return Raise(th, MemoryErrorType)
	}
	return th.Reserve(n * size)
}

// reserveStr is Reserve for a string of n code points, whose number is limited, too.
func (th *Thread) reserveStr(n, width int) error {
	if uint(n) > math.MaxUint32 {
		return Raise(th, MemoryErrorType)
	}
	return th.Reserve(n * width)
}

func (th *Thread) reserve(n int) error {
	total, left := memoryLeft()
	if n > 0 && n > left && n < total {
		runtime.GC()
		_, left = memoryLeft()
	}
	if n < 0 || n > left {
		return Raise(th, MemoryErrorType)
	}
	return nil
}

// memoryLeft returns how many bytes the process may have and how many it could still allocate: within its address space
// (ulimit -v), its control group and the machine's memory.
func memoryLeft() (total, left int) {
	use := []metrics.Sample{
		{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}, {Name: "/memory/classes/heap/free:bytes"},
	}
	metrics.Read(use)
	mapped, released, free := int(use[0].Value.Uint64()), int(use[1].Value.Uint64()), int(use[2].Value.Uint64())
	total = physicalMemory()
	left = total - (mapped - released) + free
	if space := addressLimit(); space < math.MaxInt {
		total = min(total, space)
		left = min(left, space-addressSpace()+released+free)
	}
	return total, left - reserveSlack
}

// MemoryLimit returns how many bytes of memory a process that has just begun can use.
func MemoryLimit() int {
	n := physicalMemory()
	if space := addressLimit(); space < math.MaxInt {
		n = min(n, space-addressSpace())
	}
	return n
}

// addressLimit is the limit on the address space.
func addressLimit() int {
	var space syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_AS, &space) != nil {
		return math.MaxInt
	}
	return int(min(space.Cur, math.MaxInt))
}

// physicalMemory returns the memory and swap space of the machine, or what the control group may have of it.
func physicalMemory() int {
	n := math.MaxInt
	var info syscall.Sysinfo_t
	if syscall.Sysinfo(&info) == nil {
		n = int((info.Totalram + info.Totalswap) * uint64(info.Unit))
	}
	if group, ok := readNumber("/sys/fs/cgroup/memory.max"); ok {
		n = min(n, group)
	}
	return n
}

// addressSpace returns the size of the process's address space in bytes.
func addressSpace() int {
	pages, ok := readNumber("/proc/self/statm")
	if !ok {
		return 0
	}
	return pages * os.Getpagesize()
}

// readNumber returns the number that a file begins with.
func readNumber(file string) (int, bool) {
	b, err := os.ReadFile(file)
	if err != nil {
		return 0, false
	}
	first, _, _ := strings.Cut(strings.TrimSpace(string(b)), " ")
	n, err := strconv.Atoi(first)
	return n, err == nil
}
