package builtins

import (
	"unsafe"

	"github.com/weftpy/weft/objects"
)

// A quitter is exit or quit: called, it raises SystemExit.
type quitter struct {
	objects.Header
	name string
}

// A notice is copyright, credits or license: called, it prints its text. helper is help.
type notice struct {
	objects.Header
	name, text string
}

type helper struct {
	objects.Header
	_ byte
}

const (
	copyrightText = "Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved.\n\nCopyright (c) 2000 BeOpen.com.\nAll Rights Reserved.\n\nCopyright (c) 1995-2001 Corporation for National Research Initiatives.\nAll Rights Reserved.\n\nCopyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.\nAll Rights Reserved."
	creditsText   = "Thanks to the authors of CPython, whose language and standard library this is.\nSee www.python.org for more information."
	licenseText   = "Weft is distributed under the Apache License 2.0; the standard library under the license at\nhttps://docs.python.org/3/license.html"
)

// addSite adds what CPython's module site puts into builtins.
func addSite(th *thread, m *objects.Module) error {
	qt, nt, ht := quitterType(), noticeType(), helperType()
	values := []struct {
		name string
		v    value
	}{
		{"exit", objects.FromPtr(unsafe.Pointer(&quitter{objects.NewHeader(qt), "exit"}))},
		{"quit", objects.FromPtr(unsafe.Pointer(&quitter{objects.NewHeader(qt), "quit"}))},
		{"copyright", objects.FromPtr(unsafe.Pointer(&notice{objects.NewHeader(nt), "copyright", copyrightText}))},
		{"credits", objects.FromPtr(unsafe.Pointer(&notice{objects.NewHeader(nt), "credits", creditsText}))},
		{"license", objects.FromPtr(unsafe.Pointer(&notice{objects.NewHeader(nt), "license", licenseText}))},
		{"help", objects.FromPtr(unsafe.Pointer(&helper{Header: objects.NewHeader(ht)}))},
	}
	for _, it := range values {
		if err := m.Set(th, it.name, it.v); err != nil {
			return err
		}
	}
	return nil
}

func quitterType() *objects.Type {
	return objects.NewType(objects.TypeSpec{
		Name: "_sitebuiltins.Quitter", Flags: objects.FlagDisallowNew, Effect: objects.Pure,
		Slots: objects.Slots{
			Repr: func(th *thread, self value) (*objects.Str, error) {
				n := (*quitter)(self.P).name
				return objects.NewStr("Use " + n + "() or Ctrl-D (i.e. EOF) to exit"), nil
			},
			Call: func(th *thread, self value, args []value, kw *objects.Tuple) (value, error) {
				a, err := objects.BindArgs(th, "Quitter.__call__", "code=None", args, kw)
				if err != nil {
					return value{}, err
				}
				return value{}, objects.Raise(th, objects.SystemExitType, a[0])
			},
		},
	})
}

func noticeType() *objects.Type {
	return objects.NewType(objects.TypeSpec{
		Name: "_sitebuiltins._Printer", Flags: objects.FlagDisallowNew, Effect: objects.Pure,
		Slots: objects.Slots{
			Repr: func(th *thread, self value) (*objects.Str, error) {
				n := (*notice)(self.P)
				if n.name == "license" {
					return objects.NewStr("Type license() to see the full license text"), nil
				}
				return objects.NewStr(n.text), nil
			},
			Call: func(th *thread, self value, args []value, kw *objects.Tuple) (value, error) {
				if _, err := objects.BindArgs(th, "_Printer.__call__", "", args, kw); err != nil {
					return value{}, err
				}
				text := objects.NewStr((*notice)(self.P).text).Value()
				return print(th, []value{objects.TupleOf(text), objects.None, objects.None, objects.None, objects.False})
			},
		},
	})
}

func helperType() *objects.Type {
	return objects.NewType(objects.TypeSpec{
		Name: "_sitebuiltins._Helper", Flags: objects.FlagDisallowNew, Effect: objects.Pure,
		Slots: objects.Slots{
			Repr: func(th *thread, self value) (*objects.Str, error) {
				return objects.NewStr("Type help() for interactive help, or help(object) for help about object."), nil
			},
			Call: func(th *thread, self value, args []value, kw *objects.Tuple) (value, error) {
				pydoc, err := th.Interp.Eval.Import(th, objects.NewStr("pydoc"), objects.None, objects.None, 0)
				if err != nil {
					return value{}, err
				}
				help, err := objects.GetAttrName(th, pydoc, "help")
				if err != nil {
					return value{}, err
				}
				return objects.Call(th, help, args, kw)
			},
		},
	})
}
