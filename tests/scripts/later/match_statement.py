class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def m(v):
    match v:
        case 0: return "zero"
        case 1 | 2: return "one or two"
        case str() as s if len(s) > 3: return f"long {s}"
        case "a": return "letter a"
        case [] | (): return "empty seq"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"1 then {rest}"
        case [x, y, *_]: return f"{x} {y} more"
        case {"k": k, "n": {"d": d}, **rest}: return f"map {k} {d} {rest}"
        case {}: return "mapping"
        case P(0, y=y): return f"P0 {y}"
        case P(x, y) if x == y: return "diag"
        case P(): return "P"
        case int(n): return f"int {n}"
        case float() | complex(): return "number"
        case None | True | False: return "singleton"
        case _: return "other"
for v in (0, 1, 2, "a", "abcd", "ab", [], (), [5], [1, 2, 3], [7, 8, 9, 0], {"k": 1, "n": {"d": 2}, "z": 3}, {"q": 1}, P(0, 5), P(3, 3), P(1, 2), 77, 1.5, None, True, object, b"x", range(3)):
    print(m(v))
match (1, 2):
    case (a, b) if a > b: print("no")
    case (a, b): print(a, b)
