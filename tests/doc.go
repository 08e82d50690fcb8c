// Package tests runs Python programs on the weft binary and compares what they do with what CPython 3.14 does.
//
//   - scripts/<area>/*.py are whole programs. Their output stands beside them: NAME.out, and NAME.err with the exit status if
//     they are meant to fail. It was recorded from CPython (make golden), never written by hand.
//   - scripts/chunks/*.py are split at lines "---" into chunks that run one by one. A chunk either ends well, or has a line that
//     ends in ### "regexp": then it must fail, on that line, with an exception whose "Type: message" matches.
//   - cli/*.txtar are sessions on the command line (github.com/rogpeppe/go-internal/testscript).
//   - bench/*.py are timed by internal/tools/bench.
//
// Everything runs in three modes that must not differ: under the global lock, with --stm, and with --stm-chaos, where each
// transaction is aborted and run again at least once.
//
// scripts/PENDING lists what is known to fail. The runner skips it; "go test ./tests -args -pending=update" rewrites the list.
package tests
