package engine

// The numbers _sre exports.
const (
	// Magic is checked by re._compiler against its own constant.
	Magic = 20230612
	// CodeSize is the size in bytes of one word of code.
	CodeSize = 4
	// MaxRepeat stands for "no upper bound" in repeat operators.
	MaxRepeat = 1<<32 - 1
	// MaxGroups is the largest number of groups a pattern may have.
	MaxGroups = 1<<30 - 1
)

// The flags of a pattern.
const (
	FlagIgnoreCase = 2
	FlagLocale     = 4
	FlagMultiline  = 8
	FlagDotAll     = 16
	FlagUnicode    = 32
	FlagVerbose    = 64
	FlagDebug      = 128
	FlagASCII      = 256
)

// The operators of the code, numbered as in re._constants.
const (
	codeFailure = iota
	codeSuccess
	codeAny
	codeAnyAll
	codeAssert
	codeAssertNot
	codeAt
	codeBranch
	codeCategory
	codeCharset
	codeBigCharset
	codeGroupRef
	codeGroupRefExists
	codeIn
	codeInfo
	codeJump
	codeLiteral
	codeMark
	codeMaxUntil
	codeMinUntil
	codeNotLiteral
	codeNegate
	codeRange
	codeRepeat
	codeRepeatOne
	codeSubpattern
	codeMinRepeatOne
	codeAtomicGroup
	codePossessiveRepeat
	codePossessiveRepeatOne
	codeGroupRefIgnore
	codeInIgnore
	codeLiteralIgnore
	codeNotLiteralIgnore
	codeGroupRefLocIgnore
	codeInLocIgnore
	codeLiteralLocIgnore
	codeNotLiteralLocIgnore
	codeGroupRefUniIgnore
	codeInUniIgnore
	codeLiteralUniIgnore
	codeNotLiteralUniIgnore
	codeRangeUniIgnore
)

// The positions AT tests.
const (
	atBeginning = iota
	atBeginningLine
	atBeginningString
	atBoundary
	atNonBoundary
	atEnd
	atEndLine
	atEndString
	atLocBoundary
	atLocNonBoundary
	atUniBoundary
	atUniNonBoundary
	atCount
)

// The character categories.
const (
	catDigit = iota
	catNotDigit
	catSpace
	catNotSpace
	catWord
	catNotWord
	catLinebreak
	catNotLinebreak
	catLocWord
	catLocNotWord
	catUniDigit
	catUniNotDigit
	catUniSpace
	catUniNotSpace
	catUniWord
	catUniNotWord
	catUniLinebreak
	catUniNotLinebreak
	catCount
)

// The flags of an INFO block.
const (
	infoPrefix  = 1
	infoLiteral = 2
	infoCharset = 4
)
