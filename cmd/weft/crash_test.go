package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/weftpy/weft/objects"
)

// TestCrashed checks what a user sees of a bug: a message that says so, and Go's stack only on request.
func TestCrashed(t *testing.T) {
	t.Setenv(stackVar, "")
	var b bytes.Buffer
	crashed(&b, "index out of range")
	assert.Contains(t, b.String(), "weft: internal error: index out of range\n")
	assert.Contains(t, b.String(), "report it")
	assert.NotContains(t, b.String(), "goroutine")

	t.Setenv(stackVar, "1")
	b.Reset()
	crashed(&b, "index out of range")
	assert.Contains(t, b.String(), "goroutine")
}

// TestGuardThread checks that a panic in a thread reaches OnPanic.
func TestGuardThread(t *testing.T) {
	var got any
	in := &objects.Interp{OnPanic: func(v any) { got = v }}
	func() {
		defer in.GuardThread()
		panic("bug")
	}()
	assert.Equal(t, "bug", got)
	assert.Panics(t, func() {
		defer (&objects.Interp{}).GuardThread()
		panic("bug")
	})
}
