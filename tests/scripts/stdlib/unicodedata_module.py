# unicodedata: messages, lookup, texts that are normalized.
import unicodedata, random, hashlib, ast
def t(f, *a):
    try:
        print(ascii(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)
U = unicodedata
print(U.unidata_version, U.ucd_3_2_0.unidata_version, U.__doc__, type(U.ucd_3_2_0))
for c in "aÄ½٣日𐀀\u0301가\ufb01²Ⅷ\U0001F600\x00\x7f\ue000\U0010ffff\u0378\ud800":
    for f in (U.category, U.bidirectional, U.combining, U.east_asian_width, U.mirrored, U.decomposition, U.decimal, U.digit, U.numeric, U.name, U.ucd_3_2_0.name, U.ucd_3_2_0.category):
        t(f, c)
for n in ("LATIN SMALL LETTER A", "latin small letter a", "NULL", "LF", "LINE FEED", "NBSP", "BELL", "ALERT", "HANGUL SYLLABLE GAG", "hangul syllable ga", "HANGUL SYLLABLE X", "CJK UNIFIED IDEOGRAPH-4E00", "cjk unified ideograph-4e00", "CJK UNIFIED IDEOGRAPH-04E00", "CJK UNIFIED IDEOGRAPH-FFFF", "CJK COMPATIBILITY IDEOGRAPH-F900", "EGYPTIAN HIEROGLYPH-13460", "LATIN SMALL LETTER GHA", "nothing", "", "x" * 300, "OGHAM SPACE MARK", "ARABIC PEPET", "ZERO WIDTH JOINER", "ZWJ"):
    t(U.lookup, n)
t(U.lookup, b"DIGIT ONE"); t(U.lookup, 3)
for f in (U.category, U.combining, U.name, U.decimal, U.numeric):
    t(f, "ab"); t(f, ""); t(f, 3); t(f)
t(U.decimal, "x", 5); t(U.digit, "²", 5); t(U.numeric, "½"); t(U.name, "\x00", None); t(U.numeric, "x", "d")
t(U.normalize, "NFX", "é"); t(U.normalize, "NFX", ""); t(U.normalize, 3, "a"); t(U.normalize, "NFC", 3); t(U.normalize, "NFC", "abc"); t(U.is_normalized, "NFC", "e\u0301"); t(U.is_normalized, "NFD", "e\u0301"); t(U.is_normalized, "NF", "a")
print("\N{LATIN SMALL LETTER E WITH ACUTE}\N{EM DASH}", ascii("é€\U0001F600".encode("ascii", "namereplace")), b"\\N{DIGIT TWO}".decode("unicode_escape"))
R = random.Random(5)
pool = [c for c in map(chr, range(0x250)) ] + [chr(i) for i in range(0x110000) if unicodedata.combining(chr(i))] + [chr(i) for i in range(0x1100, 0x1200)] + [chr(R.randrange(0xac00, 0xd7a4)) for _ in range(50)] + [chr(i) for i in range(0x900, 0xe00)] + [chr(i) for i in range(0x1e00, 0x2000)] + ["\ud800", "\u0fb2", "\U00011347", "\U00011357"]
for u in (U, U.ucd_3_2_0):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        h, same = hashlib.sha1(), 0
        for n in range(1500):
            s = "".join(R.choices(pool, k=R.randrange(1, 9)))
            r = u.normalize(form, s)
            h.update(r.encode("utf-8", "surrogatepass"))
            same += u.is_normalized(form, s)
        print(form, h.hexdigest(), same)
for u in (unicodedata, unicodedata.ucd_3_2_0):
    print(u.unidata_version)
    for name in ("category", "bidirectional", "combining", "east_asian_width", "mirrored", "decimal", "digit", "numeric", "name", "decomposition"):
        f = getattr(u, name)
        h = hashlib.sha1()
        for i in range(0, 0x110000, 31):
            r = f(chr(i), -1) if name in ("decimal", "digit", "numeric", "name") else f(chr(i))
            if r not in ("", 0, -1):
                h.update(f"{i}:{r}".encode())
        print(name, h.hexdigest())
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        h = hashlib.sha1()
        for i in range(0xa0, 0x110000, 31):
            c = chr(i)
            n = u.normalize(form, c)
            if n != c:
                h.update(f"{i}:{n}".encode("utf-8", "surrogatepass"))
        print(form, h.hexdigest())
