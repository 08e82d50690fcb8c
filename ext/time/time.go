// Package time is the time module: clocks, sleeping, and calendar times. Clocks are read in the middle of transactions, which is
// harmless: whoever reads a clock again after an abort reads a later time.
package time

import (
	"math"
	"time"

	"golang.org/x/sys/unix"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

const doc = "This module provides various functions to manipulate time values.\n\nThere are two standard representations of time.  One is the number\nof seconds since the Epoch, in UTC (a.k.a. GMT).  It may be an integer\nor a floating-point number (to represent fractions of seconds).\nThe epoch is the point where the time starts, the return value of time.gmtime(0).\nIt is January 1, 1970, 00:00:00 (UTC) on all platforms.\n\nThe other representation is a tuple of 9 integers giving local time."

// Module describes the module.
func Module() *ext.Module {
	m := &ext.Module{
		Name: "time", Doc: doc, Effect: ext.Pure, Types: []*ext.Type{structTime},
		Funcs: []ext.Func{
			{Name: "sleep", Sig: "seconds, /", Fn: sleep, Effect: ext.Blocking, Doc: "sleep(seconds)\n\nDelay execution for a given number of seconds.  The argument may be\na floating-point number for subsecond precision."},
			{Name: "clock_gettime", Sig: "clk_id, /", Fn: clockGet(seconds), Doc: "Return the time of the specified clock clk_id as a float."},
			{Name: "clock_gettime_ns", Sig: "clk_id, /", Fn: clockGet(ext.Int), Doc: "Return the time of the specified clock clk_id as nanoseconds (int)."},
			{Name: "clock_getres", NoTextSig: true, Sig: "clk_id, /", Fn: clockRes, Doc: "Return the resolution (precision) of the specified clock clk_id."},
			{Name: "get_clock_info", NoTextSig: true, Sig: "name, /", Fn: clockInfo, Doc: "get_clock_info(name: str) -> dict\n\nGet information of the specified clock."},
			{Name: "gmtime", NoTextSig: true, Sig: "seconds=None, /", Fn: breakDown(utc), Doc: "gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,\n                       tm_sec, tm_wday, tm_yday, tm_isdst)\n\nConvert seconds since the Epoch to a time tuple expressing UTC (a.k.a.\nGMT).  When 'seconds' is not passed in, convert the current time instead.\n\nIf the platform supports the tm_gmtoff and tm_zone, they are available as\nattributes only."},
			{Name: "localtime", NoTextSig: true, Sig: "seconds=None, /", Fn: breakDown(localZone), Doc: "localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,\n                          tm_sec,tm_wday,tm_yday,tm_isdst)\n\nConvert seconds since the Epoch to a time tuple expressing local time.\nWhen 'seconds' is not passed in, convert the current time instead."},
			{Name: "mktime", Sig: "tuple, /", Fn: mktime, Doc: "mktime(tuple) -> floating-point number\n\nConvert a time tuple in local time to seconds since the Epoch.\nNote that mktime(gmtime(0)) will not generally return zero for most\ntime zones; instead the returned value will either be equal to that\nof the timezone or altzone attributes on the time module."},
			{Name: "asctime", NoTextSig: true, Sig: "tuple=?, /", Fn: asctime, Doc: "asctime([tuple]) -> string\n\nConvert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.\nWhen the time tuple is not present, current time as returned by localtime()\nis used."},
			{Name: "ctime", NoTextSig: true, Sig: "seconds=None, /", Fn: ctime, Doc: "ctime(seconds) -> string\n\nConvert a time in seconds since the Epoch to a string in local time.\nThis is equivalent to asctime(localtime(seconds)). When the time tuple is\nnot present, current time as returned by localtime() is used."},
			{Name: "strftime", NoTextSig: true, Sig: "format, tuple=?, /", Fn: strftime, Doc: "strftime(format[, tuple]) -> string\n\nConvert a time tuple to a string according to a format specification.\nSee the library reference manual for formatting codes. When the time tuple\nis not present, current time as returned by localtime() is used."},
			{Name: "strptime", NoTextSig: true, Sig: "*args", Fn: strptime, Effect: ext.Pure, Doc: "strptime(string, format) -> struct_time\n\nParse a string to a time tuple according to a format specification.\nSee the library reference manual for formatting codes (same as\nstrftime())."},
		},
		Consts: map[string]value{
			"CLOCK_REALTIME": ext.Int(unix.CLOCK_REALTIME), "CLOCK_MONOTONIC": ext.Int(unix.CLOCK_MONOTONIC),
			"CLOCK_MONOTONIC_RAW": ext.Int(unix.CLOCK_MONOTONIC_RAW), "CLOCK_PROCESS_CPUTIME_ID": ext.Int(unix.CLOCK_PROCESS_CPUTIME_ID),
			"CLOCK_THREAD_CPUTIME_ID": ext.Int(unix.CLOCK_THREAD_CPUTIME_ID), "CLOCK_BOOTTIME": ext.Int(unix.CLOCK_BOOTTIME),
			"_STRUCT_TM_ITEMS": ext.Int(11),
		},
		Setup: func(th *thread, m *ext.ModuleObject) error {
			if err := setZone(th, m); err != nil {
				return err
			}
			return m.AddFuncs(th, "time", ext.Serial, []ext.Func{{Name: "tzset", Sig: "", Fn: func(th *thread, a []value) (value, error) { return ext.None, tzset(th, m) }, Doc: "tzset()\n\nInitialize, or reinitialize, the local timezone to the value stored in\nos.environ['TZ']. The TZ environment variable should be specified in\nstandard Unix timezone format as documented in the tzset man page\n(eg. 'US/Eastern', 'Europe/Amsterdam'). Unknown timezones will silently\nfall back to UTC. If the TZ environment variable is not set, the local\ntimezone is set to the systems best guess of wallclock time.\nChanging the TZ environment variable without calling tzset *may* change\nthe local timezone used by methods such as localtime, but this behaviour\nshould not be relied on."}})
		},
	}
	for _, c := range clocks {
		now := c.now
		m.Funcs = append(m.Funcs,
			ext.Func{Name: c.name, Sig: "", Doc: c.doc, Fn: func(th *thread, a []value) (value, error) { return seconds(now()), nil }},
			ext.Func{Name: c.name + "_ns", Sig: "", Doc: c.docNs, Fn: func(th *thread, a []value) (value, error) { return ext.Int(now()), nil }})
	}
	return m
}

// clock is one of the module's clocks; now returns nanoseconds.
type clock struct {
	name, doc, docNs      string
	now                   func() int64
	source                string
	monotonic, adjustable bool
}

var clocks = []clock{
	{"time", "time() -> floating-point number\n\nReturn the current time in seconds since the Epoch.\nFractions of a second may be present if the system clock provides them.", "time_ns() -> int\n\nReturn the current time in nanoseconds since the Epoch.",
		func() int64 { return time.Now().UnixNano() }, "CLOCK_REALTIME", false, true},
	{"monotonic", "monotonic() -> float\n\nMonotonic clock, cannot go backward.", "monotonic_ns() -> int\n\nMonotonic clock, cannot go backward, as nanoseconds.", monotonic, "CLOCK_MONOTONIC", true, false},
	{"perf_counter", "perf_counter() -> float\n\nPerformance counter for benchmarking.", "perf_counter_ns() -> int\n\nPerformance counter for benchmarking as nanoseconds.", monotonic, "CLOCK_MONOTONIC", true, false},
	{"process_time", "process_time() -> float\n\nProcess time for profiling: sum of the kernel and user-space CPU time.", "process_time_ns() -> int\n\nProcess time for profiling as nanoseconds:\nsum of the kernel and user-space CPU time.",
		func() int64 { return readClock(unix.CLOCK_PROCESS_CPUTIME_ID) }, "CLOCK_PROCESS_CPUTIME_ID", true, false},
	{"thread_time", "thread_time() -> float\n\nThread time for profiling: sum of the kernel and user-space CPU time.", "thread_time_ns() -> int\n\nThread time for profiling as nanoseconds:\nsum of the kernel and user-space CPU time.",
		func() int64 { return readClock(unix.CLOCK_THREAD_CPUTIME_ID) }, "CLOCK_THREAD_CPUTIME_ID", true, false},
}

// started and startedAt tie Go's monotonic clock, which is quick to read, to the system's.
var (
	started   = time.Now()
	startedAt = readClock(unix.CLOCK_MONOTONIC)
)

func monotonic() int64 { return startedAt + int64(time.Since(started)) }

func readClock(id int32) int64 {
	var ts unix.Timespec
	if unix.ClockGettime(id, &ts) != nil {
		return 0
	}
	return ts.Nano()
}

func seconds(ns int64) value { return ext.Float(float64(ns) / 1e9) }

func clockGet(wrap func(int64) value) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		id, err := ext.AsLong(th, a[0])
		if err != nil {
			return value{}, err
		}
		var ts unix.Timespec
		if err := unix.ClockGettime(int32(id), &ts); err != nil {
			return value{}, ext.RaiseOS(th, err.(unix.Errno), ext.Undef)
		}
		return wrap(ts.Nano()), nil
	}
}

