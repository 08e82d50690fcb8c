package objects

import (
	"path/filepath"
	"strconv"
)

// The exceptions here have attributes of their own; the constants are their fields.

const (
	fieldValue = 0 // StopIteration.value, SystemExit.code
	FieldName  = 0 // NameError.name, AttributeError.name
	FieldObj   = 1 // AttributeError.obj

	ImpMsg, ImpName, ImpPath, ImpFrom = 0, 1, 2, 3
)

// The fields of SyntaxError.
const (
	SynMsg = iota
	SynFilename
	SynLineno
	SynOffset
	SynText
	SynEndLineno
	SynEndOffset
	SynPrintFile
	SynMetadata
)

func stopIterationSpec(s *TypeSpec) {
	s.Flags |= FlagExcInit
	s.Slots.Init = func(th *Thread, self Value, args []Value, kw *Tuple) error {
		if err := excInit(th, self, args, kw); err != nil || len(args) == 0 {
			return err
		}
		return (*Exception)(self.P).SetField(th, fieldValue, args[0])
	}
	s.GetSets = []GetSet{excField("value", fieldValue, "generator return value")}
}

func systemExitSpec(s *TypeSpec) {
	s.Flags |= FlagExcInit
	s.Slots.Init = func(th *Thread, self Value, args []Value, kw *Tuple) error {
		if err := excInit(th, self, args, kw); err != nil || len(args) == 0 {
			return err
		}
		code := args[0]
		if len(args) > 1 {
			code = NewTuple(append([]Value(nil), args...))
		}
		return (*Exception)(self.P).SetField(th, fieldValue, code)
	}
	s.GetSets = []GetSet{excField("code", fieldValue, "exception code")}
}

func keyErrorSpec(s *TypeSpec) {
	s.Slots.Str = func(th *Thread, self Value) (*Str, error) {
		args, err := (*Exception)(self.P).args(th)
		if err != nil {
			return nil, err
		}
		if len(args.Items) == 1 {
			return Repr(th, args.Items[0])
		}
		return excStr(th, self)
	}
}

// keywordInit is the __init__ of an exception whose keyword arguments become its first fields.
func keywordInit(typ string, names ...string) func(*Thread, Value, []Value, *Tuple) error {
	return func(th *Thread, self Value, args []Value, kw *Tuple) error {
		pos, kws, err := excArgs(th, typ, args, kw, names...)
		if err != nil {
			return err
		}
		e := (*Exception)(self.P)
		if err := e.setArgs(th, pos); err != nil || kw == nil {
			return err
		}
		return e.setFields(th, kws)
	}
}

func nameErrorSpec(s *TypeSpec) {
	s.Slots.Init = keywordInit("NameError", "name")
	s.GetSets = []GetSet{excField("name", FieldName, "name")}
}

