"""Reference values for synthetic logs: the generator Philox, and the truth of response times and confidence scores."""

import mpmath
import numpy
from exact import digits, mp, mpf, normal_survival, write

WORD = (1 << 64) - 1

# The known answers that the paper's authors publish with Random123 1.14 (tests/kat_vectors): counter, key, words.
PUBLISHED = [
    ((0, 0, 0, 0), (0, 0),
     (0x16554D9ECA36314C, 0xDB20FE9D672D0FDC, 0xD7E772CEE186176B, 0x7E68B68AEC7BA23B)),
    ((WORD,) * 4, (WORD,) * 2,
     (0x87B092C3013FE90B, 0x438C3C67BE8D0224, 0x9CC7D7C69CD777B6, 0xA09CAEBF594F0BA0)),
    ((0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0, 0x082EFA98EC4E6C89),
     (0x452821E638D01377, 0xBE5466CF34E90C6C),
     (0xA528F45403E61D95, 0x38C72DBD566E9788, 0xA5A1610E72FD18B5, 0x57BD43B5E52B7FE6)),
]


def numpy_words(counter, key):
    """The block at a counter as NumPy has it, which counts before it draws."""
    whole = sum(word << (64 * place) for place, word in enumerate(counter))
    generator = numpy.random.Philox(counter=(whole - 1) % (1 << 256), key=key[0] | key[1] << 64)
    return tuple(int(word) for word in generator.random_raw(4))


def philox():
    cases = []
    for counter, key, words in PUBLISHED:
        assert numpy_words(counter, key) == words, "NumPy and the published words disagree"
        cases.append((counter, key, words))
    for seed in (1, 42, 20251022, WORD - 5):
        for counter in ((7, 0, 0, 0), (0, 1, 0, 0), (3, 1999, 9999, 0), (WORD, 0, 0, 0), (5, WORD, WORD, 1 << 63)):
            key = (seed, 11)
            cases.append((counter, key, numpy_words(counter, key)))
    return [{name: [f"{word:016x}" for word in words] for name, words in
             (("counter", counter), ("key", key), ("words", words))} for counter, key, words in cases]


# Response times. A part is (weight, factor); ln X is normal, plus an exponential of rate `tail` where there is a tail.

SCENARIOS = [
    {"mean": 450, "sigma": 0.65, "correlation": 0.3},
    {"mean": 0.2, "sigma": 2, "correlation": 0.9},
    {"mean": 450, "sigma": 0.5, "correlation": 0.3, "slow_share": 0.02, "slow_factor": 12},
    {"mean": 220, "sigma": 1, "correlation": 0.25, "error_rate": 0.45, "failure_factor": 0.02},
    {"mean": 450, "sigma": 0.8, "correlation": 0.5, "slow_share": 0.05, "slow_factor": 4, "error_rate": 0.1,
     "failure_factor": 0.1},
    {"mean": 450, "sigma": 1, "correlation": 0.36, "tail": 2.5},
    {"mean": 450, "sigma": 1, "correlation": 0, "tail": 3.5},
    {"mean": 100, "sigma": 1.5, "correlation": 0.8, "tail": 1.5, "slow_share": 0.1, "slow_factor": 3},
    {"mean": 450, "sigma": 0.65, "correlation": 0.3, "days": 7, "trend": 0.4},
    {"mean": 450, "sigma": 0.65, "correlation": 0.3, "days": 2.5, "trend": -0.3, "daily": 0.5},
    {"mean": 450, "sigma": 0.4, "correlation": 0.3, "days": 10, "daily": 0.8, "novelty": 0.5, "half_life": 1.5,
     "error_rate": 0.02, "failure_factor": 0.05},
    {"mean": 450, "sigma": 0.65, "correlation": 0.3, "days": 3, "novelty": -0.6, "half_life": 0.05},
]
RULE = [(root, 2 / ((1 - root ** 2) * mpmath.diff(lambda x: mpmath.legendre(16, x), root) ** 2))
        for root in map(mpf, mpmath.polyroots(mpmath.taylor(lambda x: mpmath.legendre(16, x), 0, 16)[::-1], maxsteps=200,
                                              extraprec=200))]
LEVELS = ("0.5", "0.9", "0.95", "0.99", "0.999")


