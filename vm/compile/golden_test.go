package compile

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/syntax"
)

var update = flag.Bool("update", false, "rewrite the golden listings")

// snippets reads the programs of a test file.
func snippets(t testing.TB, name string) []string {
	src, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	return strings.Split(string(src), "\n----\n")
}

// recorded reads what CPython said about a test file; see testdata/record.py.
func recorded(t *testing.T, name string, into any) {
	text, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, into))
}

// compileSource parses and compiles a program.
func compileSource(src string, opts Options) (*objects.Code, error) {
	mod, err := syntax.Parse([]byte(src), "<test>", syntax.ModeExec)
	if err != nil {
		return nil, err
	}
	return Module(mod, "<test>", opts)
}

func TestErrorsAreCPythons(t *testing.T) {
	var want [][]any
	recorded(t, "errors.json", &want)
	for i, src := range snippets(t, "errors.txt") {
		_, err := compileSource(src, Options{Lenient: true})
		var e *syntax.Error
		switch {
		case want[i] == nil:
			assert.NoError(t, err, src)
		case !errors.As(err, &e):
			assert.Fail(t, "no error", "%s\nwant %v", src, want[i])
		default:
			assert.Equal(t, fmt.Sprint(want[i]...), fmt.Sprint(e.Msg, float64(e.Line), float64(e.Col),
				float64(e.EndLine), float64(e.EndCol)), src)
		}
	}
}

// scopes describes the variables of a code object and those inside it, as testdata/record.py does.
func scopes(c *objects.Code, out []string) []string {
	name := c.QualName.String()
	if strings.HasSuffix(name, "__annotate__") {
		name = "__annotate__"
	}
	var free, cells []string
	for _, n := range c.FreeNames {
		free = append(free, n.String())
	}
	for _, r := range c.CellLocals {
		cells = append(cells, c.LocalNames[r].String())
	}
	slices.Sort(free)
	slices.Sort(cells)
	out = append(out, fmt.Sprintf("%s@%d args %d/%d/%d flags %x free %s cell %s", name, c.FirstLine, c.ArgCount,
		c.PosOnly, c.KwOnly, c.Flags&0x400003f, strings.Join(free, ","), strings.Join(cells, ",")))
	for _, k := range c.Consts {
		if inner, ok := asCode(k); ok {
			out = scopes(inner, out)
		}
	}
	return out
}

func TestVariablesAreCPythons(t *testing.T) {
	var want [][]string
	recorded(t, "scopes.json", &want)
	for i, src := range snippets(t, "scopes.txt") {
		c, err := compileSource(src, Options{})
		require.NoError(t, err, src)
		require.NoError(t, verify(c))
		got := scopes(c, nil)
		slices.Sort(got)
		assert.Equal(t, want[i], got, src)
	}
}

func TestListings(t *testing.T) {
	files, err := filepath.Glob("testdata/*.py")
	require.NoError(t, err)
	for _, file := range files {
		if filepath.Base(file) == "record.py" {
			continue
		}
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		c, err := compileSource(string(src), Options{})
		require.NoError(t, err, file)
		require.NoError(t, verify(c), file)
		golden := strings.TrimSuffix(file, ".py") + ".txt"
		if *update {
			require.NoError(t, os.WriteFile(golden, []byte(Dump(c)), 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(want), Dump(c), file)
	}
}
