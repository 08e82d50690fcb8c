package objects

import "syscall"

// The fields of OSError.
const (
	OSErrno = iota
	OSStrerror
	OSFilename
	OSFilename2
	OSWritten // BlockingIOError.characters_written
)

// osErrorClass returns the subclass of OSError for an errno, or nil.
func osErrorClass(errno int64) *Type {
	switch syscall.Errno(errno) {
	case syscall.EAGAIN, syscall.EALREADY, syscall.EINPROGRESS:
		return BlockingIOErrorType
	case syscall.EPIPE, syscall.ESHUTDOWN:
		return BrokenPipeErrorType
	case syscall.ECHILD:
		return ChildProcessErrorType
	case syscall.ECONNABORTED:
		return ConnectionAbortedErrorType
	case syscall.ECONNREFUSED:
		return ConnectionRefusedErrorType
	case syscall.ECONNRESET:
		return ConnectionResetErrorType
	case syscall.EEXIST:
		return FileExistsErrorType
	case syscall.ENOENT:
		return FileNotFoundErrorType
	case syscall.EISDIR:
		return IsADirectoryErrorType
	case syscall.ENOTDIR:
		return NotADirectoryErrorType
	case syscall.EINTR:
		return InterruptedErrorType
	case syscall.EACCES, syscall.EPERM:
		return PermissionErrorType
	case syscall.ESRCH:
		return ProcessLookupErrorType
	case syscall.ETIMEDOUT:
		return TimeoutErrorType
	}
	return nil
}

// osInitsInNew reports whether cls fills its instances in __new__: it does unless a class overrides __init__ but not
// __new__, for then the arguments are what that __init__ passes on.
func osInitsInNew(cls *Type) bool {
	_, init, _ := cls.LookupWhere("__init__")
	_, newer, _ := cls.LookupWhere("__new__")
	return init == OSErrorType || newer != OSErrorType
}

func osErrorNew(th *Thread, cls *Type, args []Value, kw *Tuple) (Value, error) {
	if !osInitsInNew(cls) {
		v := cls.Alloc(th, cls)
		return v, nil
	}
	if kw != nil && len(kw.Items) > 0 {
		return Value{}, Raisef(th, TypeErrorType, "%s() takes no keyword arguments", cls.Name)
	}
	if cls == OSErrorType && len(args) >= 2 && len(args) <= 5 {
		if n, ok := AsInt64(args[0]); ok {
			if sub := osErrorClass(n); sub != nil {
				cls = sub
			}
		}
	}
	v := cls.Alloc(th, cls)
	return v, osErrorFill(th, (*Exception)(v.P), args)
}

func osErrorInit(th *Thread, self Value, args []Value, kw *Tuple) error {
	if osInitsInNew(self.Type()) {
		s, err := (*Exception)(self.P).State.Read(th)
		if err != nil || s.Fields != nil {
			return err
		}
	}
	if kw != nil && len(kw.Items) > 0 {
		return Raisef(th, TypeErrorType, "%s() takes no keyword arguments", self.Type().MessageName())
	}
	return osErrorFill(th, (*Exception)(self.P), args)
}

// osErrorFill stores args (errno, strerror[, filename[, winerror[, filename2]]]) in e's fields. A file name is not part of
// e.args.
func osErrorFill(th *Thread, e *Exception, args []Value) error {
	f := []Value{Undef, Undef, Undef, Undef, Undef}
	if n := len(args); n >= 2 && n <= 5 {
		copy(f, args[:2])
		if n >= 3 && !args[2].IsNone() {
			written, ok := Undef, false
			if e.Value().Type().Is(BlockingIOErrorType) && args[2].Type().Index != nil {
				w, err := AsIndex(th, args[2])
				if err != nil {
					return err
				}
				written, ok = Int(int64(w)), true
			}
			if f[OSWritten] = written; !ok {
				f[OSFilename] = args[2]
				if n == 5 && !args[4].IsNone() {
					f[OSFilename2] = args[4]
				}
				args = args[:2]
			}
		}
	}
	if err := e.setFields(th, f); err != nil {
		return err
	}
	return e.setArgs(th, args)
}

