// Package symtable finds out, before any code is generated, what every name in a syntax tree means: which scope binds
// it, and whether it lives in a register, a cell, a closure or a namespace.
//
// [Build] walks the tree twice. The first walk (build.go, expr.go) makes one [Scope] per function, class, lambda,
// comprehension and annotation scope and records what each does with each name. The second (resolve.go) settles each name
// that a scope uses without binding it, walking outwards, and marks the variables that must live in cells.
//
// A map of the files:
//
//	symtable.go   Table, Scope, Symbol: what the compiler reads
//	build.go      first walk: statements
//	expr.go       first walk: expressions and comprehensions
//	typeparams.go first walk: type parameters, type aliases and annotations
//	pattern.go    first walk: the targets of match patterns
//	resolve.go    second walk
//	warn.go       what the compiler warns of, found by the first walk
//	future.go     `from __future__ import ...`
//
// List, set and dict comprehensions are inlined (PEP 709): they keep a scope of their own here, but run in the frame of
// the nearest enclosing scope that isn't inlined, their unit. Within one unit a variable needs no cell.
package symtable
