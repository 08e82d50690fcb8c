package main

import "testing"

func TestDedent(t *testing.T) {
	for _, c := range [][2]string{
		{"x\n", "x\n"},
		{"  x\n    y\n  z\n", "x\n  y\nz\n"},
		{"  x\n y\n", " x\ny\n"},
		{"  x\n\n \t \n  y\n", "x\n\n\ny\n"},
		{"\tx\n    y\n", "\tx\n    y\n"},
		{"\n  x\nif y:\n \n", "\n  x\nif y:\n \n"},
		{"", ""},
	} {
		if got := dedent(c[0]); got != c[1] {
			t.Errorf("dedent(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}
