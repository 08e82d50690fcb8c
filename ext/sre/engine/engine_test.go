package engine

import (
	"errors"
	"math/rand"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// starOfGroup is the code of (?:(a)|b)*c.
var starOfGroup = []uint32{
	codeInfo, 4, 0, 1, MaxRepeat,
	codeRepeat, 19, 0, MaxRepeat,
	codeBranch, 9, codeMark, 0, codeLiteral, 'a', codeMark, 1, codeJump, 7,
	5, codeLiteral, 'b', codeJump, 2, 0,
	codeMaxUntil, codeLiteral, 'c', codeSuccess,
}

func mustCompile(t testing.TB, code []uint32, groups int) *Program {
	p, err := Compile(code, FlagUnicode, groups)
	require.NoError(t, err)
	return p
}

func TestLongSubject(t *testing.T) {
	p := mustCompile(t, starOfGroup, 1)
	s := StringBytes(strings.Repeat("ab", 500_000) + "c")
	m := NewMatcher(p, s, 0, len(s))
	defer m.Release()
	ok, err := m.Match()
	require.NoError(t, err)
	require.True(t, ok)
	assert.Equal(t, []int{0, len(s), len(s) - 3, len(s) - 2}, m.AppendSpans(nil))
	assert.Equal(t, 1, m.LastIndex())
}

func TestLongSubjectFails(t *testing.T) {
	p := mustCompile(t, starOfGroup, 1)
	s := StringBytes(strings.Repeat("ab", 500_000))
	assert.Equal(t, "-", outcome(p, s, 0, len(s), (*Matcher[uint8]).FullMatch))
}

// nested is the code of (?s:(?:().)*)*b without the end of its group.
var nested = []uint32{
	codeRepeat, 11, 0, MaxRepeat,
	codeRepeat, 6, 0, MaxRepeat, codeMark, 0, codeAnyAll, codeMaxUntil,
	codeMaxUntil,
	codeLiteral, 'b', codeSuccess,
}

func TestInterrupt(t *testing.T) {
	p := mustCompile(t, nested, 1)
	s := StringBytes(strings.Repeat("a", 60))
	m := NewMatcher(p, s, 0, len(s))
	defer m.Release()
	stop := errors.New("stop")
	polls := 0
	m.Interrupt = func() error {
		if polls++; polls == 3 {
			return stop
		}
		return nil
	}
	ok, err := m.Search()
	assert.False(t, ok)
	assert.ErrorIs(t, err, stop)
	assert.Equal(t, 3, polls)
}

func TestConcurrentUse(t *testing.T) {
	p := mustCompile(t, starOfGroup, 1)
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			s := StringBytes(strings.Repeat("ab", g+1) + "c")
			for range 200 {
				m := NewMatcher(p, s, 0, len(s))
				ok, err := m.FullMatch()
				assert.True(t, ok && err == nil)
				from, to := m.Group(1)
				assert.Equal(t, [2]int{2 * g, 2*g + 1}, [2]int{from, to})
				m.Release()
			}
		})
	}
	wg.Wait()
}

func TestLocale(t *testing.T) {
	code := []uint32{codeInLocIgnore, 4, codeLiteral, 0xe9, codeFailure, codeAt, atLocBoundary, codeSuccess}
	p, err := Compile(code, FlagLocale, 0)
	require.NoError(t, err)
	s := []uint8{0xc9}
	assert.Equal(t, "-", outcome(p, s, 0, 1, (*Matcher[uint8]).Match))
	latin := CLocale()
	latin.Alnum[0xc9], latin.Alnum[0xe9] = true, true
	latin.Lower[0xc9], latin.Upper[0xe9] = 0xe9, 0xc9
	assert.Equal(t, "0:1", outcome(p.WithLocale(latin), s, 0, 1, (*Matcher[uint8]).Match))
	plain, err := Compile([]uint32{codeSuccess}, 0, 0)
	require.NoError(t, err)
	assert.Same(t, plain, plain.WithLocale(latin))
}

