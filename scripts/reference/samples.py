"""Reference values for samples and families: moments, quantiles of type 7, adjusted p-values."""

import math
import random
from fractions import Fraction

import mpmath
import numpy
import statsmodels.stats.multitest
from exact import digits, mp, mpf, near, write


def rational(value):
    return mpf(value.numerator) / mpf(value.denominator)


def moments_of(values):
    """Count, mean, sum of squared deviations, variance and standard deviation, all exact before the last rounding."""
    exact = [Fraction(value) for value in values]
    n = len(exact)
    mean = sum(exact) / n
    squares = sum((value - mean) ** 2 for value in exact)
    variance = squares / (n - 1) if n > 1 else None
    return {"count": n, "mean": digits(rational(mean)), "sum_of_squares": digits(rational(squares)),
            "variance": digits(rational(variance)) if n > 1 else None,
            "standard_deviation": digits(mpmath.sqrt(rational(variance))) if n > 1 else None,
            "minimum": min(values), "maximum": max(values)}


def alternating(first, low, high, count=1001):
    return [first] + [low if index % 2 == 0 else high for index in range(count - 1)]


def moments():
    generator = random.Random(1983)
    noise = [round(1e9 + generator.gauss(0, 1e-3), 6) for _ in range(500)]
    cases = []

    def add(name, values, certified=None):
        cases.append({"name": name, "values": values, **moments_of(values), "certified": certified})

    # NIST StRD, univariate: the certified values are of the decimal numbers, the others of the doubles nearest to them.
    add("NumAcc1", [10000001.0, 10000003.0, 10000002.0], {"mean": "10000002", "standard_deviation": "1"})
    add("NumAcc2", alternating(1.2, 1.1, 1.3), {"mean": "1.2", "standard_deviation": "0.1"})
    add("NumAcc3", alternating(1000000.2, 1000000.1, 1000000.3), {"mean": "1000000.2", "standard_deviation": "0.1"})
    add("NumAcc4", alternating(10000000.2, 10000000.1, 10000000.3), {"mean": "10000000.2", "standard_deviation": "0.1"})
    for case in cases:
        for name, value in case["certified"].items():
            # A double near 1e7 holds 0.1 to some 1e-9, so the deviation of NumAcc4 is known to 1e-9 only.
            near(mpf(case[name]), mpf(value), 1e-8, case["name"])
    add("a billion and a thousandth", noise)
    add("a billion and a thousandth, negative", [-value for value in noise])
    add("a drift across eight decades", [round(10 ** (index / 25), 6) for index in range(200)])
    add("one value", [3.25])
    add("two values", [0.1, 0.2])
    add("all equal", [450.125] * 100)
    add("all equal, no short double", [0.1] * 77)
    add("one far away", [0.0] * 99 + [1e12])
    add("tiny", [round(generator.random(), 4) * 1e-150 for _ in range(64)])
    add("large", [round(generator.random(), 4) * 1e150 for _ in range(64)])
    add("around zero", [round(generator.gauss(0, 1), 4) for _ in range(333)])
    add("skewed", [round(generator.lognormvariate(6, 1), 3) for _ in range(1024)])
    add("a block and one", [round(generator.lognormvariate(6, 0.2), 3) for _ in range(257)])
    add("flags", [float(generator.random() < 0.988) for _ in range(500)])
    add("falling", [float(1000 - index) for index in range(1000)])
    add("subnormal", [5e-324, 1e-323, 1.5e-323])
    write("moments.json", "inference.py", "NIST StRD, univariate summary statistics; 10.1080/00031305.1983.10483115", 1e-13,
          "variance divides by n − 1. Values are doubles taken exactly; certified: NIST's values of the decimal numbers. "
          "The relative error that summing can reach is the tolerance times the condition number for a variance "
          "(mean²/variance), unless data are shifted first.", cases)


def quantile(values, level):
    """Hyndman and Fan's type 7, exactly: position (n − 1)·p from zero."""
    ordered = sorted(Fraction(value) for value in values)
    position = (len(ordered) - 1) * Fraction(level)
    below = int(position)
    if below + 1 >= len(ordered):
        return ordered[-1]
    return ordered[below] + (position - below) * (ordered[below + 1] - ordered[below])


