"""Reference values for means: Welch, Student, z, effect sizes, Fieller, clustered means, power."""

import random
import warnings

import mpmath
import numpy
import scipy.stats
import statsmodels.api
import statsmodels.stats.power
from exact import (NoncentralT, digits, mp, mpf, near, normal_quantile, normal_survival, t_critical, t_two_sided,
                   two_sided_normal, write)

LEVELS = (0.95, 0.99)

# (control, treatment), each (count, mean, variance): tiny, ordinary, lopsided, huge, and far apart.
PAIRS = [
    ((2, 1.0, 0.5), (2, 2.0, 0.25)),
    ((2, 10.0, 1e-6), (3, 10.5, 4.0)),
    ((3, -1.5, 2.25), (3, 1.5, 0.04)),
    ((5, 450.0, 400.0), (5, 220.0, 100.0)),
    ((10, 0.72, 0.01), (12, 0.85, 0.0025)),
    ((30, 5.1, 1.2), (30, 5.1, 1.2)),
    ((53, 0.566, 0.789), (50, 0.54, 0.702)),
    ((100, 450.0, 32400.0), (100, 220.0, 8100.0)),
    ((100, 450.0, 32400.0), (5, 220.0, 8100.0)),
    ((1000, 1e9, 1.0), (1000, 1e9 + 0.125, 1.0)),
    ((1000, 1e-9, 1e-20), (1000, 1.1e-9, 2e-20)),
    ((5000, 450.25, 40000.5), (5000, 449.75, 39000.5)),
    ((9500, 250.0, 15625.0), (500, 230.0, 14400.0)),
    ((9500, 0.05, 0.0475), (500, 0.06, 0.0564)),
    ((150000, 450.0, 90000.0), (150000, 220.0, 22500.0)),
    ((150000, 0.72, 0.02), (150000, 0.85, 0.015)),
    ((1000000, 100.0, 1.0), (1000000, 98.0, 1.25)),
    ((100000000, 450.0, 90000.0), (100000000, 449.999, 90000.0)),
    ((100000000, 450.0, 90000.0), (100000000, 450.0, 90001.0)),
    ((100000000, 450.0, 90000.0), (100, 220.0, 40000.0)),
    ((125000, 1.0, 0.0625), (125000, 2.3389842131, 0.0624)),
    ((4, 1.0, 1e-300), (4, 1.0 + 1e-9, 1e-18)),
    ((7, 1e150, 1e290), (9, 1.0000000001e150, 3e290)),
    ((20, 12.5, 0.0), (20, 12.0, 0.75)),
]


def pairs():
    """The pairs above and 40 random ones."""
    generator = random.Random(20251022)
    result = list(PAIRS)
    for _ in range(40):
        n_c, n_t = (int(10 ** generator.uniform(0.4, 6)) + 1 for _ in range(2))
        mean = round(10 ** generator.uniform(-2, 4), 4)
        sd = mean * 10 ** generator.uniform(-1.5, 0.5)
        shift = generator.choice([0, 0.01, -0.05, -0.3, 0.5]) * mean
        result.append(((n_c, mean, round(sd * sd, 8) or 1e-8),
                       (n_t, round(mean + shift, 4), round((sd * generator.uniform(0.5, 2)) ** 2, 8) or 1e-8)))
    return result


def summary(values):
    return {"count": values[0], "mean": values[1], "variance": values[2]}


def exactly(values):
    return values[0], mpf(values[1]), mpf(values[2])


def satterthwaite(v_c, df_c, v_t, df_t):
    return (v_c + v_t) ** 2 / (v_c**2 / df_c + v_t**2 / df_t)


def interval(centre, error, df):
    """The 95 and 99 % intervals, df None for a normal one."""
    result = {}
    for level in LEVELS:
        half = (t_critical(level, df) if df is not None else -normal_quantile((1 - mpf(level)) / 2)) * error
        result[f"lower_{round(level * 100)}"] = digits(centre - half)
        result[f"upper_{round(level * 100)}"] = digits(centre + half)
    return result


