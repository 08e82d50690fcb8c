package cmath

import "math"

// specials holds the results for arguments that are not finite: for each function a table by the kinds of the real part (rows)
// and the imaginary part (columns): -inf, negative, -0, 0, positive, inf, nan. A result is two letters of specialValues, or XX
// for a domain error; dots stand where a function computes. Recorded from CPython.
var specials = map[string][7]string{
	"acos":  {"TIPIPIPiPiTiNI", "HI........HiNN", "HI........HiHN", "HI........HiHN", "HI........HiNN", "QI0I0I0i0iQiNI", "NINNNNNNNNNiNN"},
	"acosh": {"ItIpIpIPIPITIN", "Ih........IHNN", "Ih........IHNH", "Ih........IHNH", "Ih........IHNN", "IqIzIzI0I0IQIN", "INNNNNNNNNINNN"},
	"asinh": {"iqizizi0i0iQiN", "ih........iHNN", "ih........iHNN", "Ih........IHNN", "Ih........IHNN", "IqIzIzI0I0IQIN", "INNNNzN0NNINNN"},
	"atanh": {"zhzhzhzHzHzHzN", "zh........zHNN", "zh........zHzN", "0h........0H0N", "0h........0HNN", "0h0h0h0H0H0H0N", "0hNNNNNNNN0HNN"},
	"cosh":  {"XX..I0Iz..XXIN", "XX........XXNN", "XX........XXN0", "XX........XXN0", "XX........XXNN", "XX..IzI0..XXIN", "NNNNN0N0NNNNNN"},
	"exp":   {"00..0z00..0000", "XX........XXNN", "XX........XXNN", "XX........XXNN", "XX........XXNN", "XX..IzI0..XXIN", "NNNNNzN0NNNNNN"},
	"log":   {"ItIpIpIPIPITIN", "Ih........IHNN", "Ih........IHNN", "Ih........IHNN", "Ih........IHNN", "IqIzIzI0I0IQIN", "INNNNNNNNNINNN"},
	"sinh":  {"XX..izi0..XXIN", "XX........XXNN", "XX........XX0N", "XX........XX0N", "XX........XXNN", "XX..IzI0..XXIN", "NNNNNzN0NNNNNN"},
	"sqrt":  {"Ii0i0i0I0IIINI", "Ii........IINN", "Ii........IINN", "Ii........IINN", "Ii........IINN", "IiIzIzI0I0IIIN", "IiNNNNNNNNIINN"},
	"tanh":  {"u0..uzu0..u0u0", "XX........XXNN", "XX........XXzN", "XX........XX0N", "XX........XXNN", "10..1z10..1010", "NNNNNzN0NNNNNN"},
	"rect":  {"XX..i0iz..XXIN", "XX........XXNN", "00........0000", "00........0000", "XX........XXNN", "XX..IzI0..XXIN", "NNNNN0N0NNNNNN"},
}

var specialValues = map[byte]float64{
	'0': 0, 'z': math.Copysign(0, -1), '1': 1, 'u': -1, 'I': math.Inf(1), 'i': math.Inf(-1), 'N': math.NaN(),
	'P': math.Pi, 'p': -math.Pi, 'H': math.Pi / 2, 'h': -math.Pi / 2, 'Q': math.Pi / 4, 'q': -math.Pi / 4, 'T': 3 * math.Pi / 4, 't': -3 * math.Pi / 4,
}

// kind returns the row or column of x.
func kind(x float64) int {
	switch {
	case math.IsNaN(x):
		return 6
	case math.IsInf(x, -1):
		return 0
	case math.IsInf(x, 1):
		return 5
	case x < 0:
		return 1
	case x > 0:
		return 4
	case math.Signbit(x):
		return 2
	}
	return 3
}

// special returns the result of the function name for z, or for r and phi of rect; ok is false if it has to be computed.
func special(name string, z complex128) (w complex128, err fault, ok bool) {
	if isFinite(z) {
		return 0, none, false
	}
	at := specials[name][kind(real(z))][2*kind(imag(z)):]
	switch at[0] {
	case '.':
		return 0, none, false
	case 'X':
		return 0, domain, true
	}
	return complex(specialValues[at[0]], specialValues[at[1]]), none, true
}

func isFinite(z complex128) bool {
	return !math.IsInf(real(z), 0) && !math.IsInf(imag(z), 0) && !math.IsNaN(real(z)) && !math.IsNaN(imag(z))
}
