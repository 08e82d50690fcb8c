def loops(n, items):
    total = 0
    for i in range(n):
        if i % 2 == 0:
            continue
        if i > 100 or not items:
            break
        total += i * i
    else:
        total = None
    while n > 0 and items is not None:
        n -= 1
    while True:
        for k, v in items:
            if 0 < k <= v != 3:
                return k
        if total in (1, 2, 3):
            break
    return total
