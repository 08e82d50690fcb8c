package objects

import (
	"unsafe"

	"github.com/weftpy/weft/stm"
)

// Generator is a Python generator. While it is suspended its frame's registers are in its body; the eval loop copies them to
// the register stack to resume it.
type Generator struct {
	Header
	stm.Object
	Func     *Function
	Name     *Str
	QualName *Str
	first    GenBody
}

// GenState says where a generator is.
type GenState uint8

// The states of a generator.
const (
	GenCreated GenState = iota
	GenSuspended
	GenRunning
	GenDone
)

// GenBody is the state of a generator.
type GenBody struct {
	stm.Body
	Regs  []Value // the frame's registers while suspended
	PC    int32   // instruction to go on at
	State GenState
	// Handled is the exception its frame was handling when it was suspended, or None.
	Handled Value
}

type genSaved struct {
	regs    []Value
	pc      int32
	state   GenState
	handled Value
}

// GenKind tells the engine how to copy generator bodies.
var GenKind = &stm.Kind{
	Name: "generator",
	Clone: func(b *stm.Body) *stm.Body {
		g := (*GenBody)(unsafe.Pointer(b))
		return &(&GenBody{Regs: append([]Value(nil), g.Regs...), PC: g.PC, State: g.State, Handled: g.Handled}).Body
	},
	Save: func(j *stm.Journal, b *stm.Body) {
		g := (*GenBody)(unsafe.Pointer(b))
		j.Any = append(j.Any, genSaved{append([]Value(nil), g.Regs...), g.PC, g.State, g.Handled})
	},
	Restore: func(j *stm.Journal, b *stm.Body) {
		g := (*GenBody)(unsafe.Pointer(b))
		n := len(j.Any) - 1
		s := j.Any[n].(genSaved)
		g.Regs, g.PC, g.State, g.Handled = s.regs, s.pc, s.state, s.handled
		j.Any = j.Any[:n]
	},
	Size: func(b *stm.Body) int { return len((*GenBody)(unsafe.Pointer(b)).Regs) },
}

// Generators of few registers are allocated together with them.
type (
	gen4 struct {
		Generator
		regs [4]Value
	}
	gen8 struct {
		Generator
		regs [8]Value
	}
)

func allocGen(n int) (*Generator, []Value) {
	switch {
	case n <= 4:
		g := &gen4{}
		return &g.Generator, g.regs[:n]
	case n <= 8:
		g := &gen8{}
		return &g.Generator, g.regs[:n]
	}
	return &Generator{}, make([]Value, n)
}

// Finish ends a generator whose body b, open for writing, is. It lets go of what its frame held.
func (b *GenBody) Finish() {
	clear(b.Regs)
	b.State, b.Handled, b.Regs = GenDone, None, nil
}

// NewGenerator makes a suspended generator of fn whose frame has the registers regs, which it copies, and goes on at
// instruction pc. The flags of the code tell what kind it is.
func NewGenerator(th *Thread, fn *Function, regs []Value, pc int32) *Generator {
	t := GeneratorType
	switch flags := fn.Code.Flags; {
	case flags&CodeCoroutine != 0:
		t = CoroutineType
	case flags&CodeAsyncGen != 0:
		t = AsyncGeneratorType
	}
	g, kept := allocGen(len(regs))
	copy(kept, regs)
	g.Header, g.Func, g.Name, g.QualName = Header{t}, fn, fn.Name, fn.QualName
	g.first.Regs, g.first.PC, g.first.Handled = kept, pc, None
	th.Tx.Init(&g.Object, &g.first.Body)
	return g
}

// Value returns g as a value.
func (g *Generator) Value() Value { return FromPtr(unsafe.Pointer(g)) }

// Read returns the body to read.
func (g *Generator) Read(th *Thread) (*GenBody, error) {
	if th.Exclusive {
		return (*GenBody)(g.Peek()), nil
	}
	b, err := th.OpenRead(&g.Object)
	return (*GenBody)(b), err
}

// Write returns the body to change in place.
func (g *Generator) Write(th *Thread) (*GenBody, error) {
	if th.Exclusive {
		return (*GenBody)(g.Peek()), nil
	}
	b, err := th.OpenWrite(&g.Object, GenKind)
	return (*GenBody)(b), err
}

func genNext(th *Thread, self Value) (Value, error) {
	v, done, err := th.Interp.Eval.Resume(th, (*Generator)(self.P), None, nil)
	if done && err == nil {
		if v.IsNone() {
			return Undef, nil
		}
		return Value{}, RaiseStop(th, v)
	}
	return v, err
}

func genResume(th *Thread, self, sent Value, exc error) (Value, error) {
	v, done, err := th.Interp.Eval.Resume(th, (*Generator)(self.P), sent, exc)
	if done && err == nil {
		return Value{}, RaiseStop(th, v)
	}
	return v, err
}

// GenThrow raises an exception inside a generator; args are those of generator.throw.
func genThrow(th *Thread, a []Value) (Value, error) {
	exc, err := MakeException(th, a[1], a[2], a[3])
	if err != nil {
		return Value{}, err
	}
	return genResume(th, a[0], None, &Raised{exc.Value()})
}

