// Package engine is the matcher behind Python's re module: it runs the code
// that re._compiler makes, over subjects of 8, 16 or 32 bits a character.
//
// The package knows nothing of Weft's objects; _sre wraps it up as Pattern,
// Match and Scanner.
//
//	p, err := engine.Compile(code, flags, groups)
//	m := engine.NewMatcher(p, subject, pos, endpos)
//	defer m.Release()
//	for {
//		ok, err := m.Search()
//		if !ok || err != nil {
//			break
//		}
//		spans = m.AppendSpans(spans[:0])
//		m.Next()
//	}
//
// # Map
//
//	constants.go       the numbers _sre shares with re._constants
//	lower.go           checks code and lowers it to instructions
//	program.go         Program, the instructions and what hangs on them
//	analyse.go         what can come first: choices, loops and searches use it
//	charset.go         sets of characters
//	unicode.go         categories and cases; unicode_tables.go has the data
//	matcher.go         Matcher, the interface for one subject
//	run.go             the matching loop and its backtracking
//	search.go          searching, and the tests the loop makes
//	template.go        the data model of replacement templates
//
// # Algorithm
//
// Lowering turns the nested code into a flat list of instructions: all tests
// of one character under some rule of case become a set with a table for the
// first 256 characters, runs of literals become strings, and jumps become
// addresses. The code is checked in full on the way, so that the loop relies
// on it.
//
// The loop in run.go matches forwards until a test fails and then goes back to
// the newest frame on an explicit stack. A frame is a choice left open, with
// all it takes to come back to it:
//
//   - Marks. Setting a mark beyond the last one needs no record, as the frame
//     holds the number of the last mark. Overwriting one, which only loops do,
//     puts the old value on a trail that going back unwinds.
//   - Loops. Each loop has a state: rounds done, where the last one began, and
//     the state of the loop around it. A state that a frame may come back to
//     is never changed but replaced by a new one.
//   - Groups. An assertion, an atomic group and each round of a possessive
//     loop put a frame of their own under the frames of their body. At the end
//     of the body the stack is cut there, which drops the choices of the body
//     while its marks stay on the trail.
//
// Frames are spared where they could not help: alternatives, rounds and tails
// that cannot start with the next character are passed over, and a loop over
// single characters whose tail starts with none of them gives none back. What
// something can start with is computed after lowering.
//
// The stack grows with the number of choices, never the Go stack. Steps are
// counted, and Matcher.Interrupt is polled about every 65,000 of them.
//
// Going back always restores the marks. CPython restores them only within
// loops, and only below the last mark outside, which shows in one place: a
// conditional that asks for the group it is itself in, as in ((?(1)a|b)+?),
// may there see the end of that group from an attempt that failed.
//
// # Goldens
//
// testdata/golden.json holds patterns compiled by CPython with what it finds
// with them; golden_cases.py is the table written by hand and gen_golden.py
// adds random patterns. This file and unicode_tables.go are made by go
// generate, which takes CPython from its Go module.
package engine

//go:generate sh -c "$(go run ../../../internal/tools/cpython) testdata/gen_tables.py unicode_tables.go && gofmt -w unicode_tables.go"
//go:generate sh -c "$(go run ../../../internal/tools/cpython) testdata/gen_golden.py testdata/golden.json"