def truth(scenario):
    """Mean, standard deviation and quantiles of the treatment's response times, by numerical integration over time."""
    read = lambda name, default=0: mpf(str(scenario.get(name, default)))
    sigma, tail = read("sigma"), scenario.get("tail")
    between = sigma * mpmath.sqrt(read("correlation"))
    within = mpf(0) if tail else sigma * mpmath.sqrt(1 - read("correlation"))
    days = read("days", 14)
    variance = between ** 2 + within ** 2

    def factor(day):
        value = (1 + read("trend") * (day / days - mpf("0.5"))) * (1 + read("daily") * mpmath.sin(2 * mpmath.pi * day))
        return value * (1 + read("novelty") * mpmath.power(2, -day / read("half_life", 2)))

    parts = [(slow * share, speed * end)
             for slow, speed in ((1 - read("slow_share"), mpf(1)), (read("slow_share"), read("slow_factor", 1)))
             for share, end in ((1 - read("error_rate"), mpf(1)), (read("error_rate"), read("failure_factor", 1)))
             if slow * share > 0]
    is_constant = not any(read(name) for name in ("trend", "daily", "novelty"))
    cuts = [days * k / 40 for k in range(41)]
    if read("novelty"):
        cuts = sorted(set(cuts + [min(days, read("half_life") * k / 2) for k in range(1, 40)]))

    # Gauss and Legendre's rule with 16 places on every stretch.
    nodes = [(mpf(1), mpf(1))] if is_constant else [
        (weight * (end - start) / 2 / days, factor((start + end) / 2 + place * (end - start) / 2))
        for start, end in zip(cuts, cuts[1:]) for place, weight in RULE]

    def average(function):
        return sum(weight * function(times) for weight, times in nodes)

    index = mpf(str(tail)) if tail else None
    location = mpmath.log(read("mean")) - variance / 2 + (mpmath.log((index - 1) / index) if tail else 0)

    def moment(k):
        value = mpmath.exp(k * location + k * k * variance / 2)
        if tail:
            value = value * index / (index - k) if index > k else mpmath.inf
        return value * sum(w * f ** k for w, f in parts) * average(lambda times: times ** k)

    def below(y, shift):
        """P(ln X <= y) of one part."""
        distance = y - location - shift
        if not tail:
            return normal_survival(-distance / mpmath.sqrt(variance))
        if variance == 0:
            return 1 - mpmath.exp(-index * distance) if distance > 0 else mpf(0)
        z, rate = distance / mpmath.sqrt(variance), index * mpmath.sqrt(variance)
        return normal_survival(-z) - mpmath.exp(-index * distance + rate ** 2 / 2) * normal_survival(rate - z)

    def cumulative(y):
        return average(lambda times: sum(w * below(y, mpmath.log(f * times)) for w, f in parts))

    def quantile(level):
        low, high = location - 12, location + 40
        start = mpmath.log(moment(1))
        return mpmath.exp(mpmath.findroot(lambda y: cumulative(y) - mpf(level), (max(low, start - 1), min(high, start + 2)),
                                          solver="anderson", tol=1e-30))

    mean, square = moment(1), moment(2)
    result = dict(scenario)
    result["expected_mean"] = digits(mean)
    result["standard_deviation"] = digits(mpmath.sqrt(square - mean ** 2)) if mpmath.isfinite(square) else None
    result["quantiles"] = [digits(quantile(level), 18) for level in LEVELS]
    result["below_mean"] = digits(cumulative(mpmath.log(mean)), 18)
    return result


def confidence():
    """The mean of a normal number cut to [0, 1], by integration of its distribution function."""
    cases = []
    for centre, mood, own in (("0.8", "0.05", "0.08"), ("0.99", "0.05", "0.08"), ("0.5", "0.3", "0.4"), ("0", "0", "0.1"),
                              ("1", "0.2", "0"), ("0.7", "0", "0")):
        m, s = mpf(centre), mpmath.sqrt(mpf(mood) ** 2 + mpf(own) ** 2)
        mean = m if s == 0 else mpmath.quad(lambda x: normal_survival((x - m) / s), [0, m, 1])
        cases.append({"confidence": centre, "mood": mood, "own": own, "expected": digits(mean)})
    return cases


PAPER = "J. K. Salmon et al., SC 2011, doi:10.1145/2063384.2063405"

if __name__ == "__main__":
    mp.dps = 30
    write("philox.json", "simulation.py", PAPER, 0,
          "Philox4x64-10: counter, key and words in hexadecimal digits, lowest word first; the first three are the "
          f"published known answers, the others NumPy {numpy.__version__}'s.", philox())
    write("simulated_truth.json", "simulation.py", None, 1e-11,
          "Response times of a treatment: log-normal or with a Pareto tail, mixed over slow and failed requests and "
          "averaged over time by numerical integration; quantiles at 0.5, 0.9, 0.95, 0.99, 0.999.",
          [truth(scenario) for scenario in SCENARIOS])
    write("clipped_normal.json", "simulation.py", None, 1e-13,
          "The mean of a normal number cut to [0, 1].", confidence())
