print('a\tb\\c\'d"e', "it's", 'say "hi"', 'both \' and "', """triple
line 'q' "q" """, '''x''')
print("\x41\u00e9\U0001F600\N{GREEK SMALL LETTER ALPHA}\101\0end".replace("\0", "<nul>"))
print(r"\n\t\\", R'\x', "a" "b" 'c', "line \
continued")
for s in ["\n", "\t\r\\", "\a\b\f\v\x00\x1f\x7f", "é", "\u200b", "\ud800", "\U0001F600", "\u0378", "'", '"', "'\"", "\xa0", "\xad"]:
    print(ascii(s), repr(s) if s != "\ud800" else ascii(repr(s)), len(s))
print(ascii("héé\U0001F600"), "%a" % "é", f"{'é'!a}")
