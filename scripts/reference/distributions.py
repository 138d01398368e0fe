"""Writes Fixtures/reference/{student_t,noncentral_t,normal,chi_squared,fisher_f,beta,binomial,poisson}.json.

    python3 -m venv .venv && .venv/bin/pip install mpmath==1.4.1 gmpy2 && .venv/bin/python scripts/reference/distributions.py [name...]
"""

import json
import math
import multiprocessing
import os
import random
import sys

from definitions import *

FOLDER = os.path.join(os.path.dirname(__file__), "..", "..", "Fixtures", "reference")
TINY = mp.mpf(10) ** -300
N = number


def write(name, cases, tolerance, paper=None, digits=DIGITS):
    document = {
        "source": f"mpmath {mp.__version__}, {digits} digits or more",
        "generator": "scripts/reference/distributions.py",
    }
    if paper:
        document["paper"] = paper
    document["tolerance_relative"] = tolerance
    lines = ",\n    ".join(json.dumps(case) for case in cases)
    head = json.dumps(document, indent=2)[:-2]
    with open(os.path.join(FOLDER, name + ".json"), "w") as file:
        file.write(head + ',\n  "cases": [\n    ' + lines + "\n  ]\n}\n")
    print(name, len(cases))


def tails(lower, upper):
    """The tails that a double can hold with all its digits."""
    case = {}
    if lower >= TINY:
        case["cumulative"] = text(lower)
    if upper >= TINY:
        case["survival"] = text(upper)
    return case


def parallel(function, arguments):
    """The function of every tuple of arguments, in a process for each processor; what is None is left out."""
    with multiprocessing.Pool() as pool:
        return [case for case in pool.starmap(function, arguments, chunksize=1) if case is not None]


def student_t():
    random.seed(1)
    cases = []
    for df in [0.5, 1, 1.7, 2, 3, 5.5, 10, 30, 57.3, 100, 333.3, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]:
        places = [1e-10, 1e-3, 0.5, 1.5, 1.96, 4, 6.5, 10, 20, 37, random.uniform(0, 6)]
        far = [100, 1339, 1e10, 1e100, 1e200]
        for t in places + [x for x in far if df < 1e9 or x > 1e4]:
            upper = student_t_survival(N(t), N(df))
            case = {"t": t, "df": df, **tails(1 - upper, upper)}
            case["log_survival"] = text(log(upper))
            case["log10_two_sided"] = text(mp.log10(2 * upper))
            if 1e-4 < t < 1e10 and upper >= TINY:
                case["density"] = text(student_t_density(N(t), N(df)))
            cases.append(case)
        # Where p is near 1, its logarithm is near 0.
        for t in [1e-200, 1e-20, 3e-9, 1e-8, 1e-6, 0.1, 0.67, 0.68, 0.9]:
            with mp.workdps(80):
                square = N(t) * N(t)
                inside = square / (N(df) + square)
                central = beta_series(mp.mpf(1) / 2, N(df) / 2, inside, 1 - inside)
                cases.append({"t": t, "df": df, "log10_two_sided": text(mp.log1p(-central) / log(mp.mpf(10)))})
    # Quantiles: the t of a given upper tail.
    for df in [1, 2, 4.5, 30, 1e3, 1e6]:
        for q in [0.25, 0.025, 1e-3, 1e-8, 1e-50, 1e-290]:
            if df == 1e6 and q == 1e-290:
                continue
            place = student_t_quantile(N(q), N(df))
            cases.append({"df": df, "q": q, "upper_quantile": text(place)})
    write("student_t", cases, 1e-13)


def student_t_quantile(q, df):
    """The t with P(T > t) = q, by bisection on ln t and then Newton's method on ln P."""
    low, high = mp.mpf(1) / 1000, mp.mpf(2)
    while student_t_survival(high, df) > q:
        low, high = high, high * high
    for _ in range(8):
        middle = mp.sqrt(low * high)
        low, high = (middle, high) if student_t_survival(middle, df) > q else (low, middle)
    t = low
    for _ in range(30):
        tail = student_t_survival(t, df)
        step = (log(tail) - log(q)) * tail / student_t_density(t, df)
        t += step
        if abs(step) < mp.mpf(10) ** -35 * t:
            return t
    raise ArithmeticError("no quantile")


