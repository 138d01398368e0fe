"""How likely so many bad requests are of a canary at its stage's permitted rate, and how that is said.

Exact: sums of binomial terms as fractions of the standard library, with the permitted rates as decimals.
"""

import json
import math
import pathlib
from fractions import Fraction

# What each stage permits: its error rate, and what its success rate leaves.
PERMITTED = {
    ("error_rate", 1): Fraction(1, 100), ("error_rate", 2): Fraction(15, 1000), ("error_rate", 4): Fraction(25, 1000),
    ("success_rate", 1): Fraction(5, 100), ("success_rate", 3): Fraction(9, 100),
    ("p95_response_time_ms", 1): Fraction(5, 100),
}


def at_least(bad, count, rate):
    return sum(math.comb(count, k) * rate ** k * (1 - rate) ** (count - k) for k in range(bad, count + 1))


def words(chance, canary):
    """Two significant figures of the number of windows."""
    windows = 1 / chance
    if chance > Fraction(1, 2):
        return f"most windows of {canary}"
    if windows >= 10 ** 9:
        return f"1 in 1e{len(str(math.floor(windows))) - 1} windows of {canary}"
    step = 10 ** max(0, len(str(math.floor(windows))) - 2)
    return f"1 in {math.floor(windows / step + Fraction(1, 2)) * step:,} windows of {canary}"


def main():
    cases = []
    for (measure, stage), rate in PERMITTED.items():
        for bad, count in [(6, 100), (7, 100), (12, 100), (3, 100), (1, 10), (40, 400), (30, 2000), (90, 1000), (50, 60)]:
            if measure == "p95_response_time_ms" and bad <= count * 0.05 + 1:
                continue
            chance = at_least(bad, count, rate)
            noise = "hardly noise" if chance < Fraction(1, 10000) else "could be noise"
            value = f"{chance.numerator / chance.denominator:.20g}"
            canary = "a canary just at that limit" if measure == "p95_response_time_ms" else "a healthy canary"
            cases.append({"measure": measure, "stage": stage, "bad": bad, "requests": count, "chance": value,
                          "words": f"{noise}: {words(chance, canary)}"})
    document = {"source": "Python's fractions, exact", "generator": "scripts/reference/watch_chances.py", "cases": cases}
    path = pathlib.Path(__file__).resolve().parents[2] / "Fixtures" / "reference" / "watch_chances.json"
    path.write_text(json.dumps(document, indent=1) + "\n")


if __name__ == "__main__":
    main()
