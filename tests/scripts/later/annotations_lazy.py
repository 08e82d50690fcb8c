def f(x: Undefined, y: int = 1) -> Later: pass
class C:
    a: Forward
    b: int = 5
try:
    f.__annotations__
except NameError as e:
    print(e)
Undefined = Later = Forward = str
print(f.__annotations__, C.__annotations__)
import annotationlib
print(annotationlib.get_annotations(C, format=annotationlib.Format.STRING))
x: int = 5
print(__annotate__(1) if "__annotate__" in globals() else None)
