package cpython

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Path returns the path of a CPython interpreter of the right version. It unpacks one into the user's cache folder the first
// time; a later call costs one file lookup.
func Path() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	root := filepath.Join(cache, "weft", "cpython-"+Version)
	python := filepath.Join(root, "bin", "python3")
	if _, err := os.Stat(python); err == nil {
		return python, nil
	}
	if err := unpackAtomically(root); err != nil {
		return "", fmt.Errorf("unpacking CPython %s: %w", Version, err)
	}
	return python, nil
}

// unpackAtomically unpacks into a temporary folder beside root, tries the interpreter and renames the folder. So root either
// doesn't exist or is complete, and of two processes that race one wins and the other one uses the winner's copy.
func unpackAtomically(root string) error {
	dist, err := Open()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(root), 0o755); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(filepath.Dir(root), "unpack-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	if err := os.Chmod(tmp, 0o755); err != nil {
		return err
	}
	if err := dist.Unpack(tmp); err != nil {
		return err
	}
	if err := verify(filepath.Join(tmp, "bin", "python3")); err != nil {
		return err
	}
	err = os.Rename(tmp, root)
	if _, statErr := os.Stat(root); statErr == nil {
		return nil
	}
	return err
}

// verify runs an interpreter to see that it starts, is of the right version and finds its library.
func verify(python string) error {
	cmd := exec.Command(python, "-I", "-c", "import sys, json, threading; print(sys.version.split()[0])")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", python, err, stderr.String())
	}
	if got := strings.TrimSpace(string(out)); got != Version {
		return fmt.Errorf("%s is version %s, want %s", python, got, Version)
	}
	return nil
}

// Unpack writes the whole distribution to the folder to, which must exist.
func (d *Dist) Unpack(to string) error {
	for i := range d.Files {
		if err := d.Files[i].unpack(to); err != nil {
			return err
		}
	}
	return nil
}

// unpack writes one file, folder or link below to.
func (f *File) unpack(to string) error {
	name := filepath.Join(to, filepath.FromSlash(f.Name))
	if f.Mode.IsDir() {
		return os.MkdirAll(name, 0o755)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if f.Symlink != "" {
		return os.Symlink(filepath.FromSlash(f.Symlink), name)
	}
	data, err := f.Read()
	if err != nil {
		return err
	}
	return os.WriteFile(name, data, f.Mode.Perm()|0o600)
}
