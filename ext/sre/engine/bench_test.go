package engine

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// benchLine is repeated to make the subject; testdata/bench.py times CPython
// on the same.
const benchLine = "The quick brown fox_1 jumps over 13 lazy dogs; pi=3.14159, e=2.71828.\n" +
	"Mail: joe.doe@example.com, x@y.zz; see http://example.org/a?b=c#d\n" +
	"\tdef f(x, y): return x**2 + \"str\\\"ing\" # comment\n"

var benchPatterns = []struct {
	pattern string
	flags   int
}{
	{`[A-Za-z_]\w*`, 0}, {`\w+`, 0}, {`\d+\.\d+`, 0}, {`\w+\s+\w+`, 0},
	{`[\w.+-]+@[\w-]+\.[\w.-]+`, 0}, {`foo|bar|baz|quux|frob`, 0},
	{`(\d+)|([a-z]+)|(\S)`, 0}, {`(\w+)://([^/:]+)(:\d*)?([^# ]*)`, 0},
	{`"(?:[^"\\]|\\.)*"`, 0}, {`/\*.*?\*/`, FlagDotAll}, {`^\s*(\w+)\s*=\s*(.*?)\s*$`, FlagMultiline},
	{`[a-z]+`, FlagIgnoreCase}, {`(?P<q>[\'"]).*?(?P=q)`, 0}, {`.*`, 0}, {`\bfoo\b`, 0},
	{`.+b`, 0}, {`(a)|(b)|(c)`, 0}, {`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?`, 0},
	{`(?:(a)|b)*`, 0}, {`((?:a|b)+?)c`, 0},
}

// goldenProgram compiles a pattern of the golden table.
func goldenProgram(b *testing.B, cases []goldenCase, pattern string, flags int) *Program {
	for _, c := range cases {
		if c.Pattern == pattern && c.Flags == flags|FlagUnicode {
			p, err := Compile(c.Code, c.Flags, c.Groups)
			require.NoError(b, err)
			return p
		}
	}
	require.Fail(b, "no such golden pattern", pattern)
	return nil
}

// scanAll counts the matches in s.
func scanAll[T Elem](p *Program, s []T) int {
	m := NewMatcher(p, s, 0, len(s))
	defer m.Release()
	for n := 0; ; n++ {
		if ok, _ := m.Search(); !ok {
			return n
		}
		m.Next()
	}
}

func BenchmarkFind(b *testing.B) {
	cases := loadGolden(b)
	text := strings.Repeat(benchLine, 100)
	for _, bp := range benchPatterns {
		p := goldenProgram(b, cases, bp.pattern, bp.flags)
		b.Run(bp.pattern, func(b *testing.B) {
			s := StringBytes(text)
			b.SetBytes(int64(len(s)))
			n := 0
			for b.Loop() {
				n = scanAll(p, s)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(max(n, 1)), "ns/match")
		})
	}
}

func BenchmarkFindWide(b *testing.B) {
	cases := loadGolden(b)
	s, _ := convert[uint16](strings.Repeat(benchLine, 100))
	for _, bp := range benchPatterns[:6] {
		p := goldenProgram(b, cases, bp.pattern, bp.flags)
		b.Run(bp.pattern, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				scanAll(p, s)
			}
		})
	}
}

// BenchmarkFindCyrillic looks for words beyond the tables of the sets.
func BenchmarkFindCyrillic(b *testing.B) {
	p := goldenProgram(b, loadGolden(b), `\w+`, 0)
	s, _ := convert[uint16](strings.Repeat("Съешь же ещё этих мягких французских булок, да выпей чаю. ", 300))
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		scanAll(p, s)
	}
}

// BenchmarkCall measures one short match, with making the matcher.
func BenchmarkCall(b *testing.B) {
	p := goldenProgram(b, loadGolden(b), `(a*)b\1`, 0)
	s := StringBytes("aabaa")
	b.ReportAllocs()
	for b.Loop() {
		m := NewMatcher(p, s, 0, len(s))
		if ok, err := m.Match(); !ok || err != nil {
			b.FailNow()
		}
		m.Release()
	}
}

func BenchmarkLoopOfGroups(b *testing.B) {
	p := goldenProgram(b, loadGolden(b), "(?:(a)|(b))*c", 0)
	s := StringBytes(strings.Repeat("ab", 5000) + "c")
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		m := NewMatcher(p, s, 0, len(s))
		ok, err := m.Match()
		require.True(b, ok && err == nil)
		m.Release()
	}
}

func BenchmarkCatastrophic(b *testing.B) {
	p := goldenProgram(b, loadGolden(b), "(?:a+)+b", 0)
	s := StringBytes(strings.Repeat("a", 20))
	for b.Loop() {
		outcome(p, s, 0, len(s), (*Matcher[uint8]).Match)
	}
}
