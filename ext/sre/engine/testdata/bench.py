"""Times CPython on what BenchmarkFind measures: MB/s, and ns for each match."""

import re
import time

LINE = ('The quick brown fox_1 jumps over 13 lazy dogs; pi=3.14159, e=2.71828.\n'
        'Mail: joe.doe@example.com, x@y.zz; see http://example.org/a?b=c#d\n'
        '\tdef f(x, y): return x**2 + "str\\"ing" # comment\n')
PATTERNS = [
    (r'[A-Za-z_]\w*', 0), (r'\w+', 0), (r'\d+\.\d+', 0), (r'\w+\s+\w+', 0),
    (r'[\w.+-]+@[\w-]+\.[\w.-]+', 0), (r'foo|bar|baz|quux|frob', 0),
    (r'(\d+)|([a-z]+)|(\S)', 0), (r'(\w+)://([^/:]+)(:\d*)?([^# ]*)', 0),
    (r'"(?:[^"\\]|\\.)*"', 0), (r'/\*.*?\*/', re.S), (r'^\s*(\w+)\s*=\s*(.*?)\s*$', re.M),
    ('[a-z]+', re.I), (r'(?P<q>[\'"]).*?(?P=q)', 0), ('.*', 0), (r'\bfoo\b', 0),
    ('.+b', 0), (r'(a)|(b)|(c)', 0), (r'[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?', 0),
    ('(?:(a)|b)*', 0), ('((?:a|b)+?)c', 0),
]

text = LINE * 100
for pattern, flags in PATTERNS:
    p = re.compile(pattern, flags)
    best = 1e9
    for _ in range(15):
        scan = p.scanner(text).search
        n = 0
        t = time.perf_counter()
        while scan():
            n += 1
        best = min(best, time.perf_counter() - t)
    print('%-55r %8.1f MB/s %8.1f ns/match %6d' % (pattern, len(text) / best / 1e6, best * 1e9 / max(n, 1), n))

p = re.compile('(?:(a)|(b))*c')
text = 'ab' * 5000 + 'c'
best = min((lambda t: (p.match(text), time.perf_counter() - t)[1])(time.perf_counter()) for _ in range(50))
print('loop of groups', best * 1e9 / len(text), 'ns/char')
p = re.compile('(?:a+)+b')
best = min((lambda t: (p.match('a' * 20), time.perf_counter() - t)[1])(time.perf_counter()) for _ in range(5))
print('catastrophic', best * 1e3, 'ms')
