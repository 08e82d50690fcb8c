def match(p):
    match p:
        case 0 | 1:
            return "small"
        case [x, "two", *rest] if rest:
            return x
        case {"key": value, **others}:
            return value, others
        case Point(0, y=y) | Line(y, 0):
            return y
        case other:
            return f"{other!r:>{10}} {x}"