def welch():
    cases = []
    for control, treatment in pairs():
        (n_c, m_c, s_c), (n_t, m_t, s_t) = exactly(control), exactly(treatment)
        v_c, v_t = s_c / n_c, s_t / n_t
        error = mpmath.sqrt(v_c + v_t)
        df = satterthwaite(v_c, n_c - 1, v_t, n_t - 1)
        t = (m_t - m_c) / error
        p, log_p = t_two_sided(t, df)
        if p > 1e-290 and 1e-200 < control[2] < 1e100:
            theirs = scipy.stats.ttest_ind_from_stats(
                treatment[1], treatment[2] ** 0.5, n_t, control[1], control[2] ** 0.5, n_c, equal_var=False)
            near(t, theirs.statistic, 1e-9, "welch t")
            near(p, theirs.pvalue, 1e-6, "welch p")
        cases.append({"control": summary(control), "treatment": summary(treatment), "difference": digits(m_t - m_c),
                      "standard_error": digits(error), "t": digits(t), "degrees_of_freedom": digits(df),
                      "p_value": digits(p), "log10_p_value": digits(log_p), **interval(m_t - m_c, error, df)})
    write("welch.json", "inference.py", "10.1093/biomet/34.1-2.28", 1e-12,
          "difference = treatment − control; two-sided p; df by Satterthwaite. Counts, means and variances are "
          "doubles taken exactly.", cases)


def student():
    cases = []
    for control, treatment in pairs():
        (n_c, m_c, s_c), (n_t, m_t, s_t) = exactly(control), exactly(treatment)
        df = n_c + n_t - 2
        pooled = ((n_c - 1) * s_c + (n_t - 1) * s_t) / df
        error = mpmath.sqrt(pooled * (mpf(1) / n_c + mpf(1) / n_t))
        t = (m_t - m_c) / error
        p, log_p = t_two_sided(t, df)
        cases.append({"control": summary(control), "treatment": summary(treatment), "difference": digits(m_t - m_c),
                      "standard_error": digits(error), "t": digits(t), "degrees_of_freedom": df,
                      "p_value": digits(p), "log10_p_value": digits(log_p), **interval(m_t - m_c, error, df)})
    write("student.json", "inference.py", "10.1093/biomet/6.1.1", 1e-12,
          "pooled variance; difference = treatment − control; two-sided p", cases)


def z_test():
    cases = []
    for control, treatment in pairs():
        (n_c, m_c, s_c), (n_t, m_t, s_t) = exactly(control), exactly(treatment)
        error = mpmath.sqrt(s_c / n_c + s_t / n_t)
        z = (m_t - m_c) / error
        p, log_p = two_sided_normal(z)
        cases.append({"control": summary(control), "treatment": summary(treatment), "difference": digits(m_t - m_c),
                      "standard_error": digits(error), "z": digits(z), "p_value": digits(p),
                      "log10_p_value": digits(log_p), **interval(m_t - m_c, error, None)})
    write("z.json", "inference.py", None, 1e-12,
          "standard error from the two unpooled variances, normal tails; difference = treatment − control", cases)


