package objects

import (
	"unsafe"

	"github.com/weftpy/weft/stm"
)

// State is transactional state of type T, for native objects whose state is a small plain struct: embed a State[T] after
// the Header, call Init when the object is made, and go through Read and Write.
//
// Copies of T are shallow. If T holds slices or maps that are changed in place, give T a method Clone() T.
type State[T any] struct {
	stm.Object
	first stateBody[T]
}

type stateBody[T any] struct {
	stm.Body
	v T
}

type cloner[T any] interface{ Clone() T }

func copyState[T any](v *T) T {
	if c, ok := any(*v).(cloner[T]); ok {
		return c.Clone()
	}
	return *v
}

func stateKind[T any]() *stm.Kind {
	return &stm.Kind{
		Clone: func(b *stm.Body) *stm.Body {
			return &(&stateBody[T]{v: copyState(&(*stateBody[T])(unsafe.Pointer(b)).v)}).Body
		},
		Save: func(j *stm.Journal, b *stm.Body) {
			j.Any = append(j.Any, copyState(&(*stateBody[T])(unsafe.Pointer(b)).v))
		},
		Restore: func(j *stm.Journal, b *stm.Body) {
			n := len(j.Any) - 1
			(*stateBody[T])(unsafe.Pointer(b)).v = j.Any[n].(T)
			j.Any = j.Any[:n]
		},
		Size: func(*stm.Body) int { return int(unsafe.Sizeof(stateBody[T]{}) / 16) },
	}
}

// Init gives a new object its first state.
func (s *State[T]) Init(th *Thread, v T) {
	s.first.v = v
	th.Tx.Init(&s.Object, &s.first.Body)
}

// InitOld gives a new object its first state outside any transaction: every thread may find the object at once, whatever
// becomes of the transaction that made it.
func (s *State[T]) InitOld(th *Thread, v T) {
	s.first.v = v
	th.Tx.InitShared(&s.Object, &s.first.Body)
}

// Read returns the state to read. It is valid until the next call into Python or the next safepoint and may not be changed.
func (s *State[T]) Read(th *Thread) (*T, error) {
	if th.Exclusive {
		return &(*stateBody[T])(s.Peek()).v, nil
	}
	b, err := th.OpenRead(&s.Object)
	if err != nil {
		return nil, err
	}
	return &(*stateBody[T])(b).v, nil
}

// Write returns the state to read and change in place, until the next call into Python or the next safepoint.
func (s *State[T]) Write(th *Thread) (*T, error) {
	if th.Exclusive {
		return &(*stateBody[T])(s.Peek()).v, nil
	}
	if p := s.Load(); th.Writable(p) {
		return &(*stateBody[T])(p).v, nil // without looking for the kind
	}
	b, err := th.OpenWrite(&s.Object, th.Interp.kindOf(func() *stm.Kind { return stateKind[T]() }, (*T)(nil)))
	if err != nil {
		return nil, err
	}
	return &(*stateBody[T])(b).v, nil
}
