"""Reference values for many looks at one experiment, and for the Bayesian view.

Boundaries: the density of the paths that have not stopped, carried from look to look in long double on fixed grids of
Gauss and Legendre (the program carries bridge probabilities on adaptive panels, in double); two looks by mpmath's own
quadrature; scipy's multivariate normal distribution checks some of them as far as its precision goes.
Sequences and posteriors: mpmath, from their definitions.
"""

import mpmath
import numpy
import scipy.stats
from exact import digits, mp, mpf, near, normal_quantile, normal_survival, write

LONG = numpy.longdouble
E = mpmath.e


def spent(kind, alpha, t):
    """The α of one side up to t."""
    alpha, t = mpf(alpha), mpf(t)
    if kind == "pocock":
        return alpha / 2 * mpmath.log(1 + (E - 1) * t)
    return 2 * normal_survival(-normal_quantile(alpha / 4) / mpmath.sqrt(t))


# erfc in long double: scipy's is in double, so the survival is taken from mpmath on a Taylor table.


def _survival_table():
    step = LONG(1) / 64
    places = numpy.arange(-13 * 64, 40 * 64 + 1, dtype=LONG) * step
    logs = [mpmath.log(normal_survival(mpf(float(x)))) for x in places]
    return places, numpy.array([LONG(mpmath.nstr(v, 25)) for v in logs], dtype=LONG)


TABLE = None


def survival(z):
    """P(Z > z) to about 18 digits: the nearest tabulated value and the Taylor series of the density from there."""
    global TABLE
    TABLE = TABLE or _survival_table()
    places, logs = TABLE
    z = numpy.clip(numpy.asarray(z, dtype=LONG), places[0], places[-1])
    index = numpy.rint((z - places[0]) * 64).astype(int)
    start = places[index]
    h = z - start
    density = numpy.exp(-start * start / 2) / numpy.sqrt(2 * numpy.pi.__class__(1) * LONG(mpmath.nstr(mpmath.pi, 25)))
    # ∫ from start to z of φ: Hermite recurrence of the derivatives of φ.
    derivative, before, total, power = density.copy(), numpy.zeros_like(density), numpy.zeros_like(density), h.copy()
    factorial = LONG(1)
    for n in range(1, 16):
        factorial *= n
        total += derivative * power / factorial
        derivative, before = -start * derivative - (n - 1) * before, derivative
        power = power * h
    return numpy.exp(logs[index]) - total


NODES, WEIGHTS = (numpy.array(part, dtype=LONG) for part in numpy.polynomial.legendre.leggauss(30))


def polish():
    """Gauss–Legendre points to long double by a Newton step."""
    global NODES, WEIGHTS
    for _ in range(3):
        before, value = numpy.ones_like(NODES), NODES.copy()
        for n in range(2, 31):
            before, value = value, ((2 * n - 1) * NODES * value - (n - 1) * before) / n
        slope = 30 * (NODES * value - before) / (NODES * NODES - 1)
        NODES = NODES - value / slope
    WEIGHTS = 2 / ((1 - NODES * NODES) * slope * slope)


def grid(edge, scales, spread, widest):
    """Points and weights on (−edge, edge): panels that are fine near the ends by each of the scales, none too wide."""
    ends = {LONG(0), edge} | {widest * k for k in range(1, int(edge / widest) + 1)}
    for scale in scales:
        reach = scale
        while reach < edge:
            ends.add(edge - reach)
            reach = reach * 2
    ends |= {spread * k / 2 for k in range(1, 60) if spread * k / 2 < edge}
    ends = numpy.array(sorted(ends | {-x for x in ends}), dtype=LONG)
    half = (ends[1:] - ends[:-1]) / 2
    middle = (ends[1:] + ends[:-1]) / 2
    return (middle[:, None] + half[:, None] * NODES).ravel(), (half[:, None] * WEIGHTS).ravel()


