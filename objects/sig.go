package objects

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// A signature is a parsed parameter list of a native function.
type signature struct {
	text     string
	params   []param
	posOnly  int // leading parameters that can't be named
	pos      int // parameters that can be passed by position
	required int // leading positional parameters without default
	varArgs  int // index of *args in params, or -1
	varKw    int // index of **kwargs, or -1
	simple   bool
	// noKeywords: nothing can be passed by name.
	noKeywords bool
}

type param struct {
	name  string
	def   Value // Undef: none
	given bool  // has a default or may be left out
}

// parseSignature parses a FuncDef's Sig. A bad one is a mistake of the programmer and reported as such.
func parseSignature(sig string) (*signature, error) {
	s := &signature{text: sig, varArgs: -1, varKw: -1}
	kwOnly := false
	for _, part := range splitParams(sig) {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
			continue
		case part == "/":
			s.posOnly = len(s.params)
			continue
		case part == "*":
			kwOnly = true
			continue
		case strings.HasPrefix(part, "**"):
			s.varKw = len(s.params)
			s.params = append(s.params, param{name: part[2:], def: Undef, given: true})
			continue
		case strings.HasPrefix(part, "*"):
			s.varArgs, kwOnly = len(s.params), true
			s.params = append(s.params, param{name: part[1:], def: Undef, given: true})
			continue
		}
		name, def, has := strings.Cut(part, "=")
		p := param{name: strings.TrimSpace(name), def: Undef, given: has}
		if has {
			v, err := parseDefault(strings.TrimSpace(def))
			if err != nil {
				return nil, fmt.Errorf("signature %q: %w", sig, err)
			}
			p.def = v
		}
		if !kwOnly {
			s.pos++
			if !has {
				s.required = s.pos
			}
		}
		s.params = append(s.params, p)
	}
	s.simple = s.pos == len(s.params)
	named := len(s.params) - s.posOnly
	s.noKeywords = named == 0 || named == 1 && s.varArgs == s.posOnly
	return s, nil
}

// signatures holds what cachedSignature has parsed. Signatures are constants of the program, so that it stays small.
var signatures sync.Map

// cachedSignature is parseSignature, once for every text.
func cachedSignature(sig string) (*signature, error) {
	if s, ok := signatures.Load(sig); ok {
		return s.(*signature), nil
	}
	s, err := parseSignature(sig)
	if err != nil {
		return nil, err
	}
	signatures.Store(sig, s)
	return s, nil
}

