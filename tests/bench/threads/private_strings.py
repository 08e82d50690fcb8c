from common import run
def work(i):
    t = 0
    for k in range(500_000):
        s = "item " + str(k) + f" <{k:x}>"
        t += len(s.upper()) + s.find("9") + len(s.split(" "))
    return t
print(run(work))
