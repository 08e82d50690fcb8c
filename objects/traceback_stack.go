package objects

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// stackEntry is one line of a traceback with the source it shows.
type stackEntry struct {
	filename, name string
	rng            SourceRange
	lines          []string // source lines of the range, right-trimmed; nil if not available
}

// repeatedFrames is how many identical entries are shown before the rest is summed up.
const repeatedFrames = 3

// stack returns the entries of a traceback.
func (b *reportBuilder) stack(tb *Traceback) ([]stackEntry, error) {
	var entries []stackEntry
	for ; tb != nil; tb = tb.Next {
		code, rng := tb.Frame.Code, tb.Range()
		e := stackEntry{filename: code.Filename.String(), name: code.Name.String(), rng: rng}
		if e.rng.EndLine < e.rng.Line {
			e.rng.EndLine = e.rng.Line
		}
		source, err := b.source(tb.Frame)
		if err != nil {
			return nil, err
		}
		for n := int(e.rng.Line); n <= int(e.rng.EndLine); n++ {
			line := ""
			if n >= 1 && n <= len(source) {
				line = strings.TrimRightFunc(source[n-1], unicode.IsSpace)
			}
			e.lines = append(e.lines, line)
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// formatStack lays out the entries. Of more than three in a row at the same line the rest is only counted.
func formatStack(entries []stackEntry) string {
	var sb strings.Builder
	count := 0
	flush := func() {
		if count > repeatedFrames {
			n := count - repeatedFrames
			sb.WriteString("  [Previous line repeated " + strconv.Itoa(n) + " more time" + plural(n) + "]\n")
		}
	}
	for i, e := range entries {
		if i == 0 || e.filename != entries[i-1].filename || e.rng.Line != entries[i-1].rng.Line || e.name != entries[i-1].name {
			flush()
			count = 0
		}
		if count++; count <= repeatedFrames {
			e.write(&sb)
		}
	}
	flush()
	return sb.String()
}

func (e *stackEntry) write(sb *strings.Builder) {
	sb.WriteString("  File \"" + e.filename + "\", line " + strconv.Itoa(int(e.rng.Line)) + ", in " + e.name + "\n")
	dedented := dedent(e.lines)
	if strings.TrimSpace(strings.Join(dedented, "")) == "" {
		return
	}
	if e.rng.Col < 0 || e.rng.EndCol < 0 {
		sb.WriteString("    " + strings.TrimSpace(e.lines[0]) + "\n")
		return
	}
	for _, line := range newMarked(e, dedented).layout() {
		sb.WriteString("    " + line + "\n")
	}
}

// dedent removes the white space that all lines start with; lines of nothing else become empty.
func dedent(lines []string) []string {
	margin, found := "", false
	for _, l := range lines {
		t := strings.TrimLeft(l, " \t")
		if t == "" {
			continue
		}
		lead := l[:len(l)-len(t)]
		if !found {
			margin, found = lead, true
			continue
		}
		n := 0
		for n < len(margin) && n < len(lead) && margin[n] == lead[n] {
			n++
		}
		margin = margin[:n]
	}
	out := make([]string, len(lines))
	for i, l := range lines {
		if strings.TrimLeft(l, " \t") != "" {
			out[i] = l[len(margin):]
		}
	}
	return out
}

// marked is the source of an entry with the range to mark, in characters.
type marked struct {
	lines      [][]rune
	start, end int // of the range, in the first and the last line
	anchors    *anchors
	carets     bool
}

func runeOffset(line string, byteOff int) int {
	return utf8.RuneCountInString(line[:min(max(byteOff, 0), len(line))])
}

func newMarked(e *stackEntry, dedented []string) *marked {
	m := &marked{}
	for _, l := range dedented {
		m.lines = append(m.lines, []rune(l))
	}
	last := len(e.lines) - 1
	cut := utf8.RuneCountInString(e.lines[0]) - len(m.lines[0])
	m.start = min(max(0, runeOffset(e.lines[0], int(e.rng.Col))-cut), len(m.lines[0]))
	m.end = min(max(0, runeOffset(e.lines[last], int(e.rng.EndCol))-cut), len(m.lines[last]))
	if segment := m.segment(); segment != nil {
		m.anchors = findAnchors(segment)
	}
	m.carets = m.showCarets()
	return m
}

// segment returns the lines of the range without what is before and after it.
func (m *marked) segment() [][]rune {
	last := len(m.lines) - 1
	if last == 0 && m.start > m.end {
		return nil
	}
	seg := make([][]rune, len(m.lines))
	copy(seg, m.lines)
	seg[last] = seg[last][:m.end]
	seg[0] = seg[0][m.start:]
	return seg
}

// showCarets reports whether marks say anything: not if the range is the whole line, or a call that is all an assignment to a
// name does, or a call of a plain name in a return statement.
func (m *marked) showCarets() bool {
	first, last := m.lines[0], m.lines[len(m.lines)-1]
	if m.anchors != nil && m.anchors.call {
		before := strings.TrimSpace(string(first[:m.start]))
		after := strings.TrimSpace(string(last[m.end:]))
		target, isAssign := strings.CutSuffix(before, "=")
		target = strings.TrimSpace(target)
		ends := after == "" || after[0] == '#' || after[0] == ';'
		if ends && (before == "return" && m.anchors.nameCall || isAssign && isIdentifier(target) && !isReserved(target)) {
			return false
		}
	}
	return m.anchors != nil || strings.TrimSpace(string(first[:m.start])) != "" || strings.TrimSpace(string(last[m.end:])) != ""
}

// layout returns the lines to show: the first, the last and those around the anchors, each followed by its marks.
func (m *marked) layout() []string {
	show := map[int]bool{0: true, len(m.lines) - 1: true}
	if a := m.anchors; a != nil {
		for d := -1; d <= 1; d++ {
			show[a.leftLine+d], show[a.rightLine+d] = true, true
		}
	}
	var order []int
	for n := range show {
		if n >= 0 && n < len(m.lines) {
			order = append(order, n)
		}
	}
	sort.Ints(order)
	var out []string
	for i, n := range order {
		if i > 0 {
			switch d := n - order[i-1]; {
			case d == 2:
				out = m.appendLine(out, n-1)
			case d > 2:
				out = append(out, "...<"+strconv.Itoa(d-1)+" lines>...")
			}
		}
		out = m.appendLine(out, n)
	}
	return out
}

// appendLine appends line n and its marks.
func (m *marked) appendLine(out []string, n int) []string {
	line := m.lines[n]
	out = append(out, string(line))
	if !m.carets {
		return out
	}
	spaces := 0
	for spaces < len(line) && unicode.IsSpace(line[spaces]) {
		spaces++
	}
	width := displayWidth(line)
	if n == len(m.lines)-1 {
		width = displayWidth(line[:m.end])
	}
	from := 0
	if n == 0 {
		from = displayWidth(line[:m.start])
	}
	marks := make([]byte, width)
	for col := range marks {
		switch {
		case col < spaces || col < from:
			marks[col] = ' '
		case m.anchors == nil || m.inAnchors(n, col):
			marks[col] = '^'
		default:
			marks[col] = '~'
		}
	}
	return append(out, string(marks))
}

// inAnchors reports whether the column, in display cells, is between the anchors.
func (m *marked) inAnchors(n, col int) bool {
	a := m.anchors
	cell := func(line, off int) int {
		if line == 0 {
			off += m.start
		}
		return displayWidth(m.lines[line][:min(off, len(m.lines[line]))])
	}
	after := n > a.leftLine || n == a.leftLine && col >= cell(a.leftLine, a.leftCol)
	return after && (n < a.rightLine || n == a.rightLine && col < cell(a.rightLine, a.rightCol))
}

// displayWidth is the width of text in terminal cells: wide East Asian characters and emoji take two.
func displayWidth(r []rune) int {
	n := len(r)
	for _, c := range r {
		if isWide(c) {
			n++
		}
	}
	return n
}

// wideRanges are the blocks of characters of East Asian width W and F.
// Source: EastAsianWidth.txt of the Unicode Character Database.
var wideRanges = [...][2]rune{
	{0x1100, 0x115f}, {0x231a, 0x231b}, {0x2329, 0x232a}, {0x23e9, 0x23ec}, {0x23f0, 0x23f0}, {0x23f3, 0x23f3},
	{0x25fd, 0x25fe}, {0x2614, 0x2615}, {0x2648, 0x2653}, {0x267f, 0x267f}, {0x2693, 0x2693}, {0x26a1, 0x26a1},
	{0x26aa, 0x26ab}, {0x26bd, 0x26be}, {0x26c4, 0x26c5}, {0x26ce, 0x26ce}, {0x26d4, 0x26d4}, {0x26ea, 0x26ea},
	{0x26f2, 0x26f3}, {0x26f5, 0x26f5}, {0x26fa, 0x26fa}, {0x26fd, 0x26fd}, {0x2705, 0x2705}, {0x270a, 0x270b},
	{0x2728, 0x2728}, {0x274c, 0x274c}, {0x274e, 0x274e}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},
	{0x27b0, 0x27b0}, {0x27bf, 0x27bf}, {0x2b1b, 0x2b1c}, {0x2b50, 0x2b50}, {0x2b55, 0x2b55}, {0x2e80, 0x303e},
	{0x3041, 0x33ff}, {0x3400, 0x4dbf}, {0x4e00, 0xa4cf}, {0xa960, 0xa97c}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
	{0xfe10, 0xfe19}, {0xfe30, 0xfe6b}, {0xff01, 0xff60}, {0xffe0, 0xffe6}, {0x16fe0, 0x18cff}, {0x1aff0, 0x1b2ff},
	{0x1f004, 0x1f004}, {0x1f0cf, 0x1f0cf}, {0x1f18e, 0x1f18e}, {0x1f191, 0x1f19a}, {0x1f200, 0x1f320}, {0x1f32d, 0x1f335},
	{0x1f337, 0x1f37c}, {0x1f37e, 0x1f393}, {0x1f3a0, 0x1f3ca}, {0x1f3cf, 0x1f3d3}, {0x1f3e0, 0x1f3f0}, {0x1f3f4, 0x1f3f4},
	{0x1f3f8, 0x1f43e}, {0x1f440, 0x1f440}, {0x1f442, 0x1f4fc}, {0x1f4ff, 0x1f53d}, {0x1f54b, 0x1f54e}, {0x1f550, 0x1f567},
	{0x1f57a, 0x1f57a}, {0x1f595, 0x1f596}, {0x1f5a4, 0x1f5a4}, {0x1f5fb, 0x1f64f}, {0x1f680, 0x1f6c5}, {0x1f6cc, 0x1f6cc},
	{0x1f6d0, 0x1f6d2}, {0x1f6d5, 0x1f6d7}, {0x1f6dc, 0x1f6df}, {0x1f6eb, 0x1f6ec}, {0x1f6f4, 0x1f6fc}, {0x1f7e0, 0x1f7eb},
	{0x1f7f0, 0x1f7f0}, {0x1f90c, 0x1f93a}, {0x1f93c, 0x1f945}, {0x1f947, 0x1f9ff}, {0x1fa70, 0x1faff}, {0x20000, 0x2fffd},
	{0x30000, 0x3fffd},
}

func isWide(c rune) bool {
	if c < 0x1100 {
		return false
	}
	i := sort.Search(len(wideRanges), func(i int) bool { return wideRanges[i][1] >= c })
	return i < len(wideRanges) && wideRanges[i][0] <= c
}
