// Package pwdmod is the modules pwd and grp, which read /etc/passwd and /etc/group. Other sources that the C library may be told
// to ask (NIS, LDAP) are not asked.
package pwdmod

import (
	"os"
	"strconv"
	"strings"

	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/ospath"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// A database is a file of lines of fields between colons.
type database struct {
	file   string
	fields int
	id     int // which field is the number
	typ    *ext.Type
	value  func(th *thread, typ *ext.Type, fields []string) value
}

var (
	users = database{file: "/etc/passwd", fields: 7, id: 2, value: user,
		typ: ext.NewStructSeqType("pwd.struct_passwd", "pwd.struct_passwd: Results from getpw*() routines.\n\nThis object may be accessed either as a tuple of\n  (pw_name,pw_passwd,pw_uid,pw_gid,pw_gecos,pw_dir,pw_shell)\nor via the object attributes as named in the above tuple.",
			7, "pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell")}
	groups = database{file: "/etc/group", fields: 4, id: 2, value: group,
		typ: ext.NewStructSeqType("grp.struct_group", "grp.struct_group: Results from getgr*() routines.\n\nThis object may be accessed either as a tuple of\n  (gr_name,gr_passwd,gr_gid,gr_mem)\nor via the object attributes as named in the above tuple.\n",
			4, "gr_name", "gr_passwd", "gr_gid", "gr_mem")}
)

// Passwd describes the module pwd.
func Passwd() *ext.Module {
	return &ext.Module{
		Name: "pwd", Effect: ext.Blocking, Types: []*ext.Type{users.typ},
		Doc: "This module provides access to the Unix password database.\nIt is available on all Unix versions.\n\nPassword database entries are reported as 7-tuples containing the following\nitems from the password database (see `<pwd.h>'), in order:\npw_name, pw_passwd, pw_uid, pw_gid, pw_gecos, pw_dir, pw_shell.\nThe uid and gid items are integers, all others are strings. An\nexception is raised if the entry asked for cannot be found.",
		Funcs: []ext.Func{
			{Name: "getpwuid", Sig: "uid, /", Fn: users.byID("getpwuid", "uid"), Doc: "Return the password database entry for the given numeric user ID.\n\nSee `help(pwd)` for more on password database entries."},
			{Name: "getpwnam", Sig: "name, /", Fn: users.byName("getpwnam", "argument"), Doc: "Return the password database entry for the given user name.\n\nSee `help(pwd)` for more on password database entries."},
			{Name: "getpwall", Sig: "", Fn: users.all, Doc: "Return a list of all available password database entries, in arbitrary order.\n\nSee help(pwd) for more on password database entries."},
		},
	}
}

// Group describes the module grp.
func Group() *ext.Module {
	return &ext.Module{
		Name: "grp", Effect: ext.Blocking, Types: []*ext.Type{groups.typ},
		Doc: "Access to the Unix group database.\n\nGroup entries are reported as 4-tuples containing the following fields\nfrom the group database, in order:\n\n  name   - name of the group\n  passwd - group password (encrypted); often empty\n  gid    - numeric ID of the group\n  mem    - list of members\n\nThe gid is an integer, name and password are strings.  (Note that most\nusers are not explicitly listed as members of the groups they are in\naccording to the password database.  Check both databases to get\ncomplete membership information.)",
		Funcs: []ext.Func{
			{Name: "getgrgid", Sig: "id", Fn: groups.byID("getgrgid", "gid"), Doc: "Return the group database entry for the given numeric group ID.\n\nIf id is not valid, raise KeyError."},
			{Name: "getgrnam", Sig: "name", Fn: groups.byName("getgrnam", "argument 'name'"), Doc: "Return the group database entry for the given group name.\n\nIf name is not valid, raise KeyError."},
			{Name: "getgrall", Sig: "", Fn: groups.all, Doc: "Return a list of all available group entries, in arbitrary order.\n\nAn entry whose name starts with '+' or '-' represents an instruction\nto use YP/NIS and may not be accessible via getgrnam or getgrgid."},
		},
	}
}

// entries returns the fields of the well-formed lines.
func (d *database) entries(th *thread) (out [][]string, err error) {
	var text []byte
	if err := th.Block(func() { text, _ = os.ReadFile(d.file) }); err != nil { // without the file nobody is known
		return nil, err
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		fields := strings.Split(line, ":")
		if len(fields) != d.fields || strings.HasPrefix(line, "#") || fields[0] == "" {
			continue
		}
		if _, err := strconv.ParseUint(fields[d.id], 10, 32); err == nil {
			out = append(out, fields)
		}
	}
	return out, nil
}

func str(th *thread, s string) value {
	v, err := ospath.Decode(th, s)
	if err != nil {
		return ext.None
	}
	return v
}

func number(s string) value {
	n, _ := strconv.ParseUint(s, 10, 32) // entries has looked
	return ext.Int(int64(n))
}

func user(th *thread, typ *ext.Type, f []string) value {
	return ext.NewStructSeq(typ, 7, str(th, f[0]), str(th, f[1]), number(f[2]), number(f[3]), str(th, f[4]), str(th, f[5]), str(th, f[6]))
}

func group(th *thread, typ *ext.Type, f []string) value {
	var members []value
	for m := range strings.SplitSeq(f[3], ",") {
		if m != "" {
			members = append(members, str(th, m))
		}
	}
	return ext.NewStructSeq(typ, 4, str(th, f[0]), str(th, f[1]), number(f[2]), ext.NewList(th, members).Value())
}

func (d *database) all(th *thread, a []value) (value, error) {
	entries, err := d.entries(th)
	if err != nil {
		return value{}, err
	}
	var out []value
	for _, f := range entries {
		out = append(out, d.value(th, d.typ, f))
	}
	return ext.NewList(th, out).Value(), nil
}

// byID returns the function fname, which finds an entry by its number, called what in messages.
func (d *database) byID(fname, what string) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		v, err := ext.IndexValue(th, a[0])
		if err != nil {
			if !ext.IsRaised(err, ext.TypeErrorType) {
				return value{}, err
			}
			return value{}, ext.Raisef(th, ext.TypeErrorType, "%s should be integer, not %s", what, a[0].Type().MessageName())
		}
		n, ok := ext.AsInt64(v)
		if ok && n == -1 {
			n = 1<<32 - 1
		}
		if !ok || n < 0 || n >= 1<<32 {
			return value{}, ext.RaiseKey(th, ext.NewStr(fname+"(): "+what+" not found").Value())
		}
		entries, err := d.entries(th)
		if err != nil {
			return value{}, err
		}
		for _, f := range entries {
			if number(f[d.id]) == ext.Int(n) {
				return d.value(th, d.typ, f), nil
			}
		}
		text, err := ext.ToStr(th, v)
		if err != nil {
			return value{}, err
		}
		return value{}, ext.RaiseKey(th, ext.NewStr(fname+"(): "+what+" not found: "+text.String()).Value())
	}
}

// byName returns the function fname, which finds an entry by its name, called arg in messages.
func (d *database) byName(fname, arg string) ext.Fn {
	return func(th *thread, a []value) (value, error) {
		s, ok := ext.AsStr(a[0])
		if !ok {
			return value{}, ext.Raisef(th, ext.TypeErrorType, "%s() %s must be str, not %s", fname, arg, a[0].Type().MessageName())
		}
		name, err := ospath.Encode(th, s)
		if err != nil {
			return value{}, err
		}
		if strings.IndexByte(name, 0) >= 0 {
			return value{}, ext.RaiseMsg(th, ext.ValueErrorType, "embedded null byte")
		}
		entries, err := d.entries(th)
		if err != nil {
			return value{}, err
		}
		for _, f := range entries {
			if f[0] == name {
				return d.value(th, d.typ, f), nil
			}
		}
		r, err := ext.Repr(th, a[0])
		if err != nil {
			return value{}, err
		}
		return value{}, ext.RaiseKey(th, ext.NewStr(fname+"(): name not found: "+r.String()).Value())
	}
}
