def f(:  ### "SyntaxError: invalid syntax"
    pass
---
x = (1,  ### "SyntaxError: '\\(' was never closed"
---
if True:
pass  ### "IndentationError: expected an indented block after 'if' statement on line 6"
---
return 5  ### "SyntaxError: 'return' outside function"
---
break  ### "SyntaxError: 'break' outside loop"
---
f(a=1, 2)  ### "SyntaxError: positional argument follows keyword argument"
---
1 = x  ### "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='\\?"
---
print "x"  ### "SyntaxError: Missing parentheses in call to 'print'. Did you mean print\\(...\\)\\?"
---
x = 'abc  ### "SyntaxError: unterminated string literal"
---
def f(a, a): pass  ### "SyntaxError: duplicate argument 'a' in function definition"
---
def f():
    global x
    nonlocal y  ### "SyntaxError: no binding for nonlocal 'y' found"
---
class C:
    def f(self):
        x = 1
        global x  ### "SyntaxError: name 'x' is assigned to before global declaration"
---
if x = 1: pass  ### "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='\\?"
---
while True  ### "SyntaxError: expected ':'"
    pass
