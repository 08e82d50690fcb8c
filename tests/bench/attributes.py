# Reading and updating attributes of instances.
class Particle:
    def __init__(self, x, v):
        self.x, self.v, self.steps = x, v, 0
def run(n):
    p, q = Particle(0, 3), Particle(5, -2)
    for _ in range(n):
        p.x += p.v
        q.x += q.v
        p.steps += 1
        if p.x > 1000:
            p.x = q.x
            q.x = 0
    return p.x, q.x, p.steps
print(run(3_000_000))
