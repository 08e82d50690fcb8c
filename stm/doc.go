// Package stm is Weft's transaction engine. It knows no Python type.
package stm