def effect_sizes():
    cases = []
    chosen = [pair for pair in pairs() if pair[0][2] > 1e-200]
    for index, (control, treatment) in enumerate(chosen):
        (n_c, m_c, s_c), (n_t, m_t, s_t) = exactly(control), exactly(treatment)
        degrees = n_c + n_t - 2
        pooled = mpmath.sqrt(((n_c - 1) * s_c + (n_t - 1) * s_t) / degrees)
        d = (m_t - m_c) / pooled
        half = mpf(degrees) / 2
        j = mpmath.exp(mpmath.loggamma(half) - mpmath.loggamma(half - mpf(1) / 2)) / mpmath.sqrt(half)
        # Every fourth case is clustered: the interval uses count ÷ design effect.
        effects = (1, 1)
        if index % 4 == 3 and min(n_c, n_t) >= 100:
            effects = (mpf(1.75), mpf(2.5))
        e_c, e_t = n_c / effects[0], n_t / effects[1]
        scale = mpmath.sqrt(1 / mpf(e_c) + 1 / mpf(e_t))
        distribution = NoncentralT(e_c + e_t - 2)
        case = {"control": summary(control), "treatment": summary(treatment),
                "design_effect_control": float(effects[0]), "design_effect_treatment": float(effects[1]),
                "pooled_standard_deviation": digits(pooled), "cohens_d": digits(d), "hedges_g": digits(d * j),
                "correction": digits(j)}
        for level in LEVELS:
            tail = (1 - mpf(level)) / 2
            low = distribution.delta_with_share_above(d / scale, tail) * scale
            high = -distribution.delta_with_share_above(-d / scale, tail) * scale
            case[f"lower_{round(level * 100)}"], case[f"upper_{round(level * 100)}"] = digits(low), digits(high)
        cases.append(case)
    write("cohens_d.json", "inference.py", "10.3102/10769986006002107; 10.1037/1082-989X.6.2.135", 1e-9,
          "d = (mean_t − mean_c)/s_pooled; g = J·d, J = Γ(m/2)/(√(m/2)·Γ((m−1)/2)), m = n_c + n_t − 2; the interval "
          "is d's, by the noncentral t with n ÷ design effect in place of n, also in the degrees of freedom", cases)


def fieller_set(m_c, v_c, m_t, v_t, covariance, df, level):
    """Form and ends of the interval of mean_t/mean_c − 1."""
    q = t_critical(level, df)
    a = m_c**2 - q**2 * v_c
    b = m_c * m_t - q**2 * covariance
    c = m_t**2 - q**2 * v_t
    discriminant = b * b - a * c
    if a > 0:
        root = mpmath.sqrt(discriminant)
        return "bounded", (b - root) / a - 1, (b + root) / a - 1
    if discriminant > 0:
        root = mpmath.sqrt(discriminant)
        return "complement", (b + root) / a - 1, (b - root) / a - 1
    return "whole_line", None, None


