assert 7 // -2 == -4 and 7 % -2 == -1
---
x = 1
x / 0  ### "ZeroDivisionError: division by zero"
---
1 % 0  ### "ZeroDivisionError: division by zero"
---
a = "1"
a + 1  ### "TypeError: can only concatenate str .not .int.. to str"
---
1 + "1"  ### "TypeError: unsupported operand type.s. for \\+: 'int' and 'str'"
---
int("12x")  ### "ValueError: invalid literal for int\\(\\) with base 10: '12x'"
---
1 << -1  ### "ValueError: negative shift count"
---
assert (2**64 >> 3) * 8 == 2**64
assert -1 >> 200 == -1
float(10**400)  ### "OverflowError: int too large to convert to float"
---
x = 5
x[0]  ### "TypeError: 'int' object is not subscriptable"
---
x = 5
x()  ### "TypeError: 'int' object is not callable"
---
x = 5
x.y = 1  ### "AttributeError: 'int' object has no attribute 'y' and no __dict__ for setting new attributes"
---
"%d" % "x"  ### "TypeError: %d format: a real number is required, not str"
