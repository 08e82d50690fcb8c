# Numbers and sizes that are out of range end in the exception that CPython raises, never in a lack of memory.
import itertools
import struct

EXPRESSIONS = r"""
'a'*10**12
[0]*10**12
(0,)*10**12
b'a'*10**12
bytes(10**12)
'a'*10**19
[0]*10**19
(0,)*10**19
b'a'*10**19
bytes(10**19)
'ab'*(2**62)
[0,1]*(2**62)
(0,1)*(2**62)
'a'*-10**30
[0]*-10**30
'a'*(2**63-1)
[0]*(2**63-1)
[0]*(2**60)
'x'.ljust(10**12)
'x'.rjust(10**12)
'x'.center(10**12)
'x'.zfill(10**12)
b'x'.ljust(10**12)
b'x'.zfill(10**12)
'%*d'%(10**12,1)
'%1000000000000d'%1
'%.1000000000000d'%1
'%.1000000000000f'%1.0
'%.10000000000f'%1.0
'%99999999999999999999d'%1
'%.99999999999999999999d'%1
format(1,'1000000000000')
format(1.0,'1000000000000')
format(1.0,'.1000000000000f')
format('x','1000000000000')
format(1,'99999999999999999999')
format(1.0,'.99999999999999999999f')
format('','.99999999999999999999')
f'{1:1000000000000}'
'{99999999999999999999}'.format(1)
1<<10**12
1<<10**19
1<<2**63
1<<-1
0<<10**30
5>>10**30
-5>>10**30
1>>-1
pow(2,-1)
pow(0,-1)
pow(2,3,0)
int('9'*5000)
str(10**5000)
int('9'*5000,16)>0
'%d'%10**5000
float(10**400)
int(float('inf'))
int(float('nan'))
10**400/1
1/10**400
10**400/10**399
10**400*1.0
10**400==float('inf')
10**400<float('inf')
range(10**30)
len(range(10**30))
range(10**30)[10**29]
list(range(10**30))
range(0,10,0)
[1][10**30]
[1][-10**30]
'a'[10**30]
(1,)[2**63]
[1,2][10**30:]
[1,2][:10**30:10**30]
[1].pop(10**30)
chr(10**30)
chr(-1)
chr(2**31)
bytes([256])
bytes([-1])
bytes([10**30])
int('1',10**30)
int('1',37)
int('1',1)
int('1',-1)
round(1.0,10**30)
round(1.0,-10**30)
round(1.5,10**30)
round(1,10**30)
divmod(1,0)
divmod(1.0,0)
1%0
1//0
1.0%0
1.0//0
1j/0
0j**-1
0**-1
0.0**-1
1e308*10
1e400
10.0**400
(1e308+0j)**2
(10**400).bit_length()
(10**30).to_bytes(1)
(1).to_bytes(10**12)
(1).to_bytes(-1)
(-1).to_bytes(1)
int.from_bytes(b'a','x')
[0]*10**9+[0]*10**9 if 0 else 0
slice(10**30).indices(10**30)
slice(1,2,0).indices(3)
range(10).index(10**30)
'a'.find('a',10**30,-10**30)
'abc'[-10**30:10**30]
'abc'[::-10**30]
'abc'[::0]
__import__('itertools').product(range(3),repeat=10**30)
__import__('itertools').product(range(3),repeat=10**12)
__import__('itertools').product(range(3),repeat=-1)
__import__('itertools').permutations(range(3),10**12)
__import__('os').close(-1)
__import__('io').BytesIO().seek(-1)
__import__('io').StringIO().seek(-1)
int('1\0')
float('1\0')
complex('1\0')
int('\ud800')
float('\ud800')
'\ud800'.encode()
b'\xff'.decode()
b'\xff'.decode('ascii')
int(10**30).__index__()>0
'a'*True
[0]*1.5
'a'*'a'
complex('a')
complex(1,'a')
float('a'*10**6)
int('a'*10**6)
1 .__add__()
'{} {0}'.format(1)
'{}'.format()
'%d'%()
'%d'%(1,2)
bytes('a')
bytes(-1)
bytes(1.5)
str(1,'utf8')
str(b'\xff','utf8')
itertools.product(range(3), repeat=10**12)
itertools.product(range(3), repeat=10**30)
itertools.combinations_with_replacement(range(3), 10**12)
itertools.permutations(range(3), 10**12)
itertools.tee([], 10**12)
struct.pack('1000000000000x')
list(range(10**30))
b'a'.join([b'b' * 10**6] * 10**7)
'a'.join(['b' * 10**6] * 10**7)
(b'a' * 10**6).replace(b'a', b'b' * 10**7)
('a' * 10**6).replace('a', 'b' * 10**7)
'%.99999999999s' % 'abc'
'{:.99999999999}'.format('abc')
"""

for s in EXPRESSIONS.strip().split("\n"):
    try:
        r = repr(eval(s))
    except Exception as e:
        r = f"{type(e).__name__}: {e}"
    print(s, "->", r if len(r) < 200 else len(r))

for f in (lambda: __import__("io").BytesIO(), lambda: __import__("io").StringIO()):
    b = f()
    b.seek(10**13)
    try:
        b.write(b"x" if hasattr(b, "getbuffer") else "x")
    except MemoryError as e:
        print("MemoryError")
