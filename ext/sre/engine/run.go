package engine

// reset forgets the state of the last attempt.
func (m *Matcher[T]) reset() {
	m.sp, m.repTop, m.rep, m.group = 0, 0, -1, -1
	m.lastMark, m.lastIndex = -1, -1
	m.reps = m.reps[:0]
	m.trail = m.trail[:0]
}

// push adds a frame to the backtracking stack. The slot may hold an old frame,
// so that all fields are set.
func (m *Matcher[T]) push(kind frameKind, pc int32, ptr, aux int) {
	if m.sp == len(m.stack) {
		m.grow()
	}
	f := &m.stack[m.sp]
	m.sp++
	m.repTop = int32(len(m.reps))
	f.ptr, f.aux, f.pc, f.rep, f.repTop = ptr, aux, pc, m.rep, m.repTop
	f.trail = int32(len(m.trail))
	f.lastMark, f.lastIndex = m.lastMark, m.lastIndex
	f.outer, f.kind = m.group, kind
}

// grow makes room on the stack; past the limit it ends the match.
func (m *Matcher[T]) grow() {
	n := max(2*len(m.stack), 32)
	if n > maxFrames {
		m.fail(ErrMemory)
		n = len(m.stack) + 1024
	}
	stack := make([]frame, n)
	copy(stack, m.stack)
	m.stack = stack
}

// fail ends the match with err at the next step.
func (m *Matcher[T]) fail(err error) {
	if m.err == nil {
		m.err = err
	}
	m.budget = -1
}

// open pushes the frame of a group whose body comes next.
func (m *Matcher[T]) open(kind frameKind, pc int32, ptr, aux int) {
	m.push(kind, pc, ptr, aux)
	m.group = int32(m.sp - 1)
}

// shut drops the frame of the innermost group and all choices within, keeping
// the marks, and returns the frame.
func (m *Matcher[T]) shut() *frame {
	f := &m.stack[m.group]
	m.cut(int(m.group))
	m.group = f.outer
	m.rep = f.rep
	m.reps = m.reps[:f.repTop]
	return f
}

// cut shortens the stack to n frames.
func (m *Matcher[T]) cut(n int) {
	m.sp = n
	m.repTop = 0
	if n > 0 {
		m.repTop = m.stack[n-1].repTop
	}
}

// restore brings back the state saved in f.
func (m *Matcher[T]) restore(f *frame) {
	m.lastMark, m.lastIndex = f.lastMark, f.lastIndex
	m.rep = f.rep
	m.reps = m.reps[:f.repTop]
	m.repTop = f.repTop
	if len(m.trail) > int(f.trail) {
		m.unwind(int(f.trail))
	}
}

// unwind gives the marks changed since the trail had n entries their values
// back.
func (m *Matcher[T]) unwind(n int) {
	for i := len(m.trail) - 1; i >= n; i-- {
		e := &m.trail[i]
		m.marks[e.mark] = e.value
	}
	m.trail = m.trail[:n]
}

// mark sets mark x to ptr.
func (m *Matcher[T]) mark(x int32, ptr int) {
	if x&1 != 0 {
		m.lastIndex = x/2 + 1
	}
	if x > m.lastMark {
		for i := m.lastMark + 1; i < x; i++ {
			m.marks[i] = -1
		}
		m.lastMark = x
	} else if m.sp > 0 {
		m.remember(x)
	}
	m.marks[x] = ptr
}

// remember puts the value of mark x on the trail.
func (m *Matcher[T]) remember(x int32) {
	if len(m.trail) >= maxFrames {
		m.fail(ErrMemory)
		return
	}
	m.trail = append(m.trail, trailEntry{m.marks[x], x})
}

// enter starts a loop.
func (m *Matcher[T]) enter(info *repInfo) {
	if len(m.reps) >= maxFrames {
		m.fail(ErrMemory)
		return
	}
	m.reps = append(m.reps, repState{count: -1, lastPtr: -1, info: info, outer: m.rep})
	m.rep = int32(len(m.reps) - 1)
}

// round moves the current loop to its next round. States that a frame may come
// back to are not changed but replaced.
func (m *Matcher[T]) round(count, lastPtr int) {
	r := &m.reps[m.rep]
	if m.rep < m.repTop {
		outer, info := r.outer, r.info
		m.enter(info)
		r = &m.reps[m.rep]
		r.outer = outer
	}
	r.count, r.lastPtr = count, lastPtr
}

