package objects

import (
	"os"
	"strings"
	"unicode/utf8"
)

// sourceKey is what module linecache tells code without a file apart by.
type sourceKey struct {
	filename, qualname string
	line               int
}

// source returns the lines of text that the line numbers of f's code count.
func (b *reportBuilder) source(f *Frame) ([]string, error) {
	c := f.Code
	key := sourceKey{filename: c.Filename.String()}
	if strings.HasPrefix(key.filename, "<") {
		key.qualname, key.line = c.QualName.String(), c.FirstLine
	}
	lines, ok := b.sources[key]
	if ok {
		return lines, nil
	}
	lines, err := b.read(f, key.filename)
	if err == nil {
		b.sources[key] = lines
	}
	return lines, err
}

// read finds source text in the embedded library, a file, or wherever module linecache gets it from.
func (b *reportBuilder) read(f *Frame, filename string) ([]string, error) {
	if library := b.th.Interp.LibrarySource; library != nil {
		if text, ok := library(filename); ok {
			return strings.Split(string(text), "\n"), nil
		}
	}
	if !strings.HasPrefix(filename, "<") {
		if text, err := os.ReadFile(filename); err == nil && utf8.Valid(text) {
			return strings.Split(string(text), "\n"), nil
		}
	}
	lines, err := b.cached(f)
	return lines, raisedOnly(err)
}

// cached asks module linecache, if it has been imported, in the way of module traceback. (If not, nobody has told it of source.)
func (b *reportBuilder) cached(f *Frame) ([]string, error) {
	th, name := b.th, f.Code.Filename.Value()
	cache, err := th.Interp.Modules.GetStr(th, "linecache")
	if err != nil || cache.IsUndef() || f.Func == nil {
		return nil, err
	}
	if _, err := CallMethod(th, cache, "lazycache", name, f.Func.Globals.Value()); err != nil {
		return nil, err
	}
	if _, err := CallMethod(th, cache, "checkcache", name); err != nil {
		return nil, err
	}
	lines, err := b.call(cache, "getlines", name)
	if err != nil || len(lines) > 0 || !strings.HasPrefix(f.Code.Filename.String(), "<") {
		return lines, err
	}
	return b.call(cache, "_getlines_from_code", f.Code.Value())
}

// call returns the strings that a function of a module returns.
func (b *reportBuilder) call(module Value, name string, arg Value) ([]string, error) {
	v, err := CallMethod(b.th, module, name, arg)
	if err != nil {
		return nil, err
	}
	items, err := Collect(b.th, v)
	if err != nil {
		return nil, err
	}
	lines := make([]string, len(items))
	for i, it := range items {
		if s, ok := AsStr(it); ok {
			lines[i] = s.String()
		}
	}
	return lines, nil
}
