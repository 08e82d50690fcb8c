package unicodedata

import "slices"

// Hangul syllables are numbered by their parts. Source: The Unicode Standard, section 3.12.
const (
	hangulBase     = 0xac00
	leadBase       = 0x1100
	vowelBase      = 0x1161
	tailBase       = 0x11a7
	hangulLeadsN   = 19
	hangulVowelsN  = 21
	hangulPerVowel = 28
	hangulPerLead  = hangulVowelsN * hangulPerVowel
	hangulCount    = hangulLeadsN * hangulPerLead
)

func isHangul(c rune) bool { return c >= hangulBase && c < hangulBase+hangulCount }

// A normalizer brings text into one of the normal forms. Source: Unicode Standard Annex 15.
type normalizer struct {
	*decompositions
	props   string // characters that this version doesn't have are not decomposed
	compat  bool
	compose bool
	// corrected are decompositions that this version has other than Unicode 16.
	corrected map[rune]rune
}

// normalize returns the normal form of src.
func (n *normalizer) normalize(src []rune) []rune {
	out := make([]rune, 0, len(src)+len(src)/4)
	for _, c := range src {
		out = n.decompose(out, c)
	}
	n.order(out)
	if n.compose {
		out = n.composed(out)
	}
	return out
}

// decompose appends the full decomposition of c.
func (n *normalizer) decompose(out []rune, c rune) []rune {
	if c < 0xa0 {
		return append(out, c)
	}
	if isHangul(c) {
		return appendJamo(out, c)
	}
	if p, ok := n.corrected[c]; ok {
		return append(out, p)
	}
	parts := n.canonical[c]
	if parts == nil && n.compat {
		parts = n.decompositions.compat[c]
	}
	if parts == nil || !assigned(n.props, c) {
		return append(out, c)
	}
	for _, p := range parts {
		out = n.decompose(out, p)
	}
	return out
}

// appendJamo appends the parts of a Hangul syllable.
func appendJamo(out []rune, c rune) []rune {
	i := c - hangulBase
	out = append(out, leadBase+i/hangulPerLead, vowelBase+i%hangulPerLead/hangulPerVowel)
	if t := i % hangulPerVowel; t > 0 {
		out = append(out, tailBase+t)
	}
	return out
}

func class(c rune) byte {
	if c < 0x300 {
		return 0
	}
	return prop(props16, c, colCombining)
}

// order sorts marks that follow each other by their classes.
func (n *normalizer) order(s []rune) {
	for i := 0; i < len(s); i++ {
		if class(s[i]) == 0 {
			continue
		}
		end := i + 1
		for end < len(s) && class(s[end]) != 0 {
			end++
		}
		slices.SortStableFunc(s[i:end], func(a, b rune) int { return int(class(a)) - int(class(b)) })
		i = end
	}
}

// composed joins what follows a character of class 0 with it, unless something of the same or a higher class is between.
func (n *normalizer) composed(s []rune) []rune {
	out := s[:0]
	starter, last := -1, byte(0) // where the character is, the class of what came after it and stays
	for _, c := range s {
		class := class(c)
		if starter >= 0 && (last == 0 && len(out) == starter+1 || last != 0 && last < class) {
			if p, ok := n.pair(out[starter], c); ok {
				out[starter] = p
				continue
			}
		}
		if class == 0 {
			starter = len(out)
		}
		last = class
		out = append(out, c)
	}
	return out
}

// pair composes two characters.
func (n *normalizer) pair(a, b rune) (rune, bool) {
	switch {
	case a >= leadBase && a < leadBase+hangulLeadsN && b >= vowelBase && b < vowelBase+hangulVowelsN:
		return hangulBase + (a-leadBase)*hangulPerLead + (b-vowelBase)*hangulPerVowel, true
	case isHangul(a) && (a-hangulBase)%hangulPerVowel == 0 && b > tailBase && b < tailBase+hangulPerVowel:
		return a + b - tailBase, true
	}
	c, ok := n.decompositions.compose[[2]rune{a, b}]
	return c, ok
}
