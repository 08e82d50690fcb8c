package multibyte

import "slices"

// The four-byte sequences of GB 18030 are numbered: bytes of 126, 10, 126 and 10 values. Those of supplementary characters follow
// each other from supplementary on.
const supplementary = 189000

// stepFour decodes a four-byte sequence.
func (c *charset) stepFour(out []rune, b []byte) ([]rune, int, string) {
	if len(b) < 4 {
		return out, len(b), incomplete
	}
	if b[0] < 0x81 || b[0] > 0xfe || b[2] < 0x81 || b[2] > 0xfe || b[3] < '0' || b[3] > '9' {
		return out, 1, illegal
	}
	n := ((int(b[0])-0x81)*10+int(b[1])-'0')*1260 + (int(b[2])-0x81)*10 + int(b[3]) - '0'
	if n >= supplementary {
		if r := rune(n-supplementary) + 0x10000; r <= 0x10ffff {
			return append(out, r), 4, ""
		}
		return out, 1, illegal
	}
	i, found := slices.BinarySearchFunc(c.runs, n, func(r run, n int) int { return r.number - n })
	if !found {
		i--
	}
	if i < 0 || n >= c.runs[i].number+c.runs[i].size {
		return out, 1, illegal
	}
	return append(out, c.runs[i].first+rune(n-c.runs[i].number)), 4, ""
}

// putFour encodes r in four bytes.
func (c *charset) putFour(dst []byte, r rune) ([]byte, bool) {
	n := -1
	if r >= 0x10000 {
		n = int(r-0x10000) + supplementary
	} else {
		for _, run := range c.runs {
			if r >= run.first && int(r-run.first) < run.size {
				n = run.number + int(r-run.first)
				break
			}
		}
	}
	if n < 0 {
		return dst, false
	}
	return append(dst, byte(0x81+n/12600), byte('0'+n/1260%10), byte(0x81+n/10%126), byte('0'+n%10)), true
}
