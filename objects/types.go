package objects

// The builtin types. They are declared here and completed by readyTypes, because their operations refer to each other.
var (
	ObjectType           = &Type{}
	TypeType             = &Type{}
	NoneType             = &Type{}
	EllipsisType         = &Type{}
	NotImplementedType   = &Type{}
	undefType            = &Type{}
	BoolType             = &Type{}
	IntType              = &Type{}
	FloatType            = &Type{}
	ComplexType          = &Type{}
	StrType              = &Type{}
	BytesType            = &Type{}
	BytearrayType        = &Type{}
	MemoryviewType       = &Type{}
	TupleType            = &Type{}
	ListType             = &Type{}
	DictType             = &Type{}
	SetType              = &Type{}
	FrozenSetType        = &Type{}
	RangeType            = &Type{}
	SliceType            = &Type{}
	CellType             = &Type{}
	CodeType             = &Type{}
	FrameType            = &Type{}
	TracebackType        = &Type{}
	FunctionType         = &Type{}
	BoundMethodType      = &Type{}
	BuiltinType          = &Type{}
	MethodDescrType      = &Type{}
	SlotWrapperType      = &Type{}
	ClassMethodDescrType = &Type{}
	GetSetDescrType      = &Type{}
	MemberType           = &Type{}
	PropertyType         = &Type{}
	StaticMethodType     = &Type{}
	ClassMethodType      = &Type{}
	SuperType            = &Type{}
	ModuleType           = &Type{}
	GeneratorType        = &Type{}
	CoroutineType        = &Type{}
	AsyncGeneratorType   = &Type{}
	GenericAliasType     = &Type{}
	UnionType            = &Type{}
	NamespaceType        = &Type{}
	MethodWrapperType    = &Type{}
	CapsuleType          = &Type{} // has a name, for module types, but no instances yet

	// bareStaticMethod and bareClassMethod are what class creation makes of __new__ and the like: wrappers without
	// attributes of their own, made where no thread is at hand.
	bareStaticMethod = &Type{}
	bareClassMethod  = &Type{}
)

// A typeRow is one builtin type and where its spec comes from.
type typeRow struct {
	t    *Type
	spec func() TypeSpec
}

// typeRows is the ordered list of builtin types: bases before what derives from them.
func typeRows() []typeRow {
	rows := []typeRow{
		{ObjectType, objectSpec}, {TypeType, typeSpec},
		{MethodDescrType, func() TypeSpec { return methodDescrSpec("method_descriptor") }},
		{SlotWrapperType, func() TypeSpec { return methodDescrSpec("wrapper_descriptor") }},
		{ClassMethodDescrType, func() TypeSpec { return methodDescrSpec("classmethod_descriptor") }},
		{GetSetDescrType, getSetSpec}, {BuiltinType, builtinSpec}, {MethodWrapperType, methodWrapperSpec}, {MemberType, memberSpec},
		{bareStaticMethod, func() TypeSpec { return wrapperSpec("staticmethod", docStaticMethod, staticGet, true) }},
		{bareClassMethod, func() TypeSpec { return wrapperSpec("classmethod", docClassMethod, classGet, true) }},
		{StaticMethodType, func() TypeSpec { return wrapperSpec("staticmethod", docStaticMethod, staticGet, false) }},
		{ClassMethodType, func() TypeSpec { return wrapperSpec("classmethod", docClassMethod, classGet, false) }},
		{PropertyType, propertySpec}, {SuperType, superSpec},
		{undefType, func() TypeSpec { return TypeSpec{Name: "unbound", Flags: FlagDisallowNew} }},
		{NoneType, noneSpec}, {EllipsisType, ellipsisSpec}, {NotImplementedType, notImplementedSpec},
		{IntType, intSpec}, {BoolType, boolSpec}, {FloatType, floatSpec}, {ComplexType, complexSpec},
		{StrType, strSpec}, {BytesType, bytesSpec}, {BytearrayType, bytearraySpec}, {MemoryviewType, memoryviewSpec},
		{TupleType, tupleSpec}, {ListType, listSpec}, {DictType, dictSpec}, {SetType, setSpec}, {FrozenSetType, frozensetSpec},
		{RangeType, rangeSpec}, {SliceType, sliceSpec},
		{rangeIterType, func() TypeSpec { return rangeIterSpec("range_iterator") }},
		{longRangeIterType, func() TypeSpec { return rangeIterSpec("longrange_iterator") }},
		{CellType, cellSpec}, {CodeType, codeSpec}, {FrameType, frameSpec}, {TracebackType, tracebackSpec},
		{FunctionType, functionSpec}, {BoundMethodType, boundMethodSpec}, {ModuleType, moduleSpec}, {GeneratorType, generatorSpec},
		{CoroutineType, coroutineSpec}, {AsyncGeneratorType, asyncGeneratorSpec},
		{GenericAliasType, genericAliasSpec}, {UnionType, unionSpec}, {NamespaceType, namespaceSpec},
		{TemplateType, templateSpec}, {InterpolationType, interpolationSpec},
		{CapsuleType, func() TypeSpec { return TypeSpec{Name: "PyCapsule", Flags: FlagDisallowNew, Effect: Pure} }},
	}
	rows = append(rows, textRows()...)
	rows = append(rows, iteratorRows()...)
	rows = append(rows, odictRows()...)
	return append(rows, exceptionRows()...)
}

// BuiltinTypes returns all builtin types, bases before what derives from them, also those that have no name in Python.
func BuiltinTypes() []*Type {
	rows := typeRows()
	types := make([]*Type, len(rows))
	for i, r := range rows {
		types[i] = r.t
	}
	return types
}

// readyTypes completes the builtin types.
func readyTypes() {
	for _, t := range typeRows() {
		t.t.typ = TypeType
	}
	for _, r := range typeRows() {
		r.t.ready(r.spec())
	}
}
