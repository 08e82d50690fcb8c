package engine

import "unsafe"

// maxDepth bounds the nesting of the code.
const maxDepth = 100_000

// lowerer turns code into instructions, checking it on the way.
type lowerer struct {
	code       []uint32
	groups     int
	loc        *Locale
	insts      []inst
	sets       map[string]*charSet
	usesLocale bool
	depth      int
	marks      int // marks the code sets
	fence      int // literals before this instruction are not joined with others
}

func (l *lowerer) emit(in inst) int {
	l.insts = append(l.insts, in)
	return len(l.insts) - 1
}

// here returns the address of the next instruction, which becomes a target.
func (l *lowerer) here() int32 {
	l.fence = len(l.insts)
	return int32(len(l.insts))
}

// seq lowers code[i:end].
func (l *lowerer) seq(i, end int) error {
	if l.depth++; l.depth > maxDepth {
		return ErrCode
	}
	for i < end {
		var err error
		if i, err = l.one(i, end); err != nil {
			return err
		}
	}
	l.depth--
	return nil
}

// words checks that n words from i on are before end.
func words(i, n, end int) error {
	if n > end-i {
		return ErrCode
	}
	return nil
}

// skip returns where the skip word at i leads, which must be at least least
// words on and not behind end.
func (l *lowerer) skip(i, least, end int) (int, error) {
	if i >= end {
		return 0, ErrCode
	}
	n := uint64(l.code[i])
	if n < uint64(least) || n > uint64(end-i) {
		return 0, ErrCode
	}
	return i + int(n), nil
}

// one lowers the operator at i and returns where the next one starts.
func (l *lowerer) one(i, end int) (int, error) {
	c := l.code
	switch c[i] {
	case codeFailure:
		l.emit(inst{op: opFail})
		return i + 1, nil
	case codeMark:
		if words(i, 2, end) != nil || uint64(c[i+1]) >= 2*uint64(l.groups) {
			return 0, ErrCode
		}
		l.emit(inst{op: opMark, x: c[i+1]})
		l.marks = max(l.marks, int(c[i+1])+1)
		return i + 2, nil
	case codeAt:
		return l.at(i, end)
	case codeInfo:
		return l.info(i+1, end)
	case codeBranch:
		return l.branch(i+1, end)
	case codeRepeatOne, codeMinRepeatOne, codePossessiveRepeatOne:
		return l.repeatOne(i, end)
	case codeRepeat:
		return l.repeat(i+1, end)
	case codePossessiveRepeat:
		return l.possessive(i+1, end)
	case codeAtomicGroup:
		return l.atomic(i+1, end)
	case codeAssert, codeAssertNot:
		return l.assert(i, end)
	case codeGroupRef, codeGroupRefIgnore, codeGroupRefLocIgnore, codeGroupRefUniIgnore:
		return l.groupRef(i, end)
	case codeGroupRefExists:
		return l.groupExists(i+1, end)
	}
	in, next, err := l.single(i, end)
	if err != nil {
		return 0, err
	}
	if in.op != opChar || !l.join(in.x) {
		l.emit(in)
	}
	return next, nil
}

// join appends ch to the literal before it, if there is one to extend.
func (l *lowerer) join(ch uint32) bool {
	n := len(l.insts) - 1
	if n < l.fence {
		return false
	}
	last := &l.insts[n]
	switch last.op {
	case opChar:
		*last = inst{op: opString, x: last.x, str: newStrInfo([]uint32{last.x, ch})}
		return true
	case opString:
		s := last.str
		if cap(s.chars) == len(s.chars) { // grow by doubling: literals may be long
			s.chars = append(make([]uint32, 0, 2*len(s.chars)), s.chars...)
		}
		s.chars = append(s.chars, ch)
		return true
	}
	return false
}

