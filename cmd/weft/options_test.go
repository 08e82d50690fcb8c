package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func parse(t *testing.T, args ...string) *options {
	o, err := parseOptions(append([]string{"weft"}, args...))
	require.NoError(t, err)
	return o
}

func TestProgram(t *testing.T) {
	for _, c := range []struct {
		args    []string
		kind    programKind
		program string
		argv    []string
	}{
		{nil, fromStdin, "", []string{""}},
		{[]string{"-"}, fromStdin, "", []string{"-"}},
		{[]string{"-", "-c", "x"}, fromStdin, "", []string{"-", "-c", "x"}},
		{[]string{"a.py", "--stm", "-c"}, fromFile, "a.py", []string{"a.py", "--stm", "-c"}},
		{[]string{"--stm", "--", "a.py", "-x"}, fromFile, "a.py", []string{"a.py", "-x"}},
		{[]string{"-c", "code", "--version"}, fromCode, "code", []string{"-c", "--version"}},
		{[]string{"-ccode"}, fromCode, "code", []string{"-c"}},
		{[]string{"-Bc", "-1"}, fromCode, "-1", []string{"-c"}},
		{[]string{"-c", ""}, fromCode, "", []string{"-c"}},
		{[]string{"-m", "mod", "a"}, fromModule, "mod", []string{"-m", "a"}},
	} {
		o := parse(t, c.args...)
		assert.Equal(t, c.kind, o.kind, c.args)
		assert.Equal(t, c.program, o.program, c.args)
		assert.Equal(t, c.argv, o.args, c.args)
	}
}

func TestOptions(t *testing.T) {
	o := parse(t, "-OOu", "-Wignore", "-W", "error::X", "-X", "a=1", "--stm", "--stm-chaos=7", "-I", "-c", "pass")
	assert.Equal(t, 2, o.Optimize)
	assert.True(t, o.Unbuf)
	assert.Equal(t, []string{"ignore", "error::X"}, o.Warnings)
	assert.Equal(t, []string{"a=1"}, o.XOptions)
	assert.True(t, o.STM)
	assert.Equal(t, int64(7), *o.Chaos)
	assert.True(t, o.NoEnv && o.SafePath && o.NoUser)
}

func TestBadOptions(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"-c", "argument expected for the -c option"},
		{"-W", "argument expected for the -W option"},
		{"--nosuchflag", "unknown option --nosuchflag"},
		{"--bytecode", "unknown option --bytecode"},
		{"-Z", "unknown option -Z"},
		{"--stm-chaos=x", "stm-chaos"},
		{"--stm-chaos=1", "--stm-chaos needs --stm"},
		{"--stm-report", "--stm-report needs --stm"},
		{"-i", "-i"},
	} {
		_, err := parseOptions([]string{"weft", c.args})
		assert.ErrorContains(t, err, c.want)
	}
}

func TestEnvironment(t *testing.T) {
	t.Setenv("PYTHONOPTIMIZE", "2")
	t.Setenv("PYTHONWARNINGS", "ignore,error")
	o := parse(t, "-W", "default")
	assert.Equal(t, 2, o.Optimize)
	assert.Equal(t, []string{"ignore", "error", "default"}, o.Warnings)
	assert.Zero(t, parse(t, "-E").Optimize)
}
