package csvmod

import (
	"fmt"
	"unsafe"

	"github.com/weftpy/weft/ext"
)

// dialect is a Dialect. It does not change.
type dialect struct {
	ext.Header
	ext.Attrs
	delimiter, quote, escape  rune // unset: none
	quoting                   int
	double, skipSpace, strict bool
	terminator                *ext.Str
}

const unset = rune(-1)

func (d *dialect) value() value { return ext.FromPtr(unsafe.Pointer(d)) }

var dialectType *ext.Type

const dialectSig = "dialect=?, delimiter=?, doublequote=?, escapechar=?, lineterminator=?, quotechar=?, quoting=?, skipinitialspace=?, strict=?"

// The places of the parameters.
const (
	argDialect = iota
	argDelimiter
	argDouble
	argEscape
	argTerminator
	argQuote
	argQuoting
	argSkipSpace
	argStrict
)

func init() {
	get := func(name string, member bool, f func(*dialect) value) ext.GetSet {
		return ext.GetSet{Name: name, Member: member, Get: func(th *thread, self value) (value, error) { return f((*dialect)(self.P)), nil }}
	}
	char := func(c rune) value {
		if c == unset {
			return ext.None
		}
		return ext.CharStr(c).Value()
	}
	noPickle := func(th *thread, a []value) (value, error) {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "cannot pickle '%s' instances", a[0].Type().Name)
	}
	dialectType = ext.NewType(ext.TypeSpec{
		Name: "_csv.Dialect", Effect: ext.Pure, Flags: ext.FlagBaseOK, AttrOff: unsafe.Offsetof(dialect{}.Attrs), Sig: dialectSig,
		Doc: "CSV dialect\n\nThe Dialect type records CSV parsing and generation options.\n",
		Alloc: func(th *thread, cls *ext.Type) value {
			d := &dialect{Header: ext.NewHeader(cls)}
			if cls.Flags&ext.FlagHasAttrs != 0 {
				d.Attrs.Init(th, cls)
			}
			return d.value()
		},
		Slots:   ext.Slots{New: newDialect},
		Methods: []ext.Func{{Name: "__reduce__", Sig: "self, /", Fn: noPickle}, {Name: "__reduce_ex__", Sig: "self, protocol, /", Fn: noPickle}},
		GetSets: []ext.GetSet{
			get("delimiter", false, func(d *dialect) value { return char(d.delimiter) }),
			get("escapechar", false, func(d *dialect) value { return char(d.escape) }),
			get("quotechar", false, func(d *dialect) value { return char(d.quote) }),
			get("lineterminator", false, func(d *dialect) value { return d.terminator.Value() }),
			get("quoting", false, func(d *dialect) value { return ext.Int(int64(d.quoting)) }),
			get("doublequote", true, func(d *dialect) value { return ext.Bool(d.double) }),
			get("skipinitialspace", true, func(d *dialect) value { return ext.Bool(d.skipSpace) }),
			get("strict", true, func(d *dialect) value { return ext.Bool(d.strict) }),
		},
	})
}

func newDialect(th *thread, cls *ext.Type, args []value, kw *ext.Tuple) (value, error) {
	a, err := ext.BindArgs(th, "this function", dialectSig, args, kw)
	if err != nil {
		return value{}, err
	}
	base := a[argDialect]
	if !base.IsUndef() {
		if _, ok := ext.AsStr(base); ok {
			if base, err = registered(th, base); err != nil {
				return value{}, err
			}
		}
		alone := true
		for _, v := range a[1:] {
			alone = alone && v.IsUndef()
		}
		if t := base.Type(); alone && t.Is(dialectType) {
			return base, nil
		}
		if err := inherit(th, base, a); err != nil {
			return value{}, err
		}
	}
	v := cls.Alloc(th, cls)
	d := (*dialect)(v.P)
	if err := d.set(th, a); err != nil {
		return value{}, err
	}
	return v, d.check(th)
}

// inherit takes parameters that are not given from the attributes of base, if it has them.
func inherit(th *thread, base value, a []value) error {
	for i, name := range []string{argDelimiter: "delimiter", argDouble: "doublequote", argEscape: "escapechar", argTerminator: "lineterminator",
		argQuote: "quotechar", argQuoting: "quoting", argSkipSpace: "skipinitialspace", argStrict: "strict"} {
		if name == "" || !a[i].IsUndef() {
			continue
		}
		v, err := ext.GetAttrName(th, base, name)
		switch {
		case err == nil:
			a[i] = v
		case ext.IsAbort(err):
			return err
		}
	}
	return nil
}

