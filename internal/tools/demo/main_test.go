package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParse(t *testing.T) {
	a, report, err := parse("2 files\n   3 times x\ndigest 0a1b\nseconds 1.500\n")
	require.NoError(t, err)
	assert.Equal(t, answer{"0a1b", 1.5}, a)
	assert.Equal(t, "2 files\n   3 times x\n", report)
	_, _, err = parse("digest 5\n")
	assert.ErrorContains(t, err, "no digest or no time")
	_, _, err = parse("seconds x\n")
	assert.Error(t, err)
}