def fieller():
    """Estimates with standard errors; df is that of the difference, whatever the lift."""
    rows = [
        (450.0, 9.0, 220.0, 3.0, 0.0, 120.5), (450.0, 9.0, 450.0, 9.0, 0.0, 200.0),
        (100.0, 1.0, 90.0, 1.0, 0.0, 1998.0), (100.0, 1.0, 89.0, 1.0, 0.0, 1998.0),
        (1.0, 0.6, 2.0, 0.1, 0.0, 30.0), (1.0, 0.6, 0.05, 0.1, 0.0, 30.0), (1.0, 0.6, 0.5, 0.1, 0.0, 30.0),
        (1.0, 0.5, -3.0, 0.2, 0.0, 8.0), (1.0, 5.0, 1.0, 5.0, 0.0, 5.0), (0.001, 0.01, 0.002, 0.01, 0.0, 400.0),
        (0.5, 0.01, 0.0, 0.01, 0.0, 50.0), (0.5, 0.01, -0.25, 0.01, 0.0, 50.0), (1e-9, 1e-11, 1.2e-9, 2e-11, 0.0, 77.0),
        (1e9, 1.0, 1e9, 1.0, 0.0, 1e6), (450.0, 9.0, 440.0, 8.5, 40.0, 300.0), (450.0, 9.0, 440.0, 8.5, -40.0, 300.0),
        (1.0, 0.6, 2.0, 0.1, 0.05, 30.0), (0.988, 0.002, 0.997, 0.001, 0.0, 5000.0), (0.72, 0.004, 0.85, 0.003, 0.0, 1.5),
        (10.0, 0.0, 9.0, 0.5, 0.0, 20.0), (10.0, 0.5, 9.0, 0.0, 0.0, 20.0),
    ]
    generator = random.Random(1954)
    for _ in range(40):
        m_c = round(10 ** generator.uniform(-1, 3), 3)
        rows.append((m_c, round(m_c * 10 ** generator.uniform(-3, 0.2), 5), round(m_c * generator.uniform(0.3, 1.7), 3),
                     round(m_c * 10 ** generator.uniform(-3, 0.2), 5), 0.0, round(10 ** generator.uniform(0.5, 5), 2)))
    cases = []
    for m_c, e_c, m_t, e_t, covariance, df in rows:
        case = {"control": {"mean": m_c, "standard_error": e_c}, "treatment": {"mean": m_t, "standard_error": e_t},
                "covariance": covariance, "degrees_of_freedom": df, "estimate": digits(mpf(m_t) / mpf(m_c) - 1)}
        for level in LEVELS:
            arguments = mpf(m_c), mpf(e_c) ** 2, mpf(m_t), mpf(e_t) ** 2, mpf(covariance)
            form, low, high = fieller_set(*arguments, df, level)
            name = round(level * 100)
            case |= {f"form_{name}": form, f"lower_{name}": digits(low), f"upper_{name}": digits(high)}
            for end in (low, high):
                if end is not None and arguments[1] + arguments[3] > 0:
                    # The dual: at an end of the interval the shifted test has p = 1 − level.
                    ratio = end + 1
                    t = (arguments[2] - ratio * arguments[0]) / mpmath.sqrt(
                        arguments[3] - 2 * ratio * arguments[4] + ratio**2 * arguments[1])
                    near(t_two_sided(t, df)[0], 1 - mpf(level), 1e-12, "fieller duality")
        cases.append(case)
    write("fieller.json", "inference.py", "10.1111/j.2517-6161.1954.tb00159.x", 1e-11,
          "relative difference mean_t/mean_c − 1. bounded: [lower, upper]; complement: everything but (lower, upper); "
          "whole_line: no ends. df is that of the difference (δ = 0) for every δ. covariance is that of the two means.",
          cases)


def cluster(rows):
    """R, its standard error by the delta method, its naive standard error, from rows grouped by unit."""
    with mp.workdps(60):
        sums = [mpmath.fsum(map(mpf, unit)) for unit in rows]
        sizes = [mpf(len(unit)) for unit in rows]
        u, n = len(rows), sum(sizes)
        r = sum(sums) / n
        mean_sum, mean_size = sum(sums) / u, n / u
        s_yy = sum((y - mean_sum) ** 2 for y in sums) / (u - 1)
        s_nn = sum((k - mean_size) ** 2 for k in sizes) / (u - 1)
        s_yn = sum((y - mean_sum) * (k - mean_size) for y, k in zip(sums, sizes)) / (u - 1)
        variance = (s_yy - 2 * r * s_yn + r * r * s_nn) / (u * mean_size**2)
        naive = sum((mpf(y) - r) ** 2 for unit in rows for y in unit) / (n - 1) / n
        return r, variance, naive, n, u, (mean_sum, mean_size, s_yy, s_nn, s_yn)