def normal():
    random.seed(2)
    cases = []
    for z in [-40, -8, -3, -1, -0.1, 0, 1e-10, 0.5, 1, 1.96, 37.5] + [random.uniform(-6, 37.6) for _ in range(90)]:
        upper = normal_survival(N(z))
        case = {"z": z, **tails(normal_survival(-N(z)), upper)}
        if z > -9:
            case["log_survival"] = text(log(upper))
        cases.append(case)
    for z in [40, 100, 1339, 1e5, 1e10]:
        logarithm = log(normal_survival(N(z)))
        cases.append({"z": z, "log_survival": text(logarithm), "log10_two_sided": text((logarithm + log(2)) / log(10))})
    for z in [1e-200, 1e-20, 1e-8, 1e-3, 0.1, 0.5, 0.6699, 0.6701, 0.9]:
        with mp.workdps(260):
            logarithm = mp.log1p(-mp.erf(N(z) / mp.sqrt(2))) / log(mp.mpf(10))
        cases.append({"z": z, "log10_two_sided": text(logarithm)})
    for q in [0.4, 0.1, 0.025, 0.005, 1e-3, 1e-5, 1e-10, 1e-50, 1e-100, 1e-200, 1e-300]:
        t = mp.sqrt(-2 * log(N(q))) * mp.mpf("0.95") if q < 0.1 else mp.mpf("0.5")
        for _ in range(80):
            tail = normal_survival(t)
            t += (log(tail) - log(N(q))) * tail / (mp.exp(-t * t / 2) / mp.sqrt(2 * mp.pi))
        cases.append({"q": q, "upper_quantile": text(t)})
    write("normal", cases, 1e-13)


LEVELS = [(p, upper) for p in [1e-12, 1e-3, 0.025, 0.4] for upper in (False, True)]


def chi_squared():
    cases = []
    for df in [0.5, 1, 2, 5.5, 10, 57.3, 333.3, 1e3, 4e3, 1e4, 1e5, 1e6]:
        sd = math.sqrt(2 * df)
        places = [df * m for m in [1e-5, 0.1, 0.9, 1, 1.1, 2, 10]] + [df + sd * k for k in [-10, -3, -1, 1, 3, 10, 30]]
        for x in places:
            if 0 < x <= 2e7:
                lower, upper = chi_squared_tails(N(x), N(df))
                case = {"x": x, "df": df, **tails(lower, upper)}
                if upper < 0.5:
                    case["log_survival"] = text(log(upper))
                density = chi_squared_density(N(x), N(df))
                if density >= TINY:
                    case["density"] = text(density)
                cases.append(case)
    arguments = [(df, p, upper) for df in [0.5, 1, 3, 10, 57.3, 1e3, 1e5] for p, upper in LEVELS + [(1e-100, True)]]
    write("chi_squared", cases + parallel(chi_squared_quantile_case, arguments), 1e-13)


def chi_squared_quantile_case(df, p, upper):
    return {"df": df, "p": p, "upper_quantile" if upper else "quantile": text(chi_squared_quantile(N(p), N(df), upper))}


def fisher_f():
    degrees = [(d1, d2) for d1 in [0.7, 1, 4.3, 100, 1e4, 1e6] for d2 in [1, 12.5, 100, 1e4, 1e6]]
    places = [(x, d1, d2) for d1, d2 in degrees for x in [1e-8, 0.3, 0.97, 1.02, 1.3, 4, 100, 1000]]
    some = [(1, 1), (1, 12.5), (4.3, 100), (100, 12.5), (30, 1e4), (1e4, 1e4), (1e3, 60)]
    arguments = [(d1, d2, p, upper) for d1, d2 in some for p, upper in LEVELS]
    write("fisher_f", parallel(fisher_f_case, places) + parallel(fisher_f_quantile_case, arguments), 1e-13)


