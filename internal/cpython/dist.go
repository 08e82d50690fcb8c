package cpython

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"strings"
)

const (
	// Module is the Go module that carries CPython.
	Module = "github.com/kluctl/go-embed-python"
	// Version is the version of CPython in that module.
	Version = "3.14.6"
)

// Dist is a CPython distribution in the module cache.
type Dist struct {
	dir   string
	Files []File
}

// File is one file, folder or symbolic link of a distribution.
type File struct {
	Name       string      `json:"name"` // slash-separated, relative to the distribution's root
	Size       int64       `json:"size"` // in bytes, once uncompressed
	Mode       fs.FileMode `json:"perm"`
	Symlink    string      `json:"symlink"` // target of a symbolic link, relative to the link's folder
	Compressed bool        `json:"compressed"`

	dir string
}

// Open finds the distribution for this platform. It downloads the module if the module cache doesn't hold it.
func Open() (*Dist, error) { return OpenPlatform(runtime.GOOS + "-" + runtime.GOARCH) }

// OpenPlatform is Open for a named platform such as "linux-amd64".
func OpenPlatform(platform string) (*Dist, error) {
	root, err := moduleDir()
	if err != nil {
		return nil, err
	}
	return openDir(filepath.Join(root, "python", "internal", "data", platform))
}

// openDir reads the index of the distribution in dir.
func openDir(dir string) (*Dist, error) {
	text, err := os.ReadFile(filepath.Join(dir, "files.json"))
	if err != nil {
		return nil, fmt.Errorf("no CPython for this platform in %s: %w", Module, err)
	}
	d := &Dist{dir: dir}
	if err := json.Unmarshal(text, d); err != nil {
		return nil, fmt.Errorf("%s/files.json: %w", dir, err)
	}
	for i := range d.Files {
		d.Files[i].dir = dir
		if err := d.Files[i].check(); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// moduleDir asks the go command where the module lies.
func moduleDir() (string, error) {
	cmd := exec.Command("go", "mod", "download", "-json", Module)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var m struct{ Dir, Error string }
	if jerr := json.Unmarshal(out, &m); jerr == nil && m.Dir != "" {
		return m.Dir, nil
	}
	if err == nil {
		err = fmt.Errorf("not found")
	}
	return "", fmt.Errorf("go mod download %s: %w %s%s", Module, err, m.Error, strings.TrimSpace(stderr.String()))
}

// check refuses names that would escape the folder a distribution is unpacked to.
func (f *File) check() error {
	if !fs.ValidPath(f.Name) {
		return fmt.Errorf("bad name in CPython distribution: %q", f.Name)
	}
	if f.Symlink != "" && !fs.ValidPath(path.Join(path.Dir(f.Name), f.Symlink)) {
		return fmt.Errorf("bad link in CPython distribution: %q -> %q", f.Name, f.Symlink)
	}
	return nil
}

// Read returns the contents of a regular file.
func (f *File) Read() ([]byte, error) {
	name := filepath.Join(f.dir, filepath.FromSlash(f.Name))
	if !f.Compressed {
		return os.ReadFile(name)
	}
	r, err := os.Open(name + ".gz")
	if err != nil {
		return nil, err
	}
	defer r.Close()
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	return io.ReadAll(z)
}
