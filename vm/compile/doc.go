// Package compile turns syntax trees into the register bytecode of package opcode.
//
// [Module] is the one entry point. A compiler holds what all code objects of a module share; a gen generates one code
// object, walking the tree once and emitting instructions as it goes.
//
// # Registers
//
// Named locals own registers; everything above is a stack of temporaries, of which gen.tmp is the next free one.
// Expressions are destination-driven: into(e, d) leaves the value in register d, any(e) in a register of its choice, which
// for a local is the variable's own. Two rules keep that sound. A register the user can see is written only by the
// instruction that completes the value, so an exception half-way leaves the variable as it was. And a local that was
// returned by register is copied first (stable) when what is evaluated next contains an assignment expression.
//
// # Bound locals
//
// gen.bound is the set of locals certainly assigned at the current point; only others need CheckBound. The state travels
// with labels: a jump adds its state to the label's, and where code is joined the sets are intersected. At loop heads and
// exception handlers, which are reached from code that isn't generated yet, locals that are deleted anywhere in the
// function count as unassigned.
//
// # Dead code
//
// After an unconditional jump nothing is emitted until a label that something jumps to.
//
// A map of the files:
//
//	compile.go        Options, Module, module bodies
//	gen.go            one code object: layout of the frame, prologue, finishing
//	asm.go            instructions, labels, jumps, exception table rows, the set of bound locals
//	names.go          what a name is: register, cell, global, namespace entry
//	consts.go         constants and their identity
//	fold.go           constant expressions
//	far.go            more constants and names than operands have room for
//	expr.go           expressions
//	cond.go           conditions as jumps
//	call.go           calls, methods, super()
//	display.go        tuples, lists, sets, dicts, f-strings
//	comprehension.go  comprehensions and generator expressions
//	match.go          match statements
//	walrus.go         which expressions may rebind a local
//	assign.go         assignment, unpacking, deletion
//	stmt.go           simple statements and if
//	loops.go          for, while, break, continue
//	blocks.go         leaving nested blocks
//	try.go            try and with
//	function.go       functions, lambdas, classes
//	annotations.go    __annotate__ functions
//	typeparams.go     generic functions and classes
//	unparse.go        annotations as strings
//	unsupported.go    what Weft can't do yet, and small helpers
//	dis.go            Dump: a readable listing
package compile
