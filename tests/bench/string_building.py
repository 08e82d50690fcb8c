# Concatenation, formatting, join, split and replace.
def run(n):
    parts, total = [], 0
    for i in range(n):
        s = "item %d" % i + ": " + str(i * i)
        s += f" <{i:05d}>"
        parts.append(s.upper())
        if len(parts) == 100:
            text = ",".join(parts)
            total += len(text.replace("ITEM", "x").split(","))
            total += text.count("9") + text.find("99")
            parts = []
    return total
print(run(500_000))
