package main

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMean(t *testing.T) {
	var m mean
	assert.Equal(t, "-", m.String())
	m.add(1)
	m.add(4)
	m.add(0) // not a ratio
	assert.Equal(t, "2.00", m.String())
}

func TestBetter(t *testing.T) {
	a, b := sample{seconds: 2, rss: 10, output: "x"}, sample{seconds: 1, rss: 20, output: "x"}
	assert.Equal(t, sample{seconds: 1, rss: 10, output: "x"}, a.better(b))
	assert.ErrorContains(t, a.better(sample{output: "y"}).err, "output varies")
	failed := sample{err: errors.New("no")}
	assert.Equal(t, failed.err, a.better(failed).err)
	assert.Equal(t, failed.err, failed.better(a).err)
}

func TestAgree(t *testing.T) {
	s := agree([]sample{{output: "1"}, {output: "1"}, {output: "2"}})
	assert.NoError(t, s[1].err)
	assert.ErrorContains(t, s[2].err, "CPython")
}

func TestExecute(t *testing.T) {
	s := execute([]string{"sh", "-c", "echo hi"})
	assert.NoError(t, s.err)
	assert.Equal(t, "hi\n", s.output)
	assert.Positive(t, s.rss)
	assert.ErrorContains(t, execute([]string{"sh", "-c", "echo bad >&2; exit 3"}).err, "exit status 3: bad")
}
