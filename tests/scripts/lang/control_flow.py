for i in range(5):
    if i == 1: continue
    if i == 3: break
    print("for", i)
else:
    print("not reached")
for i in []: pass
else: print("else of empty")
n = 0
while n < 3:
    n += 1
    if n == 2: continue
    print("while", n)
else:
    print("while else", n)
while True:
    n += 1
    if n > 5: break
else:
    print("not reached")
for i in range(3):
    for j in range(3):
        if j == 1: break
        print(i, j)
    else:
        print("no")
def early(v):
    for i in range(10):
        while True:
            if i == v: return "found", i
            break
    return None
print(early(4), early(20))
if 0: print("no")
elif []: print("no")
elif "x": print("elif")
else: print("no")
print("a" if 1 else "b", "a" if 0 else "b" if 0 else "c", not 1 == 2, 1 < 2 < 3 == 3, 1 == 1 in [1], (1 == 1) in [True])
x = 5; y = 6; print(x, y); pass
def f(): pass
def g(): return
def h(): return 1, 2
def d(): "doc"
print(f(), g(), h(), d(), d.__doc__)
def chain(a):
    def tr(v):
        print("t", v, end=" ")
        return v
    return tr(1) < tr(a) < tr(3)
print(chain(2), chain(5), chain(0))
assert True, "never"
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print("AssertionError:", e, e.args)
try:
    assert 0
except AssertionError as e:
    print(repr(e), e.args)
try:
    assert (lambda: [])(), ("tuple", "message")
except AssertionError as e:
    print(e.args)
i = 0
for i in range(3):
    pass
print(i, [i for i in range(3)][-1])
for x in (1, 2): 
    try:
        continue
    finally:
        print("finally", x)
for x in (1, 2):
    try:
        break
    finally:
        print("finally break", x)
def fin():
    for i in range(3):
        try:
            if i == 1:
                return i
        finally:
            print("fin", i)
print(fin())
