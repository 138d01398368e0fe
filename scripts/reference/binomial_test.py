#!/usr/bin/env python3
"""Writes Fixtures/reference/binomial_test.json: exact two-sided p-values of a count against a planned probability.

Sums of masses in decimals of 80 digits; counts whose masses are the same are so exactly, where π is 1/2, and compared within
1e-7 elsewhere, as R's binom.test does. Needs nothing but Python 3.
"""

import decimal
import math
import random

from log_numbers import write

SEED = 20251105
decimal.getcontext().prec = 80
TOLERANCE = 1 + decimal.Decimal("1e-7")


def p_value(events, trials, probability):
    p = decimal.Decimal(probability)
    masses = [math.comb(trials, k) * p**k * (1 - p) ** (trials - k) for k in range(trials + 1)]
    return min(decimal.Decimal(1), sum(mass for mass in masses if mass <= masses[events] * TOLERANCE))


def main():
    generator = random.Random(SEED)
    cells = [(0, 1, 0.5), (1, 1, 0.5), (43, 100, 0.5), (57, 100, 0.5), (0, 20, 0.05), (20, 20, 0.95), (5, 100, 0.05),
             (12, 100, 0.05), (50, 1000, 0.05), (80, 1000, 0.05), (1, 1000, 0.01), (500, 1000, 0.5), (450, 1000, 0.5)]
    for _ in range(60):
        trials = generator.randint(1, 1000)
        probability = generator.choice([0.5, 0.05, 0.1, 0.25, 0.95, 0.01])
        spread = 4 * math.sqrt(trials * probability * (1 - probability)) + 1
        events = round(generator.uniform(trials * probability - spread, trials * probability + spread))
        cells.append((min(max(events, 0), trials), trials, probability))
    write(
        {
            "source": "decimals of 80 digits, Python 3",
            "generator": "scripts/reference/binomial_test.py",
            "seed": SEED,
            "tolerance_relative": 1e-12,
            "cases": [
                {"events": k, "trials": n, "probability": p, "p_value": f"{p_value(k, n, p):.20e}"} for k, n, p in cells
            ],
        },
        "binomial_test",
    )


if __name__ == "__main__":
    main()
