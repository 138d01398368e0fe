"""Distribution functions by mpmath, from series of positive terms and from quadrature.

Every tail is summed on its own side, so no digit is lost to 1 - p. Nothing here is asked of scipy or Boost.
"""

import mpmath as mp

DIGITS = 60
mp.mp.dps = DIGITS


def number(value):
    """The double nearest to `value`, exactly."""
    return mp.mpf(float(value))


def text(value):
    """20 significant digits."""
    return mp.nstr(value, 20, min_fixed=0, max_fixed=0) if mp.isfinite(value) else str(value)


def log(value):
    """ln of the value rounded to the working digits: mpmath 1.4.1's own, given a power of two times 1 + tiny with
    more digits than it works in, answers the logarithm of 1 + tiny alone."""
    return mp.log(+value)


def beta_series(a, b, x, y):
    """I_x(a, b) for x below its mean: x^a y^b/(a B(a,b)) * 2F1(a+b, 1; a+1; x), positive terms; y = 1 - x."""
    term = total = mp.mpf(1)
    n = 0
    limit = mp.mpf(10) ** (-mp.mp.dps - 3)
    while term > limit * total:
        term *= (a + b + n) * x / (a + 1 + n)
        total += term
        n += 1
        if n > 400_000:
            raise ArithmeticError("series too long")
    logarithm = a * log(x) + b * log(y) - log(a) - log_beta(a, b)
    return mp.exp(logarithm) * total


def log_beta(a, b):
    with mp.workdps(mp.mp.dps + 20):
        return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


def beta_tails(a, b, x, y):
    """(I_x(a, b), 1 - I_x(a, b)); y = 1 - x, given apart so that both keep their digits."""
    with mp.workdps(DIGITS + 15):
        if x == 0 or y == 0:
            return (mp.mpf(0), mp.mpf(1)) if x == 0 else (mp.mpf(1), mp.mpf(0))
        below = x * (a + b) <= a
        if below and 170 / y < 40_000:
            lower = beta_series(a, b, x, y)
            return lower, 1 - lower
        if not below and 170 / x < 40_000:
            upper = beta_series(b, a, y, x)
            return 1 - upper, upper
    # Near 0 and 1 a tail's own series is long, and the other one's is short: digits to spare instead.
    with mp.workdps(DIGITS + 330):
        if x < y:
            lower = beta_series(a, b, x, 1 - x)
            return lower, 1 - lower
        upper = beta_series(b, a, y, 1 - y)
        return 1 - upper, upper


def gamma_tails(a, x):
    """(P(a, x), Q(a, x))."""
    with mp.workdps(DIGITS + 15):
        if x == 0:
            return mp.mpf(0), mp.mpf(1)
        front = a * log(x) - x - mp.loggamma(a)
        limit = mp.mpf(10) ** (-mp.mp.dps - 3)
        if x <= a + 1 or (x - a) ** 2 < 200 * a:
            # P by its series of positive terms; Q by what is left, with digits to spare for it.
            distance = float((x - a) ** 2 / (2 * a)) if x > a else 0
            with mp.workdps(mp.mp.dps + int(distance / 2.3) + 10):
                limit = mp.mpf(10) ** (-mp.mp.dps - 3)
                front = a * log(x) - x - mp.loggamma(a)
                term = total = 1 / a
                n = 1
                while term > limit * total:
                    term *= x / (a + n)
                    total += term
                    n += 1
                lower = mp.exp(front) * total
                return lower, 1 - lower
        # Q by its continued fraction, Lentz's method.
        denominator = x + 1 - a
        c, d = mp.mpf(10) ** 1000, 1 / denominator
        fraction = d
        n = 0
        while True:
            n += 1
            numerator = -n * (n - a)
            denominator += 2
            d = 1 / (numerator * d + denominator)
            c = denominator + numerator / c
            fraction *= c * d
            if abs(c * d - 1) < limit:
                break
        upper = mp.exp(front) * fraction
        return 1 - upper, upper


def student_t_survival(t, df):
    """P(T > t)."""
    if t < 0:
        return 1 - student_t_survival(-t, df)
    if t == 0:
        return mp.mpf(1) / 2
    square = t * t
    x, y = df / (df + square), square / (df + square)
    half = mp.mpf(1) / 2
    terms_direct = 170 / y
    terms_other = square / 2 + 40 * t + 200 / x
    if terms_direct < 50_000 and x * (df + 1) <= df:
        with mp.workdps(DIGITS + 15):
            return beta_series(df / 2, half, x, y) / 2
    if terms_other < 50_000 and square < 4000:
        with mp.workdps(DIGITS + 30 + int(square / 4.6)):
            x, y = df / (df + square), square / (df + square)
            return half - beta_series(half, df / 2, y, x) / 2
    return student_t_survival_by_quadrature(t, df)


