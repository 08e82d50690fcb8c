package syntax

// kind is the type of a token. Every operator and hard keyword has its own
// kind, so the parser compares single bytes; soft keywords are kName.
type kind uint8

const (
	kEOF kind = iota
	kError
	kNewline
	kIndent
	kDedent
	kName
	kNumber
	kString
	kFStart  // the prefix and opening quotes of an f- or t-string
	kFMiddle // literal text inside an f- or t-string
	kFEnd    // its closing quotes
	kUnknown // an ASCII character that means nothing

	kLpar
	kRpar
	kLsqb
	kRsqb
	kLbrace
	kRbrace
	kComma
	kColon
	kSemi
	kDot
	kEllipsis
	kAt
	kEqual
	kArrow
	kColonEqual
	kExclam
	kTilde
	kPlus
	kMinus
	kStar
	kDoubleStar
	kSlash
	kDoubleSlash
	kPercent
	kLshift
	kRshift
	kAmp
	kVbar
	kCaret
	kLess
	kGreater
	kLessEqual
	kGreaterEqual
	kEqEqual
	kNotEqual
	kPlusEqual
	kMinusEqual
	kStarEqual
	kSlashEqual
	kDoubleSlashEqual
	kPercentEqual
	kAtEqual
	kAmpEqual
	kVbarEqual
	kCaretEqual
	kLshiftEqual
	kRshiftEqual
	kDoubleStarEqual

	kFalse
	kNone
	kTrue
	kAnd
	kAs
	kAssert
	kAsync
	kAwait
	kBreak
	kClass
	kContinue
	kDef
	kDel
	kElif
	kElse
	kExcept
	kFinally
	kFor
	kFrom
	kGlobal
	kIf
	kImport
	kIn
	kIs
	kLambda
	kNonlocal
	kNot
	kOr
	kPass
	kRaise
	kReturn
	kTry
	kWhile
	kWith
	kYield
	numKinds
)

// token is one lexical element. Offsets index the normalised source; columns
// are byte offsets within the line.
type token struct {
	kind       kind
	level      uint16 // bracket depth after the token
	start, end int32
	line, col  int32
	endLine    int32
	endCol     int32
}

// keywordKind returns the kind of an identifier: its keyword, or kName.
func keywordKind(s string) kind {
	switch s {
	case "False":
		return kFalse
	case "None":
		return kNone
	case "True":
		return kTrue
	case "and":
		return kAnd
	case "as":
		return kAs
	case "assert":
		return kAssert
	case "async":
		return kAsync
	case "await":
		return kAwait
	case "break":
		return kBreak
	case "class":
		return kClass
	case "continue":
		return kContinue
	case "def":
		return kDef
	case "del":
		return kDel
	case "elif":
		return kElif
	case "else":
		return kElse
	case "except":
		return kExcept
	case "finally":
		return kFinally
	case "for":
		return kFor
	case "from":
		return kFrom
	case "global":
		return kGlobal
	case "if":
		return kIf
	case "import":
		return kImport
	case "in":
		return kIn
	case "is":
		return kIs
	case "lambda":
		return kLambda
	case "nonlocal":
		return kNonlocal
	case "not":
		return kNot
	case "or":
		return kOr
	case "pass":
		return kPass
	case "raise":
		return kRaise
	case "return":
		return kReturn
	case "try":
		return kTry
	case "while":
		return kWhile
	case "with":
		return kWith
	case "yield":
		return kYield
	}
	return kName
}

// operator returns the kind and length of the longest operator at the start of
// s, or kError if there is none. Brackets are included.
func operator(s string) (kind, int) {
	var c1, c2 byte
	if len(s) > 1 {
		c1 = s[1]
	}
	if len(s) > 2 {
		c2 = s[2]
	}
	switch s[0] {
	case '(':
		return kLpar, 1
	case ')':
		return kRpar, 1
	case '[':
		return kLsqb, 1
	case ']':
		return kRsqb, 1
	case '{':
		return kLbrace, 1
	case '}':
		return kRbrace, 1
	case ',':
		return kComma, 1
	case ';':
		return kSemi, 1
	case '~':
		return kTilde, 1
	case ':':
		return pick(c1, kColonEqual, kColon)
	case '=':
		return pick(c1, kEqEqual, kEqual)
	case '!':
		return pick(c1, kNotEqual, kExclam)
	case '+':
		return pick(c1, kPlusEqual, kPlus)
	case '%':
		return pick(c1, kPercentEqual, kPercent)
	case '@':
		return pick(c1, kAtEqual, kAt)
	case '&':
		return pick(c1, kAmpEqual, kAmp)
	case '|':
		return pick(c1, kVbarEqual, kVbar)
	case '^':
		return pick(c1, kCaretEqual, kCaret)
	case '-':
		if c1 == '>' {
			return kArrow, 2
		}
		return pick(c1, kMinusEqual, kMinus)
	case '*':
		return double(c1, c2, '*', kStar, kStarEqual, kDoubleStar, kDoubleStarEqual)
	case '/':
		return double(c1, c2, '/', kSlash, kSlashEqual, kDoubleSlash, kDoubleSlashEqual)
	case '<':
		if c1 == '>' {
			return kNotEqual, 2
		}
		return double(c1, c2, '<', kLess, kLessEqual, kLshift, kLshiftEqual)
	case '>':
		return double(c1, c2, '>', kGreater, kGreaterEqual, kRshift, kRshiftEqual)
	case '.':
		if c1 == '.' && c2 == '.' {
			return kEllipsis, 3
		}
		return kDot, 1
	}
	return kError, 0
}

// pick chooses between an operator and its form followed by '='.
func pick(next byte, withEqual, plain kind) (kind, int) {
	if next == '=' {
		return withEqual, 2
	}
	return plain, 1
}

// double chooses among the four forms x, x=, xx and xx= of an operator.
func double(c1, c2, c byte, plain, equal, twice, twiceEqual kind) (kind, int) {
	switch {
	case c1 == c && c2 == '=':
		return twiceEqual, 3
	case c1 == c:
		return twice, 2
	}
	return pick(c1, equal, plain)
}
