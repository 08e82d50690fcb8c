text = ""
seed = "x" * 200


def add():
    global text
    for i in range(N // 4):
        text += "ab"


def branch(me):
    def work():
        s = seed
        for i in range(N // 4):
            s += str(me)
        assert s == seed + str(me) * (N // 4)
        parts = [seed + "%d" % i for i in range(50)]
        assert "".join(p[200:] for p in parts) == "".join(str(i) for i in range(50))
    return work


together(add, add, branch(1), branch(2))
assert text == "ab" * (2 * (N // 4)), len(text)
