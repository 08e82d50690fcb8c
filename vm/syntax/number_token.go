package syntax

import "fmt"

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isHex(c byte) bool {
	return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f'
}

// number reads a numeric literal at t.pos.
func (t *tokenizer) number() bool {
	start := t.pos
	var ok bool
	if t.src[start] == '0' {
		ok = t.zeroNumber(start)
	} else {
		ok = t.decimal(start)
	}
	if ok {
		t.emit(kNumber, start, t.pos)
	}
	return ok
}

// zeroNumber reads a number that begins with 0.
func (t *tokenizer) zeroNumber(start int) bool {
	switch t.peek(1) | 0x20 {
	case 'x':
		return t.radix("hexadecimal", isHex)
	case 'o':
		return t.radix("octal", func(c byte) bool { return c >= '0' && c < '8' })
	case 'b':
		return t.radix("binary", func(c byte) bool { return c == '0' || c == '1' })
	}
	for {
		if t.peek(0) == '_' {
			t.pos++
			if !isDigit(t.peek(0)) {
				return t.fail("invalid decimal literal")
			}
		}
		if t.peek(0) != '0' {
			break
		}
		t.pos++
	}
	zeros := t.pos
	if isDigit(t.peek(0)) {
		if !t.digits() {
			return false
		}
	}
	switch t.peek(0) | 0x20 {
	case '.' | 0x20, 'e', 'j':
		return t.fraction()
	}
	if t.pos > zeros && !t.lenient {
		return t.failRange(start, zeros+1, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	}
	return t.numberEnd("decimal")
}

// radix reads the rest of a 0x, 0o or 0b literal.
func (t *tokenizer) radix(name string, valid func(byte) bool) bool {
	t.pos += 2
	for {
		if t.peek(0) == '_' {
			t.pos++
		}
		if !valid(t.peek(0)) {
			if isDigit(t.peek(0)) {
				return t.badDigit(name)
			}
			return t.fail("invalid " + name + " literal")
		}
		for valid(t.peek(0)) {
			t.pos++
		}
		if t.peek(0) != '_' {
			break
		}
	}
	if isDigit(t.peek(0)) {
		return t.badDigit(name)
	}
	return t.numberEnd(name)
}

func (t *tokenizer) badDigit(name string) bool {
	t.pos++
	return t.fail(fmt.Sprintf("invalid digit '%c' in %s literal", t.src[t.pos-1], name))
}

// digits reads decimal digits with single underscores between them.
func (t *tokenizer) digits() bool {
	for {
		for isDigit(t.peek(0)) {
			t.pos++
		}
		if t.peek(0) != '_' {
			return true
		}
		t.pos++
		if !isDigit(t.peek(0)) {
			return t.fail("invalid decimal literal")
		}
	}
}

// decimal reads a decimal integer or float that does not begin with 0.
func (t *tokenizer) decimal(start int) bool {
	if t.src[start] != '.' && !t.digits() {
		return false
	}
	switch t.peek(0) | 0x20 {
	case '.' | 0x20, 'e', 'j':
		return t.fraction()
	}
	return t.numberEnd("decimal")
}

// fraction reads what follows the integer part of a float or imaginary number.
func (t *tokenizer) fraction() bool {
	if t.peek(0) == '.' {
		t.pos++
		if isDigit(t.peek(0)) && !t.digits() {
			return false
		}
	}
	if t.peek(0)|0x20 == 'e' {
		sign := 0
		if c := t.peek(1); c == '+' || c == '-' {
			sign = 1
		}
		switch {
		case isDigit(t.peek(1 + sign)):
			t.pos += 1 + sign
			if !t.digits() {
				return false
			}
		case sign == 1:
			t.pos += 2
			return t.fail("invalid decimal literal")
		default:
			return t.numberEnd("decimal")
		}
	}
	if t.peek(0)|0x20 == 'j' {
		t.pos++
		return t.numberEnd("imaginary")
	}
	return t.numberEnd("decimal")
}

// numberEnd rejects a letter directly after a number, unless it begins a
// keyword that may follow one, as in `1if x else y`.
func (t *tokenizer) numberEnd(name string) bool {
	rest := t.src[t.pos:]
	for _, word := range [...]string{"and", "else", "for", "if", "in", "is", "or", "not"} {
		if len(rest) >= len(word) && rest[:len(word)] == word {
			if !t.lenient {
				t.warnNumber("invalid " + name + " literal")
			}
			return true
		}
	}
	if c := t.peek(0); c < 0x80 && isIdentByte(c) {
		return t.fail("invalid " + name + " literal")
	}
	return true
}
