# Users and groups: what the files say, and what isn't found.
import getpass
import grp
import os
import pathlib
import pwd

root = pwd.getpwuid(0)
print(type(root), root == pwd.getpwnam("root"), root.pw_name, root.pw_uid, root.pw_gid, root[2:4], len(root))
print(root in pwd.getpwall(), all(isinstance(u, pwd.struct_passwd) for u in pwd.getpwall()))
lines = [l.split(":")[0] for l in open("/etc/passwd")]
print(lines == [u.pw_name for u in pwd.getpwall()])
g = grp.getgrgid(0)
print(type(g), g == grp.getgrnam("root"), g.gr_name, g.gr_gid, isinstance(g.gr_mem, list), g in grp.getgrall())
print([l.split(":")[0] for l in open("/etc/group")] == [e.gr_name for e in grp.getgrall()])
for f, arg in ((pwd.getpwuid, 987654), (pwd.getpwuid, 1 << 70), (pwd.getpwuid, -5), (pwd.getpwuid, "x"), (pwd.getpwuid, 1.5), (pwd.getpwnam, "no such user"),
               (pwd.getpwnam, 3), (pwd.getpwnam, "a\0b"), (grp.getgrgid, 987654), (grp.getgrgid, "x"), (grp.getgrnam, "no such group"),
               (grp.getgrnam, b"root")):
    try:
        print(f(arg))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
print(os.path.expanduser("~root/x") == root.pw_dir + "/x", os.path.expanduser("~nosuchuser/x"))
print(pathlib.Path("/").owner(), pathlib.Path("/").group())
for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
    os.environ.pop(name, None)
print(getpass.getuser() == pwd.getpwuid(os.getuid()).pw_name)
