import argparse, sys, io, contextlib
p = argparse.ArgumentParser(prog="tool", description="Does things.", epilog="The end.")
p.add_argument("file", help="input file")
p.add_argument("rest", nargs="*", type=int)
p.add_argument("-v", "--verbose", action="store_true", help="talk")
p.add_argument("-n", "--num", type=int, default=5, metavar="N", help="count (default: %(default)s)")
p.add_argument("--mode", choices=["fast", "slow"])
p.add_argument("-x", action="append")
p.add_argument("-c", action="count", default=0)
p.add_argument("--version", action="version", version="%(prog)s 1.0")
print(p.parse_args(["f"]), p.parse_args(["f", "1", "2", "-v", "--num=7", "-x", "a", "-xb", "-ccc", "--mode", "fast"]), sep="\n")
print(p.format_help())
print(p.format_usage())
for argv in ([], ["f", "--num", "x"], ["f", "--mode", "bad"], ["f", "--nope"], ["f", "z"], ["--version"], ["-h"], ["f", "-n"], ["f", "--ver"]):
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            p.parse_args(argv)
    except SystemExit as e:
        print(argv, e.code, repr(out.getvalue()[:60]), err.getvalue().strip().split("\n")[-1])
s = argparse.ArgumentParser(prog="git")
sub = s.add_subparsers(dest="cmd", required=True)
a = sub.add_parser("add", help="add files")
a.add_argument("paths", nargs="+")
a.set_defaults(func="do_add")
g = a.add_mutually_exclusive_group()
g.add_argument("--all", action="store_true")
g.add_argument("--none", action="store_true")
print(s.parse_args(["add", "x", "y", "--all"]), s.parse_known_args(["add", "x", "--what"]))
