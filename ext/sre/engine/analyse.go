package engine

// firstSet is the set of characters something that takes at least one
// character can start with.
type firstSet struct {
	tab  [256]bool
	high bool // may start with a character beyond 255
	only int  // the single character, or -1
}

// add extends the set by the characters of a test.
func (f *firstSet) add(kind op, ch uint32, set *charSet) {
	switch kind {
	case opChar, opString:
		if ch < 256 {
			f.tab[ch] = true
		} else {
			f.high = true
		}
	case opSet:
		for i, in := range set.tab {
			f.tab[i] = f.tab[i] || in
		}
		f.high = f.high || set.high
	case opAny, opAnyAll, opNotChar:
		for i := range f.tab {
			f.tab[i] = f.tab[i] || kind == opAnyAll || kind == opAny && i != '\n' ||
				kind == opNotChar && uint32(i) != ch
		}
		f.high = true
	}
}

// finish fills in what follows from the rest.
func (f *firstSet) finish() {
	f.only = -1
	for i, in := range f.tab {
		if !in {
			continue
		}
		if f.only >= 0 || f.high {
			f.only = -1
			return
		}
		f.only = i
	}
}

// meets tells whether the two sets have a character in common, and whether
// they have one below 256.
func (f *firstSet) meets(g *firstSet) (any, low bool) {
	for i := range f.tab {
		if f.tab[i] && g.tab[i] {
			return true, true
		}
	}
	return f.high && g.high, false
}

// analyser computes first sets over the instructions of a program.
type analyser struct {
	insts []inst
	seen  []int32 // the walk that last visited the instruction
	walk  int32
	left  int // instructions the walk may still visit
}

// maxWalk bounds a walk, to keep the analysis of large patterns linear.
const maxWalk = 300

// first returns what the instructions from pc on can start with, nil when
// they may take no character or are too many to look at.
func (a *analyser) first(pc int32) *firstSet {
	f := &firstSet{}
	a.walk++
	a.left = maxWalk
	if a.visit(pc, f) {
		return nil
	}
	f.finish()
	return f
}

// visit adds to f what can be taken first from pc on, and tells whether the
// end of the pattern or of the enclosing group may be reached without taking
// any. Within a group the set says nothing on what follows it: a body that
// ends there is over, however the match goes on.
func (a *analyser) visit(pc int32, f *firstSet) (open bool) {
	for a.seen[pc] != a.walk {
		if a.left--; a.left < 0 {
			return true
		}
		a.seen[pc] = a.walk
		in := &a.insts[pc]
		switch in.op {
		case opFail:
			return false
		case opChar, opString, opNotChar, opAny, opAnyAll, opSet:
			f.add(in.op, in.x, in.set)
			return false
		case opSuccess, opGroupRef, opPossEnd, opAtomicEnd, opAssertEnd, opAssertNotEnd:
			return true
		case opMark, opAt, opAtomic:
			pc++
		case opJump, opAssert, opAssertNot:
			pc = in.next
		case opBranch:
			for _, alt := range in.br.alts {
				if a.visit(alt, f) {
					return true
				}
			}
			return false
		case opRepeatOne, opMinRepeatOne, opPossRepeatOne:
			f.add(in.rep.kind, in.rep.ch, in.rep.set)
			if in.rep.min > 0 {
				return false
			}
			pc = in.next
		case opRepeat, opPoss:
			if a.visit(in.rep.body, f) {
				return true
			}
			if in.op == opRepeat && in.rep.min > 0 {
				return false // a body that takes nothing visits the UNTIL
			}
			pc = in.next
			if in.op == opRepeat {
				pc = a.insts[in.next].next
			}
		case opMaxUntil, opMinUntil:
			if a.visit(in.rep.body, f) {
				return true
			}
			pc = in.next
		case opGroupExists:
			if a.visit(pc+1, f) {
				return true
			}
			pc = in.next
		}
	}
	return false
}

// analyse computes what speeds up matching and searching.
func (p *Program) analyse() {
	a := &analyser{insts: p.insts, seen: make([]int32, len(p.insts))}
	for i := range p.insts {
		in := &p.insts[i]
		switch in.op {
		case opString:
			in.str = newStrInfo(in.str.chars)
		case opBranch:
			in.br.index(a)
		case opRepeatOne, opMinRepeatOne:
			p.analyseOne(a, in)
		case opMaxUntil, opMinUntil:
			in.rep.bodyFirst = a.first(in.rep.body)
			in.rep.tailFirst = a.first(in.next)
		}
	}
	p.first = a.first(0)
	p.anchored = p.startsAnchored()
	if p.prefix == nil && p.first != nil && p.first.only >= 0 {
		p.prefix = newStrInfo([]uint32{uint32(p.first.only)})
	}
}

// analyseOne looks at the tail of a loop over one character.
func (p *Program) analyseOne(a *analyser, in *inst) {
	r := in.rep
	switch p.insts[in.next].op {
	case opSuccess:
		r.tailDone = true
	case opPossEnd, opAtomicEnd, opAssertEnd, opAssertNotEnd:
		r.tailEnds = true
	}
	r.tailFirst = a.first(in.next)
	if r.tailFirst == nil {
		return
	}
	body := &firstSet{}
	body.add(r.kind, r.ch, r.set)
	meets, low := body.meets(r.tailFirst)
	r.commit, r.commit8 = !meets, !low
}

// startsAnchored tells whether nothing matches before a test for the beginning.
func (p *Program) startsAnchored() bool {
	for i := range p.insts {
		switch in := &p.insts[i]; in.op {
		case opMark:
		case opAt:
			return in.x == atBeginning || in.x == atBeginningString
		default:
			return false
		}
	}
	return false
}

// index sorts the alternatives by what they can start with.
func (br *branchInfo) index(a *analyser) {
	br.byChar = new([256][]int32)
	total := 0
	for _, alt := range br.alts {
		f := a.first(alt)
		for ch := range br.byChar {
			if f == nil || f.tab[ch] {
				br.byChar[ch] = append(br.byChar[ch], alt)
				total++
			}
		}
		if f == nil || f.high {
			br.high = append(br.high, alt)
		}
		if f == nil {
			br.atEnd = append(br.atEnd, alt)
		}
		if total > 64*256+16*len(br.alts) { // too large: do not choose
			for ch := range br.byChar {
				br.byChar[ch] = br.alts
			}
			br.high, br.atEnd = br.alts, br.alts
			return
		}
	}
}