class Paths:
    """The density of B at a look, of the paths that no look has stopped."""

    def __init__(self):
        self.time = LONG(0)
        self.points = self.masses = None

    def beyond(self, z, t):
        """P(not stopped before, B(t)/√t > z)."""
        t = LONG(t)
        if self.points is None:
            return survival(LONG(z))[()]
        bound = LONG(z) * numpy.sqrt(t)
        return (self.masses * survival((bound - self.points) / numpy.sqrt(t - self.time))).sum()

    def step(self, boundary, t, following, drift=LONG(0)):
        """The paths that are left after a look; `following` is the time of the look after it."""
        t = LONG(t)
        edge = min(LONG(boundary), LONG(30)) * numpy.sqrt(t)
        scales = [numpy.sqrt(t - self.time) / 2] + ([numpy.sqrt(LONG(following) - t) / 2] if following else [])
        # The kernel of the step after this one must be resolved everywhere.
        widest = 2.5 * numpy.sqrt(LONG(following) - t) if following else edge
        points, weights = grid(edge, scales, numpy.sqrt(t), widest)
        root = numpy.sqrt(2 * LONG(mpmath.nstr(mpmath.pi, 25)))
        result = Paths()
        result.time, result.points = t, points
        width = numpy.sqrt(t - self.time)
        if self.points is None:
            density = numpy.exp(-((points - drift * t) / width) ** 2 / 2) / root / width
        else:
            density = numpy.zeros_like(points)
            for start in range(0, len(points), 400):
                block = points[start:start + 400, None] - self.points[None, :] - drift * (t - self.time)
                density[start:start + 400] = (numpy.exp(-(block / width) ** 2 / 2) @ self.masses) / root / width
        result.masses = density * weights
        return result


def boundaries(shares, alpha, kind):
    paths, found, before = Paths(), [], mpf(0)
    for index, t in enumerate(shares):
        now = spent(kind, alpha, t)
        target = LONG(mpmath.nstr(now - before, 25))
        if index == 0:
            found.append(LONG(mpmath.nstr(-normal_quantile(now - before), 25)))
        else:
            high = LONG(mpmath.nstr(-normal_quantile(now - before), 25))
            low = LONG(0)
            for _ in range(80):
                middle = (low + high) / 2
                if paths.beyond(middle, t) > target:
                    low = middle
                else:
                    high = middle
            found.append((low + high) / 2)
        paths = paths.step(found[-1], t, shares[index + 1] if index + 1 < len(shares) else None)
        before = now
    return found


def exits(shares, found, drift):
    """P(upper), P(lower) at each look, with drift."""
    drift = LONG(drift)
    paths, result = Paths(), []
    for index, (t, c) in enumerate(zip(shares, found)):
        t = LONG(t)
        if paths.points is None:
            root = numpy.sqrt(t)
            result.append((survival(c - drift * root)[()], survival(c + drift * root)[()]))
        else:
            width, bound = numpy.sqrt(t - paths.time), c * numpy.sqrt(t)
            move = drift * (t - paths.time)
            result.append((
                (paths.masses * survival((bound - paths.points - move) / width)).sum(),
                (paths.masses * survival((bound + paths.points + move) / width)).sum()))
        paths = paths.step(c, t, shares[index + 1] if index + 1 < len(shares) else None, drift)
    return result


def text(value):
    return numpy.format_float_scientific(value, precision=16) if value == value else None


def by_quadrature(shares, alpha, kind):
    """Two looks by mpmath."""
    first = spent(kind, alpha, shares[0])
    second = spent(kind, alpha, shares[1]) - first
    c1 = -normal_quantile(first)
    t1, t2 = mpf(shares[0]), mpf(shares[1])

    def beyond(z):
        def inner(y):
            density = mpmath.npdf(y)
            return density * normal_survival((z * mpmath.sqrt(t2) - y * mpmath.sqrt(t1)) / mpmath.sqrt(t2 - t1))
        places = [-c1] + [x for x in (-6, -3, -1, 0, 1, 2, 3, 4, 5, 6) if -c1 < x < c1] + [c1]
        return mpmath.quad(inner, places)

    high = -normal_quantile(second)
    with mp.workdps(25):
        c2 = mpmath.findroot(lambda z: mpmath.log(beyond(z) / second), (high - 0.2, high), solver="secant", tol=1e-18)
    return c1, c2


