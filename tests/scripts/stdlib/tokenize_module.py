# tokenize: the tokens of all kinds of source.
import tokenize, io, _tokenize
def t(src):
    print(ascii(src[:60]))
    try:
        for tok in tokenize.generate_tokens(io.StringIO(src).readline):
            print("  ", tokenize.tok_name[tok.type], ascii(tok.string), tok.start, tok.end, ascii(tok.line))
    except Exception as e:
        print("  ", type(e).__name__, e)
for src in ("", "\n", "x", "x = 1 # c\n", "# only", "# only\n", "   \n", "   # c\n", "\n\n# a\n\nx\n", "if x:\n    y\n    # in\n# out\n    z\nw\n", "if x:\n\ty\n", "def f():\n  if a:\n    b\n", "def f():\n  if a:\n    b",
            "f(a,\n  # c\n  b\n)\n", "x = [\n\n1]\n", "a = '''b\nc''' + d\n", "a = '''b\nc\nd'''; e\nf\n", "f'a{b}c'\n", "f'{a!r:>{w}}{{x}}'\n", "f'''a\n{b}\nc'''\n", "f'{x=}'\n", "f''\n", "t'{a}'\n", "rf'\\n{a}'\n", "f'{f\"{a}\"}'\n", "f'a{{b}}c{d}'\n", "f'{a:\\n}'\n", "f'\\N{DASH}{a}'\n",
            "a \\\n  + b\n", "x = 1\\\n\n", "é = 'ü' # ñ\n", "日本 = [\U0001d4d0]\n", "a += b // c ** d -> e := f ... @ g != h <<= i >>= j\n", "async def f(): await x\n", "0x1F 1e5 1_000 2j 0b1 .5 5.\n", "class C:\n    def f(self):\n        '''doc\n        string'''\n        return 1\n\n    x = 2\n", "x;y\n", "lambda: 0\n", "match x:\n  case 1: pass\n", "print(1);\n", "x = (1 +\n     2) # c\ny\n", "a\r\nb\r\n", "x\f\ny\n", "if a:\n    b\n  \n\n    c\n", "b'x' rb'y' u'z'\n", "@d\ndef f(): pass\n", "x!y\n", "if 1:\n  a\n # c\nb\n", "(\n", "'abc\n", "'''abc\n", "x = $\n", "if x:\n    a\n  b\n", "a b ?\n", "1_\n", ")\n", "(]\n", "f'{a'\n", "f'abc\n", "x = 'a\\\nb'\ny\n", "if x:\n        a\n\tb\n"):
    t(src)
print(list(tokenize.tokenize(io.BytesIO("# -*- coding: latin-1 -*-\nx = 'é'\n".encode("latin-1")).readline)))
for kind in (True,):
    for tok in _tokenize.TokenizerIter(io.StringIO("x = (1 +\n 2) # c\n").readline, extra_tokens=kind):
        print(tok)
src = "def f(a):\n    # c\n    return f'{a}'  # d\n\nx = 1\n"
print(tokenize.untokenize(tokenize.generate_tokens(io.StringIO(src).readline)) == src)
try:
    tokenize.TokenizerIter
except AttributeError as e:
    print(e)
for a in ((), (3,), (lambda: 3,), (lambda: b"x",)):
    try:
        print(list(_tokenize.TokenizerIter(*a, extra_tokens=True)))
    except Exception as e:
        print(type(e).__name__, e)
for src in ("f'{a:}'\n", "f'{a:{w}}'\n", "f'{a:{w}x}'\n", "f'{a:{w}{v}}'\n", "f'{a:{w}.{v}}' f'}}'\n", "f'{a:{w:{v}}}'\n", "f'{ {1:2}[1]:{w}}'\n", "f'{(x:=1)}{y!r}'\n", "f'''{\na\n:\n{w}}'''\n", "f'{a}' 'b' f'{c:d}'\n", "f'{a\n}'\n", "x = f'{a:{'b'}}'\n", "if x:\n  y = '''\n'''\nz", "class A: pass\n# end", "a = (\n# c\n", "x = [1,\n2\n", "\tx\n", "  x\n y\n", "\\\nx\n", "if x:\n\\\n  y\n", "0777\n", "1__0\n", "é€$\n", "'a' 'b\n", "f(\n'''\nx''', b)\n"):
    t(src)
