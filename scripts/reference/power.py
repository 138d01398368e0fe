"""Reference values for power: differences and ratios against a margin, proportions against a margin, units, traffic."""

import csv
import datetime
import random
from fractions import Fraction

import mpmath
import numpy
from exact import (FOLDER, NoncentralT, bisect, digits, mp, mpf, near, normal_quantile, normal_survival, t_critical, write)
from looks import boundaries, exits
from means import mean_power, power_of

SIDES = {"two-sided": 2, "greater": 1, "less": 1}


def welch_power(shift, v_c, v_t, n_c, n_t, alpha, alternative):
    """The power of Welch's test with known variances: its noncentral t at Satterthwaite's degrees of freedom."""
    a, b = mpf(v_c) / n_c, mpf(v_t) / n_t
    df = (a + b) ** 2 / (a**2 / (n_c - 1) + b**2 / (n_t - 1))
    critical = t_critical(1 - mpf(alpha) * 2 / SIDES[alternative], df)
    return power_of(NoncentralT(df), critical, mpf(shift) / mpmath.sqrt(a + b), alternative)


def secant(function, first, second, precision):
    """A root by the secant, to a relative precision; each value of the function is dear."""
    at_first, at_second = function(first), function(second)
    for _ in range(25):
        first, at_first, second = second, at_second, second - at_second * (second - first) / (at_second - at_first)
        if abs(second - first) < precision * abs(second):
            return second
        at_second = function(second)
    raise ArithmeticError("no root")


def difference():
    # (difference, boundary, v_c, v_t, ratio, alpha, alternative, n_c)
    rows = [(5.0, 0.0, 100.0, 100.0, 1, 0.05, "two-sided", 64), (5.0, 0.0, 100.0, 400.0, 1, 0.05, "two-sided", 100),
            (0.0, -10.0, 900.0, 900.0, 1, 0.025, "greater", 150), (0.0, 10.0, 900.0, 2500.0, 0.05263157894736842, 0.025, "less", 3000),
            (-3.0, 2.0, 625.0, 400.0, 0.5, 0.025, "less", 300), (12.0, 10.0, 64.0, 81.0, 2, 0.025, "greater", 120),
            (0.002, 0.0, 0.0016, 0.0049, 19, 0.05, "two-sided", 1900), (1e-6, 0.0, 1e-8, 1e-8, 1, 0.01, "two-sided", 250000),
            (40.0, 0.0, 2500.0, 100.0, 1, 0.05, "two-sided", 8), (0.0, 0.0, 4.0, 9.0, 1, 0.05, "two-sided", 30)]
    cases = []
    for delta, boundary, v_c, v_t, ratio, alpha, alternative, n_c in rows:
        power = welch_power(mpf(delta) - mpf(boundary), v_c, v_t, mpf(n_c), mpf(n_c) * mpf(ratio), alpha, alternative)
        cases.append({"solve": "power", "difference": delta, "boundary": boundary, "variance_control": v_c, "variance_treatment": v_t,
                      "ratio": ratio, "alpha": alpha, "alternative": alternative, "control": n_c, "power": digits(power)})
    generator = numpy.random.default_rng(1938)
    for case in cases[:6]:
        by_simulation(case, generator)
    for (delta, boundary, v_c, v_t, ratio, alpha, alternative, _), target in zip(rows[:9], [0.8, 0.9, 0.8, 0.8, 0.9, 0.95, 0.8, 0.8, 0.8]):
        shift = mpf(delta) - mpf(boundary)
        z = normal_quantile(mpf(target)) - normal_quantile(mpf(alpha) / SIDES[alternative])
        guess = z**2 * (mpf(v_c) + mpf(v_t) / mpf(ratio)) / shift**2 + 1
        n_c = secant(lambda n: welch_power(shift, v_c, v_t, n, n * mpf(ratio), alpha, alternative) - mpf(target),
                     guess, guess * mpf("1.002") + mpf("0.02"), mpf(10) ** -18)
        cases.append({"solve": "sample_size", "difference": delta, "boundary": boundary, "variance_control": v_c,
                      "variance_treatment": v_t, "ratio": ratio, "alpha": alpha, "alternative": alternative, "target": target,
                      "control_unrounded": digits(n_c, 15), "control": int(mpmath.ceil(n_c)),
                      "treatment": int(mpmath.ceil(n_c * mpf(ratio)))})
    write("power_difference.json", "inference.py", "10.1093/biomet/29.3-4.350", 1e-9,
          "T ~ noncentral t with (difference − boundary)/se and Satterthwaite's degrees of freedom. ratio = treatment ÷ control "
          "count. The first six powers were also found by simulation of Welch's test, within 4 standard errors.", cases)


