import time
t = time.time()
p = time.perf_counter()
m = time.monotonic()
time.sleep(0.02)
print(time.time() - t > 0.01, 0.015 < time.perf_counter() - p < 5, time.monotonic() - m > 0.01, type(time.time_ns()), time.process_time() >= 0, time.thread_time() >= 0)
g = time.gmtime(0)
print(g, g.tm_year, g[0], time.strftime("%Y-%m-%d %H:%M:%S", g), time.mktime(time.localtime(1000)), time.asctime(g), time.strptime("2024-01-02", "%Y-%m-%d")[:3], time.ctime(0), time.tzname[0], time.timezone, time.daylight)
for f in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: time.gmtime("a"), lambda: time.strftime(5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
