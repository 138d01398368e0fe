"""Welch's test, its interval and Cohen's d of two arrays in memory: assay-bench beside SciPy, both in-process."""

import json
import subprocess
import sys

from benchmark.timing import agree, interleaved, medians

LEVEL = 0.95


class AssayBench:
    """A process that holds the arrays and does a work whenever it is told to."""

    def __init__(self, program, paths, threads, more=()):
        self.process = subprocess.Popen(
            [program, "--control", paths[0], "--treatment", paths[1], "--threads", str(threads), *more],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.answer = None

    def work(self, name):
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("bench: assay-bench ended before it answered")
        self.answer = json.loads(line)
        return self.answer["numbers"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class SciPy:
    name = "SciPy"

    def __init__(self, paths):
        import numpy
        import scipy
        import scipy.stats

        self.numpy, self.stats, self.version = numpy, scipy.stats, scipy.__version__
        self.control, self.treatment = (numpy.fromfile(path) for path in paths)

    def welch(self):
        numpy = self.numpy
        result = self.stats.ttest_ind(self.treatment, self.control, equal_var=False)
        interval = result.confidence_interval(LEVEL)
        n, m = len(self.treatment), len(self.control)
        difference = self.treatment.mean() - self.control.mean()
        pooled = ((n - 1) * numpy.var(self.treatment, ddof=1) + (m - 1) * numpy.var(self.control, ddof=1)) / (n + m - 2)
        return {"difference": float(difference), "statistic": float(result.statistic), "degrees_of_freedom": float(result.df),
                "p_value": float(result.pvalue), "lower": float(interval.low), "upper": float(interval.high),
                "cohens_d": float(difference / pooled ** 0.5)}

    def moments(self):
        return {name: {"count": len(x), "mean": float(x.mean()), "standard_deviation": float(x.std(ddof=1)),
                       "minimum": float(x.min()), "maximum": float(x.max())}
                for name, x in (("control", self.control), ("treatment", self.treatment))}

    def quantiles(self):
        return {name: self.numpy.quantile(x, [0.5, 0.95, 0.99]).tolist()
                for name, x in (("control", self.control), ("treatment", self.treatment))}


def write(folder, count):
    """Two files of doubles, log-normal, whose means differ by little; made when missing."""
    import numpy

    paths = []
    for seed, (name, center) in enumerate((("control", 6.0), ("treatment", 5.9999))):
        path = folder / f"doubles-{name}-{count}.f64"
        if not path.exists():
            print(f"bench: writing {path.name}", file=sys.stderr)
            random = numpy.random.Generator(numpy.random.PCG64(seed + 11))
            part = path.with_suffix(".part")
            with part.open("wb") as file:
                for first in range(0, count, 1_000_000):
                    random.lognormal(center, 0.5, min(1_000_000, count - first)).tofile(file)
            part.rename(path)
        paths.append(path)
    return paths


def flat(numbers):
    """Numbers by one name each."""
    found = {}
    for key, value in numbers.items():
        items = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else [(None, value)]
        found |= {key if name is None else f"{key}.{name}": item for name, item in items}
    return {"both": found}


def run(folder, program, count, threads, rounds):
    """The seconds of each work by each party."""
    paths = write(folder, count)
    scipy = SciPy(paths)
    # One after the other with all threads, and with one: each process holds its own arrays.
    several, one = AssayBench(program, paths, threads), AssayBench(program, paths, 1)
    found = []
    for work in ("welch", "moments", "quantiles"):
        theirs = getattr(scipy, work)
        compared, worst = agree({"assay": flat(several.work(work)), "assay, 1 thread": flat(one.work(work)),
                                 "SciPy": flat(theirs())}, f"{work} of two arrays")
        seconds = {"assay": [], "assay, 1 thread": []}

        def ask(bench, name):
            bench.work(work)
            seconds[name].append(bench.answer["seconds"][0])

        turns = {"assay": lambda: ask(several, "assay"), "assay, 1 thread": lambda: ask(one, "assay, 1 thread"), "SciPy": theirs}
        times = interleaved(turns, rounds) | seconds
        found.append({"work": work, "count": count, "times": times, "medians": medians(times), "compared": compared,
                      "worst_difference": worst})
    several.close()
    one.close()
    return {"rows": found, "version": scipy.version}
