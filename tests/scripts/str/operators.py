print("a" + "b", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1, "" * 5, "a" in "cat", "" in "", "dog" not in "cat", "at" in "cat")
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "é" > "z", "\uffff" < "\U00010000", "" < "a", "a" == "a", "a" != "A")
s = "x"
s += "y"
s *= 3
print(s, max("hello"), min("hello"), sorted("hello"), "".join(sorted("banana")), "".join(reversed("abc")))
print(hash("abc") == hash("ab" + "c"), "abc" == "abc", {"a": 1}["".join(["a"])])
for c in ["'a' + 1", "'a' * 'b'", "'a' * 1.5", "1 + 'a'", "'a' - 'b'", "1 in 'a'", "'a' < 1", "'a' / 2", "'a' + b'b'", "None + 'a'", "'a' * 10**30", "-'a'", "'a' @ 'b'"]:
    try:
        print(eval(c))
    except Exception as e:
        print(c, "->", type(e).__name__ + ":", e)
