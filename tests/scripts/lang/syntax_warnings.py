# What the compiler warns of, and the SyntaxErrors that the warnings become.
import warnings
SRC = [r'x = "\d"', r'x = b"\d \400"', r'x = "\400"', r'x = "\477\d"', r'x = "a\z" "b\y"; y = "\q"', r'x = f"\d{1}\w"', r'x = f"\{1}"', r'x = f"{1}\}}"', 'x = """\n  \\d\n"""', r'x = rf"\d"', r'x = t"\d"',r'x = f"{1:\d}"',
'1if 2else 3', '0x1for x in y', '1_0or 2', '0b1and 1', '0o7in x', '1.5if 1else 2','1jif 1else 2', '[0x1for x in ()]', '1is 1',
'assert (1, 2)', 'assert ()', 'assert (x, "m")',
'x is 1', 'x is not "a"', 'x is ()', '1 is x', 'x is None', 'x is -1', 'x is (1,2)', 'x is y is 1', 'x is b"a"', 'x is 1.5', 'x is ...', 'x is True', 'x is [1]', 'x is f"a"', 'x is f"{a}"', 'x is 1+1', '(x is 1) + (y is 2)', '"a" is "b" is not 1',
'1()', '"a"()', '(1,2)()', '[1]()', '{}()', '{1}()', '(x for x in y)()', '[x for x in y]()', '{x for x in y}()', '{x:1 for x in y}()', 'f"a"()', 'f"{a}"()', 'None()', '...()', '(lambda: 1)()', 't"a"()', '1.5()', '[(1,2)(3,4)]', 'True()',
'1[2]', 'None[0]', '{1}[0]', '(x for x in y)[0]', '(lambda: 1)[0]', '{x for x in y}[0]', '"a"[0]', '...[0]', '1.5[0]','True[0]', 't"a"[0]',
'[1]["a"]', '(1,2)["a"]', '"a"["b"]', '[1][1,2]', '[1][1.5]', '[1][None]', '[x for x in y]["a"]', 'f"{x}"["a"]', '[1][()]', '[1][[1]]', '[1][{}]', '[1][lambda: 1]', '[1][f"a"]', '[1][True]', '[1][x]', 'b"a"["x"]', '[1]["a":1]', '[1][{1}]', '[1][(x for x in y)]', '[1]["a"]=1', 'del [1]["a"]', '1[2] = 1',
'def f():\n try: pass\n finally: return 1', 'while 1:\n try: pass\n finally: break', 'while 1:\n try: pass\n finally: continue', 'while 1:\n try: pass\n finally:\n  while 1: break', 'def f():\n try: pass\n finally:\n  def g(): return 1', 'def f():\n try: pass\n finally:\n  try: pass\n  finally: return 1', 'while 1:\n try: pass\n finally:\n  for i in x:\n   pass\n  else: break', 'def f():\n while 1:\n  try: pass\n  finally:\n   while 1:\n    return 1','def f():\n try: pass\n finally:\n  class A:\n   while 1: break', 'def f():\n try: pass\n finally:\n  if x: return\n  with a: return 1\n return 2', 'def f():\n try: pass\n finally: x = lambda: (yield)',
'def f():\n try: pass\n finally: x is 1', 'x is 1; y is 2', 'x is 1\ny is 1', 'x is 1; y is 1',
'x = "\\d" = = 1', 'x is 1; y = = 2', 'x is 1; return', 'if 0: x is 1', 'if 0:\n assert (1,2)', 'def f(x: "\\d" = 1()): pass', 'class A:\n "\\d"', 'x: 1() = 3','a = 1 if x is 1 else 2', 'while x is 1: pass', 'not (x is 1)', 'match x:\n case "\\d": pass', '"\\d" + "\\d"', 'print("\\d", x is 1, "\\e")', 'x = 1if 1else"\\d"', 'import a; "a" "\\\n\\d"', 'x = "\\N{DIGIT ONE}\\d"', 'x = "\\8"', 'x="\\\u1234"', 'x=b"\\d"', 'x = """\n\n\\d"""\ny = 1()','x = "é\\d"', 'try: pass\nfinally:\n def f(): return "\\d"', 'def f(a=1()): return 2()', 'lambda: 1()', '@1()\ndef f(): pass', '(1)(2)', '1 .real()', 'print(1)[0]', 'x = yield is 1',
]
SRC += ['x is (a,b)', 'x is (1,a)', 'x is ((1,),2)', 'x is (-1,)', 'f(x\n is 1)', 'é = x is 1', 'x = "ab" "c\\d"', "x = '''a\n b\\d'''", 'x = "é\\d\\e"', 'x = f"é{1}a\\d"', 'x = f"{1}\n', 'é=1if 2 else 3', 'x=f"a\\{b}"', 'x = rb"\\d"', 'x = u"\\d"', "x=f'''\n{1}\n\\d'''", '1 if 1else(2)', '  1', 'x=f"{f"\\d"}"', 'x=f"{"\\d"}\\e"','def f():\n  try:\n    pass\n  finally:\n    return(1,\n   2)', 'x = "\\400a"', "x='a\\\n\\d'", 'x = "\\'+'\n\\d"', '0_7if 1 else 2', '00if 1 else 2', '0if 1 else 2', '1e5if 1 else 2', '1.if 1 else 2', '0xfor x', '0xfin x', '1_if 2 else 3', '1not in x', '1i', '1else', 'x=f"{1if 1else 2}"']
for act in ("always", "error"):
  print("=====", act)
  for s in SRC:
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter(act)
        try:
            compile(s, "<f>", "exec")
        except SyntaxError as e:
            print(repr(s), "SE", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
        for i in w:
            print(repr(s), i.category.__name__, i.message, i.lineno, i.filename)
