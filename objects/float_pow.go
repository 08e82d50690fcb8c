package objects

import "github.com/weftpy/weft/internal/libm"

func pow(x, y float64) float64 {
	if y == 2 {
		return x * x // the same, and common
	}
	return libm.Pow(x, y)
}

func hypot(x, y float64) float64 { return libm.Hypot(x, y) }
