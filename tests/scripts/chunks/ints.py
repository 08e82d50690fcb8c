assert 1 + 1 == 2
---
x = 1
x / 0  ### "ZeroDivisionError: division by zero"
