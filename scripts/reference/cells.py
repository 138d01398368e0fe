"""Reference values for strata, segments and days: differences of cells whose units come back."""

import random
import warnings

import mpmath
import numpy
import statsmodels.api
import statsmodels.stats.meta_analysis
from exact import chi_squared_survival, digits, mpf, near, t_critical, t_two_sided, two_sided_normal, write
from means import fieller_set, satterthwaite

PAPER = "10.1145/3219819.3219919"


def draw(generator, kind, base, spread):
    """Units with rows in cells (group, stratum): a list of {cell: values}, cell = 2·stratum + group."""
    strata = generator.choice([2, 3, 5])
    shares = [generator.choice([0.1, 0.25, 0.5, 0.5]) for _ in range(strata)]
    units = []
    for index in range(generator.choice([60, 70, 90])):
        own = generator.gauss(0, 1)
        fixed = generator.random()
        unit = {}
        for _ in range(1 if kind == "single" else generator.choice([1, 2, 3, 4])):
            stratum = index % strata if kind == "apart" else generator.randrange(strata)
            # A stage moves units from control to treatment; "request" assigns each row anew.
            draw_of_row = generator.random() if kind == "request" else fixed
            group = 1 if draw_of_row < shares[stratum] else 0
            if kind == "split" and group == 1 and draw_of_row >= min(shares):
                group = 1 if stratum else 0
            effect = -0.15 * spread * group * (stratum + 1)
            value = base + spread * (0.8 * own + 0.5 * generator.gauss(0, 1) + 0.7 * stratum) + effect
            unit.setdefault(2 * stratum + group, []).append(round(value, 3))
        units.append(unit)
    if kind == "lacking":
        # The last stratum has no rows of the treatment.
        for unit in units:
            unit.pop(2 * strata - 1, None)
        units = [unit for unit in units if unit]
    return strata, units


class Cells:
    """Sizes, means and residuals of cells."""

    def __init__(self, strata, units):
        self.strata, self.units = strata, units
        self.count = {}
        self.size = {}
        total = {}
        for unit in units:
            for cell, values in unit.items():
                self.count[cell] = self.count.get(cell, 0) + 1
                self.size[cell] = self.size.get(cell, 0) + len(values)
                total[cell] = total.get(cell, mpf(0)) + mpmath.fsum(map(mpf, values))
        self.mean = {cell: total[cell] / self.size[cell] for cell in total}

    def residual(self, unit, cell, mean=None):
        values = unit.get(cell, [])
        return mpmath.fsum(map(mpf, values)) - (self.mean[cell] if mean is None else mean) * len(values)

    def covariance_by_regression(self):
        """Σ_u a_u·a_uᵀ of the cells' means by statsmodels: OLS on a dummy for each cell, clusters, no correction."""
        cells = sorted(self.mean)
        shift = float(self.mean[cells[0]])
        flat, labels, columns = [], [], []
        for number, unit in enumerate(self.units):
            for cell, values in unit.items():
                for value in values:
                    flat.append(value - shift)
                    labels.append(number)
                    columns.append(cells.index(cell))
        dummies = numpy.eye(len(cells))[columns]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            fit = statsmodels.api.OLS(numpy.array(flat), dummies).fit(
                cov_type="cluster", cov_kwds={"groups": numpy.array(labels), "use_correction": False})
        return cells, fit.cov_params()


def listed(units):
    return [[[cell, *values] for cell, values in sorted(unit.items())] for unit in units]


