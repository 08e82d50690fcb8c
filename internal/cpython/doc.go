// Package cpython finds the CPython distribution that Weft is measured against and takes its standard library from.
//
// The Go module github.com/kluctl/go-embed-python carries CPython 3.14.6 as ordinary files (some of them gzipped) with an
// index, files.json. The go command downloads and verifies that module, so nothing of CPython is kept in this repository.
//
//   - [Open] returns the distribution as it lies in the module cache; [Dist.Files] lists it and [File.Read] reads a file.
//   - [Path] returns a real interpreter, unpacked once into the user's cache folder. Goldens are recorded with it and
//     benchmarks compared to it.
//
// The package is for tools and tests: it runs the go command and so needs the source tree.
package cpython
