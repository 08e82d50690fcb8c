# Searching, splitting and substituting with regular expressions.
import re
text = "The quick-brown fox, born 1987-05-12, e-mailed jane.doe@example.com at 10:45; total 3.14 + 42. " * 200
word, date, mail, num = re.compile(r"[A-Za-z_]\w*"), re.compile(r"(\d{4})-(\d\d)-(\d\d)"), re.compile(r"[\w.]+@[\w.]+\.\w+"), re.compile(r"\d+(?:\.\d+)?")
def run(n):
    t = 0
    for _ in range(n):
        t += len(word.findall(text)) + len(mail.findall(text)) + len(num.split(text))
        t += len(date.sub(r"\3.\2.\1", text)) + sum(m.end() for m in num.finditer(text)) % 1000
    return t
print(run(90))
