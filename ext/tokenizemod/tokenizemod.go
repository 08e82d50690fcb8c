// Package tokenizemod is the module _tokenize. Its iterator reads all lines and splits them at once when the first token is asked
// for; what is wrong with the source is raised after the tokens before it.
package tokenizemod

import (
	"unsafe"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// iterator is a TokenizerIter.
type iterator struct {
	ext.Header
	readline, encoding value
	extra              bool
	state              ext.State[state]
}

type state struct {
	tokens *ext.Tuple // nil: not read yet
	pos    int
	err    *ext.Exception // raised at the end, unless nil
}

const signature = "readline, /, *, extra_tokens, encoding=None"

var iteratorType *ext.Type

func init() {
	iteratorType = ext.NewType(ext.TypeSpec{
		Name: "_tokenize.TokenizerIter", Effect: ext.Pure, Sig: signature,
		Slots: ext.Slots{
			New:  newIterator,
			Iter: func(th *thread, self value) (value, error) { return self, nil },
			Next: func(th *thread, self value) (value, error) { return (*iterator)(self.P).next(th) },
		},
	})
}

// Module describes the module.
func Module() *ext.Module {
	return &ext.Module{Name: "_tokenize", Effect: ext.Pure, Types: []*ext.Type{iteratorType}}
}

func newIterator(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
	a, err := ext.BindArgs(th, "tokenizeriter", signature, args, kw)
	if err != nil {
		return value{}, err
	}
	extra, err := ext.Truth(th, a[1])
	if err != nil {
		return value{}, err
	}
	it := &iterator{Header: ext.NewHeader(cls), readline: a[0], extra: extra, encoding: a[2]}
	it.state.Init(th, state{})
	return ext.FromPtr(unsafe.Pointer(it)), nil
}

func (it *iterator) next(th *thread) (value, error) {
	s, err := it.state.Read(th)
	if err != nil {
		return value{}, err
	}
	if s.tokens == nil {
		fresh, err := it.read(th)
		if err != nil {
			return value{}, err
		}
		w, err := it.state.Write(th)
		if err != nil {
			return value{}, err
		}
		*w = fresh
	}
	w, err := it.state.Write(th)
	if err != nil {
		return value{}, err
	}
	if w.pos < len(w.tokens.Items) {
		w.pos++
		return w.tokens.Items[w.pos-1], nil
	}
	if exc := w.err; exc != nil {
		w.err = nil
		return value{}, ext.RaiseValue(th, exc)
	}
	return ext.Undef, nil
}

// read reads the lines and splits them.
func (it *iterator) read(th *thread) (state, error) {
	var text ext.StrBuilder
	for {
		line, err := it.line(th)
		if err != nil {
			return state{}, err
		}
		if line.Len() == 0 {
			break
		}
		text.WriteStr(line)
	}
	toks, err := th.Interp.Eval.Tokens(th, text.Str().String(), it.extra)
	var s state
	if err != nil {
		r, ok := err.(*ext.Raised)
		if !ok {
			return s, err
		}
		s.err = r.Exc()
	}
	items := make([]value, len(toks))
	for i, t := range toks {
		pair := func(a, b int) value { return ext.TupleOf(ext.Int(int64(a)), ext.Int(int64(b))) }
		items[i] = ext.TupleOf(ext.Int(int64(t.Type)), ext.NewStr(t.Text).Value(), pair(t.Line, t.Col), pair(t.EndLine, t.EndCol), ext.NewStr(t.Source).Value())
	}
	s.tokens, _ = ext.AsTuple(ext.NewTuple(items))
	return s, nil
}

// line reads a line; it is empty at the end.
func (it *iterator) line(th *thread) (*ext.Str, error) {
	v, err := ext.CallArgs(th, it.readline)
	if err != nil {
		if ext.IsRaised(err, ext.StopIterationType) {
			return ext.EmptyStr, nil
		}
		return nil, err
	}
	if s, ok := ext.AsStr(v); ok && it.encoding.IsNone() {
		return s, nil
	}
	b, ok := ext.AsBytes(v)
	if !ok || it.encoding.IsNone() {
		return nil, ext.RaiseMsg(th, ext.TypeErrorType, "readline() returned a non-string object")
	}
	enc, ok := ext.AsStr(it.encoding)
	if !ok {
		return nil, ext.Raisef(th, ext.TypeErrorType, "tokenizeriter() argument 'encoding' must be str, not %s", it.encoding.Type().MessageName())
	}
	return ext.Decode(th, b, enc.String(), "replace")
}
