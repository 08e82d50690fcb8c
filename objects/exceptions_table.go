package objects

// The builtin exception types. exceptionTable completes them.
var (
	BaseExceptionType             = &Type{}
	BaseExceptionGroupType        = &Type{}
	ExceptionType                 = &Type{}
	ArithmeticErrorType           = &Type{}
	FloatingPointErrorType        = &Type{}
	OverflowErrorType             = &Type{}
	ZeroDivisionErrorType         = &Type{}
	AssertionErrorType            = &Type{}
	AttributeErrorType            = &Type{}
	BufferErrorType               = &Type{}
	EOFErrorType                  = &Type{}
	ImportErrorType               = &Type{}
	ModuleNotFoundErrorType       = &Type{}
	LookupErrorType               = &Type{}
	IndexErrorType                = &Type{}
	KeyErrorType                  = &Type{}
	MemoryErrorType               = &Type{}
	NameErrorType                 = &Type{}
	UnboundLocalErrorType         = &Type{}
	OSErrorType                   = &Type{}
	BlockingIOErrorType           = &Type{}
	ChildProcessErrorType         = &Type{}
	ConnectionErrorType           = &Type{}
	BrokenPipeErrorType           = &Type{}
	ConnectionAbortedErrorType    = &Type{}
	ConnectionRefusedErrorType    = &Type{}
	ConnectionResetErrorType      = &Type{}
	FileExistsErrorType           = &Type{}
	FileNotFoundErrorType         = &Type{}
	InterruptedErrorType          = &Type{}
	IsADirectoryErrorType         = &Type{}
	NotADirectoryErrorType        = &Type{}
	PermissionErrorType           = &Type{}
	ProcessLookupErrorType        = &Type{}
	TimeoutErrorType              = &Type{}
	ReferenceErrorType            = &Type{}
	RuntimeErrorType              = &Type{}
	NotImplementedErrorType       = &Type{}
	PythonFinalizationErrorType   = &Type{}
	RecursionErrorType            = &Type{}
	StopAsyncIterationType        = &Type{}
	StopIterationType             = &Type{}
	SyntaxErrorType               = &Type{}
	IndentationErrorType          = &Type{}
	TabErrorType                  = &Type{}
	IncompleteInputErrorType      = &Type{}
	SystemErrorType               = &Type{}
	TypeErrorType                 = &Type{}
	ValueErrorType                = &Type{}
	UnicodeErrorType              = &Type{}
	UnicodeDecodeErrorType        = &Type{}
	UnicodeEncodeErrorType        = &Type{}
	UnicodeTranslateErrorType     = &Type{}
	WarningType                   = &Type{}
	BytesWarningType              = &Type{}
	DeprecationWarningType        = &Type{}
	EncodingWarningType           = &Type{}
	FutureWarningType             = &Type{}
	ImportWarningType             = &Type{}
	PendingDeprecationWarningType = &Type{}
	ResourceWarningType           = &Type{}
	RuntimeWarningType            = &Type{}
	SyntaxWarningType             = &Type{}
	UnicodeWarningType            = &Type{}
	UserWarningType               = &Type{}
	GeneratorExitType             = &Type{}
	KeyboardInterruptType         = &Type{}
	SystemExitType                = &Type{}
	ExceptionGroupType            = &Type{}
)

// An exceptionRow is one builtin exception type. more adds what it has beyond its base; nil for most.
type exceptionRow struct {
	t    *Type
	name string
	base *Type
	doc  string
	more func(s *TypeSpec)
}

