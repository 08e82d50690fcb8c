package engine

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// goldenCase is one pattern of testdata/golden.json with what CPython finds in
// its subjects: in full, or as the checksum of all results.
type goldenCase struct {
	Pattern  string   `json:"p"`
	Flags    int      `json:"f"`
	Groups   int      `json:"g"`
	Code     []uint32 `json:"c"`
	Subjects []string `json:"s"`
	Results  []string `json:"r"`
	Sum      uint32   `json:"h"`
}

// goldenPath is the table to test; the variable WEFT_SRE_GOLDEN names another.
func goldenPath() string {
	if p := os.Getenv("WEFT_SRE_GOLDEN"); p != "" {
		return p
	}
	return "testdata/golden.json"
}

func loadGolden(t testing.TB) []goldenCase {
	data, err := os.ReadFile(goldenPath())
	require.NoError(t, err)
	var cases []goldenCase
	require.NoError(t, json.Unmarshal(data, &cases))
	return cases
}

// describe writes a match as the generator does.
func describe[T Elem](m *Matcher[T], ok bool, err error) string {
	if err != nil {
		return err.Error()
	}
	if !ok {
		return "-"
	}
	var b strings.Builder
	for i := range m.prog.Groups() + 1 {
		from, to := m.Group(i)
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d:%d", from, to)
	}
	if n := m.LastIndex(); n >= 0 {
		fmt.Fprintf(&b, ";%d", n)
	}
	return b.String()
}

// outcome makes a fresh matcher and describes what find finds.
func outcome[T Elem](p *Program, s []T, pos, end int, find func(*Matcher[T]) (bool, error)) string {
	m := NewMatcher(p, s, pos, end)
	defer m.Release()
	ok, err := find(m)
	return describe(m, ok, err)
}

// all describes what find finds again and again.
func all[T Elem](p *Program, s []T, find func(*Matcher[T]) (bool, error)) string {
	m := NewMatcher(p, s, 0, len(s))
	defer m.Release()
	var found []string
	for {
		ok, err := find(m)
		if !ok || err != nil {
			return strings.Join(found, "|")
		}
		found = append(found, describe(m, ok, err))
		m.Next()
	}
}

// results recomputes what the generator wrote for one subject.
func results[T Elem](p *Program, s []T) string {
	match, search, full := (*Matcher[T]).Match, (*Matcher[T]).Search, (*Matcher[T]).FullMatch
	n := len(s)
	return strings.Join([]string{
		outcome(p, s, 0, n, match), outcome(p, s, 0, n, search), outcome(p, s, 0, n, full),
		outcome(p, s, 1, n-1, match), outcome(p, s, 1, n-1, search), outcome(p, s, 1, n-1, full),
		all(p, s, search), all(p, s, match),
	}, "/")
}

// convert stores text in characters of type T; ok is false if some do not fit.
func convert[T Elem](text string) (s []T, ok bool) {
	for _, ch := range text {
		if rune(T(ch)) != ch {
			return nil, false
		}
		s = append(s, T(ch))
	}
	return s, true
}

// allResults returns the results for text in every width it fits in.
func allResults(p *Program, text string) []string {
	var out []string
	if s, ok := convert[uint8](text); ok {
		out = append(out, results(p, s))
	}
	if s, ok := convert[uint16](text); ok {
		out = append(out, results(p, s))
	}
	s, _ := convert[int32](text)
	return append(out, results(p, s))
}

func TestGolden(t *testing.T) {
	cases := loadGolden(t)
	require.NotEmpty(t, cases)
	for _, c := range cases {
		p, err := Compile(c.Code, c.Flags, c.Groups)
		if !assert.NoError(t, err, "%q", c.Pattern) {
			continue
		}
		sums := make([][]string, 3)
		for i, subject := range c.Subjects {
			for width, got := range allResults(p, subject) {
				if c.Results != nil {
					assert.Equal(t, c.Results[i], got, "%q on %q, width %d", c.Pattern, subject, width)
				}
				sums[width] = append(sums[width], got)
			}
		}
		for width, found := range sums {
			if c.Results == nil && len(found) == len(c.Subjects) {
				sum := crc32.ChecksumIEEE([]byte(strings.Join(found, "\n")))
				assert.Equal(t, c.Sum, sum, "%q flags %d on %q, width %d: %q",
					c.Pattern, c.Flags, c.Subjects, width, found)
			}
		}
	}
}
