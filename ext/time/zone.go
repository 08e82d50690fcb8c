package time

import (
	"bytes"
	"encoding/binary"
	"os"
	"strings"
	"time"

	"github.com/weftpy/weft/ext"
)

// zoneKey is the key of the interpreter's local time zone, an *ext.State[*time.Location], which tzset changes.
type zoneKey struct{}

// localZone returns the interpreter's time zone.
func localZone(th *thread) (*time.Location, error) {
	s, ok := th.Interp.Ext.Load(zoneKey{})
	if !ok {
		fresh := &ext.State[*time.Location]{}
		fresh.InitOld(th, zoneOfEnviron())
		s, _ = th.Interp.Ext.LoadOrStore(zoneKey{}, fresh)
	}
	loc, err := s.(*ext.State[*time.Location]).Read(th)
	if err != nil {
		return nil, err
	}
	return *loc, nil
}

// zoneOfEnviron returns the zone that the environment variable TZ names: a file of the zone database, or rules as POSIX
// describes them. Without the variable it is the machine's zone.
func zoneOfEnviron() *time.Location {
	tz, ok := os.LookupEnv("TZ")
	if !ok {
		data, err := os.ReadFile("/etc/localtime")
		if err != nil {
			return time.UTC
		}
		loc, err := time.LoadLocationFromTZData("Local", data)
		if err != nil {
			return time.UTC
		}
		return loc
	}
	tz = strings.TrimPrefix(tz, ":")
	if tz == "" {
		return time.UTC
	}
	if strings.HasPrefix(tz, "/") {
		if data, err := os.ReadFile(tz); err == nil {
			if loc, err := time.LoadLocationFromTZData(tz, data); err == nil {
				return loc
			}
		}
		return time.UTC
	}
	if loc, err := time.LoadLocation(tz); err == nil && tz != "Local" {
		return loc
	}
	return zoneOfRules(tz)
}

// zoneOfRules returns the zone of rules such as CET-1CEST,M3.5.0,M10.5.0/3. Package time parses these only at the end of a zone
// file (RFC 9636), so they are put behind one that holds nothing else.
func zoneOfRules(rules string) *time.Location {
	var b bytes.Buffer
	for range 2 { // a header and data for old readers, and those that count
		b.WriteString("TZif2" + strings.Repeat("\x00", 15))
		for _, n := range []uint32{0, 0, 0, 0, 1, 4} { // of them: types, and letters of their names
			_ = binary.Write(&b, binary.BigEndian, n)
		}
		b.WriteString("\x00\x00\x00\x00\x00\x00UTC\x00")
	}
	b.WriteString("\n" + rules + "\n")
	loc, err := time.LoadLocationFromTZData(rules, b.Bytes())
	if err != nil {
		return time.UTC
	}
	return loc
}

// zoneNames returns the names and the offsets east of UTC of standard and summer time in a year.
func zoneNames(loc *time.Location, year int) (names [2]string, offsets [2]int) {
	names[0], offsets[0] = time.Date(year, 1, 1, 0, 0, 0, 0, loc).Zone()
	names[1], offsets[1] = time.Date(year, 7, 1, 0, 0, 0, 0, loc).Zone()
	if offsets[0] > offsets[1] { // the south
		names[0], names[1] = names[1], names[0]
		offsets[0], offsets[1] = offsets[1], offsets[0]
	}
	return names, offsets
}

// setZone sets timezone, altzone, daylight and tzname.
func setZone(th *thread, m *ext.ModuleObject) error {
	loc, err := localZone(th)
	if err != nil {
		return err
	}
	names, offsets := zoneNames(loc, time.Now().Year())
	for _, c := range []struct {
		name string
		v    value
	}{{"timezone", ext.Int(int64(-offsets[0]))}, {"altzone", ext.Int(int64(-offsets[1]))}, {"daylight", ext.Int(b2i(offsets[0] != offsets[1]))},
		{"tzname", ext.TupleOf(ext.NewStr(names[0]).Value(), ext.NewStr(names[1]).Value())}} {
		if err := m.Set(th, c.name, c.v); err != nil {
			return err
		}
	}
	return nil
}

// tzset reads TZ again.
func tzset(th *thread, m *ext.ModuleObject) error {
	if _, err := localZone(th); err != nil {
		return err
	}
	s, _ := th.Interp.Ext.Load(zoneKey{})
	loc, err := s.(*ext.State[*time.Location]).Write(th)
	if err != nil {
		return err
	}
	*loc = zoneOfEnviron()
	return setZone(th, m)
}
