import heapq, bisect, random
h = []
for x in [5, 1, 8, 3, 9, 2]: heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(6)])
l = [9, 4, 7, 1, 8]
heapq.heapify(l)
print(l, heapq.heappushpop(l, 0), heapq.heapreplace(l, 10), l, heapq.nlargest(2, [3, 1, 5]), heapq.nsmallest(2, [3, 1, 5]), heapq.nlargest(2, ["a", "ccc", "bb"], key=len), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge("ac", "b", reverse=False)))
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
r = random.Random(3)
xs = [r.randrange(10**6) for _ in range(500)]
h = list(xs)
heapq.heapify(h)
print([heapq.heappop(h) for _ in range(500)] == sorted(xs))
m = []
for x in (3, 1, 2): heapq.heappush_max(m, x)
print(m, heapq.heappop_max(m))
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect_left(a, 4, 1, 3), bisect.bisect([1, 2, 3], 2, key=lambda x: -x) if 0 else bisect.bisect_left(["a", "bbb"], 2, key=len))
bisect.insort(a, 4); bisect.insort_left(a, 3); print(a)
pq = []
for i, t in enumerate(["write", "code", "test"]): heapq.heappush(pq, (-len(t), i, t))
print([heapq.heappop(pq)[2] for _ in range(3)])
