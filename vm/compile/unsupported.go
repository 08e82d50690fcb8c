package compile

import (
	"sort"
	"strings"

	"github.com/weftpy/weft/vm/opcode"
	"github.com/weftpy/weft/vm/symtable"
	"github.com/weftpy/weft/vm/syntax"
)

// unsupported stands for a construct that Weft lacks: code that raises when it is reached in lenient mode, or else an
// error of the whole module.
func (g *gen) unsupported(p *syntax.Pos, what string) {
	msg := "weft does not support " + what + " yet"
	if !g.opts.Lenient {
		g.fail(p, msg)
	}
	t := g.constReg(p, syntax.Str(msg))
	g.emit(p, opcode.Intrinsic, opcode.IntrinsicNotImplementedError, t, t, 0)
	g.reachable = false
}

// asyncOnly rejects statements that only an async function may have; those have no body here.
func (g *gen) asyncOnly(p *syntax.Pos, what string) {
	g.fail(p, what+" outside async function")
}

// asyncComprehension rejects an asynchronous comprehension.
func (g *gen) asyncComprehension(p *syntax.Pos) {
	g.fail(p, "asynchronous comprehension outside of an asynchronous function")
}

// staticAttributes returns the sorted names that the methods of a class assign to self.
func staticAttributes(s *symtable.Scope) tupleConst {
	names := make([]string, 0, len(s.StaticAttrs))
	for n := range s.StaticAttrs {
		names = append(names, n)
	}
	sort.Strings(names)
	t := make(tupleConst, len(names))
	for i, n := range names {
		t[i] = syntax.Str(n)
	}
	return t
}

// cleanDoc removes the common indentation of a docstring and the margin of its lines, as CPython's compiler does.
func cleanDoc(doc syntax.Str) syntax.Str {
	lines := strings.Split(expandTabs(string(doc)), "\n")
	margin := -1
	for _, l := range lines[1:] {
		if t := strings.TrimLeft(l, " "); t != "" && (margin < 0 || len(l)-len(t) < margin) {
			margin = len(l) - len(t)
		}
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	for i, l := range lines[1:] {
		lines[i+1] = l[min(max(margin, 0), len(l)-len(strings.TrimLeft(l, " "))):]
	}
	return syntax.Str(strings.Join(lines, "\n"))
}

// expandTabs replaces tabs by spaces up to the next multiple of eight columns.
func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	col := 0
	for _, r := range []byte(s) {
		switch {
		case r == '\t':
			n := 8 - col%8
			b.WriteString("        "[:n])
			col += n
			continue
		case r == '\n':
			col = -1
		}
		b.WriteByte(r)
		if r&0xc0 != 0x80 {
			col++
		}
	}
	return b.String()
}