def by_simulation(case, generator, rounds=200_000):
    """Welch's test of simulated normal samples, by their sufficient statistics."""
    n_c = case["control"]
    n_t = max(2, round(n_c * case["ratio"]))
    exact = welch_power(mpf(case["difference"]) - mpf(case["boundary"]), case["variance_control"], case["variance_treatment"],
                        mpf(n_c), mpf(n_t), case["alpha"], case["alternative"])
    from scipy.stats import t as student

    means, variances = [], []
    for n, centre, v in ((n_c, 0.0, case["variance_control"]), (n_t, case["difference"], case["variance_treatment"])):
        means.append(generator.normal(centre, (v / n) ** 0.5, rounds))
        variances.append(v * generator.chisquare(n - 1, rounds) / (n - 1) / n)
    a, b = variances
    df = (a + b) ** 2 / (a**2 / (n_c - 1) + b**2 / (n_t - 1))
    statistic = (means[1] - means[0] - case["boundary"]) / (a + b) ** 0.5
    critical = student.isf(case["alpha"] / SIDES[case["alternative"]], df)
    found = {"two-sided": abs(statistic) > critical, "greater": statistic > critical,
             "less": statistic < -critical}[case["alternative"]].mean()
    error = (found * (1 - found) / rounds) ** 0.5
    if abs(found - float(exact)) > 4 * error + 5e-4:
        raise AssertionError(f"simulated {found} against {exact}: {case}")


def lift():
    """More than a tenth better: the test that is dual to Fieller's interval."""
    rows = [(-0.15, -0.10, 450.0, 180.0, 150.0, 1, 0.025, "less", 0.8), (-0.12, -0.10, 450.0, 180.0, 180.0, 1, 0.025, "less", 0.8),
            (-0.20, -0.10, 450.0, 300.0, 240.0, 0.05263157894736842, 0.025, "less", 0.9), (0.0, 0.10, 1200.0, 500.0, 500.0, 1, 0.025, "less", 0.8),
            (0.0, -0.02, 0.8, 0.1, 0.1, 1, 0.025, "greater", 0.95), (0.3, 0.25, 10.0, 4.0, 6.0, 2, 0.05, "greater", 0.8)]
    cases = []
    generator = numpy.random.default_rng(1954)
    for true, limit, mean, sd_c, sd_t, ratio, alpha, alternative, target in rows:
        factor = 1 + mpf(limit)
        v_c, v_t = factor**2 * mpf(sd_c) ** 2, mpf(sd_t) ** 2
        shift = mpf(mean) * (mpf(true) - mpf(limit))
        z = normal_quantile(mpf(target)) - normal_quantile(mpf(alpha))
        guess = z**2 * (v_c + v_t / mpf(ratio)) / shift**2 + 1
        n_c = secant(lambda n: welch_power(shift, v_c, v_t, n, n * mpf(ratio), alpha, alternative) - mpf(target),
                     guess, guess * mpf("1.002") + mpf("0.02"), mpf(10) ** -18)
        control, treatment = int(mpmath.ceil(n_c)), int(mpmath.ceil(n_c * mpf(ratio)))
        # The ratio of two simulated means, and the test of its limit with the variance of that limit.
        rounds = 200_000
        c = generator.normal(mean, sd_c / control**0.5, rounds)
        t = generator.normal(mean * (1 + true), sd_t / treatment**0.5, rounds)
        se = ((float(factor) * sd_c) ** 2 / control + sd_t**2 / treatment) ** 0.5
        statistic = (t - float(factor) * c) / se * (1 if alternative == "greater" else -1)
        found = (statistic > float(normal_quantile(1 - mpf(alpha)))).mean()
        if control > 500 and abs(found - target) > 4 * (found * (1 - found) / rounds) ** 0.5 + 0.004:
            raise AssertionError(f"simulated {found} against {target}")
        cases.append({"lift": true, "limit": limit, "control_mean": mean, "deviation_control": sd_c, "deviation_treatment": sd_t,
                      "ratio": ratio, "alpha": alpha, "alternative": alternative, "target": target,
                      "control_unrounded": digits(n_c, 15), "control": control, "treatment": treatment})
    write("power_lift.json", "inference.py", "10.1111/j.2517-6161.1954.tb00159.x", 1e-9,
          "m_t − (1 + limit)·m_c against 0, variance v_t/n_t + (1 + limit)²·v_c/n_c; also simulated", cases)


