package objects

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestConcatShared lets many goroutines extend the same string: each result has its own tail.
func TestConcatShared(t *testing.T) {
	base := Concat(NewStr(strings.Repeat("x", 200)), NewStr("y"))
	base = Concat(base, NewStr("z")) // has room behind it now
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			tail := strings.Repeat(string(rune('a'+g)), 20)
			for range 200 {
				s := Concat(base, NewStr(tail))
				assert.Equal(t, base.String()+tail, s.String())
			}
		}()
	}
	wg.Wait()
}

// TestConcatForms checks that a concatenation has the narrowest form, whatever room it found.
func TestConcatForms(t *testing.T) {
	ascii, latin, wide, astral := strings.Repeat("a", 150), strings.Repeat("é", 150), strings.Repeat("日", 150), strings.Repeat("\U0001F600", 150)
	for _, parts := range [][]string{{ascii, latin, wide, astral}, {ascii, wide, latin}, {astral, ascii}, {latin, ascii, latin}, {"a", "é", "日"}, {ascii, ascii, "é", ascii}} {
		s, want := EmptyStr, ""
		for _, p := range parts {
			for range 3 {
				s, want = Concat(s, NewStr(p)), want+p
				assert.True(t, s.Equal(NewStr(want)))
				assert.Equal(t, NewStr(want).Hash(), s.Hash())
			}
		}
	}
}

func BenchmarkConcatLoop(b *testing.B) {
	x := NewStr("0123456789")
	for b.Loop() {
		s := EmptyStr
		for range 10000 {
			s = Concat(s, x)
		}
	}
}

func benchText() *Str { return NewStr(strings.Repeat("the quick brown fox, ", 500)) }

func BenchmarkSplitSpace(b *testing.B) {
	s := benchText()
	for b.Loop() {
		s.splitSpace(nil, -1)
	}
}

func BenchmarkSplitComma(b *testing.B) {
	s, sep := benchText(), NewStr(", ")
	for b.Loop() {
		s.split(nil, sep, 1<<60)
	}
}

func BenchmarkJoin(b *testing.B) {
	th := newTestThread(b)
	parts := benchText().splitSpace(nil, -1)
	sep := NewStr(" ")
	for b.Loop() {
		if _, err := JoinStr(th, sep, parts); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReplace(b *testing.B) {
	s, x, y := benchText(), NewStr("quick"), NewStr("slow")
	for b.Loop() {
		s.Replace(x, y, -1)
	}
}

func BenchmarkLower(b *testing.B) {
	s := benchText()
	for b.Loop() {
		s.Lower()
	}
}

func BenchmarkPercent(b *testing.B) {
	th := newTestThread(b)
	f, args := NewStr("%s is %d and %.2f"), TupleOf(NewStr("x").Value(), Int(42), Float(3.14159))
	for b.Loop() {
		if _, err := PercentFormat(th, f, args); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFormatFields(b *testing.B) {
	th := newTestThread(b)
	f, args := NewStr("{} is {:d} and {:.2f}"), []Value{NewStr("x").Value(), Int(42), Float(3.14159)}
	for b.Loop() {
		if _, err := FormatFields(th, f, args, Undef); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReprFloat(b *testing.B) {
	for b.Loop() {
		ReprFloat(3.14159265)
	}
}
