# Permutations of a small list, by slices.
def fannkuch(n):
    perm1, count = list(range(n)), [0] * n
    checksum = flips_max = 0
    r, sign = n, True
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        k = perm1[0]
        if k:
            perm, flips = perm1[:], 0
            while k:
                perm[:k + 1] = perm[k::-1]
                flips += 1
                k = perm[0]
            flips_max = max(flips_max, flips)
            checksum += flips if sign else -flips
        sign = not sign
        while True:
            if r == n:
                return checksum, flips_max
            perm1.insert(r, perm1.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1
print(fannkuch(9))