func attributeErrorSpec(s *TypeSpec) {
	s.Slots.Init = keywordInit("AttributeError", "name", "obj")
	s.GetSets = []GetSet{excField("name", FieldName, "attribute name"), excField("obj", FieldObj, "object")}
	state := func(th *Thread, e *Exception) (Value, error) {
		d := NewDict(th)
		name, err := e.Field(th, FieldName)
		if err != nil {
			return Value{}, err
		}
		args, err := e.args(th)
		if err != nil {
			return Value{}, err
		}
		own, err := e.ownDict(th)
		if err != nil {
			return Value{}, err
		}
		if o, ok := AsDict(own); ok {
			items, err := o.Items(th)
			if err != nil {
				return Value{}, err
			}
			for _, it := range items {
				if err := d.SetItem(th, it.Key, it.Value); err != nil {
					return Value{}, err
				}
			}
		}
		if !name.IsNone() {
			if err := d.SetStr(th, "name", name); err != nil {
				return Value{}, err
			}
		}
		return d.Value(), d.SetStr(th, "args", args.Value())
	}
	s.Methods = []FuncDef{
		{Name: "__getstate__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) { return state(th, (*Exception)(a[0].P)) }},
		{Name: "__reduce__", Sig: "self, /", Fn: func(th *Thread, a []Value) (Value, error) {
			e := (*Exception)(a[0].P)
			st, err := state(th, e)
			if err != nil {
				return Value{}, err
			}
			args, err := e.args(th)
			if err != nil {
				return Value{}, err
			}
			return e.reduceWith(args.Value(), st), nil
		}},
	}
}

func importErrorSpec(s *TypeSpec) {
	s.Flags |= FlagExcInit
	s.Slots.Init = func(th *Thread, self Value, args []Value, kw *Tuple) error {
		pos, kws, err := excArgs(th, "ImportError", args, kw, "name", "path", "name_from")
		if err != nil {
			return err
		}
		e := (*Exception)(self.P)
		if err := e.setArgs(th, pos); err != nil {
			return err
		}
		msg := Undef
		if len(pos) == 1 {
			msg = pos[0]
		}
		return e.setFields(th, append([]Value{msg}, kws...))
	}
	s.Slots.Str = func(th *Thread, self Value) (*Str, error) {
		msg, err := (*Exception)(self.P).Field(th, ImpMsg)
		if err != nil {
			return nil, err
		}
		if msg.Type() == StrType {
			return (*Str)(msg.P), nil
		}
		return excStr(th, self)
	}
	s.GetSets = []GetSet{
		excField("msg", ImpMsg, "exception message"), excField("name", ImpName, "module name"),
		excField("path", ImpPath, "module path"), excField("name_from", ImpFrom, "name imported from module"),
	}
	s.Methods = []FuncDef{{Name: "__reduce__", Sig: "self, /", Fn: importReduce}}
}

func importReduce(th *Thread, a []Value) (Value, error) {
	e := (*Exception)(a[0].P)
	state, err := e.ownDict(th)
	if err != nil {
		return Value{}, err
	}
	args, err := e.args(th)
	if err != nil {
		return Value{}, err
	}
	d, has := AsDict(state)
	if has {
		items, err := d.Items(th)
		if err != nil {
			return Value{}, err
		}
		d = NewDict(th)
		for _, it := range items {
			if err := d.SetItem(th, it.Key, it.Value); err != nil {
				return Value{}, err
			}
		}
	}
	for i, name := range []string{"name", "path", "name_from"} {
		v, err := e.Field(th, ImpName+i)
		if err != nil {
			return Value{}, err
		}
		if v.IsNone() {
			continue
		}
		if !has {
			d, has = NewDict(th), true
		}
		if err := d.SetStr(th, name, v); err != nil {
			return Value{}, err
		}
	}
	if !has {
		return e.reduceWith(args.Value(), Undef), nil
	}
	return e.reduceWith(args.Value(), d.Value()), nil
}

// syntaxErrorInit stores the message and, from a second argument, where the error is: (filename, lineno, offset, text),
// perhaps with the end and the parser's metadata.
func syntaxErrorInit(th *Thread, self Value, args []Value, kw *Tuple) error {
	if err := excInit(th, self, args, kw); err != nil || len(args) == 0 {
		return err
	}
	f := make([]Value, SynMetadata+1)
	for i := range f {
		f[i] = Undef
	}
	f[SynMsg] = args[0]
	if len(args) == 2 {
		info, err := Collect(th, args[1])
		if err != nil {
			return err
		}
		n := len(info)
		switch {
		case n < 4:
			return Raisef(th, TypeErrorType, "function takes at least 4 arguments (%d given)", n)
		case n > 7:
			return Raisef(th, TypeErrorType, "function takes at most 7 arguments (%d given)", n)
		case n == 5:
			return RaiseMsg(th, TypeErrorType, "end_offset must be provided when end_lineno is provided")
		}
		copy(f[SynFilename:SynPrintFile], info[:min(n, 6)])
		if n == 7 {
			f[SynMetadata] = info[6]
		}
	}
	return (*Exception)(self.P).setFields(th, f)
}

func syntaxErrorStr(th *Thread, self Value) (*Str, error) {
	s, err := (*Exception)(self.P).State.Read(th)
	if err != nil {
		return nil, err
	}
	var f [SynMetadata + 1]Value
	for i := range f {
		f[i] = None
		if i < len(s.Fields) && !s.Fields[i].IsUndef() {
			f[i] = s.Fields[i]
		}
	}
	msg, err := ToStr(th, f[SynMsg])
	if err != nil {
		return nil, err
	}
	where := ""
	if name, ok := AsStr(f[SynFilename]); ok {
		where = filepath.Base(name.String())
		if name.Len() == 0 {
			where = ""
		}
	}
	if n, ok := AsInt64(f[SynLineno]); ok && f[SynLineno].Type() == IntType {
		if f[SynFilename].Type().Flags&FlagStrSub != 0 {
			where += ", "
		}
		where += "line " + strconv.FormatInt(n, 10)
	} else if f[SynFilename].IsNone() {
		return msg, nil
	}
	return NewStr(msg.String() + " (" + where + ")"), nil
}

func syntaxErrorSpec(s *TypeSpec) {
	s.Flags |= FlagExcInit
	s.Slots.Init, s.Slots.Str = syntaxErrorInit, syntaxErrorStr
	s.GetSets = []GetSet{
		excField("msg", SynMsg, "exception msg"), excField("filename", SynFilename, "exception filename"),
		excField("lineno", SynLineno, "exception lineno"), excField("offset", SynOffset, "exception offset"),
		excField("text", SynText, "exception text"), excField("end_lineno", SynEndLineno, "exception end lineno"),
		excField("end_offset", SynEndOffset, "exception end offset"),
		excField("print_file_and_line", SynPrintFile, "exception print_file_and_line"),
		excField("_metadata", SynMetadata, "exception private metadata"),
	}
}