// single lowers the operator at i, which must test exactly one character.
func (l *lowerer) single(i, end int) (inst, int, error) {
	c := l.code
	switch c[i] {
	case codeFailure:
		return inst{op: opFail}, i + 1, nil
	case codeAny:
		return inst{op: opAny}, i + 1, nil
	case codeAnyAll:
		return inst{op: opAnyAll}, i + 1, nil
	case codeIn:
		return l.in(i+1, end, foldNone)
	case codeInIgnore:
		return l.in(i+1, end, foldASCII)
	case codeInUniIgnore:
		return l.in(i+1, end, foldUnicode)
	case codeInLocIgnore:
		return l.in(i+1, end, foldLocale)
	}
	if err := words(i, 2, end); err != nil {
		return inst{}, 0, err
	}
	x := c[i+1]
	lit, not := []uint32{codeLiteral, x, codeFailure}, []uint32{codeNegate, codeLiteral, x, codeFailure}
	in := inst{}
	switch c[i] {
	case codeLiteral:
		in = inst{op: opChar, x: x}
	case codeNotLiteral:
		in = inst{op: opNotChar, x: x}
	case codeCategory:
		if x >= catCount {
			return inst{}, 0, ErrCode
		}
		in = l.set([]uint32{codeCategory, x, codeFailure}, foldNone)
	case codeLiteralIgnore:
		in = l.set(lit, foldASCII)
	case codeNotLiteralIgnore:
		in = l.set(not, foldASCII)
	case codeLiteralUniIgnore:
		in = l.set(lit, foldUnicode)
	case codeNotLiteralUniIgnore:
		in = l.set(not, foldUnicode)
	case codeLiteralLocIgnore, codeNotLiteralLocIgnore:
		in = l.localeLiteral(x, c[i] == codeNotLiteralLocIgnore)
	default:
		return inst{}, 0, ErrCode
	}
	return in, i + 2, nil
}

// localeLiteral lowers a literal that matches itself and every character
// with it for a lower or upper case.
func (l *lowerer) localeLiteral(x uint32, not bool) inst {
	l.usesLocale = true
	w := []uint32{codeLiteral, x}
	for ch := range uint32(256) {
		if l.loc.lower(ch) == x || l.loc.upper(ch) == x {
			w = append(w, codeLiteral, ch)
		}
	}
	if not {
		w = append([]uint32{codeNegate}, w...)
	}
	return l.set(append(w, codeFailure), foldNone)
}

// in lowers a set, with its skip at i.
func (l *lowerer) in(i, end int, f fold) (inst, int, error) {
	next, err := l.skip(i, 2, end)
	if err != nil {
		return inst{}, 0, err
	}
	if scanSet(l.code[i+1:next]) != next-i-1 {
		return inst{}, 0, ErrCode
	}
	return l.set(l.code[i+1:next], f), next, nil
}

// set makes the instruction for valid set operators, sharing equal sets.
func (l *lowerer) set(w []uint32, f fold) inst {
	l.usesLocale = l.usesLocale || f == foldLocale || setUsesLocale(w)
	raw := unsafe.Slice((*byte)(unsafe.Pointer(&w[0])), 4*len(w))
	key := string(append([]byte{byte(f)}, raw...))
	cs := l.sets[key]
	if cs == nil {
		cs = newCharSet(w, f, l.loc)
		l.sets[key] = cs
	}
	return inst{op: opSet, set: cs}
}

// setUsesLocale errs towards true: it takes arguments for operators, too.
func setUsesLocale(w []uint32) bool {
	for i := range w[:len(w)-1] {
		if w[i] == codeCategory && (w[i+1] == catLocWord || w[i+1] == catLocNotWord) {
			return true
		}
	}
	return false
}

func (l *lowerer) at(i, end int) (int, error) {
	if words(i, 2, end) != nil || l.code[i+1] >= atCount {
		return 0, ErrCode
	}
	x := l.code[i+1]
	l.usesLocale = l.usesLocale || x == atLocBoundary || x == atLocNonBoundary
	l.emit(inst{op: opAt, x: x})
	return i + 2, nil
}

