// Package extension is an example of native modules for Weft, written with package ext alone: the same functions, once in a
// module that says nothing about their effects, and once in one that says they are Pure. README.md explains what --stm makes
// of each; cmd is an interpreter that has both.
package extension

import (
	"math"

	"github.com/weftpy/weft/ext"
)

// Collatz returns the module collatz. It says nothing about effects, so its functions are Serial: under --stm a call turns the
// transaction irrevocable and runs alone.
func Collatz() *ext.Module { return describe("collatz") }

// CollatzPure returns the module collatz_pure, which is the same but for one field: its functions do nothing that a transaction
// could not take back, so calls run in parallel.
func CollatzPure() *ext.Module {
	m := describe("collatz_pure")
	m.Effect = ext.Pure
	return m
}

// describe makes a description for one interpreter.
func describe(name string) *ext.Module {
	return &ext.Module{
		Name: name,
		Doc:  "How long numbers take to reach 1, by halving the even ones and taking 3n + 1 of the odd ones.",
		Funcs: []ext.Func{
			{Name: "steps", Sig: "n, /", Doc: "Return how many steps all numbers from 1 to n take together.", Fn: steps},
			{Name: "longest", Sig: "n, /, *, start=1", Doc: "Return (number, steps) of the one from start to n that takes longest.", Fn: longest},
		},
	}
}

// steps is steps(n).
func steps(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	n, err := ext.AsLong(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	var sum int64
	for i := int64(1); i <= n; i++ {
		k, ok := stepsOf(i)
		if !ok {
			return ext.Value{}, tooLarge(th, i)
		}
		sum += k
	}
	return ext.Int(sum), nil
}

// longest is longest(n, start=1).
func longest(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	n, err := ext.AsLong(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	start, err := ext.AsLong(th, a[1])
	if err != nil {
		return ext.Value{}, err
	}
	if start < 1 || n < start {
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "longest() needs 1 <= start <= n")
	}
	best, most := start, int64(-1)
	for i := start; i <= n; i++ {
		k, ok := stepsOf(i)
		if !ok {
			return ext.Value{}, tooLarge(th, i)
		}
		if k > most {
			best, most = i, k
		}
	}
	return ext.TupleOf(ext.Int(best), ext.Int(most)), nil
}

func tooLarge(th *ext.Thread, i int64) error {
	return ext.Raisef(th, ext.OverflowErrorType, "the numbers that %d leads to are too large", i)
}

// stepsOf counts the steps from i, which is positive, to 1; false if they lead past an int64.
func stepsOf(i int64) (k int64, ok bool) {
	for ; i != 1; k++ {
		if i%2 == 0 {
			i /= 2
			continue
		}
		if i > (math.MaxInt64-1)/3 {
			return 0, false
		}
		i = 3*i + 1
	}
	return k, true
}
