package unicodedata

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// nameOf returns the name of c in Unicode 16, "" if it has none. Most names come from golang.org/x/text, which has those of
// another version.
func nameOf(c rune) string {
	if !assigned(props16, c) {
		return ""
	}
	if isHangul(c) {
		return hangulName(c)
	}
	t := namesOf16()
	if r, ok := t.rangeOf(c); ok {
		return fmt.Sprintf("%s%04X", r.prefix, c)
	}
	if name, ok := t.single[c]; ok {
		return name
	}
	if name := runenames.Name(c); name != "" && name[0] != '<' {
		return name
	}
	return ""
}

// charNames maps names to characters.
var charNames = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 45000)
	for c := rune(0); c <= unicode.MaxRune; c++ {
		if name := runenames.Name(c); name != "" && name[0] != '<' && assigned(props16, c) {
			m[name] = c
		}
	}
	t := namesOf16()
	for c, name := range t.single {
		m[name] = c
	}
	for name, c := range t.aliases {
		m[name] = c
	}
	return m
})

// runeNamed returns the character of a name, in any case of letters.
func runeNamed(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if c, ok := charNames()[name]; ok {
		return c, true
	}
	if s, ok := strings.CutPrefix(name, hangulPrefix); ok {
		return hangulNamed(s)
	}
	if i := strings.LastIndexByte(name, '-'); i >= 0 && len(name)-i <= 7 {
		c := hexRune(name[i+1:])
		if nameOf(c) == name {
			return c, true
		}
	}
	return 0, false
}

const hangulPrefix = "HANGUL SYLLABLE "

// The parts of the names of Hangul syllables, in the order of the code points.
var (
	hangulLeads  = strings.Split("G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H", ",")
	hangulVowels = strings.Split("A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I", ",")
	hangulTails  = strings.Split(",G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H", ",")
)

func hangulName(c rune) string {
	i := int(c - hangulBase)
	return hangulPrefix + hangulLeads[i/hangulPerLead] + hangulVowels[i/hangulPerVowel%len(hangulVowels)] + hangulTails[i%hangulPerVowel]
}

// hangulNamed finds the syllable of the name s, without the prefix.
func hangulNamed(s string) (rune, bool) {
	for c := rune(hangulBase); isHangul(c); c++ {
		if hangulName(c)[len(hangulPrefix):] == s {
			return c, true
		}
	}
	return 0, false
}
