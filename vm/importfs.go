package vm

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// findInDir looks for module name in a folder: a package, a source file, or a portion of a namespace package.
func findInDir(dir, name string) (src *source, portion bool, err error) {
	base := filepath.Join(dir, name)
	if info, serr := os.Stat(base); serr == nil && info.IsDir() {
		file := filepath.Join(base, "__init__.py")
		text, rerr := readSource(file)
		if rerr != nil {
			return nil, false, rerr
		}
		if text != nil {
			return &source{file, base, text}, false, nil
		}
		portion = true
	}
	text, err := readSource(base + ".py")
	if err != nil || text == nil {
		return nil, portion, err
	}
	return &source{base + ".py", "", text}, false, nil
}

// readSource reads a file; nil if there is none.
func readSource(file string) ([]byte, error) {
	text, err := os.ReadFile(file)
	// Below a file, such as an archive on sys.path, there is nothing either.
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || err != nil && isDir(file) {
		return nil, nil
	}
	if err == nil && text == nil {
		text = []byte{}
	}
	return text, err
}

func isDir(file string) bool {
	info, err := os.Stat(file)
	return err == nil && info.IsDir()
}
