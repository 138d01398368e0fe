#!/usr/bin/env python3
"""Writes Fixtures/reference/log_times.json: texts of times and their milliseconds since 1970, null where there is none.

The calendar is that of Python's datetime, the numbers are exact fractions. Needs nothing but Python 3.
"""

import datetime
import fractions
import math
import random

from log_numbers import write

SEED = 20251024
EPOCH = datetime.datetime(1970, 1, 1)


def civil(random):
    year = random.choice([random.randint(1970, 2099), random.randint(1, 9999), random.choice([1900, 2000, 2100, 2024])])
    month, day = random.randint(1, 12), random.randint(1, 31)
    hour, minute, second = random.randint(0, 23), random.randint(0, 59), random.randint(0, 59)
    if random.random() < 0.05:
        month, hour, minute, second = random.choice(
            [(13, hour, minute, second), (0, hour, minute, second), (month, 25, minute, second), (month, hour, 60, second),
             (month, hour, minute, 61)])
    fraction = "".join(random.choice("0123456789") for _ in range(random.choice([0, 1, 2, 3, 3, 6, 7, 9])))
    if random.random() < 0.1:
        fraction = "9" * len(fraction)
    sign, zone_hour, zone_minute = random.choice("+-"), random.randint(0, 14), random.choice([0, 0, 30, 45])
    style = random.choice(["", "Z", "z", " UTC", " GMT", "UTC", "colon", "plain", "hours", " colon"])
    offset = 0
    zone = style
    if style in ("colon", "plain", " colon"):
        zone = f"{sign}{zone_hour:02}{':' if 'colon' in style else ''}{zone_minute:02}"
        zone = (" " if style.startswith(" ") else "") + zone
        offset = zone_hour * 60 + zone_minute
    elif style == "hours":
        zone = f"{sign}{zone_hour:02}"
        offset = zone_hour * 60
    if sign == "-":
        offset = -offset
    dash, colon = ("-", ":") if random.random() < 0.9 else ("", "")
    text = f"{year:04}{dash}{month:02}{dash}{day:02}"
    shape = random.random()
    if dash and shape < 0.05:
        zone, offset, hour, minute, second, fraction = "", 0, 0, 0, 0, ""
    elif shape < 0.1:
        text += f"T{hour:02}{colon}{minute:02}{zone}"
        second, fraction = 0, ""
    else:
        text += random.choice("T T t" if dash else "T") + f"{hour:02}{colon}{minute:02}{colon}{second:02}"
        text += (random.choice(".,") + fraction if fraction else "") + zone
    try:
        moment = datetime.datetime(year, month, day, hour, minute, second)
    except ValueError:
        return text, None
    seconds = (moment - EPOCH) // datetime.timedelta(seconds=1) - offset * 60
    return text, seconds * 1000 + int((fraction + "000")[:3])


def number(random):
    unit = random.choice([1, 1000, 10**6, 10**9])
    seconds = random.randint(200_000_000, 4_000_000_000)
    value = seconds * unit + random.randrange(unit)
    text = str(value)
    if unit == 1 and random.random() < 0.7:
        text += "." + "".join(random.choice("0123456789") for _ in range(random.choice([1, 3, 6])))
    if random.random() < 0.1 and unit <= 1000:
        text = "-" + text
    return text, math.floor(fractions.Fraction(text) * 1000 / unit)


def main():
    generator = random.Random(SEED)
    cases = [civil(generator) for _ in range(3000)] + [number(generator) for _ in range(1000)]
    write(
        {
            "source": "Python 3's datetime and fractions",
            "generator": "scripts/reference/log_times.py",
            "seed": SEED,
            "cases": [{"text": text, "milliseconds": milliseconds} for text, milliseconds in cases],
        },
        "log_times",
    )


if __name__ == "__main__":
    main()