def student_t_survival_by_quadrature(t, df):
    """P(T > t) as the integral of the density over t + u/hazard, relative to the density at t."""
    with mp.workdps(DIGITS + 20):
        hazard = (df + 1) * t / (df + t * t)

        def relative(u):
            v = t + u / hazard
            return mp.exp(-(df + 1) / 2 * mp.log1p((v * v - t * t) / (df + t * t)))

        area = mp.quad(relative, [0, 1, 3, 8, 20, 45, 90, 180, 400], maxdegree=9)
        log_density = (
            -(df + 1) / 2 * mp.log1p(t * t / df) - log(df) / 2 - log_beta(df / 2, mp.mpf(1) / 2)
        )
        return mp.exp(log_density) * area / hazard


def student_t_density(t, df):
    return mp.exp(-(df + 1) / 2 * mp.log1p(t * t / df) - log(df) / 2 - log_beta(df / 2, mp.mpf(1) / 2))


def normal_survival(z):
    return mp.erfc(z / mp.sqrt(2)) / 2


def chi_squared_tails(x, df):
    return gamma_tails(df / 2, x / 2)


def fisher_f_tails(x, d1, d2):
    total = d1 * x + d2
    return beta_tails(d1 / 2, d2 / 2, d1 * x / total, d2 / total)


def chi_squared_density(x, df):
    half = df / 2
    return mp.exp((half - 1) * log(x) - x / 2 - half * log(mp.mpf(2)) - mp.loggamma(half))


def beta_density(a, b, x, y):
    """The density at x; y = 1 - x."""
    return mp.exp((a - 1) * log(x) + (b - 1) * log(y) - log_beta(a, b))


def fisher_f_density(x, d1, d2):
    total = d1 * x + d2
    inside, outside = d1 * x / total, d2 / total
    return beta_density(d1 / 2, d2 / 2, inside, outside) * inside * outside / x


def place(tail, slope, p, low, high):
    """The u with tail(u) = p between two bounds, the tail monotone in u and `slope` the derivative of its size.

    Bisection, then Newton's method on ln tail, which is concave in u for all that is asked here.
    """
    rising = tail(high) > tail(low)
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (low, middle) if (tail(middle) > p) == rising else (middle, high)
    u = (low + high) / 2
    for _ in range(30):
        found = tail(u)
        step = (log(found) - log(p)) * found / slope(u) * (1 if rising else -1)
        u -= step
        if abs(step) < mp.mpf(10) ** -35 * max(1, abs(u)):
            return u
    raise ArithmeticError("no quantile")


def chi_squared_quantile(p, df, upper):
    """The x of a lower or upper tail, sought in u = ln x."""
    def tail(u):
        return chi_squared_tails(mp.exp(u), df)[upper]

    def slope(u):
        return chi_squared_density(mp.exp(u), df) * mp.exp(u)

    middle, reach = log(df), 1 / mp.sqrt(df) + 1
    low, high = middle - reach, middle + reach
    while chi_squared_tails(mp.exp(low), df)[0] > min(p, 1 - p):
        low -= reach
    while chi_squared_tails(mp.exp(high), df)[1] > min(p, 1 - p):
        high += reach
    return mp.exp(place(tail, slope, p, low, high))


def beta_odds_quantile(p, a, b, upper):
    """x/(1 - x) of a lower or upper tail, sought in u = ln(x/(1 - x))."""
    def tails(u):
        odds = mp.exp(u)
        return beta_tails(a, b, odds / (1 + odds), 1 / (1 + odds))

    def slope(u):
        odds = mp.exp(u)
        inside, outside = odds / (1 + odds), 1 / (1 + odds)
        return beta_density(a, b, inside, outside) * inside * outside

    middle, reach = log(a / b), 1 / mp.sqrt(min(a, b))
    low, high = middle - reach, middle + reach
    while tails(low)[0] > min(p, 1 - p):
        low -= reach
    while tails(high)[1] > min(p, 1 - p):
        high += reach
    return mp.exp(place(lambda u: tails(u)[upper], slope, p, low, high))


def smallest_count(holds, high):
    """The smallest count from 0 to `high` for which a condition that stays true holds."""
    low = 0
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


# Noncentral t, t > 0 by symmetry: T <= t with delta is -T >= -t with -delta.


def noncentral_t_tails(t, df, delta):
    """(P(T <= t), P(T > t)) by the integral over s = chi/sqrt(df)."""
    if t < 0:
        lower, upper = noncentral_t_tails(-t, df, -delta)
        return upper, lower
    if t == 0:
        return normal_survival(delta), normal_survival(-delta)
    return chi_integral(t, df, delta, False), chi_integral(t, df, delta, True)


