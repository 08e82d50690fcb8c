def fail(e):
    raise e
errs = []
for e in (ValueError("one"), TypeError("two")):
    try:
        fail(e)
    except Exception as x:
        errs.append(x)
raise ExceptionGroup("both failed", errs + [ExceptionGroup("nested", [KeyError("k")])])