def likeliest(p_c, p_t, r, form, limit):
    """The likeliest control proportion on the margin when p_c and p_t are seen, r treatments for each control."""
    def slope(p):
        q = p + limit if form == "difference" else (1 + limit) * p
        inner = 1 if form == "difference" else 1 + limit
        total = mpf(0)
        for count, chance, step in ((p_c, p, 1), (1 - p_c, 1 - p, -1), (r * p_t, q, inner), (r * (1 - p_t), 1 - q, -inner)):
            if count:
                total += count * step / chance
        return total

    low = max(mpf(0), -limit) if form == "difference" else mpf(0)
    high = min(mpf(1), 1 - limit) if form == "difference" else min(mpf(1), 1 / (1 + limit))
    tiny = (high - low) * mpf(10) ** -45
    return bisect(lambda p: -slope(p), low + tiny, high - tiny, rounds=170)


def proportion_margin():
    rows = [(0.8, 0.8, "difference", -0.1, 1, 0.025, "greater", 0.8), (0.1, 0.1, "difference", 0.05, 1, 0.025, "less", 0.9),
            (0.01, 0.01, "difference", 0.005, 1, 0.025, "less", 0.8), (0.01, 0.01, "difference", 0.005, 0.05263157894736842, 0.025, "less", 0.8),
            (0.002, 0.002, "difference", 0.005, 1, 0.025, "less", 0.8), (0.98, 0.985, "difference", -0.01, 2, 0.025, "greater", 0.9),
            (0.5, 0.62, "difference", 0.05, 1, 0.025, "greater", 0.8), (0.95, 0.95, "difference", -0.05, 1, 0.05, "greater", 0.8),
            (0.1, 0.08, "lift", -0.10, 1, 0.025, "less", 0.8), (0.05, 0.05, "lift", 0.25, 1, 0.025, "less", 0.8),
            (0.3, 0.3, "lift", -0.2, 0.5, 0.025, "greater", 0.9), (0.01, 0.008, "lift", -0.1, 0.05263157894736842, 0.025, "less", 0.8),
            (0.6, 0.9, "lift", 0.3, 3, 0.01, "greater", 0.95)]
    cases = []
    generator = numpy.random.default_rng(1990)
    for p1, p2, form, limit, ratio, alpha, alternative, target in rows:
        p_c, p_t, r, edge = mpf(p1), mpf(p2), mpf(ratio), mpf(limit)
        factor = 1 if form == "difference" else 1 + edge
        c = likeliest(p_c, p_t, r, form, edge)
        t = c + edge if form == "difference" else (1 + edge) * c
        null = mpmath.sqrt(factor**2 * c * (1 - c) + t * (1 - t) / r)
        spread = mpmath.sqrt(factor**2 * p_c * (1 - p_c) + p_t * (1 - p_t) / r)
        effect = p_t - p_c - edge if form == "difference" else p_t - factor * p_c
        effect *= 1 if alternative == "greater" else -1
        z_alpha, z_beta = -normal_quantile(mpf(alpha)), normal_quantile(mpf(target))
        n = ((z_alpha * null + z_beta * spread) / effect) ** 2
        count = int(mpmath.ceil(n))
        power = normal_survival((z_alpha * null - effect * mpmath.sqrt(count)) / spread)
        score_simulation(p1, p2, form, limit, count, int(mpmath.ceil(n * r)), alpha, alternative, float(power), generator)
        cases.append({"control_rate": p1, "treatment_rate": p2, "form": form, "limit": limit, "ratio": ratio, "alpha": alpha,
                      "alternative": alternative, "target": target, "likeliest_control": digits(c), "control_unrounded": digits(n),
                      "control": count, "treatment": int(mpmath.ceil(n * r)), "power_at_control": digits(power)})
    write("power_margin.json", "inference.py", "10.1002/sim.4780091208", 1e-11,
          "Farrington and Manning, method 3: the likeliest proportions on the margin by bisection of the likelihood's slope. "
          "form difference: p_t − p_c beyond limit; lift: p_t ÷ p_c − 1 beyond limit. power_at_control: with ratio·control "
          "treatments, not rounded. The power of the score test itself was simulated and lies within 2.5 points.", cases)


