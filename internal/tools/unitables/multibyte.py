"""Writes ext/multibyte/tables.bin: the multi-byte character sets.

Run it with CPython 3.14 from the root of the repository: its codecs say what every sequence of bytes means.
ext/multibyte/tables.go describes the format.
"""

import zlib

# Each charset is written as its difference to the one behind the colon.
CHARSETS = """gb18030 gbk:gb18030 gb2312:gbk big5hkscs big5:big5hkscs cp950:big5 cp949 euc_kr:cp949 johab
euc_jis_2004 euc_jisx0213:euc_jis_2004 euc_jp:euc_jis_2004 shift_jis_2004 shift_jisx0213:shift_jis_2004
shift_jis:shift_jis_2004 cp932:shift_jis""".split()


def outcome(b, name):
    """What b decodes to, or how many bytes of it are bad: 0 if more are needed."""
    try:
        return b.decode(name)
    except UnicodeDecodeError as e:
        return 0 if e.reason.startswith("incomplete") and e.end - e.start == len(b) else e.end - e.start


def charset(name):
    """Sequences (as numbers) to texts, numbers of bad bytes if those are more than one; first bytes of longer sequences."""
    found, leads = {}, []
    for a in range(256):
        one = outcome(bytes([a]), name)
        if isinstance(one, str):
            found[a] = one
            continue
        if one:
            continue
        leads.append(a)
        for b in range(256):
            two = outcome(bytes([a, b]), name)
            if isinstance(two, str) or two > 1:
                found[a << 8 | b] = two
            if two == 0 and name != "gb18030":
                for c in range(256):
                    three = outcome(bytes([a, b, c]), name)
                    if isinstance(three, str):
                        found[a << 16 | b << 8 | c] = three
    return found, leads


def exceptions(name, found):
    """Characters that are not encoded as the first sequence that stands for them: to their sequences, 0 for none."""
    inverse = {}
    for key in sorted(found, reverse=True):
        if isinstance(found[key], str) and len(found[key]) == 1:
            inverse[ord(found[key])] = key
    other = {}
    for c in range(0x110000):
        if 0xd800 <= c < 0xe000:
            continue
        try:
            b = chr(c).encode(name)
        except UnicodeEncodeError:
            b = b""
        key = int.from_bytes(b, "big") if len(b) < 4 else 0
        if inverse.get(c, 0) != key:
            other[c] = key
    return other


def four_bytes():
    """The runs of characters below U+10000 that GB 18030 writes with four bytes: number of the sequence, character, length."""
    runs = []
    for n in range(39420):
        b = bytes([0x81 + n // 12600, 0x30 + n // 1260 % 10, 0x81 + n // 10 % 126, 0x30 + n % 10])
        text = outcome(b, "gb18030")
        if not isinstance(text, str):
            continue
        c = ord(text)
        if c.to_bytes(4, "big").decode("utf-32-be").encode("gb18030") != b:
            raise ValueError(f"U+{c:04X} does not come back")
        if runs and runs[-1][0] + runs[-1][2] == n and runs[-1][1] + runs[-1][2] == c:
            runs[-1][2] += 1
        else:
            runs.append([n, c, 1])
    return runs


def varint(n):
    out = bytearray()
    while n >= 128:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def zigzag(n):
    return n << 1 if n >= 0 else -n << 1 | 1


def text(s):
    return varint(len(s)) + s.encode()


def write_map(m):
    """A map of numbers to lists of numbers: all keys, then all values, each as its distance from the one before."""
    out, last = varint(len(m)), 0
    for key in sorted(m):
        out += varint(key - last)
        last = key
    last = 0
    for key in sorted(m):
        out += varint(len(m[key]))
        for n in m[key]:
            out += varint(zigzag(n - last))
            last = n
    return out


def difference(new, old):
    """What to change in old to get new; an empty list removes."""
    return {k: new.get(k, []) for k in new.keys() | old.keys() if new.get(k) != old.get(k)}


out, known = varint(len(CHARSETS)), {}
for entry in CHARSETS:
    name, _, base = entry.partition(":")
    found, leads = charset(name)
    texts = {k: [ord(c) for c in v] for k, v in found.items() if isinstance(v, str)}
    other = {k: [v] for k, v in exceptions(name, found).items()}
    bad = {k: [v] for k, v in found.items() if isinstance(v, int)}
    known[name] = texts, other
    old = known.get(base, ({}, {}))
    out += text(name) + text(base) + write_map({k: [] for k in leads}) + write_map(bad)
    out += write_map(difference(texts, old[0])) + write_map(difference(other, old[1]))
out += write_map({n: [c, size] for n, c, size in four_bytes()})
open("ext/multibyte/tables.bin", "wb").write(zlib.compress(out, 9))
