package random

import "math/big"

// The Mersenne Twister MT19937.
// Source: M. Matsumoto, T. Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed uniform pseudorandom number
// generator", ACM TOMACS 8, 1998, and their initialization of 2002.

const (
	size   = 624
	middle = 397
)

// A twister is the state of a generator. The words never change once they are here: the next block is a new one. So what a
// transaction has to copy are a pointer and an index.
type twister struct {
	words *[size]uint32
	index int // of the next word to use; size: none is left
}

// seeded returns the state for a key.
func seeded(key []uint32) twister {
	w := new([size]uint32)
	w[0] = 19650218
	for i := uint32(1); i < size; i++ {
		w[i] = 1812433253*(w[i-1]^w[i-1]>>30) + i
	}
	i, j := 1, 0
	for range max(size, len(key)) {
		w[i] = (w[i] ^ (w[i-1]^w[i-1]>>30)*1664525) + key[j] + uint32(j)
		i = wrap(w, i)
		if j++; j == len(key) {
			j = 0
		}
	}
	for range size - 1 {
		w[i] = (w[i] ^ (w[i-1]^w[i-1]>>30)*1566083941) - uint32(i)
		i = wrap(w, i)
	}
	w[0] = 1 << 31
	return twister{w, size}
}

// wrap returns the index after i. The last word is also the predecessor of the first that is visited again.
func wrap(w *[size]uint32, i int) int {
	if i++; i == size {
		w[0] = w[size-1]
		return 1
	}
	return i
}

// twist makes the next block.
func (t *twister) twist() {
	const upper, lower, matrix = 1 << 31, 1<<31 - 1, 0x9908b0df
	next := *t.words
	for i := range next {
		k, m := i+1, i+middle
		if k == size {
			k = 0
		}
		if m >= size {
			m -= size
		}
		y := next[i]&upper | next[k]&lower
		next[i] = next[m] ^ y>>1 ^ (y&1)*matrix
	}
	t.words, t.index = &next, 0
}

// next returns 32 random bits.
func (t *twister) next() uint32 {
	if t.index >= size {
		t.twist()
	}
	y := t.words[t.index]
	t.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// float returns a number in [0, 1) with 53 random bits.
func (t *twister) float() float64 {
	a, b := t.next()>>5, t.next()>>6
	return (float64(a)*(1<<26) + float64(b)) / (1 << 53)
}

// bits returns an int with k random bits: words from the lowest, the last one shortened.
func (t *twister) bits(k uint64) *big.Int {
	b := make([]byte, (k+31)/32*4)
	for end := len(b); end > 0; end -= 4 {
		w := t.next()
		if k < 32 {
			w >>= 32 - k
		}
		k -= min(k, 32)
		b[end-1], b[end-2], b[end-3], b[end-4] = byte(w), byte(w>>8), byte(w>>16), byte(w>>24)
	}
	return new(big.Int).SetBytes(b)
}
