package syntax

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// maxIntDigits is CPython's default limit for decimal integers, whose
// conversion takes quadratic time.
const maxIntDigits = 4300

// numberValue converts the number token at index i.
func (p *parser) numberValue(i int) any {
	s := p.text(i)
	if len(s) == 1 {
		return int64(s[0] - '0')
	}
	if strings.IndexByte(s, '_') >= 0 {
		s = strings.ReplaceAll(s, "_", "")
	}
	if s[0] == '0' && len(s) > 2 {
		switch s[1] | 0x20 {
		case 'x':
			return parseInt(s[2:], 16)
		case 'o':
			return parseInt(s[2:], 8)
		case 'b':
			return parseInt(s[2:], 2)
		}
	}
	if last := s[len(s)-1]; last|0x20 == 'j' {
		return complex(0, parseFloat(s[:len(s)-1]))
	}
	if strings.ContainsAny(s, ".eE") {
		return parseFloat(s)
	}
	if len(s) > maxIntDigits {
		e := p.errorAt(p.tokenSpan(i, i), fmt.Sprintf("Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.", maxIntDigits, len(s)))
		e.Col, e.EndCol = 0, 0
		p.panic(e)
	}
	return parseInt(s, 10)
}

// parseInt converts digits the tokenizer has validated.
func parseInt(s string, base int) any {
	if v, err := strconv.ParseInt(s, base, 64); err == nil {
		return v
	}
	i, _ := new(big.Int).SetString(s, base)
	return normInt(i)
}

// parseFloat converts a float the tokenizer has validated. Out of range gives
// an infinity, as in Python.
func parseFloat(s string) float64 {
	f, _ := strconv.ParseFloat(s, 64)
	return f
}