def score_simulation(p1, p2, form, limit, n_c, n_t, alpha, alternative, expected, generator, rounds=400):
    """The share of simulated tables that the score test decides: the formula is an approximation of it."""
    factor = 1.0 if form == "difference" else 1 + limit
    decided = 0
    for x_c, x_t in zip(generator.binomial(n_c, p1, rounds), generator.binomial(n_t, p2, rounds)):
        with mp.workdps(20):
            c = float(likeliest_fast(x_c / n_c, x_t / n_t, n_t / n_c, form, limit))
        t = c + limit if form == "difference" else factor * c
        se = (factor**2 * c * (1 - c) / n_c + t * (1 - t) / n_t) ** 0.5
        gap = x_t / n_t - x_c / n_c - limit if form == "difference" else x_t / n_t - factor * x_c / n_c
        decided += (gap if alternative == "greater" else -gap) > se * float(-normal_quantile(mpf(alpha)))
    share = decided / rounds
    if abs(share - expected) > 0.025 + 4 * (expected * (1 - expected) / rounds) ** 0.5:
        raise AssertionError(f"simulated {share} against {expected}: {p1} {p2} {form} {limit}")


def likeliest_fast(p_c, p_t, r, form, limit):
    low, high = (max(0.0, -limit), min(1.0, 1 - limit)) if form == "difference" else (0.0, min(1.0, 1 / (1 + limit)))
    for _ in range(60):
        p = (low + high) / 2
        q = p + limit if form == "difference" else (1 + limit) * p
        inner = 1 if form == "difference" else 1 + limit
        slope = p_c / p - (1 - p_c) / (1 - p) + inner * r * (p_t / q - (1 - p_t) / (1 - q))
        low, high = (p, high) if slope > 0 else (low, p)
    return (low + high) / 2


# P. E. Shrout and J. L. Fleiss 1979, table 2: six targets, four judges; table 4 gives ICC(1) = .17, from mean squares
# of 11.24 between and 6.26 within.
TARGETS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def units():
    generator = random.Random(1979)
    sets = [TARGETS, [[1, 1], [2, 2], [5, 5, 5]], [[1, 5], [5, 1], [3, 3, 3]], [[0, 1], [1], [0, 0, 0, 1], [1, 1, 0], [0]]]
    for correlation, count in ((0.3, 12), (0.02, 30), (0.9, 8)):
        made = []
        for _ in range(count):
            centre = generator.gauss(100, 20 * correlation**0.5)
            made.append([round(generator.gauss(centre, 20 * (1 - correlation) ** 0.5), 2) for _ in range(generator.randint(1, 9))])
        sets.append(made)
    cases = []
    for made in sets:
        exact = [[Fraction(repr(y)) for y in unit] for unit in made]
        values = [y for unit in exact for y in unit]
        n, u = len(values), len(exact)
        mean = sum(values) / n
        total = sum((y - mean) ** 2 for y in values)
        pairs = sum(len(unit) * (len(unit) - 1) for unit in exact)
        products = sum((y - mean) * (z - mean) for unit in exact for i, y in enumerate(unit) for j, z in enumerate(unit) if i != j)
        over_pairs = products / pairs / (total / n)
        between = sum(len(unit) * (sum(unit) / len(unit) - mean) ** 2 for unit in exact) / (u - 1)
        within = sum((y - sum(unit) / len(unit)) ** 2 for unit in exact for y in unit) / (n - u)
        size = (n - Fraction(sum(len(unit) ** 2 for unit in exact), n)) / (u - 1)
        by_variances = (between - within) / (between + (size - 1) * within)
        clustered = sum((sum(unit) - mean * len(unit)) ** 2 for unit in exact)
        cases.append({"units": made, "over_pairs": digits(mpf(over_pairs.numerator) / over_pairs.denominator),
                      "by_variances": digits(mpf(by_variances.numerator) / by_variances.denominator),
                      "design_effect": digits(mpf((clustered / total).numerator) / (clustered / total).denominator),
                      "mean_size": digits(mpf(n) / u),
                      "size_variation": digits(mpmath.sqrt(mpf(u) * sum(len(unit) ** 2 for unit in exact) / mpf(n) ** 2 - 1))})
    assert cases[0]["by_variances"].startswith("0.1657"), cases[0]
    write("intraclass.json", "inference.py", "10.1037/0033-2909.86.2.420 (table 2, the first case); 10.2307/2530491", 1e-11,
          "exact rationals. over_pairs: the correlation of all ordered pairs of one unit; by_variances: one-way analysis of "
          "variance; design_effect: Σ(Y_u − R·N_u)² ÷ Σ(y − R)²; size_variation with divisor U, so that the design effect is "
          "1 + ((cv² + 1)·m̄ − 1)·ρ over pairs exactly", cases)


