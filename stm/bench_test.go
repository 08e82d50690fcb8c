package stm

import (
	"fmt"
	"syscall"
	"testing"
	"time"
)

// sink keeps results alive.
type sink struct{ n int }

// concurrent returns a world with two runnable threads, of which the benchmark uses the first.
func concurrent() (a, b *Tx) {
	w := NewWorld(Options{Concurrent: true})
	a, b = w.NewTx(), w.NewTx()
	a.Enter()
	b.Enter()
	return a, b
}

// fastGet and fastSet are what the object model inlines.
func fastGet(tx *Tx, o *intObject) int {
	p := o.Peek()
	if !tx.Exclusive {
		if p = o.Load(); !tx.Writable(p) && !tx.Seen(p) && !tx.Admit(&o.Object, p) {
			var err error
			if p, err = tx.OpenRead(&o.Object); err != nil {
				panic(err)
			}
		}
	}
	return (*intBody)(p).n
}

func fastSet(tx *Tx, o *intObject, n int) {
	p := o.Peek()
	if !tx.Exclusive {
		if p = o.Load(); !tx.Writable(p) {
			var err error
			if p, err = tx.OpenWrite(&o.Object, intKind); err != nil {
				panic(err)
			}
		}
	}
	(*intBody)(p).n = n
}

func BenchmarkExclusive(b *testing.B) {
	tx := NewWorld(Options{}).NewTx()
	tx.Enter()
	o := newInt(tx, 1)
	b.Run("read", func(b *testing.B) {
		var s sink
		for b.Loop() {
			s.n += fastGet(tx, o)
		}
	})
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			fastSet(tx, o, 2)
		}
	})
	b.Run("tick", func(b *testing.B) {
		for b.Loop() {
			tx.Budget()
			tx.Tick()
		}
	})
}

func BenchmarkTransaction(b *testing.B) {
	tx, other := concurrent()
	tx.Begin()
	biased := newInt(tx, 1)
	_ = tx.Commit()
	other.Begin()
	shared := newInt(other, 1)
	_ = other.Commit()
	tx.Begin()
	b.Run("read biased", func(b *testing.B) {
		var s sink
		for b.Loop() {
			s.n += fastGet(tx, biased)
		}
	})
	b.Run("read shared", func(b *testing.B) {
		var s sink
		for b.Loop() {
			s.n += fastGet(tx, shared)
		}
	})
	b.Run("write biased", func(b *testing.B) {
		for b.Loop() {
			fastSet(tx, biased, 2)
		}
	})
	_ = tx.Commit()
	b.Run("empty", func(b *testing.B) {
		for b.Loop() {
			tx.Begin()
			_ = tx.Commit()
			tx.Yield()
		}
	})
	b.Run("first write biased", func(b *testing.B) {
		for b.Loop() {
			tx.Begin()
			fastSet(tx, biased, 2)
			_ = tx.Commit()
			tx.Yield()
		}
	})
	b.Run("share", func(b *testing.B) {
		objects := make([]*intObject, 1000)
		for b.Loop() {
			b.StopTimer()
			tx.Begin()
			for i := range objects {
				objects[i] = newInt(tx, 1)
			}
			_ = tx.Commit()
			other.Begin()
			b.StartTimer()
			for _, o := range objects {
				fastGet(other, o)
			}
			_ = other.Commit()
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/object")
	})
}

// work runs n updates in all, split over the threads, each transaction up to a tick.
func work(w *World, threads, n int, pick func(thread, i int) *intObject) {
	bodies := make([]func(*Tx), threads)
	for k := range bodies {
		bodies[k] = func(tx *Tx) { update(tx, n/threads, func(i int) *intObject { return pick(k, i) }) }
	}
	run(w, bodies...)
}

// update does n increments as the VM would run a loop of them.
func update(tx *Tx, n int, pick func(i int) *intObject) {
	boundary(tx)
	done, left := 0, tx.Budget()
	anchor := done
	for done < n {
		o := pick(done)
		if o.add(tx, 1) != nil {
			tx.Restart()
			done, left = anchor, tx.Budget()
			continue
		}
		done++
		if left--; left > 0 {
			continue
		}
		if tx.Tick() {
			if tx.Commit() != nil {
				tx.Restart()
				done, left = anchor, tx.Budget()
				continue
			}
			tx.Yield()
			tx.Begin()
			anchor = done
		}
		left = tx.Budget()
	}
	if tx.Commit() != nil {
		tx.Restart()
		update(tx, n-anchor, func(i int) *intObject { return pick(anchor + i) })
	}
}

const updates = 1 << 20

func benchmarkUpdates(b *testing.B, opt Options, threads int, shared bool) {
	w := NewWorld(opt)
	objects := ints(w, 512, 0)
	cpu := cpuTime()
	if !shared {
		groups := make([][]*intObject, threads)
		for i := range groups {
			groups[i] = ints(w, 512, 0)
		}
		for b.Loop() {
			work(w, threads, updates, func(k, i int) *intObject { return groups[k][i%512] })
		}
	} else {
		for b.Loop() {
			work(w, threads, updates, func(_, _ int) *intObject { return objects[0] })
		}
	}
	s := w.Stats()
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/updates, "ns/update")
	b.ReportMetric(float64((cpuTime()-cpu).Nanoseconds())/float64(b.N)/updates, "cpu-ns/update")
	b.ReportMetric(float64(s.Aborts)/float64(b.N), "aborts/op")
	b.ReportMetric(float64(s.Turns)/float64(b.N), "turns/op")
}