func TestInvalidCode(t *testing.T) {
	for name, code := range map[string][]uint32{
		"empty":             {},
		"no success":        {codeAny},
		"unknown operator":  {99, codeSuccess},
		"not for code":      {codeSubpattern, codeSuccess},
		"literal cut short": {codeLiteral, codeSuccess},
		"mark out of range": {codeMark, 2, codeSuccess},
		"group too large":   {codeGroupRef, 1, codeSuccess},
		"bad position":      {codeAt, atCount, codeSuccess},
		"bad category":      {codeCategory, catCount, codeSuccess},
		"set without end":   {codeIn, 3, codeLiteral, 'a', codeSuccess},
		"skip too far":      {codeAtomicGroup, 9, codeAny, codeSuccess, codeSuccess},
		"huge skip":         {codeAtomicGroup, 1<<32 - 1, codeAny, codeSuccess, codeSuccess},
		"min above max":     {codeRepeatOne, 5, 2, 1, codeAny, codeSuccess, codeSuccess},
		"branch to nowhere": {codeBranch, 4, codeAny, codeJump, 5, 0, codeSuccess},
		"until missing":     {codeRepeat, 4, 0, 1, codeAny, codeSuccess, codeSuccess},
		"wide lookbehind":   {codeAssert, 4, 1 << 31, codeAny, codeSuccess, codeSuccess},
		"bad info":          {codeInfo, 4, 3, 1, 1, codeSuccess},
		"bad overlap":       {codeInfo, 8, 1, 1, 1, 1, 1, 'a', 1, codeSuccess},
		"stray jump":        {codeJump, 1, codeSuccess},
	} {
		_, err := Compile(code, 0, 1)
		assert.ErrorIs(t, err, ErrCode, name)
	}
	_, err := Compile([]uint32{codeSuccess}, 0, -1)
	assert.ErrorIs(t, err, ErrCode)
}

func TestWrongSpan(t *testing.T) {
	code := []uint32{codeMark, 1, codeAny, codeMark, 0, codeSuccess}
	p, err := Compile(code, 0, 1)
	require.NoError(t, err)
	// Setting the end first and the start later leaves the start beyond the end.
	assert.Equal(t, ErrSpan.Error(), outcome(p, StringBytes("a"), 0, 1, (*Matcher[uint8]).Match))
}

func TestCharacters(t *testing.T) {
	assert.True(t, IsAlnum('²') && IsAlnum(0x1d7d8) && !IsAlnum('_') && !IsAlnum(1<<32-1))
	assert.True(t, IsDecimal(0x661) && IsDecimal(0x1d7ff) && !IsDecimal('²') && !IsDecimal(0x1d800))
	assert.True(t, IsSpace(0x1c) && IsSpace(0x3000) && !IsSpace(0x200b) && !IsSpace(0x180e))
	assert.True(t, IsLinebreak(0x2028) && !IsLinebreak(0x1f))
	assert.Equal(t, uint32('i'), UnicodeToLower(0x130))
	assert.Equal(t, uint32('k'), UnicodeToLower(0x212a))
	assert.Equal(t, uint32(0x10428), UnicodeToLower(0x10400))
	assert.Equal(t, uint32(0x101), UnicodeToLower(0x100))
	assert.Equal(t, uint32(0x101), UnicodeToLower(0x101))
	assert.True(t, UnicodeIsCased('ß') && UnicodeIsCased('a') && !UnicodeIsCased('1'))
	assert.True(t, ASCIIIsCased('z') && !ASCIIIsCased('[') && !ASCIIIsCased('é'))
	assert.Equal(t, uint32('é'), ASCIIToLower('é'))
	assert.Equal(t, uint32('É'), unicodeToUpper('é'))
}

