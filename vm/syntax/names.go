package syntax

import (
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// charNames maps character names to characters. It is built when the first \N
// escape is met, as most programs have none.
var charNames = sync.OnceValue(func() map[string]rune {
	m := make(map[string]rune, 40000)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if name := runenames.Name(r); name != "" && name[0] != '<' {
			m[name] = r
		}
	}
	return m
})

// lookupName finds a character by its Unicode name, in any case of letters.
func lookupName(name string) (rune, bool) {
	name = strings.ToUpper(name)
	if r, ok := hangul(name); ok {
		return r, true
	}
	if hex, ok := strings.CutPrefix(name, "CJK UNIFIED IDEOGRAPH-"); ok {
		v, err := strconv.ParseUint(hex, 16, 32)
		return rune(v), err == nil && unicode.Is(unicode.Unified_Ideograph, rune(v))
	}
	r, ok := charNames()[name]
	return r, ok
}

// The parts of Hangul syllable names, in the order of the code points.
var (
	hangulLeads  = strings.Split("G,GG,N,D,DD,R,M,B,BB,S,SS,,J,JJ,C,K,T,P,H", ",")
	hangulVowels = strings.Split("A,AE,YA,YAE,EO,E,YEO,YE,O,WA,WAE,OE,YO,U,WEO,WE,WI,YU,EU,YI,I", ",")
	hangulTails  = strings.Split(",G,GG,GS,N,NJ,NH,D,L,LG,LM,LB,LS,LT,LP,LH,M,B,BS,S,SS,NG,J,C,K,T,P,H", ",")
)

// hangul resolves the composed name of a Hangul syllable.
func hangul(name string) (rune, bool) {
	s, ok := strings.CutPrefix(name, "HANGUL SYLLABLE ")
	if !ok {
		return 0, false
	}
	for l, lead := range hangulLeads {
		for v, vowel := range hangulVowels {
			tail, ok := strings.CutPrefix(s, lead+vowel)
			if !ok {
				continue
			}
			for t, end := range hangulTails {
				if tail == end {
					return rune(0xac00 + (l*len(hangulVowels)+v)*len(hangulTails) + t), true
				}
			}
		}
	}
	return 0, false
}
