"""Writes Fixtures/reference/{student_t,noncentral_t,normal,chi_squared,fisher_f,beta,binomial,poisson}.json.

    python3 -m venv .venv && .venv/bin/pip install mpmath==1.4.1 gmpy2 && .venv/bin/python scripts/reference/distributions.py [name...]
"""

import json
import math
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


def student_t():
    random.seed(1)
    cases = []
    for df in [0.5, 1, 1.7, 2, 3, 5.5, 10, 30, 57.3, 100, 333.3, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]:
        places = [1e-10, 1e-3, 0.5, 1.5, 1.96, 4, 6.5, 10, 20, 37, random.uniform(0, 6)]
        far = [100, 1339, 1e10, 1e100, 1e200]
        for t in places + [x for x in far if df < 1e9 or x > 1e4]:
            upper = student_t_survival(N(t), N(df))
            case = {"t": t, "df": df, **tails(1 - upper, upper)}
            case["log_survival"] = text(mp.log(upper))
            case["log10_two_sided"] = text(mp.log10(2 * upper))
            if 1e-4 < t < 1e10 and upper >= TINY:
                case["density"] = text(student_t_density(N(t), N(df)))
            cases.append(case)
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
    for _ in range(9):
        tail = student_t_survival(t, df)
        t += (mp.log(tail) - mp.log(q)) * tail / student_t_density(t, df)
    return t


def normal():
    random.seed(2)
    cases = []
    for z in [-40, -8, -3, -1, -0.1, 0, 1e-10, 0.5, 1, 1.96, 37.5] + [random.uniform(-6, 37.6) for _ in range(90)]:
        upper = normal_survival(N(z))
        case = {"z": z, **tails(normal_survival(-N(z)), upper)}
        if z > -9:
            case["log_survival"] = text(mp.log(upper))
        cases.append(case)
    for z in [40, 100, 1339, 1e5, 1e10]:
        logarithm = mp.log(normal_survival(N(z)))
        cases.append({"z": z, "log_survival": text(logarithm), "log10_two_sided": text((logarithm + mp.log(2)) / mp.log(10))})
    for q in [0.4, 0.1, 0.025, 0.005, 1e-3, 1e-5, 1e-10, 1e-50, 1e-100, 1e-200, 1e-300]:
        t = mp.sqrt(-2 * mp.log(N(q))) * mp.mpf("0.95") if q < 0.1 else mp.mpf("0.5")
        for _ in range(80):
            tail = normal_survival(t)
            t += (mp.log(tail) - mp.log(N(q))) * tail / (mp.exp(-t * t / 2) / mp.sqrt(2 * mp.pi))
        cases.append({"q": q, "upper_quantile": text(t)})
    write("normal", cases, 1e-13)


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
                    case["log_survival"] = text(mp.log(upper))
                cases.append(case)
    write("chi_squared", cases, 1e-13)


def fisher_f():
    cases = []
    for d1 in [0.7, 1, 4.3, 100, 1e4]:
        for d2 in [1, 12.5, 100, 1e4, 1e6]:
            for x in [1e-8, 0.3, 0.97, 1.02, 1.3, 4, 100, 1000]:
                try:
                    lower, upper = fisher_f_tails(N(x), N(d1), N(d2))
                except ArithmeticError:
                    continue
                case = {"x": x, "numerator": d1, "denominator": d2, **tails(lower, upper)}
                if upper < 0.5:
                    case["log_survival"] = text(mp.log(upper))
                cases.append(case)
    write("fisher_f", cases, 3e-13)  # found: 1.3e-13 (beta), 2.1e-13 (F); cause not traced yet


def beta():
    cases = []
    for a in [0.3, 1, 2.5, 20, 300, 5e3]:
        for b in [0.5, 1, 7.5, 100, 3e3]:
            mean, sd = a / (a + b), math.sqrt(a * b / (a + b + 1)) / (a + b)
            for x in [mean - 8 * sd, mean - sd, mean, mean + 2 * sd, mean + 8 * sd]:
                if 1e-8 < x < 1 - 1e-8:
                    lower, upper = beta_tails(N(a), N(b), N(x), 1 - N(x))
                    cases.append({"x": x, "alpha": a, "beta": b, **tails(lower, upper)})
    write("beta", cases, 3e-13)  # found: 1.3e-13 (beta), 2.1e-13 (F); cause not traced yet


def binomial():
    cases = []
    for n in [1, 10, 100, 1000, 20000]:
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
    write("binomial", cases, 1e-13)


def poisson():
    cases = []
    for m in [1e-6, 1e-3, 0.1, 1, 5.5, 30, 333.3, 1e3, 1e4, 1e5]:
        sd = math.sqrt(m)
        for k in sorted({1, 2, int(m), *[int(m + sd * j) for j in [-20, -5, -2, 1, 3, 10, 20, 30]]}):
            if k > 0:
                least, below = gamma_tails(mp.mpf(k), N(m))
                mass = mp.exp(k * mp.log(N(m)) - N(m) - mp.loggamma(k + 1))
                case = {"count": k, "mean": m}
                for key, value in [("at_least", least), ("below", below), ("mass", mass)]:
                    if value >= TINY:
                        case[key] = text(value)
                cases.append(case)
    write("poisson", cases, 1e-13)


def noncentral_t():
    random.seed(3)
    cases = []
    for df in [1, 1.5, 3.3, 10, 57.3, 1e3, 1e5, 1e7]:
        for k in range(6):
            delta = random.choice([0, 0.1, -0.5, 1, 2.5, -3, 5, 8, -10, 20, -38, 60, 150, 500, -1000, 3000, 7000])
            spread = math.sqrt(1 + delta * delta / (2 * df))
            if k < 4:
                t = delta + spread * random.uniform(-6, 6)
            elif k < 5:
                t = delta + spread * random.uniform(-30, 30)
            else:
                t = random.choice([0.01, 1, 2, -1, -2.0, 40, 1339, 1e4, -0.3, 1e-5])
            lower, upper = noncentral_t_tails(N(t), N(df), N(delta))
            # The integral against itself, and against the series where that is short.
            assert abs(lower + upper - 1) < mp.mpf(10) ** -22, (t, df, delta)
            if abs(delta) <= 5 and 0 < t < 10 and df <= 60:
                assert abs(noncentral_t_by_series(N(t), N(df), N(delta)) / lower - 1) < mp.mpf(10) ** -22
            cases.append({"t": t, "df": df, "noncentrality": delta, **tails(lower, upper)})
    write("noncentral_t", cases, 1e-12, "doi:10.2307/2347648 (the series of the second way)", 40)


if __name__ == "__main__":
    for name in sys.argv[1:] or "student_t noncentral_t normal chi_squared fisher_f beta binomial poisson".split():
        globals()[name]()
