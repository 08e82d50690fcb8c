package objects

import "sync"

// A Shape says which attributes the instances that share it have, and in which slots. Shapes form a tree per type, grown
// by adding one attribute at a time; they are immutable but for their table of successors, which is a cache and not part of
// any transaction.
type Shape struct {
	Type  *Type
	Names []*Str // attribute of each slot
	index map[string]int32
	// Dict says that the attributes live in a dict in slot 0, which has no name: __dict__ was asked for, or there are too many.
	// What __slots__ names still has slots of its own.
	Dict bool

	mu   sync.Mutex
	next map[string]*Shape
	dict *Shape // of a root: see dictShape
}

// maxShape bounds the attributes of one shape; beyond it an instance keeps its attributes in a dict.
const maxShape = 128

func newRootShape(t *Type) *Shape { return &Shape{Type: t} }

// Find returns the slot of attribute name, or -1.
func (s *Shape) Find(name string) int {
	if len(s.Names) <= 4 {
		for i, n := range s.Names {
			if n != nil && n.String() == name {
				return i
			}
		}
		return -1
	}
	if i, ok := s.index[name]; ok {
		return int(i)
	}
	return -1
}

// With returns the shape with name added, or nil if there would be too many attributes.
func (s *Shape) With(name *Str) *Shape {
	key := name.String()
	s.mu.Lock()
	defer s.mu.Unlock()
	if n, ok := s.next[key]; ok {
		return n
	}
	if len(s.Names) >= maxShape {
		return nil
	}
	n := &Shape{Type: s.Type, Dict: s.Dict, Names: append(s.Names[:len(s.Names):len(s.Names)], name)}
	n.index = make(map[string]int32, len(n.Names))
	for i, nm := range n.Names {
		if nm != nil {
			n.index[nm.String()] = int32(i)
		}
	}
	if s.next == nil {
		s.next = map[string]*Shape{}
	}
	s.next[key] = n
	return n
}

// dictShape is the shape of t's instances whose attributes live in a dict and that have nothing in slots.
func (t *Type) dictShape() *Shape {
	r := t.Root
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.dict == nil {
		r.dict = &Shape{Type: t, Dict: true, Names: []*Str{nil}}
	}
	return r.dict
}

// attrNames returns the attributes in slots that are not what __slots__ names.
func (s *Shape) attrNames() []*Str {
	var names []*Str
	for _, n := range s.Names {
		if n != nil && !s.Type.isMember(n.String()) {
			names = append(names, n)
		}
	}
	return names
}