func clockRes(th *thread, a []value) (value, error) {
	id, err := ext.AsLong(th, a[0])
	if err != nil {
		return value{}, err
	}
	var ts unix.Timespec
	if err := unix.ClockGetres(int32(id), &ts); err != nil {
		return value{}, ext.RaiseOS(th, err.(unix.Errno), ext.Undef)
	}
	return seconds(ts.Nano()), nil
}

func clockInfo(th *thread, a []value) (value, error) {
	s, ok := ext.AsStr(a[0])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "get_clock_info() argument 1 must be str, not %s", a[0].Type().MessageName())
	}
	for _, c := range clocks {
		if c.name != s.String() {
			continue
		}
		ns, err := ext.Call(th, ext.NamespaceType.Value(), nil, nil)
		if err != nil {
			return value{}, err
		}
		for _, f := range []struct {
			name string
			v    value
		}{{"implementation", ext.NewStr("clock_gettime(" + c.source + ")").Value()}, {"monotonic", ext.Bool(c.monotonic)},
			{"adjustable", ext.Bool(c.adjustable)}, {"resolution", ext.Float(1e-9)}} {
			if err := ext.SetAttr(th, ns, th.Interp.Intern(f.name), f.v); err != nil {
				return value{}, err
			}
		}
		return ns, nil
	}
	return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "unknown clock")
}

