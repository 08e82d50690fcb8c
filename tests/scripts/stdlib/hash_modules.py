# hashlib, binascii and base64 against what CPython makes of the same pseudo-random data.
import hashlib, binascii, base64, zlib, hmac, random
def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(repr(r) if len(repr(r)) < 200 else hashlib.md5(repr(r).encode()).hexdigest())
    except Exception as e:
        print(type(e).__name__, e)
R = random.Random(7)
data = [R.randbytes(n) for n in (0, 1, 2, 3, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 200, 1000, 5000)]
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s"):
    h = hashlib.new(name)
    print(h.name, h.digest_size, h.block_size, getattr(hashlib, name)(b"abc").hexdigest())
    for d in data:
        h.update(d)
        c = h.copy()
        c.update(b"x")
        h.digest()
        print(h.hexdigest()[:16], c.hexdigest()[:16])
for name in ("shake_128", "shake_256"):
    h = getattr(hashlib, name)(b"abc")
    print(h.name, h.hexdigest(10), h.digest(0), len(h.digest(1000)), h.digest_size, h.block_size)
    h.update(data[-1])
    print(h.hexdigest(20), h.hexdigest(20), h.copy().hexdigest(5))
for k in ({"key": b"k"}, {"salt": b"s"}, {"person": b"p"}, {"digest_size": 7}, {"fanout": 2, "depth": 3, "leaf_size": 100, "node_offset": 5, "node_depth": 1, "inner_size": 9}, {"last_node": True}):
    print(hashlib.blake2b(b"abc", **k).hexdigest(), hashlib.blake2s(b"abc", **k).hexdigest())
for k in ({"key": b"k" * 65}, {"salt": b"s" * 17}, {"digest_size": 0}, {"digest_size": 65}, {"fanout": 256}, {"depth": 0}, {"node_depth": 256}, {"inner_size": 65}):
    t(hashlib.blake2b, b"", **k)
t(hashlib.md5, "str")
t(hashlib.md5(b"").update, "str")
t(hashlib.new, "nothing")
print(hashlib.sha256(b"a", usedforsecurity=False).hexdigest(), hashlib.sha256(bytearray(b"a")).hexdigest() == hashlib.sha256(memoryview(b"a")).hexdigest())
print(sorted(hashlib.algorithms_guaranteed))
print(hmac.new(b"key", b"msg", "sha256").hexdigest(), hmac.compare_digest(b"a", b"a"), hmac.compare_digest("a", "b"))
print(random.Random("text seed").random(), random.Random(b"bytes").random())
for d in data:
    t(binascii.hexlify, d)
    t(binascii.b2a_base64, d)
    t(binascii.b2a_uu, d[:45])
    t(binascii.b2a_uu, d[:45], backtick=True)
    for q in (0, 1):
        for i in (0, 1):
            for h in (0, 1):
                e = binascii.b2a_qp(d, quotetabs=q, istext=i, header=h)
                t(lambda: e)
                t(binascii.a2b_qp, e, header=h)
    print(binascii.crc32(d), binascii.crc_hqx(d, 3), zlib.crc32(d, 5), zlib.adler32(d), zlib.adler32(d, 77))
    assert binascii.unhexlify(binascii.hexlify(d)) == d == binascii.a2b_base64(binascii.b2a_base64(d)) and binascii.a2b_uu(binascii.b2a_uu(d[:45])) == d[:45]
chars = b"\t\n\r =_.aAzZ09\x7f\x80\xff-"
for n in range(25):
    d = bytes(R.choices(chars, k=R.randrange(1, 150)))
    for k in range(8):
        t(binascii.b2a_qp, d, k & 1, k & 2, k & 4)
    t(binascii.a2b_qp, d)
chars = b"ABCDwxyz0129+/===\n -_"
for n in range(60):
    d = bytes(R.choices(chars, k=R.randrange(0, 14)))
    t(binascii.a2b_base64, d)
    t(binascii.a2b_base64, d, strict_mode=True)
    t(binascii.a2b_uu, d)
    t(binascii.a2b_hex, d)
    t(base64.b32decode, d)
for s in ("-", b":", "é", "ab", 3):
    for n in (1, 2, -3, 0):
        t(binascii.hexlify, b"\x01\x02\x03\x04\x05", s, n)
for v in ("é", "0", "0g", 3, None):
    t(binascii.unhexlify, v); t(binascii.a2b_base64, v); t(binascii.a2b_uu, v)
t(binascii.b2a_uu, b"x" * 46); t(binascii.a2b_uu, b""); t(binascii.crc32, "x"); t(binascii.b2a_base64, "x"); t(binascii.b2a_base64, b"abc", newline=False)
d = b"hello \xff world"
for f in ("b16", "b32", "b32hex", "b64", "standard_b64", "urlsafe_b64", "a85", "b85", "z85"):
    e = getattr(base64, f + "encode")(d)
    print(f, e, getattr(base64, f + "decode")(e) == d)
print(base64.encodebytes(bytes(range(100))), base64.decodebytes(b"YWJj\nZGVm\n"))
print(binascii.Error.__mro__, binascii.Incomplete.__mro__)
