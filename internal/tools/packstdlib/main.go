// Command packstdlib packs the pure-Python standard library of CPython into the zip file that package ext/std/stdlib embeds.
//
//	packstdlib OUTPUT.zip
//
// The same module version always gives the same bytes. Files are stored, not deflated: a start imports some twenty modules,
// about half a megabyte, and inflating them would cost more than the rest of the import machinery, whereas stored bytes
// are mapped with the binary and only touched when read.
package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"hash/crc32"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/weftpy/weft/internal/cpython"
)

// platform is the distribution we pack. The pure-Python part hardly differs, and one platform keeps the zip deterministic.
const platform = "linux-amd64"

// libRoot is where the library lies in the distribution.
const libRoot = "lib/python3.14/"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: packstdlib OUTPUT.zip")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "packstdlib:", err)
		os.Exit(1)
	}
}

// run writes the zip to output, replacing it only when it is complete.
func run(output string) error {
	dist, err := cpython.OpenPlatform(platform)
	if err != nil {
		return err
	}
	data, err := pack(dist)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(output), 0o755); err != nil {
		return err
	}
	tmp := output + ".tmp"
	if err := os.WriteFile(tmp, data, 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, output)
}

// pack returns a zip of the wanted files, sorted by name.
func pack(dist *cpython.Dist) ([]byte, error) {
	files := slices.DeleteFunc(slices.Clone(dist.Files), func(f cpython.File) bool { return !wanted(f) })
	slices.SortFunc(files, func(a, b cpython.File) int { return cmp.Compare(a.Name, b.Name) })
	if len(files) < 400 {
		return nil, fmt.Errorf("only %d library files in %s: has its layout changed?", len(files), cpython.Module)
	}
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, f := range files {
		if err := add(w, f); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// add stores one file. CreateRaw puts the sizes into the local header, so the reader needs no data descriptor.
func add(w *zip.Writer, f cpython.File) error {
	data, err := f.Read()
	if err != nil {
		return err
	}
	h := &zip.FileHeader{
		Name:               strings.TrimPrefix(f.Name, libRoot),
		Method:             zip.Store,
		CRC32:              crc32.ChecksumIEEE(data),
		CompressedSize64:   uint64(len(data)),
		UncompressedSize64: uint64(len(data)),
	}
	h.SetMode(0o644)
	h.Modified = time.Time{} // no time stamp: the same input gives the same bytes
	out, err := w.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	return err
}

// skipped names folders and files of the library that Weft doesn't carry: tests, what needs Tk, what describes or
// reproduces the build of another interpreter, and installed packages.
func skipped() map[string]bool {
	skip := map[string]bool{}
	for _, name := range []string{
		"__pycache__", "config-3.14-x86_64-linux-gnu", "ensurepip", "idlelib", "lib-dynload", "lib2to3", "site-packages",
		"test", "tests", "tkinter", "turtle.py", "turtledemo", "__phello__", "__hello__.py",
		"_sysconfigdata__linux_x86_64-linux-gnu.py",
	} {
		skip[name] = true
	}
	return skip
}

// wanted tells whether a file belongs in the zip: pure Python of the library, or the licence it comes under.
func wanted(f cpython.File) bool {
	rel, ok := strings.CutPrefix(f.Name, libRoot)
	if !ok || f.Symlink != "" || !f.Mode.IsRegular() {
		return false
	}
	if rel == "LICENSE.txt" {
		return true
	}
	skip := skipped()
	for part := range strings.SplitSeq(rel, "/") {
		if skip[part] {
			return false
		}
	}
	return path.Ext(rel) == ".py"
}
