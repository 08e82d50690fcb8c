// Package libm has the elementary functions to the last bit or nearly so: results are the exact value rounded to nearest but
// for about one argument in a hundred, where they are the neighbour. Package math is off by one much more often, and Python
// programs print all digits.
//
// exp, exp2, log, log2 and pow are the algorithms of Arm's optimized-routines, which glibc uses too. The trigonometric
// functions are computed in double-double arithmetic. Special cases follow C99, annex F.
package libm
