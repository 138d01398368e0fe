"""Mann–Whitney, the Poisson bootstrap and regression adjustment of arrays in memory: assay-bench beside SciPy, NumPy and
statsmodels, all in-process."""

import math
import sys

from benchmark.arrays import AssayBench, flat
from benchmark.timing import agree, interleaved, medians

COVARIATES = 8
REPLICATES = 1_000


class Rivals:
    """The same numbers as Python's libraries make them; of two ways the faster one is timed."""

    def __init__(self, paths):
        import numpy
        import scipy.stats

        self.numpy, self.stats = numpy, scipy.stats
        self.control, self.treatment = (numpy.fromfile(path) for path in paths[:2])
        self.columns = [numpy.fromfile(path).reshape(COVARIATES, -1).T for path in paths[2:]]

    def mann_whitney(self):
        """SciPy's test, by ranks of all values together."""
        result = self.stats.mannwhitneyu(self.treatment, self.control, method="asymptotic")
        pairs = len(self.control) * len(self.treatment)
        return {"u": float(result.statistic), "p_value": float(result.pvalue), "superiority": float(result.statistic) / pairs}

    def bootstrap(self):
        """NumPy's Poisson weights, block after block, times sums and sizes."""
        numpy = self.numpy
        random = numpy.random.default_rng(42)
        means = []
        for values in (self.control, self.treatment):
            totals = numpy.zeros((REPLICATES, 2))
            for start in range(0, len(values), 20_000):
                part = values[start:start + 20_000]
                weights = random.poisson(1.0, (REPLICATES, len(part))).astype(float)
                totals += weights @ numpy.column_stack([part, numpy.ones(len(part))])
            means.append(totals[:, 0] / totals[:, 1])
        differences = means[1] - means[0]
        lower, upper = numpy.quantile(differences, [0.025, 0.975])
        return {"difference": float(self.treatment.mean() - self.control.mean()), "standard_error": float(differences.std(ddof=1)),
                "lower": float(lower), "upper": float(upper)}

    def design(self):
        numpy = self.numpy
        inside = numpy.repeat([0.0, 1.0], [len(self.control), len(self.treatment)])[:, None]
        columns = numpy.vstack(self.columns)
        columns = columns - columns.mean(axis=0)
        return numpy.hstack([numpy.ones_like(inside), inside, columns, inside * columns])

    def regression(self):
        """NumPy: QR, then HC2's sandwich."""
        numpy = self.numpy
        x = self.design()
        y = numpy.concatenate([self.control, self.treatment])
        q, r = numpy.linalg.qr(x)
        inverse = numpy.linalg.inv(r)
        residuals = y - q @ (q.T @ y)
        weights = q @ inverse[1]
        shares = (weights * residuals) ** 2 / (1 - (q * q).sum(axis=1))
        return {"difference": float(inverse[1] @ (q.T @ y)), "standard_error": float(shares.sum()) ** 0.5}

    def statsmodels(self):
        """statsmodels: OLS with HC2."""
        import statsmodels.api

        y = self.numpy.concatenate([self.control, self.treatment])
        fit = statsmodels.api.OLS(y, self.design()).fit(method="qr", cov_type="HC2")
        return {"difference": float(fit.params[1]), "standard_error": float(fit.bse[1])}


def write(folder, rows):
    """Two groups of log-normal values, and eight covariates of each, made when missing."""
    import numpy

    paths, half = [], rows // 2
    for seed, (name, center) in enumerate((("control", 6.0), ("treatment", 5.9995))):
        values, columns = folder / f"values-{name}-{half}.f64", folder / f"covariates-{name}-{half}.f64"
        if not columns.exists():
            print(f"bench: writing {values.name} and {columns.name}", file=sys.stderr)
            random = numpy.random.Generator(numpy.random.PCG64(seed + 23))
            y = random.lognormal(center, 0.5, half)
            y.tofile(values)
            part = columns.with_suffix(".part")
            with part.open("wb") as file:
                for place in range(COVARIATES):
                    (y * 0.2 + random.normal(100 * place, 50, half)).tofile(file)
            part.rename(columns)
        paths.append((values, columns))
    return [paths[0][0], paths[1][0], paths[0][1], paths[1][1]]


def near(ours, theirs):
    """Two bootstraps of other random numbers: the same but for chance, four standard errors of a standard deviation."""
    for key in ("standard_error", "lower", "upper"):
        room = 4 * theirs["standard_error"] * (0.1 if key != "standard_error" else 1 / math.sqrt(2 * REPLICATES))
        if abs(ours[key] - theirs[key]) > room:
            raise SystemExit(f"bench: bootstrap: {key} is {theirs[key]!r} to NumPy and {ours[key]!r} to assay")
    return agree({"assay": {"both": {"difference": ours["difference"]}}, "NumPy": {"both": {"difference": theirs["difference"]}}},
                 "bootstrap")


def run(folder, program, rows, threads, rounds):
    """The seconds of each work by each party; a bootstrap is long enough to be timed once."""
    paths = write(folder, rows)
    rivals = Rivals(paths)
    ours = AssayBench(program, paths[:2], threads, ["--control-covariates", paths[2], "--treatment-covariates", paths[3]])
    try:
        import statsmodels.api  # noqa: F401

        has_statsmodels = True
    except ImportError:
        has_statsmodels = False
    found = []
    for work, theirs in (("mann_whitney", {"SciPy": rivals.mann_whitney}), ("bootstrap", {"NumPy": rivals.bootstrap}),
                         ("regression", {"NumPy": rivals.regression}
                          | ({"statsmodels": rivals.statsmodels} if has_statsmodels else {}))):
        seconds, answers = {"assay": []}, {}

        def ask():
            answers["assay"] = ours.work(work)
            seconds["assay"].append(ours.answer["seconds"][0])

        def other(name, action):
            answers[name] = action()

        turns = {"assay": ask} | {name: lambda name=name, action=action: other(name, action) for name, action in theirs.items()}
        times = interleaved(turns, 1 if work == "bootstrap" else rounds) | seconds
        if work == "bootstrap":
            compared, worst = near(answers["assay"], answers["NumPy"])
        else:
            compared, worst = agree({name: flat(numbers) for name, numbers in answers.items()}, work)
        found.append({"work": work, "count": rows, "times": times, "medians": medians(times), "compared": compared,
                      "worst_difference": worst})
        print(f"bench: {work}: " + ", ".join(f"{name} {value:.3f} s" for name, value in found[-1]["medians"].items()),
              file=sys.stderr)
    ours.close()
    return found
