//go:build tools

// Package tools keeps modules in go.mod that only tools use, and those at run time: the Go module that carries CPython.
package tools

import _ "github.com/kluctl/go-embed-python/python"
