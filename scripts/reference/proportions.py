"""Reference values for proportions and counts: Wilson, Miettinen–Nurminen, exact tests, power, sample ratio."""

import math
import random
import warnings
from fractions import Fraction

import mpmath
import scipy.stats
import statsmodels.stats.power
import statsmodels.stats.proportion
from exact import (bisect, chi_squared_survival, digits, mp, mpf, near, normal_quantile, normal_survival,
                   two_sided_normal, write)

LEVELS = (0.95, 0.99)


def critical(level):
    return -normal_quantile((1 - mpf(level)) / 2)


def wilson():
    cells = [(0, 1), (1, 1), (0, 10), (10, 10), (1, 10), (5, 10), (0, 100), (100, 100), (1, 100), (99, 100), (0, 1000),
             (1000, 1000), (3, 1000), (0, 500), (5, 9500), (494, 500), (9386, 9500), (149550, 150000), (148200, 150000),
             (500000, 1000000), (1, 1000000), (0, 100000000), (99999999, 100000000), (7, 53), (43, 100), (57, 100)]
    # Counts divided by a design effect are no whole numbers.
    cells += [(0.0, 217.39130434782608), (12.5, 480.75), (480.75, 480.75), (0.4, 57.3), (1234.5, 4567.25)]
    generator = random.Random(1927)
    cells += [(generator.randint(0, n), n) for n in (int(10 ** generator.uniform(0.5, 6)) for _ in range(20))]
    cases = []
    for x, n in cells:
        case = {"events": x, "count": n, "proportion": digits(mpf(x) / mpf(n))}
        for level in LEVELS:
            z, p, m = critical(level), mpf(x) / mpf(n), mpf(n)
            centre = (p + z * z / (2 * m)) / (1 + z * z / m)
            half = z / (1 + z * z / m) * mpmath.sqrt(p * (1 - p) / m + z * z / (4 * m * m))
            low = mpf(0) if x == 0 else centre - half
            high = mpf(1) if x == n else centre + half
            name = round(level * 100)
            case |= {f"lower_{name}": digits(low), f"upper_{name}": digits(high)}
            theirs = statsmodels.stats.proportion.proportion_confint(x, n, 1 - level, method="wilson")
            near(low + 1, theirs[0] + 1, 1e-12, "wilson lower")
            near(high, theirs[1], 1e-9, "wilson upper")
        cases.append(case)
    write("wilson.json", "inference.py", "10.1080/01621459.1927.10502953", 1e-12,
          "events may be a fraction (count ÷ design effect); the lower end of 0 of n is exactly 0, the upper of n of n 1",
          cases)


# Miettinen–Nurminen. Indices: 1 control, 2 treatment; difference p2 − p1, ratio p2/p1.


def restricted_difference(x1, n1, x2, n2, delta):
    """The maximum-likelihood p1 under p2 = p1 + δ: the root of the score's cubic in the permitted range."""
    n = n1 + n2
    a = n
    b = n1 * (delta - (1 - delta)) + n2 * (delta - 1) - x1 - x2
    c = -n1 * delta * (1 - delta) + x1 * (1 - 2 * delta) + x2 - n2 * delta
    d = x1 * delta * (1 - delta)
    low, high = max(mpf(0), -delta), min(mpf(1), 1 - delta)
    shift = b / (3 * a)
    v = shift**3 - b * c / (6 * a * a) + d / (2 * a)
    u = mpmath.sqrt(max(mpf(0), shift**2 - c / (3 * a)))
    if u == 0:
        return min(max(-shift, low), high)
    u = u if v >= 0 else -u
    angle = (mpmath.pi + mpmath.acos(min(mpf(1), max(mpf(-1), v / u**3)))) / 3
    return min(max(2 * u * mpmath.cos(angle) - shift, low), high)


def difference_score(x1, n1, x2, n2, delta):
    p1 = restricted_difference(x1, n1, x2, n2, delta)
    p2 = min(max(p1 + delta, mpf(0)), mpf(1))
    n = n1 + n2
    variance = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * n / (n - 1)
    gap = x2 / n2 - x1 / n1 - delta
    if variance <= 0:
        return mpf(0) if gap == 0 else mpmath.sign(gap) * mpmath.inf
    return gap / mpmath.sqrt(variance)


