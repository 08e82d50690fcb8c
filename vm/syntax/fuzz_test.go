package syntax

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// FuzzParse checks that no source makes the parser panic, and that errors are
// well formed.
func FuzzParse(f *testing.F) {
	for _, c := range loadErrorCases(f) {
		f.Add([]byte(c.Src), uint8(modes[c.Mode]))
	}
	f.Fuzz(func(t *testing.T, src []byte, mode uint8) {
		m, err := Parse(src, "fuzz.py", Mode(mode%3))
		if err == nil {
			require.NotNil(t, m)
			return
		}
		e := err.(*Error)
		require.NotEmpty(t, e.Msg)
		require.Equal(t, "fuzz.py", e.Filename)
	})
}

// hostile are sources that would exhaust a careless parser.
func hostile() map[string]string {
	const n = 100_000
	m := map[string]string{}
	for name, unit := range map[string]string{
		"not": "not ", "minus": "-", "tilde": "~", "lambda": "lambda:", "power": "x**",
		"ternary": "x if x else ", "await": "await ", "paren": "(", "bracket": "[",
		"brace": "{", "call": "f(", "index": "x[", "star": "*", "colon": ":", "dict": "{1:",
		"plus": "x+", "attribute": "x.", "calls": "f()", "compare": "x<", "comma": "x,",
		"assign": "x=", "walrus": "(x:=", "if": "if x: ", "else": "else: ", "string": "'a' ",
		"fstring": "f'{", "nested f": "f'{f\"{", "spec": "f'{x:{", "comp": "[x for x in ",
		"decorator": "@", "semicolon": "x;", "backslash": "\\\n", "yield": "(yield ",
		"type": "def f[T:", "print": "print ", "match": "match ", "names": "x ", "strings f": "f'' ",
		"block": "if x:\n ", "try": "try:\n", "numbers": "1 ", "for": " for x in y", "print call": "print (",
		"comma names": "(x x, ", "string names": "'a' x ", "keyword": "f(x=", "lambda default": "lambda x=",
	} {
		m[name] = strings.Repeat(unit, n)
	}
	for name, unit := range map[string]string{
		"closed parens": "()", "closed lambdas": "lambda:", "closed ifs": "x if x else ", "pattern or": "x|",
	} {
		m[name] = "(" + strings.Repeat(unit, n) + "x)"
	}
	m["deep pattern"] = "match x:\n case " + strings.Repeat("[", 199) + "a b" + strings.Repeat("]", 199) + ": x"
	m["nested commas"] = strings.Repeat("f(", 190) + "a b" + strings.Repeat(")", 190)
	m["nested ternary"] = strings.Repeat("(x if ", 190) + "a b" + strings.Repeat(")", 190)
	m["nested else"] = strings.Repeat("(x if y else ", 190) + "a class" + strings.Repeat(")", 190)
	m["nested equal"] = strings.Repeat("(x = ", 190) + "a class" + strings.Repeat(")", 190)
	m["nested walrus"] = strings.Repeat("(x.y := ", 190) + "a class" + strings.Repeat(")", 190)
	m["nested print"] = strings.Repeat("(print x, ", 190) + "a class" + strings.Repeat(")", 190)
	m["nested keyword"] = strings.Repeat("f(a=1, b.c(", 95) + "a class" + strings.Repeat("))", 95)
	m["nested star"] = strings.Repeat("f(*-(", 95) + "a class" + strings.Repeat("))", 95)
	m["nested prints"] = strings.Repeat("print (x) if print ", 2000) + "a class"
	m["else chain"] = strings.Repeat("x if y else ", 2000) + "class"
	m["name strings"] = "(" + strings.Repeat("x 'a' ", 3000) + "class)"
	m["arrows"] = strings.Repeat("def f() -> x[", 90) + "class"
	m["nested f-strings"] = strings.Repeat("f'{", 140) + "a b" + strings.Repeat("}'", 140)
	m["nested f classes"] = strings.Repeat("f'{(", 90) + "a class" + strings.Repeat(")}'", 90)
	m["long elif"] = "if x: y\n" + strings.Repeat("elif x: y\n", n)
	m["long match"] = strings.Repeat("match (x)\n", 10_000) + "y z"
	m["long with"] = "with (" + strings.Repeat("x as y, ", 10_000) + "): z w"
	m["many withs"] = strings.Repeat("with (x) as y, z: w\n", 10_000) + "y z"
	return m
}

func TestHostileSources(t *testing.T) {
	for name, src := range hostile() {
		start := time.Now()
		_, err := Parse([]byte(src), "hostile.py", ModeExec)
		if err != nil {
			assert.NotEmpty(t, err.(*Error).Msg, name)
		}
		assert.Less(t, time.Since(start), 5*time.Second, name)
		if d := time.Since(start); d > 300*time.Millisecond {
			t.Logf("%s: %v %v", name, d, err)
		}
	}
}
