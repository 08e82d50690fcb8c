b = bytearray(b"abc")
b.resize(5)
print(b)
b.resize(1)
print(b)
for n in -1, 2**62, 2**63 - 1, 2**63:
    try:
        b.resize(n)
    except (MemoryError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(b)
