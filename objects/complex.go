package objects

import (
	"math"
	"strings"
	"unsafe"

	"github.com/weftpy/weft/internal/libm"
)

// Complex is a complex number.
type Complex struct {
	Header
	V complex128
}

// NewComplex returns the complex number c.
func NewComplex(c complex128) Value {
	return FromPtr(unsafe.Pointer(&Complex{Header{ComplexType}, c}))
}

// AsComplex returns the number of a complex, also of an instance of a subclass.
func AsComplex(v Value) (complex128, bool) {
	t := v.Type()
	if t != ComplexType {
		if !t.Is(ComplexType) {
			return 0, false
		}
		v = Unbox(v)
	}
	return (*Complex)(v.P).V, true
}

// A complexOperand is a number in complex arithmetic; real ones have no imaginary part, not even a zero one.
type complexOperand struct {
	c    complex128
	real bool
}

func asComplexOperand(th *Thread, v Value) (o complexOperand, ok bool, err error) {
	if c, ok := AsComplex(v); ok {
		return complexOperand{c, false}, true, nil
	}
	f, ok, err := floatOperand(th, v)
	return complexOperand{complex(f, 0), true}, ok, err
}

func complexOp(f func(th *Thread, x, y complexOperand) (complex128, error)) BinaryFunc {
	return func(th *Thread, a, b Value) (Value, error) {
		x, ok, err := asComplexOperand(th, a)
		if err != nil || !ok {
			return NotImplemented, err
		}
		y, ok, err := asComplexOperand(th, b)
		if err != nil || !ok {
			return NotImplemented, err
		}
		c, err := f(th, x, y)
		if err != nil {
			return Value{}, err
		}
		return NewComplex(c), nil
	}
}

func complexAdd(th *Thread, x, y complexOperand) (complex128, error) {
	switch {
	case y.real:
		return complex(real(x.c)+real(y.c), imag(x.c)), nil
	case x.real:
		return complex(real(x.c)+real(y.c), imag(y.c)), nil
	}
	return complex(real(x.c)+real(y.c), imag(x.c)+imag(y.c)), nil
}

func complexSub(th *Thread, x, y complexOperand) (complex128, error) {
	switch {
	case y.real:
		return complex(real(x.c)-real(y.c), imag(x.c)), nil
	case x.real:
		return complex(real(x.c)-real(y.c), -imag(y.c)), nil
	}
	return complex(real(x.c)-real(y.c), imag(x.c)-imag(y.c)), nil
}

func complexMul(th *Thread, x, y complexOperand) (complex128, error) {
	switch {
	case y.real:
		return complex(real(x.c)*real(y.c), imag(x.c)*real(y.c)), nil
	case x.real:
		return complex(real(x.c)*real(y.c), real(x.c)*imag(y.c)), nil
	}
	return mulComplex(x.c, y.c), nil
}

// mulComplex multiplies; products that come out as NaN though an operand is infinite are infinite (C11, annex G.5.1).
func mulComplex(x, y complex128) complex128 {
	a, b, c, d := real(x), imag(x), real(y), imag(y)
	ac, bd, ad, bc := a*c, b*d, a*d, b*c
	re, im := ac-bd, ad+bc
	if !math.IsNaN(re) || !math.IsNaN(im) {
		return complex(re, im)
	}
	again := false
	if math.IsInf(a, 0) || math.IsInf(b, 0) {
		a, b, c, d = unit(a), unit(b), unNaN(c), unNaN(d)
		again = true
	}
	if math.IsInf(c, 0) || math.IsInf(d, 0) {
		c, d, a, b = unit(c), unit(d), unNaN(a), unNaN(b)
		again = true
	}
	if !again && (math.IsInf(ac, 0) || math.IsInf(bd, 0) || math.IsInf(ad, 0) || math.IsInf(bc, 0)) {
		a, b, c, d = unNaN(a), unNaN(b), unNaN(c), unNaN(d)
		again = true
	}
	if !again {
		return complex(re, im)
	}
	inf := math.Inf(1)
	return complex(inf*(a*c-b*d), inf*(a*d+b*c))
}

// unit turns an infinity into a signed one and anything else into a signed zero.
func unit(x float64) float64 {
	if math.IsInf(x, 0) {
		return math.Copysign(1, x)
	}
	return math.Copysign(0, x)
}

func unNaN(x float64) float64 {
	if math.IsNaN(x) {
		return math.Copysign(0, x)
	}
	return x
}

