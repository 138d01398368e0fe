"""Distributions to 50 digits, for the generators of reference values.

Everything here is written from the definitions with mpmath; nothing is taken from the libraries that the program
itself calls, so that agreement is a check and not an echo.
"""

import json
import math
import pathlib

import mpmath
from mpmath import mp, mpf

mp.dps = 50

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Fixtures" / "reference"


def digits(value, count=20):
    """`value` as text of 20 significant digits; None, numbers with no value, stay None."""
    if value is None:
        return None
    value = mpf(value)
    if not mpmath.isfinite(value):
        return None
    return mpmath.nstr(value, count, strip_zeros=True, min_fixed=-4, max_fixed=20)


def write(name, generator, paper, tolerance, note, cases):
    """Writes one reference file, one case a line."""
    head = {
        "source": f"mpmath {mpmath.__version__}, 50 digits",
        "generator": f"scripts/reference/{generator}",
        "paper": paper,
        "tolerance_relative": tolerance,
        "note": note,
    }
    lines = [json.dumps(case, ensure_ascii=False) for case in cases]
    text = json.dumps(head, ensure_ascii=False, indent=2)[:-2]
    text += ',\n  "cases": [\n    ' + ",\n    ".join(lines) + "\n  ]\n}\n"
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(cases)} cases, {len(text):,} bytes")


# The normal distribution.


def normal_survival(x):
    return mpmath.erfc(mpf(x) / mpmath.sqrt(2)) / 2


def normal_quantile(p):
    """The x below which a share `p` of the standard normal lies."""
    p = mpf(p)
    if p > 0.5:
        return -normal_quantile(1 - p)
    guess = -mpmath.sqrt(-2 * mpmath.log(p)) if p < 0.02 else mpf(0)
    return mpmath.findroot(lambda x: mpmath.log(normal_survival(-x) / p), guess)


def two_sided_normal(z):
    """p and log10 p of a two-sided z test."""
    p = mpmath.erfc(abs(mpf(z)) / mpmath.sqrt(2))
    return p, mpmath.log10(p)


# Student's t distribution.


def t_log_two_sided(t, df):
    """Natural logarithm of P(|T| > t), from the regularised incomplete beta function."""
    t, df = abs(mpf(t)), mpf(df)
    if t == 0:
        return mpf(0)
    with mp.workdps(80):
        if t * t < 16:
            # 1 − I_y(1/2, ν/2) by its power series, y = t²/(ν + t²).
            a, b, y = mpf(1) / 2, df / 2, t * t / (df + t * t)
            term = total = mpf(1)
            n = 0
            while term > total * mpf(10) ** -85:
                term *= (a + b + n) / (a + 1 + n) * y
                total += term
                n += 1
            front = a * mpmath.log(y) + b * mpmath.log(1 - y) - mpmath.log(a) - _log_beta(a, b)
            return mpmath.log(1 - mpmath.exp(front) * total)
        # I_x(ν/2, 1/2) by its continued fraction (Lentz), x = ν/(ν + t²).
        a, b = df / 2, mpf(1) / 2
        x = df / (df + t * t)
        front = a * mpmath.log(x) + b * mpmath.log(1 - x) - mpmath.log(a) - _log_beta(a, b)
        return front + mpmath.log(_beta_fraction(a, b, x))


def _log_beta(a, b):
    return mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)


def _beta_fraction(a, b, x):
    c = mpf(1)
    d = 1 / (1 - (a + b) * x / (a + 1))
    value = d
    m = 1
    while True:
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + even * d)
        c = 1 + even / c
        value *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / (1 + odd * d)
        c = 1 + odd / c
        value *= d * c
        if abs(d * c - 1) < mpf(10) ** -75:
            return value
        m += 1


def t_two_sided(t, df):
    """p and log10 p of a two-sided t test."""
    log = t_log_two_sided(t, df)
    return mpmath.exp(log), log / mpmath.log(10)


def t_density(t, df):
    t, df = mpf(t), mpf(df)
    return mpmath.exp(
        mpmath.loggamma((df + 1) / 2) - mpmath.loggamma(df / 2) - mpmath.log(df * mpmath.pi) / 2
        - (df + 1) / 2 * mpmath.log1p(t * t / df))


