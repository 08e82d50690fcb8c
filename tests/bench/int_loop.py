# Integer arithmetic in a while loop.
def run(n):
    i = total = 0
    while i < n:
        total += i * 3 % 7 ^ i & 15
        i += 1
    return total
print(run(5_000_000))
