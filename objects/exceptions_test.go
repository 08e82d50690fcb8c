package objects

import (
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/stm"
)

func excText(t *testing.T, th *Thread, v Value) string {
	t.Helper()
	s, err := ToStr(th, v)
	require.NoError(t, err)
	return s.String()
}

func TestOSErrorSubclass(t *testing.T) {
	th := newTestThread(t)
	v, err := CallArgs(th, OSErrorType.Value(), Int(2), NewStr("No such file").Value(), NewStr("f").Value())
	require.NoError(t, err)
	assert.Equal(t, FileNotFoundErrorType, v.Type())
	assert.Equal(t, "[Errno 2] No such file: 'f'", excText(t, th, v))
	r := RaiseOS(th, syscall.EACCES, Undef).(*Raised)
	assert.Equal(t, PermissionErrorType, r.Value.Type())
	assert.Equal(t, "[Errno 13] Permission denied", excText(t, th, r.Value))
}

func TestExceptionFieldsSurviveAborts(t *testing.T) {
	th := newTestThread(t)
	e := NewException(th, NameErrorType)
	require.NoError(t, e.SetField(th, FieldName, Int(1)))
	before, err := e.Field(th, FieldName)
	require.NoError(t, err)
	assert.Equal(t, Int(1), before)
	s, err := e.State.Read(th)
	require.NoError(t, err)
	kept := *s
	require.NoError(t, e.SetField(th, FieldName, Int(2)))
	assert.Equal(t, Int(1), kept.Fields[FieldName], "a copy of the state is not changed")
}

func TestGroupSplit(t *testing.T) {
	th := newTestThread(t)
	inner := []Value{NewException(th, ValueErrorType).Value(), NewException(th, TypeErrorType).Value()}
	g, err := CallArgs(th, BaseExceptionGroupType.Value(), NewStr("g").Value(), NewTuple(inner))
	require.NoError(t, err)
	assert.Equal(t, ExceptionGroupType, g.Type())
	match, rest, err := SplitGroup(th, g, ValueErrorType.Value())
	require.NoError(t, err)
	assert.Equal(t, "g (1 sub-exception)", excText(t, th, match))
	assert.Equal(t, "g (1 sub-exception)", excText(t, th, rest))
	match, rest, err = SplitGroup(th, inner[0], ValueErrorType.Value())
	require.NoError(t, err)
	assert.True(t, isGroup(match))
	assert.True(t, rest.IsNone())
}

func TestAnchors(t *testing.T) {
	for _, c := range []struct{ source, marks string }{
		{"a + b", "~~^~~"},
		{"a + b * c", "~~^~~~~~~"},
		{"(a + b) * c", "~~~~~~~~^~~"},
		{"a**-b", "~^^~~"},
		{"a+(b)", "~^^~~"}, // CPython takes the parenthesis for a part of the operator
		{"-a ** b", ""},
		{"-a * b", "~~~^~~"},
		{"f(x)", "~^^^"},
		{"f(a + b)[c]", "~~~~~~~~^^^"},
		{"x['a'](1)", "~~~~~~^^^"},
		{"[1, 2]", ""},
		{"a < b", ""},
		{"not a", ""},
		{"(a, b)", ""},
		{"f(')')", "~^^^^^"},
		{`f"{a["x"]}" + b`, "~~~~~~~~~~~~^~~"},
	} {
		a := findAnchors([][]rune{[]rune(c.source)})
		if c.marks == "" {
			assert.Nil(t, a, c.source)
			continue
		}
		require.NotNil(t, a, c.source)
		marks := strings.Repeat("~", a.leftCol) + strings.Repeat("^", a.rightCol-a.leftCol)
		marks += strings.Repeat("~", len(c.source)-len(marks))
		assert.Equal(t, c.marks, marks, c.source)
	}
}

func TestClosest(t *testing.T) {
	names := []string{"append", "extend", "Value", "self"}
	assert.Equal(t, "append", closest(names, "apend"))
	assert.Equal(t, "Value", closest(names, "value"))
	assert.Empty(t, closest(names, "zzzz"))
	assert.Empty(t, closest([]string{"same"}, "same"))
}

func TestFormatChain(t *testing.T) {
	th := NewThread(NewInterp(stm.NewWorld(stm.Options{})))
	th.Enter()
	first := NewException(th, ValueErrorType, NewStr("one").Value())
	second := NewException(th, KeyErrorType, NewStr("two").Value())
	s, err := second.State.Write(th)
	require.NoError(t, err)
	s.Context = first.Value()
	text, err := FormatException(th, second)
	require.NoError(t, err)
	assert.Equal(t, "ValueError: one\n\nDuring handling of the above exception, another exception occurred:\n\nKeyError: 'two'\n", text)
}
