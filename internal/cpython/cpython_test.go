package cpython

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPath(t *testing.T) {
	python, err := Path()
	require.NoError(t, err)
	assert.NoError(t, verify(python))
}

func TestOpen(t *testing.T) {
	d, err := OpenPlatform("linux-amd64")
	require.NoError(t, err)
	for _, f := range d.Files {
		if f.Name == "lib/python3.14/os.py" {
			text, err := f.Read()
			require.NoError(t, err)
			assert.Len(t, text, int(f.Size))
			return
		}
	}
	assert.Fail(t, "no os.py in the distribution")
}

func TestOpenUnknownPlatform(t *testing.T) {
	_, err := OpenPlatform("plan9-mips")
	assert.ErrorContains(t, err, "no CPython for this platform")
}

func TestEscapingNames(t *testing.T) {
	for _, f := range []File{{Name: "../x"}, {Name: "/etc/x"}, {Name: "a", Symlink: "../../x"}, {Name: ""}} {
		assert.Error(t, f.check(), "%+v", f)
	}
}
