# Planets as lists of floats.
from itertools import combinations
def body(x, y, z, vx, vy, vz, m):
    return [x, y, z], [v * 365.24 for v in (vx, vy, vz)], m * 39.47841760435743
bodies = [body(0, 0, 0, 0, 0, 0, 1),
    body(4.84143144246472, -1.16032004402743, -0.10362204447112, 0.00166007664274, 0.0076990111841974, -6.90460016972e-05, 0.00095479193842),
    body(8.34336671824458, 4.1247985641243, -0.40352341711432, -0.002767425107268, 0.00499852801234917, 2.30417297573e-05, 0.0002858859806661),
    body(12.8943695621391, -15.1111514016986, -0.22330757889265, 0.00296460137564, 0.00237847173959, -2.96589568540e-05, 4.36624404335e-05),
    body(15.3796971148509, -25.9193146099879, 0.17925877295037, 0.00268067772490, 0.00162824170038, -9.51592254519e-05, 5.15138902046e-05)]
def run(n, dt=0.01):
    pairs = list(combinations(bodies, 2))
    for _ in range(n):
        for ([x1, y1, z1], v1, m1), ([x2, y2, z2], v2, m2) in pairs:
            dx, dy, dz = x1 - x2, y1 - y2, z1 - z2
            mag = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            b1, b2 = m1 * mag, m2 * mag
            v1[0] -= dx * b2
            v1[1] -= dy * b2
            v1[2] -= dz * b2
            v2[0] += dx * b1
            v2[1] += dy * b1
            v2[2] += dz * b1
        for r, v, m in bodies:
            r[0] += dt * v[0]
            r[1] += dt * v[1]
            r[2] += dt * v[2]
    return round(sum(m * sum(c * c for c in v) for r, v, m in bodies), 7)
print(run(60_000))
