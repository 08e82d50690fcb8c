import traceback, sys
def f(x):
    return g(x) + 1
def g(x):
    return 1 / x
try:
    f(0)
except ZeroDivisionError as e:
    print(traceback.format_exc().replace(__file__, "FILE"))
    for fr in traceback.extract_tb(e.__traceback__):
        print(fr.name, fr.lineno, fr.line, fr.colno, fr.end_colno)
    print(traceback.format_exception_only(e))
    te = traceback.TracebackException.from_exception(e)
    print("".join(te.format()).count("\n"), te.exc_type_str)
    tb = e.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_frame.f_lineno, sorted(tb.tb_frame.f_locals) if tb.tb_next is None else "")
        tb = tb.tb_next
def stack():
    return [fs.name for fs in traceback.extract_stack()]
print(stack())
fr = sys._getframe()
print(fr.f_code.co_name, fr.f_lineno, fr.f_back, fr.f_globals is globals())
def who(): return sys._getframe(1).f_code.co_name
def caller(): return who()
print(caller())
print("".join(traceback.format_list([("a.py", 1, "fn", "x = 1")])))
try:
    try: 1 / 0
    except ZeroDivisionError as z: raise KeyError("x") from z
except KeyError as k:
    print("".join(traceback.format_exception(k)).replace(__file__, "FILE"))
    traceback.print_exception(k, limit=1, file=sys.stdout, chain=False) if False else None
try:
    exec(compile("a = 1\nb = a.x\n", "made_up.py", "exec"), {})
except AttributeError:
    print(traceback.format_exc().replace(__file__, "FILE"))
