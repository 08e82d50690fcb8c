// Package localemod is the module _locale. There are two locales, C and C.UTF-8, and nothing else in Weft depends on which is
// set: each interpreter has a setting of its own, which setlocale tells again.
package localemod

import (
	"maps"
	"os"
	"strings"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// The categories, by their numbers in the GNU library.
var categories = []string{"LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES", "", "LC_PAPER", "LC_NAME",
	"LC_ADDRESS", "LC_TELEPHONE", "LC_MEASUREMENT", "LC_IDENTIFICATION"}

const (
	ctype = 0
	all   = 6
)

// setting is an interpreter's setting.
type setting struct {
	names   [13]string // by category
	domain  string     // of gettext
	domains map[string]string
}

// Clone is for ext.State.
func (s setting) Clone() setting {
	s.domains = maps.Clone(s.domains)
	return s
}

type settingKey struct{}

func settingOf(th *thread) *ext.State[setting] {
	s, _ := th.Interp.Ext.Load(settingKey{})
	return s.(*ext.State[setting])
}

var errorType *ext.Type

func init() {
	errorType = ext.NewType(ext.TypeSpec{Name: "locale.Error", Base: ext.ExceptionType, Flags: ext.FlagBaseOK | ext.FlagHasAttrs})
}

func fail(th *thread, msg string) error { return ext.RaiseMsg(th, errorType, msg) }

// Module describes the module.
func Module() *ext.Module {
	m := &ext.Module{
		Name: "_locale", Doc: "Support for POSIX locales.", Effect: ext.Pure,
		Consts: map[string]value{"Error": errorType.Value(), "CHAR_MAX": ext.Int(127), "LC_ALL": ext.Int(all)},
		Funcs: []ext.Func{
			{Name: "setlocale", Sig: "category, locale=None, /", Fn: setLocale, Doc: "Activates/queries locale processing."},
			{Name: "localeconv", Sig: "", Fn: localeConv, Doc: "Returns numeric and monetary locale-specific parameters."},
			{Name: "nl_langinfo", Sig: "key, /", Fn: langInfo, Doc: "Return the value for the locale information associated with key."},
			{Name: "getencoding", Sig: "", Doc: "Get the current locale encoding.", Fn: func(th *thread, a []value) (value, error) { return codeset(th) }},
			{Name: "strcoll", Sig: "os1, os2, /", Doc: "Compares two strings according to the locale.", Fn: func(th *thread, a []value) (value, error) {
				s, err := texts(th, "strcoll", a)
				if err != nil {
					return value{}, err
				}
				return ext.Int(int64(ext.CompareStr(s[0], s[1]))), nil
			}},
			{Name: "strxfrm", Sig: "string, /", Doc: "Return a string that can be used as a key for locale-aware comparisons.", Fn: func(th *thread, a []value) (value, error) {
				s, err := texts(th, "strxfrm", a)
				if err != nil {
					return value{}, err
				}
				return s[0].Value(), nil
			}},
		},
		Setup: func(th *thread, m *ext.ModuleObject) error {
			s := setting{domain: "messages", domains: map[string]string{}}
			for i := range s.names {
				s.names[i] = "C"
			}
			s.names[ctype] = "C.UTF-8"
			state := &ext.State[setting]{}
			state.InitOld(th, s)
			th.Interp.Ext.Store(settingKey{}, state)
			return nil
		},
	}
	for i, name := range categories[:all] {
		m.Consts[name] = ext.Int(int64(i))
	}
	for _, i := range langInfos {
		m.Consts[i.name] = ext.Int(i.key)
	}
	m.Funcs = append(m.Funcs, translations()...)
	return m
}

// texts returns the arguments of a function of strings.
func texts(th *thread, fname string, a []value) ([]*ext.Str, error) {
	out := make([]*ext.Str, len(a))
	for i, v := range a {
		s, ok := ext.AsStr(v)
		if !ok {
			where := "argument"
			if len(a) > 1 {
				where += " " + string(rune('1'+i))
			}
			return nil, ext.Raisef(th, ext.TypeErrorType, "%s() %s must be str, not %s", fname, where, v.Type().MessageName())
		}
		if strings.IndexByte(s.String(), 0) >= 0 {
			return nil, ext.RaiseMsg(th, ext.ValueErrorType, "embedded null character")
		}
		out[i] = s
	}
	return out, nil
}

func setLocale(th *thread, a []value) (value, error) {
	category, err := ext.AsLong(th, a[0])
	if err != nil {
		return value{}, err
	}
	known := category >= 0 && category < int64(len(categories))
	if a[1].IsNone() {
		if !known {
			return value{}, fail(th, "locale query failed")
		}
		s, err := settingOf(th).Read(th)
		if err != nil {
			return value{}, err
		}
		return ext.NewStr(s.query(int(category))).Value(), nil
	}
	name, ok := ext.AsStr(a[1])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "setlocale() argument 2 must be str or None, not %s", a[1].Type().MessageName())
	}
	s, err := settingOf(th).Write(th)
	if err != nil {
		return value{}, err
	}
	if !known || !s.set(int(category), name.String()) {
		return value{}, fail(th, "unsupported locale setting")
	}
	return ext.NewStr(s.query(int(category))).Value(), nil
}

