// Package syntax turns Python 3.14 source text into an abstract syntax tree.
//
// It depends on no other Weft package. The one entry point is [Parse]; errors
// are always of type [*Error] and carry CPython's wording and positions.
//
// A map of the files:
//
//	ast.go        nodes shared by all trees, modules, enums, constants
//	ast_stmt.go   statement nodes
//	ast_expr.go   expression nodes
//	ast_pattern.go  match patterns and type parameters
//
// The node types carry the names and fields of Python's own ast module, so
// that the tree can be shown to Python code without translation tables.
package syntax
