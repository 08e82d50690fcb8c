package syntax

// checkFieldStart reports a replacement field without an expression.
func (f *fstringParser) checkFieldStart() {
	if !f.diag {
		return
	}
	switch f.kind() {
	case kEqual, kExclam, kColon, kRbrace:
		f.raiseAt(f.i, f.i, f.word()+": valid expression required before '"+f.text(f.i)+"'")
	}
	if !f.firstCheck(checkField) {
		return
	}
	start := f.i
	if !f.try(func() { f.yieldOrStar() }) {
		f.reset(start)
		f.raiseAt(start, start, f.word()+": expecting a valid expression after '{'")
	}
	f.reset(start)
}

// checkFieldEnd reports what follows an expression but cannot.
func (f *fstringParser) checkFieldEnd(debug bool) {
	switch f.kind() {
	case kExclam, kColon, kRbrace:
		return
	}
	if debug {
		f.raiseAt(f.i, f.i, f.word()+": expecting '!', or ':', or '}'")
	}
	f.raiseAt(f.i, f.i, f.word()+": expecting '=', or '!', or ':', or '}'")
}

// failConversion reports a `!` without a letter.
func (f *fstringParser) failConversion() {
	if !f.diag {
		f.fail()
	}
	switch f.kind() {
	case kColon, kRbrace:
		f.raiseAt(f.i, f.i, f.word()+": missing conversion character")
	}
	f.raiseAt(f.i, f.i, f.word()+": invalid conversion character")
}

// failField reports a replacement field that is not closed.
func (f *fstringParser) failField(conversion int, spec Expr) {
	switch {
	case !f.diag:
		f.fail()
	case spec != nil:
		f.raiseAt(f.i, f.i, f.word()+": expecting '}', or format specs")
	case conversion >= 0:
		f.raiseAt(f.i, f.i, f.word()+": expecting ':' or '}'")
	}
	f.raiseAt(f.i, f.i, f.word()+": expecting '}'")
}