func TestTemplate(t *testing.T) {
	tmpl, err := NewTemplate([]string{"<", "|", ">"}, []int{1, 2})
	require.NoError(t, err)
	var b strings.Builder
	literal := func(s string) { b.WriteString(s) }
	text := func(from, to int) { b.WriteString("subject"[from:to]) }
	assert.True(t, tmpl.Expand([]int{0, 7, 1, 3, -1, -1}, literal, text))
	assert.Equal(t, "<ub|>", b.String())
	assert.False(t, tmpl.Expand([]int{0, 7, 1, 3}, literal, text))
	_, err = NewTemplate([]string{""}, []int{1})
	assert.ErrorIs(t, err, ErrTemplate)
	_, err = NewTemplate([]string{"", ""}, []int{-1})
	assert.ErrorIs(t, err, ErrTemplate)
}

var errSteps = errors.New("too many steps")

// tryAll runs every kind of match of p in s for a bounded number of steps.
func tryAll[T Elem](t *testing.T, p *Program, s []T) {
	finds := []func(*Matcher[T]) (bool, error){(*Matcher[T]).Match, (*Matcher[T]).FullMatch, (*Matcher[T]).Search}
	for _, find := range finds {
		m := NewMatcher(p, s, 0, len(s))
		polls := 0
		m.Interrupt = func() error {
			if polls++; polls > 3 {
				return errSteps
			}
			return nil
		}
		for range len(s) + 2 {
			ok, err := find(m)
			if err != nil {
				assert.True(t, errors.Is(err, errSteps) || errors.Is(err, ErrSpan), "%v", err)
			}
			if !ok || err != nil {
				break
			}
			from, to := m.Span()
			assert.True(t, from <= to && to <= len(s))
			m.Next()
		}
		m.Release()
	}
}

// codeFromBytes reads code: small bytes are words, the largest ones escapes.
func codeFromBytes(data []byte) []uint32 {
	code := make([]uint32, 0, len(data)+1)
	for _, b := range data {
		switch b {
		case 255:
			code = append(code, MaxRepeat)
		case 254:
			code = append(code, 1<<16)
		default:
			code = append(code, uint32(b))
		}
	}
	return append(code, codeSuccess)
}

func FuzzCode(f *testing.F) {
	for _, c := range loadGolden(f)[:300] {
		var data []byte
		for _, w := range c.Code[:len(c.Code)-1] {
			if w == MaxRepeat {
				w = 255
			}
			data = append(data, byte(w))
		}
		f.Add(data, c.Groups, c.Subjects[0])
	}
	f.Fuzz(func(t *testing.T, data []byte, groups int, text string) {
		p, err := Compile(codeFromBytes(data), FlagUnicode, groups&15)
		if err != nil || len(text) > 200 {
			return
		}
		tryAll(t, p, StringBytes(text))
		wide, _ := convert[int32](text)
		tryAll(t, p, wide)
	})
}

// TestMutatedCode changes words of valid code at random, which reaches deeper
// into the checks than arbitrary words do.
func TestMutatedCode(t *testing.T) {
	cases := loadGolden(t)
	rng := rand.New(rand.NewSource(1))
	rounds := 20_000
	if testing.Short() {
		rounds = 2000
	}
	accepted := 0
	for range rounds {
		c := cases[rng.Intn(len(cases))]
		code := append([]uint32(nil), c.Code...)
		for range 1 + rng.Intn(3) {
			code[rng.Intn(len(code))] = mutation(rng, code)
		}
		p, err := Compile(code, c.Flags, c.Groups)
		if err != nil {
			continue
		}
		accepted++
		text := c.Subjects[rng.Intn(len(c.Subjects))]
		if s, ok := convert[uint8](text); ok {
			tryAll(t, p, s)
		}
		s, _ := convert[int32](text)
		tryAll(t, p, s)
	}
	assert.Greater(t, accepted, rounds/50)
}

// mutation picks a new word: a small number, another word or a large number.
func mutation(rng *rand.Rand, code []uint32) uint32 {
	switch rng.Intn(4) {
	case 0:
		return code[rng.Intn(len(code))]
	case 1:
		return rng.Uint32() >> rng.Intn(32)
	}
	return uint32(rng.Intn(45))
}
