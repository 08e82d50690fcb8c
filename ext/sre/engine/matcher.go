package engine

import (
	"errors"
	"unsafe"
)

// Errors of a running match.
var (
	// ErrMemory reports that a match needs too much memory to backtrack.
	ErrMemory = errors.New("regular expression needs too much memory")
	// ErrSpan reports a group that ends before it starts.
	ErrSpan = errors.New("the span of capturing group is wrong")
)

// Elem is a character of a subject: strings come as ASCII or Latin-1 bytes, as
// 16-bit characters or as code points, bytes-like objects as bytes.
type Elem interface{ uint8 | uint16 | int32 }

// StringBytes returns the bytes of s as a subject, without copying them.
func StringBytes(s string) []uint8 {
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

// pollSteps is how many steps a match makes between two polls.
const pollSteps = 1 << 16

// maxFrames bounds the backtracking stack and the other stacks of a match.
const maxFrames = 1 << 26

// frameKind says what a frame of the backtracking stack does when reached.
type frameKind uint8

const (
	frBranch    frameKind = iota // tries alternative aux of those listed for ptr
	frOne                        // gives one character back, down to aux
	frMinOne                     // takes one character more, up to aux
	frTail                       // leaves a greedy loop
	frBody                       // goes round a lazy loop once more
	frGroup                      // the body of an atomic group or assertion failed
	frAssertNot                  // the body of a negative assertion failed
	frPossMin                    // the body of a possessive loop failed too early
	frPoss                       // the body of a possessive loop failed
)

// frame is a choice to come back to, or the mark of an open group, with what
// must then be restored.
type frame struct {
	ptr, aux            int
	pc                  int32
	rep                 int32
	repTop              int32
	trail               int32
	lastMark, lastIndex int32
	outer               int32 // for groups: the frame of the enclosing one
	kind                frameKind
}

// repState is the state of a loop: rounds done and where the last one started.
// States form a chain from the innermost loop outwards.
type repState struct {
	count, lastPtr int
	info           *repInfo
	outer          int32
}

// trailEntry is the former value of a mark.
type trailEntry struct {
	value int
	mark  int32
}

// store is the memory of a match, which the next one reuses.
type store struct {
	stack []frame
	trail []trailEntry
	reps  []repState
	marks []int
}

// keepFrames bounds what a matcher may keep for the next match.
const keepFrames = 1 << 14

// Matcher matches a program against a subject. It is private to one goroutine;
// Release gives its memory back, after which it must not be used.
type Matcher[T Elem] struct {
	prog  *Program
	s     []T
	bytes []uint8 // s when its characters have 8 bits, else nil
	start int     // where the next match or search begins
	end   int

	// Interrupt, if set, is polled during long matches; an error ends them.
	Interrupt func() error

	store
	sp          int   // frames in use
	repTop      int32 // loop states that frames may come back to
	rep         int32 // the current loop state, -1 outside loops
	lastMark    int32
	lastIndex   int32
	group       int32 // the frame of the innermost open group, -1 if none
	budget      int
	err         error
	matchAll    bool // the match must reach the end
	mustAdvance bool // the match at start must not be empty
	from, to    int  // the span of the last match
}

// NewMatcher returns a matcher of p in s[:endpos] from pos on. The bounds are
// clamped to the subject, as the methods of Pattern do.
func NewMatcher[T Elem](p *Program, s []T, pos, endpos int) *Matcher[T] {
	m, _ := p.pools[unsafe.Sizeof(*new(T))].Get().(*Matcher[T])
	if m == nil {
		m = &Matcher[T]{store: store{marks: make([]int, p.marks)}}
	}
	m.prog, m.s, m.bytes, m.budget = p, s, nil, pollSteps
	m.err, m.mustAdvance = nil, false
	m.start = max(0, min(pos, len(s)))
	m.end = max(0, min(endpos, len(s)))
	if unsafe.Sizeof(*new(T)) == 1 {
		m.bytes = unsafe.Slice((*uint8)(unsafe.Pointer(unsafe.SliceData(s))), len(s))[:m.end]
		if m.bytes == nil {
			m.bytes = []uint8{}
		}
	}
	return m
}

// Release gives the memory of the matcher back to its program.
func (m *Matcher[T]) Release() {
	p := m.prog
	if p == nil {
		return
	}
	m.prog, m.s, m.bytes, m.Interrupt, m.err = nil, nil, nil, nil, nil
	if cap(m.stack) <= keepFrames && cap(m.reps) <= keepFrames && cap(m.trail) <= keepFrames {
		p.pools[unsafe.Sizeof(*new(T))].Put(m)
	}
}

// Match looks for a match that begins at the current start.
func (m *Matcher[T]) Match() (bool, error) {
	m.matchAll = false
	return m.finish(m.matchHere())
}

// FullMatch looks for a match from the current start to the end.
func (m *Matcher[T]) FullMatch() (bool, error) {
	m.matchAll = true
	return m.finish(m.matchHere())
}

// Search looks for the first match from the current start on.
func (m *Matcher[T]) Search() (bool, error) {
	m.matchAll = false
	return m.finish(m.search())
}

func (m *Matcher[T]) matchHere() bool {
	if w := m.prog.minWidth; w > 0 && m.end-m.start < w {
		return false
	}
	return m.run(m.start)
}

// finish reports the outcome of a match and checks its groups.
func (m *Matcher[T]) finish(ok bool) (bool, error) {
	if m.err != nil || !ok {
		return false, m.err
	}
	for i := int32(1); i <= m.lastMark; i += 2 {
		if from, to := m.marks[i-1], m.marks[i]; from >= 0 && to >= 0 && from > to {
			return false, ErrSpan
		}
	}
	return true, nil
}

// Next moves the start behind the last match, for the next call of an
// iteration: it must not find an empty match there when the last one was empty
// as well.
func (m *Matcher[T]) Next() {
	m.mustAdvance = m.to == m.from
	m.start = m.to
}

// Seek makes a new matcher go on where another one stood: at start, and if mustAdvance is set not with an empty match there.
func (m *Matcher[T]) Seek(start int, mustAdvance bool) {
	m.start, m.mustAdvance = max(0, min(start, len(m.s))), mustAdvance
}

// MustAdvance reports whether the next match may not be empty if it begins at Start.
func (m *Matcher[T]) MustAdvance() bool { return m.mustAdvance }

// Start returns where the next match or search begins.
func (m *Matcher[T]) Start() int { return m.start }

// End returns where the subject ends for this matcher.
func (m *Matcher[T]) End() int { return m.end }

// Span returns the span of the last match.
func (m *Matcher[T]) Span() (from, to int) { return m.from, m.to }

// Group returns the span of group i, -1 and -1 when it took no part.
// Group 0 is the whole match.
func (m *Matcher[T]) Group(i int) (from, to int) {
	if i == 0 {
		return m.from, m.to
	}
	j := 2*i - 1
	if int32(j) > m.lastMark || m.marks[j-1] < 0 || m.marks[j] < 0 {
		return -1, -1
	}
	return m.marks[j-1], m.marks[j]
}

// AppendSpans appends the spans of group 0 and of all other groups to dst, two
// numbers each.
func (m *Matcher[T]) AppendSpans(dst []int) []int {
	for i := range m.prog.groups + 1 {
		from, to := m.Group(i)
		dst = append(dst, from, to)
	}
	return dst
}

// LastIndex returns the group closed last, -1 when there is none.
func (m *Matcher[T]) LastIndex() int { return int(m.lastIndex) }

// poll asks for an interrupt and renews the budget.
func (m *Matcher[T]) poll() bool {
	m.budget = pollSteps
	if m.err == nil && m.Interrupt != nil {
		m.err = m.Interrupt()
	}
	return m.err == nil
}