def stratified_case(strata, units):
    cells = Cells(strata, units)
    kept = [s for s in range(strata) if 2 * s in cells.mean and 2 * s + 1 in cells.mean]
    raw = [mpf(cells.size[2 * s]) * cells.size[2 * s + 1] / (cells.size[2 * s] + cells.size[2 * s + 1]) for s in kept]
    weights = [w / sum(raw) for w in raw]
    means, parts, counts = [], [], []
    for group in (0, 1):
        means.append(sum(w * cells.mean[2 * s + group] for w, s in zip(weights, kept)))
        parts.append([sum(w * cells.residual(u, 2 * s + group) / cells.size[2 * s + group] for w, s in zip(weights, kept))
                      for u in units])
        counts.append(sum(1 for u in units if any(2 * s + group in u for s in kept)))
    everyone = sum(1 for u in units if any(2 * s + g in u for s in kept for g in (0, 1)))
    factor = mpf(everyone) / (everyone - 1)
    v_c, v_t = (factor * mpmath.fsum(c * c for c in part) for part in parts)
    covariance = factor * mpmath.fsum(a * b for a, b in zip(*parts))
    error = mpmath.sqrt(factor * mpmath.fsum((b - a) ** 2 for a, b in zip(*parts)))
    near(error**2, v_c + v_t - 2 * covariance, 1e-30, "variance of the difference")
    names, theirs = cells.covariance_by_regression()
    contrast = numpy.zeros(len(names))
    for w, s in zip(weights, kept):
        contrast[names.index(2 * s + 1)] = float(w)
        contrast[names.index(2 * s)] = -float(w)
    near(error**2 / factor, contrast @ theirs @ contrast, 1e-8, "variance of the stratified difference")
    difference = means[1] - means[0]
    df = satterthwaite(v_c, counts[0] - 1, v_t, counts[1] - 1)
    p, log_p = t_two_sided(difference / error, df)
    half = t_critical(0.95, df) * error
    form, low, high = fieller_set(means[0], v_c, means[1], v_t, covariance, df, 0.95) if means[0] > 0 else (None, None, None)
    # Pooled: all rows, those of strata that lack a group too.
    every = [s for s in range(strata)]
    sizes = [sum(cells.size.get(2 * s + g, 0) for s in every) for g in (0, 1)]
    pooled = [sum(cells.mean[2 * s + g] * cells.size[2 * s + g] for s in every if 2 * s + g in cells.mean) / sizes[g]
              for g in (0, 1)]
    part = [sum((1 if g else -1) * cells.residual(u, 2 * s + g, pooled[g]) / sizes[g]
                for s in every for g in (0, 1) if 2 * s + g in u) for u in units]
    total = mpf(len(units))
    spread = mpmath.sqrt(total / (total - 1) * mpmath.fsum(
        (x - (b - a)) ** 2 for x, a, b in zip(part, *parts)))
    gap = pooled[1] - pooled[0] - difference
    z = gap / spread
    return {"strata": strata, "units": listed(units), "kept": kept, "dropped": strata - len(kept),
            "weights": [digits(w) for w in weights], "distinct_units": everyone,
            "control": digits(means[0]), "treatment": digits(means[1]), "difference": digits(difference),
            "standard_error": digits(error), "covariance": digits(covariance), "degrees_of_freedom": digits(df),
            "p_value": digits(p), "log10_p_value": digits(log_p), "lower": digits(difference - half),
            "upper": digits(difference + half), "lift_form": form, "lift_lower": digits(low), "lift_upper": digits(high),
            "pooled": digits(pooled[1] - pooled[0]), "pooled_error": digits(spread), "pooled_z": digits(z),
            "pooled_p_value": digits(two_sided_normal(z)[0])}


