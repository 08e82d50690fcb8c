package syntax

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestDumps compares trees with those recorded from ast.dump.
func TestDumps(t *testing.T) {
	data, err := os.ReadFile("testdata/dumps.json")
	require.NoError(t, err)
	var cases []struct{ Src, Mode, Dump string }
	require.NoError(t, json.Unmarshal(data, &cases))
	for _, c := range cases {
		m, err := Parse([]byte(c.Src), "f.py", modes[c.Mode])
		if assert.NoError(t, err, "%q", c.Src) {
			assert.Equal(t, c.Dump, dump(m), "%q", c.Src)
		}
	}
}
