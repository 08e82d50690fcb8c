import threading, time, atexit
def forever():
    while True:
        time.sleep(0.01)
def spin():
    x = 0
    while True:
        x += 1
threading.Thread(target=forever, daemon=True).start()
threading.Thread(target=spin, daemon=True).start()
def late():
    time.sleep(0.05)
    print("non-daemon finishes first")
threading.Thread(target=late).start()
atexit.register(print, "atexit last")
print("main ends")
