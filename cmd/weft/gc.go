package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"

	"github.com/weftpy/weft/ext/std/host"
)

// The garbage collector trades time for memory: a cycle begins when the heap has grown by so many percent of what was live
// after the last one. Scripts allocate fast and mostly keep little, so for them cycles would follow each other closely, and
// while one runs every store of a pointer costs more. A small heap may therefore grow by smallGrowth, whatever is live. A large
// one grows by largePercent, which keeps peak memory about where CPython has it. While threads run in parallel both are more,
// because then the collector takes the cores from them that it has for itself otherwise, and takes longer.
const (
	smallGrowth     = 14 << 20 // bytes
	largePercent    = 200
	parallelGrowth  = 96 << 20
	parallelPercent = 400
	// leastHeap is what the runtime lets the heap grow to at 100 percent, however little is live.
	leastHeap    = 4 << 20
	startPercent = 100 * smallGrowth / leastHeap
)

// A gcTuner keeps the collector's target up to date.
type gcTuner struct {
	session atomic.Pointer[host.Session]
	percent int // that is set
	live    []metrics.Sample
}

// tuneGC starts a tuner. It leaves a target alone that the user set by GOGC.
func tuneGC() *gcTuner {
	t := &gcTuner{percent: startPercent, live: []metrics.Sample{{Name: "/gc/heap/live:bytes"}}}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(startPercent)
		t.afterGC()
	}
	return t
}

// watch tells the tuner which interpreter runs.
func (t *gcTuner) watch(s *host.Session) { t.session.Store(s) }

// afterGC has the runtime call tune after each collection: the finalizer of an object that nobody refers to makes the next.
func (t *gcTuner) afterGC() {
	runtime.SetFinalizer(&struct{ t *gcTuner }{t}, func(s *struct{ t *gcTuner }) {
		s.t.tune()
		s.t.afterGC()
	})
}

func (t *gcTuner) tune() {
	metrics.Read(t.live)
	s := t.session.Load()
	percent := targetPercent(t.live[0].Value.Uint64(), s != nil && s.Parallel())
	// To set a target stops all threads for a moment: not for trifles.
	if d := percent - t.percent; math.Abs(float64(d)) > float64(t.percent)/10 {
		t.percent = percent
		debug.SetGCPercent(percent)
	}
}

// targetPercent returns by how much a heap of which so many bytes are live may grow.
func targetPercent(live uint64, parallel bool) int {
	growth, least := uint64(smallGrowth), largePercent
	if parallel {
		growth, least = parallelGrowth, parallelPercent
	}
	return max(least, int(100*growth/max(live, leastHeap)))
}
