package engine

import (
	"errors"
	"math"
	"sync"
)

// ErrCode reports code that re._compiler cannot have made.
var ErrCode = errors.New("invalid SRE code")

// op is an operation of the lowered program.
type op uint8

const (
	opFail op = iota
	opSuccess
	opChar    // one character, x
	opNotChar // any character but x
	opString  // the characters of str
	opAny     // any character but a newline
	opAnyAll  // any character
	opSet     // a character of set
	opAt      // the position test x
	opMark    // sets mark x
	opJump
	opBranch // one of br
	opRepeatOne
	opMinRepeatOne
	opPossRepeatOne
	opRepeat // enters the loop whose UNTIL is at next
	opMaxUntil
	opMinUntil
	opPoss // enters the possessive loop rep
	opPossEnd
	opAtomic
	opAtomicEnd
	opAssert // x characters back
	opAssertEnd
	opAssertNot
	opAssertNotEnd
	opGroupRef    // the text of group x, compared under fold
	opGroupExists // goes on behind it when group x matched, else at next
)

// inst is one instruction. Unless said otherwise execution goes on with the
// instruction behind it.
type inst struct {
	op   op
	fold fold
	x    uint32
	next int32
	set  *charSet
	rep  *repInfo
	br   *branchInfo
	str  *strInfo
}

// unlimited is the max of a repeat without an upper bound.
const unlimited = math.MaxInt

// repInfo describes a repeat. For the loops over one character the body is a
// test, for the others the instructions from body on; in both cases the tail,
// what follows the repeat, starts at inst.next.
type repInfo struct {
	min, max int
	kind     op // of the test: opFail, opChar, opNotChar, opAny, opAnyAll or opSet
	ch       uint32
	set      *charSet
	body     int32

	bodyFirst *firstSet // what the body can start with, nil when unknown
	tailFirst *firstSet // what the tail can start with, nil when unknown
	// commit says that giving characters back cannot help, because the tail
	// starts with none of the characters of the body; commit8 says so for
	// subjects of 8-bit characters.
	commit, commit8 bool
	// tailEnds says that the tail is the end of an assertion or atomic group.
	tailEnds bool
	// tailDone says that the tail is the end of the pattern.
	tailDone bool
}

// strInfo is a run of literals.
type strInfo struct {
	chars []uint32
	text  string // the same as bytes, unless wide
	wide  bool   // has characters beyond 255
}

// branchInfo lists the alternatives of a branch, and those of them worth
// trying by the next character.
type branchInfo struct {
	alts   []int32
	byChar *[256][]int32
	high   []int32
	atEnd  []int32
}

// Program is a pattern made ready for matching. It does not change and may be
// used by any number of goroutines at once.
type Program struct {
	code   []uint32
	flags  int
	groups int
	loc    *Locale

	insts      []inst
	marks      int // marks the instructions set
	usesLocale bool
	minWidth   int
	prefix     *strInfo
	isLiteral  bool      // the pattern is prefix and nothing else
	anchored   bool      // can only match at the very beginning
	first      *firstSet // what a match can start with, nil when unknown

	pools [5]sync.Pool // of matchers, by the size of their characters
}

// Compile checks code, made by re._compiler for a pattern with the given flags
// and number of groups, and lowers it. LOCALE patterns follow the C locale.
func Compile(code []uint32, flags, groups int) (*Program, error) {
	return compile(code, flags, groups, CLocale())
}

func compile(code []uint32, flags, groups int, loc *Locale) (*Program, error) {
	if groups < 0 || groups > MaxGroups || len(code) == 0 || code[len(code)-1] != codeSuccess {
		return nil, ErrCode
	}
	p := &Program{code: code, flags: flags, groups: groups, loc: loc}
	l := &lowerer{code: code, groups: groups, loc: loc, sets: map[string]*charSet{}}
	if err := l.seq(0, len(code)-1); err != nil {
		return nil, err
	}
	l.emit(inst{op: opSuccess})
	p.insts, p.marks = l.insts, l.marks
	p.usesLocale = l.usesLocale
	p.readInfo()
	p.analyse()
	return p, nil
}

// WithLocale returns the program that does the same under loc; it is p itself
// unless the pattern depends on the locale.
func (p *Program) WithLocale(loc *Locale) *Program {
	if !p.usesLocale {
		return p
	}
	q, err := compile(p.code, p.flags, p.groups, loc)
	if err != nil {
		return p // not reached: the code was valid before
	}
	return q
}

// Groups returns the number of groups, not counting the whole match.
func (p *Program) Groups() int { return p.groups }

// Flags returns the flags given to Compile.
func (p *Program) Flags() int { return p.flags }

// readInfo takes the hints for searching from the INFO block, if any.
func (p *Program) readInfo() {
	c := p.code
	if c[0] != codeInfo {
		return
	}
	p.minWidth = int(c[3])
	if c[2]&infoPrefix == 0 {
		return
	}
	p.prefix = newStrInfo(c[7 : 7+c[5]])
	p.isLiteral = c[2]&infoLiteral != 0
}

func newStrInfo(chars []uint32) *strInfo {
	s := &strInfo{chars: chars}
	text := make([]byte, len(chars))
	for i, ch := range chars {
		text[i] = byte(ch)
		s.wide = s.wide || ch > 255
	}
	s.text = string(text)
	return s
}
