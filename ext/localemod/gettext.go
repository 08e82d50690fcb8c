package localemod

import "github.com/weftpy/weft/ext"

// translations are the functions of the C library's message catalogues, of which there are none.
func translations() []ext.Func {
	last := func(i int) ext.Fn {
		return func(th *thread, a []value) (value, error) {
			if _, ok := ext.AsStr(a[i]); !ok {
				return value{}, ext.Raisef(th, ext.TypeErrorType, "message must be str, not %s", a[i].Type().MessageName())
			}
			return a[i], nil
		}
	}
	return []ext.Func{
		{Name: "gettext", Sig: "msg, /", Fn: last(0), Doc: "gettext(msg) -> string\n\nReturn translation of msg."},
		{Name: "dgettext", Sig: "domain, msg, /", Fn: last(1), Doc: "dgettext(domain, msg) -> string\n\nReturn translation of msg in domain."},
		{Name: "dcgettext", Sig: "domain, msg, category, /", Fn: last(1), Doc: "Return translation of msg in domain and category."},
		{Name: "textdomain", Sig: "domain, /", Fn: textDomain, Doc: "Set the C library's textdmain to domain, returning the new domain."},
		{Name: "bindtextdomain", Sig: "domain, dir, /", Fn: bindTextDomain, Doc: "Bind the C library's domain to dir."},
		{Name: "bind_textdomain_codeset", Sig: "domain, codeset, /", Doc: "Bind the C library's domain to codeset.", Fn: func(th *thread, a []value) (value, error) {
			return a[1], nil
		}},
	}
}

func textDomain(th *thread, a []value) (value, error) {
	s, err := settingOf(th).Write(th)
	if err != nil {
		return value{}, err
	}
	if name, ok := ext.AsStr(a[0]); ok {
		if s.domain = name.String(); s.domain == "" {
			s.domain = "messages"
		}
	}
	return ext.NewStr(s.domain).Value(), nil
}

func bindTextDomain(th *thread, a []value) (value, error) {
	name, ok := ext.AsStr(a[0])
	if !ok {
		return value{}, ext.Raisef(th, ext.TypeErrorType, "bindtextdomain() argument 1 must be str, not %s", a[0].Type().MessageName())
	}
	if name.Len() == 0 {
		return value{}, fail(th, "domain must be a non-empty string")
	}
	s, err := settingOf(th).Write(th)
	if err != nil {
		return value{}, err
	}
	if dir, ok := ext.AsStr(a[1]); ok {
		s.domains[name.String()] = dir.String()
	}
	dir := s.domains[name.String()]
	if dir == "" {
		dir = "/usr/share/locale"
	}
	return ext.NewStr(dir).Value(), nil
}
