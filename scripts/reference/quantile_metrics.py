"""Reference values for quantiles of clustered values by Woodruff's interval, and for ratios of sums over units."""

import random

import mpmath
import numpy
import statsmodels.api
from exact import digits, mp, mpf, near, normal_quantile, t_critical, t_two_sided, write
from means import fieller_set, interval, satterthwaite

LEVELS = (0.95, 0.99)


def quantile(ordered, level):
    """Definition 7 of Hyndman and Fan, of exact decimals."""
    place = (len(ordered) - 1) * mpf(level)
    below = int(mpmath.floor(place))
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def indicator_variance(units, limit):
    """The variance of ΣY/ΣN over units, Y the number of values at or below a limit."""
    n = sum(len(unit) for unit in units)
    share = mpf(sum(1 for unit in units for y in unit if y <= limit)) / n
    residuals = [mpf(sum(1 for y in unit if y <= limit)) - share * len(unit) for unit in units]
    u = mpf(len(units))
    variance = u / (u - 1) * sum(r * r for r in residuals) / n**2
    flat = numpy.array([float(y <= limit) for unit in units for y in unit])
    labels = numpy.array([k for k, unit in enumerate(units) for _ in unit])
    fit = statsmodels.api.OLS(flat, numpy.ones(n)).fit(cov_type="cluster", cov_kwds={"groups": labels})
    near(1 + float(fit.bse[0]) ** 2, 1 + variance, 1e-12, "variance of the indicator")
    return share, variance


def woodruff(units, level, confidence, clustered):
    """The quantile with its interval and standard error; None where there is no end."""
    ordered = sorted(mpf(y) for unit in units for y in unit)
    n, p = len(ordered), mpf(level)
    value = quantile(ordered, level)
    near(float(value), numpy.quantile([float(y) for y in ordered], level), 1e-13, "numpy's quantile")
    share, variance = indicator_variance([[mpf(y) for y in unit] for unit in units], value)
    df = len(units) - 1 if clustered else n - 1
    effect = variance / (share * (1 - share) / n) if clustered and 0 < share < 1 else mpf(1)
    if not clustered:
        variance = p * (1 - p) / n
    z = normal_quantile(1 - (1 - mpf(confidence)) / 2)
    t = t_critical(confidence, df)
    reach = t * mpmath.sqrt(variance)
    ends = [None, None]
    if n > z * z * max(p, 1 - p) / min(p, 1 - p) * effect:
        ends = [quantile(ordered, end) if 0 <= end <= 1 else None for end in (p - reach, p + reach)]
        if None not in ends and ends[0] >= ends[1]:
            below, above = [y for y in ordered if y < value], [y for y in ordered if y > value]
            ends = [max(below, default=value), min(above, default=value)]
    error = None if None in ends else (ends[1] - ends[0]) / (2 * t)
    return {"value": value, "df": df, "effect": effect, "ends": ends, "error": error}


def told(number):
    return None if number is None else digits(number)


def draw(generator, count, base, tied):
    units = []
    for _ in range(count):
        own = generator.gauss(0, 0.6)
        rows = [base * float(mpmath.exp(own + generator.gauss(0, 0.5))) for _ in range(generator.choice([1, 1, 2, 4, 8]))]
        units.append([float(round(y / tied) * tied) if tied >= 1 else round(y, 2) for y in rows])
    return units


def woodruff_cases():
    generator = random.Random(1952)
    cases = []
    for index in range(18):
        units = draw(generator, [12, 40, 110][index % 3], [120.0, 4.0][index % 2], [0.01, 1, 20][index // 6])
        case = {"units": units, "levels": []}
        for level in (0.5, 0.95, 0.25, 0.99):
            entry = {"level": level}
            for clustered in (True, False):
                for confidence in LEVELS:
                    found = woodruff(units, level, confidence, clustered)
                    name = f"{'clustered' if clustered else 'plain'}_{round(confidence * 100)}"
                    entry[name] = {"lower": told(found["ends"][0]), "upper": told(found["ends"][1]),
                                   "standard_error": told(found["error"]), "effect": digits(found["effect"])}
                    entry["value"] = digits(found["value"])
            case["levels"].append(entry)
        cases.append(case)
    write("woodruff.json", "inference.py", "10.1080/01621459.1952.10483443", 1e-11,
          "units: each unit's values. Levels p ± t·se(1{x ≤ q}) with the clustered variance of the indicator and U − 1 "
          "degrees of freedom, plain: p(1 − p)/n and n − 1; ends by definition 7, null where a level leaves [0, 1] or "
          "n/effect ≤ z²·max(p, 1 − p)/min(p, 1 − p); equal ends moved to the neighbouring distinct values; "
          "standard_error (U − L)/2t.", cases)


def ratio_cases():
    generator = random.Random(2018)
    cases = []
    for index in range(14):
        case = {"kind": ["time per token", "errors per request"][index % 2]}
        parts = []
        for role, count in (("control", 25 + index), ("treatment", 31)):
            units = []
            for _ in range(count):
                own = generator.lognormvariate(0, 0.7)
                rows = [[round(own * generator.lognormvariate(3, 0.4), 2), generator.randint(1, 400)] if index % 2 == 0
                        else [float(generator.random() < 0.1 * own), 1] for _ in range(generator.choice([1, 2, 5]))]
                units.append(rows)
            case[role] = {"units": units}
            above = mpmath.fsum(mpf(a) for unit in units for a, _ in unit)
            below = mpmath.fsum(mpf(b) for unit in units for _, b in unit)
            value, u = above / below, mpf(count)
            residuals = [mpmath.fsum(mpf(a) - value * b for a, b in unit) for unit in units]
            variance = u / (u - 1) * mpmath.fsum(r * r for r in residuals) / below**2
            rows = [mpf(a) - value * b for unit in units for a, b in unit]
            naive = mpf(len(rows)) / (len(rows) - 1) * mpmath.fsum(r * r for r in rows) / below**2
            parts.append((value, variance, naive, count - 1))
            case[role] |= {"value": digits(value), "standard_error": digits(mpmath.sqrt(variance))}
        (r_c, v_c, k_c, df_c), (r_t, v_t, k_t, df_t) = parts
        df = satterthwaite(v_c, df_c, v_t, df_t)
        error = mpmath.sqrt(v_c + v_t)
        p, log_p = t_two_sided((r_t - r_c) / error, df)
        form, low, high = fieller_set(r_c, v_c, r_t, v_t, mpf(0), df, 0.95)
        case |= {"difference": digits(r_t - r_c), "degrees_of_freedom": digits(df), "p_value": digits(p),
                 "log10_p_value": digits(log_p), **interval(r_t - r_c, error, df),
                 "design_effect": digits((v_c + v_t) / (k_c + k_t)), "relative_form": form,
                 "relative_lower": digits(low), "relative_upper": digits(high)}
        cases.append(case)
    write("ratio_metric.json", "inference.py", "10.1145/3219819.3219919", 1e-11,
          "units: each unit's rows [above, below]. R = ΣA/ΣB, variance U/(U − 1)·Σ(A_u − R·B_u)²/(ΣB)²; design_effect "
          "against the same over rows.", cases)


def run():
    woodruff_cases()
    ratio_cases()

