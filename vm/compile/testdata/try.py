def cleanup(f, g):
    try:
        x = f()
    except (KeyError, ValueError) as e:
        return e
    except TypeError:
        raise
    else:
        g(x)
    finally:
        f.close()


def managed(a, b):
    for i in a:
        with a as x, b:
            if x:
                continue
            return i
