// Runenames prints the names of all characters that golang.org/x/text knows, for internal/tools/unitables/unidata.py.
package main

import (
	"bufio"
	"fmt"
	"os"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

func main() {
	w := bufio.NewWriter(os.Stdout)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if name := runenames.Name(r); name != "" && name[0] != '<' {
			fmt.Fprintf(w, "%04X %s\n", r, name)
		}
	}
	if err := w.Flush(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
