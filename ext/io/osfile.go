package io

import (
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// A file is an open file of the system with the output that waits to be written to it. It is shared by all Python objects
// that are layers over one FileIO, and is no part of any transaction: what changes it either runs outside of one, or waits for
// the commit.
type file struct {
	fd  atomic.Int64 // -1: closed
	own bool
	box *outbox

	writing sync.Mutex // held while the system writes: only by those who may block

	mu     sync.Mutex // guards the rest, never for long
	out    []byte     // written, in order, but not yet handed to the system
	failed error      // of output that was written in the background
}

func newFile(fd int, own bool, box *outbox) *file {
	f := &file{own: own, box: box}
	f.fd.Store(int64(fd))
	return f
}

// outbox holds the files of one interpreter that have output waiting.
type outbox struct {
	mu    sync.Mutex
	dirty map[*file]struct{}
}

// flushAll writes everything that waits.
func (b *outbox) flushAll() {
	b.mu.Lock()
	files := make([]*file, 0, len(b.dirty))
	for f := range b.dirty {
		files = append(files, f)
	}
	b.mu.Unlock()
	for _, f := range files {
		f.flushAnyway()
	}
}

// flushFile writes what waits for the file behind fd, under whatever descriptor: somebody is about to read it. Output of a
// file object that nobody refers to any longer is found by this, too, before the collector gets to it.
func (b *outbox) flushFile(fd int) {
	b.mu.Lock()
	n := len(b.dirty)
	b.mu.Unlock()
	var st, other unix.Stat_t
	if n == 0 || unix.Fstat(fd, &st) != nil {
		return
	}
	b.mu.Lock()
	var same []*file
	for f := range b.dirty {
		if !f.closed() && unix.Fstat(f.no(), &other) == nil && st.Dev == other.Dev && st.Ino == other.Ino {
			same = append(same, f)
		}
	}
	b.mu.Unlock()
	for _, f := range same {
		f.flushAnyway()
	}
}

func (b *outbox) add(f *file) {
	b.mu.Lock()
	b.dirty[f] = struct{}{}
	b.mu.Unlock()
}

func (b *outbox) remove(f *file) {
	b.mu.Lock()
	delete(b.dirty, f)
	b.mu.Unlock()
}

// watch closes f when obj, the FileIO over it, has become garbage.
func watch[T any](obj *T, f *file) {
	runtime.AddCleanup(obj, func(f *file) {
		f.flushAnyway()
		_ = f.close()
	}, f)
}

// closed reports whether f has been closed.
func (f *file) closed() bool { return f.fd.Load() < 0 }

// no returns the descriptor.
func (f *file) no() int { return int(f.fd.Load()) }

// put adds output and returns how much waits now. b is copied.
func (f *file) put(b []byte) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.out) == 0 && len(b) > 0 {
		f.box.add(f)
	}
	f.out = append(f.out, b...)
	return len(f.out)
}

// waiting returns how much output waits.
func (f *file) waiting() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.out)
}

// flush writes what waits. An error of an earlier write in the background is returned once. It may block.
func (f *file) flush() error {
	f.writing.Lock()
	defer f.writing.Unlock()
	f.mu.Lock()
	err := f.failed
	f.failed = nil
	f.mu.Unlock()
	if err != nil {
		return err
	}
	return f.writeOut()
}

// flushAnyway is flush where neither signals nor errors matter.
func (f *file) flushAnyway() {
	for f.flush() == unix.EINTR {
	}
}

// take returns the output that waits, which is then no longer f's.
func (f *file) take() []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	b := f.out
	if f.out = nil; len(b) > 0 {
		f.box.remove(f)
	}
	return b
}

// writeOut writes the output; f.writing is held. What can't be written goes back to the front.
func (f *file) writeOut() error {
	for {
		b := f.take()
		if len(b) == 0 || f.closed() {
			return nil
		}
		for len(b) > 0 {
			n, err := unix.Write(f.no(), b)
			if n > 0 {
				b = b[n:]
			}
			if err != nil {
				f.mu.Lock()
				f.out = append(b, f.out...)
				f.mu.Unlock()
				f.box.add(f)
				return err
			}
		}
	}
}

// background writes what waits where no error can be returned, unless somebody else is at it.
func (f *file) background() {
	if !f.writing.TryLock() {
		return
	}
	defer f.writing.Unlock()
	err := f.writeOut()
	for err == unix.EINTR {
		err = f.writeOut()
	}
	if err != nil {
		f.mu.Lock()
		f.failed = err
		f.mu.Unlock()
	}
}

// close closes the descriptor if it is f's own. Output that still waits is lost.
func (f *file) close() error {
	fd := int(f.fd.Swap(-1))
	f.take()
	if fd < 0 || !f.own {
		return nil
	}
	if err := unix.Close(fd); err != unix.EINTR {
		return err
	}
	return nil
}

// read reads into b.
func (f *file) read(b []byte) (int, error) {
	n, err := unix.Read(f.no(), b)
	return max(n, 0), err
}

// readAll reads to the end and appends that to b, which is nil at first.
func (f *file) readAll(b []byte) ([]byte, error) {
	if b == nil {
		b = f.roomForAll()
	}
	for {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		n, err := f.read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if n == 0 || err != nil {
			return b, err
		}
	}
}

// roomForAll returns an empty slice with room for the rest of the file.
func (f *file) roomForAll() []byte {
	size := 8192
	var st unix.Stat_t
	if unix.Fstat(f.no(), &st) == nil && st.Size > 0 {
		if pos, err := unix.Seek(f.no(), 0, unix.SEEK_CUR); err == nil && st.Size > pos {
			size = int(st.Size-pos) + 1
		}
	}
	return make([]byte, 0, size)
}

// broken reports whether output failed in the background and nobody has been told yet.
func (f *file) broken() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.failed != nil
}
