import random
r = random.Random(42)
print([r.random() for _ in range(5)], r.randint(1, 100), r.randrange(0, 1000, 7), r.choice("abcdef"), r.uniform(1, 10), r.getrandbits(70), r.randbytes(5))
l = list(range(20))
r.shuffle(l)
print(l, r.sample(range(100), 5), r.sample("abcdef", 3), r.choices([1, 2, 3], k=5), r.choices("ab", weights=[1, 9], k=10), r.choices("abc", cum_weights=[1, 2, 10], k=4))
print(r.gauss(0, 1), r.normalvariate(5, 2), r.expovariate(1.5), r.betavariate(1, 2), r.gammavariate(2, 3), r.triangular(0, 10, 5), r.lognormvariate(0, 1), r.vonmisesvariate(0, 4), r.paretovariate(3), r.weibullvariate(1, 2), r.binomialvariate(10, 0.3))
random.seed(1)
print(random.random(), random.randint(0, 9), random.choice([1, 2, 3]))
random.seed("text")
print(random.random())
random.seed(b"bytes")
print(random.random())
random.seed(2**100)
print(random.random())
random.seed(1.5)
print(random.random())
random.seed(-7)
print(random.random())
s = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(s)
print(a == [r.random() for _ in range(3)], s[0], len(s[1]), random.Random(5).getstate()[1][:3])
r = random.Random(0)
for _ in range(1300): r.random()
print(r.random(), r.getrandbits(1), r.getrandbits(32), r.getrandbits(33), r.randrange(2**100), r.randint(-2**65, 2**65), r.sample(list(range(1000)), 3), r.sample(["red", "blue"], counts=[3, 2], k=3))
for f in (lambda: r.choice([]), lambda: r.sample([1], 2), lambda: r.randrange(0), lambda: r.randint(2, 1), lambda: r.choices([1], weights=[0]), lambda: r.randrange(1.5), lambda: r.sample({1}, 1), lambda: random.seed([])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
class Mine(random.Random):
    def random(self): return 0.25
print(Mine().choice("abcd"), Mine().randint(1, 10) in range(1, 11))
print(0 <= random.SystemRandom().random() < 1)
