package objects

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestASCIIShortcuts compares the methods that have a way of their own for ASCII with package strings.
func TestASCIIShortcuts(t *testing.T) {
	texts := []string{"", "a", "Z", " ", "aaa", "hello world foo bar", "  \t both \n", strings.Repeat("aXb", 40), "no match"}
	for _, s := range texts {
		assert.Equal(t, strings.ToUpper(s), strUpper(NewStr(s)).String())
		assert.Equal(t, strings.ToLower(s), NewStr(s).Lower().String())
		i, j := asciiSpaces([]byte(s), true, true)
		assert.Equal(t, strings.TrimSpace(s), s[i:j])
		i, j = asciiSpaces([]byte(s), false, true)
		assert.Equal(t, strings.TrimRight(s, " \t\n"), s[i:j])
		for _, old := range []string{"a", "aa", "o w", "hello world foo bar", "aXb"} {
			for _, repl := range []string{"", "b", "xyz"} {
				for _, limit := range []int{-1, 0, 1, 2, 3, 1000} {
					assert.Equal(t, strings.Replace(s, old, repl, limit), NewStr(s).Replace(NewStr(old), NewStr(repl), limit).String(), "%q %q %q %d", s, old, repl, limit)
				}
			}
		}
	}
}
