# Signal handlers run in the main thread, while it computes and while it waits.
import _thread
import os
import signal
import time

seen = []


def handler(signum, frame):
    seen.append((signum, frame is not None, _thread.get_ident() == _thread._get_main_thread_ident()))


print(signal.signal(signal.SIGUSR1, handler) == signal.SIG_DFL, signal.getsignal(signal.SIGUSR1) is handler)
signal.raise_signal(signal.SIGUSR1)
print(seen)


def later():
    time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGINT)


lock = _thread.allocate_lock()
lock.acquire()
_thread.start_new_thread(later, ())
try:
    lock.acquire()
except KeyboardInterrupt:
    print("interrupted while waiting for a lock")
_thread.start_new_thread(later, ())
try:
    while True:
        pass
except KeyboardInterrupt:
    print("interrupted while computing")
_thread.start_new_thread(later, ())
try:
    time.sleep(60)
except KeyboardInterrupt:
    print("interrupted while sleeping")
seen.clear()
signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.05)
time.sleep(0.2)
print(seen)


def elsewhere():
    try:
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    except ValueError as e:
        print(e)


_thread.start_joinable_thread(elsewhere).join()
for bad in ("signal.signal(0, None)", "signal.signal(2, 3)", "signal.getsignal(100)", "signal.strsignal(2)", "signal.raise_signal(100)",
            "signal.Signals.SIGINT", "signal.signal(signal.SIGKILL, handler)", "signal.default_int_handler(2, None)"):
    try:
        print(bad, eval(bad))
    except BaseException as e:
        print(bad, type(e).__name__, e)
