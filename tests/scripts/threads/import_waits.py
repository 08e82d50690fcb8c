# A thread that imports a module which another thread is importing waits until it is complete, also when either import is nested
# in another one; threads that would wait for each other see modules half done instead.
import os
import sys
import tempfile
import threading

FILES = {
    "slow": "import time\ntime.sleep(.2)\nvalue = 1\n",
    "outer": "import slow\nresult = slow.value\n",
    "other": "import time\ntime.sleep(.05)\nimport slow\nfrom slow import value\nresult = value + 1\n",
    "ping": "import time\ntime.sleep(.1)\nimport pong\nname = 'ping'\n",
    "broken": "import time\ntime.sleep(.1)\nvalue = 1\nraise ValueError('broken')\n",
    "pong": "import time\ntime.sleep(.1)\nimport ping\nname = 'pong'\n",
}

with tempfile.TemporaryDirectory() as folder:
    for name, text in FILES.items():
        with open(os.path.join(folder, name + ".py"), "w") as f:
            f.write(text)
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    errors = []

    def load(name):
        try:
            __import__(name)
        except BaseException as e:
            errors.append(e)

    for names in ("outer", "other", "slow"), ("ping", "pong"), ("broken", "broken"):
        threads = [threading.Thread(target=load, args=(name,)) for name in names]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    print(errors)
    print(sys.modules["outer"].result, sys.modules["other"].result)
    print("broken" in sys.modules)
    print(sys.modules["ping"].name, sys.modules["pong"].name)
