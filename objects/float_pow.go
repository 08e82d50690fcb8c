package objects

import "math"

func pow(x, y float64) float64 { return math.Pow(x, y) }

func hypot(x, y float64) float64 { return math.Hypot(x, y) }
