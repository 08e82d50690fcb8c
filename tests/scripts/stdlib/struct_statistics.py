import struct, statistics
print(struct.pack("<ihb", 1, -2, 3), struct.unpack(">I", b"\x00\x00\x01\x00"), struct.calcsize("ibq"), struct.calcsize("=ibq"), struct.pack("!d", 1.5), struct.unpack("<f", struct.pack("<f", 0.1)), struct.pack("5s", b"ab"), struct.pack("3p", b"ab"), struct.pack("?2x?", True, False), struct.unpack("<3H", b"\x01\x00\x02\x00\x03\x00"), list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")), struct.Struct("<I").size, struct.pack("<e", 1.5), struct.pack(">Q", 2**64 - 1))
for f in (lambda: struct.pack("b", 200), lambda: struct.unpack("i", b"1"), lambda: struct.pack("z", 1), lambda: struct.pack("i"), lambda: struct.pack("i", "a"), lambda: struct.pack("I", -1)):
    try:
        print(f())
    except struct.error as e:
        print(e)
buf = bytearray(8)
struct.pack_into("<H", buf, 2, 0x1234)
print(buf, struct.unpack_from("<H", buf, 2))
d = [1, 2, 2, 3, 4, 7, 9]
print(statistics.mean(d), statistics.median(d), statistics.mode(d), statistics.stdev(d), statistics.pstdev(d), statistics.variance(d), statistics.median_low([1, 2, 3, 4]), statistics.multimode("aabbc"), statistics.fmean([1.5, 2.5]), statistics.geometric_mean([1, 2, 4]), statistics.harmonic_mean([1, 2]), statistics.quantiles(d, n=4), statistics.correlation([1, 2, 3], [2, 4, 7]), statistics.linear_regression([1, 2, 3], [2, 4, 6]), statistics.NormalDist(0, 1).cdf(1))
try:
    statistics.mean([])
except statistics.StatisticsError as e:
    print(e)