// duration converts seconds, an int or a float, to nanoseconds, rounding up.
func duration(th *thread, v value) (time.Duration, error) {
	if f, ok := ext.AsFloat(v); ok {
		if math.IsNaN(f) {
			return 0, ext.RaiseMsg(th, ext.ValueErrorType, "Invalid value NaN (not a number)")
		}
		ns := f * 1e9
		if ns >= math.MaxInt64 || ns <= math.MinInt64 {
			return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "timestamp out of range for C PyTime_t")
		}
		if ns < 0 {
			return time.Duration(math.Floor(ns)), nil
		}
		return time.Duration(math.Ceil(ns)), nil
	}
	if v.Type().Index == nil {
		return 0, ext.Raisef(th, ext.TypeErrorType, "'%s' object cannot be interpreted as an integer or float", v.Type().MessageName())
	}
	i, err := ext.IndexValue(th, v)
	if err != nil {
		return 0, err
	}
	n, ok := ext.AsInt64(i)
	if !ok || n > math.MaxInt64/1_000_000_000 || n < math.MinInt64/1_000_000_000 {
		return 0, ext.RaiseMsg(th, ext.OverflowErrorType, "timestamp too large to convert to C PyTime_t")
	}
	return time.Duration(n) * time.Second, nil
}

// sleep waits; signal handlers run meanwhile, and only one that raises ends it early.
func sleep(th *thread, a []value) (value, error) {
	d, err := duration(th, a[0])
	if err != nil {
		return value{}, err
	}
	if d < 0 {
		return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "sleep length must be non-negative")
	}
	if d == 0 {
		return ext.None, th.Block(func() { time.Sleep(0) })
	}
	for until := time.Now().Add(d); d > 0; d = time.Until(until) {
		interrupted, err := th.Sleep(d)
		if err != nil {
			return value{}, err
		}
		if !interrupted {
			break
		}
		if err := th.CheckPending(); err != nil {
			return value{}, err
		}
	}
	return ext.None, nil
}

// instant converts seconds since the epoch (None: now), rounding down.
func instant(th *thread, v value) (time.Time, error) {
	if v.IsNone() {
		return time.Now(), nil
	}
	var sec int64
	if f, ok := ext.AsFloat(v); ok {
		if math.IsNaN(f) {
			return time.Time{}, ext.RaiseMsg(th, ext.ValueErrorType, "Invalid value NaN (not a number)")
		}
		f = math.Floor(f)
		if f < math.MinInt64 || f >= math.MaxInt64 {
			return time.Time{}, ext.RaiseMsg(th, ext.OverflowErrorType, "timestamp out of range for platform time_t")
		}
		sec = int64(f)
	} else {
		i, err := ext.IndexValue(th, v)
		if err != nil {
			return time.Time{}, err
		}
		if b, big := ext.AsBig(i); big && !b.IsInt64() {
			return time.Time{}, ext.RaiseMsg(th, ext.OverflowErrorType, "timestamp out of range for platform time_t")
		}
		sec, _ = ext.AsInt64(i)
	}
	const most = 67768036191676799 // the last second of the year 2**31 + 1899
	if sec > most || sec < -67768040609740800 {
		return time.Time{}, ext.RaiseOS(th, unix.EOVERFLOW, ext.Undef)
	}
	return time.Unix(sec, 0), nil
}
