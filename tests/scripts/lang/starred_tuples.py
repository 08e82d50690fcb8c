# Tuple displays that end with a starred item, and others.
t,l=(1,2),[3,4]
def f(a):
    return (a,*t),(*l,),(a,*l),(*t,),(a,*range(3)),(0,0,0,0,*t),(*'',),(*t,*l),(*t,1)
print(f(1),f(2))
class T(tuple):
    def __iter__(self): return iter('own')
print((1,*T((2,))))
for s in '(*1,)','(1,*1)','(1,*None)','(1/0,*1)','(*(1/x for x in (1,0)),)':
    try: print(eval(s))
    except Exception as e: print(s,type(e).__name__,e)
for x in 1,*t: print(x)
def g():
    yield 1,*t
    return 2,*l
print(list(g()))
