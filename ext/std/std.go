// Package std is the one list of the native modules of the standard library, and makes an interpreter ready to run Python code
// with them.
package std

import (
	"github.com/weftpy/weft/ext"
	"github.com/weftpy/weft/ext/abc"
	"github.com/weftpy/weft/ext/arraymod"
	"github.com/weftpy/weft/ext/astmod"
	"github.com/weftpy/weft/ext/atexit"
	"github.com/weftpy/weft/ext/binascii"
	"github.com/weftpy/weft/ext/bisect"
	"github.com/weftpy/weft/ext/builtins"
	"github.com/weftpy/weft/ext/cmath"
	"github.com/weftpy/weft/ext/codecs"
	"github.com/weftpy/weft/ext/collections"
	"github.com/weftpy/weft/ext/contextvars"
	"github.com/weftpy/weft/ext/csvmod"
	"github.com/weftpy/weft/ext/errno"
	"github.com/weftpy/weft/ext/functools"
	"github.com/weftpy/weft/ext/gc"
	"github.com/weftpy/weft/ext/hashes"
	"github.com/weftpy/weft/ext/heapq"
	"github.com/weftpy/weft/ext/imp"
	"github.com/weftpy/weft/ext/io"
	"github.com/weftpy/weft/ext/itertools"
	"github.com/weftpy/weft/ext/jsonmod"
	"github.com/weftpy/weft/ext/localemod"
	"github.com/weftpy/weft/ext/marshal"
	"github.com/weftpy/weft/ext/math"
	"github.com/weftpy/weft/ext/multibyte"
	"github.com/weftpy/weft/ext/opcodemod"
	"github.com/weftpy/weft/ext/operator"
	"github.com/weftpy/weft/ext/posix"
	"github.com/weftpy/weft/ext/posixsubprocess"
	"github.com/weftpy/weft/ext/pwdmod"
	"github.com/weftpy/weft/ext/random"
	"github.com/weftpy/weft/ext/selectmod"
	"github.com/weftpy/weft/ext/signalmod"
	"github.com/weftpy/weft/ext/sre"
	"github.com/weftpy/weft/ext/stat"
	"github.com/weftpy/weft/ext/statistics"
	"github.com/weftpy/weft/ext/stringmod"
	"github.com/weftpy/weft/ext/structmod"
	"github.com/weftpy/weft/ext/suggestions"
	"github.com/weftpy/weft/ext/sys"
	"github.com/weftpy/weft/ext/sysconfigmod"
	"github.com/weftpy/weft/ext/thread"
	"github.com/weftpy/weft/ext/time"
	"github.com/weftpy/weft/ext/tokenizemod"
	"github.com/weftpy/weft/ext/types"
	"github.com/weftpy/weft/ext/typing"
	"github.com/weftpy/weft/ext/unicodedata"
	"github.com/weftpy/weft/ext/weakref"
	"github.com/weftpy/weft/ext/zlib"
	"github.com/weftpy/weft/objects"
)

// modules names the native modules and where their descriptions come from. A description is made for one interpreter.
func modules() map[string]func() *ext.Module {
	return map[string]func() *ext.Module{
		"_abc":                       abc.Module,
		"_ast":                       astmod.Module,
		"_bisect":                    bisect.Module,
		"_blake2":                    hashes.Blake2,
		"_codecs":                    codecs.Module,
		"_codecs_cn":                 multibyte.CN,
		"_codecs_hk":                 multibyte.HK,
		"_codecs_jp":                 multibyte.JP,
		"_codecs_kr":                 multibyte.KR,
		"_codecs_tw":                 multibyte.TW,
		"_collections":               collections.Module,
		"_contextvars":               contextvars.Module,
		"_csv":                       csvmod.Module,
		"_frozen_importlib":          imp.Frozen,
		"_frozen_importlib_external": imp.FrozenExternal,
		"_functools":                 functools.Module,
		"_heapq":                     heapq.Module,
		"_imp":                       imp.Module,
		"_io":                        io.Module,
		"_json":                      jsonmod.Module,
		"_locale":                    localemod.Module,
		"_md5":                       hashes.MD5,
		"_multibytecodec":            multibyte.Module,
		"_opcode":                    opcodemod.Module,
		"_operator":                  operator.Module,
		"_posixsubprocess":           posixsubprocess.Module,
		"_random":                    random.Module,
		"_sha1":                      hashes.SHA1,
		"_sha2":                      hashes.SHA2,
		"_sha3":                      hashes.SHA3,
		"_signal":                    signalmod.Module,
		"_sre":                       sre.Module,
		"_stat":                      stat.Module,
		"_statistics":                statistics.Module,
		"_string":                    stringmod.Module,
		"_struct":                    structmod.Module,
		"_suggestions":               suggestions.Module,
		"_sysconfigdata__linux_":     sysconfigmod.Module,
		"_thread":                    thread.Module,
		"_tokenize":                  tokenizemod.Module,
		"_types":                     types.Module,
		"_typing":                    typing.Module,
		"_weakref":                   weakref.Module,
		"array":                      arraymod.Module,
		"atexit":                     atexit.Module,
		"binascii":                   binascii.Module,
		"builtins":                   builtins.Module,
		"cmath":                      cmath.Module,
		"errno":                      errno.Module,
		"gc":                         gc.Module,
		"grp":                        pwdmod.Group,
		"itertools":                  itertools.Module,
		"marshal":                    marshal.Module,
		"math":                       math.Module,
		"posix":                      posix.Module,
		"pwd":                        pwdmod.Passwd,
		"select":                     selectmod.Module,
		"sys":                        sys.Module,
		"time":                       time.Module,
		"unicodedata":                unicodedata.Module,
		"zlib":                       zlib.Module,
	}
}

// Install readies th's interpreter, whose evaluator is set: it makes sys and builtins and the standard streams, and says where
// native modules are found. More are the host's own modules. The thread is running.
func Install(th *objects.Thread, more ...*ext.Module) error {
	table := modules()
	for _, m := range more {
		table[m.Name] = func() *ext.Module { return m }
	}
	in := th.Interp
	in.Main = th
	in.NativeModule = func(name string) (func(*objects.Thread) (*objects.Module, error), bool) {
		describe, ok := table[name]
		if !ok {
			return nil, false
		}
		return func(th *objects.Thread) (*objects.Module, error) { return describe().Load(th) }, true
	}
	in.FindModule, in.NewSpec = imp.FindModule, imp.NewSpec
	if in.Modules == nil {
		in.Modules = objects.NewDict(th)
	}
	var err error
	if in.Builtins, err = load(th, table, "builtins"); err != nil {
		return err
	}
	m, err := load(th, table, "sys")
	if err != nil {
		return err
	}
	if err := nameModules(th, m, table); err != nil {
		return err
	}
	return sys.AddStreams(th)
}

func load(th *objects.Thread, table map[string]func() *ext.Module, name string) (*objects.Module, error) {
	m, err := table[name]().Load(th)
	if err != nil {
		return nil, err
	}
	if err := m.Set(th, "__spec__", objects.BareSpec(th, name, objects.NewStr("built-in").Value(), objects.None)); err != nil {
		return nil, err
	}
	return m, th.Interp.Modules.SetStr(th, name, m.Value())
}
