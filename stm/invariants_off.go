//go:build !invariants

package stm

const invariants = false
