package objects

import _ "embed" // the tables of code points

// uniTable maps code points to uniRecords: for every block of 128 code points the number of its row (two bytes, little
// endian), then the rows, with a byte per code point.
//
//go:embed str_unidata.bin
var uniTable string

const (
	uniBlockBits = 7
	uniRows      = 0x110000 >> uniBlockBits * 2
)

// A uniRecord is what code points of the same kind have in common. The cases are distances from the code point; they are 0
// and flags has uniSpecial if a case is more than one code point (see uniExpand).
type uniRecord struct {
	flags   uint16
	decimal uint8
	upper   int32
	lower   int32
	title   int32
	fold    int32
}

// The kinds of case mapping, as indexes of uniExpand's values.
const (
	caseUpper = iota
	caseLower
	caseTitle
	caseFold
)

func uniOf(c rune) *uniRecord {
	b := int(c>>uniBlockBits) * 2
	row := int(uniTable[b]) | int(uniTable[b+1])<<8
	return &uniRecords[uniTable[uniRows+row<<uniBlockBits+int(c&(1<<uniBlockBits-1))]]
}

func uniHas(c rune, flags uint16) bool { return uniOf(c).flags&flags != 0 }

// DecimalDigit returns the value of a decimal digit of any script.
func DecimalDigit(c rune) (int, bool) {
	u := uniOf(c)
	return int(u.decimal), u.flags&uniDecimal != 0
}

// IsSpaceRune reports whether str.isspace is true of c.
func IsSpaceRune(c rune) bool { return uniHas(c, uniSpace) }

// IsPrintableRune reports whether repr shows c as it is.
func IsPrintableRune(c rune) bool { return uniHas(c, uniPrintable) }

// IsIdentifierRune reports whether c may be in an identifier, or start one.
func IsIdentifierRune(c rune, start bool) bool {
	if start {
		return uniHas(c, uniXIDStart)
	}
	return uniHas(c, uniXIDContinue)
}

// appendCase appends a case of c, one to three code points.
func appendCase(dst []rune, c rune, kind int) []rune {
	u := uniOf(c)
	if u.flags&uniSpecial != 0 {
		return append(dst, []rune(uniExpand[c][kind])...)
	}
	switch kind {
	case caseUpper:
		c += u.upper
	case caseLower:
		c += u.lower
	case caseTitle:
		c += u.title
	default:
		c += u.fold
	}
	return append(dst, c)
}
