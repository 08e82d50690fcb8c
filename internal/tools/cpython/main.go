// Command cpython prints the path of the CPython interpreter that Weft is compared with, and unpacks it first if need be.
package main

import (
	"fmt"
	"os"

	"github.com/weftpy/weft/internal/cpython"
)

func main() {
	path, err := cpython.Path()
	if err != nil {
		fmt.Fprintln(os.Stderr, "cpython:", err)
		os.Exit(1)
	}
	fmt.Println(path)
}