func complexDiv(th *Thread, x, y complexOperand) (complex128, error) {
	if y.c == 0 {
		return 0, zeroDivision(th)
	}
	if y.real {
		return complex(real(x.c)/real(y.c), imag(x.c)/real(y.c)), nil
	}
	return divComplex(x, y.c), nil
}

// divComplex divides with scaling by the larger part of y, so that intermediate results don't overflow.
// Source: R. L. Smith, "Algorithm 116: Complex division", 1962; infinities as in C11, annex G.5.1.
func divComplex(x complexOperand, y complex128) complex128 {
	a, b, c, d := real(x.c), imag(x.c), real(y), imag(y)
	var re, im float64
	switch {
	case math.Abs(c) >= math.Abs(d):
		ratio := d / c
		den := c + d*ratio
		if re, im = (a+b*ratio)/den, (b-a*ratio)/den; x.real {
			re, im = a/den, -a*ratio/den
		}
	case math.Abs(d) >= math.Abs(c):
		ratio := c / d
		den := c*ratio + d
		if re, im = (a*ratio+b)/den, (b*ratio-a)/den; x.real {
			re, im = a*ratio/den, -a/den
		}
	default:
		re, im = math.NaN(), math.NaN()
	}
	if math.IsNaN(re) && math.IsNaN(im) {
		finite := func(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
		switch {
		case !x.real && (math.IsInf(a, 0) || math.IsInf(b, 0)) && finite(c) && finite(d):
			u, v := unit(a), unit(b)
			return complex(math.Inf(1)*(u*c+v*d), math.Inf(1)*(v*c-u*d))
		case (math.IsInf(c, 0) || math.IsInf(d, 0)) && finite(a) && finite(b):
			u, v := unit(c), unit(d)
			if x.real {
				return complex(0*(a*u), 0*(-a*v))
			}
			return complex(0*(a*u+b*v), 0*(b*u-a*v))
		}
	}
	return complex(re, im)
}

func complexPow(th *Thread, x, y complex128) (Value, error) {
	c, err := powComplex(th, x, y)
	if err != nil {
		return Value{}, err
	}
	return NewComplex(c), nil
}

func powComplex(th *Thread, x, y complex128) (complex128, error) {
	var r complex128
	switch {
	case imag(y) == 0 && real(y) == math.Floor(real(y)) && math.Abs(real(y)) <= 100:
		n := int(real(y))
		if n < 0 && x == 0 {
			return 0, zeroPower(th)
		}
		if r = powerComplex(x, max(n, -n)); n < 0 {
			r = divComplex(complexOperand{1, false}, r)
		}
	case x == 0:
		if imag(y) != 0 || real(y) < 0 {
			return 0, zeroPower(th)
		}
	default:
		abs, arg := hypot(real(x), imag(x)), libm.Atan2(imag(x), real(x))
		length, phase := pow(abs, real(y)), arg*real(y)
		if imag(y) != 0 {
			length *= libm.Exp(-arg * imag(y))
			phase += imag(y) * libm.Log(abs)
		}
		r = complex(length*libm.Cos(phase), length*libm.Sin(phase))
	}
	if math.IsInf(real(r), 0) || math.IsInf(imag(r), 0) {
		return 0, RaiseMsg(th, OverflowErrorType, "complex exponentiation")
	}
	return r, nil
}

func zeroPower(th *Thread) error {
	return RaiseMsg(th, ZeroDivisionErrorType, "zero to a negative or complex power")
}

// powerComplex is x**n for n >= 0 by repeated squaring.
func powerComplex(x complex128, n int) complex128 {
	r := complex128(1)
	for p := x; n > 0; n >>= 1 {
		if n&1 != 0 {
			r = mulComplex(r, p)
		}
		p = mulComplex(p, p)
	}
	return r
}

func complexCompare(th *Thread, a, b Value, op CmpOp) (Value, error) {
	if op != EQ && op != NE {
		return NotImplemented, nil
	}
	x, _ := AsComplex(a)
	eq := false
	if y, ok := AsComplex(b); ok {
		eq = x == y
	} else {
		if imag(x) != 0 {
			if b.Type().Flags&(FlagIntSub|FlagFloatSub) == 0 {
				return NotImplemented, nil
			}
			return Bool(op == NE), nil
		}
		r, err := floatCompare(th, Float(real(x)), b, EQ)
		if err != nil || r.IsNotImplemented() {
			return r, err
		}
		eq = r == True
	}
	return Bool(eq == (op == EQ)), nil
}

func complexHash(th *Thread, v Value) (int64, error) {
	c, _ := AsComplex(v)
	h := HashFloat(real(c)) + 1000003*HashFloat(imag(c))
	if h == -1 {
		h = -2
	}
	return h, nil
}

// complexPart is the repr of a part: a float without ".0".
func complexPart(f float64) string { return strings.TrimSuffix(ReprFloat(f), ".0") }

func complexRepr(th *Thread, v Value) (*Str, error) {
	c, _ := AsComplex(v)
	im := complexPart(imag(c))
	if real(c) == 0 && !math.Signbit(real(c)) {
		return newASCII(im + "j"), nil
	}
	if im[0] != '-' {
		im = "+" + im
	}
	return newASCII("(" + complexPart(real(c)) + im + "j)"), nil
}

func complexBinary() (s [numBinOps]BinaryFunc) {
	s[OpAdd], s[OpSub], s[OpMul], s[OpDiv] = complexOp(complexAdd), complexOp(complexSub), complexOp(complexMul), complexOp(complexDiv)
	s[OpPow] = complexOp(func(th *Thread, x, y complexOperand) (complex128, error) { return powComplex(th, x.c, y.c) })
	return s
}

func complexUnary(f func(complex128) complex128) UnaryFunc {
	return func(th *Thread, v Value) (Value, error) {
		c, _ := AsComplex(v)
		return NewComplex(f(c)), nil
	}
}

func complexAbs(th *Thread, v Value) (Value, error) {
	c, _ := AsComplex(v)
	r := hypot(real(c), imag(c))
	if math.IsInf(r, 0) && !math.IsInf(real(c), 0) && !math.IsInf(imag(c), 0) {
		return Value{}, RaiseMsg(th, OverflowErrorType, "absolute value too large")
	}
	return Float(r), nil
}

func plainComplex(v Value) Value {
	c, _ := AsComplex(v)
	return NewComplex(c)
}

func complexSpec() TypeSpec {
	part := func(f func(complex128) float64) func(Value) Value {
		return func(v Value) Value {
			c, _ := AsComplex(v)
			return Float(f(c))
		}
	}
	self := func(th *Thread, a []Value) (Value, error) { return plainComplex(a[0]), nil }
	return TypeSpec{
		Name: "complex", Flags: FlagBaseOK, Effect: Pure, Sig: "real=0, imag=0",
		Doc: "Create a complex number from a string or numbers.\n\nIf a string is given, parse it as a complex number.\nIf a single number is given, convert it to a complex number.\nIf the 'real' or 'imag' arguments are given, create a complex number\nwith the specified real and imaginary components.",
		Slots: Slots{New: complexNew, Repr: complexRepr, Hash: complexHash, Compare: complexCompare, Binary: complexBinary(),
			Bool: func(th *Thread, v Value) (bool, error) {
				c, _ := AsComplex(v)
				return c != 0, nil
			},
			Unary: [numUnOps]UnaryFunc{OpAbs: complexAbs, OpPos: complexUnary(func(c complex128) complex128 { return c }),
				OpNeg: complexUnary(func(c complex128) complex128 { return complex(-real(c), -imag(c)) })},
		},
		GetSets: []GetSet{
			numberGetSet("real", "the real part of a complex number", part(func(c complex128) float64 { return real(c) })),
			numberGetSet("imag", "the imaginary part of a complex number", part(func(c complex128) float64 { return imag(c) })),
		},
		Methods: []FuncDef{
			{Name: "conjugate", Sig: "self, /", Doc: "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.",
				Fn: func(th *Thread, a []Value) (Value, error) {
					c, _ := AsComplex(a[0])
					return NewComplex(complex(real(c), -imag(c))), nil
				}},
			{Name: "__complex__", Sig: "self, /", Doc: "Convert this value to exact type complex.", Fn: self},
			{Name: "__getnewargs__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
				c, _ := AsComplex(a[0])
				return TupleOf(Float(real(c)), Float(imag(c))), nil
			}},
			{Name: "__format__", Sig: "self, format_spec, /", Doc: "Convert to a string according to format_spec.",
				Fn: formatMethod(func(th *Thread, v Value, spec *Str) (*Str, error) {
					c, _ := AsComplex(v)
					return FormatComplex(th, v, c, spec)
				})},
			{Name: "from_number", Sig: "type, number, /", Class: true, Doc: "Convert number to a complex floating-point number.", Fn: complexFromNumber},
		},
	}
}
