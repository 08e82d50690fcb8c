# setdefault looks a key up once: an __eq__ that changes its mind gets no second chance.
class Key:
    count = 0

    def __init__(self, answers):
        self.answers = answers

    def __hash__(self):
        return 42

    def __eq__(self, other):
        Key.count += 1
        return self.answers.pop()


for answers in [[False], [True], [True, False]]:
    d = {Key(answers): 1}
    Key.count = 0
    print(d.setdefault(Key([]), 2), Key.count, len(d), answers)

names = {}
exec("x = 1", names)
print(names.setdefault("x", 5), names.setdefault("y", 6), names["y"])
exec("del x", names)
print(names.setdefault("x", 7))
exec("print(x, y)", names)
