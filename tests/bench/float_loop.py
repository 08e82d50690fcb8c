# Float arithmetic in a for loop.
def run(n):
    x, s = 0.5, 0.0
    for i in range(n):
        x = x * 3.7 * (1.0 - x)
        s += x / (i + 1.0)
    return s
print(round(run(6_000_000), 9))
