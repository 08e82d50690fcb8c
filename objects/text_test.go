package objects

import (
	"bufio"
	"compress/gzip"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestTextCalls repeats operations on text that testdata/text_calls.py recorded with CPython.
func TestTextCalls(t *testing.T) {
	th := newTestThread(t)
	f, err := os.Open("testdata/text_calls.jsonl.gz")
	require.NoError(t, err)
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	failed := map[string]int{} // by operation, to keep the report short
	for lines := bufio.NewScanner(z); lines.Scan(); {
		var call []json.RawMessage
		require.NoError(t, json.Unmarshal(lines.Bytes(), &call))
		var op, want string
		require.NoError(t, json.Unmarshal(call[0], &op))
		require.NoError(t, json.Unmarshal(call[1], &want))
		args := make([]Value, len(call)-2)
		for i := range args {
			args[i] = unpackValue(t, th, call[i+2])
		}
		v, err := textCall(th, op, args)
		got := showResult(t, th, v, err)
		if got != want && failed[op] < 8 {
			failed[op]++
			assert.Fail(t, "differs from CPython", "%s %s: got %s, want %s", op, showArgs(t, th, args), got, want)
		}
	}
}

func textCall(th *Thread, op string, a []Value) (Value, error) {
	text := func(s *Str, err error) (Value, error) {
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	}
	switch op {
	case "format":
		spec, _ := AsStr(a[1])
		return text(Format(th, a[0], spec))
	case "str.format":
		return CallMethod(th, a[0], "format", a[1:]...)
	case "repr":
		return text(Repr(th, a[0]))
	case "%":
		return Binary(th, OpMod, a[0], a[1])
	case "+":
		return Binary(th, OpAdd, a[0], a[1])
	case "*":
		return Binary(th, OpMul, a[0], a[1])
	case "<":
		return Compare(th, a[0], a[1], LT)
	case "==":
		return Compare(th, a[0], a[1], EQ)
	case "in":
		ok, err := Contains(th, a[0], a[1])
		return Bool(ok), err
	case "[]":
		return GetItem(th, a[0], a[1])
	case "[:]":
		return GetItem(th, a[0], NewSlice(a[1], a[2], a[3]))
	case "iter":
		items, err := Collect(th, a[0])
		return NewList(th, items).Value(), err
	}
	return CallMethod(th, a[0], op, a[1:]...)
}

func unpackValue(t *testing.T, th *Thread, m json.RawMessage) Value {
	var parts []json.RawMessage
	require.NoError(t, json.Unmarshal(m, &parts))
	var kind, s string
	require.NoError(t, json.Unmarshal(parts[0], &kind))
	if kind == "t" {
		items := []Value{}
		for _, p := range parts[1:] {
			items = append(items, unpackValue(t, th, p))
		}
		return NewTuple(items)
	}
	if kind == "i" {
		var n int64
		require.NoError(t, json.Unmarshal(parts[1], &n))
		return Int(n)
	}
	require.NoError(t, json.Unmarshal(parts[1], &s))
	raw, _ := hex.DecodeString(s)
	switch kind {
	case "s":
		return NewStr(string(raw)).Value()
	case "b":
		return NewBytes(raw)
	case "B":
		return NewBytearray(th, raw).Value()
	case "f":
		x, err := strconv.ParseFloat(s, 64)
		require.NoError(t, err)
		return Float(x)
	}
	return map[string]Value{"None": None, "True": True, "False": False}[s]
}

func showArgs(t *testing.T, th *Thread, args []Value) string {
	parts := make([]string, len(args))
	for i, a := range args {
		parts[i] = showResult(t, th, a, nil)
	}
	return strings.Join(parts, ", ")
}

// showResult describes a result as text_calls.py does.
func showResult(t *testing.T, th *Thread, v Value, err error) string {
	if err != nil {
		r, ok := err.(*Raised)
		require.True(t, ok, "%v", err)
		s, err := ToStr(th, r.Value)
		require.NoError(t, err)
		return r.Value.Type().Name + ": " + ASCIIString(s).String()
	}
	if s, ok := AsStr(v); ok {
		return ASCIIString(s).String()
	}
	join := func(open string, items []Value, shut string) string { return open + showArgs(t, th, items) + shut }
	if tu, ok := AsTuple(v); ok {
		return join("(", tu.Items, ")")
	}
	if l, ok := AsList(v); ok {
		items, err := l.Items(th)
		require.NoError(t, err)
		return join("[", items, "]")
	}
	switch {
	case v.IsInt():
		return fmt.Sprint(v.Int())
	case v.IsBool():
		return map[bool]string{true: "True", false: "False"}[v == True]
	case v.IsNone():
		return "None"
	case v.IsFloat():
		return ReprFloat(v.Float())
	}
	s, err := Repr(th, v)
	require.NoError(t, err)
	return s.String()
}