def ratio_score(x1, n1, x2, n2, phi):
    n = n1 + n2
    a, b, c = n * phi, n1 + x2 + phi * (n2 + x1), x1 + x2
    p1 = (b - mpmath.sqrt(max(mpf(0), b * b - 4 * a * c))) / (2 * a)
    p2 = p1 * phi
    variance = (p2 * (1 - p2) / n2 + phi**2 * p1 * (1 - p1) / n1) * n / (n - 1)
    gap = x2 / n2 - phi * x1 / n1
    if variance <= 0:
        return mpf(0) if gap == 0 else mpmath.sign(gap) * mpmath.inf
    return gap / mpmath.sqrt(variance)


def difference_interval(cell, level):
    x1, n1, x2, n2 = cell
    z, gap = critical(level), x2 / n2 - x1 / n1
    low = bisect(lambda delta: z - difference_score(*cell, delta), -1, gap) if gap > -1 else mpf(-1)
    high = bisect(lambda delta: -z - difference_score(*cell, delta), gap, 1) if gap < 1 else mpf(1)
    return low, high


def ratio_interval(cell, level):
    x1, n1, x2, n2 = cell
    if x1 == 0 and x2 == 0:
        return None, None
    z = critical(level)
    far = mpf(10) ** 12

    def crossing(target):
        return mpmath.exp(bisect(lambda log: target - ratio_score(*cell, mpmath.exp(log)), -mpmath.log(far), mpmath.log(far)))

    low = mpf(0) if x2 == 0 else crossing(z)
    high = None if x1 == 0 else crossing(-z)
    return low, high


# Newcombe's table II (1998, 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I), method 5: first minus second.
PUBLISHED = {(56, 70, 48, 80): (0.0528, 0.3382), (9, 10, 3, 10): (0.1700, 0.8406)}


def check_difference(cell, low, high, z):
    """The ends again, by another way: the restricted estimate from the slope of the likelihood, not from the cubic."""
    x1, n1, x2, n2 = cell
    for end, sign in ((low, 1), (high, -1)):
        if not -1 < end < 1:
            continue
        from_p, to_p = max(mpf(0), -end), min(mpf(1), 1 - end)

        def slope(p):
            q = p + end
            parts = (x1 / p if x1 else 0, -(n1 - x1) / (1 - p) if x1 < n1 else 0, x2 / q if x2 else 0,
                     -(n2 - x2) / (1 - q) if x2 < n2 else 0)
            return sum(parts)

        p1 = bisect(lambda p: -slope(p), from_p, to_p, rounds=110)
        p2 = p1 + end
        variance = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1)
        score = (x2 / n2 - x1 / n1 - end) / mpmath.sqrt(variance)
        near(score, sign * z, 1e-9, f"score at the ends of {cell}")
    if (published := PUBLISHED.get(tuple(map(int, cell)))) is not None:
        near(round(-high, 4), published[0], 1e-12, "Newcombe, lower")
        near(round(-low, 4), published[1], 1e-12, "Newcombe, upper")


