from itertools import *
print(list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat(1, 3)), list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])), list(compress("abcd", [1, 0, 1])), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 3, 2])), list(filterfalse(lambda x: x % 2, range(5))), list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("ab", "c", fillvalue="-")), list(pairwise("abcd")), list(batched("abcde", 2)))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(permutations("abc", 2)), list(permutations([1, 2])), list(combinations("abcd", 2)), list(combinations_with_replacement("ab", 2)), list(product()), list(permutations([], 0)), len(list(permutations(range(6)))), list(combinations("ab", 3)))
print([(k, list(g)) for k, g in groupby("aabbbca")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a), [list(t) for t in tee("xy", 3)])
print(list(islice(range(10), 2, 8, 3)), list(islice("abc", None)), list(islice("abc", 1, None)), next(count(0.5, 0.25)), count(3), repeat("x", 2), list(zip(count(), "ab")), list(islice(count(2**63 - 1), 3)))
for f in (lambda: list(islice("a", -1)), lambda: list(combinations("a", -1)), lambda: batched("ab", 0), lambda: count("a"), lambda: list(zip_longest(5)), lambda: tee([], -1), lambda: list(batched("abc", 2, strict=True)), lambda: repeat(), lambda: chain(5).__next__(), lambda: list(starmap(pow, [5]))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
def primes():
    comp = {}
    for n in count(2):
        if n not in comp:
            yield n
            comp[n * n] = [n]
        else:
            for p in comp.pop(n): comp.setdefault(p + n, []).append(p)
print(list(islice(primes(), 15)), list(takewhile(lambda p: p < 30, primes())))
