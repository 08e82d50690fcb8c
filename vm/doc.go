// Package vm runs Weft's bytecode.
//
// # Map
//
//	vm.go       VM: what one interpreter needs to run code; the Evaluator that package objects calls
//	thread.go   the per-thread state of the eval loop, and the register stack
//	loop.go     the eval loop: quickened instructions, and nothing that can be elsewhere
//	slow.go     every instruction in its general form; it quickens what it runs
//	quick.go    the quickened opcodes
//	attr.go     attribute access and its inline caches
//	call.go     calls: binding arguments, pushing frames, classes
//	gen.go      generators
//	unwind.go   exceptions: handlers, tracebacks, raise
//	tx.go       transactions: anchors, register restore, safepoints
//	import.go   import of modules and packages
//	frames.go   frame records for tracebacks, sys._getframe, locals()
//
// # The loop
//
// Frames are windows on a register stack (package opcode has the layout). Python calls, generator resumes in for loops and
// __init__ push a frame and stay in the same activation of the loop; only native code that calls back into Python starts a
// nested one. An instruction that its fast form can't do goes to slow, which does it in general. slow and everything it
// calls leave Dst registers alone until they have succeeded.
//
// # Transactions
//
// Safepoints are loop back-edges and function entries: there the budget counter is tested, and when it has run out tick
// commits and begins transactions. A transaction is anchored at the safepoint where it began: the loop saved the registers of
// its frame there, and saves those of each caller before it returns into it (thread.savedFP). An abort travels as stm.ErrAbort
// to the activation that the anchor belongs to, which restores the registers and goes on from there. A transaction that began
// in a nested activation commits before that activation returns, because the native code below can't be run again from its
// middle; the engine keeps that code safe until the outer activation anchors again.
package vm
