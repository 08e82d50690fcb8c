from star_src import *
print(public, "_private" in globals(), "imported_math" in globals(), sorted(n for n in globals() if n in ("public", "Also", "sys_like")))
import star_src
print(star_src._private)
