"""Mann–Whitney, Hodges–Lehmann and Brunner–Munzel from their definitions: every pair is looked at.

Writes mann_whitney.json, clustered_ranks.json. SciPy only checks.
"""

import random
from fractions import Fraction
from functools import lru_cache

import mpmath
import numpy
import scipy.stats
from mpmath import mpf

from exact import digits, near, t_critical, t_two_sided, two_sided_normal, write

LEVEL = "0.95"


@lru_cache(maxsize=None)
def orders(n, m):
    """How many of the orders of n and m values have each U, by where the largest value belongs."""
    if n == 0 or m == 0:
        return (1,)
    counts = [0] * (n * m + 1)
    for u, count in enumerate(orders(n - 1, m)):
        counts[u + m] += count
    for u, count in enumerate(orders(n, m - 1)):
        counts[u] += count
    return tuple(counts)


def placements(values, others, above):
    """The share of the others below each value (above, for the control's), ties by half."""
    sign = -1 if above else 1
    return [Fraction(sum(2 if sign * o < sign * v else 1 if o == v else 0 for o in others), 2 * len(others)) for v in values]


def to_mpf(fraction):
    return mpf(fraction.numerator) / fraction.denominator


def superiority(control, treatment):
    """θ, its variance and degrees of freedom from lists of units, each a list of placements; None where it has none."""
    parts = []
    for units in (control, treatment):
        total = sum(len(u) for u in units)
        theta = Fraction(sum(sum(u) for u in units), total)
        count = len(units)
        spread = sum((sum(u) - theta * len(u)) ** 2 for u in units)
        parts.append((theta, Fraction(count, count - 1) * spread / total**2 if count > 1 else None, count - 1))
    (theta, vc, fc), (other, vt, ft) = parts
    assert theta == other
    if vc is None or vt is None or vc + vt == 0:
        return theta, None, None
    df = to_mpf((vc + vt) ** 2) / to_mpf(vc**2 / fc + vt**2 / ft)
    return theta, to_mpf(vc + vt), df


def placement_case(theta, variance, df):
    if variance is None:
        return {"superiority": digits(to_mpf(theta), 20)}
    error = mpmath.sqrt(variance)
    t = (to_mpf(theta) - mpf("0.5")) / error
    p, log10 = t_two_sided(t, df)
    reach = t_critical(mpf(LEVEL), df) * error
    return {"superiority": digits(to_mpf(theta)), "standard_error": digits(error), "degrees_of_freedom": digits(df),
            "t": digits(t), "p_value": digits(p), "log10_p_value": digits(log10),
            "lower": digits(max(mpf(0), to_mpf(theta) - reach)), "upper": digits(min(mpf(1), to_mpf(theta) + reach))}


