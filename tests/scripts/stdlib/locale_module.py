# locale: the locales C and C.UTF-8.
import locale, _locale as L, os, calendar, decimal
def t(f, *a):
    try:
        print(f.__name__, a, repr(f(*a)))
    except Exception as e:
        print(f.__name__, a, type(e).__name__, e)
for k in ("LC_ALL", "LANG", "LC_CTYPE", "LC_TIME"):
    os.environ.pop(k, None)
L.setlocale(L.LC_ALL, "C"); L.setlocale(L.LC_CTYPE, "C.UTF-8")
for c in (0, 1, 2, 3, 4, 5, 6, 7, 99, -1):
    t(L.setlocale, c)
mixed = L.setlocale(L.LC_ALL)
for l in ("C", "POSIX", "C.UTF-8", "C.utf8", "xx", "xx_XX.UTF-8", None, 3, b"C", mixed, ""):
    for c in (L.LC_ALL, L.LC_CTYPE):
        t(L.setlocale, c, l)
        t(L.setlocale, L.LC_ALL)
for l in ("C.UTF-8", "C"):
    L.setlocale(L.LC_ALL, l)
    print(L.localeconv(), L.getencoding())
    print([(n, L.nl_langinfo(getattr(L, n))) for n in sorted(dir(L)) if isinstance(getattr(L, n), int) and n[:3] not in ("LC_", "CHA")])
t(L.nl_langinfo, 99999); t(L.nl_langinfo, "x")
t(L.strcoll, "a", "b"); t(L.strcoll, "b", "a"); t(L.strcoll, "a", "a"); t(L.strcoll, 1, 2); t(L.strxfrm, "aé"); t(L.strxfrm, "a\0")
t(L.gettext, "x"); t(L.dgettext, None, "x"); t(L.dcgettext, "d", "x", 5); t(L.textdomain, None); t(L.textdomain, "q"); t(L.textdomain, None)
t(L.bindtextdomain, "d", None); t(L.bindtextdomain, "d", "/tmp"); t(L.bindtextdomain, "d", None); t(L.bindtextdomain, "", None)
locale.setlocale(locale.LC_ALL, "C.UTF-8")
print(locale.getlocale(), locale.format_string("%d %.2f", (1234567, 2.5), grouping=True), locale.atof("1.5"), locale.str(2.5), f"{1234567:n}", locale.normalize("en_US"), sorted("bAa", key=locale.strxfrm))
try:
    locale.currency(5)
except ValueError as e:
    print(e)
print(locale.Error is L.Error, L.Error.__mro__, calendar.day_name[0], f"{decimal.Decimal('1234.5'):n}")
