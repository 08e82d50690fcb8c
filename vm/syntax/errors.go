package syntax

import "fmt"

// ErrorKind is the Python exception class of an Error.
type ErrorKind uint8

// The exception classes raised by the parser.
const (
	SyntaxError ErrorKind = iota
	IndentationError
	TabError
	// Not syntax errors: the source is nested too deeply for the parser, or for what follows it.
	MemoryError
	RecursionError
	// IncompleteInput is a SyntaxError that more source may mend.
	IncompleteInput
)

// String returns the name of the exception class.
func (k ErrorKind) String() string {
	return [...]string{"SyntaxError", "IndentationError", "TabError", "MemoryError", "RecursionError", "_IncompleteInputError"}[k]
}

// Error is a syntax error with the attributes of CPython's SyntaxError:
// columns are 1-based and count characters. Text is the offending source line,
// without its line ending.
type Error struct {
	Kind     ErrorKind
	Msg      string
	Filename string
	Line     int
	Col      int
	EndLine  int
	EndCol   int
	Text     string
}

// Error formats the error on one line.
func (e *Error) Error() string {
	return fmt.Sprintf("%s: %s (%s, line %d)", e.Kind, e.Msg, e.Filename, e.Line)
}

// errGeneric stands for "invalid syntax" until its place is known.
var errGeneric = &Error{Msg: "invalid syntax"}
