# Splitting text and counting words.
text = "\n".join(f"the quick brown fox {i % 97} jumps over the lazy dog {i % 13} again and again" for i in range(3000))
def run(n):
    for _ in range(n):
        counts = {}
        for line in text.splitlines():
            for w in line.strip().lower().split():
                if w in counts:
                    counts[w] += 1
                else:
                    counts[w] = 1
    top = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3]
    return top, len(counts)
print(run(32))
