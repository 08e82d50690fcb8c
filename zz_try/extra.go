package main

import (
	"fmt"
	"os"
	"strings"

	. "github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm"
)

func extra(th *Thread, m *Module) {
	if os.Args[1] != "-l" {
		return
	}
	v := th.Interp.Eval.(*vm.VM)
	data, _ := os.ReadFile(os.Args[2])
	for _, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		show := func(err error) {
			r, ok := err.(*Raised)
			if !ok {
				fmt.Println(line, "ERR", err)
				return
			}
			s, _ := ToStr(th, r.Value)
			fmt.Println(line, "!!", r.Value.Type().Name, s.String())
		}
		c, err := v.Compile(th, []byte(line), "<string>", "eval", 0, 0)
		if err != nil {
			show(err)
			continue
		}
		x, err := v.Run(th, c, m.Dict, Undef)
		if err != nil {
			show(err)
			continue
		}
		s, err := Repr(th, x)
		if err != nil {
			show(err)
			continue
		}
		t := s.String()
		if len(t) > 100 {
			t = t[:100]
		}
		fmt.Println(line, "->", t)
	}
	os.Exit(0)
}

func fmtexc(th *Thread, a []Value) (Value, error) { return None, nil }

func report(th *Thread, r *Raised) { s, _ := FormatException(th, r.Exc()); fmt.Print(s) }
