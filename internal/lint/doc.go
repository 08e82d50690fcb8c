// Package lint holds the tests that check the source tree itself: which package may import which, and that no package keeps
// mutable state.
package lint
