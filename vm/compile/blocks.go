package compile

import (
	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/syntax"
)

// blockKind is the kind of a statement that return, break and continue may have to leave.
type blockKind uint8

// The kinds of blocks.
const (
	loopBlock    blockKind = iota // for or while
	tryBlock                      // try body with except clauses
	handlerBlock                  // except clauses
	namedBlock                    // except clause with a name
	finallyBlock                  // try body with a finally clause
	finalBlock                    // finally clause entered by an exception
	withBlock                     // with body
)

// block is a statement around the current point that needs care when control leaves it.
type block struct {
	kind blockKind
	pos  *syntax.Pos

	brk, cont label // loops

	// The other blocks protect a region of code, which code that leaves the block interrupts.
	start  int32
	target label
	reg    int

	final []syntax.Stmt // finallyBlock
	name  string        // namedBlock
	exit  int           // withBlock: first of the registers that WithEnter sets
	call  int           // withBlock: the cache of CallM for __exit__
	bound bool          // withBlock: there was none left, so __exit__ is bound
}

// maxBlocks is CPython's limit on nested blocks.
const maxBlocks = 21

// push enters a block.
func (g *gen) push(b *block) {
	if len(g.blocks) >= maxBlocks && g.staticBlocks() >= maxBlocks {
		g.fail(b.pos, "too many statically nested blocks")
	}
	b.start = g.pc()
	g.blocks = append(g.blocks, b)
}

// staticBlocks counts the blocks that CPython's limit is about.
func (g *gen) staticBlocks() int {
	n := 0
	for _, b := range g.blocks {
		if b.kind != namedBlock {
			n++
		}
	}
	return n
}

// pop leaves the innermost block and closes its region.
func (g *gen) pop() {
	b := g.blocks[len(g.blocks)-1]
	g.blocks = g.blocks[:len(g.blocks)-1]
	if b.kind != loopBlock {
		g.protect(b.start, b.target, b.reg)
	}
}

// runsCode tells if leaving the blocks from index i on may run code that changes variables.
func (g *gen) runsCode(i int) bool {
	for _, b := range g.blocks[i:] {
		if b.kind == finallyBlock || b.kind == namedBlock {
			return true
		}
	}
	return false
}

// unwind generates the code that leaves the blocks from index i on, innermost first, then what leave emits. The cleanup
// is outside the regions of the blocks already left.
func (g *gen) unwind(p *syntax.Pos, i int, leave func()) {
	saved := g.blocks
	for n := len(saved) - 1; n >= i; n-- {
		b := saved[n]
		if b.kind != loopBlock {
			g.protect(b.start, b.target, b.reg)
		}
		g.blocks = saved[:n:n]
		if g.reachable {
			g.cleanup(p, b)
		}
	}
	leave()
	g.blocks = saved
	for _, b := range saved[i:] {
		b.start = g.pc()
	}
}

// cleanup generates what leaving one block takes.
func (g *gen) cleanup(p *syntax.Pos, b *block) {
	mark := g.tmp
	switch b.kind {
	case handlerBlock, finalBlock:
		g.emit(p, opcode.PopExc, 0, b.reg, 0, 0)
	case namedBlock:
		g.deleteName(p, b.name, true)
	case finallyBlock:
		g.stmts(b.final)
	case withBlock:
		g.callExit(b)
	}
	g.tmp = mark
}

// callExit calls __exit__(None, None, None).
func (g *gen) callExit(b *block) {
	a := g.allocN(2)
	g.move(b.pos, a, b.exit)
	if !b.bound {
		g.move(b.pos, g.alloc(), b.exit+2)
	}
	for range 3 {
		g.constReg(b.pos, nil)
	}
	if b.bound {
		g.emit(b.pos, opcode.Call, 0, a, 3, 0)
	} else {
		g.emit(b.pos, opcode.CallM, 0, a, 4, b.call)
	}
	g.tmp = a
}
