# f_back of the frames of a traceback and of running frames.
import inspect
import logging
import sys
import traceback


def names(f):
    out = []
    while f is not None:
        out.append((f.f_code.co_name, f.f_lineno))
        f = f.f_back
    return out


def own():
    try:
        1 / 0
    except ZeroDivisionError as e:
        print(names(e.__traceback__.tb_frame))


def fail():
    raise KeyError("x")


def middle():
    fail()


def catch():
    try:
        middle()
    except KeyError as e:
        tb = e.__traceback__
        while tb is not None:
            print(names(tb.tb_frame), tb.tb_lineno)
            tb = tb.tb_next


own()
catch()


# The frames that an exception has left keep their callers.
def call():
    catch_later()


def catch_later():
    try:
        middle()
    except KeyError as e:
        global kept
        kept = e


def later():
    tb = kept.__traceback__
    while tb.tb_next is not None:
        tb = tb.tb_next
    print([n for n, line in names(tb.tb_frame)][:3])


call()
later()


# Through native code, generators and classes.
def key(n):
    if n == 2:
        raise ValueError(n)
    return n


def through_native():
    try:
        sorted([1, 2, 3], key=key)
    except ValueError as e:
        print(names(e.__traceback__.tb_next.tb_frame))


def gen():
    yield 1
    raise IndexError


def through_generator():
    try:
        list(gen())
    except IndexError as e:
        print(names(e.__traceback__.tb_next.tb_frame))


class Meta(type):
    def __new__(cls, name, bases, ns):
        try:
            raise TypeError
        except TypeError as e:
            print(names(e.__traceback__.tb_frame))
        return super().__new__(cls, name, bases, ns)


def make():
    class C(metaclass=Meta):
        try:
            raise TypeError
        except TypeError as e:
            print(names(e.__traceback__.tb_frame))


through_native()
through_generator()
make()


# Running frames.
def stack():
    print([(f.function, f.lineno) for f in inspect.stack()])
    print(names(sys._getframe()), names(sys._getframe(1)))
    print(traceback.extract_stack()[-1].name)


def outer():
    stack()


outer()
logging.basicConfig(format="%(funcName)s:%(lineno)d %(message)s\n%(stack_info)s", stream=sys.stdout)


def logs():
    logging.warning("logged")
    try:
        fail()
    except KeyError:
        logging.exception("failed")


logs()


def stacked():
    try:
        fail()
    except KeyError as e:
        for line in traceback.format_stack(e.__traceback__.tb_frame):
            print(line.split(", ", 1)[1], end="")


stacked()