def noncentrality(t, df, p):
    """The delta with P(T <= t) = p: a coarse root by the Illinois rule, then the secant to the last digits."""
    with mp.workdps(40):
        def distance(delta, degree):
            """ln of the smaller of P/p and (1 - P)/(1 - p), signed: falls as delta grows."""
            if p < 0.5:
                return log(noncentral_t_lower(t, df, delta, degree) / p)
            return -log(noncentral_t_lower(-t, df, -delta, degree) / (1 - p))

        spread = mp.sqrt(1 + t * t / (2 * df))
        low, high = t - 2 * spread, t + 2 * spread
        while (at_low := distance(low, 3)) < 0:
            low -= 2 * spread
        while (at_high := distance(high, 3)) > 0:
            high += 2 * spread
        side = 0
        while high - low > spread / 10**7:
            middle = low + (high - low) * at_low / (at_low - at_high)
            found = distance(middle, 3)
            if abs(found) < mp.mpf(10) ** -7:
                break
            if found > 0:
                low, at_low, at_high, side = middle, found, at_high / 2 if side == 1 else at_high, 1
            else:
                high, at_high, at_low, side = middle, found, at_low / 2 if side == -1 else at_low, -1
        before, delta = middle, middle + spread / 10**8
        at_before = distance(before, 5)
        for _ in range(10):
            found = distance(delta, 5)
            if abs(found) < mp.mpf(10) ** -22:
                return delta
            step = found * (delta - before) / (found - at_before)
            before, at_before, delta = delta, found, delta - step
        raise ArithmeticError("no noncentrality")


def noncentral_t_lower(t, df, delta, degree):
    """P(T <= t), any t."""
    if t == 0:
        return normal_survival(delta)
    return chi_integral(t, df, delta, False, degree) if t > 0 else chi_integral(-t, df, -delta, True, degree)


def chi_integral(t, df, delta, upper, degree=5):
    """The integral over u = ln s of f(s)*s*Phi(+-(t s - delta)), in panels around its peak."""
    with mp.workdps(40):
        sign = -1 if upper else 1

        def log_normal(z):
            # ln Phi(z)
            return log(mp.erfc(-z / mp.sqrt(2)) / 2)

        def log_weight(u):
            s = mp.exp(u)
            return df * (u - (s * s - 1) / 2) + log_normal(sign * (t * s - delta))

        peak = golden(log_weight, *bracket(log_weight))
        top = log_weight(peak)

        def end(direction):
            step = mp.mpf(2) ** -24
            while log_weight(peak + direction * step) > top - 100:
                step *= 2
            low, high = step / 2, step
            for _ in range(12):
                middle = (low + high) / 2
                if log_weight(peak + direction * middle) > top - 100:
                    low = middle
                else:
                    high = middle
            return high

        left, right = peak - end(-1), peak + end(1)
        # Breaks: where the normal factor turns, and evenly over the width.
        breaks = {left + (right - left) * k / 24 for k in range(25)}
        breaks.add(peak)
        for z in range(-14, 15, 1):
            s = (delta + z) / t
            if s > 0 and left < log(s) < right:
                breaks.add(log(s))
        area, error = mp.quad(
            lambda u: mp.exp(log_weight(u) - top), sorted(breaks), method="gauss-legendre", maxdegree=degree, error=True
        )
        assert degree < 5 or error < mp.mpf(10) ** -20 * area, (t, df, delta, error)
        constant = log(2) + df / 2 * log(df / 2) - df / 2 - mp.loggamma(df / 2)
        return mp.exp(constant + top) * area


def bracket(function):
    """Points around the peak of a unimodal function of u = ln s."""
    grid = [mp.mpf(k) / 8 for k in range(-400, 121)]
    best = max(range(len(grid)), key=lambda k: function(grid[k]))
    return grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]


def golden(function, low, high):
    ratio = (mp.sqrt(5) - 1) / 2
    a, b = high - ratio * (high - low), low + ratio * (high - low)
    at_a, at_b = function(a), function(b)
    for _ in range(70):
        if at_a > at_b:
            high, b, at_b = b, a, at_a
            a = high - ratio * (high - low)
            at_a = function(a)
        else:
            low, a, at_a = a, b, at_b
            b = low + ratio * (high - low)
            at_b = function(b)
    return (low + high) / 2


def noncentral_t_by_series(t, df, delta):
    """P(T <= t), t >= 0, by the Poisson mixture of incomplete betas (Lenth 1989, AS 243), for |delta| < 40."""
    with mp.workdps(50):
        x, y = t * t / (df + t * t), df / (df + t * t)
        rate = delta * delta / 2
        total = mp.mpf(0)
        p = mp.exp(-rate)
        q = delta * mp.exp(-rate) / (mp.sqrt(2) * mp.gamma(mp.mpf(3) / 2))
        j = 0
        while True:
            term = p * beta_tails(j + mp.mpf(1) / 2, df / 2, x, y)[0]
            term += q * beta_tails(mp.mpf(j + 1), df / 2, x, y)[0]
            total += term
            j += 1
            p *= rate / j
            q *= rate / (j + mp.mpf(1) / 2)
            if j > rate and abs(p) + abs(q) < mp.mpf(10) ** -45:
                break
        return normal_survival(delta) + total / 2