def miettinen_nurminen():
    # (events, count) of control and treatment.
    cells = [((5, 9500), (0, 500)), ((0, 500), (5, 9500)), ((0, 100), (0, 100)), ((100, 100), (100, 100)),
             ((0, 10), (10, 10)), ((10, 10), (0, 10)), ((0, 50), (3, 50)), ((3, 50), (0, 50)), ((50, 50), (47, 50)),
             ((1, 2), (1, 2)), ((0, 2), (1, 2)), ((1, 1000), (1, 1000)), ((7, 53), (12, 50)), ((43, 100), (57, 100)),
             ((988, 1000), (997, 1000)), ((9386, 9500), (499, 500)), ((95, 9500), (5, 500)), ((95, 9500), (30, 500)),
             ((148200, 150000), (149550, 150000)), ((475, 9500), (25, 500)), ((10, 10), (10, 1000)),
             ((50000, 1000000), (50500, 1000000)), ((500, 1000000), (650, 1000000)), ((0, 1000000), (1, 1000000)),
             ((56, 70), (48, 80)), ((9, 10), (3, 10)), ((6, 7), (2, 7)), ((5, 56), (0, 29)), ((0, 10), (0, 20))]
    cells += [((12.5, 480.75), (3.25, 211.0625)), ((0.0, 217.5), (2.75, 310.25)), ((98.75, 100.5), (100.5, 100.5))]
    generator = random.Random(1985)
    for _ in range(28):
        n1, n2 = (int(10 ** generator.uniform(0.7, 5)) for _ in range(2))
        p = generator.random() ** 3
        x1 = sum(generator.random() < p for _ in range(n1)) if n1 < 3000 else round(n1 * p)
        cells.append(((x1, n1), (min(n2, round(n2 * p * generator.uniform(0.5, 1.6))), n2)))
    cases = []
    with mp.workdps(60):
        for (x1, n1), (x2, n2) in cells:
            cell = mpf(x1), mpf(n1), mpf(x2), mpf(n2)
            z = difference_score(*cell, mpf(0))
            pooled, n = (cell[0] + cell[2]) / (cell[1] + cell[3]), cell[1] + cell[3]
            if 0 < pooled < 1:
                textbook = (cell[2] / cell[3] - cell[0] / cell[1]) / mpmath.sqrt(
                    pooled * (1 - pooled) * (1 / cell[1] + 1 / cell[3])) * mpmath.sqrt((n - 1) / n)
                assert abs(textbook - z) < mpf(10) ** -25, (x1, n1, x2, n2, textbook, z)
                assert abs(ratio_score(*cell, mpf(1)) - z) < mpf(10) ** -25
            p, log_p = two_sided_normal(z)
            case = {"control": {"events": x1, "count": n1}, "treatment": {"events": x2, "count": n2},
                    "difference": digits(cell[2] / cell[3] - cell[0] / cell[1]),
                    "ratio": digits(cell[2] / cell[0] * cell[1] / cell[3]) if x1 > 0 else None,
                    "z": digits(z), "p_value": digits(p), "log10_p_value": digits(log_p)}
            for level in LEVELS:
                name = round(level * 100)
                low, high = difference_interval(cell, level)
                ratio_low, ratio_high = ratio_interval(cell, level)
                if level == 0.95:
                    check_difference(cell, low, high, critical(level))
                case |= {f"difference_lower_{name}": digits(low), f"difference_upper_{name}": digits(high),
                         f"ratio_lower_{name}": digits(ratio_low), f"ratio_upper_{name}": digits(ratio_high)}
            cases.append(case)
    write("miettinen_nurminen.json", "inference.py", "10.1002/sim.4780040211", 1e-10,
          "difference = treatment − control, ratio = treatment ÷ control; score statistic with the factor N/(N − 1) in the "
          "variance, so that at no difference it is pooled z·√((N−1)/N); intervals by inversion. A ratio end of null is "
          "+∞ (no event in control) or, both ends null, unknown (no event at all). Checked against Newcombe 1998, table II (statsmodels 0.15 gives other ends). Events may be fractions (÷ design effect).",
          cases)


# Exact tests.


def hypergeometric(x1, n1, x2, n2):
    """The numerators C(n1, i)·C(n2, k − i) of every table with the same total, by i, and their sum."""
    k = x1 + x2
    return {i: math.comb(n1, i) * math.comb(n2, k - i) for i in range(max(0, k - n2), min(k, n1) + 1)}


def fisher_sides(x1, n1, x2, n2):
    """P of no more and of no fewer treatment events, and of tables no likelier than the one seen (all exact)."""
    weights = hypergeometric(x1, n1, x2, n2)
    total = sum(weights.values())
    seen = weights[x1]
    less = Fraction(sum(w for i, w in weights.items() if i >= x1), total)
    greater = Fraction(sum(w for i, w in weights.items() if i <= x1), total)
    two = Fraction(sum(w for w in weights.values() if w <= seen), total)
    return less, greater, two


def rational(fraction):
    return mpf(fraction.numerator) / mpf(fraction.denominator)


