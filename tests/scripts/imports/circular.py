import circ.a
print(circ.a.value(), circ.b.value(), circ.a.NAME_FROM_B)
try:
    import circ.bad1
except ImportError as e:
    print(str(e).split(" (")[0].replace("(most likely", ""))