def group_sequential():
    polish()
    designs = [(k, [j / k for j in range(1, k + 1)]) for k in (1, 2, 3, 4, 5, 8, 10)]
    lists = [shares for _, shares in designs]
    lists += [[0.3, 0.8, 1.0], [0.1, 0.15, 0.5, 0.75, 1.0], [0.5, 0.51, 1.0], [0.5, 0.5001, 1.0], [0.9, 0.999, 1.0],
              [0.01, 0.02, 0.9, 1.0], [0.25, 0.7]]
    cases = []
    for shares in lists:
        for kind in ("obrien_fleming", "pocock"):
            for alpha in (0.05, 0.01) if len(shares) in (2, 3, 5) else (0.05,):
                found = boundaries(shares, alpha, kind)
                if len(shares) == 2:
                    for mine, theirs in zip(found, by_quadrature(shares, alpha, kind)):
                        near(mpf(str(mine)), theirs, 1e-14, f"two looks {shares} {kind}")
                case = {"shares": shares, "alpha": alpha, "spending": kind, "boundaries": [text(c) for c in found]}
                if 3 <= len(shares) <= 4 and min(b - a for a, b in zip(shares, shares[1:])) > 0.05:
                    covariance = [[min(a, b) / max(a, b) for a in shares] for b in shares]
                    covariance = numpy.sqrt(numpy.array(covariance))
                    c = numpy.array([float(value) for value in found])
                    inside = scipy.stats.multivariate_normal(None, covariance, abseps=1e-7, maxpts=4_000_000)
                    stay = inside.cdf(c, lower_limit=-c)
                    near(mpf(1 - stay), 2 * spent(kind, alpha, shares[-1]), 1e-4, "scipy's mvn")
                for drift in (0.0, 1.5, 3.25):
                    both = exits(shares, found, drift)
                    case[f"upper_{drift}"] = [text(upper) for upper, _ in both]
                    case[f"lower_{drift}"] = [text(lower) for _, lower in both]
                    end = LONG(shares[-1])
                    mean = end - sum((end - LONG(t)) * (u + l) for t, (u, l) in zip(shares, both))
                    case[f"expected_share_{drift}"] = text(mean)
                # After looks that did not stop: the p-value by stages at the last one.
                paths = Paths()
                for index in range(len(shares) - 1):
                    paths = paths.step(found[index], shares[index], shares[index + 1])
                before = 2 * spent(kind, alpha, shares[-2]) if len(shares) > 1 else mpf(0)
                z = 1.7
                case["statistic"] = z
                stage = LONG(mpmath.nstr(before, 25)) + 2 * paths.beyond(LONG(z), shares[-1])
                case["stagewise_p"] = text(stage)
                if len(shares) <= 3 and min(b - a for a, b in zip([0, *shares], shares)) > 0.05:
                    case["sequential_p"] = text(sequential(shares, kind, 2.25))
                cases.append(case)
    write("group_sequential.json", "inference.py", "Lan & DeMets 1983, 10.1093/biomet/70.3.659; Jennison & Turnbull 2000",
          1e-11, "two-sided symmetric boundaries of |z| by spending; exit probabilities at a drift (expected z at t = 1); "
          "p-value by stages of z = 1.7 at the last look; the smallest alpha whose last boundary is 2.25. Long double.",
          cases)


def sequential(shares, kind, z):
    """The smallest α whose boundary at the last look is z."""
    low, high = 1e-6, 0.999
    for _ in range(60):
        middle = (low * high) ** 0.5
        last = boundaries(shares, middle, kind)[-1]
        if last > z:
            low = middle
        else:
            high = middle
        if high / low < 1 + 1e-13:
            break
    return LONG((low * high) ** 0.5)


# Confidence sequences.


def information(alpha, d=1):
    """x with d·x = 2·ln(1/α) + d·ln(1 + x), by Lambert's W."""
    u = -mpmath.lambertw(-mpmath.exp(2 * mpmath.log(mpf(alpha)) / d - 1), -1).real
    return u - 1


