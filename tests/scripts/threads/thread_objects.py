import threading, time
def f(a, b=2): out.append((a, b, threading.current_thread().name))
out = []
t = threading.Thread(target=f, args=(1,), kwargs={"b": 5}, name="named")
print(t.name, t.is_alive(), t.ident, t.daemon, t.native_id)
t.start(); t.join()
print(out, t.is_alive(), isinstance(t.ident, int), t.name)
for g in (t.start, lambda: threading.Thread().join(), lambda: threading.current_thread().join(), lambda: threading.Thread(target=f, group=5), lambda: setattr(t, "daemon", True)):
    try:
        g()
    except (RuntimeError, AssertionError) as e:
        print(type(e).__name__ + ":", e)
class Mine(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
    def run(self): self.result = self.n * 2
ms = [Mine(i) for i in range(5)]
for m in ms: m.start()
for m in ms: m.join()
print([m.result for m in ms])
slow = threading.Thread(target=time.sleep, args=(0.2,))
slow.start()
slow.join(timeout=0.02)
print(slow.is_alive())
slow.join()
print(slow.is_alive(), threading.main_thread() is threading.current_thread(), threading.main_thread().name, threading.active_count(), [t.name for t in threading.enumerate()], threading.get_ident() == threading.main_thread().ident, threading.stack_size())
d = threading.Thread(target=lambda: print(threading.current_thread().daemon), daemon=True)
d.start(); d.join()
ts = [threading.Thread(target=lambda: None) for _ in range(3)]
print([t.name.split("-")[0] for t in ts], ts[0].name.endswith("(<lambda>)"))
hooked = []
threading.excepthook = lambda args: hooked.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
def bad(): raise ValueError("oops")
b = threading.Thread(target=bad, name="bad one")
b.start(); b.join()
print(hooked)
def exits():
    import sys
    sys.exit(3)
e = threading.Thread(target=exits)
e.start(); e.join()
print(hooked, "still here")
timer_out = []
tm = threading.Timer(0.01, timer_out.append, args=("fired",))
tm.start(); tm.join()
tm2 = threading.Timer(10, timer_out.append, args=("never",))
tm2.start(); tm2.cancel(); tm2.join()
print(timer_out)
