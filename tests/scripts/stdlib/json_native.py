# Module _json: what it accepts, what it says, the notes that an exception gets on its way out.
import _json, json, traceback
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e, getattr(e,'__notes__',None))
E_=_json.make_encoder
class A(list): pass
class D(dict): pass
class X: pass
t(lambda: json.dumps([1,{"a":A([X()])}]))
t(lambda: json.dumps(D({"a":(X(),)})))
t(lambda: json.dumps({(1,2):3}))
t(lambda: json.dumps([{(1,2):3}]))
a=[];a.append({"k":a})
t(lambda: json.dumps(a))
t(lambda: json.dumps({"x":[float('nan')]}, allow_nan=False))
t(lambda: json.dumps({float('nan'):1}, allow_nan=False))
t(lambda: E_(1,2,3))
t(lambda: E_(1,None,None,None,":",",",0,0,0))
t(lambda: E_(None,None,None,None,b":",",",0,0,0))
t(lambda: E_(None,None,_json.encode_basestring,"--",":",",",0,0,0)([1,[2,{}],[],{"a":{"b":[]}},"é"],0))
t(lambda: E_(None,None,_json.encode_basestring,"--",":",",",0,0,0)([1,[2,{}],[],{"a":{"b":[]}},"é"],2))
t(lambda: E_(None,None,_json.encode_basestring,"--",":",",",0,0,0)([1],-2))
t(lambda: E_(None,None,lambda s:3,None,":",",",0,0,0)("a",2))
t(lambda: E_(None,None,lambda s:"<"+s+">",None,":",",",0,0,0)({"a":"b",1:2.5},2))
t(lambda: E_({},None,lambda s:"<"+s+">",None,":",",",0,0,0).markers)
t(lambda: E_({},None,len,None,":",",",0,1,0).skipkeys)
t(lambda: E_({},None,len,None,":",",",0,1,0)())
t(lambda: _json.scanstring("abc", 10))
t(lambda: _json.scanstring("abc", -1))
t(lambda: _json.scanstring(3, 1))
t(lambda: _json.scanstring("abc","a"))
t(lambda: _json.encode_basestring(3))
t(lambda: _json.encode_basestring_ascii(b""))
t(lambda: _json.make_scanner(3))
t(lambda: _json.make_scanner())
t(lambda: _json.make_scanner(json.JSONDecoder())("1", -1))
t(lambda: _json.make_scanner(json.JSONDecoder())("1", 5))
t(lambda: _json.make_scanner(json.JSONDecoder())(b"1", 5))
t(lambda: _json.make_scanner(json.JSONDecoder())("1"))
t(lambda: _json.make_scanner(json.JSONDecoder())(string="1",idx=0))
t(lambda: json.loads("1"*5000))
t(lambda: json.loads('{"a":1} x'))
t(lambda: json.loads('[1,]'))
t(lambda: json.loads('[1,'))
t(lambda: json.loads('[1'))
t(lambda: json.loads('['))
t(lambda: json.loads('{"a'))
t(lambda: json.loads('{"a":1,}'))
t(lambda: json.loads('{"a":1,'))
t(lambda: json.loads('{"a":1'))
t(lambda: json.loads('{"a":-}'))
t(lambda: json.loads('{"a":-'))
t(lambda: json.loads('"\\u12"'))
t(lambda: json.loads('"\\ud800\\u12"'))
t(lambda: json.loads('"\\ud800\\udc00"'))
t(lambda: json.loads('"\\ud800\\ud800\\udc00"'))
t(lambda: json.loads('"\\ud800\\n"'))
t(lambda: json.loads('"\\ud800"'))
t(lambda: json.loads('"\\é"'))
t(lambda: json.loads('"\\'))
t(lambda: json.loads('"\x01"'))
t(lambda: json.loads('1e5 ')); t(lambda: json.loads('1e ')); t(lambda: json.loads('1.e5 ')); t(lambda: json.loads('-0')); t(lambda: json.loads('-0.0')); t(lambda: json.loads('1E400'));t(lambda: json.loads('1e+')) ;t(lambda: json.loads('NaN1'))
t(lambda: json.loads('[NaN, Infinity, -Infinity]', parse_constant=lambda c: c))
t(lambda: json.loads('[1.5, 2]', parse_float=lambda c: c, parse_int=lambda c:c+"i"))
class I(D):
    def items(self): return [1,2]
t(lambda: json.dumps(I(a=1)))
class I(D):
    def items(self): return 3
t(lambda: json.dumps(I(a=1)))
class I(D):
    def items(self): return [("z",1),("b",X())]
t(lambda: json.dumps(I(a=1)))
t(lambda: json.dumps({"b":1,"a":2,"é":{}}, sort_keys=True, indent=2))
t(lambda: json.dumps({"b":1,2:2}, sort_keys=True, indent=2))
t(lambda: json.dumps({2:1,1:2, True:3, None:4}, indent=2))
t(lambda: json.dumps({2:1,(1,):2, True:3, None:4}, indent=2, skipkeys=True))
t(lambda: json.dumps({(1,):2}, indent=2, skipkeys=True))
t(lambda: json.dumps({1.5:2, float('inf'):3}))
class F(float):
    def __repr__(self): return "F"
class J(int):
    def __repr__(self): return "J"
class S(str): pass
t(lambda: json.dumps([F(2),J(3),S("q"),{F(2.5):F(1e20),J(3):J(4),S("r"):S("t")}]))
t(lambda: json.dumps([1e16,1e15,123456789012345680.0,1e-4,1e-5,0.1,-0.0,5e-324,1.7e308,1e22,12345678.9]))
t(lambda: json.dumps(10**5000))
t(lambda: json.dumps("\x7f\x80\xff\u0100\ud800\U0010ffff\x00\x1f/"))
t(lambda: json.dumps("\x7f\x80\xff\u0100\U0010ffff\x00\x1f/", ensure_ascii=False))
t(lambda: json.dumps(["a","\xe9","\u0100","\U0010ffff"], ensure_ascii=False, separators=("é","ö")))
ks=json.loads('[{"abc":1,"d\\u0065f":2,"ée":3},{"abc":1,"def":2,"ée":3}]')
print([a is b for a,b in zip(*map(list,ks))])
def deep(n): return "["*n+"]"*n
def err(f):
    try: f(); print("ok")
    except RecursionError as e: print(type(e).__name__)
err(lambda: json.loads(deep(3000))); err(lambda: json.loads(deep(1000000))); err(lambda: json.loads('{"a":'*1000000))
x=[]
for i in range(1000000): x=[x]
err(lambda: json.dumps(x))
