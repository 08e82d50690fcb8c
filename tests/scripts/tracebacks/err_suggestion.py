import sys
value = 3
class C:
    attribute = 1
for code in ("valu", "C.atribute", "C().attribut", "[].apend(1)", "import sy", "sys.exti", "prin(1)"):
    try:
        exec(code)
    except Exception:
        import traceback
        traceback.print_exc()
