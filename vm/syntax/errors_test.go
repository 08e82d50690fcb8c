package syntax

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// errorCase is what CPython says about a piece of source. Msg is empty if it
// is valid.
type errorCase struct {
	Src     string  `json:"src"`
	Mode    string  `json:"mode"`
	Kind    string  `json:"kind"`
	Msg     string  `json:"msg"`
	Line    int     `json:"line"`
	Col     int     `json:"col"`
	EndLine int     `json:"end_line"`
	EndCol  int     `json:"end_col"`
	Text    *string `json:"text"`
}

func loadErrorCases(t testing.TB) []errorCase {
	data, err := os.ReadFile("testdata/errors.json")
	require.NoError(t, err)
	var cases []errorCase
	require.NoError(t, json.Unmarshal(data, &cases))
	return cases
}

var modes = map[string]Mode{"": ModeExec, "eval": ModeEval, "single": ModeSingle}

func TestErrors(t *testing.T) {
	for _, c := range loadErrorCases(t) {
		want := c
		want.Text = nil
		got := errorCase{Src: c.Src, Mode: c.Mode}
		_, err := Parse([]byte(c.Src), "f.py", modes[c.Mode])
		if err != nil {
			e := err.(*Error)
			got.Kind, got.Msg = e.Kind.String(), e.Msg
			got.Line, got.Col, got.EndLine, got.EndCol = e.Line, e.Col, e.EndLine, e.EndCol
			if c.Text != nil {
				assert.Equal(t, *c.Text, e.Text, "text of %q", c.Src)
			}
		}
		assert.Equal(t, want, got)
	}
}