def clustered():
    generator = random.Random(2018)
    cases = []
    for index in range(24):
        groups = {}
        for role in ("control", "treatment"):
            count = generator.choice([2, 3, 10, 25, 40])
            base = [450.0, 0.5, 1e6][index % 3]
            units = []
            for _ in range(count):
                size = 1 if index == 4 else generator.choice([1, 1, 2, 3, 5, 8])
                effect = generator.lognormvariate(0, 0.4)
                units.append([round(base * effect * generator.lognormvariate(0, 0.3), 3) for _ in range(size)])
            groups[role] = units
        case, parts = {}, {}
        for role, units in groups.items():
            r, variance, naive, n, u, (mean_sum, mean_size, s_yy, s_nn, s_yn) = cluster(units)
            parts[role] = r, variance, naive, u
            flat = numpy.array([y for unit in units for y in unit])
            labels = numpy.array([k for k, unit in enumerate(units) for _ in unit])
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                fit = statsmodels.api.OLS(flat, numpy.ones_like(flat)).fit(cov_type="cluster", cov_kwds={"groups": labels})
            near(r, fit.params[0], 1e-12, "clustered mean")
            near(mpmath.sqrt(variance), fit.bse[0], 1e-10, "clustered standard error")
            case[role] = {"units": units, "mean": digits(r), "standard_error": digits(mpmath.sqrt(variance)),
                          "naive_standard_error": digits(mpmath.sqrt(naive)), "degrees_of_freedom": u - 1,
                          "count": int(n), "unit_count": u, "mean_sum": digits(mean_sum), "mean_size": digits(mean_size),
                          "variance_sum": digits(s_yy), "variance_size": digits(s_nn), "covariance": digits(s_yn)}
        (r_c, v_c, k_c, u_c), (r_t, v_t, k_t, u_t) = parts["control"], parts["treatment"]
        error = mpmath.sqrt(v_c + v_t)
        df = satterthwaite(v_c, u_c - 1, v_t, u_t - 1)
        t = (r_t - r_c) / error
        p, log_p = t_two_sided(t, df)
        form, low, high = fieller_set(r_c, v_c, r_t, v_t, 0, df, 0.95)
        case |= {"difference": digits(r_t - r_c), "standard_error": digits(error), "degrees_of_freedom": digits(df),
                 "t": digits(t), "p_value": digits(p), "log10_p_value": digits(log_p), **interval(r_t - r_c, error, df),
                 "design_effect": digits((v_c + v_t) / (k_c + k_t)) if k_c + k_t > 0 else None,
                 "relative": digits(r_t / r_c - 1), "relative_form_95": form, "relative_lower_95": digits(low),
                 "relative_upper_95": digits(high)}
        cases.append(case)
    write("clustered_mean.json", "inference.py", "10.1145/3219819.3219919", 1e-11,
          "units: each unit's rows. mean R = ΣY/ΣN; variance (s²_Y − 2R·s_YN + R²·s²_N)/(U·N̄²), which is OLS(y, 1) with "
          "a cluster covariance and its factor U/(U − 1); df U − 1 a group, Satterthwaite for the difference; "
          "design_effect is clustered ÷ naive variance of the difference", cases)


def power_of(distribution, critical, delta, alternative):
    above, below = distribution.above(critical, delta), distribution.below(-critical, delta)
    return {"two-sided": above + below, "greater": above, "less": below}[alternative]


def mean_power(effect, n_c, ratio, alpha, alternative):
    """Exact power of Student's test; the counts may be fractions."""
    n_c, ratio = mpf(n_c), mpf(ratio)
    df = n_c * (1 + ratio) - 2
    critical = t_critical(1 - mpf(alpha) * (1 if alternative == "two-sided" else 2), df)
    delta = mpf(effect) * mpmath.sqrt(n_c * ratio / (1 + ratio))
    return power_of(NoncentralT(df), critical, delta, alternative)


