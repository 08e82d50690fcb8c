//go:build invariants

package stm

const invariants = true