// query returns the name of a category's locale; that of all names each if they differ.
func (s *setting) query(category int) string {
	if category != all {
		return s.names[category]
	}
	var each []string
	same := true
	for i, c := range categories {
		if i != all {
			each = append(each, c+"="+s.names[i])
			same = same && s.names[i] == s.names[0]
		}
	}
	if same {
		return s.names[0]
	}
	return strings.Join(each, ";")
}

// set changes the locale of a category, or of all, and reports whether it could.
func (s *setting) set(category int, name string) bool {
	next := s.names
	for i, c := range categories {
		if i == all || category != all && category != i {
			continue
		}
		n, ok := resolve(c, name, category == all)
		if !ok {
			return false
		}
		next[i] = n
	}
	s.names = next
	return true
}

// resolve returns the locale that name means for a category: one of the environment if it is empty, and of names that are
// joined, as query does, the one for the category.
func resolve(category, name string, joined bool) (string, bool) {
	if joined && strings.Contains(name, "=") {
		for part := range strings.SplitSeq(name, ";") {
			if n, ok := strings.CutPrefix(part, category+"="); ok {
				name = n
			}
		}
	}
	if name == "" {
		name = "C"
		for _, v := range []string{"LC_ALL", category, "LANG"} {
			if n := os.Getenv(v); n != "" {
				name = n
				break
			}
		}
	}
	if name == "C" || name == "POSIX" {
		return "C", true
	}
	set, ok := strings.CutPrefix(strings.ToLower(name), "c.")
	return name, ok && strings.HasPrefix(name, "C") && strings.ReplaceAll(set, "-", "") == "utf8"
}

func localeConv(th *thread, a []value) (value, error) {
	d := ext.NewDict(th)
	for _, f := range []struct {
		v    value
		keys string
	}{
		{ext.EmptyStr.Value(), "int_curr_symbol currency_symbol mon_decimal_point mon_thousands_sep"}, {value{}, "mon_grouping"},
		{ext.EmptyStr.Value(), "positive_sign negative_sign"},
		{ext.Int(127), "int_frac_digits frac_digits p_cs_precedes p_sep_by_space n_cs_precedes n_sep_by_space p_sign_posn n_sign_posn"},
		{ext.NewStr(".").Value(), "decimal_point"}, {ext.EmptyStr.Value(), "thousands_sep"}, {value{}, "grouping"},
	} {
		for key := range strings.FieldsSeq(f.keys) {
			v := f.v
			if v == (value{}) {
				v = ext.NewList(th, nil).Value()
			}
			if err := d.SetStr(th, key, v); err != nil {
				return value{}, err
			}
		}
	}
	return d.Value(), nil
}

