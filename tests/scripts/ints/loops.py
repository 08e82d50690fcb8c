# Loops whose counters leave the machine word.
n = 2**63 - 3
steps = 0
while n < 2**63 + 3:
    n += 1
    steps += 1
print(n, steps)
print(list(range(2**63 - 2, 2**63 + 2)), len(range(2**70, 2**70 + 10, 3)), range(2**70)[2**69], 2**69 in range(2**70))
t = 0
for i in range(100000):
    t += i * i
print(t)
t = 1
for i in range(1, 200):
    t = t * i % (2**61 - 1)
print(t)
s = 0
for i in range(2**62, 2**62 + 10):
    s += i
print(s)
