// Package errno is the errno module: the numbers of system errors, and errorcode, which maps them to names.
package errno

import (
	"syscall"

	"github.com/weftpy/weft/ext"
)

// code is a symbol of errno.h.
type code struct {
	name string
	no   syscall.Errno
}

// Module describes the module.
func Module() *ext.Module {
	return &ext.Module{
		Name:   "errno",
		Doc:    "This module makes available standard errno system symbols.\n\nThe value of each symbol is the corresponding integer value,\ne.g., on most systems, errno.ENOENT equals the integer 2.\n\nThe dictionary errno.errorcode maps numeric codes to symbol names,\ne.g., errno.errorcode[2] could be the string 'ENOENT'.\n\nSymbols that are not relevant to the underlying system are not defined.\n\nTo map error codes to error messages, use the function os.strerror(),\ne.g. os.strerror(2) could return 'No such file or directory'.",
		Effect: ext.Pure,
		Setup: func(th *ext.Thread, m *ext.ModuleObject) error {
			names := ext.NewDict(th)
			for _, c := range codes() {
				n := ext.Int(int64(c.no))
				if err := m.Set(th, c.name, n); err != nil {
					return err
				}
				if err := names.SetItem(th, n, ext.NewStr(c.name).Value()); err != nil {
					return err
				}
			}
			return m.Set(th, "errorcode", names.Value())
		},
	}
}