TABLES = [((1, 9), (11, 3)), ((3, 10), (9, 12)), ((0, 5), (5, 5)), ((0, 10), (0, 10)), ((10, 10), (10, 10)), ((1, 1), (0, 1)),
          ((7, 12), (3, 15)), ((8, 14), (1, 11)), ((2, 20), (9, 21)), ((5, 50), (1, 40)), ((0, 50), (6, 50)), ((15, 30), (15, 30)),
          ((20, 47), (30, 52)), ((3, 100), (11, 100)), ((99, 100), (93, 100)), ((1, 150), (7, 140)), ((12, 12), (3, 8)), ((4, 9), (4, 9)),
          ((0, 3), (2, 4)), ((25, 60), (40, 58)), ((2, 200), (12, 200)), ((43, 100), (57, 100))]
TABLES = [((min(c), max(c)), (min(t), max(t))) for c, t in TABLES]


def fisher_exact():
    tables = TABLES + [((5, 9500), (0, 500)), ((5, 9500), (3, 500)), ((10, 2000), (30, 2000)), ((1, 5000), (12, 5000)),
                       ((100, 1500), (160, 1500))]
    cases = []
    for (x1, n1), (x2, n2) in tables:
        less, greater, two = fisher_sides(x1, n1, x2, n2)
        near(rational(two), scipy.stats.fisher_exact([[x1, n1 - x1], [x2, n2 - x2]])[1], 1e-8, "fisher")
        cases.append({"control": {"events": x1, "count": n1}, "treatment": {"events": x2, "count": n2},
                      "less": digits(rational(less)), "greater": digits(rational(greater)),
                      "two_sided": digits(rational(two))})
    write("fisher_exact.json", "inference.py", "10.2307/2340521; R 4 fisher.test", 1e-11,
          "greater: more events in treatment; two_sided: the sum over tables no likelier than the one seen, as R has it",
          cases)


def boschloo_side(x1, n1, x2, n2, greater):
    """sup over the common p of P(Fisher's one-sided p is no greater than the one seen): exact region, refined maximum."""
    def side(i, j):
        less, more, _ = fisher_sides(i, n1, j, n2)
        return more if greater else less

    seen = side(x1, x2)
    coefficients = [0] * (n1 + n2 + 1)
    row = [math.comb(n2, j) for j in range(n2 + 1)]
    # The region is monotone: with more control events, more treatment events are needed.
    start = 0 if greater else n2
    for i in range(n1 + 1) if greater else range(n1, -1, -1):
        ways = math.comb(n1, i)
        if greater:
            while start <= n2 and side(i, start) > seen:
                start += 1
            inside = range(start, n2 + 1)
        else:
            while start >= 0 and side(i, start) > seen:
                start -= 1
            inside = range(start + 1)
        for j in inside:
            coefficients[i + j] += ways * row[j]
    n = n1 + n2
    logs = [(k, math.log(c)) for k, c in enumerate(coefficients) if c]

    def rough(p):
        return math.fsum(math.exp(c + k * math.log(p) + (n - k) * math.log1p(-p)) for k, c in logs)

    grid = [(index + 0.5) / 2000 for index in range(2000)]
    values = [rough(p) for p in grid]
    best = mpf(1) if coefficients[0] or coefficients[n] else mpf(0)
    peaks = [i for i in range(2000) if values[i] >= max(values[max(0, i - 1):i + 2]) and values[i] > 0.98 * max(values)]
    with mp.workdps(40):
        def exactly(p):
            return mpmath.fsum(c * p**k * (1 - p) ** (n - k) for k, c in enumerate(coefficients) if c)

        for peak in peaks:
            low, high = mpf(max(0, peak - 1) + 0.5) / 2000, mpf(min(1999, peak + 1) + 0.5) / 2000
            golden = (mpmath.sqrt(5) - 1) / 2
            for _ in range(50):
                left, right = high - golden * (high - low), low + golden * (high - low)
                if exactly(left) < exactly(right):
                    low = left
                else:
                    high = right
            best = max(best, exactly((low + high) / 2))
    return min(best, mpf(1))


