# What needs module sysconfig's variables: itself, zoneinfo, pydoc.
import datetime
import io
import sysconfig
import zoneinfo

v = sysconfig.get_config_vars()
print(v["py_version_short"], v["VERSION"], sysconfig.get_config_var("no such variable"), sysconfig.get_python_version())
print(sysconfig.get_config_vars("Py_DEBUG", "Py_GIL_DISABLED", "prefix") == [0, 0, sysconfig.get_config_var("prefix")])
print(sorted(sysconfig.get_paths()), sysconfig.get_default_scheme(), sysconfig.is_python_build())
print(sysconfig.get_platform().startswith("linux-"))

utc = zoneinfo.ZoneInfo("UTC") if "UTC" in zoneinfo.available_timezones() else None
if utc:
    print(datetime.datetime(2026, 7, 1, 12, tzinfo=utc))
    berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    for month in (1, 7):
        t = datetime.datetime(2026, month, 1, 12, tzinfo=utc).astimezone(berlin)
        print(t, t.tzname(), t.dst())
    print(berlin, zoneinfo.ZoneInfo("Europe/Berlin") is berlin)
    try:
        zoneinfo.ZoneInfo("No/Where")
    except zoneinfo.ZoneInfoNotFoundError as e:
        print(e)

import pydoc


def f(a, b=2, *, c=3):
    """Say what f does.

    In two paragraphs.
    """


print(pydoc.plain(pydoc.render_doc(f)))
out = io.StringIO()
pydoc.Helper(output=out)(f)
print(out.getvalue())
