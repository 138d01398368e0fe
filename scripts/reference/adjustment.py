"""Regression adjustment with HC2 from its definition, in exact rationals; statsmodels only checks.

Writes adjustment.json.
"""

import random
from fractions import Fraction

import numpy
import statsmodels.api
from mpmath import mpf, sqrt

from exact import digits, near, t_critical, t_two_sided, write


def to_mpf(fraction):
    return mpf(fraction.numerator) / fraction.denominator


def inverse(matrix):
    """Gauss and Jordan's, on fractions."""
    n = len(matrix)
    rows = [list(row) + [Fraction(int(i == j)) for j in range(n)] for i, row in enumerate(matrix)]
    for i in range(n):
        pivot = next(r for r in range(i, n) if rows[r][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [v / rows[i][i] for v in rows[i]]
        for r in range(n):
            if r != i and rows[r][i] != 0:
                rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i])]
    return [row[n:] for row in rows]


def hc2(design, response):
    """Coefficients and their HC2 covariance."""
    k = len(design[0])
    bread = inverse([[sum(row[i] * row[j] for row in design) for j in range(k)] for i in range(k)])
    moments = [sum(row[i] * y for row, y in zip(design, response)) for i in range(k)]
    beta = [sum(a * b for a, b in zip(row, moments)) for row in bread]
    covariance = [[Fraction(0)] * k for _ in range(k)]
    for row, y in zip(design, response):
        weights = [sum(a * b for a, b in zip(line, row)) for line in bread]
        leverage = sum(a * b for a, b in zip(weights, row))
        share = (y - sum(a * b for a, b in zip(beta, row))) ** 2 / (1 - leverage)
        for i in range(k):
            for j in range(k):
                covariance[i][j] += weights[i] * weights[j] * share
    return beta, covariance


def adjusted(control, treatment, slopes):
    """The two means with their covariance, from one regression of both groups without an intercept."""
    count = len(control[1])
    values = [Fraction(v) for v in control[0]] + [Fraction(v) for v in treatment[0]]
    columns = [[Fraction(v) for v in a + b] for a, b in zip(control[1], treatment[1])]
    centred = [[v - sum(c) / len(c) for v in c] for c in columns]
    n = len(control[0])
    design = []
    for unit in range(len(values)):
        inside = Fraction(int(unit >= n))
        row = [1 - inside, inside]
        for column in centred:
            row += [column[unit] * (1 - inside), column[unit] * inside] if slopes == "regression" else [column[unit]]
        design.append(row)
    beta, covariance = hc2(design, values)
    # The treatment's coefficient of a regression with an intercept, by statsmodels.
    other = numpy.array([[1.0, float(row[1]), *map(float, row[2:])] for row in design])
    other[:, 2:] /= other[:, 2:].std(axis=0)
    theirs = statsmodels.api.OLS([float(v) for v in values], other).fit(method="qr", cov_type="HC2")
    near(theirs.params[1], to_mpf(beta[1] - beta[0]), 1e-7, slopes)
    near(theirs.bse[1] ** 2, to_mpf(covariance[0][0] + covariance[1][1] - 2 * covariance[0][1]), 1e-7, slopes)
    degrees = [mpf(len(group[0]) - count - 1) for group in (control, treatment)]
    vc, vt, shared = (to_mpf(v) for v in (covariance[0][0], covariance[1][1], covariance[0][1]))
    df = (vc + vt) ** 2 / (vc**2 / degrees[0] + vt**2 / degrees[1])
    difference, error = to_mpf(beta[1] - beta[0]), sqrt(vc + vt - 2 * shared)
    t = difference / error
    p, log10 = t_two_sided(t, df)
    reach = t_critical(mpf("0.95"), df) * error
    return {"control_mean": digits(to_mpf(beta[0])), "treatment_mean": digits(to_mpf(beta[1])), "control_variance": digits(vc),
            "treatment_variance": digits(vt), "covariance": digits(shared), "difference": digits(difference),
            "standard_error": digits(error), "degrees_of_freedom": digits(df), "t": digits(t), "p_value": digits(p),
            "log10_p_value": digits(log10), "lower": digits(difference - reach), "upper": digits(difference + reach),
            "control_slopes": [digits(to_mpf(b)) for b in (beta[2::2] if slopes == "regression" else beta[2:])],
            "treatment_slopes": [digits(to_mpf(b)) for b in (beta[3::2] if slopes == "regression" else beta[2:])]}


def group(rng, count, covariates, effect, scale):
    columns = [[float(f"{rng.gauss(100 * (c + 1), 10 * (c + 1)) * scale[c % len(scale)]:.7g}") for _ in range(count)]
               for c in range(covariates)]
    outcomes = []
    for unit in range(count):
        value = 200 + effect + rng.gauss(0, 8)
        for place, column in enumerate(columns):
            step = scale[place % len(scale)]
            value += (0.8 if place % 2 else -0.3) * (column[unit] / step - 100 * (place + 1)) * (1 + 0.1 * (effect != 0))
        outcomes.append(round(value, 3))
    return outcomes, columns


def run():
    rng = random.Random(31)
    cases = []
    for name, n, m, covariates, effect, scale in (
        ("none", 12, 15, 0, 4, [1]), ("one", 20, 20, 1, 3, [1]), ("one, few", 4, 5, 1, 0, [1]), ("two", 30, 18, 2, -6, [1]),
        ("three, scales apart", 25, 25, 3, 5, [1e-6, 1, 1e6]), ("five", 40, 30, 5, 2, [1, 10]),
        ("eight", 35, 45, 8, -3, [1])):
        control, treatment = group(rng, n, covariates, 0, scale), group(rng, m, covariates, effect, scale)
        case = {"name": name, "control": control[0], "treatment": treatment[0], "control_covariates": control[1],
                "treatment_covariates": treatment[1]}
        for slopes in ("cuped", "regression"):
            case[slopes] = adjusted(control, treatment, slopes)
        cases.append(case)
    write("adjustment.json", "adjustment.py", "doi:10.1214/12-AOAS583; doi:10.1145/2433396.2433413", 1e-10,
          "exact rationals: least squares of both groups with a mean each, common (cuped) or separate (regression) slopes of "
          "covariates less their overall means; HC2; df by Satterthwaite with units − covariates − 1 in each group.", cases)
