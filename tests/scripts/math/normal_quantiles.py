# The native part of module statistics.
import _statistics

inv = _statistics._normal_dist_inv_cdf
for p in [0.5, 0.1, 0.9, 0.25, 0.075, 0.925, 0.07, 0.01, 0.999, 1e-5, 1e-12, 1e-20, 1e-300, 1 - 1e-12, 0.3]:
    print(p, inv(p, 0.0, 1.0), inv(p, 100, 15))
for args in [(0, 0, 1), (1, 0, 1), (-1, 0, 1), (0.5, "a", 1), (0.5, 1)]:
    try:
        print(inv(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
