# Module _thread itself: locks, reentrant locks, handles, thread-local objects.
import _thread

lock = _thread.allocate_lock()
print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(True, 0.01), lock.acquire(timeout=0))
lock.release()
for bad in ("lock.release()", "lock.acquire(False, 1)", "lock.acquire(True, -2)", "lock.acquire(True, 'a')", "lock.acquire(timeout=1e20)",
            "_thread.RLock().release()", "_thread.RLock()._release_save()", "_thread._ThreadHandle().join()", "_thread.lock(1)",
            "_thread._local(1)", "_thread.start_new_thread(1, ())", "_thread.start_new_thread(print, 1)", "_thread.stack_size(3)"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)

rlock = _thread.RLock()
with rlock:
    with rlock:
        print(rlock._is_owned(), rlock._recursion_count(), rlock.locked())
    state = rlock._release_save()
    print(state[0], rlock._is_owned(), rlock.locked())
    rlock._acquire_restore(state)
print(rlock.locked())

# Who waits for a lock gets it in the end; nothing is lost.
done, n, left = _thread.allocate_lock(), 0, 4


def work():
    global n, left
    for i in range(2000):
        with lock:
            n += 1
    with lock:
        left -= 1
        if left == 0:
            done.release()


done.acquire()
for i in range(4):
    _thread.start_new_thread(work, ())
done.acquire()
print(n)


# A lock can be released by another thread.
def release_it():
    lock.release()


lock.acquire()
handle = _thread.start_joinable_thread(release_it)
print(lock.acquire())
lock.release()
handle.join()
print(handle.is_done(), handle.ident > 0)


class Local(_thread._local):
    shared = "class"

    def __init__(self, a, *, b):
        self.a, self.b = a, b


local = Local(1, b=2)
local.a = "mine"
local.extra = True
seen = []


def look():
    seen.append((local.a, local.b, local.shared, hasattr(local, "extra"), local.__dict__))
    local.a = "theirs"
    del local.b
    try:
        local.b
    except AttributeError as e:
        seen.append(str(e))


_thread.start_joinable_thread(look).join()
print(seen)
print(local.__dict__, local.a)
try:
    local.__dict__ = {}
except AttributeError as e:
    print(e)

# Thread functions that raise SystemExit end silently.
_thread.start_joinable_thread(lambda: _thread.exit()).join()
print(_thread.get_ident() == _thread._get_main_thread_ident(), _thread._is_main_interpreter())
