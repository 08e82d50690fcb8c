package lint

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/packages"
)

// TestNoMutableGlobals looks for package-level variables that change after initialization: several interpreters live in one
// process, so all state hangs off one of them. It is a heuristic. It reports a variable that a function other than init
// assigns to (or to a part of it), and one whose type only makes sense if it changes.
func TestNoMutableGlobals(t *testing.T) {
	cfg := &packages.Config{Mode: packages.LoadSyntax}
	pkgs, err := packages.Load(cfg, module+"stm/...", module+"objects/...", module+"vm/...", module+"ext/...")
	require.NoError(t, err)
	for _, p := range pkgs {
		for _, problem := range mutableGlobals(p) {
			assert.Fail(t, problem)
		}
	}
}

// excepted tells whether a global variable may change. Versions of types number the states of all types of the process,
// builtin ones included, which the interpreters share; nothing reads the counter but for uniqueness. Signatures remember
// the parses of the program's constant signature strings: no interpreter can tell who parsed one first. A lock guards what
// processes inherit when they are started (umask, flags of descriptors, ignored signals), which is the process's own state.
func excepted(name string) bool {
	switch name {
	case module + "objects.versions", module + "objects.signatures", module + "ext/posixsubprocess.process":
		return true
	}
	return false
}

// mutableGlobals returns the complaints about one package.
func mutableGlobals(p *packages.Package) []string {
	var found []string
	for _, name := range p.Types.Scope().Names() {
		v, ok := p.Types.Scope().Lookup(name).(*types.Var)
		if ok && synchronizes(v.Type()) && !excepted(p.Types.Path()+"."+name) {
			found = append(found, fmt.Sprintf("%s: package-level %s of type %s", p.Fset.Position(v.Pos()), name, v.Type()))
		}
	}
	for _, file := range p.Syntax {
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Body != nil && !(f.Name.Name == "init" && f.Recv == nil) {
				found = append(found, assignedGlobals(p, f)...)
			}
		}
	}
	return found
}

// synchronizes tells whether a value of the type exists to be changed by several goroutines.
func synchronizes(t types.Type) bool {
	if _, ok := t.Underlying().(*types.Chan); ok {
		return true
	}
	named, ok := t.(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	path := named.Obj().Pkg().Path()
	return path == "sync" || path == "sync/atomic"
}

// assignedGlobals finds assignments in f to package-level variables of its package or to parts of them.
func assignedGlobals(p *packages.Package, f *ast.FuncDecl) []string {
	var found []string
	check := func(target ast.Expr) {
		root, whole := rootOf(target)
		if root == nil {
			return
		}
		v, ok := p.TypesInfo.Uses[root].(*types.Var)
		if ok && v.Parent() == p.Types.Scope() {
			found = append(found, fmt.Sprintf("%s: %s assigns to package-level %s%s", p.Fset.Position(target.Pos()), f.Name.Name,
				map[bool]string{true: "", false: "a part of "}[whole], root.Name))
		}
	}
	ast.Inspect(f.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for _, lhs := range n.Lhs {
					check(lhs)
				}
			}
		case *ast.IncDecStmt:
			check(n.X)
		}
		return true
	})
	return found
}

// rootOf returns the identifier that an assignable expression starts with, and whether it is the whole expression.
func rootOf(e ast.Expr) (root *ast.Ident, whole bool) {
	whole = true
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x, whole
		case *ast.ParenExpr:
			e = x.X
		case *ast.SelectorExpr:
			e, whole = x.X, false
		case *ast.IndexExpr:
			e, whole = x.X, false
		case *ast.StarExpr:
			e, whole = x.X, false
		default:
			return nil, false
		}
	}
}
