// Package statistics is the module _statistics: what the module statistics would rather not compute in Python.
package statistics

import (
	"math"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/internal/libm"
)

// Module returns the module's description.
func Module() *ext.Module {
	return &ext.Module{
		Name:   "_statistics",
		Doc:    "Accelerators for the statistics module.\n",
		Effect: ext.Pure,
		Funcs:  []ext.Func{{Name: "_normal_dist_inv_cdf", Sig: "p, mu, sigma, /", Fn: inverseNormal}},
	}
}

func inverseNormal(th *ext.Thread, a []ext.Value) (ext.Value, error) {
	var v [3]float64
	for i := range v {
		f, err := ext.AsFloat64(th, a[i])
		if err != nil {
			return ext.Value{}, err
		}
		v[i] = f
	}
	p, mu, sigma := v[0], v[1], v[2]
	if p <= 0 || p >= 1 {
		return ext.Value{}, ext.RaiseMsg(th, ext.ValueErrorType, "inv_cdf undefined for these parameters")
	}
	return ext.Float(mu + float64(quantile(p)*sigma)), nil
}

// ratio evaluates a quotient of polynomials, the highest coefficients first.
func ratio(x float64, num, den [8]float64) float64 {
	n, d := 0.0, 0.0
	for i := range num {
		n = float64(n*x) + num[i]
		d = float64(d*x) + den[i]
	}
	return n / d
}

// quantile is the inverse of the standard normal distribution's cumulative function.
// Source: M. J. Wichura, "Algorithm AS241: The percentage points of the normal distribution", Applied Statistics 37, 1988.
func quantile(p float64) float64 {
	q := p - 0.5
	if math.Abs(q) <= 0.425 {
		return ratioCentral(0.180625-float64(q*q), q)
	}
	r := p
	if q > 0 {
		r = 1 - p
	}
	r = math.Sqrt(-libm.Log(r))
	if r <= 5 {
		r = ratioMiddle(r - 1.6)
	} else {
		r = ratioTail(r - 5)
	}
	if q < 0 {
		return -r
	}
	return r
}

// ratioCentral multiplies by q before it divides, as the reference does.
func ratioCentral(r, q float64) float64 {
	num := [...]float64{2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
		1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0}
	den := [...]float64{5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
		5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1}
	n, d := 0.0, 0.0
	for i := range num {
		n = float64(n*r) + num[i]
		d = float64(d*r) + den[i]
	}
	return float64(n*q) / d
}

func ratioMiddle(r float64) float64 {
	return ratio(r,
		[8]float64{7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
			3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0},
		[8]float64{1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
			6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1})
}

func ratioTail(r float64) float64 {
	return ratio(r,
		[8]float64{2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
			2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0},
		[8]float64{2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
			1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1})
}