// info checks the INFO block whose skip is at i; it takes no instruction.
func (l *lowerer) info(i, end int) (int, error) {
	next, err := l.skip(i, 4, end)
	if err != nil {
		return 0, err
	}
	flags, w := l.code[i+1], l.code[i+4:next]
	switch flags {
	case 0:
		if len(w) != 0 {
			return 0, ErrCode
		}
	case infoPrefix, infoPrefix | infoLiteral:
		if !validPrefix(w) {
			return 0, ErrCode
		}
	case infoCharset:
		if scanSet(w) != len(w) {
			return 0, ErrCode
		}
	default:
		return 0, ErrCode
	}
	return next, nil
}

// validPrefix checks the prefix and overlap table of an INFO block.
func validPrefix(w []uint32) bool {
	if len(w) < 2 {
		return false
	}
	n := uint64(w[0])
	if n == 0 || uint64(len(w)) != 2+2*n || uint64(w[1]) > n {
		return false
	}
	for _, back := range w[2+n:] {
		if uint64(back) >= n {
			return false
		}
	}
	return true
}

// branch lowers the alternatives from the skip at i on.
func (l *lowerer) branch(i, end int) (int, error) {
	at := l.emit(inst{op: opBranch})
	br := &branchInfo{}
	var jumps []int
	target := -1
	for {
		if i >= end {
			return 0, ErrCode
		}
		if l.code[i] == 0 {
			i++
			break
		}
		next, err := l.skip(i, 3, end)
		if err != nil {
			return 0, err
		}
		br.alts = append(br.alts, l.here())
		if err := l.seq(i+1, next-2); err != nil {
			return 0, err
		}
		to, err := l.skip(next-1, 1, end)
		if err != nil || l.code[next-2] != codeJump || target >= 0 && target != to {
			return 0, ErrCode
		}
		target = to
		jumps = append(jumps, l.emit(inst{op: opJump}))
		i = next
	}
	if i != target {
		return 0, ErrCode
	}
	for _, j := range jumps {
		l.insts[j].next = l.here()
	}
	l.insts[at].br = br
	return i, nil
}

// bounds reads min and max at i and i+1.
func (l *lowerer) bounds(i int) (*repInfo, error) {
	r := &repInfo{min: int(l.code[i]), max: int(l.code[i+1])}
	if r.min > r.max {
		return nil, ErrCode
	}
	if r.max == MaxRepeat {
		r.max = unlimited
	}
	return r, nil
}

// repeatOne lowers the loop over a single character at i.
func (l *lowerer) repeatOne(i, end int) (int, error) {
	next, err := l.skip(i+1, 5, end)
	if err != nil {
		return 0, err
	}
	r, err := l.bounds(i + 2)
	if err != nil {
		return 0, err
	}
	body, bodyEnd, err := l.single(i+4, next-1)
	if err != nil || bodyEnd != next-1 || l.code[bodyEnd] != codeSuccess {
		return 0, ErrCode
	}
	r.kind, r.ch, r.set = body.op, body.x, body.set
	o := opRepeatOne
	switch l.code[i] {
	case codeMinRepeatOne:
		o = opMinRepeatOne
	case codePossessiveRepeatOne:
		o = opPossRepeatOne
	}
	at := l.emit(inst{op: o, rep: r})
	l.insts[at].next = l.here()
	return next, nil
}

// repeat lowers the loop whose skip is at i, up to its UNTIL.
func (l *lowerer) repeat(i, end int) (int, error) {
	until, err := l.skip(i, 3, end-1)
	if err != nil {
		return 0, err
	}
	r, err := l.bounds(i + 1)
	if err != nil {
		return 0, err
	}
	enter := l.emit(inst{op: opRepeat, rep: r})
	r.body = l.here()
	if err := l.seq(i+3, until); err != nil {
		return 0, err
	}
	o := opMaxUntil
	switch l.code[until] {
	case codeMaxUntil:
	case codeMinUntil:
		o = opMinUntil
	default:
		return 0, ErrCode
	}
	at := l.emit(inst{op: o, rep: r})
	l.insts[enter].next = int32(at)
	l.insts[at].next = l.here()
	return until + 1, nil
}

