import atexit
atexit.register(print, "atexit runs")
import sys
try:
    sys.exit([1, 2])
finally:
    print("finally")
