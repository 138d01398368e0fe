"""Efron's BCa interval and percentiles of given resamples, by mpmath; and the Poisson(1) probabilities.

Writes bootstrap.json.
"""

import random

import mpmath
from mpmath import mpf

from exact import digits, normal_quantile, normal_survival, write


def quantile(values, share):
    position = (len(values) - 1) * share
    below = int(mpmath.floor(position))
    above = min(below + 1, len(values) - 1)
    return values[below] + (position - below) * (values[above] - values[below])


def case(name, estimate, values, acceleration, level):
    ordered = sorted(mpf(v) for v in values)
    share = mpf(sum(2 if v < estimate else 1 if v == estimate else 0 for v in values)) / (2 * len(values))
    centre = normal_quantile(share)
    outer = normal_quantile((1 + mpf(level)) / 2)
    ends = []
    for side in (-outer, outer):
        moved = centre + side
        ends.append(1 - normal_survival(centre + moved / (1 - mpf(acceleration) * moved)))
    mean = mpmath.fsum(ordered) / len(ordered)
    error = mpmath.sqrt(mpmath.fsum((v - mean) ** 2 for v in ordered) / (len(ordered) - 1))
    return {"name": name, "estimate": estimate, "replicates": values, "acceleration": acceleration, "level": level,
            "standard_error": digits(error), "bias": digits(mean - mpf(estimate)),
            "lower": digits(quantile(ordered, ends[0])), "upper": digits(quantile(ordered, ends[1])),
            "percentile_lower": digits(quantile(ordered, (1 - mpf(level)) / 2)),
            "percentile_upper": digits(quantile(ordered, (1 + mpf(level)) / 2))}


def run():
    rng = random.Random(41)
    cases = []
    for name, count, skew, estimate, acceleration, level in (
        ("even", 200, 0.0, 0.0, 0.0, "0.95"), ("moved", 150, 0.0, 0.3, 0.02, "0.95"), ("skewed", 199, 0.8, 0.9, 0.05, "0.9"),
        ("left", 120, 0.5, 1.3, -0.08, "0.99"), ("estimate among them", 101, 0.3, None, 0.01, "0.95"), ("few", 20, 0.0, -0.1, 0.1, "0.8")):
        values = [round(rng.lognormvariate(0, skew) if skew else rng.gauss(0, 1), 5) for _ in range(count)]
        cases.append(case(name, values[7] if estimate is None else estimate, values, acceleration, level))
    write("bootstrap.json", "resampling.py", "doi:10.1080/01621459.1987.10478410", 1e-12,
          "BCa and percentile intervals of given resamples; ends by linear interpolation (Hyndman–Fan 7).", cases)