// possRound goes on with a possessive loop after count rounds, the last of
// which started at lastPtr: it returns the next instruction.
func (m *Matcher[T]) possRound(pc int32, count, ptr, lastPtr int) int32 {
	m.budget--
	in := &m.prog.insts[pc]
	r := in.rep
	switch {
	case count < r.min:
		m.open(frPossMin, pc, ptr, count)
	case count < r.max && ptr != lastPtr:
		m.open(frPoss, pc, ptr, count)
	default:
		return in.next
	}
	return r.body
}

// run matches the program at start and sets the span of the match.
func (m *Matcher[T]) run(start int) bool {
	m.reset()
	insts := m.prog.insts
	s := m.s[:m.end]
	narrow := m.bytes != nil
	strict := m.matchAll || m.mustAdvance
	pc, ptr := int32(0), start

	for {
	forward:
		for {
			in := &insts[pc]
			switch in.op {
			case opSuccess:
				if m.matchAll && ptr != m.end || m.mustAdvance && ptr == start {
					break forward
				}
				m.from, m.to = start, ptr
				return m.err == nil

			case opChar:
				if uint(ptr) >= uint(len(s)) || uint32(s[ptr]) != in.x {
					break forward
				}
				ptr++
				pc++

			case opNotChar:
				if uint(ptr) >= uint(len(s)) || uint32(s[ptr]) == in.x {
					break forward
				}
				ptr++
				pc++

			case opString:
				if uint(ptr) >= uint(len(s)) || uint32(s[ptr]) != in.x || !m.sameText(ptr, in.str) {
					break forward
				}
				ptr += len(in.str.chars)
				pc++

			case opAny:
				if uint(ptr) >= uint(len(s)) || s[ptr] == '\n' {
					break forward
				}
				ptr++
				pc++

			case opAnyAll:
				if ptr >= len(s) {
					break forward
				}
				ptr++
				pc++

			case opSet:
				if uint(ptr) >= uint(len(s)) {
					break forward
				}
				if ch := uint32(s[ptr]); ch < 256 {
					if !in.set.tab[ch] {
						break forward
					}
				} else if !in.set.has(ch) {
					break forward
				}
				ptr++
				pc++

			case opAt:
				if !m.atPosition(in.x, ptr) {
					break forward
				}
				pc++

			case opMark:
				m.mark(int32(in.x), ptr)
				pc++

			case opJump:
				pc = in.next

			case opBranch:
				list := choices(in.br, s, ptr)
				if len(list) == 0 {
					break forward
				}
				if len(list) > 1 {
					m.push(frBranch, pc, ptr, 0)
				}
				pc = list[0]

			case opRepeatOne:
				r := in.rep
				if r.min > len(s)-ptr {
					break forward
				}
				limit := len(s)
				if r.max < limit-ptr {
					limit = ptr + r.max
				}
				lo := ptr + r.min
				ptr = m.count(r, ptr, limit)
				if ptr < lo {
					break forward
				}
				m.budget -= (ptr - lo) >> 5
				if r.commit || r.commit8 && narrow || r.tailEnds || r.tailDone && !strict {
					pc = in.next
					continue
				}
				if ptr = m.lastTail(r, lo, ptr); ptr < 0 {
					break forward
				}
				if ptr > lo {
					m.push(frOne, pc, ptr, lo)
				}
				pc = in.next

			case opMinRepeatOne:
				r := in.rep
				if r.min > len(s)-ptr {
					break forward
				}
				limit := len(s)
				if r.max < limit-ptr {
					limit = ptr + r.max
				}
				if lo := ptr + r.min; lo > ptr && m.count(r, ptr, lo) < lo {
					break forward
				}
				lo := ptr + r.min
				if ptr = m.nextTail(r, lo, limit); ptr < 0 {
					m.budget--
					break forward
				}
				m.budget -= (ptr - lo) >> 5
				if ptr < limit && !(r.tailEnds || r.tailDone && !strict) {
					m.push(frMinOne, pc, ptr, limit)
				}
				pc = in.next

			case opPossRepeatOne:
				r := in.rep
				if r.min > len(s)-ptr {
					break forward
				}
				limit := len(s)
				if r.max < limit-ptr {
					limit = ptr + r.max
				}
				lo := ptr + r.min
				if ptr = m.count(r, ptr, limit); ptr < lo {
					break forward
				}
				m.budget -= (ptr - lo) >> 5
				pc = in.next

			case opRepeat:
				m.enter(in.rep)
				pc = in.next

			case opMaxUntil:
				if m.budget--; m.budget < 0 && !m.poll() {
					return false
				}
				r, st := in.rep, &m.reps[m.rep]
				count := st.count + 1
				if count < r.min {
					m.round(count, st.lastPtr)
					pc = r.body
					continue
				}
				if count < r.max && ptr != st.lastPtr && canStart(r.bodyFirst, s, ptr) {
					if canStart(r.tailFirst, s, ptr) {
						m.push(frTail, pc, ptr, 0)
					}
					m.round(count, ptr)
					pc = r.body
					continue
				}
				m.rep = st.outer
				pc = in.next

			case opMinUntil:
				if m.budget--; m.budget < 0 && !m.poll() {
					return false
				}
				r, st := in.rep, &m.reps[m.rep]
				count := st.count + 1
				if count < r.min {
					m.round(count, st.lastPtr)
					pc = r.body
					continue
				}
				more := count < r.max && ptr != st.lastPtr && canStart(r.bodyFirst, s, ptr)
				if canStart(r.tailFirst, s, ptr) {
					if more {
						m.push(frBody, pc, ptr, count)
					}
					m.rep = st.outer
					pc = in.next
					continue
				}
				if !more {
					break forward
				}
				m.round(count, ptr)
				pc = r.body

			case opPoss:
				pc = m.possRound(pc, 0, ptr, -1)

			case opPossEnd:
				if m.budget < 0 && !m.poll() {
					return false
				}
				f := m.shut()
				last := -1
				if f.kind == frPoss {
					last = f.ptr
				}
				pc = m.possRound(f.pc, f.aux+1, ptr, last)

			case opAtomic:
				m.open(frGroup, pc, ptr, 0)
				pc++

			case opAtomicEnd:
				m.shut()
				pc++

			case opAssert, opAssertNot:
				back := int(in.x)
				if ptr < back {
					if in.op == opAssert {
						break forward
					}
					pc = in.next
					continue
				}
				kind := frGroup
				if in.op == opAssertNot {
					kind = frAssertNot
				}
				m.open(kind, pc, ptr, 0)
				ptr -= back
				pc++

			case opAssertEnd:
				ptr = m.shut().ptr
				pc++

			case opAssertNotEnd:
				m.shut()
				break forward

			case opGroupRef:
				next, ok := m.sameGroup(in, ptr)
				if !ok {
					break forward
				}
				ptr = next
				pc++

			case opGroupExists:
				if _, _, ok := m.groupText(in.x); ok {
					pc++
				} else {
					pc = in.next
				}

			default: // opFail
				break forward
			}
		}

	backtrack:
		for {
			if m.budget--; m.budget < 0 && !m.poll() {
				return false
			}
			if m.sp == 0 {
				return false
			}
			f := &m.stack[m.sp-1]
			m.restore(f)
			switch in := &insts[f.pc]; f.kind {
			case frBranch:
				ptr = f.ptr
				list := choices(in.br, s, ptr)
				f.aux++
				pc = list[f.aux]
				if f.aux == len(list)-1 {
					m.cut(m.sp - 1)
				}
				break backtrack

			case frOne:
				ptr = m.lastTail(in.rep, f.aux, f.ptr-1)
				m.budget -= (f.ptr - ptr) >> 5
				if ptr <= f.aux {
					m.cut(m.sp - 1)
				}
				if ptr < 0 {
					continue
				}
				f.ptr = ptr
				pc = in.next
				break backtrack

			case frMinOne:
				if ptr = -1; in.rep.passes(uint32(s[f.ptr])) {
					ptr = m.nextTail(in.rep, f.ptr+1, f.aux)
				}
				m.budget -= (ptr - f.ptr) >> 5
				if ptr < 0 || ptr == f.aux {
					m.cut(m.sp - 1)
				}
				if ptr < 0 {
					continue
				}
				f.ptr = ptr
				pc = in.next
				break backtrack

			case frTail:
				m.rep = m.reps[m.rep].outer
				pc, ptr = in.next, f.ptr
				m.cut(m.sp - 1)
				break backtrack

			case frBody:
				m.cut(m.sp - 1)
				ptr = f.ptr
				m.round(f.aux, ptr)
				pc = in.rep.body
				break backtrack

			case frGroup, frPossMin:
				m.group = f.outer
				m.cut(m.sp - 1)

			case frAssertNot, frPoss:
				m.group = f.outer
				m.cut(m.sp - 1)
				pc, ptr = in.next, f.ptr
				break backtrack
			}
		}
	}
}
