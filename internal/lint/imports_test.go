package lint

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/weftpy/weft/"

// vmBound names the native modules that need the interpreter's own types. All others are written against package ext alone,
// as anybody's extension is.
func vmBound() []string {
	return []string{"sys", "builtins", "thread", "imp", "gc", "io"}
}

// allowed returns what the package may import of this module: paths, of which a trailing "/..." matches the path itself
// and all below. The first pattern of each rule that matches decides.
func allowed(pkg string) []string {
	rules := []struct {
		pkg     string
		imports []string
	}{
		{"stm/...", []string{"stm/..."}},
		{"objects/...", []string{"stm/...", "objects/...", "internal/libm"}},
		{"vm/syntax/...", []string{"vm/syntax/..."}},
		{"vm/symtable/...", []string{"vm/syntax/..."}},
		{"vm/opcode/...", nil},
		{"vm/compile/...", []string{"vm/syntax/...", "vm/symtable/...", "vm/opcode/...", "vm/compile/...", "objects/..."}},
		{"vm/...", []string{"stm/...", "objects/...", "vm/..."}},
		{"ext", []string{"stm/...", "objects/...", "ext/internal/..."}},
		{"ext/std/stdlib", nil},
		{"ext/std", []string{"ext/...", "objects/..."}},
		{"ext/std/host", []string{"stm/...", "objects/...", "vm/...", "ext/..."}},
		{"ext/internal/...", []string{"stm/...", "objects/...", "ext/internal/..."}},
		{"cmd/...", []string{"stm/...", "objects/...", "vm/...", "ext/...", "cmd/...", "internal/..."}},
		{"internal/...", []string{"internal/...", "vm/opcode/...", "stm/..."}},
		{"tests/...", []string{"stm/...", "objects/...", "vm/...", "ext/...", "cmd/...", "internal/..."}},
		{"examples/...", []string{"ext/...", "examples/..."}},
	}
	for _, r := range rules {
		if matches(r.pkg, pkg) {
			return r.imports
		}
	}
	return extensionRule(pkg)
}

// extensionRule is the rule for ext/<module>.
func extensionRule(pkg string) []string {
	rest, ok := strings.CutPrefix(pkg, "ext/")
	if !ok {
		return nil
	}
	name, _, _ := strings.Cut(rest, "/")
	imports := []string{"ext", "ext/internal/...", "ext/ospath", "ext/" + name + "/...", "internal/libm"}
	if slices.Contains(vmBound(), name) {
		imports = append(imports, "objects/...", "stm/...")
	}
	return imports
}

// matches tells whether a pattern of a rule covers a package.
func matches(pattern, pkg string) bool {
	prefix, deep := strings.CutSuffix(pattern, "/...")
	return pkg == prefix || deep && strings.HasPrefix(pkg, prefix+"/")
}

// listed is what go list tells about a package.
type listed struct {
	ImportPath string
	Imports    []string
}

// listPackages returns all packages of this module, without their tests.
func listPackages(t *testing.T) []listed {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", module+"...")
	out, err := cmd.Output()
	require.NoError(t, err)
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p listed
		require.NoError(t, dec.Decode(&p))
		all = append(all, p)
	}
	return all
}

// TestImportDirections enforces
//
//	stm <- objects <- ext <- ext/<module> <- ext/std <- cmd
//	vm/syntax <- vm/symtable <- vm/compile;  vm/opcode, objects <- vm/compile;  stm, objects, vm/* <- vm <- cmd
func TestImportDirections(t *testing.T) {
	for _, p := range listPackages(t) {
		pkg := strings.TrimPrefix(p.ImportPath, module)
		for _, imp := range p.Imports {
			to, internal := strings.CutPrefix(imp, module)
			if !internal {
				continue
			}
			ok := slices.ContainsFunc(allowed(pkg), func(pattern string) bool { return matches(pattern, to) })
			assert.True(t, ok, "%s must not import %s", pkg, to)
		}
	}
}

func TestRules(t *testing.T) {
	may := func(from, to string) bool {
		return slices.ContainsFunc(allowed(from), func(pattern string) bool { return matches(pattern, to) })
	}
	assert.True(t, may("objects", "stm"))
	assert.True(t, may("ext/math", "ext"))
	assert.True(t, may("ext/sys", "objects"))
	assert.True(t, may("ext/std", "ext/math"))
	assert.True(t, may("vm", "vm/compile"))
	assert.False(t, may("stm", "objects"))
	assert.False(t, may("objects", "vm"))
	assert.False(t, may("vm", "ext"))
	assert.False(t, may("vm/syntax", "objects"))
	assert.False(t, may("ext/math", "objects"))
	assert.False(t, may("ext/math", "ext/sys"))
}
