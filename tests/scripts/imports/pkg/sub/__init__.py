print("sub init")
from .. import VALUE as PARENT
