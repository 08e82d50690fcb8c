for spec in ["", "f", ".0f", ".1f", ".3f", "10.2f", "<10.2f", "^10.2f", "010.2f", "+.2f", " .2f", "e", ".0e", ".3e", "E", "g", ".3g", "G", ".10g", "#g", "#.0f", "n", "%", ".1%",
             ",", ",.2f", "_", "_.3f", ".3", "10", "*>12", "=+12.1f", "z.1f", "#.3g", ".0", "r<8.1f"]:
    for x in (0.0, 3.14159, -1234567.891, 1e-10, 1e20, 0.04):
        print(f"{spec!r} {x!r} [{format(x, spec)}]")
for x in (float("inf"), float("-inf"), float("nan")):
    print(f"{x:f} {x:e} {x:g} {x:10} {x:<10}| {x:010} {x:+} {x:F} {x:E} {x:%}")
print("%f %.2f %10.3f %-10.3f| %e %.1E %g %G %+f % f %010.2f %#.0f %s" % ((3.14159,) * 13))
print("%.0f %.0f %.0f %.15f %.20f" % (0.5, 1.5, 2.5, 0.1, 0.1))
print(f"{1e100:f}", f"{123456789.123456789:.15g}", f"{1.0:.50f}", f"{2**0.5:.30f}")
for spec in ("d", "x", "s", "q", ".f", "10.", "c"):
    try:
        print(format(1.5, spec))
    except ValueError as e:
        print(spec, e)
