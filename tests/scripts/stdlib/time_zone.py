# The local time zone: TZ and tzset.
import time, os, datetime
def show(tz):
    if tz is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = tz
    time.tzset()
    print(tz, time.tzname, time.timezone, time.altzone, time.daylight)
    for s in (0, 1e9, 1.7e9, 1720000000):
        t = time.localtime(s)
        print(tuple(t), t.tm_zone, t.tm_gmtoff, time.mktime(t), time.ctime(s), time.strftime("%Z %z %s", t))
    print(datetime.datetime.fromtimestamp(1720000000).isoformat(), datetime.datetime.fromtimestamp(1720000000).astimezone().isoformat(), datetime.datetime(2024, 1, 5).timestamp())
    for isdst in (-1, 0, 1):
        print(time.mktime((2024, 7, 1, 12, 0, 0, 0, 0, isdst)), time.mktime((2024, 1, 1, 12, 0, 0, 0, 0, isdst)))
for tz in ("UTC", "EST5EDT,M3.2.0,M11.1.0", "UTC+3", "<+0330>-3:30", "AEST-10AEDT-11,M10.1.0,M4.1.0/3", "CET-1CEST,M3.5.0,M10.5.0/3", "", "JST-9"):
    show(tz)