def power_mean():
    cases = []
    checker = statsmodels.stats.power.TTestIndPower()
    names = {"two-sided": "two-sided", "greater": "larger", "less": "smaller"}
    for effect, n_c, ratio, alpha, alternative in [
        (0.5, 64, 1, 0.05, "two-sided"), (0.5, 63, 1, 0.05, "two-sided"), (0.2, 394, 1, 0.05, "two-sided"),
        (0.8, 26, 1, 0.05, "two-sided"), (-0.5, 64, 1, 0.05, "two-sided"), (0.5, 51, 1, 0.05, "greater"),
        (-0.5, 51, 1, 0.05, "less"), (0.5, 51, 1, 0.05, "less"), (0.0, 100, 1, 0.05, "two-sided"),
        (0.5, 64, 1, 0.01, "two-sided"), (0.5, 64, 1, 0.001, "two-sided"), (0.1, 9500, 0.05263157894736842, 0.05, "two-sided"),
        (0.1, 500, 19, 0.05, "two-sided"), (1.5, 3, 1, 0.05, "two-sided"), (0.5, 2, 1, 0.05, "two-sided"),
        (0.02, 50000, 1, 0.05, "two-sided"), (0.01, 1000000, 1, 0.05, "two-sided"), (3.0, 20, 1, 0.05, "two-sided"),
        (0.3, 100, 2, 0.05, "two-sided"), (0.3, 200, 0.5, 0.05, "greater"), (0.3, 200, 0.5, 0.1, "two-sided"),
        (0.001, 10000, 1, 0.05, "two-sided"),
    ]:
        power = mean_power(effect, n_c, ratio, alpha, alternative)
        # statsmodels loses digits past a million degrees of freedom.
        near(power, checker.power(effect, n_c, alpha, ratio, alternative=names[alternative]), 1e-6, f"power {effect}")
        cases.append({"solve": "power", "effect_size": effect, "control": n_c, "ratio": ratio, "alpha": alpha,
                      "alternative": alternative, "power": digits(power)})
    for effect, target, ratio, alpha, alternative in [
        (0.5, 0.8, 1, 0.05, "two-sided"), (0.5, 0.9, 1, 0.05, "two-sided"), (0.2, 0.8, 1, 0.05, "two-sided"),
        (0.2, 0.9, 1, 0.05, "two-sided"), (0.8, 0.8, 1, 0.05, "two-sided"), (0.05, 0.8, 1, 0.05, "two-sided"),
        (-0.5, 0.8, 1, 0.05, "two-sided"), (0.5, 0.8, 1, 0.05, "greater"), (-0.5, 0.8, 1, 0.05, "less"),
        (0.5, 0.95, 1, 0.01, "two-sided"), (0.2, 0.8, 19, 0.05, "two-sided"), (0.2, 0.8, 0.05263157894736842, 0.05, "two-sided"),
        (0.1, 0.8, 2, 0.05, "two-sided"), (0.1, 0.9, 0.5, 0.05, "greater"), (1.2, 0.8, 1, 0.05, "two-sided"),
        (0.01, 0.8, 1, 0.05, "two-sided"), (0.067, 0.8, 1, 0.05, "two-sided"),
    ]:
        guess = (normal_quantile(mpf(target)) - normal_quantile(mpf(alpha) / (2 if alternative == "two-sided" else 1))) ** 2 \
            / mpf(effect) ** 2 * (1 + 1 / mpf(ratio)) + 1
        n_c = mpmath.findroot(lambda n: mean_power(effect, n, ratio, alpha, alternative) - mpf(target),
                              (guess, guess * 1.001 + mpf("0.05")), tol=1e-40)
        theirs = checker.solve_power(effect, None, alpha, target, ratio, alternative=names[alternative])
        near(n_c, theirs, 1e-5, "sample size")
        cases.append({"solve": "sample_size", "effect_size": effect, "target": target, "ratio": ratio, "alpha": alpha,
                      "alternative": alternative, "control_unrounded": digits(n_c, 15),
                      "treatment_unrounded": digits(n_c * mpf(ratio), 15), "control": int(mpmath.ceil(n_c)),
                      "treatment": int(mpmath.ceil(n_c * mpf(ratio)))})
    write("power_mean.json", "inference.py", "Cohen, Statistical Power Analysis for the Behavioral Sciences, 1988", 1e-9,
          "exact power of the pooled t test by the noncentral t. ratio = treatment ÷ control count. effect_size = "
          "(treatment − control)/sd; greater means a positive effect is looked for. Sample sizes solve for a real count "
          "(df too), each group rounded up.", cases)


def run():
    welch()
    student()
    z_test()
    effect_sizes()
    fieller()
    clustered()
    power_mean()
