package symtable

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/vm/syntax"
)

// build makes the table of a program.
func build(t *testing.T, src string) *Table {
	mod, err := syntax.Parse([]byte(src), "<test>", syntax.ModeExec)
	require.NoError(t, err)
	table, err := Build(mod, "<test>")
	require.NoError(t, err)
	return table
}

// where returns how a scope resolved a name.
func where(s *Scope, name string) Resolution {
	if sym := s.Lookup(name); sym != nil {
		return sym.Where
	}
	return Unresolved
}

func TestResolution(t *testing.T) {
	top := build(t, `
g = 1
def f(p, q):
    global w
    w = local = p
    def inner():
        nonlocal q
        q = g
        return local
    class C:
        attr = p
        def m(self): return attr, __class__
`).Top
	f := top.Children[0]
	inner, c := f.Children[0], f.Children[1]
	m := c.Children[0]
	assert.Equal(t, Local, where(top, "g"))
	assert.Equal(t, Cell, where(f, "p"))
	assert.Equal(t, Cell, where(f, "q"))
	assert.Equal(t, Cell, where(f, "local"))
	assert.Equal(t, GlobalExplicit, where(f, "w"))
	assert.Equal(t, Free, where(inner, "q"))
	assert.Equal(t, GlobalImplicit, where(inner, "g"))
	assert.ElementsMatch(t, []string{"q", "local"}, inner.Free)
	assert.Equal(t, []string{"p"}, c.Free)
	assert.True(t, c.NeedsClass)
	assert.Equal(t, GlobalImplicit, where(m, "attr"), "methods don't see class variables")
	assert.Equal(t, []string{"__class__"}, m.Free)
}

// TestInlinedComprehensions shows that a comprehension shares the frame around it without cells, until a lambda in it
// outlives an iteration.
func TestInlinedComprehensions(t *testing.T) {
	f := build(t, "def f(n):\n return [n + x for x in n], [lambda: n + y for y in n]").Top.Children[0]
	first, second := f.Children[0], f.Children[1]
	assert.Equal(t, Local, where(first, "x"))
	assert.Equal(t, Free, where(first, "n"))
	assert.Same(t, f, first.Unit())
	assert.Equal(t, Cell, where(second, "y"))
	assert.Equal(t, Cell, where(f, "n"))
	assert.Empty(t, f.Free)
}

func TestMangle(t *testing.T) {
	for _, c := range [][3]string{
		{"C", "__x", "_C__x"}, {"__C", "__x", "_C__x"}, {"C", "__x__", "__x__"}, {"C", "_x", "_x"},
		{"__", "__x", "__x"}, {"", "__x", "__x"}, {"C", "__a.b", "__a.b"},
	} {
		assert.Equal(t, c[2], Mangle(c[0], c[1]), c)
	}
}

func TestStaticAttributes(t *testing.T) {
	c := build(t, "class C:\n def f(self):\n  self.a, self.b.c = 1, 2\n  def g(): self.d = 1").Top.Children[0]
	assert.Len(t, c.StaticAttrs, 2)
}