def fisher_f_case(x, d1, d2):
    try:
        lower, upper = fisher_f_tails(N(x), N(d1), N(d2))
    except ArithmeticError:
        return None
    case = {"x": x, "numerator": d1, "denominator": d2, **tails(lower, upper)}
    if upper < 0.5:
        case["log_survival"] = text(log(upper))
    density = fisher_f_density(N(x), N(d1), N(d2))
    if density >= TINY:
        case["density"] = text(density)
    return case


def fisher_f_quantile_case(d1, d2, p, upper):
    odds = beta_odds_quantile(N(p), N(d1) / 2, N(d2) / 2, upper)
    key = "upper_quantile" if upper else "quantile"
    return {"numerator": d1, "denominator": d2, "p": p, key: text(odds * N(d2) / N(d1))}


def beta():
    places = []
    for a in [0.3, 1, 2.5, 20, 300, 5e3]:
        for b in [0.5, 1, 7.5, 100, 3e3]:
            mean, sd = a / (a + b), math.sqrt(a * b / (a + b + 1)) / (a + b)
            places += [(mean + sd * k, a, b) for k in [-8, -1, 0, 2, 8]]
    # One shape much larger than the other, where the place times their sum rounds away what is left at the end.
    for a, b in [(7.5e4, 800), (4.5e4, 541), (20, 3e3), (17, 1.1e5), (6e4, 35), (8e4, 1e5)]:
        mean, sd = a / (a + b), math.sqrt(a * b / (a + b + 1)) / (a + b)
        places += [(mean + sd * k, a, b) for k in [-7, -3, -0.5, 0.5, 3, 7]]
    places = [place for place in places if 1e-8 < place[0] < 1 - 1e-8]
    some = [(0.5, 0.5), (2, 7.5), (1, 30), (300, 41), (20, 3e3), (5e3, 100), (1e4, 1e4)]
    arguments = [(a, b, p, upper) for a, b in some for p, upper in LEVELS]
    write("beta", parallel(beta_case, places) + parallel(beta_quantile_case, arguments), 1e-13)


def beta_case(x, a, b):
    lower, upper = beta_tails(N(a), N(b), N(x), 1 - N(x))
    case = {"x": x, "alpha": a, "beta": b, **tails(lower, upper)}
    density = beta_density(N(a), N(b), N(x), 1 - N(x))
    if density >= TINY:
        case["density"] = text(density)
    return case


def beta_quantile_case(a, b, p, upper):
    odds = beta_odds_quantile(N(p), N(a), N(b), upper)
    return {"alpha": a, "beta": b, "p": p, "upper_quantile" if upper else "quantile": text(odds / (1 + odds))}


def binomial():
    cases = []
    for n in [1, 10, 100, 1000, 10000, 20000, 200000]:
        for p in [1e-6, 0.001, 0.01, 0.05, 0.3, 0.5, 0.95]:
            mean, sd = n * p, math.sqrt(n * p * (1 - p))
            for k in sorted({1, int(mean), int(mean + sd), int(mean - 3 * sd), int(mean + 5 * sd), int(mean + 25 * sd)}):
                if 0 < k <= n:
                    try:
                        least, below = beta_tails(mp.mpf(k), mp.mpf(n - k + 1), N(p), 1 - N(p))
                    except ArithmeticError:
                        continue
                    mass = mp.binomial(n, k) * N(p) ** k * (1 - N(p)) ** (n - k)
                    case = {"count": k, "trials": n, "probability": p}
                    for key, value in [("at_least", least), ("below", below), ("mass", mass)]:
                        if value >= TINY:
                            case[key] = text(value)
                    cases.append(case)
    places = [(n, q) for n in [1, 10, 100, 2500, 20000] for q in [0.001, 0.05, 0.37, 0.95]]
    # One trial's level at its own probability is a tie, which rounding decides.
    arguments = [(n, q, p, upper) for n, q in places for p, upper in LEVELS if not (n == 1 and p == q)]
    write("binomial", cases + parallel(binomial_quantile_case, arguments), 1e-13)