def t_critical(level, df):
    """The t beyond which, on both sides together, a share 1 − `level` lies. Newton on the logarithm of the tail.

    Infinite degrees of freedom are the normal distribution.
    """
    if mpmath.isinf(df):
        return -normal_quantile((1 - mpf(level)) / 2)
    target = mpmath.log(1 - mpf(level))
    from scipy.stats import t as scipy_t

    t = mpf(float(scipy_t.isf((1 - float(level)) / 2, float(df))))
    for _ in range(12):
        log = t_log_two_sided(t, df)
        step = (log - target) * mpmath.exp(log) / (2 * t_density(t, df))
        t += step
        if abs(step) < abs(t) * mpf(10) ** -45:
            return t
    raise ArithmeticError(f"t_critical({level}, {df})")


# The noncentral t distribution: T = (Z + δ)/√(χ²/ν).


class NoncentralT:
    """P(T ≤ t) for one number of degrees of freedom, by Gauss–Legendre over u = √(χ²/ν).

    P(T ≤ t) = ∫ Φ(t·u − δ) f(u) du,  f(u) = 2 (ν/2)^(ν/2) / Γ(ν/2) · u^(ν−1) · exp(−ν u²/2)
    """

    PANELS, ORDER = 40, 24

    def __init__(self, df):
        self.df = mpf(df)
        with mp.workdps(40):
            width = 14 / mpmath.sqrt(2 * self.df)
            low = max(mpf(0), 1 - width)
            high = 1 + width + 14 / self.df
            log_front = mpmath.log(2) + self.df / 2 * mpmath.log(self.df / 2) - mpmath.loggamma(self.df / 2)
            self.nodes = []
            panel = (high - low) / self.PANELS
            for index in range(self.PANELS):
                middle = low + panel * (index + mpf(1) / 2)
                for x, w in _legendre(self.ORDER):
                    u = middle + panel / 2 * x
                    f = mpmath.exp(log_front + (self.df - 1) * mpmath.log(u) - self.df * u * u / 2)
                    if f * panel > mpf(10) ** -40:
                        self.nodes.append((u, f * w * panel / 2))

    def below(self, t, delta):
        with mp.workdps(40):
            t, delta = mpf(t), mpf(delta)
            root = mpmath.sqrt(2)
            return mpmath.fsum(w * mpmath.erfc((delta - t * u) / root) for u, w in self.nodes) / 2

    def above(self, t, delta):
        return self.below(-t, -delta)

    def delta_with_share_above(self, t, share):
        """The δ under which a share `share` of T lies above `t`."""
        z = normal_quantile(share)
        guess = mpf(t) + z * mpmath.sqrt(1 + mpf(t) ** 2 / (2 * self.df))
        with mp.workdps(40):
            return mpmath.findroot(
                lambda delta: mpmath.log(self.above(t, delta) / share), (guess, guess + mpf("0.01")), tol=1e-50)


_RULES = {}


def _legendre(order):
    """Nodes and weights of Gauss–Legendre: NumPy's as a start, then Newton on the three-term recurrence."""
    if order not in _RULES:
        import numpy

        rule = []
        with mp.workdps(60):
            for start in numpy.polynomial.legendre.leggauss(order)[0]:
                x = mpf(float(start))
                for _ in range(6):
                    before, value = mpf(1), x
                    for k in range(2, order + 1):
                        before, value = value, ((2 * k - 1) * x * value - (k - 1) * before) / k
                    derivative = order * (x * value - before) / (x * x - 1)
                    x -= value / derivative
                rule.append((x, 2 / ((1 - x * x) * derivative**2)))
            assert abs(sum(weight for _, weight in rule) - 2) < mpf(10) ** -45
        _RULES[order] = rule
    return _RULES[order]


# χ².


def chi_squared_survival(x, df):
    """p and log10 p."""
    with mp.workdps(60):
        p = mpmath.gammainc(mpf(df) / 2, mpf(x) / 2, mpmath.inf, regularized=True)
    return p, (mpmath.log10(p) if p > 0 else None)


def bisect(function, low, high, rounds=150):
    """The point between `low` and `high` where an increasing `function` crosses zero."""
    low, high = mpf(low), mpf(high)
    for _ in range(rounds):
        middle = (low + high) / 2
        if function(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def near(ours, theirs, relative, what):
    """Fails when a cross-check by another library is further away than that library's own precision allows."""
    ours, theirs = float(ours), float(theirs)
    if ours != theirs and not math.isclose(ours, theirs, rel_tol=relative, abs_tol=1e-300):
        raise AssertionError(f"{what}: {ours!r} against {theirs!r}")
