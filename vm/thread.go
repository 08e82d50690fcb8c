package vm

import (
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
)

type (
	value = objects.Value
	thrd  = objects.Thread
	fnObj = objects.Function
)

// Header slots below a frame pointer, in bytes.
const (
	regSize   = 16
	offFunc   = -2 * regSize // P: the function; N: return address
	offCaller = -1 * regSize // P: the caller's fp; N: flags
	offGen    = -3 * regSize // of a generator's frame: the generator
	headerLen = 2 * regSize
)

// Flags of a frame. The rest of the word is the byte offset of the register in the caller that takes the result, for retTo; for
// retThen it tells what was asked.
const (
	retBase  = 1 << iota // return to Go
	retInit              // of __init__: must be None; the caller's register holds the instance already
	retGen               // the frame of a generator: its object is at offGen
	retFor               // resumed by ForIter: yield goes on at its jump
	retTo                // the result goes to a register of the caller's, see above
	retSend              // resumed by Send: yield goes on behind it, return at its jump
	retFeed              // resumed by Feed: what it yields is offered to thread.take
	retDrop              // nobody wants the result
	retThen              // of a special method: the instruction goes on with the result, see methods.go
	retShift = 16
)

// A segment is a piece of the register stack. A call that doesn't fit goes on in the next one.
type segment struct {
	regs []value
	next *segment
	prev *segment
}

const firstSegment = 4096 // registers

// thread is the eval loop's state of one Python thread.
type thread struct {
	th *thrd
	tx *stm.Tx
	vm *VM

	// Of the running frame; the loop reloads them when it changes frames.
	cb, icb unsafe.Pointer
	budget  int
	depth   int // Python frames on the stack
	limit   uintptr
	// fp and pc of the innermost frame, as of the last time the loop called out.
	fp, pc unsafe.Pointer
	err    error

	seg *segment

	// Transactions; see tx.go.
	savedFP   unsafe.Pointer // lowest frame saved in this transaction, nil in exclusive mode
	saved     []savedFrame
	arena     []value
	anchor    anchor
	nest      int // activations of the loop on the Go stack
	deferrals int
	genDone   bool
	dice      uint32           // see prefer
	take      func(value) bool // of the innermost Feed
	truth     bool             // result of a comparison, from fast to the loop
	thrown    error            // raised by the first instruction of the next activation
}

type savedFrame struct {
	fp    unsafe.Pointer
	start int // in arena
	below int // header slots saved
	n     int
}

// anchor is where the running transaction can begin again.
type anchor struct {
	pc, fp  unsafe.Pointer
	nest    int
	depth   int
	native  int // thread's native recursion
	handled value
	seg     *segment
}

func newThread(vm *VM, th *thrd) *thread {
	t := &thread{th: th, tx: th.Tx, vm: vm}
	t.seg = &segment{regs: make([]value, firstSegment)}
	t.limit = t.seg.end()
	t.fp = t.seg.start()
	// The bottom of the stack has no function: walks up the frames stop there.
	*at(t.fp, offFunc) = value{P: unsafe.Pointer(&bottom)}
	*at(t.fp, offCaller) = objects.None
	th.VM = t
	return t
}

// bottom stands for the function below the first frame.
var bottom = objects.TagNone

func (s *segment) start() unsafe.Pointer { return unsafe.Pointer(&s.regs[4]) }
func (s *segment) end() uintptr {
	return uintptr(unsafe.Pointer(&s.regs[len(s.regs)-1]))
}

// at returns the register at a byte offset from fp.
func at(fp unsafe.Pointer, off int) *value { return (*value)(unsafe.Add(fp, off)) }

func ra(fp unsafe.Pointer, w uint32) *value { return (*value)(unsafe.Add(fp, uintptr(w>>16))) }

func rb(fp, pc unsafe.Pointer) *value {
	return (*value)(unsafe.Add(fp, uintptr(*(*uint16)(unsafe.Add(pc, -4)))))
}

