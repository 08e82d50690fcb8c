package ext

import (
	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
)

// More of the vocabulary: what modules of the standard library need beyond the essentials.
type (
	// ModuleObject is a module as Python code sees it; Module describes one.
	ModuleObject = objects.Module
	StrBuilder   = objects.StrBuilder
	Bytearray    = objects.Bytearray
	BoundMethod  = objects.BoundMethod
	Slice        = objects.Slice
	ListBody     = objects.ListBody
	Fn           = objects.Fn
	TypeFlags    = objects.TypeFlags
	UnaryFunc    = objects.UnaryFunc
	BinaryFunc   = objects.BinaryFunc
)

// The engine's view of an object, for types whose state is too big or too hot for a State: see package stm.
type (
	Object  = stm.Object
	Body    = stm.Body
	Kind    = stm.Kind
	Journal = stm.Journal
	Slot    = stm.Slot
)
