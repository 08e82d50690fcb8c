package syntax

import (
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// libFiles returns the sources of the standard library, from the module that
// packages CPython; the test is skipped if the module is not there.
var libFiles = sync.OnceValue(func() map[string][]byte {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/kluctl/go-embed-python").Output()
	dir := strings.TrimSpace(string(out))
	if err != nil || dir == "" {
		return nil
	}
	lib := filepath.Join(dir, "python/internal/data/linux-amd64/lib/python3.14")
	files := map[string][]byte{}
	filepath.WalkDir(lib, func(path string, d fs.DirEntry, err error) error {
		name := strings.TrimSuffix(path, ".gz")
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".py") {
			return nil
		}
		if src := readSource(path); src != nil {
			rel, _ := filepath.Rel(lib, name)
			files[rel] = src
		}
		return nil
	})
	return files
})

// readSource reads a file that may be compressed.
func readSource(path string) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil
		}
	}
	src, err := io.ReadAll(r)
	if err != nil {
		return nil
	}
	return src
}

func TestStandardLibrary(t *testing.T) {
	files := libFiles()
	if len(files) == 0 {
		t.Skip("the go-embed-python module, which holds the standard library, is not in the module cache")
	}
	for name, src := range files {
		_, err := Parse(src, name, ModeExec)
		require.NoError(t, err, name)
	}
	t.Logf("parsed %d files", len(files))
}

func BenchmarkParse(b *testing.B) {
	files := libFiles()
	if len(files) == 0 {
		b.Skip("no standard library")
	}
	size := 0
	for _, src := range files {
		size += len(src)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for name, src := range files {
			if _, err := Parse(src, name, ModeExec); err != nil {
				b.Fatal(err)
			}
		}
	}
}
