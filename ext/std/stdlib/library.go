// Package stdlib holds the pure-Python part of the standard library: the modules of CPython 3.14 that Weft doesn't replace
// by native ones.
//
// A [Library] is either [Embedded] in the binary, packed there by the build, or a folder ([Dir]). Both find a file by its
// path relative to the library's root, as in "json/decoder.py".
//
// Start-up time decided the form: opening the embedded library scans a 40 kB directory once and allocates one index; reading a
// module copies its bytes from the mapped binary and nothing else.
package stdlib

import (
	"embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Library finds modules of the standard library. Methods may be called from several goroutines at once.
type Library interface {
	// Open returns the contents of a file and whether it exists. The name is slash-separated and relative to the root. The
	// caller owns the bytes.
	Open(name string) ([]byte, bool)
	// List returns the sorted names of the files and folders in a folder; "" is the root. It is nil when there's no such folder.
	List(dir string) []string
	// Root is what module paths in tracebacks and __file__ start with: the folder, or a made-up name.
	Root() string
}

// ErrMissing is what Embedded returns when the binary was built without a library.
var ErrMissing = errors.New("this weft was built without its standard library: " +
	"run 'make build', or set WEFT_STDLIB=DIR to a CPython 3.14 Lib folder")

// EmbeddedRoot is the Root of the embedded library.
const EmbeddedRoot = "<stdlib>"

// The pattern also matches a tracked text file, so that the package compiles before the zip is made.
//
//go:embed stdlib.*
var files embed.FS

// Embedded returns the library in this binary, or ErrMissing.
func Embedded() (Library, error) {
	f, err := files.Open("stdlib.zip")
	if err != nil {
		return nil, ErrMissing
	}
	return openArchive(f, EmbeddedRoot)
}

// Dir returns a library that lies in a folder, such as the Lib folder of a CPython source tree.
func Dir(dir string) (Library, error) {
	if _, err := os.Stat(filepath.Join(dir, "os.py")); err != nil {
		return nil, fmt.Errorf("no Python standard library in %s: it has no os.py", dir)
	}
	return folder(dir), nil
}

// folder is a library in the file system.
type folder string

func (d folder) Open(name string) ([]byte, bool) {
	if !filepath.IsLocal(name) {
		return nil, false
	}
	data, err := os.ReadFile(filepath.Join(string(d), filepath.FromSlash(name)))
	return data, err == nil
}

func (d folder) List(dir string) []string {
	if dir != "" && !filepath.IsLocal(dir) {
		return nil
	}
	entries, err := os.ReadDir(filepath.Join(string(d), filepath.FromSlash(dir)))
	if err != nil {
		return nil
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

func (d folder) Root() string { return string(d) }
