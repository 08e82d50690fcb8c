from datetime import datetime, date, time, timedelta, timezone
d = date(2024, 2, 29)
print(d, repr(d), d.year, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d + timedelta(days=366), d.replace(year=2023, day=1), d.strftime("%Y/%m/%d %a %b %j %%"), date.fromisoformat("2020-01-05"), date.fromordinal(1), d > date(2024, 1, 1), (date(2024, 3, 1) - d).days, d.ctime(), date.max, date.min)
t = timedelta(days=1, hours=2, minutes=3, seconds=4, microseconds=5)
print(t, repr(t), t.total_seconds(), t * 2, t / 2, t // timedelta(hours=1), t % timedelta(hours=1), -t, abs(-t), t + t, timedelta(seconds=-1), timedelta(weeks=1), timedelta(milliseconds=1500), bool(timedelta()), t > timedelta(1), divmod(t, timedelta(hours=5)))
dt = datetime(2024, 5, 6, 7, 8, 9, 123456)
print(dt, repr(dt), dt.isoformat(), dt.isoformat(" ", "minutes"), dt.date(), dt.time(), dt + timedelta(hours=20), dt - datetime(2024, 1, 1), dt.strftime("%H:%M:%S.%f %p %I %y %B %A"), datetime.fromisoformat("2024-05-06T07:08:09+02:00"), datetime.strptime("06/05/24 17:30", "%d/%m/%y %H:%M"), dt.replace(microsecond=0), dt.timetuple()[:6], datetime.combine(d, time(1, 2)), datetime.min)
u = datetime(2024, 1, 1, tzinfo=timezone.utc)
e = timezone(timedelta(hours=5, minutes=30), "IST")
print(u, u.astimezone(e), u.timestamp(), datetime.fromtimestamp(0, timezone.utc), u.tzname(), e, repr(e), u.utcoffset(), u == u.astimezone(e), time(12, 30, tzinfo=e), time.fromisoformat("01:02:03"), hash(u) == hash(u.astimezone(e)))
for f in (lambda: date(2023, 2, 29), lambda: datetime(2024, 1, 1, 25), lambda: dt - u, lambda: dt < u, lambda: date(0, 1, 1), lambda: d + 5, lambda: timedelta(days=10**10), lambda: datetime.strptime("x", "%Y"), lambda: date.fromisoformat("2024-13-01"), lambda: date(2024), lambda: datetime.max + timedelta(1)):
    try:
        print(f())
    except Exception as ex:
        print(type(ex).__name__ + ":", ex)
