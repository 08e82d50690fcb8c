# Objects that propagate values through chains of constraints, as in DeltaBlue.
class Variable:
    def __init__(self, v):
        self.value, self.constraints, self.mark = v, [], 0
class Constraint:
    def __init__(self, a, b):
        self.a, self.b = a, b
        a.constraints.append(self)
    def execute(self):
        raise NotImplementedError
class Equal(Constraint):
    def execute(self):
        self.b.value = self.a.value
class Scale(Constraint):
    def __init__(self, a, b, k, d):
        super().__init__(a, b)
        self.k, self.d = k, d
    def execute(self):
        self.b.value = self.a.value * self.k + self.d
class Planner:
    def __init__(self):
        self.mark = 0
    def propagate(self, var):
        self.mark += 1
        todo, done = [var], 0
        while todo:
            v = todo.pop()
            if v.mark == self.mark:
                continue
            v.mark = self.mark
            for c in v.constraints:
                c.execute()
                todo.append(c.b)
                done += 1
        return done
def run(length, rounds):
    vs = [Variable(i) for i in range(length)]
    for i in range(length - 1):
        if i % 3:
            Equal(vs[i], vs[i + 1])
        else:
            Scale(vs[i], vs[i + 1], 1, 2)
    p, total = Planner(), 0
    for r in range(rounds):
        vs[0].value = r
        total += p.propagate(vs[0]) + vs[-1].value
    return total
print(run(1000, 1600))
