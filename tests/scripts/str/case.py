for s in ["Hello World", "ÀÉÎ straße", "ǆ Ǆ ǅ", "ﬁ", "İstanbul", "ΑΣ ς", "they're bill's", "ABC123def", "", "123", "mIxEd cAsE", "x-y_z"]:
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), sep="|")
    print(s.isupper(), s.islower(), s.istitle())
