package vm

import (
	"fmt"
	"strings"

	"github.com/weftpy/weft/objects"
)

// The messages for calls whose arguments don't fit, in CPython's words.

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func tooManyArgs(th *thrd, fn *fnObj, given int, params []value) error {
	code := fn.Code
	kwGiven := 0
	for p := code.ArgCount; p < code.ArgCount+code.KwOnly; p++ {
		if !params[p].IsUndef() {
			kwGiven++
		}
	}
	nd := 0
	if fn.Defaults != nil {
		nd = len(fn.Defaults.Items)
	}
	takes := fmt.Sprint(code.ArgCount)
	many := code.ArgCount != 1
	if nd > 0 {
		takes = fmt.Sprintf("from %d to %d", code.ArgCount-nd, code.ArgCount)
		many = true
	}
	s := ""
	if many {
		s = "s"
	}
	was := "was"
	if given != 1 || kwGiven > 0 {
		was = "were"
	}
	extra := ""
	if kwGiven > 0 {
		extra = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", plural(given), kwGiven, plural(kwGiven))
	}
	return objects.Raisef(th, objects.TypeErrorType, "%s() takes %s positional argument%s but %d%s %s given", fn.QualName.String(), takes, s, given, extra, was)
}

func missingArgs(th *thrd, fn *fnObj, names []string, kind string) error {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "'" + n + "'"
	}
	var list string
	switch len(quoted) {
	case 1:
		list = quoted[0]
	case 2:
		list = quoted[0] + " and " + quoted[1]
	default:
		list = strings.Join(quoted[:len(quoted)-1], ", ") + ", and " + quoted[len(quoted)-1]
	}
	return objects.Raisef(th, objects.TypeErrorType, "%s() missing %d required %s argument%s: %s", fn.QualName.String(), len(names), kind, plural(len(names)), list)
}

func unexpectedKeyword(th *thrd, fn *fnObj, name *objects.Str, names []value) error {
	code := fn.Code
	var posOnly []string
	for p := range code.PosOnly {
		for _, n := range names {
			if s, ok := objects.AsStr(n); ok && s.Equal(code.LocalNames[p]) {
				posOnly = append(posOnly, s.String())
			}
		}
	}
	if len(posOnly) > 0 {
		return objects.Raisef(th, objects.TypeErrorType, "%s() got some positional-only arguments passed as keyword arguments: '%s'", fn.QualName.String(), strings.Join(posOnly, ", "))
	}
	if hint := closest(name.String(), code); hint != "" {
		return objects.Raisef(th, objects.TypeErrorType, "%s() got an unexpected keyword argument '%s'. Did you mean '%s'?", fn.QualName.String(), name.String(), hint)
	}
	return objects.Raisef(th, objects.TypeErrorType, "%s() got an unexpected keyword argument '%s'", fn.QualName.String(), name.String())
}

// closest returns the parameter that name was probably meant to be, or "".
func closest(name string, code *objects.Code) string {
	var names []string
	for p := code.PosOnly; p < code.ArgCount+code.KwOnly; p++ {
		names = append(names, code.LocalNames[p].String())
	}
	return objects.Closest(names, name)
}
