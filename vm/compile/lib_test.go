package compile

import (
	"errors"
	"path"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/internal/cpython"
	"github.com/weftpy/weft/vm/syntax"
)

// TestStandardLibrary compiles CPython's whole library and verifies the code.
func TestStandardLibrary(t *testing.T) {
	dist, err := cpython.Open()
	if err != nil {
		t.Skip(err)
	}
	n := 0
	for _, f := range dist.Files {
		if !strings.HasPrefix(f.Name, "lib/python3.14/") || path.Ext(f.Name) != ".py" {
			continue
		}
		src, err := f.Read()
		require.NoError(t, err)
		mod, err := syntax.Parse(src, f.Name, syntax.ModeExec)
		if err != nil {
			continue // sources that are wrong on purpose
		}
		for level := range 3 {
			c, err := Module(mod, f.Name, Options{Lenient: true, Optimize: level})
			if assert.NoError(t, err, f.Name) {
				assert.NoError(t, verify(c), f.Name)
			}
		}
		n++
	}
	assert.Greater(t, n, 500)
}

// FuzzModule checks that whatever parses is either compiled to sound code or refused with an error that has a place.
func FuzzModule(f *testing.F) {
	for _, name := range []string{"errors.txt", "scopes.txt"} {
		for _, src := range snippets(f, name) {
			f.Add([]byte(src), uint8(0))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, mode uint8) {
		mod, err := syntax.Parse(src, "fuzz.py", syntax.Mode(mode%3))
		if err != nil {
			return
		}
		c, err := Module(mod, "fuzz.py", Options{Lenient: mode&4 != 0, Optimize: int(mode>>3) % 3})
		if err == nil {
			require.NoError(t, verify(c))
			return
		}
		var e *syntax.Error
		require.True(t, errors.As(err, &e), "%v", err)
		require.NotEmpty(t, e.Msg)
		require.Positive(t, e.Line)
	})
}

func TestDeepNesting(t *testing.T) {
	var e syntax.Expr = &syntax.Name{Id: "x"}
	for range 200_000 {
		e = &syntax.BinOp{Left: e, Op: syntax.Add, Right: &syntax.Name{Id: "y"}}
	}
	_, err := Module(&syntax.Expression{Body: e}, "<deep>", Options{})
	assert.ErrorContains(t, err, tooDeep)
}

func TestTooManyRegisters(t *testing.T) {
	_, err := compileSource("f("+strings.Repeat("g(1, ", 90)+"0"+strings.Repeat(")", 90)+")", Options{})
	assert.NoError(t, err)
	var src strings.Builder
	src.WriteString("def f():\n")
	for i := range 5000 {
		src.WriteString(" v" + strings.Repeat("a", i%70) + strings.Repeat("b", i/70) + " = 1\n")
	}
	_, err = compileSource(src.String(), Options{})
	assert.ErrorContains(t, err, "too many local variables")
}

// TestLongJumps makes bodies too long for 16-bit jumps.
func TestLongJumps(t *testing.T) {
	body := strings.Repeat("  x = y + x\n", 40_000)
	for _, src := range []string{
		"def f(x, y):\n for i in x:\n" + body,
		"def f(x, y):\n while x < y:\n" + body,
		"def f(x, y):\n if x < y:\n" + body + " else:\n" + body,
		"def f(x, y):\n try:\n" + body + " except E:\n" + body,
	} {
		c, err := compileSource(src, Options{})
		require.NoError(t, err)
		assert.NoError(t, verify(c))
	}
}

// TestConstants checks what is folded, by the listing of a return statement.
func TestConstants(t *testing.T) {
	for src, want := range map[string]string{
		"1 + 2 * 3":             "7",
		"-5 // 3, -5 % 3":       "(-2, 1)",
		"'a' 'b' * 2 + 'c'":     `"ababc"`,
		"(1, 'x') + (None,)":    `(1, "x", None)`,
		"2 ** 10, 1 << 4":       "(1024, 16)",
		"not 0, ~5":             "(True, -6)",
		"1.5 * 2":               "3",
		"7 / 2":                 "3.5",
		"(1, 2, 3)[1]":          "2",
		"'abc'[-1]":             `"c"`,
		"__debug__ and 'x'":     "",
		"1 // 0":                "",
		"'x' * 5000":            "",
		"2 ** 200":              "",
		"(1, 2)[5]":             "",
		"1 + x":                 "",
		"9223372036854775807+1": "",
	} {
		c, err := compileSource("def f(): return "+src, Options{})
		require.NoError(t, err)
		f, _ := asCode(c.Consts[0])
		listing := Dump(f)
		if want != "" {
			assert.Contains(t, listing, "ReturnK        "+want+"\n", src)
		}
	}
}

// TestFarOperands verifies code that has more constants and names than 16-bit operands can tell apart.
func TestFarOperands(t *testing.T) {
	lines := func(format string) string {
		var b strings.Builder
		for i := range 1<<16 + 100 {
			b.WriteString(strings.ReplaceAll(format, "#", strconv.Itoa(i)))
		}
		return b.String()
	}
	for _, src := range []string{
		"def f(x):\n" + lines(" x += x * #.5\n") + " def g(a=x, *, b=x): return f, a\n return g(b=x)\n",
		lines("v# = a.b\n") + "v1.c = d1(v2, e=1)\ndel v1, a.b\nx.y(z=1)\nimport a.b as c\nfrom d import e\n",
		"class C:\n" + lines(" x.y\n") + " def f(self): return super().f(k=1)\n",
		"*b, " + strings.Repeat("a, ", 5000) + "= c",
	} {
		c, err := compileSource(src, Options{})
		if assert.NoError(t, err) {
			assert.NoError(t, verify(c))
		}
	}
}
