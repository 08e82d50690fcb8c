import math as imported_math
public = 1
_private = 2
class Also: pass
def sys_like(): pass