def shift_of(differences, rank):
    """The median difference and the interval from the first rank kept."""
    count = len(differences)
    middle = (Fraction(differences[(count - 1) // 2]) + Fraction(differences[count // 2])) / 2
    found = {"shift": digits(to_mpf(middle))}
    if rank >= 1:
        found |= {"shift_lower": digits(mpf(differences[rank - 1])), "shift_upper": digits(mpf(differences[count - rank]))}
    return found


def rank_case(name, control, treatment):
    n, m = len(control), len(treatment)
    doubled = sum(2 if t > c else 1 if t == c else 0 for t in treatment for c in control)
    u = Fraction(doubled, 2)
    sizes = {}
    for value in control + treatment:
        sizes[value] = sizes.get(value, 0) + 1
    ties = sum(r**3 - r for r in sizes.values())
    total = n + m
    variance = Fraction(n * m, 12) * (total + 1 - Fraction(ties, total * (total - 1)))
    distance = max(abs(u - Fraction(n * m, 2)) - Fraction(1, 2), 0)
    z = to_mpf(distance) / mpmath.sqrt(to_mpf(variance)) * (-1 if 2 * u < n * m else 1)
    exact = ties == 0 and max(n, m) < 50
    if exact:
        below = sum(orders(n, m)[: int(min(u, n * m - u)) + 1])
        p = min(mpf(1), 2 * mpf(below) / mpf(sum(orders(n, m))))
        log10 = mpmath.log10(p)
        cumulated, rank = 0, None
        for k, count in enumerate(orders(n, m)):
            cumulated += count
            if 2 * mpf(cumulated) / mpf(sum(orders(n, m))) >= 1 - mpf(LEVEL):
                rank = k
                break
    else:
        p, log10 = two_sided_normal(z)
        margin = -mpmath.sqrt(mpf(n * m * (total + 1)) / 12) * mpmath.sqrt(2) * mpmath.erfinv(mpf(LEVEL))
        rank = int(mpmath.ceil(mpf(n * m) / 2 - mpf("0.5") + margin))
    theirs = scipy.stats.mannwhitneyu(treatment, control, method="exact" if exact else "asymptotic")
    near(theirs.statistic, u, 1e-12, f"U of {name}")
    if p > mpf("1e-290"):
        near(theirs.pvalue, p, 1e-9, f"p of {name}")
    differences = sorted((numpy.array(treatment)[:, None] - numpy.array(control)[None, :]).ravel().tolist())
    case = {"name": name, "control": control, "treatment": treatment, "u": digits(to_mpf(u)), "tie_sum": ties,
            "z": digits(z), "p_value": digits(p), "log10_p_value": digits(log10), **shift_of(differences, rank)}
    if n > 1 and m > 1:
        found = superiority([[p] for p in placements(control, treatment, True)], [[p] for p in placements(treatment, control, False)])
        case["brunner_munzel"] = placement_case(*found)
        if found[1] is not None:
            check = scipy.stats.brunnermunzel(control, treatment)
            near(check.statistic, mpf(case["brunner_munzel"]["t"]), 1e-9, f"Brunner–Munzel of {name}")
            near(check.pvalue, mpf(case["brunner_munzel"]["p_value"]), 1e-7, f"Brunner–Munzel's p of {name}")
    if name.startswith("range"):
        for key, values in (("control", control), ("treatment", treatment)):
            case[key] = {"first": values[0], "step": values[1] - values[0], "count": len(values)}
    return case


def mann_whitney():
    rng = random.Random(20)

    def lognormal(count, centre=0.0, places=3):
        return [round(rng.lognormvariate(5 + centre, 0.6), places) for _ in range(count)]

    cases = [rank_case("one each", [1.0], [2.0]), rank_case("two and three", [1.0, 5.0], [2.0, 3.0, 7.0]),
             rank_case("apart", [1.0, 2.0, 3.0, 4.0, 5.0], [6.0, 7.0, 8.0, 9.0]),
             rank_case("one tie", [1.0, 2.0, 3.0], [3.0, 4.0, 5.0]),
             rank_case("negative", [-3.5, -0.25, 0.0, 1.0, 8.0], [-9.0, -0.0, 2.5, 3.0])]
    for n, m in ((4, 7), (8, 8), (12, 5), (20, 31), (49, 49), (3, 49)):
        for centre in (0.0, 0.8):
            cases.append(rank_case(f"untied {n} {m} {centre}", lognormal(n, 0, 6), lognormal(m, centre, 6)))
    for n, m, places in ((30, 40, -1), (60, 55, 0), (80, 20, -2), (49, 50, 4), (70, 90, 4)):
        for centre in (0.0, 0.4):
            cases.append(rank_case(f"rounded {n} {m} {places} {centre}", lognormal(n, 0, places), lognormal(m, centre, places)))
    cases.append(rank_case("stars", [1.0] * 20 + [2.0] * 10 + [5.0] * 3, [1.0] * 8 + [2.0] * 9 + [5.0] * 14))
    cases.append(rank_case("range", [float(i) for i in range(300)], [float(i) for i in range(300, 700)]))
    cases.append(rank_case("range, between", [float(i) for i in range(200)], [i + 100.5 for i in range(250)]))
    write("mann_whitney.json", "ranks.py", "doi:10.1214/aoms/1177730491; doi:10.1214/aoms/1177704172", 1e-12,
          "every pair compared in exact rationals. z and p with tie and continuity correction; p exact where no value is "
          "tied and both groups have fewer than 50. shift: Hodges–Lehmann with the interval of 95 %, absent where no rank "
          "can be excluded. brunner_munzel: by placements.", cases)


def clustered():
    rng = random.Random(21)
    cases = []
    for name, count, size, spread, effect, places in (
        ("pairs of users", 12, 2, 0.5, 0.0, 2), ("few rows", 20, 3, 0.8, 0.3, 1), ("whole ms", 15, 6, 0.4, 0.2, -1),
        ("many rows of few", 11, 9, 1.0, 0.6, 3), ("single rows", 25, 1, 0.3, 0.2, 2), ("faster", 16, 4, 0.5, -0.7, 2)):
        groups = []
        for shift in (0.0, effect):
            units = []
            for _ in range(count):
                centre = rng.gauss(5 + shift, spread)
                units.append([round(rng.lognormvariate(centre, 0.4), places) for _ in range(1 if size == 1 else rng.randint(1, 2 * size))])
            groups.append(units)
        control, treatment = ([v for u in units for v in u] for units in groups)
        found = superiority(*([placements(u, others, above) for u in units]
                              for units, others, above in ((groups[0], treatment, True), (groups[1], control, False))))
        cases.append({"name": name, "control": groups[0], "treatment": groups[1], **placement_case(*found)})
    write("clustered_ranks.json", "ranks.py", "doi:10.2307/2533958", 1e-12,
          "P(treatment > control), ties by half, by the placements of every row; variance over units by the delta method; "
          "groups are lists of units, units lists of values.", cases)


def run():
    mann_whitney()
    clustered()
