import string, textwrap
print(string.Template("$who likes ${what} $$5").substitute(who="tim", what="kung pao"), string.Template("$x $y").safe_substitute(x=1), string.Formatter().format("{0} {a}", 1, a=2), string.hexdigits, string.capwords("aa bb"))
try:
    string.Template("$x").substitute()
except KeyError as e:
    print(repr(e))
try:
    string.Template("$1").substitute()
except ValueError as e:
    print(e)
text = "The quick brown fox jumps over the lazy dog. " * 3
print(textwrap.fill(text, 40), textwrap.wrap("a bb ccc dddd", 5), textwrap.dedent("""
    a
      b
    c
    """), textwrap.indent("a\n\nb", "> "), textwrap.shorten("hello big wide world", 15), textwrap.wrap("averyveryverylongword x", 6), textwrap.fill("x y", initial_indent="* ", subsequent_indent="  "), sep="\n")