// splitParams splits at commas outside quotes.
func splitParams(s string) []string {
	var parts []string
	start, quote := 0, byte(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == ',':
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return append(parts, s[start:])
}

func parseDefault(d string) (Value, error) {
	switch d {
	case "?":
		return Undef, nil
	case "None":
		return None, nil
	case "True":
		return True, nil
	case "False":
		return False, nil
	case "()":
		return EmptyTuple, nil
	case "b''":
		return NewBytes(nil), nil
	}
	if i, err := strconv.ParseInt(d, 0, 64); err == nil {
		return Int(i), nil
	}
	if f, err := strconv.ParseFloat(d, 64); err == nil {
		return Float(f), nil
	}
	if len(d) >= 2 && (d[0] == '\'' || d[0] == '"') && d[len(d)-1] == d[0] {
		return NewStr(strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\\`, `\`).Replace(d[1 : len(d)-1])).Value(), nil
	}
	return Value{}, fmt.Errorf("default %q is not a constant", d)
}

// textSignature returns what __text_signature__ says.
func (s *signature) textSignature(method bool) string {
	t := s.text
	if method {
		if !strings.HasPrefix(t, "self") && !strings.HasPrefix(t, "type") && !strings.HasPrefix(t, "cls") {
			return "(" + t + ")"
		}
		t = "$" + t
	}
	return "(" + strings.ReplaceAll(t, "=?", "=<unrepresentable>") + ")"
}

// textSigValue returns __text_signature__ of a function.
func (def *FuncDef) textSigValue(method bool) Value {
	if def.NoTextSig {
		return None
	}
	return NewStr(def.textSignature(method)).Value()
}

// textSignature returns what __text_signature__ of a function says: a module's function has the module in front.
func (def *FuncDef) textSignature(method bool) string {
	s := def.signature()
	switch {
	case def.TextSig != "":
		return "($module, " + def.TextSig + ")"
	case def.module == "":
		return s.textSignature(method)
	case s.text == "":
		return "($module, /)"
	}
	return "($module, " + s.textSignature(false)[1:]
}

// bind matches args (positional, then the keyword values that kw names) to the parameters. dst has one element per
// parameter. skip is 1 for a method, whose self doesn't count in messages.
func (s *signature) bind(th *Thread, fname string, dst, args []Value, kw *Tuple, skip int) error {
	nkw := 0
	if kw != nil {
		nkw = len(kw.Items)
	}
	npos := len(args) - nkw
	n := min(npos, s.pos)
	copy(dst, args[:n])
	for i := n; i < len(s.params); i++ {
		dst[i] = Undef
	}
	if npos > s.pos {
		if s.varArgs < 0 {
			return s.tooMany(th, fname, npos, nkw, skip)
		}
	}
	if s.varArgs >= 0 {
		dst[s.varArgs] = TupleOf(args[n:npos]...)
	} else if nkw > 0 && s.varKw < 0 && !s.noKeywords && len(args) > len(s.params) {
		return s.tooManyGiven(th, fname, npos, nkw, skip)
	}
	if s.varKw >= 0 {
		dst[s.varKw] = NewDict(th).Value()
	}
	for i := range nkw {
		if err := s.bindKeyword(th, fname, dst, kw.Items[i], args[npos+i], skip); err != nil {
			return err
		}
	}
	for i := range s.params {
		if !dst[i].IsUndef() || i == s.varArgs || i == s.varKw {
			continue
		}
		if !s.params[i].given {
			return s.missing(th, fname, npos, i, nkw, skip)
		}
		dst[i] = s.params[i].def
	}
	return nil
}

func (s *signature) bindKeyword(th *Thread, fname string, dst []Value, key, v Value, skip int) error {
	ks, _ := AsStr(key)
	name := ks.String()
	for i := s.posOnly; i < len(s.params); i++ {
		if i == s.varArgs || i == s.varKw || s.params[i].name != name {
			continue
		}
		if !dst[i].IsUndef() {
			return Raisef(th, TypeErrorType, "argument for %s() given by name ('%s') and position (%d)", fname, name, i+1-skip)
		}
		dst[i] = v
		return nil
	}
	if s.varKw >= 0 {
		d, _ := AsDict(dst[s.varKw])
		return d.SetItem(th, key, v)
	}
	if s.noKeywords {
		return Raisef(th, TypeErrorType, "%s() takes no keyword arguments", fname)
	}
	return Raisef(th, TypeErrorType, "%s() got an unexpected keyword argument '%s'", fname, name)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// unqualified returns fname without the type in front, which messages with "expected" leave out.
func unqualified(fname string) string { return fname[strings.LastIndexByte(fname, '.')+1:] }

func (s *signature) tooMany(th *Thread, fname string, npos, nkw, skip int) error {
	most, least := s.pos-skip, max(s.required-skip, 0)
	given := npos - skip
	switch {
	case most == 0 && s.simple:
		return Raisef(th, TypeErrorType, "%s() takes no arguments (%d given)", fname, given)
	case s.posOnly == len(s.params) && least == most:
		if most == 1 {
			return Raisef(th, TypeErrorType, "%s() takes exactly one argument (%d given)", fname, given)
		}
		return Raisef(th, TypeErrorType, "%s expected %d argument%s, got %d", unqualified(fname), most, plural(most), given)
	case s.posOnly == len(s.params):
		return Raisef(th, TypeErrorType, "%s expected at most %d argument%s, got %d", unqualified(fname), most, plural(most), given)
	case most == 0:
		return Raisef(th, TypeErrorType, "%s() takes no positional arguments", fname)
	case least == most:
		return Raisef(th, TypeErrorType, "%s() takes exactly %d positional argument%s (%d given)", fname, most, plural(most), given)
	}
	return Raisef(th, TypeErrorType, "%s() takes at most %d argument%s (%d given)", fname, len(s.params)-skip, plural(len(s.params)-skip), given+nkw)
}

// tooManyGiven is the error for more arguments, some with names, than there are parameters.
func (s *signature) tooManyGiven(th *Thread, fname string, npos, nkw, skip int) error {
	kind, most, given := "", len(s.params)-skip, npos-skip
	if given <= 0 {
		kind = "keyword "
	}
	return Raisef(th, TypeErrorType, "%s() takes at most %d %sargument%s (%d given)", fname, most, kind, plural(most), given+nkw)
}

func (s *signature) missing(th *Thread, fname string, npos, i, nkw, skip int) error {
	most, least := s.pos-skip, s.required-skip
	given := max(npos-skip, 0)
	switch {
	case i < skip:
		return Raisef(th, TypeErrorType, "unbound method %s() needs an argument", fname)
	case i >= s.pos:
		return Raisef(th, TypeErrorType, "%s() missing required keyword-only argument: '%s'", fname, s.params[i].name)
	case i < s.posOnly && s.posOnly < len(s.params):
		n, how := min(s.posOnly, s.required)-skip, "at least"
		if n == most {
			how = "exactly"
		}
		return Raisef(th, TypeErrorType, "%s() takes %s %d positional argument%s (%d given)", fname, how, n, plural(n), given)
	case s.posOnly < len(s.params):
		return Raisef(th, TypeErrorType, "%s() missing required argument '%s' (pos %d)", fname, s.params[i].name, i+1-skip)
	case least == most && most == 1:
		return Raisef(th, TypeErrorType, "%s() takes exactly one argument (%d given)", fname, given)
	case least == most:
		return Raisef(th, TypeErrorType, "%s expected %d argument%s, got %d", unqualified(fname), most, plural(most), given)
	}
	return Raisef(th, TypeErrorType, "%s expected at least %d argument%s, got %d", unqualified(fname), least, plural(least), given)
}
