package main

import "strings"

// dedent removes the white space that all lines of a program begin with, so that code after -c may be indented like the shell
// script that it is in. Lines of nothing but spaces and tabs don't count and become empty.
func dedent(src string) string {
	lines := strings.SplitAfter(src, "\n")
	margin, found := "", false
	for _, line := range lines {
		text := strings.TrimLeft(line, " \t")
		if text == "" || text == "\n" {
			continue
		}
		lead := line[:len(line)-len(text)]
		if !found {
			margin, found = lead, true
		}
		margin = commonPrefix(margin, lead)
	}
	if margin == "" {
		return src
	}
	for i, line := range lines {
		if text := strings.TrimLeft(line, " \t"); text == "" || text == "\n" {
			lines[i] = text
		} else {
			lines[i] = line[len(margin):]
		}
	}
	return strings.Join(lines, "")
}

func commonPrefix(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}
