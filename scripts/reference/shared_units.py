"""Reference values for groups that share units: the covariance of two clustered means, and what follows from it."""

import random

import mpmath
import numpy
import statsmodels.api
from exact import digits, mp, mpf, near, t_two_sided, write
from means import cluster, fieller_set, interval, satterthwaite


def contributions(units, role):
    """Each unit's linearised contribution to the mean of a group, (Y − R·N)/ΣN, 0 for a unit without rows there."""
    rows = [list(map(mpf, unit[role])) for unit in units]
    n = sum(len(part) for part in rows)
    r = mpmath.fsum(y for part in rows for y in part) / n
    return r, [(mpmath.fsum(part) - r * len(part)) / n for part in rows]


def check(units, base, contributed, variances, covariance):
    """Against statsmodels: OLS on two dummies with units as clusters, and no small-sample factor of its own."""
    flat = numpy.array([y - base for unit in units for role in ("control", "treatment") for y in unit[role]])
    arms = numpy.array([arm for unit in units for arm, role in enumerate(("control", "treatment")) for _ in unit[role]])
    labels = numpy.array([k for k, unit in enumerate(units) for role in ("control", "treatment") for _ in unit[role]])
    dummies = numpy.column_stack([arms == 0, arms == 1]).astype(float)
    fit = statsmodels.api.OLS(flat, dummies).fit(cov_type="cluster", cov_kwds={"groups": labels, "use_correction": False})
    theirs = fit.cov_params()
    scale = abs(theirs[0, 0]) + abs(theirs[1, 1])
    for ours, other, what in [
            (sum(a * a for a in contributed[0]), theirs[0, 0], "variance of the control"),
            (sum(a * a for a in contributed[1]), theirs[1, 1], "variance of the treatment"),
            (sum(a * b for a, b in zip(*contributed)), theirs[0, 1], "covariance")]:
        near(1 + (ours - mpf(other)) / mpf(scale), 1, 1e-10, what)


def draw(generator, kind, base, spread):
    """Units with rows of both groups: none, some or all of them in both, by request, copied, or opposed."""
    units = []
    for index in range(generator.choice([24, 40, 60])):
        own = generator.gauss(0, 1)
        size = generator.choice([1, 1, 2, 3, 5])
        rows = [round(base + spread * (own + 0.6 * generator.gauss(0, 1)), 3) for _ in range(2 * size)]
        if kind == "request":
            arms = [generator.random() < 0.5 for _ in rows]
            unit = {"control": [y for y, arm in zip(rows, arms) if not arm], "treatment": [y for y, arm in zip(rows, arms) if arm]}
        elif kind == "copies":
            unit = {"control": rows[:size], "treatment": rows[:size]}
        elif kind == "all" or (kind == "some" and index % 4 == 0):
            change = spread * generator.choice([0, 0, 0.5])
            unit = {"control": rows[:size], "treatment": [round(y + change, 3) for y in rows[size:]]}
        elif kind == "opposed" and index % 2 == 0:
            # Who is slow in one group is fast in the other: the covariance is negative.
            unit = {"control": rows[:size], "treatment": [round(2 * base - y, 3) for y in rows[size:]]}
        else:
            unit = {"control": rows, "treatment": []} if index % 2 else {"control": [], "treatment": rows}
        units.append(unit)
    return units


def run():
    generator = random.Random(2024)
    cases = []
    for index in range(27):
        kind = ["none", "some", "all", "request", "copies", "some", "all", "request", "opposed"][index % 9]
        base, spread = [(450.0, 120.0), (1e9, 8.0), (0.5, 0.1)][index // 9]
        units = draw(generator, kind, base, spread)
        parts, contributed = {}, []
        for role in ("control", "treatment"):
            own = [unit[role] for unit in units if unit[role]]
            r, variance, naive, n, u, _ = cluster(own)
            mean, each = contributions(units, role)
            near(mean, r, 1e-40, "mean")
            near(mpf(u) / (u - 1) * sum(a * a for a in each), variance, 1e-30, "variance by contributions")
            contributed.append(each)
            parts[role] = r, variance, naive, u
        (r_c, v_c, k_c, u_c), (r_t, v_t, k_t, u_t) = parts["control"], parts["treatment"]
        both = sum(1 for unit in units if unit["control"] and unit["treatment"])
        u = mpf(u_c + u_t - both)
        covariance = u / (u - 1) * mpmath.fsum(a * b for a, b in zip(*contributed))
        check(units, round(base), contributed, (v_c, v_t), covariance)
        variance = v_c + v_t - 2 * covariance
        if both == u:
            # Every unit in both groups: the variance of the paired contributions.
            paired = u / (u - 1) * mpmath.fsum((b - a) ** 2 for a, b in zip(*contributed))
            near(1 + variance - paired, 1, 1e-30, "paired")
        case = {"kind": kind, "units": units, "shared": both, "distinct": int(u), "covariance": digits(covariance),
                "difference": digits(r_t - r_c)}
        for role in ("control", "treatment"):
            case[role] = {"mean": digits(parts[role][0]), "standard_error": digits(mpmath.sqrt(parts[role][1]))}
        if kind == "copies":
            case["standard_error"] = "0"
        else:
            error = mpmath.sqrt(variance)
            df = satterthwaite(v_c, u_c - 1, v_t, u_t - 1)
            t = (r_t - r_c) / error
            p, log_p = t_two_sided(t, df)
            form, low, high = fieller_set(r_c, v_c, r_t, v_t, covariance, df, 0.95)
            case |= {"standard_error": digits(error), "degrees_of_freedom": digits(df), "t": digits(t), "p_value": digits(p),
                     "log10_p_value": digits(log_p), **interval(r_t - r_c, error, df),
                     "design_effect": digits(variance / (k_c + k_t)), "relative": digits(r_t / r_c - 1),
                     "relative_form_95": form, "relative_lower_95": digits(low), "relative_upper_95": digits(high)}
        cases.append(case)
    write("shared_units.json", "inference.py", "10.1145/3219819.3219919", 1e-11,
          "units: each unit's rows in both groups, in that order of units, the control's rows first. covariance = "
          "U/(U − 1)·Σ a_uc·a_ut, a_ug = (Y_ug − R_g·N_ug)/ΣN_g, U the distinct units; the groups' variances with their own "
          "factors U_g/(U_g − 1). OLS on two group dummies with units as clusters has the same sums without any factor; its "
          "own is U/(U − 1)·(n − 1)/(n − 2), so that with every unit in both groups ours is (n − 2)/(n − 1) of its "
          "variance. df by Satterthwaite from the groups' variances and U_g − 1; copies: no variance is left.", cases)
