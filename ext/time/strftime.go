package time

import (
	"strconv"
	"strings"
	"time"

	"github.com/weftpy/weft/ext"
)

func strftime(th *thread, a []value) (value, error) {
	s, ok := ext.AsStr(a[0])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "strftime() argument 1 must be str, not %s", a[0].Type().MessageName())
	}
	f, err := timeArg(th, a[1], "strftime")
	if err != nil {
		return value{}, err
	}
	var b strings.Builder
	f.format(&b, s.String())
	return ext.NewStr(b.String()).Value(), nil
}

// format writes f as format says, with the C locale's names and the flags of the GNU library.
func (f *fields) format(b *strings.Builder, format string) {
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			b.WriteByte(format[i])
			continue
		}
		start := i
		i++
		flag, width := byte(0), 0
		for i < len(format) && strings.IndexByte("_-0^#", format[i]) >= 0 {
			flag = format[i]
			i++
		}
		for i < len(format) && format[i] >= '0' && format[i] <= '9' {
			width = width*10 + int(format[i]-'0')
			i++
		}
		if i < len(format) && (format[i] == 'E' || format[i] == 'O') {
			i++
		}
		if i >= len(format) {
			b.WriteString(format[start:])
			return
		}
		text, padding, natural, ok := f.directive(format[i])
		if !ok {
			b.WriteString(format[start : i+1])
			continue
		}
		b.WriteString(flagged(text, padding, natural, flag, width))
	}
}

// flagged applies a flag and a width to a directive's text, which by itself has a natural width and padding.
func flagged(text string, padding byte, natural int, flag byte, width int) string {
	switch flag {
	case '_':
		padding = ' '
	case '-':
		natural, width = 0, 0
	case '0':
		padding = '0'
	case '^':
		text = strings.ToUpper(text)
	case '#':
		text = strings.ToUpper(text)
	}
	if padding == 0 {
		padding = ' '
	}
	for len(text) < max(natural, width) {
		text = string(padding) + text
	}
	return text
}

// directive returns the text of a conversion, and how it is padded to which width.
func (f *fields) directive(c byte) (text string, padding byte, width int, ok bool) {
	num := func(n, width int, padding byte) (string, byte, int, bool) {
		return strconv.Itoa(n), padding, width, true
	}
	str := func(s string) (string, byte, int, bool) { return s, 0, 0, true }
	hour12 := (f.hour+11)%12 + 1
	switch c {
	case 'a':
		return str(dayNames[f.wday][:3])
	case 'A':
		return str(dayNames[f.wday])
	case 'b', 'h':
		return str(monthNames[f.mon-1][:3])
	case 'B':
		return str(monthNames[f.mon-1])
	case 'c':
		return str(f.asctime())
	case 'C':
		return num(floorDiv(f.year, 100), 2, '0')
	case 'd':
		return num(f.day, 2, '0')
	case 'D', 'x':
		return str(pad(f.mon, 2, '0') + "/" + pad(f.day, 2, '0') + "/" + pad(mod(f.year, 100), 2, '0'))
	case 'e':
		return num(f.day, 2, ' ')
	case 'F':
		return str(strconv.Itoa(f.year) + "-" + pad(f.mon, 2, '0') + "-" + pad(f.day, 2, '0'))
	case 'H':
		return num(f.hour, 2, '0')
	case 'I':
		return num(hour12, 2, '0')
	case 'j':
		return num(f.yday, 3, '0')
	case 'k':
		return num(f.hour, 2, ' ')
	case 'l':
		return num(hour12, 2, ' ')
	case 'm':
		return num(f.mon, 2, '0')
	case 'M':
		return num(f.min, 2, '0')
	case 'n':
		return str("\n")
	case 't':
		return str("\t")
	case '%':
		return str("%")
	case 'p':
		return str([]string{"AM", "PM"}[f.hour/12])
	case 'P':
		return str([]string{"am", "pm"}[f.hour/12])
	case 'r':
		return str(pad(hour12, 2, '0') + ":" + pad(f.min, 2, '0') + ":" + pad(f.sec, 2, '0') + " " + []string{"AM", "PM"}[f.hour/12])
	case 'R':
		return str(pad(f.hour, 2, '0') + ":" + pad(f.min, 2, '0'))
	case 's':
		t := time.Date(f.year, time.Month(f.mon), f.day, f.hour, f.min, f.sec, 0, f.local)
		return str(strconv.FormatInt(t.Unix(), 10))
	case 'S':
		return num(f.sec, 2, '0')
	case 'T', 'X':
		return str(f.clock())
	}
	return f.calendar(c)
}

// calendar is directive for years, weeks and zones.
func (f *fields) calendar(c byte) (text string, padding byte, width int, ok bool) {
	num := func(n, width int) (string, byte, int, bool) { return strconv.Itoa(n), '0', width, true }
	sunday := (f.wday + 1) % 7
	switch c {
	case 'u':
		return num(f.wday+1, 1)
	case 'w':
		return num(sunday, 1)
	case 'U':
		return num((f.yday-1+7-sunday)/7, 2)
	case 'W':
		return num((f.yday-1+7-f.wday)/7, 2)
	case 'y':
		return num(mod(f.year, 100), 2)
	case 'Y':
		return num(f.year, 1)
	case 'G':
		y, _ := f.isoWeek()
		return num(y, 1)
	case 'g':
		y, _ := f.isoWeek()
		return num(mod(y, 100), 2)
	case 'V':
		_, w := f.isoWeek()
		return num(w, 2)
	case 'Z':
		return f.zone, 0, 0, true
	case 'z':
		sign, off := "+", f.offset
		if off < 0 {
			sign, off = "-", -off
		}
		return sign + pad(off/3600, 2, '0') + pad(off/60%60, 2, '0'), 0, 0, true
	}
	return "", 0, 0, false
}

// isoWeek returns the ISO 8601 year and week that the fields' year, day of the year and weekday give.
func (f *fields) isoWeek() (year, week int) {
	year = f.year
	week = (f.yday - f.wday + 9) / 7
	switch {
	case week < 1:
		year--
		week = weeksIn(year)
	case week > weeksIn(year):
		year, week = year+1, 1
	}
	return year, week
}

// weeksIn returns how many ISO weeks a year has.
func weeksIn(year int) int {
	_, w := time.Date(year, 12, 28, 0, 0, 0, 0, time.UTC).ISOWeek()
	return w
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func mod(a, b int) int { return a - floorDiv(a, b)*b }
