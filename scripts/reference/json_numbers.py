#!/usr/bin/env python3
"""Writes Fixtures/reference/json_numbers.json: decimals, the Double that each is nearest to, and its shortest decimal.

Python reads and writes doubles with David Gay's dtoa.c, correctly rounded;
here each reading is checked again by exact fractions. Needs nothing but Python 3.
"""

import decimal
import fractions
import json
import math
import pathlib
import random
import struct

SEED = 20251022
decimal.getcontext().prec = 1200


def bits(number):
    return struct.unpack("<Q", struct.pack("<d", number))[0]


def from_bits(pattern):
    return struct.unpack("<d", struct.pack("<Q", pattern))[0]


def nearest(text):
    """The Double nearest to a decimal, found to be so by exact arithmetic; ties go to the even one."""
    number = float(text)
    exact = fractions.Fraction(text)
    for neighbour in (math.nextafter(number, math.inf), math.nextafter(number, -math.inf)):
        if math.isinf(neighbour):
            continue
        ours, theirs = abs(exact - fractions.Fraction(number)), abs(exact - fractions.Fraction(neighbour))
        assert ours < theirs or (ours == theirs and bits(number) % 2 == 0), text
    return number


def texts():
    random.seed(SEED)
    finite = (from_bits(random.getrandbits(64)) for _ in iter(int, 1))
    finite = (number for number in finite if math.isfinite(number))
    for _ in range(400):
        yield repr(next(finite))
    for _ in range(200):
        yield f"{next(finite):.{random.randint(16, 30)}e}"
    for _ in range(200):
        # Half way between two neighbours, and the least bit beyond.
        number = random.uniform(0.001, 1000)
        half = (decimal.Decimal(number) + decimal.Decimal(math.nextafter(number, math.inf))) / 2
        yield f"{half:f}"
        yield f"{half:f}1"
    for exponent in range(-15, 16):
        yield f"{random.randint(1, 10**17)}e{exponent}"
        yield f"0.{random.randint(1, 10**17)}"
    least = decimal.Decimal(5e-324)
    yield from (f"{least:e}", f"{least / 2 * 3:e}", f"{least * 2:e}", "2.2250738585072011e-308")
    yield from ("2.2250738585072014e-308", "1.7976931348623157e308", "8.41e21", "9007199254740993.0")
    yield from ("5e-324", "2e-324", "123456789012345680", "0.1", "1e23", "9.5367431640625e-7", "1E+2", "-1.5E-3")


def main():
    cases = []
    for text in texts():
        number = nearest(text)
        cases.append({"text": text, "bits": f"{bits(number):016x}", "shortest": repr(number).removesuffix(".0")})
    document = {
        "source": "Python's correctly rounded float and repr, each reading checked by exact fractions",
        "generator": "scripts/reference/json_numbers.py",
        "seed": SEED,
        "tolerance_ulps": 0,
        "cases": cases,
    }
    path = pathlib.Path(__file__).resolve().parents[2] / "Fixtures" / "reference" / "json_numbers.json"
    path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
