#!/usr/bin/env python3
"""Writes Fixtures/reference/log_numbers.json: decimals times a power of ten, and the nearest Double.

Exact fractions, divided by Python's integers with one correct rounding. Needs nothing but Python 3.
"""

import fractions
import json
import pathlib
import random
import struct

SEED = 20251023


def bits(number):
    return "%016x" % struct.unpack("<Q", struct.pack("<d", number))[0]


def digits(random, most):
    return "".join(random.choice("0123456789") for _ in range(random.randint(1, most)))


def text(random):
    number = digits(random, random.choice([3, 8, 18, 40]))
    if random.random() < 0.7:
        number += "." + digits(random, random.choice([2, 6, 18, 40]))
    elif random.random() < 0.2:
        number = "." + number
    if random.random() < 0.25:
        number += random.choice("eE") + random.choice(["", "+", "-"]) + str(random.randint(0, random.choice([9, 30, 250])))
    return random.choice(["", "", "", "-", "+"]) + number


def main():
    generator = random.Random(SEED)
    cases = []
    while len(cases) < 4000:
        number, shift = text(generator), generator.choice([0, 0, 3, -3, -6, 4, 5])
        mantissa, _, exponent = number.lower().partition("e")
        value = fractions.Fraction(mantissa) * fractions.Fraction(10) ** (int(exponent or 0) + shift)
        try:
            nearest = float(value)
        except OverflowError:
            continue
        if number.startswith("-") and nearest == 0:
            nearest = -0.0
        cases.append({"text": number, "shift": shift, "bits": bits(nearest)})
    document = {
        "source": "exact fractions of Python 3, rounded once",
        "generator": "scripts/reference/log_numbers.py",
        "seed": SEED,
        "tolerance_ulps": 0,
        "cases": cases,
    }
    write(document, "log_numbers")


def write(document, name):
    path = pathlib.Path(__file__).parents[2] / "Fixtures" / "reference" / (name + ".json")
    head = {key: value for key, value in document.items() if key != "cases"}
    lines = ",\n".join("  " + json.dumps(case, ensure_ascii=True) for case in document["cases"])
    path.write_text(json.dumps(head, indent=1)[:-2] + ',\n "cases": [\n' + lines + "\n ]\n}\n")


if __name__ == "__main__":
    main()
