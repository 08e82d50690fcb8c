package multibyte

import (
	"bytes"
	"compress/zlib"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
)

// tables is what internal/tools/unitables/multibyte.py writes, compressed by zlib. All numbers are varints; text is preceded
// by its length. First the number of charsets, then of each:
//
//   - its name, and that of a charset before it whose differences to it the last two maps tell, or "";
//   - a map whose keys are the bytes that begin longer sequences;
//   - a map of sequences to the number of their bytes that are bad, where those are several;
//   - a map of sequences to the characters, one or two, that they stand for;
//   - a map of characters to the sequences that encode them, 0 for none, where that isn't the lowest for it in the map before.
//
// At the end, a map of the numbers of four-byte sequences of GB 18030 to the first of a run of characters and its length.
//
// A sequence is the number that its bytes, big-endian, make. A map is the number of its keys, then all keys in ascending order,
// each as the distance from the one before, then for each key the number of its values and the values, each as the distance
// from the one before with the sign in the lowest bit. No values: the key is removed.
//
//go:embed tables.bin
var tables []byte

// A table is a charset as the file describes it.
type table struct {
	leads   map[int][]int
	bad     map[int][]int
	texts   map[int][]int
	encoded map[int][]int
}

// readTables returns all charsets, and the four-byte runs of GB 18030.
func readTables() (map[string]table, map[int][]int, error) {
	z, err := zlib.NewReader(bytes.NewReader(tables))
	if err != nil {
		return nil, nil, err
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{b}
	all := map[string]table{}
	for range r.number() {
		name, base := r.text(), all[r.text()]
		all[name] = table{r.mapping(nil), r.mapping(nil), r.mapping(base.texts), r.mapping(base.encoded)}
	}
	runs := r.mapping(nil)
	if len(r.b) > 0 {
		return nil, nil, fmt.Errorf("%d bytes left in the tables of multi-byte charsets", len(r.b))
	}
	return all, runs, nil
}

// reader takes the parts of the tables one by one.
type reader struct{ b []byte }

func (r *reader) number() int {
	n, size := binary.Uvarint(r.b)
	r.b = r.b[size:]
	return int(n)
}

func (r *reader) text() string {
	n := r.number()
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

// mapping reads a map, as changes of base.
func (r *reader) mapping(base map[int][]int) map[int][]int {
	keys, last := make([]int, r.number()), 0
	for i := range keys {
		last += r.number()
		keys[i] = last
	}
	m := make(map[int][]int, len(base)+len(keys))
	for k, v := range base {
		m[k] = v
	}
	last = 0
	for _, k := range keys {
		values := make([]int, r.number())
		for i := range values {
			n := r.number()
			if n&1 != 0 {
				n = -n
			}
			last += n / 2
			values[i] = last
		}
		m[k] = values
	}
	return m
}