// codeset returns the name of the encoding.
func codeset(th *thread) (value, error) {
	s, err := settingOf(th).Read(th)
	if err != nil {
		return value{}, err
	}
	if s.names[ctype] == "C" {
		return ext.NewStr("ANSI_X3.4-1968").Value(), nil
	}
	return ext.NewStr("UTF-8").Value(), nil
}

func langInfo(th *thread, a []value) (value, error) {
	key, err := ext.AsLong(th, a[0])
	if err != nil {
		return value{}, err
	}
	for _, i := range langInfos {
		if i.key != key {
			continue
		}
		if i.name == "CODESET" {
			return codeset(th)
		}
		return ext.NewStr(i.text).Value(), nil
	}
	return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "unsupported langinfo constant")
}

// langInfos are the texts of the locale, by the GNU library's keys.
var langInfos = []struct {
	name string
	key  int64
	text string
}{
	{"CODESET", 14, "UTF-8"}, {"RADIXCHAR", 65536, "."}, {"THOUSEP", 65537, ""}, {"ABDAY_1", 131072, "Sun"},
	{"ABDAY_2", 131073, "Mon"}, {"ABDAY_3", 131074, "Tue"}, {"ABDAY_4", 131075, "Wed"}, {"ABDAY_5", 131076, "Thu"},
	{"ABDAY_6", 131077, "Fri"}, {"ABDAY_7", 131078, "Sat"}, {"DAY_1", 131079, "Sunday"}, {"DAY_2", 131080, "Monday"},
	{"DAY_3", 131081, "Tuesday"}, {"DAY_4", 131082, "Wednesday"}, {"DAY_5", 131083, "Thursday"}, {"DAY_6", 131084, "Friday"},
	{"DAY_7", 131085, "Saturday"}, {"ABMON_1", 131086, "Jan"}, {"ABMON_2", 131087, "Feb"}, {"ABMON_3", 131088, "Mar"},
	{"ABMON_4", 131089, "Apr"}, {"ABMON_5", 131090, "May"}, {"ABMON_6", 131091, "Jun"}, {"ABMON_7", 131092, "Jul"},
	{"ABMON_8", 131093, "Aug"}, {"ABMON_9", 131094, "Sep"}, {"ABMON_10", 131095, "Oct"}, {"ABMON_11", 131096, "Nov"},
	{"ABMON_12", 131097, "Dec"}, {"MON_1", 131098, "January"}, {"MON_2", 131099, "February"}, {"MON_3", 131100, "March"},
	{"MON_4", 131101, "April"}, {"MON_5", 131102, "May"}, {"MON_6", 131103, "June"}, {"MON_7", 131104, "July"},
	{"MON_8", 131105, "August"}, {"MON_9", 131106, "September"}, {"MON_10", 131107, "October"}, {"MON_11", 131108, "November"},
	{"MON_12", 131109, "December"}, {"AM_STR", 131110, "AM"}, {"PM_STR", 131111, "PM"}, {"D_T_FMT", 131112, "%a %b %e %H:%M:%S %Y"},
	{"D_FMT", 131113, "%m/%d/%y"}, {"T_FMT", 131114, "%H:%M:%S"}, {"T_FMT_AMPM", 131115, "%I:%M:%S %p"}, {"ERA", 131116, ""},
	{"ERA_D_FMT", 131118, ""}, {"ALT_DIGITS", 131119, ""}, {"ERA_D_T_FMT", 131120, ""}, {"ERA_T_FMT", 131121, ""},
	{"_DATE_FMT", 131180, "%a %b %e %H:%M:%S %Z %Y"}, {"CRNCYSTR", 262159, "-"}, {"YESEXPR", 327680, "^[yY]"}, {"NOEXPR", 327681, "^[nN]"},
}
