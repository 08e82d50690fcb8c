package host

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"

	"github.com/weftpy/weft/objects"
	"github.com/weftpy/weft/stm"
)

// maxLines bounds how many source lines a report names.
const maxLines = 10

// A report collects where transactions fail and why they run alone, for --stm-report.
type report struct {
	s  *Session
	mu sync.Mutex
	// at counts aborts by source line and kind of object, alone irrevocable turns by source line and reason.
	at, alone map[place]int
}

// A place is a source line and what happened there.
type place struct {
	file string
	line int
	what string
}

func newReport(s *Session) *report {
	return &report{s: s, at: map[place]int{}, alone: map[place]int{}}
}

// aborted is called by the thread whose transaction failed.
func (r *report) aborted(tx *stm.Tx, c stm.Conflict) {
	if c.Reason == stm.ReasonChaos {
		return
	}
	what := c.Kind
	if what == "" {
		what = c.Reason
	}
	r.count(r.at, tx, what)
}

// irrevocable is called by the thread whose transaction has just become exclusive.
func (r *report) irrevocable(tx *stm.Tx, reason string) { r.count(r.alone, tx, reason) }

func (r *report) count(m map[place]int, tx *stm.Tx, what string) {
	p := place{what: what}
	if th, ok := tx.Data.(*objects.Thread); ok && r.s.vm != nil {
		p.file, p.line = r.s.vm.Line(th)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	m[p]++
}

// print writes the report.
func (r *report) print(w io.Writer) {
	r.s.th.Report()
	s := r.s.in.World.Stats()
	fmt.Fprintf(w, "\nweft: transactions of %d threads\n", r.s.in.Threads())
	fmt.Fprintf(w, "  transactions  %d\n  commits       %d\n  aborts        %d\n  irrevocable   %d turns, %v alone\n",
		s.Transactions, s.Commits, s.Aborts, s.Turns, s.Exclusive.Round(1000))
	for _, reason := range slices.Sorted(maps.Keys(s.AbortedBy)) {
		fmt.Fprintf(w, "    aborted by %s: %d\n", reason, s.AbortedBy[reason])
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	printPlaces(w, "  lines whose transactions were aborted:", r.at)
	printPlaces(w, "  lines that made a transaction irrevocable:", r.alone)
}

// printPlaces writes the most frequent places of m.
func printPlaces(w io.Writer, title string, m map[place]int) {
	if len(m) == 0 {
		return
	}
	fmt.Fprintln(w, title)
	places := slices.SortedFunc(maps.Keys(m), func(a, b place) int {
		return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.what, b.what))
	})
	for _, p := range places[:min(len(places), maxLines)] {
		where := "outside Python code"
		if p.file != "" {
			where = fmt.Sprintf("%s:%d", p.file, p.line)
		}
		fmt.Fprintf(w, "%10d  %s  (%s)\n", m[p], where, p.what)
	}
}
