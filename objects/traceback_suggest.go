package objects

import "sort"

// The limits of the search for similar names, and what edits cost.
const (
	maxSuggestItems = 750
	maxSuggestSize  = 40
	moveCost        = 2
	caseCost        = 1
)

// suggestion returns what to append to the message of e: ". Did you mean: 'x'?" and the like, or nothing.
func (b *reportBuilder) suggestion(e *Exception, tb *Traceback) (string, error) {
	th, t := b.th, e.Value().Type()
	attr := "name"
	switch {
	case t.Is(ImportErrorType):
		attr = "name_from"
	case !t.Is(NameErrorType) && !t.Is(AttributeErrorType):
		return "", nil
	}
	v, err := LookupAttr(th, e.Value(), attr)
	if err != nil {
		return "", raisedOnly(err)
	}
	name, ok := AsStr(v)
	if !ok {
		return "", nil
	}
	found, err := b.similar(e, tb, name.String())
	if err = raisedOnly(err); err != nil {
		return "", err
	}
	hint := ""
	if found != "" {
		hint = ". Did you mean: '" + found + "'?"
	}
	if !t.Is(NameErrorType) {
		return hint, nil
	}
	std, err := b.isStdlib(name)
	if err != nil || !std {
		return hint, raisedOnly(err)
	}
	if found != "" {
		return hint + " Or did you forget to import '" + name.String() + "'?", nil
	}
	return ". Did you forget to import '" + name.String() + "'?", nil
}

func (b *reportBuilder) isStdlib(name *Str) (bool, error) {
	if b.th.Interp.Modules == nil {
		return false, nil
	}
	sys, err := b.th.Interp.Modules.GetStr(b.th, "sys")
	if err != nil || sys.IsUndef() {
		return false, err
	}
	names, err := LookupAttr(b.th, sys, "stdlib_module_names")
	if err != nil || names.IsUndef() {
		return false, err
	}
	return Contains(b.th, names, name.Value())
}

// similar looks for the name that was meant; errors of Python code mean that there is none.
func (b *reportBuilder) similar(e *Exception, tb *Traceback, wrong string) (string, error) {
	th, t := b.th, e.Value().Type()
	for tb != nil && tb.Next != nil {
		tb = tb.Next
	}
	switch {
	case t.Is(AttributeErrorType):
		obj, err := e.Field(th, FieldObj)
		if err != nil {
			return "", err
		}
		names, err := dirNames(th, obj)
		if err != nil {
			return "", err
		}
		hide := wrong == "" || wrong[0] != '_'
		if hide && tb != nil {
			self, err := frameSelf(th, tb.Frame)
			if err != nil {
				return "", err
			}
			hide = self != obj
		}
		return closest(hideUnderscored(names, hide), wrong), nil
	case t.Is(ImportErrorType):
		name, err := e.Field(th, ImpName)
		if err != nil {
			return "", err
		}
		s, ok := AsStr(name)
		if !ok {
			return "", nil
		}
		mod, err := th.Interp.Eval.Import(th, s, None, None, 0)
		if err != nil {
			return "", err
		}
		names, err := dirNames(th, mod)
		return closest(hideUnderscored(names, wrong == "" || wrong[0] != '_'), wrong), err
	case tb == nil:
		return "", nil
	}
	return similarVariable(th, tb.Frame, wrong)
}

func hideUnderscored(names []string, hide bool) []string {
	if !hide {
		return names
	}
	var keep []string
	for _, n := range names {
		if n == "" || n[0] != '_' {
			keep = append(keep, n)
		}
	}
	return keep
}

// dirNames returns the names that obj.__dir__() lists, sorted.
func dirNames(th *Thread, obj Value) ([]string, error) {
	f, ok := obj.Type().Lookup("__dir__")
	if !ok {
		return nil, nil
	}
	v, err := CallBound(th, f, obj, nil)
	if err != nil {
		return nil, err
	}
	names, err := strItems(th, v)
	sort.Strings(names)
	return names, err
}

func strItems(th *Thread, v Value) ([]string, error) {
	items, err := Collect(th, v)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, it := range items {
		if s, ok := AsStr(it); ok {
			names = append(names, s.String())
		}
	}
	return names, nil
}

// frameSelf returns the local variable self of a frame, or Undef.
func frameSelf(th *Thread, f *Frame) (Value, error) {
	v, err := f.Locals(th)
	if err != nil {
		return Undef, err
	}
	if d, ok := AsDict(v); ok {
		return d.GetStr(th, "self")
	}
	return Undef, nil
}

// similarVariable looks for a variable that frame f can see and whose name is like wrong.
func similarVariable(th *Thread, f *Frame, wrong string) (string, error) {
	self, err := frameSelf(th, f)
	if err != nil {
		return "", err
	}
	if !self.IsUndef() {
		if v, err := LookupAttr(th, self, wrong); raisedOnly(err) != nil {
			return "", err
		} else if err == nil && !v.IsUndef() {
			return "self." + wrong, nil
		}
	}
	var names []string
	add := func(v Value) error {
		more, err := strItems(th, v)
		names = append(names, more...)
		return err
	}
	locals, err := f.Locals(th)
	if err != nil {
		return "", err
	}
	if err := add(locals); err != nil {
		return "", err
	}
	if f.Func != nil {
		if err := add(f.Func.Globals.Value()); err != nil {
			return "", err
		}
	}
	if th.Interp.Builtins != nil {
		if err := add(th.Interp.Builtins.Dict.Value()); err != nil {
			return "", err
		}
	}
	return closest(names, wrong), nil
}

// Closest returns the one of names that wrong was probably meant to be, or "".
func Closest(names []string, wrong string) string { return closest(names, wrong) }

// closest returns the name that takes the least editing to become wrong, or "" if none is near enough: no more than a third
// of the characters may change.
func closest(names []string, wrong string) string {
	if len(names) >= maxSuggestItems || len(wrong) > maxSuggestSize {
		return ""
	}
	best, bestDist := "", int(^uint(0)>>1)
	for _, n := range names {
		if n == wrong {
			continue
		}
		limit := min((len(n)+len(wrong)+3)*moveCost/6, bestDist-1)
		if d := editDistance(wrong, n, limit); d <= limit {
			best, bestDist = n, d
		}
	}
	return best
}

func substitutionCost(a, b byte) int {
	lower := func(c byte) byte {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		return c
	}
	switch {
	case a == b:
		return 0
	case lower(a) == lower(b):
		return caseCost
	}
	return moveCost
}

// editDistance is the Levenshtein distance of a and b, counting a change of case as half a change; more than limit if it is
// not worth finishing. One row of the usual matrix is kept.
func editDistance(a, b string, limit int) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return moveCost * (len(a) + len(b))
	}
	if len(a) > maxSuggestSize || len(b) > maxSuggestSize {
		return limit + 1
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	if (len(b)-len(a))*moveCost > limit {
		return limit + 1
	}
	row := make([]int, len(a))
	for i := range row {
		row[i] = (i + 1) * moveCost
	}
	result := 0
	for j := range len(b) {
		diagonal := j * moveCost
		result = diagonal
		least := int(^uint(0) >> 1)
		for i := range len(a) {
			substitute := diagonal + substitutionCost(b[j], a[i])
			diagonal = row[i]
			result = min(min(result, diagonal)+moveCost, substitute)
			row[i] = result
			least = min(least, result)
		}
		if least > limit {
			return limit + 1
		}
	}
	return result
}