def traffic():
    rows = [(2000.0, None, (1565.0, 1565.0), (0.95, 0.05)), (2000.0, (500.0, 7.0, 1.0, 0.1, 0.5), (1565.0, 1565.0), (0.5, 0.5)),
            (2000.0, (500.0, 7.0, 0.5, 0.1, 0.5), (1565.0, 1565.0), (0.5, 0.5)), (2000.0, (500.0, 7.0, 0.5, 0.1, 0.5), (1565.0, 1565.0), (0.95, 0.05)),
            (1e6, (80000.0, 14.0, 0.3, 0.35, 2.0), (24000.0, 24000.0), (0.9, 0.1)), (1e6, (80000.0, 14.0, 0.0, 0.35, 2.0), (24000.0, 24000.0), (0.9, 0.1)),
            (50.0, (49.0, 1.0, 1.0, 0.9, 0.0), (400.0, 200.0), (0.75, 0.25)), (300.0, (100.0, 3.0, 0.8, 0.0, 1.0), (900.0, 900.0), (0.5, 0.5))]
    curve = [(2000.0, 700.0), (4000.0, 1000.0), (8000.0, 1300.0)]
    rows = [(*row, []) for row in rows] + [
        (2000.0, (1300.0, 4.0, 0.25, 0.3, 1.0), (160.0, 160.0), (0.5, 0.5), curve),
        (2000.0, (1300.0, 4.0, 0.25, 0.3, 1.0), (700.0, 700.0), (0.5, 0.5), curve),
        (2000.0, (1300.0, 4.0, 0.25, 0.3, 1.0), (2000.0, 2000.0), (0.5, 0.5), curve),
        (2000.0, (1300.0, 4.0, 0.25, 0.3, 1.0), (1.0, 30.0), (0.95, 0.05), curve)]
    cases = []
    for daily, who, sizes, shares, seen in rows:
        def on_the_way(requests, growth):
            """From (1, 1) by straight lines between logarithms, with the power beyond the last."""
            if requests <= 1:
                return requests
            places = [(mpf(0), mpf(0))] + [(mpmath.log(mpf(n)), mpmath.log(mpf(u))) for n, u in seen]
            x = mpmath.log(requests)
            for (x0, y0), (x1, y1) in zip(places, places[1:]):
                if x <= x1:
                    return mpmath.exp(y0 + (x - x0) * (y1 - y0) / (x1 - x0))
            return mpmath.exp(places[-1][1] + growth * (x - places[-1][0]))

        def worth(t, share):
            requests = mpf(share) * mpf(daily) * t
            if who is None:
                return requests
            count, span, growth, rho, cv = map(mpf, who)
            distinct = on_the_way(mpf(daily) * t, growth) if seen else count * (t / span) ** growth
            distinct = min(requests, mpf(share) * distinct)
            return min(requests, 1 / ((1 - rho) / requests + rho * (1 + cv * cv) / distinct))

        longest = mpf(0)
        for size, share in zip(sizes, shares):
            if worth(mpf(10) ** 9, share) < size:
                longest = None
                break
            log_days = bisect(lambda x: worth(mpmath.exp(x), share) - mpf(size), mpf(-30), mpmath.log(mpf(10) ** 9), 190)
            longest = max(longest, mpmath.exp(log_days))
        names = ("count", "days", "growth", "correlation", "variation")
        cases.append({"daily": daily, "units": None if who is None else dict(zip(names, who)), "sizes": list(sizes), "seen": seen,
                      "shares": list(shares), "days": digits(longest)})
    write("traffic.json", "inference.py", "10.1093/ije/dyl129", 1e-11,
          "days until each share of the traffic is worth its size; null: never", cases)


