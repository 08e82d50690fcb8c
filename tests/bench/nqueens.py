# Backtracking over lists.
def solve(n):
    cols, d1, d2 = [False] * n, [False] * (2 * n), [False] * (2 * n)
    def place(r):
        if r == n:
            return 1
        count = 0
        for c in range(n):
            if not (cols[c] or d1[r + c] or d2[r - c + n]):
                cols[c] = d1[r + c] = d2[r - c + n] = True
                count += place(r + 1)
                cols[c] = d1[r + c] = d2[r - c + n] = False
        return count
    return place(0)
print(solve(11))