// cpuTime is what the process has used: on a busy machine it tells more than the clock.
func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func BenchmarkUpdates(b *testing.B) {
	for _, m := range []struct {
		name string
		opt  Options
	}{{"lock", Options{}}, {"stm", Options{Concurrent: true}}} {
		b.Run(m.name+"/private/1", func(b *testing.B) { benchmarkUpdates(b, m.opt, 1, false) })
		b.Run(m.name+"/private/2", func(b *testing.B) { benchmarkUpdates(b, m.opt, 2, false) })
		b.Run(m.name+"/counter/1", func(b *testing.B) { benchmarkUpdates(b, m.opt, 1, true) })
		b.Run(m.name+"/counter/2", func(b *testing.B) { benchmarkUpdates(b, m.opt, 2, true) })
	}
}

// BenchmarkHotSet has threads update random objects of a small set: the fewer, the less optimism pays.
func BenchmarkHotSet(b *testing.B) {
	for _, m := range []struct {
		name string
		opt  Options
	}{{"lock", Options{}}, {"stm", Options{Concurrent: true}}} {
		for _, objects := range []int{1, 4, 64, 4096} {
			for _, threads := range []int{2, 4} {
				b.Run(fmt.Sprintf("%s/%d/%d", m.name, objects, threads), func(b *testing.B) {
					w := NewWorld(m.opt)
					set := ints(w, objects, 0)
					for b.Loop() {
						work(w, threads, updates, func(k, i int) *intObject {
							return set[uint64(i*8+k+1)*0x9E3779B97F4A7C15>>40%uint64(objects)]
						})
					}
					s := w.Stats()
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/updates, "ns/update")
					b.ReportMetric(float64(s.Aborts)/float64(b.N), "aborts/op")
					b.ReportMetric(float64(s.Commits)/float64(b.N), "commits/op")
					b.ReportMetric(float64(s.Turns)/float64(b.N), "turns/op")
				})
			}
		}
	}
}

func BenchmarkBlocking(b *testing.B) {
	for _, m := range []struct {
		name string
		opt  Options
	}{{"lock", Options{}}, {"stm", Options{Concurrent: true}}} {
		b.Run(m.name, func(b *testing.B) {
			tx := NewWorld(m.opt).NewTx()
			tx.Enter()
			for b.Loop() {
				_ = tx.Blocking(func() {})
			}
		})
	}
}