# J. Cohen, "Statistical Power Analysis for the Behavioral Sciences", 2nd edition, 1988, table 2.4.1 at a₂ = .05, page 55: n to
# detect d by the t test of two means. Cohen interpolates, so that a few entries are one less than the exact size.
COHEN_EFFECTS = [0.10, 0.20, 0.30, 0.40, 0.50, 0.60, 0.70, 0.80, 1.00, 1.20, 1.40]
COHEN_SIZES = {0.8: [1571, 393, 175, 99, 64, 45, 33, 26, 17, 12, 9], 0.9: [2102, 526, 234, 132, 85, 59, 44, 34, 22, 16, 12]}


def published():
    cases = [{"from": "Cohen 1988, table 2.4.1, page 55", "solve": "sample_size", "effect_size": d, "target": target, "alternative": "two-sided",
              "value": n, "within": 1} for target, sizes in COHEN_SIZES.items() for d, n in zip(COHEN_EFFECTS, sizes)]
    cases += [
        {"from": "R, ?power.t.test: n = 20, delta = 1, sd = 1", "solve": "power", "effect_size": 1.0, "control": 20, "alternative": "two-sided",
         "value": 0.8689528, "within": 1e-6},
        {"from": "R, ?power.t.test: power = .90, delta = 1", "solve": "sample_size", "effect_size": 1.0, "target": 0.9, "alternative": "two-sided",
         "value": 22.02110, "within": 2e-5},
        {"from": "R, ?power.t.test: power = .90, delta = 1, one.sided", "solve": "sample_size", "effect_size": 1.0, "target": 0.9,
         "alternative": "greater", "value": 17.84713, "within": 2e-5}]
    from statsmodels.stats.power import TTestIndPower

    # What is quoted above is read back by another program first.
    for case in cases:
        if case["solve"] == "sample_size":
            side = {"two-sided": "two-sided", "greater": "larger"}[case["alternative"]]
            theirs = TTestIndPower().solve_power(case["effect_size"], None, 0.05, case["target"], 1, alternative=side)
            assert abs((numpy.ceil(theirs) if case["within"] == 1 else theirs) - case["value"]) <= case["within"] + 2e-5, case
        else:
            near(case["value"], TTestIndPower().power(case["effect_size"], case["control"], 0.05), 1e-6, "power.t.test")
    write("power_published.json", "inference.py", "Cohen 1988, table 2.4.1; the manual of R's stats package", 0,
          "numbers as printed; within: how far they may be from the exact ones. R leaves the far tail of a two-sided test out "
          "and seeks its roots to 1e-4.", cases)


