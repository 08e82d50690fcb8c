package multibyte

import "slices"

// A charset is an encoding ready for use.
type charset struct {
	name string
	// decode has the characters of sequences of up to three bytes by their last byte, in rows by the bytes before.
	decode map[uint32]*[256]rune
	// pairs are the sequences that stand for two characters, pairOf the other way round; mayPair are the first of them.
	pairs   map[uint32][2]rune
	pairOf  map[[2]rune]uint32
	mayPair map[rune]bool
	// leads are the bytes that begin longer sequences, bad the lengths of invalid sequences if not 1.
	leads [256]bool
	bad   map[uint32]int
	// encode has the sequences of characters in rows of 256; 0 is none.
	encode map[rune]*[256]uint32
	// runs are the characters below U+10000 with four bytes, in GB 18030.
	runs []run
}

// run is that many characters whose four-byte sequences follow each other.
type run struct {
	number int
	first  rune
	size   int
}

// The outcomes of a step that decodes nothing.
const (
	illegal    = "illegal multibyte sequence"
	incomplete = "incomplete multibyte sequence"
)

// noText marks sequences that stand for nothing, pairText those that stand for two characters.
const (
	noText   rune = -1
	pairText rune = -2
)

func newCharset(name string, t table, runs map[int][]int) *charset {
	c := &charset{name: name, decode: map[uint32]*[256]rune{}, pairs: map[uint32][2]rune{}, pairOf: map[[2]rune]uint32{},
		mayPair: map[rune]bool{}, bad: map[uint32]int{}, encode: map[rune]*[256]uint32{}}
	for b := range t.leads {
		c.leads[b] = true
	}
	for seq, n := range t.bad {
		c.bad[uint32(seq)] = n[0]
	}
	for seq, text := range t.texts {
		c.addText(uint32(seq), text)
	}
	for r, seq := range t.encoded {
		if len(seq) > 0 {
			c.setSequence(rune(r), uint32(seq[0]))
		}
	}
	if name == "gb18030" {
		for n, v := range runs {
			c.runs = append(c.runs, run{n, rune(v[0]), v[1]})
		}
		slices.SortFunc(c.runs, func(a, b run) int { return a.number - b.number })
	}
	return c
}

func (c *charset) addText(seq uint32, text []int) {
	row := c.decode[seq>>8]
	if row == nil {
		row = new([256]rune)
		for i := range row {
			row[i] = noText
		}
		c.decode[seq>>8] = row
	}
	switch len(text) {
	case 1:
		r := rune(text[0])
		row[byte(seq)] = r
		if old := c.sequence(r); old == none || seq < old {
			c.setSequence(r, seq)
		}
	case 2:
		pair := [2]rune{rune(text[0]), rune(text[1])}
		row[byte(seq)] = pairText
		c.pairs[seq], c.pairOf[pair], c.mayPair[pair[0]] = pair, seq, true
	}
}

// none is the sequence of a character that has none: NUL is the only one whose sequence is 0.
const none = 1<<32 - 1

func (c *charset) sequence(r rune) uint32 {
	row := c.encode[r>>8]
	if row == nil || row[byte(r)] == 0 && r != 0 {
		return none
	}
	return row[byte(r)]
}

func (c *charset) setSequence(r rune, seq uint32) {
	row := c.encode[r>>8]
	if row == nil {
		row = new([256]uint32)
		c.encode[r>>8] = row
	}
	row[byte(r)] = seq
}

// text returns what a sequence stands for, or noText.
func (c *charset) text(seq uint32) rune {
	if row := c.decode[seq>>8]; row != nil {
		return row[byte(seq)]
	}
	return noText
}

// step decodes what b begins with: it adds the text to out and returns how many bytes that took, or, with a reason, how many are
// bad.
func (c *charset) step(out []rune, b []byte) (_ []rune, n int, reason string) {
	if r := c.text(uint32(b[0])); r != noText {
		return append(out, r), 1, ""
	}
	if !c.leads[b[0]] {
		return out, 1, illegal
	}
	if len(b) < 2 {
		return out, len(b), incomplete
	}
	switch {
	case c.runs != nil && b[1] >= '0' && b[1] <= '9':
		return c.stepFour(out, b)
	case c.name == "euc_kr" && b[0] == jamo && b[1] == filler:
		return stepHangul(out, b)
	}
	n, seq := 2, uint32(b[0])<<8|uint32(b[1])
	if b[0] == 0x8f && c.name[:3] == "euc" && c.name != "euc_kr" {
		if len(b) < 3 {
			return out, len(b), incomplete
		}
		n, seq = 3, seq<<8|uint32(b[2])
	}
	switch r := c.text(seq); r {
	case noText:
		return out, max(c.bad[seq], 1), illegal
	case pairText:
		pair := c.pairs[seq]
		return append(out, pair[0], pair[1]), n, ""
	default:
		return append(out, r), n, ""
	}
}

// put encodes r after dst; false: it can't be encoded.
func (c *charset) put(dst []byte, r rune) ([]byte, bool) {
	seq := c.sequence(r)
	switch {
	case seq != none:
		return putSequence(dst, seq), true
	case c.runs != nil:
		return c.putFour(dst, r)
	case c.name == "euc_kr" && r >= firstHangul && r <= lastHangul:
		return putHangul(dst, r), true
	}
	return dst, false
}

func putSequence(dst []byte, seq uint32) []byte {
	if seq > 0xffff {
		dst = append(dst, byte(seq>>16))
	}
	if seq > 0xff {
		dst = append(dst, byte(seq>>8))
	}
	return append(dst, byte(seq))
}
