// Package syntax turns Python 3.14 source text into an abstract syntax tree.
//
// It depends on no other Weft package. The entry points are [Parse] and
// [ParseString]; errors are always of type [*Error] and carry CPython's wording
// and positions.
//
// A map of the files, in the order in which source text passes through them:
//
//	source.go            bytes to text: encoding cookies, line endings
//	token.go             token kinds, keywords, operators
//	tokenizer.go         the tokenizer: layout, names, strings, brackets
//	number_token.go      numeric literals
//	ident.go             which characters identifiers may have
//	fstring_token.go     the text and replacement fields of f-strings
//	tokenizer_errors.go  errors the tokenizer finds
//	tokens.go            tokens for Python code to see
//	parse.go             Parse, and how its two passes work together
//	parser.go            the parser's state and primitives
//	stmt.go compound.go  statements
//	params.go target.go  parameter lists, assignment targets
//	pattern.go           match statements
//	expr.go atom.go      expressions
//	strings.go fstring.go  string literals; names.go has \N{...}
//	numbers.go           values of numeric literals
//	ast*.go              the tree
//	errors.go raise.go   errors and their positions; warn.go has warnings
//	diagnose*.go         what is likely wrong with source that does not parse
//
// The node types carry the names and fields of Python's own ast module, so
// that the tree can be shown to Python code without translation tables.
package syntax
