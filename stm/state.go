package stm

// The state word of a body, from the top:
//
//	bit 63      mutating: a transaction is writing it in place, or wrote it last
//	bits 43-62  owner tag: the id of the thread it is biased to and the id's complement, or 0: shared
//	bits 0-42   version: the clock when it was made or shared; even for a commit, odd for a stamp of a running transaction
//
// The complement makes every tag have ten bits set, so that no tag is a subset of another and one and-compare against a
// thread's mask tells "shared or biased to me, and old enough". Versions advance by two; 2^42 of them last 50 days at a
// million writing transactions a second.
const (
	mutating     = uint64(1) << 63
	idBits       = 10
	maxThreads   = 1 << idBits
	tagShift     = 43
	tagMask      = uint64(1<<(2*idBits)-1) << tagShift
	versionMask  = uint64(1)<<tagShift - 1
	versionStep  = 2
	firstVersion = 4

	frozen = uint64(1)  // never changes: shared, older than every snapshot, and nothing to log
	dead   = ^uint64(0) // an aborted clone; its tag is nobody's
)

// tagOf returns the owner tag of a thread id.
func tagOf(id int) uint64 {
	return uint64(id<<idBits|(maxThreads-1)&^id) << tagShift
}

// ownerOf returns the thread id in a tagged state.
func ownerOf(s uint64) int { return int(s>>(tagShift+idBits)) & (maxThreads - 1) }
