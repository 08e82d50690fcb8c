package objects

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSetOrder replays random operations on sets of ints, recorded with CPython, and compares the order of the result.
// Each line is "op n n...;op...=n n..."; the ops are a(dd), d(iscard), p(op, with what it returned), | - ^ & in place,
// m(inus, into a new set) and c(opy).
func TestSetOrder(t *testing.T) {
	data, err := os.ReadFile("testdata/set_order.txt")
	require.NoError(t, err)
	th := newTestThread(t)
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		ops, want, _ := strings.Cut(line, "=")
		s := NewSet(th)
		for _, op := range strings.Split(ops, ";") {
			if op != "" {
				s = replaySetOp(t, th, s, strings.Fields(op))
			}
		}
		require.Equal(t, numbers(t, strings.Fields(want)), goInts(t, th, s.Value()), "line %d", n+1)
	}
}

func numbers(t *testing.T, f []string) []int64 {
	out := make([]int64, len(f))
	for i, x := range f {
		n, err := strconv.ParseInt(x, 10, 64)
		require.NoError(t, err)
		out[i] = n
	}
	return out
}

func replaySetOp(t *testing.T, th *Thread, s *Set, f []string) *Set {
	args := numbers(t, f[1:])
	binary := func(op BinOp, inPlace bool) *Set {
		o, err := newSetOf(th, SetType, NewTuple(ints(args...)))
		require.NoError(t, err)
		do := Binary
		if inPlace {
			do = InPlace
		}
		r, err := do(th, op, s.Value(), o.Value())
		require.NoError(t, err)
		return setOf(r)
	}
	var err error
	switch f[0] {
	case "a":
		err = s.Add(th, Int(args[0]))
	case "d":
		_, err = s.Discard(th, Int(args[0]))
	case "p":
		var v Value
		v, err = setPop(th, []Value{s.Value()})
		require.Equal(t, args[0], v.Int())
	case "|":
		return binary(OpOr, true)
	case "-":
		return binary(OpSub, true)
	case "^":
		return binary(OpXor, true)
	case "&":
		return binary(OpAnd, true)
	case "m":
		return binary(OpSub, false)
	case "c":
		s, err = s.copyAs(th, SetType)
	}
	require.NoError(t, err)
	return s
}