def looks():
    """Designs with several looks: the drift by quadrature, then the size at which one look has the power it stands for."""
    cases = []
    for count, kind, alpha, target, effect, alternative in [
            (5, "obrien_fleming", 0.05, 0.8, 0.2, "two-sided"), (3, "pocock", 0.05, 0.9, 0.1, "two-sided"),
            (10, "obrien_fleming", 0.01, 0.8, 0.05, "two-sided"), (2, "pocock", 0.025, 0.8, 0.3, "greater"),
            (1, "obrien_fleming", 0.05, 0.8, 0.5, "two-sided")]:
        both = alpha * 2 / SIDES[alternative]
        shares = [(k + 1) / count for k in range(count)]
        found = boundaries(shares, both, kind)
        z_alpha, z_beta = -normal_quantile(mpf(both) / 2), normal_quantile(mpf(target))

        def excess(drift):
            return mpf(float(sum(upper for upper, _ in exits(shares, found, float(drift))))) - mpf(target)

        drift = secant(excess, z_alpha + z_beta, z_alpha + z_beta + mpf("0.05"), mpf(10) ** -13)
        single = normal_survival(z_alpha - drift)
        guess = 2 * (drift / mpf(effect)) ** 2 + 1
        n_c = secant(lambda n: mean_power(effect, n, 1, alpha, alternative) - single, guess, guess * mpf("1.002"), mpf(10) ** -15)
        cases.append({"looks": count, "spending": kind, "alpha": alpha, "alternative": alternative, "target": target,
                      "effect_size": effect, "inflation": digits((drift / (z_alpha + z_beta)) ** 2, 12),
                      "single_power": digits(single, 12), "control_unrounded": digits(n_c, 12), "control": int(mpmath.ceil(n_c))})
    write("power_looks.json", "inference.py", "Jennison and Turnbull 2000, sections 2.3 and 3.4", 1e-9,
          "inflation: (drift ÷ (z_{α/2} + z_power))², the drift by quadrature in long double; single_power: Φ(drift − z_{α/2}); "
          "control: the size with which the t test has that power", cases)


def log_power():
    """What a log says, read by Python's csv: the control's spread and users, and the traffic of each day."""
    path = FOLDER.parent / "logs" / "gateway.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    days, seen, so_far = {}, set(), []
    for row in rows:
        days.setdefault(row["timestamp"][:10], []).append(row["user_id"])
    for day in sorted(days):
        seen |= set(days[day])
        so_far.append({"day": day, "requests": len(days[day]), "units": len(set(days[day])), "units_so_far": len(seen)})
    times = [datetime.datetime.fromisoformat(row["timestamp"].replace("Z", "+00:00")) for row in rows]
    span = Fraction((max(times) - min(times)) // datetime.timedelta(milliseconds=1), 86_400_000)
    metrics = []
    for name, read in (("response_time_ms", Fraction), ("success", lambda text: Fraction(text == "true")),
                       ("confidence_score", Fraction)):
        units = {}
        for row in rows:
            if row["group"] == "legacy" and row[name] not in ("", "NA", "null", "NaN"):
                units.setdefault(row["user_id"], []).append(read(row[name]))
        values = [y for unit in units.values() for y in unit]
        n, u = len(values), len(units)
        mean = sum(values) / n
        total = sum((y - mean) ** 2 for y in values)
        clustered = sum((sum(unit) - mean * len(unit)) ** 2 for unit in units.values())
        pairs = sum(len(unit) * (len(unit) - 1) for unit in units.values())
        variance = total / (n - 1)
        metric = {"name": name, "requests": n, "units": u, "baseline": mean, "unit_size": Fraction(n, u),
                  "intraclass_correlation": (clustered - total) / pairs / (total / n),
                  "design_effect": clustered * u / (u - 1) / n**2 / (variance / n)}
        metric = {key: digits(mpf(value.numerator) / value.denominator) if isinstance(value, Fraction) else value
                  for key, value in metric.items()}
        metric["standard_deviation"] = digits(mpmath.sqrt(mpf(variance.numerator) / variance.denominator))
        if name != "success":
            v = mpf(variance.numerator) / variance.denominator
            shift = mpf(mean.numerator) / mean.denominator / 10
            guess = 15.7 * v / shift**2 + 1
            worth = secant(lambda size: welch_power(shift, v, v, size, size, 0.05, "two-sided") - mpf("0.8"),
                           guess, guess * mpf("1.002") + mpf("0.02"), mpf(10) ** -18)
            metric["worth_of_a_tenth"] = int(mpmath.ceil(worth))
        metrics.append(metric)
    write("power_log.json", "inference.py", "the definitions of intraclass.json and power_difference.json", 1e-11,
          "Fixtures/logs/gateway.csv by Python's csv module in exact rationals: its traffic, then the control's metrics. "
          "worth_of_a_tenth: the independent requests of each of two equal groups that see a tenth with 0.8 at 0.05",
          [{"days": digits(mpf(span.numerator) / span.denominator), "requests": len(rows), "by_day": so_far}] + metrics)


def run():
    log_power()
    looks()
    difference()
    lift()
    proportion_margin()
    units()
    traffic()
    published()
