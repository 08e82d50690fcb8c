# A generator that is dropped before its end runs its finally clauses.
def closer():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")
for v in closer():
    break
print("behind the loop")
c = closer()
print(next(c))
del c
print("end")