def binomial_quantile_case(n, probability, p, upper):
    def above(k):
        """P(X > k) and P(X <= k)."""
        if k == n:
            return mp.mpf(0), mp.mpf(1)
        return beta_tails(mp.mpf(k + 1), mp.mpf(n - k), N(probability), 1 - N(probability))

    count = smallest_count(lambda k: above(k)[0] <= N(p) if upper else above(k)[1] >= N(p), n)
    return {"trials": n, "probability": probability, "p": p, "upper_quantile" if upper else "quantile": count}


def poisson():
    cases = []
    for m in [1e-6, 1e-3, 0.1, 1, 5.5, 30, 333.3, 1e3, 1e4, 1e5]:
        sd = math.sqrt(m)
        for k in sorted({1, 2, int(m), *[int(m + sd * j) for j in [-20, -5, -2, 1, 3, 10, 20, 30]]}):
            if k > 0:
                least, below = gamma_tails(mp.mpf(k), N(m))
                mass = mp.exp(k * log(N(m)) - N(m) - mp.loggamma(k + 1))
                case = {"count": k, "mean": m}
                for key, value in [("at_least", least), ("below", below), ("mass", mass)]:
                    if value >= TINY:
                        case[key] = text(value)
                cases.append(case)
    arguments = [(m, p, upper) for m in [1e-3, 0.1, 3.7, 30, 333.3, 2500, 1e5] for p, upper in LEVELS]
    write("poisson", cases + parallel(poisson_quantile_case, arguments), 1e-13)


def poisson_quantile_case(m, p, upper):
    def above(k):
        """P(X > k) and P(X <= k)."""
        return gamma_tails(mp.mpf(k + 1), N(m))

    last = int(m + 20 * math.sqrt(m) + 60)
    count = smallest_count(lambda k: above(k)[0] <= N(p) if upper else above(k)[1] >= N(p), last)
    return {"mean": m, "p": p, "upper_quantile" if upper else "quantile": count}


def noncentral_t():
    random.seed(3)
    places = []
    for df in [1, 1.5, 2, 3.3, 5, 10, 30, 57.3, 200, 1e3, 1e4, 1e5, 1e6, 1e7]:
        for k, delta in enumerate([0, 0.3, -1, 2.5, -5, 12, 38, -60, 150, -500, 1500, -4000, 7000]):
            spread = math.sqrt(1 + delta * delta / (2 * df))
            far = 30 if k % 4 == 0 else 6
            places.append((delta + spread * random.uniform(-far, far), df, delta))
        for t, delta in [(1e-5, 2.5), (-0.3, -38), (1339, 20)]:
            places.append((t, df, delta))
    cases = parallel(noncentral_t_case, places)
    arguments = []
    for df in [1, 2.5, 10, 57.3, 1e3, 1e7]:
        for t in [0, 0.5, -2, 6, 45, -300, 7000]:
            arguments += [(t, df, p) for p in [0.025, 0.975, random.choice([1e-6, 1e-3, 0.2, 0.5, 0.8, 0.999])]]
    cases += parallel(noncentrality_case, arguments)
    write("noncentral_t", cases, 1e-12, "doi:10.2307/2347648 (the series of the second way)", 40)


def noncentral_t_case(t, df, delta):
    lower, upper = noncentral_t_tails(N(t), N(df), N(delta))
    # The integral against itself, and against the series where that is short.
    assert abs(lower + upper - 1) < mp.mpf(10) ** -22, (t, df, delta)
    if abs(delta) <= 5 and 0 < t < 10 and df <= 60:
        assert abs(noncentral_t_by_series(N(t), N(df), N(delta)) / lower - 1) < mp.mpf(10) ** -20, (t, df, delta)
    return {"t": t, "df": df, "noncentrality": delta, **tails(lower, upper)}


def noncentrality_case(t, df, p):
    return {"t": t, "df": df, "p": p, "found": text(noncentrality(N(t), N(df), N(p)))}


if __name__ == "__main__":
    for name in sys.argv[1:] or "student_t noncentral_t normal chi_squared fisher_f beta binomial poisson".split():
        globals()[name]()
