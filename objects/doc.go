// Package objects holds Weft's values, types and builtin objects.
package objects
