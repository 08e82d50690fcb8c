"""Writes golden.json: compiled patterns with what CPython finds with them.

Run through go generate; the interpreter must be the version Weft follows.
Usage: gen_golden.py OUTPUT [RANDOM_PATTERNS [SEED [TABLE]]], where TABLE names
a Python file defining a list CASES to use in place of golden_cases.py.
"""

import json
import os
import random
import re
import runpy
import signal
import sys
import time
import warnings
import zlib
from re import _compiler, _parser

warnings.simplefilter('ignore')


def describe(m, groups):
    """A match as text: the spans of all groups and lastindex."""
    if m is None:
        return '-'
    spans = ' '.join('%d:%d' % m.span(i) for i in range(groups + 1))
    return spans + (';%d' % m.lastindex if m.lastindex else '')


def every(method):
    """All matches a scanner method yields."""
    while (m := method()) is not None:
        yield m


def results(p, s):
    """What the Go test recomputes, in the same form and order."""
    n = p.groups
    some = lambda ms: '|'.join(describe(m, n) for m in ms)
    out = [describe(p.match(s), n), describe(p.search(s), n), describe(p.fullmatch(s), n),
           describe(p.match(s, 1, len(s) - 1), n), describe(p.search(s, 1, len(s) - 1), n),
           describe(p.fullmatch(s, 1, len(s) - 1), n),
           some(p.finditer(s)), some(every(p.scanner(s).match))]
    return '/'.join(out)


def record(pattern, flags, subjects, short=False):
    """One golden case, None when the pattern does not compile."""
    try:
        tree = _parser.parse(pattern, flags)
        code = [int(c) for c in _compiler._code(tree, flags)]
        compiled = re.compile(pattern, flags)
    except (re.PatternError, OverflowError, ValueError):
        return None
    text = lambda x: x.decode('latin-1') if isinstance(x, bytes) else x
    case = {'p': text(pattern), 'f': flags | int(tree.state.flags),
            'g': tree.state.groups - 1, 'c': code, 's': [text(s) for s in subjects]}
    found = [results(compiled, s) for s in subjects]
    if short:
        case['h'] = zlib.crc32('\n'.join(found).encode())
    else:
        case['r'] = found
    return case


# Random patterns that take longer, in seconds, are left out.
SLOW = 0.02


def stop(signum, frame):
    raise TimeoutError


class Maker:
    """Makes random patterns over a small alphabet.

    A conditional never asks for a group it is itself in: whether CPython sees
    such a group depends on marks that it does not clear when it goes back.
    """

    SINGLES = ['a', 'b', 'c', 'a', 'b', '.', '[ab]', '[^a]', r'\w', r'\d', r'\s', 'ab', '[a-c]', '1', ' ', 'A']
    REPEATS = ['*', '+', '?', '{2}', '{1,2}', '{2,}', '{,2}']
    FLAGS = [0, 0, 0, re.I, re.S, re.M, re.A, re.I | re.A, re.I | re.M]
    LETTERS = 'aaabbbcAB1 \n'

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.groups, self.closed = 0, []

    def pattern(self):
        self.groups, self.closed = 0, []
        return self.alternatives(self.rng.choice([2, 2, 3, 3, 4]))

    def alternatives(self, depth):
        n = self.rng.choice([1, 1, 1, 2, 3])
        return '|'.join(self.sequence(depth) for _ in range(n))

    def sequence(self, depth):
        return ''.join(self.item(depth) for _ in range(self.rng.choice([0, 1, 1, 2, 2, 3])))

    def item(self, depth):
        out = self.atom(depth)
        if self.rng.random() < 0.45:
            out += self.rng.choice(self.REPEATS) + self.rng.choice(['', '', '?', '+'])
        return out

    def atom(self, depth):
        roll = self.rng.random()
        if depth == 0 or roll < 0.45:
            return self.rng.choice(self.SINGLES)
        if roll < 0.65:
            self.groups += 1
            group = self.groups
            out = '(%s)' % self.alternatives(depth - 1)
            self.closed.append(group)
            return out
        if roll < 0.75:
            return '(?:%s)' % self.alternatives(depth - 1)
        if roll < 0.80:
            return '(?%s%s)' % (self.rng.choice(['=', '!', '>']), self.alternatives(depth - 1))
        if roll < 0.84:
            return '(?<%s%s)' % (self.rng.choice('=!'), self.rng.choice(['a', 'b', 'ab', '[ab]', '(a)', '^', r'\b']))
        if roll < 0.90 and self.closed:
            return '(?:\\%d)' % self.rng.choice(self.closed)
        if roll < 0.94 and self.closed:
            group = self.rng.choice(self.closed)
            return '(?(%d)%s|%s)' % (group, self.sequence(depth - 1), self.sequence(depth - 1))
        return self.rng.choice(['^', '$', r'\b', r'\B', r'\A', r'\Z'])

    def subject(self):
        return ''.join(self.rng.choice(self.LETTERS) for _ in range(self.rng.choice([0, 1, 2, 3, 5, 8, 12])))

    def case(self):
        pattern = self.pattern()
        flags = self.rng.choice(self.FLAGS)
        subjects = [self.subject() for _ in range(4)]
        start = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, 10 * SLOW)
        try:
            case = record(pattern, int(flags), subjects, short=True)
        except TimeoutError:
            return None
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return case if time.perf_counter() - start < SLOW else None


def main(path, count=3000, seed=1, table=os.path.join(os.path.dirname(__file__), 'golden_cases.py')):
    cases = []
    for pattern, flags, *subjects in runpy.run_path(table)['CASES']:
        case = record(pattern, int(flags), subjects)
        if case is None:
            raise SystemExit('bad pattern: %r' % (pattern,))
        cases.append(case)
    signal.signal(signal.SIGALRM, stop)
    maker = Maker(int(seed))
    goal = len(cases) + int(count)
    while len(cases) < goal:
        case = maker.case()
        if case and len(case['c']) < 150:
            cases.append(case)
    with open(path, 'w', encoding='utf-8') as f:
        rows = (json.dumps(c, ensure_ascii=True, separators=(',', ':')) for c in cases)
        f.write('[\n' + ',\n'.join(rows) + '\n]\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
