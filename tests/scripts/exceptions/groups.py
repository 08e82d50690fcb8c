eg = ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("sub", [KeyError("k")])])
print(eg, repr(eg), eg.message, eg.exceptions[0], len(eg.exceptions))
m, r = eg.split(ValueError)
print(repr(m), repr(r))
print(repr(eg.subgroup(KeyError)), eg.subgroup(OSError), repr(eg.subgroup(lambda e: isinstance(e, TypeError))), repr(eg.derive([ValueError(2)])))
try:
    raise eg
except Exception as e:
    print(type(e).__name__)
print(isinstance(BaseExceptionGroup("b", [ValueError()]), ExceptionGroup), type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
for a in ((), ("m",), ("m", []), ("m", 5), ("m", [5]), (5, [ValueError()]), ("m", [KeyboardInterrupt()])):
    try:
        print(ExceptionGroup(*a))
    except Exception as e:
        print(type(e).__name__ + ":", e)