def quantiles():
    generator = random.Random(1996)
    levels = [0.0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1.0]
    samples = [[3.5], [1.0, 2.0], [2.0, 1.0], [1.0, 2.0, 3.0, 4.0], [5.0] * 9, [float(value) for value in range(101)],
               [-1e308, 1e308], [0.0, -0.0, 1.0], [1e-300, 2e-300, 5e-300], [0.1, 0.2, 0.3, 0.7, 1.5, 0.9]]
    for count in (3, 7, 10, 20, 21, 50, 99, 100, 101, 250, 1000):
        samples.append([round(generator.lognormvariate(6, 0.8), 3) for _ in range(count)])
    for count in (11, 40, 200):
        samples.append([float(generator.randint(0, 5)) for _ in range(count)])
    cases = []
    for values in samples:
        results = {}
        for level in levels:
            result = rational(quantile(values, level))
            if max(map(abs, values)) < 1e300:
                # A level such as 0.95 is a double: where it falls on a value, the last digits of the weight decide.
                near(result, numpy.quantile(values, level), 1e-12, "quantile")
            results[str(level)] = digits(result)
        cases.append({"values": values, "quantiles": results})
    write("quantiles.json", "inference.py", "10.1080/00031305.1996.10473566", 1e-12,
          "type 7, linear interpolation at (n − 1)·p; levels are doubles taken exactly", cases)


def representative(value):
    """What stands for a value in a sketch of 512 buckets to each power of two: the harmonic mean of the bucket's ends."""
    sign, size = (-1, -value) if value < 0 else (1, value)
    if size < 2.0**-1022:
        # Subnormal buckets are all of one width; the first is represented by 0, the others by their middle.
        place = int(Fraction(size) * 2**1031)
        return sign * Fraction(2 * place + (place > 0), 2**1032)
    significand, exponent = math.frexp(size)
    place = int((2 * Fraction(significand) - 1) * 512)
    low = (1 + Fraction(place, 512)) * Fraction(2) ** (exponent - 1)
    high = low + Fraction(2) ** (exponent - 1) / 512
    return sign * 2 * low * high / (low + high)


def sketches():
    generator = random.Random(2019)
    numpy_generator = numpy.random.default_rng(2019)
    levels = [0.0, 0.001, 0.01, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999, 1.0]
    edges = [(1 + Fraction(place, 512)) * Fraction(2) ** power for place in (0, 1, 255, 511) for power in (-1000, -1, 0, 9)]
    edges = [float(edge) for edge in edges]
    samples = {
        "one value": [3.25], "two values": [1.0, 1.75], "equal": [451.3] * 9, "zeros": [0.0, -0.0, 0.0],
        "signs": [-2.5, -1.0, 0.0, 1.0, 4.5], "extremes": [-1.7e308, -5e-324, 5e-324, 1.7e308],
        "whole numbers": [float(value) for value in range(1, 1025)],
        "edges": [value for edge in edges for value in (math.nextafter(edge, 0), edge, math.nextafter(edge, math.inf))],
        "subnormal": [generator.random() * 2.0 ** generator.randint(-1050, -1020) for _ in range(120)],
        "response times": [round(generator.lognormvariate(6, 0.8), 3) for _ in range(600)],
        "normal": [round(generator.gauss(0, 1), 6) for _ in range(400)],
        "below zero": [-round(generator.lognormvariate(0, 2), 6) for _ in range(301)],
        "exponential": [round(generator.expovariate(0.01), 4) for _ in range(300)],
        "two humps": [round(generator.gauss(100 if generator.random() < 0.7 else 9000, 12), 2) for _ in range(300)],
        "Pareto, shape 1/2": [float(value) for value in numpy_generator.pareto(0.5, 300) + 1],
        "Cauchy": [float(value) for value in numpy_generator.standard_cauchy(301)],
        "600 decades": [generator.choice((1, 1, 1, -1)) * 10 ** generator.uniform(-300, 300) for _ in range(300)],
    }
    cases = []
    for name, values in samples.items():
        shuffled = values[:]
        generator.shuffle(shuffled)
        ordered = sorted(values)
        stand_ins = [min(max(representative(value), Fraction(ordered[0])), Fraction(ordered[-1])) for value in ordered]
        stand_ins[0], stand_ins[-1] = Fraction(ordered[0]), Fraction(ordered[-1])
        assert stand_ins == sorted(stand_ins)
        for value, stand_in in zip(ordered, stand_ins):
            assert abs(stand_in - Fraction(value)) <= max(abs(Fraction(value)) / 1024, Fraction(2) ** -1031), (name, value)
        found = []
        for level in levels:
            # The sketch interpolates its stand-ins, which are sorted, as type 7 does the values.
            exact, sketch = quantile(values, level), quantile(stand_ins, level)
            below = int((len(ordered) - 1) * Fraction(level))
            ends = ordered[below:below + 2]
            scale = max(abs(Fraction(end)) for end in ends)
            bound = (scale if ends[0] < 0 < ends[-1] else abs(exact)) / 1024 + Fraction(2) ** -1031
            assert abs(sketch - exact) <= bound, (name, level)
            found.append({"level": level, "exact": digits(rational(exact)), "sketch": digits(rational(sketch)),
                          "scale": digits(rational(scale)), "bound": digits(rational(bound))})
        cases.append({"name": name, "values": shuffled, "quantiles": found})
    write("quantile_sketch.json", "inference.py", "10.14778/3352063.3352135", 1e-12,
          "each value stands as the harmonic mean of the ends of its bucket, 512 to a power of two, first and last as "
          "themselves; quantiles of type 7 of these (sketch) and of the values (exact), which differ by bound at most; "
          "scale is the larger of the values between which the quantile lies", cases)


