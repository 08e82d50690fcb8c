// Package stm is Weft's transaction engine: it lets the threads of an interpreter run in parallel as if they ran one at a
// time. It knows no Python type. An object is a pointer to a body; threads open bodies for reading or writing; between two
// boundaries of a thread all it does takes effect at once or not at all.
//
// # Where to enter
//
// A World is what the threads of one interpreter have in common, a Tx one thread's side of it. Object, Body and Kind are what
// the object model embeds and supplies. A Gate is what threads block on. The files: state.go has the state word, tx.go the
// life of a thread and of a transaction, read.go, write.go and commit.go the protocol, world.go the run states, turn.go
// exclusive turns and the pace of transactions, contention.go when to take turns, aside.go a shortcut for blocking calls,
// chaos.go the mode that aborts everything once, check.go what the build tag invariants checks.
//
// A thread does
//
//	tx := world.NewTx(); tx.Enter()
//	for each stretch of code {
//		save registers; tx.Begin()             // the anchor
//		run, with OpenRead and OpenWrite, and after every tx.Budget() events:
//			if tx.Tick() { if tx.Commit() == nil { tx.Yield(); next stretch } }
//		on ErrAbort from anything: unwind to the anchor, restore registers, tx.Restart(), run again
//	}
//	tx.Leave(); tx.Close()
//
// and around whatever blocks Tx.Blocking. Afterwards it is unanchored: there is no point to restart from, so what could fail
// first turns exclusive, and the caller does well to save its registers and Begin as soon as it can.
//
// # Words
//
//	anchor    where an abort goes back to: Begin sets it, when the registers have been saved
//	stamp     what tells one attempt of one transaction from all others; in a state word, who made or wrote the body, and when
//	bias      a body's being reserved for the thread that made or wrote it last
//	steal     to make a body that is biased to another thread shared; who does it is its thief
//	claim     to lock a body that is biased to the thread while it has no anchor
//	settle    to give up all claims: what was done to them is permanent then
//	adopt     to make a shared body biased to the thread again, while it is exclusive
//	seat      the words of a thread that others read or write; they belong to its id and outlive it
//	boundary  where a transaction may end and the next begin: a tick, or a call that blocks
//	turn      the time for which a thread is exclusive, that is, runs alone
//
// # The algorithm
//
// It is a word-less, object-based descendant of LSA and TinySTM (Riegel, Felber, Fetzer: A Lazy Snapshot Algorithm with Eager
// Validation, 2006; Dynamic Performance Tuning of Word-Based STM, 2008): a global version clock, encounter-time locking,
// invisible reads, and a snapshot that is extended by validation when it meets something newer. From TL2 (Dice, Shalev,
// Shavit 2006) come the clock and the shortcut that skips validation if nobody committed in between. From DSTM (Herlihy et al.
// 2003) comes the indirection: a writer installs a clone. What is new is the bias, after biased locking (Kawachiya et al. 2002;
// Dice, Moir, Scherer 2010): a body belongs to the thread that made or wrote it last, which goes on in place, until
// another thread touches it.
//
// One rule carries everything: a body is immutable once a second thread has seen it. So readers take no locks, never see torn
// data, and keep no seqlocks, and the race detector understands why.
//
// # Records
//
// The state word of a body (state.go) holds a version and, if it is biased, its owner's tag. In terms of thread T:
//
//	fresh(T)      tag | odd version = T.fresh    made in T's current transaction; nobody else knows it
//	mutating(T)   the same with the top bit      written by T's current transaction, in place or as an installed clone
//	biased(T)     tag, any other                 only T has used it since the transaction that stamped it, which is over
//	shared        no tag                         immutable; committed no later than its version
//	dead          all ones                       an aborted clone
//	frozen        version 1                      never changes
//
// A stamp with the top bit whose transaction is over (owner.current differs) means biased(T): one store to current commits all
// bodies at once. Clones point to what they replace (prev) until they are committed.
//
// A transaction keeps: the read set (object, body), with a direct-mapped cache in front; saves, the bodies that it writes
// in place, with pre-images in the Journal; clones; and after-commit hooks. A seat holds the words of a thread that others
// touch: current (stamp of the running transaction, or 0) and committing, and on its own cache line pending.
//
// # Invariants
//
//	I1  A body is written only if it is fresh(T) or mutating(T) by T, or in exclusive mode.
//	I2  object.body changes only from a shared b to a clone of b by compare-and-swap, from there to a replacement or back
//	    to b by the same transaction, or in exclusive mode. So a mutating body is a lock.
//	I3  No two transactions of one thread that stamped a body have the same stamp: whoever stamped something advances the
//	    clock when it commits (commit.go), aborts (abort: or a thief that saw the one attempt end could take what the next is
//	    writing) or anchors (settle).
//	I4  Everything in the read set was committed and current at time rv.
//	I5  A thread that waits in the run queue, at a gate or for its hooks to run holds no mutating body and no logs. The
//	    exceptions wait for exclusiveness: a transaction, and a thread with claims. Those who meet their bodies see the
//	    request and give way.
//	I6  While a thread is exclusive all others stand between transactions or have left.
//	I7  Tags are never subsets of each other; an id that is used again finds only versions older than its clock.
//
// Reading in T (openReadSlow) accepts fresh(T), mutating(T), biased(T), and shared of version <= rv. It makes biased(U) shared
// by a compare-and-swap, with a version: for a body that an ended transaction of U wrote it
// is the clock, which is at least that of U's commit since current was read before; for one that U merely made it is the one in
// the stamp, since whatever led here has already taken the snapshot past U's commit. It waits for mutating(U) after asking U
// to commit early, for a bounded time, then aborts; the bound also breaks cycles. For newer versions it extends.
//
// Writing in T takes biased(T) to mutating(T) by compare-and-swap, against thieves, and saves a pre-image; it replaces shared by
// a clone. A body that is too big to clone is adopted: the transaction begins again, after a moment of exclusiveness in which
// the body becomes biased to T. Nobody reads it then, so the rule holds: those who saw it have forgotten it. A container that
// threads fill in turn, each for a while, so costs one hand-over a turn, whatever its size.
//
// Between two transactions, after something that blocked, a thread can't be sent back. It claims what it uses: bodies biased
// to it become mutating(T), for reading too, with nothing logged, and stay so until settle, which moves the clock, then clears
// current. That is two-phase locking, and it can't fail; for any other body the thread turns exclusive with its claims in hand.
//
// # Commit
//
//  1. If clones were installed: committing = 1.
//  2. version = clock += 2.
//  3. Unless version is the next one after the snapshot: validate. A logged body must still be its object's, or have been
//     replaced by an uncommitted clone of it whose owner's committing is 0: that owner will have a later version. Two
//     that read what the other writes announce themselves before they look, so at least one sees the other.
//  4. current = 0.
//  5. Clear prev in clones, committing = 0.
//
// A transaction with hooks does 1-4 and takes a ticket under one lock; its hooks run when those of earlier tickets have.
//
// # An example
//
// Threads A and B both do x.n += 1. The body b of x is biased to A, n is 0, the clock stands at 20.
//
//  1. A begins with the snapshot rv = 21 and opens b for writing: biased(A) becomes mutating(A), what b holds goes to the journal,
//     and n is 1.
//  2. B begins with rv = 21 and opens b for reading. A's current is the stamp in b, so A's transaction still runs: B asks it to
//     commit early, by a bit in the pending word of A's seat, and spins.
//  3. A sees the bit at its next tick and commits. The clock becomes 22; as that is the next version after A's snapshot, nothing
//     needs validation; 0 goes to current. With this store n == 1 is committed, though b still has its stamp. A lets B go
//     first, or it would have b again before B looks.
//  4. B looks again, finds the stamp out of date and steals b: it is shared, of version 22, and nobody writes to it ever
//     again. 22 is newer than B's snapshot. So B extends: what it has read up to now, nothing, is still current; rv = 23. Now
//     it logs b.
//  5. B writes: it installs a clone c of b, mutating(B), with b as prev, and sets n to 2 in it.
//  6. B commits: version 24, current = 0, prev = nil. From now on c is biased to B, and the next to be stolen.
//
// Had B read another object y before, and A replaced that one's body in the same transaction, the extension in 4 would have failed.
// Then B undoes what it has written, goes back to its anchor and runs again, with a snapshot that has both changes. After three
// such aborts in a row, or if both get less done in this way than one of them alone, it asks for a turn.
//
// # Linearization points
//
//	writers, and all with hooks     the clock's addition in publish, made visible by current.Store(0)
//	readers only                    the last load of the clock for the snapshot: in begin, or in extend
//	in exclusive mode               the end of the turn (advance in endTurn); those before it, when they were committed for it
//	a thread between transactions   the store to current in settle
//	theft                           the compare-and-swap in steal
//
// Opacity: a snapshot is never mixed, not even in a transaction that will abort.
//
// # Exclusive turns
//
// Run states are a fair readers-writer lock, kept in a variable of github.com/anacrolix/stm, whose transactions park and wake
// threads; requests are served in order, and hints in each thread's pending word tell Tick that somebody waits. Ordinary
// transactions only load that word. A thread is exclusive under the global lock (Options.Concurrent false), when it is the
// only one runnable (solo), for what can't be undone (BecomeExclusive), and where optimism loses (contention.go). Others then
// stop at their next boundary. The design allows them to go on speculatively; stopping them is simple and obviously right,
// exclusive threads need no barriers, and Serial functions may touch anything; the price is that a Serial call on one thread
// costs the others its duration plus a hand-over of some microseconds, so a program that is mostly Serial calls runs as
// under a global lock. To keep it from being worse than that, turns that recur last longer, and after a turn the others have
// as much time as it took.
//
// # Rejected
//
//   - In-place writes under versioned locks (TinySTM proper): two to six times faster on contended writes, but every reader
//     of a body must cope with changes under its feet, and it is not race-free in Go's memory model. Taking turns is ten times
//     faster still where it matters.
//   - Write buffering (TL2): each read of an own write needs a lookup.
//   - Visible readers: a write to shared memory per read.
//   - One lock from before the commit until its hooks have run: whoever waits for it would hold bodies that others need.
//   - Reading what is biased to T without logging: a thief must then make T begin again though nothing has changed, and T must
//     log for a while to be safe from the next. A log entry costs less than finding out.
//   - Reusing clones or stamps: the collector's grace is what rules out ABA.
package stm