func genClose(th *Thread, a []Value) (Value, error) {
	g := (*Generator)(a[0].P)
	b, err := g.Read(th)
	if err != nil {
		return Value{}, err
	}
	switch b.State {
	case GenDone:
		return None, nil
	case GenCreated:
		if b, err = g.Write(th); err == nil {
			b.Finish()
		}
		return None, err
	}
	v, done, err := th.Interp.Eval.Resume(th, g, None, &Raised{NewException(th, GeneratorExitType).Value()})
	switch {
	case err == nil && done:
		return v, nil
	case err == nil:
		return Value{}, RaiseMsg(th, RuntimeErrorType, "generator ignored GeneratorExit")
	case IsRaised(err, GeneratorExitType, StopIterationType):
		return None, nil
	}
	return Value{}, err
}

// genGetSets are the attributes of a kind of generator, whose names begin with prefix.
func genGetSets(prefix, delegate string) []GetSet {
	state := func(f func(*GenBody) Value) func(*Thread, Value) (Value, error) {
		return func(th *Thread, self Value) (Value, error) {
			b, err := (*Generator)(self.P).Read(th)
			if err != nil {
				return Value{}, err
			}
			return f(b), nil
		}
	}
	return []GetSet{
		{Name: "__name__", Get: func(th *Thread, self Value) (Value, error) { return (*Generator)(self.P).Name.Value(), nil },
			Set: setGenName("__name__", func(g *Generator) **Str { return &g.Name })},
		{Name: "__qualname__", Get: func(th *Thread, self Value) (Value, error) { return (*Generator)(self.P).QualName.Value(), nil },
			Set: setGenName("__qualname__", func(g *Generator) **Str { return &g.QualName })},
		{Name: prefix + "running", Get: state(func(b *GenBody) Value { return Bool(b.State == GenRunning) })},
		{Name: prefix + "suspended", Get: state(func(b *GenBody) Value { return Bool(b.State == GenSuspended) })},
		{Name: prefix + "code", Get: func(th *Thread, self Value) (Value, error) { return (*Generator)(self.P).Func.Code.Value(), nil }},
		{Name: prefix + "frame", Get: genFrame},
		{Name: prefix + delegate, Get: state(func(b *GenBody) Value { return None })},
	}
}

// setGenName returns the setter of a name: like those of functions they change in exclusive mode only.
func setGenName(what string, field func(*Generator) **Str) func(*Thread, Value, Value) error {
	return func(th *Thread, self, v Value) error {
		s, ok := AsStr(v)
		if !ok {
			return Raisef(th, TypeErrorType, "%s must be set to a string object", what)
		}
		if err := th.Exclusively("change of generator attribute " + what); err != nil {
			return err
		}
		*field((*Generator)(self.P)) = s
		return nil
	}
}

// genFrame returns a record of the frame of a generator that has not finished, or None.
func genFrame(th *Thread, self Value) (Value, error) {
	g := (*Generator)(self.P)
	b, err := g.Read(th)
	if err != nil || b.State == GenDone {
		return None, err
	}
	f := NewFrame(g.Func.Code, g.Func, int(b.PC)-1)
	f.Gen = g
	return f.Value(), nil
}

func genRepr(th *Thread, self Value) (*Str, error) {
	return NewStr("<" + self.Type().Name + " object " + (*Generator)(self.P).QualName.String() + " at " + Address(th, self) + ">"), nil
}

// genMethods are what generators and coroutines are driven with.
func genMethods() []FuncDef {
	return []FuncDef{
		{Name: "send", Sig: "self, arg, /", Doc: "Send 'arg' into generator, return next yielded value or raise StopIteration.",
			Fn: func(th *Thread, a []Value) (Value, error) { return genResume(th, a[0], a[1], nil) }},
		{Name: "throw", Sig: "self, typ, val=?, tb=?, /", Fn: genThrow,
			Doc: "Raise exception in generator, return next yielded value or raise\nStopIteration."},
		{Name: "close", Sig: "self, /", Fn: genClose, Doc: "Raise GeneratorExit inside generator."},
	}
}

func generatorSpec() TypeSpec {
	return TypeSpec{
		Name: "generator", Flags: FlagDisallowNew, Effect: Pure,
		Slots: Slots{
			Iter: func(th *Thread, self Value) (Value, error) { return self, nil },
			Next: genNext,
			Repr: genRepr,
		},
		Methods: genMethods(),
		GetSets: genGetSets("gi_", "yieldfrom"),
	}
}

func coroutineSpec() TypeSpec {
	return TypeSpec{
		Name: "coroutine", Flags: FlagDisallowNew, Effect: Pure,
		Slots:   Slots{Repr: genRepr},
		Methods: genMethods(),
		GetSets: genGetSets("cr_", "await"),
	}
}

func asyncGeneratorSpec() TypeSpec {
	return TypeSpec{
		Name: "async_generator", Flags: FlagDisallowNew, Effect: Pure,
		Slots:   Slots{Repr: genRepr},
		GetSets: genGetSets("ag_", "await"),
	}
}
