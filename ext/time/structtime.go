package time

import (
	"strconv"
	"strings"
	"time"

	"github.com/weftpy/weft/ext"
)

var structTime = ext.NewStructSeqType("time.struct_time",
	"The time value as returned by gmtime(), localtime(), and strptime(), and\naccepted by asctime(), mktime() and strftime().  May be considered as a\nsequence of 9 integers.\n\nNote that several fields' values are not the same as those defined by\nthe C language standard for struct tm.  For example, the value of the\nfield tm_year is the actual year, not year - 1900.  See individual\nfields' descriptions for details.",
	9, "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff")

func utc(*thread) (*time.Location, error) { return time.UTC, nil }

// breakDown is gmtime or localtime.
func breakDown(zone func(*thread) (*time.Location, error)) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		t, err := instant(th, a[0])
		if err != nil {
			return value{}, err
		}
		loc, err := zone(th)
		if err != nil {
			return value{}, err
		}
		return newStructTime(t.In(loc)), nil
	}
}

func newStructTime(t time.Time) value {
	name, offset := t.Zone()
	return ext.NewStructSeq(structTime, 9, ext.Int(int64(t.Year())), ext.Int(int64(t.Month())), ext.Int(int64(t.Day())),
		ext.Int(int64(t.Hour())), ext.Int(int64(t.Minute())), ext.Int(int64(t.Second())), ext.Int(int64(t.Weekday()+6)%7),
		ext.Int(int64(t.YearDay())), ext.Int(b2i(t.IsDST())), ext.NewStr(name).Value(), ext.Int(int64(offset)))
}