def asymptotic():
    cases = []
    for planned in (10, 1000, 250000):
        for tuned in (0.05, 0.01):
            rho = information(tuned) / planned
            for size in (2, planned / 10, planned, planned * 7):
                x = size * rho
                for alpha in (0.05, 0.0125, 0.3):
                    w = mpmath.sqrt((x + 1) / x * mpmath.log((x + 1) / mpf(alpha) ** 2))
                    for z in (0.5, 3.75, 60.0):
                        p = mpmath.sqrt(x + 1) * mpmath.exp(-mpf(z) ** 2 / 2 * x / (x + 1))
                        cases.append({
                            "planned": planned, "tuned": tuned, "size": size, "alpha": alpha, "z": z,
                            "rho_squared": digits(rho), "multiplier": digits(w),
                            "log10_p_value": digits(min(mpf(0), mpmath.log10(p)))})
    write("asymptotic_sequence.json", "inference.py", "arXiv:2103.06476; 10.1214/aoms/1177696786", 1e-13,
          "half-width in standard errors and always-valid p; rho tuned at the planned size by Lambert's W", cases[::4])


def log_evidence(x, n, kappa, p):
    x, n, kappa, p = mpf(x), mpf(n), mpf(kappa), mpf(p)
    q = 1 - p
    return (mpmath.loggamma(kappa * p + x) - mpmath.loggamma(kappa * p) + mpmath.loggamma(kappa * q + n - x)
            - mpmath.loggamma(kappa * q) - mpmath.loggamma(kappa + n) + mpmath.loggamma(kappa)
            - x * mpmath.log(p) - (n - x) * mpmath.log(q))