def boschloo():
    cases = []
    for (x1, n1), (x2, n2) in TABLES:
        greater, less = (boschloo_side(x1, n1, x2, n2, flag) for flag in (True, False))
        two = min(mpf(1), 2 * min(greater, less))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # scipy's optimiser is good to some five digits; where its Fisher p ties differ it may be further off.
            theirs = scipy.stats.boschloo_exact([[x2, x1], [n2 - x2, n1 - x1]], alternative="two-sided", n=128).pvalue
        if 0 < x1 + x2 < n1 + n2:
            near(two, theirs, 2e-3, f"boschloo {x1}/{n1} {x2}/{n2}")
        cases.append({"control": {"events": x1, "count": n1}, "treatment": {"events": x2, "count": n2},
                      "less": digits(less), "greater": digits(greater), "two_sided": digits(two)})
    write("boschloo.json", "inference.py", "10.1111/j.1467-9574.1970.tb00104.x; scipy.stats.boschloo_exact", 1e-8,
          "the region is decided in exact fractions; the supremum over the common proportion is refined to 15 digits. "
          "two_sided = min(1, 2·min(less, greater)), scipy's convention; greater: more events in treatment.", cases)


# Effect size, power, sample ratio.


def cohens_h():
    pairs = [(0.5, 0.55), (0.0, 0.01), (0.0, 1.0), (1.0, 1.0), (0.988, 0.997), (0.01, 0.015), (0.5, 0.5), (1e-6, 2e-6),
             (0.05, 0.06), (0.72, 0.85), (0.999999, 0.9999), (0.3, 0.1)]
    generator = random.Random(1988)
    pairs += [(round(generator.random(), 6), round(generator.random(), 6)) for _ in range(18)]
    cases = []
    for p1, p2 in pairs:
        h = 2 * mpmath.asin(mpmath.sqrt(mpf(p2))) - 2 * mpmath.asin(mpmath.sqrt(mpf(p1)))
        near(h, statsmodels.stats.proportion.proportion_effectsize(p2, p1), 1e-8, "cohens h")
        cases.append({"control": p1, "treatment": p2, "cohens_h": digits(h)})
    write("cohens_h.json", "inference.py", "Cohen, Statistical Power Analysis for the Behavioral Sciences, 1988, ch. 6", 1e-12,
          "2·asin√treatment − 2·asin√control", cases)


def power_proportion():
    rows = [(0.5, 0.55, 0.8, 0.05, 1, "two-sided"), (0.5, 0.55, 0.9, 0.05, 1, "two-sided"), (0.1, 0.12, 0.8, 0.05, 1, "two-sided"),
            (0.01, 0.015, 0.8, 0.05, 1, "two-sided"), (0.988, 0.997, 0.8, 0.05, 1, "two-sided"), (0.05, 0.04, 0.8, 0.05, 1, "two-sided"),
            (0.5, 0.55, 0.8, 0.01, 1, "two-sided"), (0.5, 0.55, 0.8, 0.05, 1, "greater"), (0.5, 0.45, 0.8, 0.05, 1, "less"),
            (0.05, 0.06, 0.8, 0.05, 19, "two-sided"), (0.05, 0.06, 0.8, 0.05, 0.05263157894736842, "two-sided"),
            (0.2, 0.25, 0.95, 0.001, 2, "two-sided"), (0.001, 0.0012, 0.8, 0.05, 1, "two-sided"), (0.0, 0.01, 0.8, 0.05, 1, "two-sided"),
            (0.9, 0.99, 0.8, 0.05, 0.5, "greater"), (0.5, 0.5001, 0.8, 0.05, 1, "two-sided"), (0.1, 0.9, 0.8, 0.05, 1, "two-sided")]
    cases = []
    for p1, p2, target, alpha, ratio, alternative in rows:
        q1, q2, r = mpf(p1), mpf(p2), mpf(ratio)
        z_alpha = -normal_quantile(mpf(alpha) / (2 if alternative == "two-sided" else 1))
        z_beta = normal_quantile(mpf(target))
        h = 2 * mpmath.asin(mpmath.sqrt(q2)) - 2 * mpmath.asin(mpmath.sqrt(q1))
        # A two-sided test also finds the difference, rarely, on its far side.
        sides = 2 if alternative == "two-sided" else 1

        def found(z):
            return normal_survival(z_alpha - z) + (normal_survival(z_alpha + z) if sides == 2 else 0)

        place = mpmath.findroot(lambda z: found(z) - mpf(target), z_alpha + z_beta)
        arcsine = place**2 / h**2 * (1 + 1 / r)
        mean = (q1 + r * q2) / (1 + r)
        normal = (z_alpha * mpmath.sqrt((1 + 1 / r) * mean * (1 - mean))
                  + z_beta * mpmath.sqrt(q1 * (1 - q1) + q2 * (1 - q2) / r)) ** 2 / (q2 - q1) ** 2
        for method, n in (("arcsine", arcsine), ("normal", normal)):
            count = int(mpmath.ceil(n))
            if method == "arcsine":
                z = abs(h) * mpmath.sqrt(count * r / (1 + r))
                power = found(z)
                theirs = statsmodels.stats.power.NormalIndPower().power(
                    abs(float(h)), count, alpha, ratio, "two-sided" if sides == 2 else "larger")
                near(power, theirs, 1e-9, "power of two proportions on the arcsine scale")
            else:
                power = normal_survival((z_alpha * mpmath.sqrt((1 + 1 / r) * mean * (1 - mean))
                                         - abs(q2 - q1) * mpmath.sqrt(count))
                                        / mpmath.sqrt(q1 * (1 - q1) + q2 * (1 - q2) / r))
            cases.append({"method": method, "control_rate": p1, "treatment_rate": p2, "target": target, "alpha": alpha,
                          "ratio": ratio, "alternative": alternative, "control_unrounded": digits(n),
                          "treatment_unrounded": digits(n * r), "control": count, "treatment": int(mpmath.ceil(n * r)),
                          "power_at_control": digits(power)})
    assert cases[1]["control"] == 1565 and cases[1]["control_unrounded"].startswith("1564.67")
    write("power_proportion.json", "inference.py", "Fleiss, Levin & Paik 2003, eq. 4.14; Cohen 1988, ch. 6", 1e-11,
          "ratio = treatment ÷ control count; the far tail of a two-sided test counts on the arcsine scale and is left out of "
          "the normal approximation, as its closed formula does. "
          "power_at_control: the power of the same method with `control` in control and ratio·control in treatment.", cases)


