"""Record what CPython says about errors.txt and scopes.txt: run with Python 3.14 in this directory.

Snippets are separated by lines of dashes. errors.json holds the message and range of each snippet's SyntaxError, or
null; scopes.json the variables of every code object of each snippet.
"""
import json
import types


def snippets(name):
    return open(name).read().split("\n----\n")


def error(src):
    try:
        compile(src, "<test>", "exec")
    except SyntaxError as e:
        return [e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]


HIDDEN = {"__class__", "__classdict__", "__conditional_annotations__"}


def scopes(code, out):
    name = code.co_qualname
    if name.endswith("__annotate__"):
        name = "__annotate__"
    out.append("%s@%d args %d/%d/%d flags %x free %s cell %s" % (
        name, code.co_firstlineno, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount,
        code.co_flags & 0x400003F, ",".join(sorted(code.co_freevars)),
        ",".join(sorted(set(code.co_cellvars) - HIDDEN))))
    for c in code.co_consts:
        if isinstance(c, types.CodeType):
            scopes(c, out)
    return sorted(out)


json.dump([error(s) for s in snippets("errors.txt")], open("errors.json", "w"), indent=0)
json.dump([scopes(compile(s, "<test>", "exec"), []) for s in snippets("scopes.txt")], open("scopes.json", "w"), indent=0)