def bisect(function, low, high):
    """A root between low and high, function(low) < 0 < function(high)."""
    for _ in range(150):
        middle = (low + high) / 2
        if function(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def one_proportion():
    cases = []
    for x, n in ((0, 1), (1, 1), (0, 1000), (3, 1000), (500, 1000), (997, 1000), (12, 40), (2.5, 33.25),
                 (50_000, 10**6), (17, 10**8), (1000, 1000)):
        for planned in (100, 20_000):
            kappa = planned / information(0.05)
            for alpha in (0.05, 0.005):
                line = -mpmath.log(mpf(alpha))
                case = {"events": x, "trials": n, "planned": planned, "alpha": alpha}
                share = mpf(x) / n

                def excess(p):
                    return log_evidence(x, n, kappa, p) - line

                tiny = mpf(10) ** -250
                case["lower"] = "0"
                if x > 0 and excess(tiny) > 0:
                    near_top = share if x < n else 1 - mpf(10) ** -40
                    case["lower"] = digits(mpmath.exp(bisect(lambda l: -excess(mpmath.exp(l)), mpmath.log(tiny),
                                                             mpmath.log(near_top))))
                case["upper"] = "1"
                if x < n:
                    start = share if x > 0 else mpf(10) ** -40
                    if excess(1 - mpf(10) ** -45) > 0:
                        case["upper"] = digits(bisect(excess, start, 1 - mpf(10) ** -45))
                for p in (0.001, 0.5, 0.0501):
                    case[f"log_evidence_{p}"] = digits(log_evidence(x, n, kappa, mpf(p)))
                cases.append(case)
    write("beta_binomial_sequence.json", "inference.py", "10.1214/20-AOS1991", 1e-10,
          "beta-binomial mixture with mean p and the concentration planned/x, x = information at 0.05; interval where "
          "its log stays below ln(1/alpha)", cases)


def least(function, low, high):
    """The minimum of a convex function, by golden sections to 45 digits of place."""
    golden = (mpmath.sqrt(5) - 1) / 2
    left, right = high - golden * (high - low), low + golden * (high - low)
    at_left, at_right = function(left), function(right)
    while high - low > mpf(10) ** -14 * high:
        if at_left < at_right:
            high, right, at_right = right, left, at_left
            left = high - golden * (high - low)
            at_left = function(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + golden * (high - low)
            at_right = function(right)
    return min(at_left, at_right)


def two_proportions():
    cases = []
    tables = [((30, 1000), (55, 1000), 1000, 1000), ((500, 9500), (26, 500), 19_000, 1000), ((3, 400), (0, 390), 500, 500),
              ((52_000, 10**6), (50_000, 10**6), 10**6, 10**6), ((12.5, 80.25), (40.5, 90.75), 200, 200)]
    with mp.workdps(30):
        for control, treatment, planned_c, planned_t in tables:
            x = information(0.05, 2)
            kappas = planned_c / x, planned_t / x

            def evidence(delta, kind):
                low = max(mpf(0), -delta) if kind == "difference" else mpf(0)
                high = min(mpf(1), 1 - delta) if kind == "difference" else min(mpf(1), 1 / delta)

                def total(p):
                    other = p + delta if kind == "difference" else p * delta
                    return log_evidence(*control, kappas[0], p) + log_evidence(*treatment, kappas[1], other)

                edge = (high - low) * mpf(10) ** -25
                return least(total, low + edge, high - edge)

            p_c, p_t = mpf(control[0]) / control[1], mpf(treatment[0]) / treatment[1]
            case = {"control": control, "treatment": treatment, "planned": [planned_c, planned_t],
                    "log_evidence": digits(evidence(mpf(0), "difference"), 15)}
            for alpha in (0.05, 0.01):
                line = -mpmath.log(mpf(alpha))

                def root(kind, inside, outside):
                    for _ in range(44):
                        middle = (inside + outside) / 2
                        if evidence(middle, kind) < line:
                            inside = middle
                        else:
                            outside = middle
                    return digits((inside + outside) / 2, 14)

                spread = 8 * mpmath.sqrt(p_c * (1 - p_c) / control[1] + (p_t + mpf(1) / treatment[1]) / treatment[1])
                case[f"lower_{alpha}"] = root("difference", p_t - p_c, max(p_t - p_c - spread, mpf(-1) + mpf(10) ** -9))
                case[f"upper_{alpha}"] = root("difference", p_t - p_c, min(p_t - p_c + spread, 1 - mpf(10) ** -9))
                ratio = p_t / p_c
                case[f"ratio_upper_{alpha}"] = root("ratio", ratio, (ratio + 1) * 50)
                case[f"ratio_lower_{alpha}"] = root("ratio", ratio, ratio / 1000) if ratio > 0 else "0"
            cases.append(case)
    write("proportion_sequence.json", "inference.py", "10.1214/20-AOS1991", 1e-9,
          "product of two beta-binomial mixtures, projected on difference and ratio; log_evidence against no difference",
          cases)


# The Bayesian view.


def bayes():
    cases = []
    tables = [((0, 10), (0, 12)), ((5, 100), (9, 100)), ((30, 1000), (55, 1000)), ((500, 9500), (26, 500)),
              ((0, 500), (5, 9500)), ((100, 100), (90, 95)), ((5200, 10**5), (5000, 10**5)), ((12.5, 80.25), (40.5, 90.75)),
              ((100, 20_000), (260, 20_000))]
    with mp.workdps(30):
        for control, treatment in tables:
            for prior in ((1, 1), (0.5, 0.5), (20, 380)):
                if prior == (0.5, 0.5) and control[0] == control[1]:
                    continue  # The density's pole at 1 is beyond what doubles can resolve from there.
                a, b = mpf(prior[0]), mpf(prior[1])
                shapes = [(a + mpf(x), b + mpf(n) - mpf(x)) for x, n in (control, treatment)]

                def density(shape, v):
                    s, t = shape
                    if not 0 < v < 1:
                        return mpf(0)
                    return mpmath.exp((s - 1) * mpmath.log(v) + (t - 1) * mpmath.log(1 - v)
                                      - mpmath.loggamma(s) - mpmath.loggamma(t) + mpmath.loggamma(s + t))

                means = [s / (s + t) for s, t in shapes]
                sds = [mpmath.sqrt(m * (1 - m) / (s + t + 1)) for m, (s, t) in zip(means, shapes)]
                case = {"control": control, "treatment": treatment, "prior": prior}
                # On a common fine grid: cumulated by Gauss–Legendre panels, exactly what the definition says.
                low = max(mpf(0), min(m - 45 * s for m, s in zip(means, sds)))
                high = min(mpf(1), max(m + 45 * s for m, s in zip(means, sds)))
                spread = min(sds)
                count = min(int((high - low) / spread) + 1, 400)
                places = [low + (high - low) * mpf(i) / count for i in range(count + 1)]
                if low == 0:
                    places += [min(means) * mpf(4) ** -i for i in range(0, 40)]
                if high == 1:
                    places += [1 - (1 - max(means)) * mpf(4) ** -i for i in range(0, 40)]
                    places.append(mpf(1))
                places = sorted(set(places))
                points, weights = numpy.polynomial.legendre.leggauss(20)
                above = below = more = less = mpf(0)
                total = [mpf(0), mpf(0)]
                for start, end in zip(places, places[1:]):
                    half, middle = (end - start) / 2, (end + start) / 2
                    for point, weight in zip(points, weights):
                        v = middle + half * mpf(float(point))
                        w = half * mpf(float(weight))
                        f_c, f_t = density(shapes[0], v), density(shapes[1], v)
                        lower = [cumulative(shape, v) for shape in shapes]
                        above += w * f_t * lower[0][0]
                        below += w * f_c * lower[1][0]
                        more += w * lower[0][0] * lower[1][1]
                        less += w * lower[1][0] * lower[0][1]
                        total[0] += w * f_c
                        total[1] += w * f_t
                near(total[0], 1, 1e-9, "mass")
                near(above + below, 1, 1e-9, "both")
                case |= {"above": digits(above, 14), "below": digits(below, 14), "expected_above": digits(more, 14),
                         "expected_below": digits(less, 14)}
                if prior == (1, 1) and all(float(v).is_integer() for v in (*control, *treatment)) and control[1] <= 20_000:
                    # Miller's sum.
                    (a_c, b_c), (a_t, b_t) = shapes
                    total = mpf(0)
                    for i in range(int(a_t)):
                        total += mpmath.exp(_log_beta(a_c + i, b_t + b_c) - mpmath.log(b_t + i) - _log_beta(1 + i, b_t)
                                            - _log_beta(a_c, b_c))
                    case["above"], case["below_by_sum"] = digits(total, 18), digits(1 - total, 12)
                cases.append(case)
    write("beta_posterior.json", "inference.py", "Miller 2015, Formulas for Bayesian A/B testing", 1e-10,
          "P(p_t > p_c), P(p_t < p_c), E max(0, p_t − p_c), E max(0, p_c − p_t); above by Miller's sum for whole counts",
          cases)
    cases = []
    for difference, error in ((0.0, 1.0), (-230.0, 9.0), (1.5, 0.7), (1e-9, 1e-10), (40.0, 1.0)):
        for prior in (None, (0.0, 0.5), (2.0, 100.0)):
            m, s = mpf(difference), mpf(error)
            if prior:
                tau = mpf(prior[1])
                s2 = 1 / (1 / s**2 + 1 / tau**2)
                m, s = s2 * (m / s**2 + mpf(prior[0]) / tau**2), mpmath.sqrt(s2)
            z = m / s
            lost = lambda z: mpmath.npdf(z) - z * normal_survival(z)  # noqa: E731
            with mp.workdps(400):
                above, below = s * lost(-z), s * lost(z)
            cases.append({"difference": difference, "standard_error": error, "prior": prior, "mean": digits(m),
                          "standard_deviation": digits(s), "above": digits(normal_survival(-z)),
                          "below": digits(normal_survival(z)), "expected_above": digits(above),
                          "expected_below": digits(below)})
    write("normal_posterior.json", "inference.py", None, 1e-12, "normal posterior of a difference; expected losses", cases)


def _log_beta(a, b):
    return mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)


def cumulative(shape, v):
    """I_v(a, b) and 1 − I_v(a, b), from scipy's functions where 1e-13 does; mpmath checks a few."""
    a, b = (float(x) for x in shape)
    return mpf(float(scipy.stats.beta.cdf(float(v), a, b))), mpf(float(scipy.stats.beta.sf(float(v), a, b)))


def run():
    asymptotic()
    one_proportion()
    two_proportions()
    bayes()
    group_sequential()
