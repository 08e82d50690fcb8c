# Three nested loops over lists of lists.
def matmul(a, b, n):
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        ai, ci = a[i], c[i]
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += ai[k] * b[k][j]
            ci[j] = s
    return c
n = 170
a = [[(i * j) % 10 / 2.0 for j in range(n)] for i in range(n)]
b = [[(i + j) % 7 * 1.5 for j in range(n)] for i in range(n)]
c = matmul(a, b, n)
print(sum(map(sum, c)))
