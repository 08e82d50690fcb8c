package stdlib

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// embedded returns the embedded library, or skips the test in a build that has none.
func embedded(t testing.TB) Library {
	lib, err := Embedded()
	if err == ErrMissing {
		t.Skip(err)
	}
	require.NoError(t, err)
	return lib
}

func TestEmbedded(t *testing.T) {
	lib := embedded(t)
	text, ok := lib.Open("json/decoder.py")
	require.True(t, ok)
	assert.True(t, strings.Contains(string(text), "class JSONDecoder("))
	licence, ok := lib.Open("LICENSE.txt")
	require.True(t, ok)
	assert.True(t, strings.Contains(string(licence), "PYTHON SOFTWARE FOUNDATION LICENSE"))
	for _, name := range []string{"", "json", "json/", "nope.py", "json/nope.py", "zzz", "../x", "idlelib/__init__.py", "site-packages/x.py"} {
		_, ok := lib.Open(name)
		assert.False(t, ok, name)
	}
}

func TestEmbeddedList(t *testing.T) {
	lib := embedded(t)
	assert.Equal(t, []string{"__init__.py", "__main__.py", "decoder.py", "encoder.py", "scanner.py", "tool.py"}, lib.List("json"))
	root := lib.List("")
	assert.Contains(t, root, "json")
	assert.Contains(t, root, "os.py")
	assert.NotContains(t, root, "tkinter")
	assert.Nil(t, lib.List("nope"))
	assert.Nil(t, lib.List("os.py"))
}

func TestDir(t *testing.T) {
	dir := t.TempDir()
	_, err := Dir(dir)
	assert.ErrorContains(t, err, "no Python standard library in "+dir)
	require.NoError(t, os.WriteFile(dir+"/os.py", []byte("x = 1\n"), 0o644))
	require.NoError(t, os.Mkdir(dir+"/json", 0o755))
	lib, err := Dir(dir)
	require.NoError(t, err)
	text, ok := lib.Open("os.py")
	assert.True(t, ok)
	assert.Equal(t, "x = 1\n", string(text))
	_, ok = lib.Open("../" + dir)
	assert.False(t, ok)
	assert.Equal(t, []string{"json", "os.py"}, lib.List(""))
	assert.Nil(t, lib.List(".."))
	assert.Equal(t, dir, lib.Root())
}

func BenchmarkEmbedded(b *testing.B) {
	embedded(b)
	for b.Loop() {
		_, _ = Embedded()
	}
}

func BenchmarkOpen(b *testing.B) {
	lib := embedded(b)
	for b.Loop() {
		_, _ = lib.Open("collections/__init__.py")
	}
}
