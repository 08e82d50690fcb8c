// Package multibyte is the modules _multibytecodec, _codecs_cn, _codecs_hk, _codecs_jp, _codecs_kr and _codecs_tw: the East Asian
// encodings whose characters take one to four bytes, or eight.
//
// A charset (charset.go) is made of the tables that the package embeds (tables.go), when it is first asked for. The tables
// were recorded from CPython and not taken from golang.org/x/text, which follows the WHATWG standard: there gb2312 is gbk, shift_jis
// is cp932, euc_kr is cp949, and big5 contains big5hkscs. The encodings with states, hz and iso2022_*, are not there yet.
package multibyte

import (
	"sync"

	"github.com/weftpy/weft/ext"
)

type (
	value  = ext.Value
	thread = ext.Thread
)

// Module describes _multibytecodec.
func Module() *ext.Module {
	return &ext.Module{Name: "_multibytecodec", Effect: ext.Pure,
		Types: []*ext.Type{encoderType, decoderType, readerType, writerType}}
}

// The modules of countries.
func CN() *ext.Module { return country("_codecs_cn", "gb2312", "gbk", "gb18030") }
func HK() *ext.Module { return country("_codecs_hk", "big5hkscs") }
func TW() *ext.Module { return country("_codecs_tw", "big5", "cp950") }
func KR() *ext.Module { return country("_codecs_kr", "euc_kr", "cp949", "johab") }
func JP() *ext.Module {
	return country("_codecs_jp", "shift_jis", "cp932", "euc_jp", "shift_jis_2004", "euc_jis_2004", "euc_jisx0213", "shift_jisx0213")
}

func country(module string, names ...string) *ext.Module {
	return &ext.Module{Name: module, Effect: ext.Pure, Funcs: []ext.Func{{Name: "getcodec", Sig: "arg, /", Fn: func(th *thread, a []value) (value, error) {
		s, ok := ext.AsStr(a[0])
		if !ok {
			return value{}, ext.RaiseMsg(th, ext.TypeErrorType, "encoding name must be a string.")
		}
		for _, name := range names {
			if name == s.String() {
				return codecOf(th, name)
			}
		}
		return value{}, ext.RaiseMsg(th, ext.LookupErrorType, "no such codec is supported.")
	}}}}
}

// codecsKey is the key of an interpreter's codecs by name.
type codecsKey struct{}

// codecOf returns the codec of that name. The first one reads all tables.
func codecOf(th *thread, name string) (value, error) {
	if m, ok := th.Interp.Ext.Load(codecsKey{}); ok {
		return m.(map[string]func() value)[name](), nil
	}
	all, runs, err := readTables()
	if err != nil {
		return value{}, ext.RaiseMsg(th, ext.SystemErrorType, err.Error())
	}
	makers := map[string]func() value{}
	for name, t := range all {
		makers[name] = sync.OnceValue(func() value { return newCodec(newCharset(name, t, runs)) })
	}
	m, _ := th.Interp.Ext.LoadOrStore(codecsKey{}, makers)
	return m.(map[string]func() value)[name](), nil
}