func rc(fp, pc unsafe.Pointer) *value {
	return (*value)(unsafe.Add(fp, uintptr(*(*uint16)(unsafe.Add(pc, -2)))))
}

func opB(pc unsafe.Pointer) uint16 { return *(*uint16)(unsafe.Add(pc, -4)) }
func opC(pc unsafe.Pointer) uint16 { return *(*uint16)(unsafe.Add(pc, -2)) }
func immC(pc unsafe.Pointer) int64 { return int64(*(*int16)(unsafe.Add(pc, -2))) }

// jump returns pc moved by the signed 16-bit distance in c.
func jump(pc unsafe.Pointer) unsafe.Pointer {
	return unsafe.Add(pc, int(*(*int16)(unsafe.Add(pc, -2)))*8)
}

// jump32 returns pc moved by the signed distance in b and c.
func jump32(pc unsafe.Pointer) unsafe.Pointer {
	return unsafe.Add(pc, int(*(*int32)(unsafe.Add(pc, -4)))*8)
}

func setInt(d *value, n int64) {
	d.N = uint64(n)
	if d.P != unsafe.Pointer(&objects.TagInt) {
		d.P = unsafe.Pointer(&objects.TagInt)
	}
}

func setBool(d *value, b bool) {
	d.P = unsafe.Pointer(&objects.TagBool)
	d.N = 0
	if b {
		d.N = 1
	}
}

// funcOf returns the function that runs in a frame.
func funcOf(fp unsafe.Pointer) *fnObj { return (*fnObj)(at(fp, offFunc).P) }

// isBottom reports whether fp is the bottom of the stack.
func isBottom(fp unsafe.Pointer) bool { return at(fp, offFunc).P == unsafe.Pointer(&bottom) }

func callerOf(fp unsafe.Pointer) unsafe.Pointer { return at(fp, offCaller).P }

// returnPC returns the return address of a frame.
func returnPC(fp unsafe.Pointer) unsafe.Pointer {
	return *(*unsafe.Pointer)(unsafe.Pointer(&at(fp, offFunc).N))
}

// use makes code that of the running frame.
func (t *thread) use(code *objects.Code) {
	t.cb, t.icb = code.CBase, code.ICBase
}

// args returns n registers from p on as a slice.
func regSlice(p unsafe.Pointer, n int) []value {
	if n == 0 {
		return nil
	}
	return unsafe.Slice((*value)(p), n)
}

// top returns the first address above the frame at fp.
func top(fp unsafe.Pointer) unsafe.Pointer {
	if isBottom(fp) {
		return fp
	}
	return unsafe.Add(fp, funcOf(fp).Code.FrameBytes)
}

// room makes sure that a frame of size bytes fits at p, and returns where it goes: p, or the start of the next segment,
// after copying n registers from p there.
func (t *thread) room(p unsafe.Pointer, size uintptr, n int) unsafe.Pointer {
	if uintptr(p)+size <= t.limit && t.seg.holds(p) {
		return p
	}
	for s := t.seg; s != nil; s = s.prev {
		if s.holds(p) {
			t.seg = s
			break
		}
	}
	if uintptr(p)+size <= t.seg.end() {
		t.limit = t.seg.end()
		return p
	}
	if t.seg.next == nil || uintptr(len(t.seg.next.regs))*regSize < size+16*regSize {
		t.seg.next = &segment{regs: make([]value, max(2*len(t.seg.regs), int(size/regSize)*2+64)), prev: t.seg}
	}
	t.seg = t.seg.next
	t.limit = t.seg.end()
	q := t.seg.start()
	copy(regSlice(q, n), regSlice(p, n))
	return q
}

func (s *segment) holds(p unsafe.Pointer) bool {
	return uintptr(p) >= uintptr(unsafe.Pointer(&s.regs[0])) && uintptr(p) <= s.end()
}
