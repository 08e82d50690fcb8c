"""Builds an inverted index of a source tree with several threads: identifier -> the files it occurs in, and how often.

    index.py ROOT [--threads N] [--limit FILES | --all] [--suffix .go] [--progress]

The program is written as one would for any Python: a work list, threads, one shared dict and one plain lock. Each thread
reads files, finds the identifiers outside comments and strings, and counts them in a dict of its own, all without holding the
lock; then it merges a batch into the shared index under the lock. Under a global lock the threads take turns; with
`weft --stm` they run in parallel, and the answer is the same.
"""
import argparse
import os
import re
import sys
import threading
import time

# Comments and strings match first and are dropped: only an identifier fills the group.
TOKEN = re.compile(r'''//[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*\*/|"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+'|([A-Za-z_]\w*)''')

KEYWORDS = frozenset("""break case chan const continue default defer else fallthrough for func go goto if import interface map
package range return select struct switch type var""".split())

BATCH = 32  # files that a thread takes, and merges, at a time


class Index:
    """The shared state: what is left to do, and what has been found. The lock guards all of it."""

    def __init__(self, files):
        self.lock = threading.Lock()
        self.files = files
        self.next = 0
        self.done = 0
        self.postings = {}  # identifier -> list of (number of file, count)

    def take(self):
        """Returns the numbers of the next files to read, none when there are no more."""
        with self.lock:
            start = self.next
            self.next = end = min(start + BATCH, len(self.files))
        return range(start, end)

    def merge(self, private, n):
        """Adds what a thread found in n files."""
        with self.lock:
            shared = self.postings
            for ident, found in private.items():
                known = shared.get(ident)
                if known is None:
                    shared[ident] = found
                else:
                    known.extend(found)
            self.done += n


def count_identifiers(text):
    """Returns how often each identifier occurs in a program."""
    counts = {}
    for ident in TOKEN.findall(text):
        if ident and ident not in KEYWORDS:
            counts[ident] = counts.get(ident, 0) + 1
    return counts


def work(index):
    """Runs in each thread, until no file is left."""
    while batch := index.take():
        private = {}
        for number in batch:
            with open(index.files[number], encoding="utf-8", errors="replace") as f:
                text = f.read()
            for ident, n in count_identifiers(text).items():
                found = private.get(ident)
                if found is None:
                    private[ident] = [(number, n)]
                else:
                    found.append((number, n))
        index.merge(private, len(batch))


def find_files(root, suffix, limit):
    """Returns the files below root, sorted, at most limit of them, spread evenly over the tree."""
    files = []
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if name.endswith(suffix):
                files.append(os.path.join(folder, name))
    if limit and len(files) > limit:
        files = [files[i * len(files) // limit] for i in range(limit)]
    return files


def report_progress(index, threads):
    """Keeps one line on stderr up to date until the threads have ended."""
    for t in threads:
        while t.is_alive():
            t.join(0.25)
            print(f"\r{index.done}/{len(index.files)} files", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def build(files, n_threads, progress):
    """Indexes the files with n_threads threads."""
    index = Index(files)
    threads = [threading.Thread(target=work, args=(index,)) for _ in range(n_threads)]
    for t in threads:
        t.start()
    if progress:
        report_progress(index, threads)
    for t in threads:
        t.join()
    return index


def digest(postings):
    """Folds the whole index into one number, whatever order the threads worked in."""
    h = 0
    for ident in sorted(postings):
        for c in ident:
            h = (h * 31 + ord(c)) & 0xFFFFFFFFFFFF
        for number, n in sorted(postings[ident]):
            h = (h * 31 + number * 7 + n) & 0xFFFFFFFFFFFF
    return f"{h:012x}"


def top(postings, k):
    """Returns the k identifiers that occur most often, as (occurrences, files, identifier)."""
    totals = [(sum(n for _, n in found), len(found), ident) for ident, found in postings.items()]
    totals.sort(key=lambda t: (-t[0], t[2]))
    return totals[:k]


def main():
    parser = argparse.ArgumentParser(description="Index the identifiers of a source tree.")
    parser.add_argument("root", nargs="?", default=os.environ.get("INDEX_ROOT", "."), help="folder to index (default: $INDEX_ROOT)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, default=6000, help="at most this many files (default: %(default)s)")
    parser.add_argument("--all", action="store_true", help="every file, with a progress line")
    parser.add_argument("--suffix", default=".go")
    parser.add_argument("--progress", action="store_true", help="show a progress line")
    args = parser.parse_args()

    files = find_files(args.root, args.suffix, 0 if args.all else args.limit)
    start = time.perf_counter()
    index = build(files, args.threads, args.progress or args.all)
    seconds = time.perf_counter() - start
    postings = index.postings
    print(f"{len(files)} files, {len(postings)} identifiers, {sum(map(len, postings.values()))} postings")
    for occurrences, n_files, ident in top(postings, 10):
        print(f"{occurrences:9} times in {n_files:6} files  {ident}")
    print(f"digest {digest(postings)}")
    print(f"seconds {seconds:.3f}")


if __name__ == "__main__":
    main()