def stratified():
    generator = random.Random(1959)
    cases = []
    for index in range(18):
        kind = ["split", "request", "lacking", "apart", "single", "split"][index % 6]
        base, spread = [(450.0, 120.0), (1e6, 8.0), (0.5, 0.1)][index // 6]
        cases.append({"kind": kind, **stratified_case(*draw(generator, kind, base, spread))})
    write("stratified.json", "inference.py", f"10.1093/jnci/22.4.719; {PAPER}", 1e-10,
          "units: for each unit its cells [2·stratum + group, values…], group 0 the control. Mantel–Haenszel weights of the "
          "strata with both groups; variance U/(U − 1)·Σ c_u²; pooled: all rows; pooled_z its distance from the stratified "
          "difference in standard errors over units", cases)


def differences(cells, strata):
    """Differences and covariance, each cell's contributions times √(U/(U − 1))."""
    vectors = []
    for unit in cells.units:
        vector = []
        for s in strata:
            value = mpf(0)
            for group, sign in ((0, -1), (1, 1)):
                cell = 2 * s + group
                if cell in unit:
                    u = mpf(cells.count[cell])
                    value += sign * mpmath.sqrt(u / (u - 1)) * cells.residual(unit, cell) / cells.size[cell]
            vector.append(value)
        vectors.append(vector)
    d = [cells.mean[2 * s + 1] - cells.mean[2 * s] for s in strata]
    v = mpmath.matrix(len(strata), len(strata))
    for i in range(len(strata)):
        for j in range(len(strata)):
            v[i, j] = mpmath.fsum(vector[i] * vector[j] for vector in vectors)
    names, theirs = cells.covariance_by_regression()
    for i, s in enumerate(strata):
        for j, r in enumerate(strata):
            other = 0
            for g in (0, 1):
                for h in (0, 1):
                    one, two = cells.count[2 * s + g], cells.count[2 * r + h]
                    scale = (one / (one - 1) * two / (two - 1)) ** 0.5
                    other += (1 if g == h else -1) * scale * theirs[names.index(2 * s + g), names.index(2 * r + h)]
            near(1 + (v[i, j] - mpf(other)) / mpmath.sqrt(v[i, i] * v[j, j]), 1, 1e-8, "covariance of differences")
    return d, v


def quadratic(d, v):
    """dᵀV⁻¹d − (1ᵀV⁻¹d)²/1ᵀV⁻¹1, which is Wald's statistic of equal differences."""
    inverse = v ** -1
    ones = mpmath.matrix([1] * len(d))
    vector = mpmath.matrix(d)
    square = (vector.T * inverse * vector)[0]
    cross = (ones.T * inverse * vector)[0]
    return square - cross**2 / (ones.T * inverse * ones)[0]


def heterogeneity():
    generator = random.Random(1954)
    cases, slopes = [], []
    for index in range(12):
        kind = ["request", "single", "split", "apart"][index % 4]
        base, spread = [(450.0, 120.0), (1e6, 8.0), (0.5, 0.1)][index // 4]
        while True:
            strata, units = draw(generator, kind, base, spread)
            cells = Cells(strata, units)
            if all(cells.count.get(2 * s + g, 0) >= 2 for s in range(strata) for g in (0, 1)):
                break
        d, v = differences(cells, range(strata))
        w = quadratic(d, v)
        variances = [v[i, i] for i in range(strata)]
        mean = sum(x / y for x, y in zip(d, variances)) / sum(1 / y for y in variances)
        q = sum((x - mean) ** 2 / y for x, y in zip(d, variances))
        meta = statsmodels.stats.meta_analysis.combine_effects(
            numpy.array([float(x) for x in d]), numpy.array([float(y) for y in variances]))
        near(1 + q, 1 + meta.q, 1e-7, "Cochran's Q")
        cases.append({"kind": kind, "strata": strata, "units": listed(units), "differences": [digits(x) for x in d],
                      "covariance": [digits(v[i, j]) for i in range(strata) for j in range(strata)],
                      "wald": digits(w), "wald_p_value": digits(chi_squared_survival(w, strata - 1)[0]),
                      "cochran_q": digits(q), "cochran_p_value": digits(chi_squared_survival(q, strata - 1)[0])})
        if strata >= 3:
            days = [mpf(k) for k in range(strata)]
            days[-1] += index % 3
            total = sum(1 / y for y in variances)
            middle = sum(x / y for x, y in zip(days, variances)) / total
            spread_of_days = sum((x - middle) ** 2 / y for x, y in zip(days, variances))
            omega = [(x - middle) / y / spread_of_days for x, y in zip(days, variances)]
            slope = sum(o * x for o, x in zip(omega, d))
            error = mpmath.sqrt(sum(omega[i] * v[i, j] * omega[j] for i in range(strata) for j in range(strata)))
            fit = statsmodels.api.WLS([float(x) for x in d], statsmodels.api.add_constant([float(x) for x in days]),
                                      weights=[float(1 / y) for y in variances]).fit()
            near(1 + slope / error, 1 + mpf(fit.params[1]) / error, 1e-7, "slope")
            p, log_p = two_sided_normal(slope / error)
            slopes.append({"strata": strata, "units": listed(units), "days": [int(x) for x in days], "slope": digits(slope),
                           "standard_error": digits(error), "p_value": digits(p), "log10_p_value": digits(log_p),
                           "first": digits(sum(x / y for x, y in zip(d, variances)) / total + slope * (0 - middle))})
    write("heterogeneity.json", "inference.py", f"10.1090/S0002-9947-1943-0012401-3; 10.2307/3001666; {PAPER}", 1e-9,
          "units as in stratified.json. covariance: of the differences of strata over units, row-major; Wald's statistic of "
          "equal differences; Cochran's Q of the same variances taken as independent", cases)
    write("novelty.json", "inference.py", PAPER, 1e-9,
          "units as in stratified.json, strata are days. Weighted least squares of the daily differences, weights 1/variance; "
          "its variance by the covariance over units; normal p", slopes)


def run():
    stratified()
    heterogeneity()
