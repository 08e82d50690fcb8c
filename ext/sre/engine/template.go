package engine

import "errors"

// ErrTemplate reports a template that re._parser cannot have made.
var ErrTemplate = errors.New("invalid template")

// TemplateItem is a group to insert and the literal behind it.
type TemplateItem[L any] struct {
	Group   int
	Literal L
}

// Template is a parsed replacement template: what _sre.template makes of the
// list literal, group, literal, ..., group, literal. L is the type of literals,
// which the engine does not look at.
type Template[L any] struct {
	Head  L
	Items []TemplateItem[L]
}

// NewTemplate makes a template of literals and the groups between them.
func NewTemplate[L any](literals []L, groups []int) (*Template[L], error) {
	if len(literals) != len(groups)+1 {
		return nil, ErrTemplate
	}
	t := &Template[L]{Head: literals[0], Items: make([]TemplateItem[L], len(groups))}
	for i, g := range groups {
		if g < 0 {
			return nil, ErrTemplate
		}
		t.Items[i] = TemplateItem[L]{g, literals[i+1]}
	}
	return t, nil
}

// Expand passes the literals of the template, and the spans of the groups in
// the subject, to its arguments in order. Groups that took no part are left
// out; a group the pattern does not have ends the expansion with false.
func (t *Template[L]) Expand(spans []int, literal func(L), text func(from, to int)) bool {
	literal(t.Head)
	for _, item := range t.Items {
		if 2*item.Group+1 >= len(spans) {
			return false
		}
		if from, to := spans[2*item.Group], spans[2*item.Group+1]; from >= 0 {
			text(from, to)
		}
		literal(item.Literal)
	}
	return true
}
