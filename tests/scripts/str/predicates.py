samples = ["", "abc", "ABC", "abc1", "123", "١٢", "½", "²", "Ⅷ", " ", "\t\n", "a b", "_x1", "1x", "é", "日本", "class", "\x00", "a-b", "\u00a0", "\u2028", "x\u0301"]
for s in samples:
    print(ascii(s), s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isidentifier(), s.isprintable(), s.isascii())
