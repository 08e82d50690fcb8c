package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The garbage collector trades time for memory: a cycle begins when the heap has grown by so many percent of what was live
// after the last one. Scripts allocate fast and mostly keep little, so for them cycles would follow each other closely, and
// while one runs every store of a pointer costs more. A small heap may therefore grow by smallGrowth, whatever is live, and a
// large one by largePercent, which keeps peak memory about where CPython has it.
const (
	smallGrowth  = 12 << 20 // bytes
	largePercent = 200
	// startPercent makes the runtime's least heap, 4 MiB for 100 percent, grow to smallGrowth.
	startPercent = 100 * smallGrowth / (4 << 20)
)

// tuneGC keeps the collector's target up to date. It leaves a target alone that the user set by GOGC.
func tuneGC() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(startPercent)
		afterGC(&gcTuner{percent: startPercent, live: []metrics.Sample{{Name: "/gc/heap/live:bytes"}}})
	}
}

// A gcTuner remembers the target that is set.
type gcTuner struct {
	percent int
	live    []metrics.Sample
}

// afterGC has the runtime call tune after each collection: the finalizer of an object that nobody refers to makes the next.
func afterGC(t *gcTuner) {
	runtime.SetFinalizer(&struct{ t *gcTuner }{t}, func(s *struct{ t *gcTuner }) {
		s.t.tune()
		afterGC(s.t)
	})
}

func (t *gcTuner) tune() {
	metrics.Read(t.live)
	percent := targetPercent(t.live[0].Value.Uint64())
	// To set a target stops all threads for a moment: not for trifles.
	if d := percent - t.percent; math.Abs(float64(d)) > float64(t.percent)/10 {
		t.percent = percent
		debug.SetGCPercent(percent)
	}
}

// targetPercent returns by how much a heap of which so many bytes are live may grow.
func targetPercent(live uint64) int {
	return min(startPercent, max(largePercent, int(100*smallGrowth/max(live, 1))))
}