// set converts the parameters.
func (d *dialect) set(th *thread, a []value) (err error) {
	if d.delimiter, err = char(th, "delimiter", a[argDelimiter], ',', false); err != nil {
		return err
	}
	if d.double, err = flag(th, a[argDouble], true); err != nil {
		return err
	}
	if d.escape, err = char(th, "escapechar", a[argEscape], unset, true); err != nil {
		return err
	}
	d.terminator = ext.NewStr("\r\n")
	if v := a[argTerminator]; !v.IsUndef() {
		s, ok := ext.AsStr(v)
		if !ok {
			return ext.Raisef(th, ext.TypeErrorType, `"lineterminator" must be a string, not %s`, v.Type().MessageName())
		}
		d.terminator = s
	}
	if d.quote, err = char(th, "quotechar", a[argQuote], '"', true); err != nil {
		return err
	}
	if v := a[argQuoting]; !v.IsUndef() {
		if v.Type() != ext.IntType {
			return ext.Raisef(th, ext.TypeErrorType, `"quoting" must be an integer, not %s`, v.Type().MessageName())
		}
		n, err := ext.AsLong(th, v)
		if err != nil {
			return err
		}
		d.quoting = int(n)
	}
	if d.skipSpace, err = flag(th, a[argSkipSpace], false); err != nil {
		return err
	}
	if d.strict, err = flag(th, a[argStrict], false); err != nil {
		return err
	}
	if d.quote == unset && a[argQuoting].IsUndef() {
		d.quoting = quoteNone
	}
	return nil
}

func flag(th *thread, v value, def bool) (bool, error) {
	if v.IsUndef() {
		return def, nil
	}
	return ext.Truth(th, v)
}

func char(th *thread, name string, v value, def rune, orNone bool) (rune, error) {
	if v.IsUndef() {
		return def, nil
	}
	want := "must be a unicode character"
	if orNone {
		if v.IsNone() {
			return unset, nil
		}
		want += " or None"
	}
	s, ok := ext.AsStr(v)
	switch {
	case !ok:
		return 0, ext.Raisef(th, ext.TypeErrorType, "\"%s\" %s, not %s", name, want, v.Type().MessageName())
	case s.Len() != 1:
		return 0, ext.Raisef(th, ext.TypeErrorType, "\"%s\" %s, not a string of length %d", name, want, s.Len())
	}
	return s.At(0), nil
}

// check refuses parameters that contradict each other.
func (d *dialect) check(th *thread) error {
	if d.quoting < 0 || d.quoting >= quoteStyles {
		return ext.RaiseMsg(th, ext.TypeErrorType, `bad "quoting" value`)
	}
	if d.quoting != quoteNone && d.quote == unset {
		return ext.RaiseMsg(th, ext.TypeErrorType, "quotechar must be set if quoting enabled")
	}
	for _, c := range []struct {
		name  string
		c     rune
		space bool
	}{{"delimiter", d.delimiter, true}, {"escapechar", d.escape, !d.skipSpace}, {"quotechar", d.quote, !d.skipSpace}} {
		if c.c == '\r' || c.c == '\n' || c.c == ' ' && !c.space {
			return ext.RaiseMsg(th, ext.ValueErrorType, "bad "+c.name+" value")
		}
		if c.c != unset && d.terminates(c.c) {
			return ext.RaiseMsg(th, ext.ValueErrorType, "bad "+c.name+" or lineterminator value")
		}
	}
	for _, c := range []struct {
		a, b   string
		ac, bc rune
	}{{"delimiter", "escapechar", d.delimiter, d.escape}, {"delimiter", "quotechar", d.delimiter, d.quote}, {"escapechar", "quotechar", d.escape, d.quote}} {
		if c.ac == c.bc && c.ac != unset {
			return ext.RaiseMsg(th, ext.ValueErrorType, fmt.Sprintf("bad %s or %s value", c.a, c.b))
		}
	}
	return nil
}

// terminates tells whether the line terminator contains c.
func (d *dialect) terminates(c rune) bool {
	for i := range d.terminator.Len() {
		if d.terminator.At(i) == c {
			return true
		}
	}
	return false
}
