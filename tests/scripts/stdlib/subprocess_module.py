# Processes: what they are given, what they give back, and how they fail.
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time

# The result of a command.
p = subprocess.run(["echo", "hello", "wörld"], capture_output=True, text=True)
print(p)
print(subprocess.run("echo $0; exit 3", shell=True, stdout=subprocess.PIPE).returncode)
print(subprocess.check_output(["cat"], input=b"through\n"))
print(subprocess.getoutput("echo a; echo b >&2"), subprocess.getstatusoutput("exit 7"))
print(subprocess.call(["true"]), subprocess.call(["false"]))
for check in (["false"], ["sh", "-c", "kill -TERM $$"]):
    try:
        subprocess.run(check, check=True)
    except subprocess.CalledProcessError as e:
        print(e)

# Standard streams.
print(subprocess.run("echo out; echo err >&2", shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout)
print(subprocess.run("echo out; echo err >&2", shell=True, capture_output=True))
with tempfile.TemporaryFile() as f:
    subprocess.run(["echo", "to a file"], stdout=f)
    f.seek(0)
    print(f.read())
    f.seek(0)
    print(subprocess.run(["tr", "a-z", "A-Z"], stdin=f, stdout=subprocess.PIPE).stdout)
print(subprocess.run(["cat"], stdin=subprocess.DEVNULL, capture_output=True).stdout)
sys.stdout.flush()
print(subprocess.run(["sh", "-c", "echo straight through"]).returncode)
print(subprocess.run(["sh", "-c", "echo stderr to stdout >&2"], stderr=subprocess.STDOUT).returncode)

# Much in both directions, with both ways to wait for it.
big = b"0123456789abcdef" * 65536
print(len(subprocess.run(["cat"], input=big, capture_output=True).stdout))
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
out, err = p.communicate(big, timeout=60)
print(out == big, err, p.returncode)

# A conversation.
p = subprocess.Popen(["sed", "-u", "s/^/> /"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
for word in ("one", "two"):
    p.stdin.write(word + "\n")
    print(p.stdout.readline(), end="")
p.stdin.close()
print(p.wait(), p.poll(), p.stdout.read())
p.stdout.close()

# Timeouts and signals.
try:
    subprocess.run(["sleep", "60"], timeout=0.1)
except subprocess.TimeoutExpired as e:
    print(e)
try:
    subprocess.run("echo some; sleep 60", shell=True, timeout=0.5, stdout=subprocess.PIPE)
except subprocess.TimeoutExpired as e:
    print(e.stdout)
p = subprocess.Popen(["sleep", "60"])
print(p.poll())
try:
    p.wait(0.05)
except subprocess.TimeoutExpired as e:
    print(type(e).__name__)
p.terminate()
print(p.wait(), p.returncode == -signal.SIGTERM)
with subprocess.Popen(["sleep", "60"]) as p:
    p.send_signal(signal.SIGKILL)
print(p.returncode, p.args)

# Surroundings.
print(subprocess.check_output(["pwd"], cwd="/"))
print(subprocess.check_output(["env"], env={"A": "1", "ß": "ü"}))
os.environ["FROM_PARENT"] = "yes"
print(subprocess.check_output("echo $FROM_PARENT", shell=True))
print(subprocess.check_output("umask", shell=True, umask=0o027))
print(subprocess.check_output("ps -o pid=,sid= $$ | awk '{print $1 == $2}' || true", shell=True, start_new_session=True))
print(subprocess.check_output("ps -o pid=,pgid= $$ | awk '{print $1 == $2}' || true", shell=True, process_group=0))
print(subprocess.check_output(["zero", "-c", "echo $0"], executable="/bin/sh"))

# Descriptors.
r, w = os.pipe()
os.set_inheritable(w, True)
listing = ["sh", "-c", f"[ -e /proc/self/fd/{w} ] && echo open || echo closed"]
print(subprocess.check_output(listing), subprocess.check_output(listing, close_fds=False), subprocess.check_output(listing, pass_fds=[w]))
os.set_inheritable(w, False)
print(subprocess.check_output(listing, close_fds=False), subprocess.check_output(listing, pass_fds=[w]), os.get_inheritable(w))
subprocess.run(f"echo passed >&{w}", shell=True, pass_fds=[w])
os.close(w)
print(os.read(r, 100))

# Ignored signals are back to normal, unless they shouldn't be.
ignores = ["sh", "-c", "kill -PIPE $$; echo ignored"]
print(subprocess.run(ignores, capture_output=True).returncode, subprocess.run(ignores, capture_output=True, restore_signals=False).stdout)

# Failures.
def fails(*args, **kwargs):
    try:
        subprocess.run(*args, **kwargs)
    except Exception as e:
        print(f"{type(e).__name__}: {e}", getattr(e, "filename", None))
    else:
        print("fine")

fails(["/no/such/program"])
fails(["no-such-program-anywhere", "x"])
fails(["true"], cwd="/no/such/folder")
fails(["true"], cwd="/dev/null")
fails(["/"])
fails(["/etc/passwd"])
fails(["true", 1])
fails(["true", "a\0b"])
fails([])
fails(["true"], env={"a=b": "c"})
fails(["true"], stdout=12345)
fails("true", shell=True, input="x", stdin=subprocess.PIPE)
fails(["true"], bogus=1)
print(subprocess.run("no-such-command-here 2>/dev/null", shell=True).returncode)

# In threads.
results = {}
def work(n):
    results[n] = subprocess.run(["expr", str(n), "*", str(n)], capture_output=True, text=True).stdout.strip()
threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print([results[n] for n in range(8)])

# A thread that waits for a process lets others go on.
p = subprocess.Popen(["sleep", "0.5"])
waiting = threading.Thread(target=p.wait)
waiting.start()
n = 0
while waiting.is_alive():
    n += 1
    time.sleep(0.01)
print(n > 5, p.returncode)

# Pipelines.
first = subprocess.Popen(["printf", "b\\na\\nc\\n"], stdout=subprocess.PIPE)
second = subprocess.Popen(["sort"], stdin=first.stdout, stdout=subprocess.PIPE)
first.stdout.close()
print(second.communicate()[0], first.wait())
print(os.popen("echo popen").read())
