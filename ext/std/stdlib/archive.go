package stdlib

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// The few facts of the zip format that we use (PKWARE APPNOTE 4.3): record sizes without their variable parts, and signatures.
const (
	endSize, endSig         = 22, 0x06054b50 // end of central directory
	centralSize, centralSig = 46, 0x02014b50 // one entry of the central directory
	localSize, localSig     = 30, 0x04034b50 // header before a file's data
)

var errFormat = errors.New("the embedded standard library is damaged")

// archive is a library in a zip of stored files whose directory is sorted by name.
//
// archive/zip would do, but it allocates several objects per entry, which takes nine times as long (0.34 ms for the library),
// and then reads through three layers.
type archive struct {
	data    io.ReaderAt
	entries []entry // sorted by name
	root    string
}

// entry locates a file: offset is that of its local header, in bytes from the start of the zip.
type entry struct {
	name         string
	offset, size uint32
}

// openArchive reads the directory of a zip that packstdlib wrote.
func openArchive(f fs.File, root string) (*archive, error) {
	data, ok := f.(io.ReaderAt)
	info, err := f.Stat()
	if err != nil || !ok {
		return nil, fmt.Errorf("%w: can't read it at random", errFormat)
	}
	dir, count, err := readDirectory(data, info.Size())
	if err != nil {
		return nil, err
	}
	a := &archive{data: data, entries: make([]entry, 0, count), root: root}
	for range count {
		e, rest, err := parseEntry(dir)
		if err != nil {
			return nil, err
		}
		a.entries, dir = append(a.entries, e), rest
	}
	if !slices.IsSortedFunc(a.entries, func(x, y entry) int { return cmp.Compare(x.name, y.name) }) {
		return nil, fmt.Errorf("%w: its directory isn't sorted", errFormat)
	}
	return a, nil
}

// readDirectory returns the central directory and the number of its entries. It is a string so that names can be parts of it.
func readDirectory(data io.ReaderAt, size int64) (dir string, count int, err error) {
	var end [endSize]byte
	if _, err := data.ReadAt(end[:], size-endSize); err != nil {
		return "", 0, fmt.Errorf("%w: %w", errFormat, err)
	}
	if binary.LittleEndian.Uint32(end[:]) != endSig {
		return "", 0, fmt.Errorf("%w: no directory at its end", errFormat)
	}
	count = int(binary.LittleEndian.Uint16(end[10:]))
	length, offset := int64(binary.LittleEndian.Uint32(end[12:])), int64(binary.LittleEndian.Uint32(end[16:]))
	var b strings.Builder
	b.Grow(int(length))
	if _, err := io.Copy(&b, io.NewSectionReader(data, offset, length)); err != nil {
		return "", 0, fmt.Errorf("%w: %w", errFormat, err)
	}
	return b.String(), count, nil
}

// parseEntry splits the first entry off a central directory.
func parseEntry(dir string) (e entry, rest string, err error) {
	if len(dir) < centralSize || u32(dir) != centralSig || u16(dir[10:]) != 0 {
		return e, "", fmt.Errorf("%w: bad directory entry", errFormat)
	}
	name := u16(dir[28:])
	next := centralSize + name + u16(dir[30:]) + u16(dir[32:])
	if len(dir) < next {
		return e, "", fmt.Errorf("%w: truncated directory", errFormat)
	}
	e = entry{name: dir[centralSize : centralSize+name], offset: u32(dir[42:]), size: u32(dir[24:])}
	return e, dir[next:], nil
}

func u16(s string) int    { return int(s[0]) | int(s[1])<<8 }
func u32(s string) uint32 { return uint32(u16(s)) | uint32(u16(s[2:]))<<16 }

// find returns the index of the first entry whose name isn't less than name.
func (a *archive) find(name string) (int, bool) {
	return slices.BinarySearchFunc(a.entries, name, func(e entry, name string) int { return cmp.Compare(e.name, name) })
}

func (a *archive) Open(name string) ([]byte, bool) {
	i, ok := a.find(name)
	if !ok {
		return nil, false
	}
	e := a.entries[i]
	var head [localSize]byte
	if _, err := a.data.ReadAt(head[:], int64(e.offset)); err != nil || binary.LittleEndian.Uint32(head[:]) != localSig {
		return nil, false
	}
	skip := localSize + int64(binary.LittleEndian.Uint16(head[26:])) + int64(binary.LittleEndian.Uint16(head[28:]))
	data := make([]byte, e.size)
	if _, err := a.data.ReadAt(data, int64(e.offset)+skip); err != nil {
		return nil, false
	}
	return data, true
}

func (a *archive) List(dir string) []string {
	if dir != "" {
		dir += "/"
	}
	var names []string
	first, _ := a.find(dir)
	for _, e := range a.entries[first:] {
		rel, ok := strings.CutPrefix(e.name, dir)
		if !ok {
			break
		}
		name, _, _ := strings.Cut(rel, "/")
		names = append(names, name)
	}
	slices.Sort(names) // "a.py" sorts between "a" and "a/b.py", so a folder's entries needn't be adjacent to each other
	return slices.Compact(names)
}

func (a *archive) Root() string { return a.root }
