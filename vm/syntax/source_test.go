package syntax

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEncodings records what CPython does with bytes that are not plain ASCII.
func TestEncodings(t *testing.T) {
	for _, c := range []struct {
		src, msg  string
		line, col int
	}{
		{"a\x00b", "source code string cannot contain null bytes", 0, 0},
		{"\xff = 1", "Non-UTF-8 code starting with '\\xff' on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details", 1, 1},
		{"x = 1\ny = '\xe9'\n", "Non-UTF-8 code starting with '\\xe9' on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details", 2, 6},
		{"'\xed\xa0\x80'", "Non-UTF-8 code starting with '\\xed' on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details", 1, 2},
		{"# coding: foo\nx", "unknown encoding: foo", 0, -1},
		{"\n# coding: foo\n", "unknown encoding: foo", 0, -1},
		{"  # coding:foo bar\nx", "unknown encoding: foo", 0, -1},
		{"# coding: ascii\nx = '\xe9'\n", "'ascii' codec can't decode byte 0xe9 in position 21: ordinal not in range(128)", 0, -1},
		{"\xef\xbb\xbf# coding: latin-1\nx", "encoding problem: iso-8859-1 with BOM", 1, 0},
		{"# coding=iso-8859-1-unix\nx = '\xe9' $", "invalid syntax", 2, 9},
		{"# coding: utf8\nx y", "invalid syntax", 2, 3},
		{"\xef\xbb\xbfx = 1", "", 0, 0},
		{"\xef\xbb\xbf# coding: utf-8\nx", "", 0, 0},
		{"x = 1\n# coding: foo\n", "", 0, 0},
		{"# a\n# b\n# coding: foo\n", "", 0, 0},
		{"# coding\t:\tfoo\n", "", 0, 0},
		{"# coding: \n", "", 0, 0},
		{"# coding: UTF_8\n'\xc3\xa9'", "", 0, 0},
		{"# coding: utf-8-sig\nx", "", 0, 0},
		{"# coding: us-ascii\nx", "", 0, 0},
	} {
		_, err := Parse([]byte(c.src), "f.py", ModeExec)
		if c.msg == "" {
			assert.NoError(t, err, "%q", c.src)
			continue
		}
		if assert.Error(t, err, "%q", c.src) {
			e := err.(*Error)
			assert.Equal(t, c.msg, e.Msg)
			assert.Equal(t, [2]int{c.line, c.col}, [2]int{e.Line, e.Col}, "%q", c.src)
		}
	}
}

func TestLatin1IsTranscoded(t *testing.T) {
	m, err := Parse([]byte("# -*- coding: latin-1 -*-\n'\xe9'"), "f.py", ModeExec)
	require.NoError(t, err)
	assert.Equal(t, Str("é"), m.(*Module).Body[0].(*ExprStmt).Value.(*Constant).Value)
}

// A str has been decoded already, so a cookie in it means nothing.
func TestParseStringIgnoresCookie(t *testing.T) {
	_, err := ParseString("# coding: foo\nx = 'é'", "f.py", ModeExec)
	assert.NoError(t, err)
}
