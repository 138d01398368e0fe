"""Reference values for the lift as it grows, day by day, from raw rows; and for the power under an observed error."""

import random

import mpmath
import scipy.stats
from exact import bisect, digits, mpf, near, normal_survival, t_critical, write
from means import cluster, fieller_set, satterthwaite


def draw(generator, kind, base, spread):
    """Units with rows in cells, cell = 2·day + group; a unit comes back on other days."""
    days = generator.choice([3, 5, 8])
    units = []
    for index in range(generator.choice([60, 90])):
        own = generator.gauss(0, 1)
        unit = {}
        for _ in range(generator.choice([1, 2, 4, 6])):
            day = generator.randrange(days)
            group = generator.randrange(2) if kind == "request" else index % 2
            value = base + spread * (0.8 * own + 0.5 * generator.gauss(0, 1) + 0.1 * day - 0.3 * group)
            unit.setdefault(2 * day + group, []).append(round(value, 3))
        units.append(unit)
    return days, units


def multiplier(size, planned, alpha):
    """The half-width of the confidence sequence in standard errors."""
    x = bisect(lambda x: x - mpmath.log1p(x) + 2 * mpmath.log(alpha), 1, 100)
    n = size * x / planned
    return mpmath.sqrt((1 + 1 / n) * (mpmath.log1p(n) - 2 * mpmath.log(alpha)))


def course():
    generator = random.Random(20251122)
    cases = []
    for index in range(12):
        kind = ["apart", "request"][index % 2]
        base, spread = [(450.0, 120.0), (0.5, 0.1), (1e6, 30.0)][index // 2 % 3]
        days, units = draw(generator, kind, base, spread)
        alpha = mpf("0.05")
        planned = None
        points = []
        for day in reversed(range(days)):
            so_far = []
            for unit in units:
                groups = [[y for cell, rows in unit.items() if cell % 2 == g and cell // 2 <= day for y in rows] for g in (0, 1)]
                if groups[0] or groups[1]:
                    so_far.append(groups)
            (r_c, v_c, _, n_c, u_c, _), (r_t, v_t, _, n_t, u_t, _) = (
                cluster([unit[g] for unit in so_far if unit[g]]) for g in (0, 1))
            planned = planned or min(u_c, u_t)
            contributions = [
                [(mpmath.fsum(map(mpf, unit[g])) - r * len(unit[g])) / n for unit in so_far]
                for g, r, n in ((0, r_c, n_c), (1, r_t, n_t))]
            u = mpf(len(so_far))
            covariance = u / (u - 1) * mpmath.fsum(a * b for a, b in zip(*contributions))
            df = satterthwaite(v_c, u_c - 1, v_t, u_t - 1)
            _, low, high = fieller_set(r_c, v_c, r_t, v_t, covariance, df, 0.95)
            w = multiplier(min(u_c, u_t), planned, alpha)
            form, wide_low, wide_high = fieller_set(
                r_c, v_c, r_t, v_t, covariance, df, 1 - 2 * normal_survival(w)) if w < 7 else (None, None, None)
            points.append({
                "day": day, "units": [u_c, u_t], "rows": [int(n_c), int(n_t)], "means": [digits(r_c), digits(r_t)],
                "errors": [digits(mpmath.sqrt(v_c)), digits(mpmath.sqrt(v_t))], "covariance": digits(covariance),
                "lift": digits(r_t / r_c - 1), "lower": digits(low), "upper": digits(high), "multiplier": digits(w),
                "sequence_form": form, "sequence_lower": digits(wide_low), "sequence_upper": digits(wide_high)})
        cases.append({"kind": kind, "strata": days,
                      "units": [[[cell, *rows] for cell, rows in unit.items()] for unit in units],
                      "points": list(reversed(points))})
    write("report_course.json", "inference.py", "10.1145/3219819.3219919", 1e-9,
          "units: of each, [cell, rows…] with cell = 2·day + group. Each point is the clustered comparison of the rows of all "
          "days up to its own, from scratch; sequence: the same at the level of the confidence sequence that is tuned to the "
          "smaller group's units on the last day, α = 0.05.", cases)


def power():
    """By scipy's noncentral t, as good as that is, against an integral of our own."""
    cases = []
    for error, df, alpha in [(1.0, 12.5, 0.05), (0.37, 58.0, 0.05), (4.5, 240.0, 0.01), (0.002, 98_000.0, 0.05)]:
        for ratio in [0.25, 1.0, 2.0, 2.8, 4.0]:
            difference = error * ratio
            entry = {"standard_error": error, "degrees_of_freedom": df, "alpha": alpha, "difference": difference}
            for name, factor in [("power", 1), ("power_of_twice", 2)]:
                nu, delta = df * factor, mpf(difference) / mpf(error) * mpmath.sqrt(factor)
                critical = t_critical(1 - mpf(str(alpha)), nu)
                ours = power_by_integral(critical, nu, delta)
                theirs = scipy.stats.nct.sf(float(critical), nu, float(delta)) + scipy.stats.nct.cdf(
                    -float(critical), nu, float(delta))
                near(ours, theirs, 1e-7, f"power {entry}")
                entry[name] = digits(ours)
            cases.append(entry)
    write("observed_power.json", "inference.py", None, 1e-10,
          "P(|T| > t) of the noncentral t with noncentrality difference ÷ error·√k and degrees of freedom k·ν, as an integral "
          "over the χ of the error; checked against scipy.", cases)


def power_by_integral(critical, nu, delta):
    """∫ over s of the density of √(χ²_ν/ν) times P(|Z + δ| > t·s)."""
    log_constant = mpmath.log(2) + nu / mpf(2) * mpmath.log(nu / mpf(2)) - mpmath.loggamma(nu / mpf(2))

    def integrand(s):
        density = mpmath.exp(log_constant + (nu - 1) * mpmath.log(s) - nu * s * s / 2)
        return density * (normal_survival(critical * s - delta) + normal_survival(critical * s + delta))

    width = 1 / mpmath.sqrt(2 * nu)
    places = sorted({max(mpf("1e-12"), 1 + k * width) for k in range(-40, 41, 2)})
    return mpmath.quad(integrand, places)


def run():
    course()
    power()
