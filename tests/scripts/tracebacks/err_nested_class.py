class Outer:
    class Err(Exception): pass
    def go(self):
        raise Outer.Err()
Outer().go()
