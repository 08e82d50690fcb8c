package vm

import "github.com/weftpy/weft/vm/opcode"

// The quickened opcodes: forms of the compiler's opcodes for the operand types, or inline cache contents, seen last. Slow
// rewrites an instruction to one of them; one whose guard fails goes back to slow, which may rewrite it again.
const (
	qAddII = opcode.FirstQuick + iota
	qSubII
	qMulII
	qFloorDivII
	qModII
	qAndII
	qOrII
	qXorII
	qAddFF
	qSubFF
	qMulFF
	qDivFF
	qAddII8 // AddI on an int
	qSubII8
	qMulII8
	qFloorDivII8
	qModII8
	qAndII8
	qLShiftII8
	qRShiftII8
	qAddKF
	qSubKF
	qMulKF
	qDivKF
	qAddNN // two numbers of any two kinds; and so on: see mixed
	qSubNN
	qMulNN
	qDivNN
	qAddNI
	qSubNI
	qMulNI
	qAddNK
	qSubNK
	qMulNK
	qDivNK
	qLtII
	qLeII
	qEqII
	qNeII
	qGtII
	qGeII
	qJLtII
	qJLeII
	qJEqII
	qJNeII
	qJGtII
	qJGeII
	qJLtFF
	qJLeFF
	qJGtFF
	qJGeFF
	qJLtI
	qJLeI
	qJEqI
	qJNeI
	qJGtI
	qJGeI
	qJLtNN // two numbers of any two kinds; and so on: see jumpMixed
	qJLeNN
	qJEqNN
	qJNeNN
	qJGtNN
	qJGeNN
	qJLtNI
	qJLeNI
	qJEqNI
	qJNeNI
	qJGtNI
	qJGeNI
	qJTrueB
	qJFalseB
	qLoadGlobal
	qStoreGlobal
	qLoadName
	qStoreName
	qLoadSlot
	qLoadModule
	qStoreSlot
	qStoreNew
	qGetItemLI
	qGetItemTI
	qGetItemDict
	qGetItemILI
	qGetItemITI
	qSetItemLI
	qSetItemDict
	qForRange
	qForList
	qForTuple
	qForGen
	qCallPy  // with as many positional arguments as parameters
	qCallPyG // a Python function, any arguments
	qCallNative
	qCallMPy
	qCallMPyG
	qCallMNative
	qCallMPlain  // CallM of a native function that is no method
	qLoadMethod  // found on the type
	qLoadMethodG // a global of a module
	qLoadMethodC // found on a class, for a call on the class itself
	qLoadSuperM  // LoadSuperAttr for a call, found on a class
	qLoadCell
	qListAppend
	qJEqSS
	qJNeSS
	qForStep
	qForNext
	qForPair // qForNext whose body begins with unpacking the pair
	numOps
)
