print("mod init")
from . import VALUE
from .sub import deep as _deep
CONST = VALUE + 1
counter = 0
def func(): return (CONST, _deep.NAME, __name__)