// osFields returns the fields of e, None for what is not set.
func (e *Exception) osFields(th *Thread) (f [OSWritten + 1]Value, err error) {
	for i := range f {
		if f[i], err = e.Field(th, i); err != nil {
			return f, err
		}
	}
	return f, nil
}

func osErrorStr(th *Thread, self Value) (*Str, error) {
	f, err := (*Exception)(self.P).osFields(th)
	if err != nil {
		return nil, err
	}
	s, err := (*Exception)(self.P).State.Read(th)
	if err != nil {
		return nil, err
	}
	hasErrno := len(s.Fields) > 1 && !s.Fields[OSErrno].IsUndef() && !s.Fields[OSStrerror].IsUndef()
	if f[OSFilename].IsNone() && !hasErrno {
		return excStr(th, self)
	}
	errno, err := ToStr(th, f[OSErrno])
	if err != nil {
		return nil, err
	}
	strerror, err := ToStr(th, f[OSStrerror])
	if err != nil {
		return nil, err
	}
	text := "[Errno " + errno.String() + "] " + strerror.String()
	for i, sep := range []string{": ", " -> "} {
		if v := f[OSFilename+i]; !v.IsNone() {
			r, err := Repr(th, v)
			if err != nil {
				return nil, err
			}
			text += sep + r.String()
		}
	}
	return NewStr(text), nil
}

func osErrorReduce(th *Thread, a []Value) (Value, error) {
	e := (*Exception)(a[0].P)
	args, err := e.args(th)
	if err != nil {
		return Value{}, err
	}
	f, err := e.osFields(th)
	if err != nil {
		return Value{}, err
	}
	state, err := e.ownDict(th)
	if err != nil {
		return Value{}, err
	}
	av := args.Value()
	if len(args.Items) == 2 && !f[OSFilename].IsNone() {
		all := []Value{args.Items[0], args.Items[1], f[OSFilename]}
		if !f[OSFilename2].IsNone() {
			all = append(all, None, f[OSFilename2])
		}
		av = NewTuple(all)
	}
	return e.reduceWith(av, state), nil
}

func osErrorSpec(s *TypeSpec) {
	s.Flags |= FlagExcInit
	s.Slots.New, s.Slots.Init, s.Slots.Str = osErrorNew, osErrorInit, osErrorStr
	s.Methods = []FuncDef{{Name: "__reduce__", Sig: "self, /", Fn: osErrorReduce}}
	s.GetSets = []GetSet{
		excField("errno", OSErrno, "POSIX exception code"), excField("strerror", OSStrerror, "exception strerror"),
		excField("filename", OSFilename, "exception filename"), excField("filename2", OSFilename2, "second exception filename"),
		{Name: "characters_written", Get: func(th *Thread, self Value) (Value, error) {
			v, err := (*Exception)(self.P).Field(th, OSWritten)
			if err == nil && v.IsNone() {
				return Value{}, RaiseMsg(th, AttributeErrorType, "characters_written")
			}
			return v, err
		}, Set: func(th *Thread, self, v Value) error {
			if v.IsUndef() {
				old, err := (*Exception)(self.P).Field(th, OSWritten)
				if err == nil && old.IsNone() {
					err = RaiseMsg(th, AttributeErrorType, "characters_written")
				}
				if err != nil {
					return err
				}
				return (*Exception)(self.P).SetField(th, OSWritten, Undef)
			}
			n, err := AsIndex(th, v)
			if err != nil {
				return err
			}
			return (*Exception)(self.P).SetField(th, OSWritten, Int(int64(n)))
		}},
	}
}

// RaiseOS raises the OSError for errno, with the system's text; filename is Undef if no file is involved.
func RaiseOS(th *Thread, errno syscall.Errno, filename Value) error {
	args := []Value{Int(int64(errno)), NewStr(Strerror(errno)).Value()}
	if !filename.IsUndef() {
		args = append(args, filename)
	}
	cls := osErrorClass(int64(errno))
	if cls == nil {
		cls = OSErrorType
	}
	return Raise(th, cls, args...)
}

// Strerror returns the system's text for errno, as strerror(3) words it.
func Strerror(errno syscall.Errno) string {
	s := errno.Error()
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}
