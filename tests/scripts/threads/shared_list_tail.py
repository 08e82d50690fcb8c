# Threads append to one large list, which earlier readers go on reading, and now and then change what they have seen.
import threading
L = list(range(3000)); snaps=[]; lock=threading.Lock()
def app(k):
    for i in range(3000):
        L.append((k,i))
        if i % 50 == 0:
            a = len(L); b = L[:]; assert len(b) >= a
            s = sum(1 for x in b if isinstance(x, tuple) and x[0] == k)
            assert s == i+1, (s, i)
        if i % 97 == 0:
            with lock:
                x = L.pop(); L.append(x)
        if i % 101 == 0:
            with lock:
                L[5] += 1
ts=[threading.Thread(target=app,args=(k,)) for k in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print(len(L), L[5], [ [y for x,y in [z for z in L if isinstance(z,tuple)] if x==k]==list(range(3000)) for k in range(3)])
