package multibyte

import "bytes"

// EUC-KR writes the syllables that KS X 1001 lacks with eight bytes: four letters, the first of them the filler.
const (
	jamo        = 0xa4
	filler      = 0xd4
	firstHangul = 0xac00
	lastHangul  = 0xd7a3
)

// The letters that begin and end a syllable, in their order there; those in its middle follow each other from firstMiddle on.
var (
	initials = []byte{0xa1, 0xa2, 0xa4, 0xa7, 0xa8, 0xa9, 0xb1, 0xb2, 0xb3, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xba, 0xbb, 0xbc, 0xbd, 0xbe}
	finals   = []byte{filler, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa9, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf, 0xb0, 0xb1, 0xb2,
		0xb4, 0xb5, 0xb6, 0xb7, 0xb8, 0xba, 0xbb, 0xbc, 0xbd, 0xbe}
)

const (
	firstMiddle = 0xbf
	middles     = 21
)

// stepHangul decodes such a syllable.
func stepHangul(out []rune, b []byte) ([]rune, int, string) {
	if len(b) < 8 {
		return out, len(b), incomplete
	}
	first, middle, last := bytes.IndexByte(initials, b[3]), int(b[5])-firstMiddle, bytes.IndexByte(finals, b[7])
	if b[2] != jamo || b[4] != jamo || b[6] != jamo || first < 0 || middle < 0 || middle >= middles || last < 0 {
		return out, 1, illegal
	}
	return append(out, rune(firstHangul+(first*middles+middle)*len(finals)+last)), 8, ""
}

func putHangul(dst []byte, r rune) []byte {
	n := int(r - firstHangul)
	last, n := n%len(finals), n/len(finals)
	return append(dst, jamo, filler, jamo, initials[n/middles], jamo, byte(firstMiddle+n%middles), jamo, finals[last])
}
