package math

import (
	"fmt"
	"math"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
)

// parseValue reads an argument of the golden file: i and a decimal int, f and the bits of a float, l and a list, or None.
func parseValue(t *testing.T, th *ext.Thread, s string) ext.Value {
	t.Helper()
	switch s[0] {
	case 'i':
		b, ok := new(big.Int).SetString(s[1:], 10)
		require.True(t, ok, s)
		return ext.NewBigInt(b)
	case 'f':
		bits, err := strconv.ParseUint(s[1:], 16, 64)
		require.NoError(t, err)
		return ext.Float(math.Float64frombits(bits))
	case 'l':
		var items []ext.Value
		for p := range strings.SplitSeq(s[1:], ";") {
			if p != "" {
				items = append(items, parseValue(t, th, p))
			}
		}
		return ext.NewList(th, items).Value()
	}
	return ext.None
}

// outcome is the repr of the result of a call, or the exception.
func outcome(t *testing.T, th *ext.Thread, f ext.Value, args []ext.Value) string {
	t.Helper()
	v, err := ext.Call(th, f, args, nil)
	if err != nil {
		var r *ext.Raised
		require.ErrorAs(t, err, &r)
		msg, err := ext.ToStr(th, r.Value)
		require.NoError(t, err)
		return fmt.Sprintf("%s: %s", r.Value.Type().Name, msg)
	}
	s, err := ext.Repr(th, v)
	require.NoError(t, err)
	return s.String()
}

// TestGolden compares with calls recorded from CPython: function, arguments and outcome.
func TestGolden(t *testing.T) {
	th := ext.NewThread(objects.NewInterp(stm.NewWorld(stm.Options{})))
	th.Enter()
	mod, err := Module().Load(th)
	require.NoError(t, err)
	data, err := os.ReadFile("testdata/golden.txt")
	require.NoError(t, err)
	for line := range strings.Lines(string(data)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		require.Len(t, fields, 3)
		f, err := ext.GetAttrName(th, mod.Value(), fields[0])
		require.NoError(t, err)
		var args []ext.Value
		for a := range strings.SplitSeq(fields[1], ",") {
			args = append(args, parseValue(t, th, a))
		}
		require.Equal(t, fields[2], outcome(t, th, f, args), "%s(%s)", fields[0], fields[1])
	}
}
