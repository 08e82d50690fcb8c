package math

import (
	"math"
	"math/big"

	"github.com/weftpy/weft/ext"
)

func intFuncs() []ext.Func {
	return []ext.Func{
		{Name: "comb", Sig: "n, k, /", Doc: "Number of ways to choose k items from n items without repetition and without order.\n\nEvaluates to n! / (k! * (n - k)!) when k <= n and evaluates\nto zero when k > n.\n\nAlso called the binomial coefficient because it is equivalent\nto the coefficient of k-th term in polynomial expansion of the\nexpression (1 + x)**n.\n\nRaises TypeError if either of the arguments are not integers.\nRaises ValueError if either of the arguments are negative.", Fn: comb},
		{Name: "perm", Sig: "n, k=None, /", Doc: "Number of ways to choose k items from n items without repetition and with order.\n\nEvaluates to n! / (n - k)! when k <= n and evaluates\nto zero when k > n.\n\nIf k is not specified or is None, then k defaults to n\nand the function returns n!.\n\nRaises TypeError if either of the arguments are not integers.\nRaises ValueError if either of the arguments are negative.", Fn: perm},
		{Name: "factorial", Sig: "n, /", Doc: "Find n!.", Fn: factorial},
		{Name: "gcd", Sig: "*integers", Doc: "Greatest Common Divisor.", Fn: gcd},
		{Name: "lcm", Sig: "*integers", Doc: "Least Common Multiple.", Fn: lcm},
		{Name: "isqrt", Sig: "n, /", Doc: "Return the integer part of the square root of the input.", Fn: isqrt},
	}
}

// bigIndex converts an integer to a big.Int, which is not to be changed.
func bigIndex(th *ext.Thread, v ext.Value) (*big.Int, error) {
	i, err := ext.IndexValue(th, v)
	if err != nil {
		return nil, err
	}
	b, _ := ext.AsBig(i)
	return b, nil
}

// product returns n * (n-1) * ... for k factors, by halves, so that the numbers multiplied are of about equal size.
func product(n *big.Int, k int64) *big.Int {
	if k > 16 {
		h := k / 2
		left := product(n, h)
		return left.Mul(left, product(new(big.Int).Sub(n, big.NewInt(h)), k-h))
	}
	p, one := big.NewInt(1), big.NewInt(1)
	f := new(big.Int).Set(n)
	for ; k > 0; k-- {
		p.Mul(p, f)
		f.Sub(f, one)
	}
	return p
}

func factorialOf(n int64) *big.Int { return product(big.NewInt(n), n) }

func factorial(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	n, err := bigIndex(th, a[0])
	switch {
	case err != nil:
		return ext.Value{}, err
	case n.Sign() < 0:
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "factorial() not defined for negative values")
	case !n.IsInt64():
		return ext.Value{}, ext.Raisef(th, ext.OverflowErrorType, "factorial() argument should not exceed %d", math.MaxInt64)
	}
	return ext.NewBigInt(factorialOf(n.Int64())), nil
}

// pairOfCounts converts the arguments of comb and perm.
func pairOfCounts(th *ext.Thread, a []ext.Value) (n, k *big.Int, err error) {
	if n, err = bigIndex(th, a[0]); err != nil {
		return nil, nil, err
	}
	if k, err = bigIndex(th, a[1]); err != nil {
		return nil, nil, err
	}
	if n.Sign() < 0 {
		return nil, nil, ext.RaiseMsg(th, ext.ValueErrorType, "n must be a non-negative integer")
	}
	if k.Sign() < 0 {
		return nil, nil, ext.RaiseMsg(th, ext.ValueErrorType, "k must be a non-negative integer")
	}
	return n, k, nil
}

func perm(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	if a[1].IsNone() {
		return factorial(th, a)
	}
	n, k, err := pairOfCounts(th, a)
	switch {
	case err != nil:
		return ext.Value{}, err
	case n.Cmp(k) < 0:
		return ext.Int(0), nil
	case !k.IsInt64():
		return ext.Value{}, ext.Raisef(th, ext.OverflowErrorType, "k must not exceed %d", math.MaxInt64)
	}
	return ext.NewBigInt(product(n, k.Int64())), nil
}

func comb(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	n, k, err := pairOfCounts(th, a)
	if err != nil {
		return ext.Value{}, err
	}
	rest := new(big.Int).Sub(n, k)
	if rest.Sign() < 0 {
		return ext.Int(0), nil
	}
	if rest.Cmp(k) < 0 {
		k = rest
	}
	if !k.IsInt64() {
		return ext.Value{}, ext.Raisef(th, ext.OverflowErrorType, "min(n - k, k) must not exceed %d", math.MaxInt64)
	}
	if n.IsInt64() {
		return ext.NewBigInt(new(big.Int).Binomial(n.Int64(), k.Int64())), nil
	}
	p := product(n, k.Int64())
	return ext.NewBigInt(p.Quo(p, factorialOf(k.Int64()))), nil
}

func gcd64(x, y uint64) uint64 {
	for y != 0 {
		x, y = y, x%y
	}
	return x
}

// abs64 returns the absolute value of an immediate int.
func abs64(v ext.Value) uint64 {
	if i := v.Int(); i < 0 {
		return -uint64(i)
	}
	return uint64(v.Int())
}

func gcd(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	args, _ := ext.AsTuple(a[0])
	r := ext.Int(0)
	for _, v := range args.Items {
		i, err := ext.IndexValue(th, v)
		if err != nil {
			return ext.Value{}, err
		}
		r = gcdOf(r, i)
	}
	return r, nil
}

// gcdOf returns the greatest common divisor of two ints.
func gcdOf(x, y ext.Value) ext.Value {
	if x.IsInt() && y.IsInt() {
		return ext.IntOfUint(gcd64(abs64(x), abs64(y)))
	}
	p, _ := ext.AsBig(x)
	q, _ := ext.AsBig(y)
	return ext.NewBigInt(new(big.Int).GCD(nil, nil, new(big.Int).Abs(p), new(big.Int).Abs(q)))
}

func lcm(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	args, _ := ext.AsTuple(a[0])
	r := big.NewInt(1)
	for _, v := range args.Items {
		b, err := bigIndex(th, v)
		if err != nil {
			return ext.Value{}, err
		}
		if r.Sign() == 0 || b.Sign() == 0 {
			r = new(big.Int) // and go on checking types
			continue
		}
		b = new(big.Int).Abs(b)
		g := new(big.Int).GCD(nil, nil, r, b)
		r = g.Mul(g.Quo(r, g), b)
	}
	return ext.NewBigInt(r), nil
}

func isqrt(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	n, err := bigIndex(th, a[0])
	if err != nil {
		return ext.Value{}, err
	}
	if n.Sign() < 0 {
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "isqrt() argument must be nonnegative")
	}
	return ext.NewBigInt(new(big.Int).Sqrt(n)), nil
}
