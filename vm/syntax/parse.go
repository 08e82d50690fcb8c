package syntax

// Mode selects what Parse expects to find in the source.
type Mode uint8

// The modes of Python's compile().
const (
	ModeExec   Mode = iota // a whole file, giving *Module
	ModeEval               // one expression, giving *Expression
	ModeSingle             // one interactive statement, giving *Interactive
)