def adjusted(method, p):
    """R's p.adjust; exact when the p-values are fractions."""
    n = len(p)
    order = sorted(range(n), key=lambda index: p[index])
    result = [0] * n
    if method == "bonferroni":
        return [min(1, n * value) for value in p]
    if method == "holm":
        running = 0
        for rank, index in enumerate(order):
            running = max(running, (n - rank) * p[index])
            result[index] = min(1, running)
        return result
    running = 1
    for rank in reversed(range(n)):
        index = order[rank]
        over = 1 if method == "hochberg" else rank + 1
        running = min(running, (n - rank if method == "hochberg" else n) * p[index] / over)
        result[index] = running
    return result


def families():
    generator = random.Random(1979)
    samples = [[0.01], [0.05, 0.05], [0.01, 0.02, 0.03, 0.04, 0.05], [0.04, 0.001, 0.03, 0.2], [1.0, 1.0, 1.0], [0.0, 0.5],
               [1e-300, 1e-200, 0.049], [0.013, 0.013, 0.013, 0.9], [0.0249, 0.0251], [0.6, 0.4], [5e-324, 1e-3, 0.3],
               [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34,
                0.341, 0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986]]
    for count in (2, 3, 5, 8, 13, 20):
        for power in (1, 4):
            samples.append([round(generator.random() ** power, 6) for _ in range(count)])
    names = {"holm": "holm", "hochberg": "simes-hochberg", "benjamini_hochberg": "fdr_bh", "bonferroni": "bonferroni"}
    alpha = Fraction(5, 100)
    cases = []
    for values in samples:
        p = [Fraction(value) for value in values]
        case = {"p_values": values, "alpha": 0.05}
        for method, theirs in names.items():
            ours = adjusted(method, p)
            for mine, other in zip(ours, statsmodels.stats.multitest.multipletests(values, 0.05, theirs)[1]):
                near(rational(Fraction(mine)), other, 1e-12, method)
            levels = [1 - alpha * value / Fraction(raised) if raised else None for value, raised in zip(p, ours)]
            case[method] = [digits(rational(Fraction(value))) for value in ours]
            case[f"{method}_level"] = [None if level is None else digits(rational(level)) for level in levels]
        cases.append(case)
    write("holm.json", "inference.py", "Holm 1979, Scand. J. Statist. 6:65; R 4 p.adjust", 1e-13,
          "adjusted p-values in the order given, and the level of each interval, 1 − α·p/p̃ (null where p is 0)", cases)


def run():
    moments()
    quantiles()
    sketches()
    families()