def sample_ratio():
    rows = [([5000, 5000], [50, 50]), ([43, 57], [50, 50]), ([9500, 500], [95, 5]), ([9400, 600], [95, 5]), ([9000, 1000], [95, 5]),
            ([100000, 101000], [50, 50]), ([1000000, 1012000], [50, 50]), ([250000, 243000], [50, 50]), ([1, 0], [50, 50]), ([0, 12], [50, 50]),
            ([333, 333, 334], [1, 1, 1]), ([300, 350, 350], [1, 1, 1]), ([1000, 1100, 900, 1000], [25, 25, 25, 25]), ([90, 5, 5], [90, 5, 5]),
            ([8000, 600, 400], [90, 5, 5]), ([75000, 25000], [75, 25]), ([74000, 26000], [75, 25]), ([100000000, 100001000], [50, 50]),
            ([20000, 21200], [50, 50]), ([5200, 4800, 5000, 5100, 4900], [20, 20, 20, 20, 20]), ([10, 10], [50, 50]), ([499, 9501], [5, 95])]
    cases = []
    for counts, split in rows:
        total, weight = sum(counts), sum(split)
        statistic = sum((mpf(x) - mpf(total) * s / weight) ** 2 / (mpf(total) * s / weight) for x, s in zip(counts, split))
        p, log_p = chi_squared_survival(statistic, len(counts) - 1)
        if p > 1e-250:
            theirs = scipy.stats.chisquare(counts, [total * s / weight for s in split])
            near(p, theirs.pvalue, 1e-8, "sample ratio")
        cases.append({"counts": counts, "split": split, "statistic": digits(statistic), "degrees_of_freedom": len(counts) - 1,
                      "p_value": digits(p), "log10_p_value": digits(log_p), "alert": bool(p < mpf("0.001"))})
    write("sample_ratio.json", "inference.py", "10.1080/14786440009463897; 10.1145/3292500.3330722", 1e-11,
          "χ² against the planned split; alert under p < 0.001", cases)


def run():
    wilson()
    miettinen_nurminen()
    fisher_exact()
    boschloo()
    cohens_h()
    power_proportion()
    sample_ratio()
