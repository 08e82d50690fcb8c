package unicodedata

import (
	_ "embed" // for the tables
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The tables, written by internal/tools/unitables/unidata.py, which describes them.
var (
	//go:embed props.bin
	props16 string
	//go:embed props32.bin
	props32 string
	//go:embed numbers.txt
	numbers16 string
	//go:embed numbers32.txt
	numbers32 string
	//go:embed decompositions.txt
	decompositionLines string
	//go:embed names.txt
	nameLines string
)

// The values of the properties, by their numbers in the tables.
var (
	categories = strings.Fields("Cn Lu Ll Lt Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Lm Lo Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So")
	bidiNames  = strings.Split(" L LRE LRO R AL RLE RLO PDF EN ES ET AN CS NSM BN B S WS ON LRI RLI FSI PDI", " ")
	widths     = strings.Fields("F H W Na A N")
)

// The columns of a record.
const (
	colCategory = iota
	colBidi
	colWidth
	colCombining
	colMirrored
	columns
)

const (
	blockSize  = 128
	indexStart = 2
	rowsStart  = indexStart + 2*0x110000/blockSize
)

func word(s string, at int) int { return int(binary.LittleEndian.Uint16([]byte(s[at : at+2]))) }

// prop returns a property of c from a table of properties.
func prop(table string, c rune, column int) byte {
	block := word(table, indexStart+2*int(c/blockSize))
	record := word(table, rowsStart+2*(block*blockSize+int(c%blockSize)))
	return table[rowsStart+2*blockSize*word(table, 0)+columns*record+column]
}

// assigned tells whether a version of Unicode has the character c.
func assigned(table string, c rune) bool { return prop(table, c, colCategory) != 0 }

func hexRune(s string) rune {
	n, _ := strconv.ParseUint(s, 16, 32)
	return rune(n)
}

// number is what a character is worth: as a decimal and as a digit (-1: it is none), and as a number (NaN).
type number struct {
	decimal, digit int
	numeric        float64
}

// parseNumbers reads a table of numbers.
func parseNumbers(lines string) map[rune]number {
	m := make(map[rune]number, 2000)
	small := func(s string) int {
		if n, err := strconv.Atoi(s); err == nil {
			return n
		}
		return -1
	}
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		n, err := strconv.ParseFloat(f[3], 64)
		if err != nil {
			n = math.NaN()
		}
		m[hexRune(f[0])] = number{small(f[1]), small(f[2]), n}
	}
	return m
}

// numberTables holds the numbers of this version and of 3.2.
var numberTables = sync.OnceValue(func() [2]map[rune]number {
	return [2]map[rune]number{parseNumbers(numbers16), parseNumbers(numbers32)}
})

// decompositions are the decompositions, of one step, of all characters but Hangul syllables.
type decompositions struct {
	text      map[rune]string // as the function decomposition returns it
	canonical map[rune][]rune
	compat    map[rune][]rune
	compose   map[[2]rune]rune
}

var decompositionTable = sync.OnceValue(func() *decompositions {
	d := &decompositions{make(map[rune]string, 6000), make(map[rune][]rune, 3000), make(map[rune][]rune, 4000), make(map[[2]rune]rune, 1000)}
	for line := range strings.Lines(decompositionLines) {
		hex, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		c := hexRune(hex)
		text, excluded := strings.CutPrefix(text, "! ")
		d.text[c] = text
		fields, table := strings.Fields(text), d.canonical
		if fields[0][0] == '<' {
			fields, table = fields[1:], d.compat
		}
		for _, f := range fields {
			table[c] = append(table[c], hexRune(f))
		}
		if r := d.canonical[c]; len(r) == 2 && !excluded {
			d.compose[[2]rune(r)] = c
		}
	}
	return d
})

// A nameRange holds characters whose names end in their code points.
type nameRange struct {
	first, last rune
	prefix      string
}

// nameTable is what golang.org/x/text doesn't know of names.
type nameTable struct {
	ranges  []nameRange // in the order of the code points
	single  map[rune]string
	aliases map[string]rune
}

var namesOf16 = sync.OnceValue(func() *nameTable {
	t := &nameTable{single: map[rune]string{}, aliases: map[string]rune{}}
	for line := range strings.Lines(nameLines) {
		where, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if hex, ok := strings.CutPrefix(where, "="); ok {
			t.aliases[name] = hexRune(hex)
		} else if first, last, ok := strings.Cut(where, "-"); ok {
			t.ranges = append(t.ranges, nameRange{hexRune(first), hexRune(last), name})
		} else {
			t.single[hexRune(where)] = name
		}
	}
	return t
})

// rangeOf returns the range that c is in.
func (t *nameTable) rangeOf(c rune) (nameRange, bool) {
	i, found := slices.BinarySearchFunc(t.ranges, c, func(r nameRange, c rune) int {
		switch {
		case r.last < c:
			return -1
		case r.first > c:
			return 1
		}
		return 0
	})
	if !found {
		return nameRange{}, false
	}
	return t.ranges[i], true
}
