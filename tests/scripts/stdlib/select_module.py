# select.select and select.poll on pipes.
import select, os, threading, time
def t(f, *a):
    try:
        print(f(*a))
    except Exception as e:
        print(type(e).__name__, e)
r, w = os.pipe()
S = lambda *a: tuple([("r" if x == r else "w" if x == w else x) for x in l] for l in select.select(*a))
t(S, [r], [w], [], 0); t(S, [r], [], [], 0.01)
os.write(w, b"x")
t(S, [r], [w], [r], None); t(S, [r], [], [])
class F:
    def fileno(self): return r
f = F()
print(select.select([f], [], [], 1)[0] == [f])
t(select.select, [-1], [], []); t(select.select, ["x"], [], []); t(select.select, 1, [], []); t(select.select, [], [], [], -1); t(select.select, [], [], [], "x"); t(select.select, [], [], [], 0); t(select.select, [], [])
p = select.poll()
p.register(r, select.POLLIN); p.register(w)
names = {r: "r", w: "w"}
t(lambda: [(names[x], e) for x, e in p.poll(0)])
os.read(r, 1)
t(lambda: [(names[x], e) for x, e in p.poll(0)]); p.modify(w, 0); t(lambda: p.poll(5)); t(p.modify, 99, 1); t(p.unregister, 99); p.unregister(w)
t(lambda: p.poll(0)); t(p.poll, 0.5); t(p.poll, "x"); t(p.register, "x"); t(p.register, -1); t(p.register, r, -1)
def later():
    time.sleep(0.05); os.write(w, b"y")
th = threading.Thread(target=later); th.start()
t(S, [r], [], [], 5); th.join(); os.read(r, 1)
th = threading.Thread(target=later); th.start()
t(lambda: [(names[x], e) for x, e in p.poll(5000)]); th.join()
os.close(w); os.read(r, 1)
t(lambda: [(names[x], e) for x, e in p.poll()]); t(S, [r], [], [])
os.close(r)
t(lambda: [(names[x], e) for x, e in p.poll(0)]); t(select.select, [r], [], [], 0)
print(select.error is OSError, select.POLLIN, select.POLLOUT, select.POLLPRI, select.POLLERR, select.POLLHUP, select.POLLNVAL, select.PIPE_BUF, type(p))
import selectors
s = selectors.SelectSelector(); r, w = os.pipe(); s.register(r, selectors.EVENT_READ, "data"); print(s.select(0)); os.write(w, b"z"); print([(k.data, e) for k, e in s.select()])
s = selectors.PollSelector(); s.register(r, selectors.EVENT_READ, "data"); print([(k.data, e) for k, e in s.select(1)])
