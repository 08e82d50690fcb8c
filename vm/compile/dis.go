package compile

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

// Dump lists a code object and the code objects among its constants. A line shows the source line where it changes, ">"
// if something jumps here, the instruction's index, its name with the flag operand, and its operands.
func Dump(c *objects.Code) string {
	var b strings.Builder
	dump(&b, c)
	return b.String()
}

// show formats a constant.
func show(v objects.Value) string {
	switch {
	case v.IsNone():
		return "None"
	case v.IsBool():
		if v.Int() != 0 {
			return "True"
		}
		return "False"
	case v.IsInt():
		return strconv.FormatInt(v.Int(), 10)
	case v.IsFloat():
		return strconv.FormatFloat(v.Float(), 'g', -1, 64)
	}
	if c, ok := asCode(v); ok {
		return "<code " + c.Name.String() + ">"
	}
	if s, ok := objects.AsStr(v); ok {
		return strconv.Quote(s.String())
	}
	if t, ok := objects.AsTuple(v); ok {
		items := make([]string, len(t.Items))
		for i, item := range t.Items {
			items[i] = show(item)
		}
		return "(" + strings.Join(items, ", ") + ")"
	}
	return "<constant>"
}

// asCode returns the code object that v is.
func asCode(v objects.Value) (*objects.Code, bool) {
	if v.Type() != objects.CodeType {
		return nil, false
	}
	return (*objects.Code)(v.P), true
}

// dump lists one code object.
func dump(b *strings.Builder, c *objects.Code) {
	fmt.Fprintf(b, "%s: regs %d, args %d/%d/%d", c.QualName, c.NumRegs, c.ArgCount, c.PosOnly, c.KwOnly)
	list := func(label string, names []*objects.Str) {
		if len(names) > 0 {
			fmt.Fprintf(b, ", %s", label)
			for _, n := range names {
				fmt.Fprintf(b, " %s", n)
			}
		}
	}
	list("locals", c.LocalNames)
	list("free", c.FreeNames)
	if len(c.CellLocals) > 0 {
		fmt.Fprintf(b, ", cells %v", c.CellLocals)
	}
	b.WriteByte('\n')
	targets := map[int]bool{}
	for pc, w := range c.Instrs {
		if t, ok := jumpTarget(opcode.Instr(w), pc); ok {
			targets[t] = true
		}
	}
	for _, h := range c.Handlers {
		targets[int(h.Target)] = true
	}
	line := int32(-1)
	for pc, w := range c.Instrs {
		lineCol := "    "
		if l := c.Lines[pc].Line; l != line {
			lineCol, line = fmt.Sprintf("%4d", l), l
		}
		mark := ' '
		if targets[pc] {
			mark = '>'
		}
		text := instr(c, opcode.Instr(w), pc)
		fmt.Fprintf(b, "%s %c%4d  %s\n", lineCol, mark, pc, strings.TrimRight(text, " "))
	}
	for _, h := range c.Handlers {
		fmt.Fprintf(b, "     handler %d..%d -> %d r%d\n", h.Start, h.End, h.Target, h.Reg)
	}
	for _, k := range c.Consts {
		if inner, ok := asCode(k); ok {
			b.WriteByte('\n')
			dump(b, inner)
		}
	}
}

// jumpTarget returns where an instruction may jump to.
func jumpTarget(i opcode.Instr, pc int) (int, bool) {
	info := opcode.Table[i.Op()]
	switch {
	case info.B == opcode.Jump32:
		return pc + 1 + int(i.BC()), true
	case info.C == opcode.Jump:
		return pc + 1 + int(int16(i.C())), true
	}
	return 0, false
}

// instr lists one instruction.
func instr(c *objects.Code, i opcode.Instr, pc int) string {
	info := opcode.Table[i.Op()]
	name := info.Name
	if i.X() != 0 {
		name = fmt.Sprintf("%s.%d", name, i.X())
	}
	out := []string{}
	for n, k := range [...]opcode.Kind{info.A, info.B, info.C} {
		v := [...]uint16{i.A(), i.B(), i.C()}[n]
		switch k {
		case opcode.None:
			continue
		case opcode.Dst, opcode.Src, opcode.SrcDst, opcode.Block:
			out = append(out, fmt.Sprintf("r%d", v/opcode.RegSize))
		case opcode.Imm:
			out = append(out, fmt.Sprint(int16(v)))
		case opcode.Count:
			out = append(out, fmt.Sprint(v))
		case opcode.Const:
			out = append(out, show(c.Consts[v]))
		case opcode.Const1:
			if v > 0 {
				out = append(out, show(c.Consts[v-1]))
			}
		case opcode.Const32:
			out = append(out, show(c.Consts[i.BC()]))
		case opcode.Cache:
			if i.X() == opcode.FarName && i.Op() != opcode.LoadMethod {
				out = append(out, fmt.Sprintf("name in r%d", v/opcode.RegSize))
				continue
			}
			e := c.Caches[v]
			text := e.Name.String()
			if e.KwNames != nil {
				text += show(e.KwNames.Value())
			}
			out = append(out, text)
		case opcode.Jump, opcode.Jump32:
			t, _ := jumpTarget(i, pc)
			out = append(out, fmt.Sprintf("-> %d", t))
		}
	}
	return fmt.Sprintf("%-14s %s", name, strings.Join(out, " "))
}
