# The generator of module _random: its sequences, states and errors.
import _random


class Sub(_random.Random):
    def extra(self):
        return self.getrandbits(8)


for seed in [0, 1, 5, -5, True, 2**32, 2**100, -10**300, 1.5, 2**32 - 1]:
    r = _random.Random(seed)
    print(seed, r.random(), r.getrandbits(1), r.getrandbits(32), r.getrandbits(33), r.getrandbits(100), r.getrandbits(0))
r = Sub(42)
r.name = "x"
print([r.extra() for _ in range(5)], r.name)
for _ in range(2000):
    r.random()
print(r.random())
state = r.getstate()
print(len(state), state[:3], state[-1])
a = [r.random() for _ in range(700)]
r.setstate(state)
assert a == [r.random() for _ in range(700)]
r.seed(42)
assert r.extra() == Sub(42).extra()
assert _random.Random().random() != _random.Random(None).random()
r.seed()
print(r.getrandbits(1000) > 0)

R = _random.Random
for f in [lambda: R(1, 2), lambda: R(x=1), lambda: R([]), lambda: R().getrandbits(-1), lambda: R().getrandbits(1.0),
          lambda: R().getrandbits(10**30), lambda: R().getrandbits(2**63), lambda: R().seed([]), lambda: R().setstate(1),
          lambda: R().setstate((1,)), lambda: R().setstate((1,) * 624 + (625,)), lambda: R().setstate((1,) * 624 + (-1,)),
          lambda: R().setstate(("a",) * 624 + (1,)), lambda: R().setstate((-1,) * 625), lambda: R().setstate((2**32,) * 624 + (3,)),
          lambda: R().setstate((2**64,) * 624 + (3,)), lambda: R().setstate((1,) * 624 + (2**70,)), lambda: R().setstate((1,) * 624 + (1.0,)),
          lambda: R().setstate((True,) * 624 + (False,)), lambda: Sub(1, 2), lambda: Sub(a=1), lambda: R().random(1), lambda: R().seed(1, 2)]:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
