# An operating system kernel of tasks that pass packets, after Martin Richards' benchmark.
class Packet:
    def __init__(self, link, ident, kind):
        self.link, self.ident, self.kind, self.datum, self.data = link, ident, kind, 0, [0] * 4
    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        p = queue
        while p.link is not None:
            p = p.link
        p.link = self
        return queue
class Task:
    def __init__(self, sched, ident, pri, queue):
        self.sched, self.ident, self.pri, self.queue = sched, ident, pri, queue
        self.waiting, self.holding, self.pending = queue is None, False, queue is not None
        self.link = sched.add(self)
    def held(self):
        return self.holding or (self.waiting and not self.pending)
    def run(self):
        msg = None
        if self.waiting and self.pending:
            msg = self.queue
            self.queue = msg.link
            self.pending = self.queue is not None
            self.waiting = False
        return self.fn(msg)
    def add_packet(self, p, old):
        if self.queue is None:
            self.queue, self.pending = p, True
            if self.pri > old.pri:
                return self
        else:
            p.append_to(self.queue)
        return old
    def wait(self):
        self.waiting = True
        return self
class Idle(Task):
    control, count = 1, 10000
    def fn(self, msg):
        self.count -= 1
        if self.count == 0:
            return self.sched.hold(self)
        if self.control & 1 == 0:
            self.control //= 2
            return self.sched.release(4)
        self.control = self.control // 2 ^ 0xD008
        return self.sched.release(5)
class Worker(Task):
    dest, n = 2, 0
    def fn(self, msg):
        if msg is None:
            return self.wait()
        self.dest = 3 if self.dest == 2 else 2
        msg.ident, msg.datum = self.dest, 0
        for i in range(4):
            self.n = self.n % 26 + 1
            msg.data[i] = 64 + self.n
        return self.sched.queue_packet(msg, self)
class Handler(Task):
    work = devices = None
    def fn(self, msg):
        if msg is not None:
            if msg.kind == 1:
                self.work = msg.append_to(self.work)
            else:
                self.devices = msg.append_to(self.devices)
        if self.work is not None:
            w = self.work
            if w.datum >= 4:
                self.work = w.link
                return self.sched.queue_packet(w, self)
            if self.devices is not None:
                d = self.devices
                self.devices = d.link
                d.datum = w.data[w.datum]
                w.datum += 1
                return self.sched.queue_packet(d, self)
        return self.wait()
class Device(Task):
    held_packet = None
    def fn(self, msg):
        if msg is None:
            if self.held_packet is None:
                return self.wait()
            msg, self.held_packet = self.held_packet, None
            return self.sched.queue_packet(msg, self)
        self.held_packet = msg
        return self.sched.hold(self)
class Scheduler:
    def __init__(self):
        self.tasks, self.list, self.queued, self.holds = {}, None, 0, 0
    def add(self, task):
        old, self.list = self.list, task
        self.tasks[task.ident] = task
        return old
    def hold(self, task):
        self.holds += 1
        task.holding = True
        return task.link
    def release(self, ident):
        t = self.tasks[ident]
        t.holding = False
        return t if t.pri > self.current.pri else self.current
    def queue_packet(self, p, frm):
        t = self.tasks[p.ident]
        self.queued += 1
        p.link, p.ident = None, frm.ident
        return t.add_packet(p, frm)
    def run(self):
        t = self.list
        while t is not None:
            if t.held():
                t = t.link
            else:
                self.current = t
                t = t.run()
def packets(ident, kind, n):
    q = None
    for _ in range(n):
        q = Packet(q, ident, kind)
    return q
def once():
    s = Scheduler()
    idle = Idle(s, 0, 0, None)
    idle.waiting = False
    Worker(s, 1, 1000, packets(1, 1, 2))
    s.tasks[1].waiting = True
    for ident, pri, dev in ((2, 2000, 4), (3, 3000, 5)):
        Handler(s, ident, pri, packets(dev, 0, 3)).waiting = True
    for ident in (4, 5):
        Device(s, ident, ident * 1000, None)
    s.run()
    return s.queued, s.holds
result = [once() for _ in range(12)]
print(result[0], len(set(result)))