// possessive lowers the possessive loop whose skip is at i.
func (l *lowerer) possessive(i, end int) (int, error) {
	last, err := l.skip(i, 3, end-1)
	if err != nil {
		return 0, err
	}
	r, err := l.bounds(i + 1)
	if err != nil {
		return 0, err
	}
	enter := l.emit(inst{op: opPoss, rep: r})
	r.body = l.here()
	if err := l.seq(i+3, last); err != nil {
		return 0, err
	}
	if l.code[last] != codeSuccess {
		return 0, ErrCode
	}
	at := l.emit(inst{op: opPossEnd, rep: r})
	next := l.here()
	l.insts[enter].next, l.insts[at].next = next, next
	return last + 1, nil
}

// closed lowers the body code[i:next-1] of a group ended by SUCCESS, between
// the instructions open and shut.
func (l *lowerer) closed(open, shut inst, i, next int) (int, error) {
	if i > next-1 || l.code[next-1] != codeSuccess {
		return 0, ErrCode
	}
	enter := l.emit(open)
	l.here()
	if err := l.seq(i, next-1); err != nil {
		return 0, err
	}
	l.emit(shut)
	l.insts[enter].next = l.here()
	return next, nil
}

func (l *lowerer) atomic(i, end int) (int, error) {
	next, err := l.skip(i, 2, end)
	if err != nil {
		return 0, err
	}
	return l.closed(inst{op: opAtomic}, inst{op: opAtomicEnd}, i+1, next)
}

func (l *lowerer) assert(i, end int) (int, error) {
	next, err := l.skip(i+1, 3, end)
	if err != nil {
		return 0, err
	}
	back := l.code[i+2]
	if back&0x80000000 != 0 {
		return 0, ErrCode
	}
	open, shut := inst{op: opAssert, x: back}, inst{op: opAssertEnd}
	if l.code[i] == codeAssertNot {
		open.op, shut.op = opAssertNot, opAssertNotEnd
	}
	return l.closed(open, shut, i+3, next)
}

func (l *lowerer) groupRef(i, end int) (int, error) {
	if words(i, 2, end) != nil || uint64(l.code[i+1]) >= uint64(l.groups) {
		return 0, ErrCode
	}
	in := inst{op: opGroupRef, x: l.code[i+1]}
	switch l.code[i] {
	case codeGroupRefIgnore:
		in.fold = foldASCII
	case codeGroupRefUniIgnore:
		in.fold = foldUnicode
	case codeGroupRefLocIgnore:
		in.fold = foldLocale
		l.usesLocale = true
	}
	l.emit(in)
	return i + 2, nil
}

// groupExists lowers the conditional whose group is at i. The skip behind it
// counts from the group and leads to the other part, which exists when a JUMP
// over it stands before it.
func (l *lowerer) groupExists(i, end int) (int, error) {
	if words(i, 2, end) != nil || uint64(l.code[i]) >= uint64(l.groups) {
		return 0, ErrCode
	}
	n := uint64(l.code[i+1])
	if n < 2 || n > uint64(end-i) {
		return 0, ErrCode
	}
	next := i + int(n)
	at := l.emit(inst{op: opGroupExists, x: l.code[i]})
	l.here()
	for i += 2; i < next; {
		if i == next-2 && l.code[i] == codeJump {
			return l.otherwise(at, next, end)
		}
		var err error
		if i, err = l.one(i, next); err != nil {
			return 0, err
		}
	}
	l.insts[at].next = l.here()
	return next, nil
}

// otherwise lowers the part of the conditional at that starts at i.
func (l *lowerer) otherwise(at, i, end int) (int, error) {
	next, err := l.skip(i-1, 1, end)
	if err != nil {
		return 0, err
	}
	jump := l.emit(inst{op: opJump})
	l.insts[at].next = l.here()
	if err := l.seq(i, next); err != nil {
		return 0, err
	}
	l.insts[jump].next = l.here()
	return next, nil
}
