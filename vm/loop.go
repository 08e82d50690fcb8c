package vm

import (
	"math"
	"sync/atomic"
	"unsafe"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/vm/opcode"
)

var (
	tagInt   = unsafe.Pointer(&objects.TagInt)
	tagFloat = unsafe.Pointer(&objects.TagFloat)
	tagBool  = unsafe.Pointer(&objects.TagBool)
	tagNone  = unsafe.Pointer(&objects.TagNone)
	tagUndef = unsafe.Pointer(&objects.TagUndef)
)

func setFloat(d *value, f float64) {
	d.N = math.Float64bits(f)
	if d.P != tagFloat {
		d.P = tagFloat
	}
}

// floorDiv and floorMod round towards minus infinity; y is positive.
func floorDiv(x, y int64) int64 {
	q := x / y
	if x%y < 0 {
		q--
	}
	return q
}

func floorMod(x, y int64) int64 {
	m := x % y
	if m < 0 {
		m += y
	}
	return m
}

// loop runs the frame at fp from pc on until the frame that was pushed with retBase returns. It is one flat switch over the
// opcodes; a case either finishes with continue or goes to slow, which does the instruction in its general form, or to one
// of the labels at the end.
func (t *thread) loop(pc, fp unsafe.Pointer) (value, error) {
	tx := t.tx
	if t.thrown != nil {
		var ok bool
		if pc, fp, ok = t.throw(pc, fp); !ok {
			return value{}, t.takeError()
		}
	}
	for {
		w := atomic.LoadUint32((*uint32)(pc))
		pc = unsafe.Add(pc, 8)
		switch opcode.Op(w) {
		case opcode.Nop:
		case opcode.Move:
			*ra(fp, w) = *rb(fp, pc)
		case opcode.LoadK:
			*ra(fp, w) = *at(t.cb, int(*(*int32)(unsafe.Add(pc, -4)))*regSize)
		case opcode.CheckBound:
			if ra(fp, w).P == tagUndef {
				goto slow
			}
		case opcode.Is:
			setBool(ra(fp, w), *rb(fp, pc) == *rc(fp, pc))
		case opcode.IsNot:
			setBool(ra(fp, w), *rb(fp, pc) != *rc(fp, pc))
		case opcode.Not:
			if x := rb(fp, pc); x.P == tagBool {
				setBool(ra(fp, w), x.N == 0)
				continue
			}
			goto slow
		case qAddII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt {
				s := x.Int() + y.Int()
				if (s^x.Int())&(s^y.Int()) >= 0 {
					setInt(ra(fp, w), s)
					continue
				}
			}
			goto slow
		case qSubII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt {
				s := x.Int() - y.Int()
				if (x.Int()^y.Int())&(s^x.Int()) >= 0 {
					setInt(ra(fp, w), s)
					continue
				}
			}
			goto slow
		case qMulII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt {
				s := x.Int() * y.Int()
				if (x.N+1<<31)|(y.N+1<<31) < 1<<32 {
					setInt(ra(fp, w), s)
					continue
				}
			}
			goto slow
		case qFloorDivII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt && y.Int() > 0 {
				setInt(ra(fp, w), floorDiv(x.Int(), y.Int()))
				continue
			}
			goto slow
		case qModII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt && y.Int() > 0 {
				setInt(ra(fp, w), floorMod(x.Int(), y.Int()))
				continue
			}
			goto slow
		case qAndII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt {
				setInt(ra(fp, w), x.Int()&y.Int())
				continue
			}
			goto slow
		case qOrII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt {
				setInt(ra(fp, w), x.Int()|y.Int())
				continue
			}
			goto slow
		case qXorII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt {
				setInt(ra(fp, w), x.Int()^y.Int())
				continue
			}
			goto slow
		case qAddFF:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagFloat && y.P == tagFloat {
				setFloat(ra(fp, w), x.Float()+y.Float())
				continue
			}
			goto slow
		case qSubFF:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagFloat && y.P == tagFloat {
				setFloat(ra(fp, w), x.Float()-y.Float())
				continue
			}
			goto slow
		case qMulFF:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagFloat && y.P == tagFloat {
				setFloat(ra(fp, w), x.Float()*y.Float())
				continue
			}
			goto slow
		case qDivFF:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagFloat && y.P == tagFloat && y.Float() != 0 {
				setFloat(ra(fp, w), x.Float()/y.Float())
				continue
			}
			goto slow
		case qAddII8:
			if x := rb(fp, pc); x.P == tagInt {
				i := immC(pc)
				if s := x.Int() + i; (s^x.Int())&(s^i) >= 0 {
					setInt(ra(fp, w), s)
					continue
				}
			}
			goto slow
		case qSubII8:
			if x := rb(fp, pc); x.P == tagInt {
				i := immC(pc)
				if s := x.Int() - i; (x.Int()^i)&(s^x.Int()) >= 0 {
					setInt(ra(fp, w), s)
					continue
				}
			}
			goto slow
		case qMulII8:
			if x := rb(fp, pc); x.P == tagInt && x.N+1<<46 < 1<<47 {
				setInt(ra(fp, w), x.Int()*immC(pc))
				continue
			}
			goto slow
		case qFloorDivII8:
			if x, i := rb(fp, pc), immC(pc); x.P == tagInt && i > 0 {
				setInt(ra(fp, w), floorDiv(x.Int(), i))
				continue
			}
			goto slow
		case qModII8:
			if x, i := rb(fp, pc), immC(pc); x.P == tagInt && i > 0 {
				setInt(ra(fp, w), floorMod(x.Int(), i))
				continue
			}
			goto slow
		case qAndII8:
			if x := rb(fp, pc); x.P == tagInt {
				setInt(ra(fp, w), x.Int()&immC(pc))
				continue
			}
			goto slow
		case qLShiftII8:
			if x, i := rb(fp, pc), uint64(immC(pc)); x.P == tagInt && i < 31 && x.N+1<<31 < 1<<32 {
				setInt(ra(fp, w), x.Int()<<i)
				continue
			}
			goto slow
		case qRShiftII8:
			if x, i := rb(fp, pc), uint64(immC(pc)); x.P == tagInt && i < 64 {
				setInt(ra(fp, w), x.Int()>>i)
				continue
			}
			goto slow
		case qAddKF:
			if x := rb(fp, pc); x.P == tagFloat {
				setFloat(ra(fp, w), x.Float()+at(t.cb, int(opC(pc))*regSize).Float())
				continue
			}
			goto slow
		case qSubKF:
			if x := rb(fp, pc); x.P == tagFloat {
				setFloat(ra(fp, w), x.Float()-at(t.cb, int(opC(pc))*regSize).Float())
				continue
			}
			goto slow
		case qMulKF:
			if x := rb(fp, pc); x.P == tagFloat {
				setFloat(ra(fp, w), x.Float()*at(t.cb, int(opC(pc))*regSize).Float())
				continue
			}
			goto slow
		case qDivKF:
			if x := rb(fp, pc); x.P == tagFloat {
				setFloat(ra(fp, w), x.Float()/at(t.cb, int(opC(pc))*regSize).Float())
				continue
			}
			goto slow
		case qAddNN, qSubNN, qMulNN, qDivNN, qAddNI, qSubNI, qMulNI, qAddNK, qSubNK, qMulNK, qDivNK:
			if t.mixed(pc, fp, w) {
				continue
			}
			goto slow
		case qLtII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt {
				setBool(ra(fp, w), x.Int() < y.Int())
				continue
			}
			goto slow
		case qLeII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt {
				setBool(ra(fp, w), x.Int() <= y.Int())
				continue
			}
			goto slow
		case qEqII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt {
				setBool(ra(fp, w), x.Int() == y.Int())
				continue
			}
			goto slow
		case qNeII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt {
				setBool(ra(fp, w), x.Int() != y.Int())
				continue
			}
			goto slow
		case qGtII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt {
				setBool(ra(fp, w), x.Int() > y.Int())
				continue
			}
			goto slow
		case qGeII:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.P == tagInt && y.P == tagInt {
				setBool(ra(fp, w), x.Int() >= y.Int())
				continue
			}
			goto slow
		case qJLtII:
			if x, y := ra(fp, w), rb(fp, pc); x.P == tagInt && y.P == tagInt {
				if (x.Int() < y.Int()) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJLeII:
			if x, y := ra(fp, w), rb(fp, pc); x.P == tagInt && y.P == tagInt {
				if (x.Int() <= y.Int()) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJEqII:
			if x, y := ra(fp, w), rb(fp, pc); x.P == tagInt && y.P == tagInt {
				if (x.Int() == y.Int()) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJNeII:
			if x, y := ra(fp, w), rb(fp, pc); x.P == tagInt && y.P == tagInt {
				if (x.Int() != y.Int()) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJGtII:
			if x, y := ra(fp, w), rb(fp, pc); x.P == tagInt && y.P == tagInt {
				if (x.Int() > y.Int()) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJGeII:
			if x, y := ra(fp, w), rb(fp, pc); x.P == tagInt && y.P == tagInt {
				if (x.Int() >= y.Int()) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJLtFF:
			if x, y := ra(fp, w), rb(fp, pc); x.P == tagFloat && y.P == tagFloat {
				if (x.Float() < y.Float()) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJLeFF:
			if x, y := ra(fp, w), rb(fp, pc); x.P == tagFloat && y.P == tagFloat {
				if (x.Float() <= y.Float()) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJGtFF:
			if x, y := ra(fp, w), rb(fp, pc); x.P == tagFloat && y.P == tagFloat {
				if (x.Float() > y.Float()) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJGeFF:
			if x, y := ra(fp, w), rb(fp, pc); x.P == tagFloat && y.P == tagFloat {
				if (x.Float() >= y.Float()) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJLtI:
			if x := ra(fp, w); x.P == tagInt {
				if (x.Int() < int64(int16(opB(pc)))) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJLeI:
			if x := ra(fp, w); x.P == tagInt {
				if (x.Int() <= int64(int16(opB(pc)))) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJEqI:
			if x := ra(fp, w); x.P == tagInt {
				if (x.Int() == int64(int16(opB(pc)))) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJNeI:
			if x := ra(fp, w); x.P == tagInt {
				if (x.Int() != int64(int16(opB(pc)))) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJGtI:
			if x := ra(fp, w); x.P == tagInt {
				if (x.Int() > int64(int16(opB(pc)))) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case qJGeI:
			if x := ra(fp, w); x.P == tagInt {
				if (x.Int() >= int64(int16(opB(pc)))) == (w&0x100 != 0) {
					if *(*int16)(unsafe.Add(pc, -2)) < 0 {
						if t.budget--; t.budget < 0 {
							pc = jump(pc)
							goto tick
						}
					}
					pc = jump(pc)
				}
				continue
			}
			goto slow
		case opcode.Jmp:
			d := int(*(*int32)(unsafe.Add(pc, -4))) * 8
			pc = unsafe.Add(pc, d)
			if d < 0 {
				if t.budget--; t.budget < 0 {
					goto tick
				}
			}
		case opcode.JNone:
			if ra(fp, w).P == tagNone {
				goto branch
			}
		case opcode.JNotNone:
			if ra(fp, w).P != tagNone {
				goto branch
			}
		case qJLtNN, qJLeNN, qJEqNN, qJNeNN, qJGtNN, qJGeNN, qJLtNI, qJLeNI, qJEqNI, qJNeNI, qJGtNI, qJGeNI:
			switch jumpMixed(pc, fp, w) {
			case fastDone:
				continue
			case fastJump:
				goto branch16
			}
			goto slow
		case qJTrueB:
			x := ra(fp, w)
			if x.P == tagBool || x.P == tagInt {
				if x.N != 0 {
					goto branch
				}
				continue
			}
			if x.P == tagNone {
				continue
			}
			goto slow
		case qJFalseB:
			x := ra(fp, w)
			if x.P == tagBool || x.P == tagInt {
				if x.N == 0 {
					goto branch
				}
				continue
			}
			if x.P == tagNone {
				goto branch
			}
			if t.plainTrue(x) {
				continue
			}
			goto slow
		case opcode.JIs:
			if (*ra(fp, w) == *rb(fp, pc)) == (w&0x100 != 0) {
				goto branch16
			}

		case qLoadGlobal, qLoadName:
			ic := (*globalIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(t.icb, uintptr(opB(pc))*8))))
			if opcode.Op(w) == qLoadName && at(fp, 0).P != tagUndef {
				goto slow
			}
			b := ic.global.Load()
			if tx.Exclusive || tx.Seen(b) || tx.Writable(b) || tx.Admit(&ic.global.Object, b) {
				v := (*objects.CellBody)(b).V
				if v.P != tagUndef {
					*ra(fp, w) = v
					continue
				}
				if ic.builtin != nil {
					b = ic.builtin.Load()
					if tx.Exclusive || tx.Seen(b) || tx.Writable(b) || tx.Admit(&ic.builtin.Object, b) {
						if v := (*objects.CellBody)(b).V; v.P != tagUndef {
							*ra(fp, w) = v
							continue
						}
					}
				}
			}
			switch t.loadCells(pc, fp, w) {
			case fastDone:
				continue
			case fastRaised:
				goto raise
			}
			goto slow
		case qStoreGlobal, qStoreName:
			ic := (*globalIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(t.icb, uintptr(opB(pc))*8))))
			if opcode.Op(w) == qStoreName && at(fp, 0).P != tagUndef {
				goto slow
			}
			b := ic.global.Load()
			if tx.Exclusive || tx.Writable(b) {
				if c := (*objects.CellBody)(b); c.V.P != tagUndef {
					c.V = *ra(fp, w)
					continue
				}
			}
			goto slow
		case qLoadCell:
			o := &(*objects.Cell)(rb(fp, pc).P).Object
			if b := o.Load(); tx.Exclusive || tx.Writable(b) || tx.Seen(b) || tx.Admit(o, b) {
				if v := (*objects.CellBody)(b).V; v.P != tagUndef {
					*ra(fp, w) = v
					continue
				}
			}
			goto slow
		case opcode.StoreCell:
			b := (*objects.Cell)(ra(fp, w).P).Load()
			if tx.Exclusive || tx.Writable(b) {
				(*objects.CellBody)(b).V = *rb(fp, pc)
				continue
			}
			goto slow

		case qLoadSlot:
			x := rb(fp, pc)
			ic := (*attrIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(t.icb, uintptr(opC(pc))*8))))
			if x.Type().Version == ic.version {
				o := &(*objects.Attrs)(unsafe.Add(x.P, ic.attrs)).Object
				if b := o.Load(); tx.Exclusive || tx.Writable(b) || tx.Seen(b) || tx.Admit(o, b) {
					if (*objects.AttrBody)(b).Shape == ic.shape {
						*ra(fp, w) = *(*value)(unsafe.Add(b, ic.slot))
						continue
					}
				}
			}
			goto poly
		case qLoadModule:
			x := rb(fp, pc)
			ic := (*attrIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(t.icb, uintptr(opC(pc))*8))))
			if x.P == ic.module {
				b := ic.cell.Load()
				if tx.Exclusive || tx.Seen(b) || tx.Writable(b) || tx.Admit(&ic.cell.Object, b) {
					if v := (*objects.CellBody)(b).V; v.P != tagUndef {
						*ra(fp, w) = v
						continue
					}
				}
			}
			goto slow
		case qStoreSlot:
			x := ra(fp, w)
			ic := (*attrIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(t.icb, uintptr(opC(pc))*8))))
			if x.Type().Version == ic.version {
				b := (*objects.Attrs)(unsafe.Add(x.P, ic.attrs)).Load()
				if tx.Exclusive || tx.Writable(b) {
					if (*objects.AttrBody)(b).Shape == ic.shape && ic.next == ic.shape {
						*(*value)(unsafe.Add(b, ic.slot)) = *rb(fp, pc)
						continue
					}
				}
			}
			goto poly
		case qStoreNew:
			x := ra(fp, w)
			ic := (*attrIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(t.icb, uintptr(opC(pc))*8))))
			if x.Type().Version == ic.version {
				b := (*objects.AttrBody)((*objects.Attrs)(unsafe.Add(x.P, ic.attrs)).Load())
				if tx.Exclusive || tx.Writable(unsafe.Pointer(b)) {
					if b.Shape == ic.shape && ic.slot < objects.AttrSlots+uintptr(b.Cap)*regSize {
						*(*value)(unsafe.Add(unsafe.Pointer(b), ic.slot)) = *rb(fp, pc)
						b.Shape = ic.next
						continue
					}
				}
			}
			goto poly

		case qGetItemLI:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.Type() == listType && y.P == tagInt {
				o := &(*objects.List)(x.P).Object
				if b := o.Load(); tx.Exclusive || tx.Writable(b) || tx.Seen(b) || tx.Admit(o, b) {
					items := (*objects.ListBody)(b).Items
					i := y.Int()
					if i < 0 {
						i += int64(len(items))
					}
					if uint64(i) < uint64(len(items)) {
						*ra(fp, w) = items[i]
						continue
					}
				}
			}
			goto slow
		case qGetItemILI:
			x, i := rb(fp, pc), immC(pc)
			if x.Type() == listType {
				o := &(*objects.List)(x.P).Object
				if b := o.Load(); tx.Exclusive || tx.Writable(b) || tx.Seen(b) || tx.Admit(o, b) {
					items := (*objects.ListBody)(b).Items
					if i < 0 {
						i += int64(len(items))
					}
					if uint64(i) < uint64(len(items)) {
						*ra(fp, w) = items[i]
						continue
					}
				}
			}
			goto slow
		case qGetItemTI:
			x, y := rb(fp, pc), rc(fp, pc)
			if x.Type() == tupleType && y.P == tagInt {
				items := (*objects.Tuple)(x.P).Items
				i := y.Int()
				if i < 0 {
					i += int64(len(items))
				}
				if uint64(i) < uint64(len(items)) {
					*ra(fp, w) = items[i]
					continue
				}
			}
			goto slow
		case qGetItemITI:
			x, i := rb(fp, pc), immC(pc)
			if x.Type() == tupleType {
				items := (*objects.Tuple)(x.P).Items
				if i < 0 {
					i += int64(len(items))
				}
				if uint64(i) < uint64(len(items)) {
					*ra(fp, w) = items[i]
					continue
				}
			}
			goto slow
		case qSetItemLI:
			x, y := ra(fp, w), rb(fp, pc)
			if x.Type() == listType && y.P == tagInt {
				b := (*objects.ListBody)((*objects.List)(x.P).Load())
				if tx.Exclusive || tx.Writable(unsafe.Pointer(b)) {
					i := y.Int()
					if i < 0 {
						i += int64(len(b.Items))
					}
					if uint64(i) < uint64(len(b.Items)) {
						if !tx.Exclusive && !b.Owned(tx) {
							b.SetSlot(t.th, int(i), *rc(fp, pc))
							continue
						}
						b.Items[i] = *rc(fp, pc)
						continue
					}
				}
			}
			goto slow
		case qListAppend:
			b := (*objects.ListBody)((*objects.List)(ra(fp, w).P).Load())
			if len(b.Items) < cap(b.Items) && (tx.Exclusive || tx.Writable(unsafe.Pointer(b))) {
				b.Items = append(b.Items, *rb(fp, pc))
				continue
			}
			goto slow

		case qForRange:
			x := ra(fp, w)
			y := (*value)(unsafe.Add(unsafe.Pointer(x), regSize))
			if x.P == tagInt && y.P == tagInt {
				if x.Int() < y.Int() {
					setInt(rb(fp, pc), x.Int())
					x.N++
					goto branch16
				}
				continue
			}
			goto slow
		case qForList:
			x := ra(fp, w)
			y := (*value)(unsafe.Add(unsafe.Pointer(x), regSize))
			if y.P == tagInt && x.Type() == listType {
				o := &(*objects.List)(x.P).Object
				if b := o.Load(); tx.Exclusive || tx.Writable(b) || tx.Seen(b) || tx.Admit(o, b) {
					items := (*objects.ListBody)(b).Items
					if i := y.N; i < uint64(len(items)) {
						*rb(fp, pc) = items[i]
						y.N = i + 1
						goto branch16
					}
					// The list may grow later, but the loop is over.
					*x, *y = objects.EmptyTuple, value{P: tagInt}
					continue
				}
			}
			goto slow
		case qForTuple:
			x := ra(fp, w)
			y := (*value)(unsafe.Add(unsafe.Pointer(x), regSize))
			if y.P == tagInt && x.Type() == tupleType {
				items := (*objects.Tuple)(x.P).Items
				if i := y.N; i < uint64(len(items)) {
					*rb(fp, pc) = items[i]
					y.N = i + 1
					goto branch16
				}
				continue
			}
			goto slow
		case qForStep:
			x := ra(fp, w)
			y := (*value)(unsafe.Add(unsafe.Pointer(x), regSize))
			if y.P == tagInt && x.Type() == rangeType {
				if n, ok := (*objects.Range)(x.P).SmallItem(y.N); ok {
					setInt(rb(fp, pc), n)
					y.N++
					goto branch16
				}
				continue
			}
			goto slow
		case qForNext:
			switch t.next(pc, fp, w) {
			case fastDone:
				continue
			case fastJump:
				goto branch16
			case fastRaised:
				goto raise
			}
			goto slow
		case qForPair:
			switch t.nextPair(pc, fp, w) {
			case fastDone:
				continue
			case fastJump:
				pc = t.pc
				if t.budget--; t.budget < 0 {
					goto tick
				}
				continue
			case fastRaised:
				goto raise
			}
			goto slow
		case qForGen:
			if g := ra(fp, w); g.Type() == genType {
				if nfp := t.resumeFor((*objects.Generator)(g.P), pc, fp); nfp != nil {
					pc, fp = t.pc, nfp
					if t.budget--; t.budget < 0 {
						goto tick
					}
					continue
				}
				pc, fp = t.pc, t.fp
				if t.err != nil {
					goto raise
				}
				continue
			}
			goto slow

		case qCallPy:
			f := ra(fp, w)
			if f.Type() == funcType {
				fn := (*fnObj)(f.P)
				code := fn.Code
				nfp := unsafe.Add(unsafe.Pointer(f), headerLen)
				if code.Simple && code.ArgCount == int(opB(pc)) && uintptr(nfp)+code.FrameBytes <= t.limit && t.depth < t.vm.maxDepth {
					f.N = uint64(uintptr(pc))
					*(*value)(unsafe.Add(unsafe.Pointer(f), regSize)) = value{P: fp}
					fp, pc = nfp, code.Base
					t.cb, t.icb = code.CBase, code.ICBase
					for o := code.UndefLo; o < code.UndefHi; o += regSize {
						(*value)(unsafe.Add(fp, o)).P = tagUndef
					}
					goto entered
				}
				goto callPy
			}
			goto slow
		case qCallPyG, qCallMPyG:
			if ra(fp, w).Type() == funcType {
				goto callPy
			}
			goto slow
		case qLoadMethodC, qLoadSuperM:
			if t.quickMethod(pc, fp, w) == fastDone {
				continue
			}
			goto slow
		case qLoadMethod:
			f := ra(fp, w)
			self := (*value)(unsafe.Add(unsafe.Pointer(f), headerLen))
			ic := (*attrIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(t.icb, uintptr(opC(pc))*8))))
			if self.Type().Version == ic.version {
				if ic.shape != nil {
					o := &(*objects.Attrs)(unsafe.Add(self.P, ic.attrs)).Object
					b := o.Load()
					if !tx.Exclusive && !tx.Writable(b) && !tx.Seen(b) && !tx.Admit(o, b) || (*objects.AttrBody)(b).Shape != ic.shape {
						goto polyMethod
					}
				}
				*f = ic.callee
				continue
			}
			goto polyMethod
		case qLoadMethodG:
			f := ra(fp, w)
			self := (*value)(unsafe.Add(unsafe.Pointer(f), headerLen))
			ic := (*attrIC)(atomic.LoadPointer((*unsafe.Pointer)(unsafe.Add(t.icb, uintptr(opC(pc))*8))))
			if self.P == ic.module {
				b := ic.cell.Load()
				if tx.Exclusive || tx.Seen(b) || tx.Writable(b) || tx.Admit(&ic.cell.Object, b) {
					if v := (*objects.CellBody)(b).V; v.P != tagUndef {
						*f = v
						self.P = tagUndef
						continue
					}
				}
			}
			goto slow
		case qCallMPy:
			f := ra(fp, w)
			self := (*value)(unsafe.Add(unsafe.Pointer(f), headerLen))
			if f.Type() == funcType && self.P != tagUndef {
				code := (*fnObj)(f.P).Code
				nfp := unsafe.Pointer(self)
				if code.Simple && code.ArgCount == int(opB(pc)) && uintptr(nfp)+code.FrameBytes <= t.limit && t.depth < t.vm.maxDepth {
					f.N = uint64(uintptr(pc))
					*(*value)(unsafe.Add(unsafe.Pointer(f), regSize)) = value{P: fp}
					fp, pc = nfp, code.Base
					t.cb, t.icb = code.CBase, code.ICBase
					for o := code.UndefLo; o < code.UndefHi; o += regSize {
						(*value)(unsafe.Add(fp, o)).P = tagUndef
					}
					goto entered
				}
				goto callPy
			}
			goto slow

		case opcode.Return:
			v := ra(fp, w)
			f := at(fp, offFunc)
			h := at(fp, offCaller)
			if h.N != 0 || fp == t.savedFP {
				t.pc, t.fp = pc, fp
				goto returned
			}
			pc = *(*unsafe.Pointer)(unsafe.Pointer(&f.N))
			*f = *v
			fp = h.P
			t.depth--
			code := funcOf(fp).Code
			t.cb, t.icb = code.CBase, code.ICBase
		case opcode.ReturnK:
			v := at(t.cb, int(*(*int32)(unsafe.Add(pc, -4)))*regSize)
			f := at(fp, offFunc)
			h := at(fp, offCaller)
			if h.N != 0 || fp == t.savedFP {
				t.pc, t.fp = pc, fp
				goto returned
			}
			pc = *(*unsafe.Pointer)(unsafe.Pointer(&f.N))
			*f = *v
			fp = h.P
			t.depth--
			code := funcOf(fp).Code
			t.cb, t.icb = code.CBase, code.ICBase
		case opcode.Yield:
			goto yielded
		case opcode.Unpack:
			if x, n := rb(fp, pc), uintptr(opC(pc)); x.Type() == tupleType {
				if items := (*objects.Tuple)(x.P).Items; uintptr(len(items)) == n {
					d := unsafe.Pointer(ra(fp, w))
					for k := range items {
						*(*value)(unsafe.Add(d, k*regSize)) = items[k]
					}
					continue
				}
			}
			goto direct
		case opcode.BuildTuple, opcode.BuildList, opcode.GetIter:
			goto direct
		case qCallNative, qCallMNative, qCallMPlain, qGetItemDict, qSetItemDict, opcode.GetSlice, opcode.SetSlice, opcode.MapAdd, opcode.SetAdd:
			switch t.fast(pc, fp, w) {
			case fastDone:
				continue
			case fastRaised:
				goto raise
			}
			goto slow
		case qJEqSS, qJNeSS:
			if t.fast(pc, fp, w) == fastDone {
				if (t.truth == (opcode.Op(w) == qJEqSS)) == (w&0x100 != 0) {
					goto branch16
				}
				continue
			}
			goto slow
		default:
			goto slow
		}
		continue

	direct:
		if t.direct(pc, fp, w) == fastDone {
			continue
		}
		goto slow

	callPy:
		{
			npc, nfp := t.callPy(pc, fp, w)
			if npc == nil {
				goto raise
			}
			pc, fp = npc, nfp
			if t.budget < 0 {
				goto tick
			}
		}
		continue

	polyMethod:
		switch t.polyMethod(pc, fp, w) {
		case fastDone:
			continue
		case fastRaised:
			goto raise
		}
		goto slow

	poly:
		switch t.poly(pc, fp, w) {
		case fastDone:
			continue
		case fastRaised:
			goto raise
		}
		goto slow

	branch:
		{
			d := int(*(*int32)(unsafe.Add(pc, -4))) * 8
			pc = unsafe.Add(pc, d)
			if d < 0 {
				if t.budget--; t.budget < 0 {
					goto tick
				}
			}
		}
		continue

	branch16:
		{
			d := *(*int16)(unsafe.Add(pc, -2))
			pc = unsafe.Add(pc, int(d)*8)
			if d < 0 {
				if t.budget--; t.budget < 0 {
					goto tick
				}
			}
		}
		continue

	entered: // a frame was pushed
		t.depth++
		if t.budget--; t.budget < 0 {
			goto tick
		}
		continue

	slow:
		{
			t.fp = fp
			npc, nfp := t.slow(pc, fp)
			if npc == nil {
				goto raise
			}
			pc, fp = npc, nfp
			if t.budget < 0 {
				goto tick
			}
		}
		continue

	returned: // from a frame with flags, or one whose caller is not saved yet
		{
			npc, nfp, v, done := t.slowReturn(pc, fp)
			if done {
				if t.err != nil {
					goto raise
				}
				return v, nil
			}
			if npc == nil {
				goto raise
			}
			pc, fp = npc, nfp
		}
		continue

	yielded:
		{
			npc, nfp, v, done := t.yield(pc, fp)
			if done {
				return v, nil
			}
			if npc == nil {
				goto raise
			}
			pc, fp = npc, nfp
			if t.budget--; t.budget < 0 {
				goto tick
			}
		}
		continue

	tick:
		if err := t.tick(pc, fp); err != nil {
			t.err = err
			goto raise // tick has set t.pc: the next instruction raises
		}
		continue

	raise: // t.pc and t.fp are where t.err was raised
		pc, fp = t.pc, t.fp
		{
			npc, nfp, ok := t.unwind(pc, fp)
			if !ok {
				return value{}, t.takeError()
			}
			pc, fp = npc, nfp
		}
	}
}