// exceptionTable lists the builtin exceptions, bases first.
func exceptionTable() []exceptionRow {
	return []exceptionRow{
		{BaseExceptionType, "BaseException", nil, "Common base class for all exceptions", baseExceptionSpec},
		{BaseExceptionGroupType, "BaseExceptionGroup", BaseExceptionType, "A combination of multiple unrelated exceptions.", exceptionGroupSpec},
		{ExceptionType, "Exception", BaseExceptionType, "Common base class for all non-exit exceptions.", nil},
		{ArithmeticErrorType, "ArithmeticError", ExceptionType, "Base class for arithmetic errors.", nil},
		{FloatingPointErrorType, "FloatingPointError", ArithmeticErrorType, "Floating-point operation failed.", nil},
		{OverflowErrorType, "OverflowError", ArithmeticErrorType, "Result too large to be represented.", nil},
		{ZeroDivisionErrorType, "ZeroDivisionError", ArithmeticErrorType, "Second argument to a division or modulo operation was zero.", nil},
		{AssertionErrorType, "AssertionError", ExceptionType, "Assertion failed.", nil},
		{AttributeErrorType, "AttributeError", ExceptionType, "Attribute not found.", attributeErrorSpec},
		{BufferErrorType, "BufferError", ExceptionType, "Buffer error.", nil},
		{EOFErrorType, "EOFError", ExceptionType, "Read beyond end of file.", nil},
		{ImportErrorType, "ImportError", ExceptionType, "Import can't find module, or can't find name in module.", importErrorSpec},
		{ModuleNotFoundErrorType, "ModuleNotFoundError", ImportErrorType, "Module not found.", nil},
		{LookupErrorType, "LookupError", ExceptionType, "Base class for lookup errors.", nil},
		{IndexErrorType, "IndexError", LookupErrorType, "Sequence index out of range.", nil},
		{KeyErrorType, "KeyError", LookupErrorType, "Mapping key not found.", keyErrorSpec},
		{MemoryErrorType, "MemoryError", ExceptionType, "Out of memory.", nil},
		{NameErrorType, "NameError", ExceptionType, "Name not found globally.", nameErrorSpec},
		{UnboundLocalErrorType, "UnboundLocalError", NameErrorType, "Local name referenced but not bound to a value.", nil},
		{OSErrorType, "OSError", ExceptionType, "Base class for I/O related errors.", osErrorSpec},
		{BlockingIOErrorType, "BlockingIOError", OSErrorType, "I/O operation would block.", nil},
		{ChildProcessErrorType, "ChildProcessError", OSErrorType, "Child process error.", nil},
		{ConnectionErrorType, "ConnectionError", OSErrorType, "Connection error.", nil},
		{BrokenPipeErrorType, "BrokenPipeError", ConnectionErrorType, "Broken pipe.", nil},
		{ConnectionAbortedErrorType, "ConnectionAbortedError", ConnectionErrorType, "Connection aborted.", nil},
		{ConnectionRefusedErrorType, "ConnectionRefusedError", ConnectionErrorType, "Connection refused.", nil},
		{ConnectionResetErrorType, "ConnectionResetError", ConnectionErrorType, "Connection reset.", nil},
		{FileExistsErrorType, "FileExistsError", OSErrorType, "File already exists.", nil},
		{FileNotFoundErrorType, "FileNotFoundError", OSErrorType, "File not found.", nil},
		{InterruptedErrorType, "InterruptedError", OSErrorType, "Interrupted by signal.", nil},
		{IsADirectoryErrorType, "IsADirectoryError", OSErrorType, "Operation doesn't work on directories.", nil},
		{NotADirectoryErrorType, "NotADirectoryError", OSErrorType, "Operation only works on directories.", nil},
		{PermissionErrorType, "PermissionError", OSErrorType, "Not enough permissions.", nil},
		{ProcessLookupErrorType, "ProcessLookupError", OSErrorType, "Process not found.", nil},
		{TimeoutErrorType, "TimeoutError", OSErrorType, "Timeout expired.", nil},
		{ReferenceErrorType, "ReferenceError", ExceptionType, "Weak ref proxy used after referent went away.", nil},
		{RuntimeErrorType, "RuntimeError", ExceptionType, "Unspecified run-time error.", nil},
		{NotImplementedErrorType, "NotImplementedError", RuntimeErrorType, "Method or function hasn't been implemented yet.", nil},
		{PythonFinalizationErrorType, "PythonFinalizationError", RuntimeErrorType, "Operation blocked during Python finalization.", nil},
		{RecursionErrorType, "RecursionError", RuntimeErrorType, "Recursion limit exceeded.", nil},
		{StopAsyncIterationType, "StopAsyncIteration", ExceptionType, "Signal the end from iterator.__anext__().", nil},
		{StopIterationType, "StopIteration", ExceptionType, "Signal the end from iterator.__next__().", stopIterationSpec},
		{SyntaxErrorType, "SyntaxError", ExceptionType, "Invalid syntax.", syntaxErrorSpec},
		{IndentationErrorType, "IndentationError", SyntaxErrorType, "Improper indentation.", nil},
		{TabErrorType, "TabError", IndentationErrorType, "Improper mixture of spaces and tabs.", nil},
		{IncompleteInputErrorType, "_IncompleteInputError", SyntaxErrorType, "incomplete input.", nil},
		{SystemErrorType, "SystemError", ExceptionType, "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.", nil},
		{TypeErrorType, "TypeError", ExceptionType, "Inappropriate argument type.", nil},
		{ValueErrorType, "ValueError", ExceptionType, "Inappropriate argument value (of correct type).", nil},
		{UnicodeErrorType, "UnicodeError", ValueErrorType, "Unicode related error.", nil},
		{UnicodeDecodeErrorType, "UnicodeDecodeError", UnicodeErrorType, "Unicode decoding error.", unicodeDecodeErrorSpec},
		{UnicodeEncodeErrorType, "UnicodeEncodeError", UnicodeErrorType, "Unicode encoding error.", unicodeEncodeErrorSpec},
		{UnicodeTranslateErrorType, "UnicodeTranslateError", UnicodeErrorType, "Unicode translation error.", unicodeTranslateErrorSpec},
		{WarningType, "Warning", ExceptionType, "Base class for warning categories.", nil},
		{BytesWarningType, "BytesWarning", WarningType, "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.", nil},
		{DeprecationWarningType, "DeprecationWarning", WarningType, "Base class for warnings about deprecated features.", nil},
		{EncodingWarningType, "EncodingWarning", WarningType, "Base class for warnings about encodings.", nil},
		{FutureWarningType, "FutureWarning", WarningType, "Base class for warnings about constructs that will change semantically\nin the future.", nil},
		{ImportWarningType, "ImportWarning", WarningType, "Base class for warnings about probable mistakes in module imports", nil},
		{PendingDeprecationWarningType, "PendingDeprecationWarning", WarningType, "Base class for warnings about features which will be deprecated\nin the future.", nil},
		{ResourceWarningType, "ResourceWarning", WarningType, "Base class for warnings about resource usage.", nil},
		{RuntimeWarningType, "RuntimeWarning", WarningType, "Base class for warnings about dubious runtime behavior.", nil},
		{SyntaxWarningType, "SyntaxWarning", WarningType, "Base class for warnings about dubious syntax.", nil},
		{UnicodeWarningType, "UnicodeWarning", WarningType, "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.", nil},
		{UserWarningType, "UserWarning", WarningType, "Base class for warnings generated by user code.", nil},
		{GeneratorExitType, "GeneratorExit", BaseExceptionType, "Request that a generator exit.", nil},
		{KeyboardInterruptType, "KeyboardInterrupt", BaseExceptionType, "Program interrupted by user.", nil},
		{SystemExitType, "SystemExit", BaseExceptionType, "Request to exit from the interpreter.", systemExitSpec},
		{ExceptionGroupType, "ExceptionGroup", BaseExceptionGroupType, "", exceptionGroupBases},
	}
}

func exceptionRows() []typeRow {
	var rows []typeRow
	for _, r := range exceptionTable() {
		rows = append(rows, typeRow{r.t, func() TypeSpec {
			s := TypeSpec{Name: r.name, Base: r.base, Doc: r.doc, Flags: FlagBaseOK, Effect: Pure}
			if r.more != nil {
				r.more(&s)
			}
			return s
		}})
	}
	return rows
}

// ExceptionTypes lists the builtin exceptions for module builtins, bases first.
func ExceptionTypes() []*Type {
	var ts []*Type
	for _, r := range exceptionTable() {
		ts = append(ts, r.t)
	}
	return ts
}