func b2i(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// fields are a broken-down time as given, not normalized. wday counts from Monday.
type fields struct {
	year, mon, day, hour, min, sec, wday, yday, isdst int
	zone                                              string
	offset                                            int
	local                                             *time.Location
}

func fieldsOf(t time.Time) fields {
	name, offset := t.Zone()
	return fields{t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute(), t.Second(), (int(t.Weekday()) + 6) % 7, t.YearDay(),
		int(b2i(t.IsDST())), name, offset, t.Location()}
}

// readFields takes a time tuple apart; fname is the function that was given it.
func readFields(th *thread, v value, fname string) (f fields, err error) {
	t, ok := ext.AsTuple(v)
	if !ok {
		return f, ext.RaiseMsg(th, ext.TypeErrorType, "Tuple or struct_time argument required")
	}
	if len(t.Items) != 9 {
		return f, ext.Raisef(th, ext.TypeErrorType, "%s(): illegal time tuple argument", fname)
	}
	for i, p := range []*int{&f.year, &f.mon, &f.day, &f.hour, &f.min, &f.sec, &f.wday, &f.yday, &f.isdst} {
		n, err := ext.AsLong(th, t.Items[i])
		if err != nil {
			return f, err
		}
		if n != int64(int32(n)) {
			what := "greater than maximum"
			if n < 0 {
				what = "less than minimum"
			}
			return f, ext.RaiseMsg(th, ext.OverflowErrorType, "signed integer is "+what)
		}
		*p = int(n)
	}
	if f.local, err = localZone(th); err != nil {
		return f, err
	}
	f.zone, f.offset = f.guessZone()
	if v.Type() == structTime {
		if z, err := ext.GetAttrName(th, v, "tm_zone"); err != nil {
			return f, err
		} else if s, ok := ext.AsStr(z); ok {
			f.zone = s.String()
		}
		if z, err := ext.GetAttrName(th, v, "tm_gmtoff"); err != nil {
			return f, err
		} else if n, ok := ext.AsInt64(z); ok && z.IsInt() {
			f.offset = int(n)
		}
	}
	return f, nil
}

// guessZone is what a plain tuple means by its isdst.
func (f *fields) guessZone() (string, int) {
	names, offsets := zoneNames(f.local, time.Now().Year())
	if f.isdst > 0 {
		return names[1], offsets[1]
	}
	return names[0], offsets[0]
}

// check corrects fields that may be 0 and refuses those out of range, as strftime and asctime do.
func (f *fields) check(th *thread) error {
	bad := func(what string) error { return ext.RaiseMsg(th, ext.ValueErrorType, what+" out of range") }
	if f.mon == 0 {
		f.mon = 1
	}
	if f.day == 0 {
		f.day = 1
	}
	if f.yday == 0 {
		f.yday = 1
	}
	switch {
	case f.mon < 1 || f.mon > 12:
		return bad("month")
	case f.day < 1 || f.day > 31:
		return bad("day of month")
	case f.hour < 0 || f.hour > 23:
		return bad("hour")
	case f.min < 0 || f.min > 59:
		return bad("minute")
	case f.sec < 0 || f.sec > 61:
		return bad("seconds")
	case f.wday < -1:
		return bad("day of week")
	case f.yday < 1 || f.yday > 366:
		return bad("day of year")
	}
	f.wday = (f.wday + 7) % 7
	return nil
}

func mktime(th *thread, a []value) (value, error) {
	f, err := readFields(th, a[0], "mktime")
	if err != nil {
		return value{}, err
	}
	t := time.Date(f.year, time.Month(f.mon), f.day, f.hour, f.min, f.sec, 0, f.local)
	if f.isdst >= 0 && t.IsDST() != (f.isdst > 0) {
		// The tuple's idea of summer time differs from the calendar's: it means that many minutes of shift, or an hour where
		// there is no summer time.
		_, offsets := zoneNames(f.local, f.year)
		shift := time.Duration(offsets[1]-offsets[0]) * time.Second
		if shift == 0 {
			shift = time.Hour
		}
		if f.isdst > 0 {
			shift = -shift
		}
		t = t.Add(shift)
	}
	return ext.Float(float64(t.Unix())), nil
}

var (
	dayNames   = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

func pad(n, width int, c byte) string {
	s := strconv.Itoa(n)
	neg := strings.HasPrefix(s, "-")
	if neg {
		s, width = s[1:], width-1
	}
	for len(s) < width {
		s = string(c) + s
	}
	if neg {
		s = "-" + s
	}
	return s
}

func (f *fields) asctime() string {
	return dayNames[f.wday][:3] + " " + monthNames[f.mon-1][:3] + " " + pad(f.day, 2, ' ') + " " + f.clock() + " " + strconv.Itoa(f.year)
}

func (f *fields) clock() string {
	return pad(f.hour, 2, '0') + ":" + pad(f.min, 2, '0') + ":" + pad(f.sec, 2, '0')
}

// timeArg is the optional tuple argument of asctime and strftime.
func timeArg(th *thread, v value, fname string) (fields, error) {
	if v.IsUndef() {
		loc, err := localZone(th)
		return fieldsOf(time.Now().In(loc)), err
	}
	f, err := readFields(th, v, fname)
	if err != nil {
		return f, err
	}
	return f, f.check(th)
}

func asctime(th *thread, a []value) (value, error) {
	f, err := timeArg(th, a[0], "asctime")
	if err != nil {
		return value{}, err
	}
	return ext.NewStr(f.asctime()).Value(), nil
}

func ctime(th *thread, a []value) (value, error) {
	t, err := instant(th, a[0])
	if err != nil {
		return value{}, err
	}
	loc, err := localZone(th)
	if err != nil {
		return value{}, err
	}
	f := fieldsOf(t.In(loc))
	return ext.NewStr(f.asctime()).Value(), nil
}

// strptime is done by Lib/_strptime.
func strptime(th *thread, a []value) (value, error) {
	mod, err := th.Interp.Eval.Import(th, ext.NewStr("_strptime"), ext.None, ext.TupleOf(ext.NewStr("_strptime_time").Value()), 0)
	if err != nil {
		return value{}, err
	}
	f, err := ext.GetAttrName(th, mod, "_strptime_time")
	if err != nil {
		return value{}, err
	}
	args, _ := ext.AsTuple(a[0])
	return ext.Call(th, f, args.Items, nil)
}
