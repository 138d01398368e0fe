#!/usr/bin/env python3
"""Writes Fixtures/reference/iso_weeks.json: weeks of the ISO calendar in time zones, from their first to their last instant.

The calendar is that of Python's datetime, the zones are the system's through zoneinfo. Needs nothing but Python 3.9.
"""

import datetime
import json
import pathlib
import random
import zoneinfo

SEED = 20251120
PLACE = pathlib.Path(__file__).resolve().parents[2] / "Fixtures" / "reference" / "iso_weeks.json"
WEEKS = [
    ("2025-W43", "UTC"), ("2025-W43", "+09:00"), ("2025-W43", "Asia/Seoul"), ("2025-W43", "-03:30"),
    # Ends and beginnings of years.
    ("2025-W01", "UTC"), ("2024-W52", "UTC"), ("2020-W53", "UTC"), ("2021-W01", "+09:00"), ("2026-W53", "Asia/Seoul"),
    ("2027-W01", "UTC"), ("1976-W53", "UTC"), ("2000-W09", "UTC"), ("2024-W09", "UTC"), ("1970-W01", "UTC"),
    ("1970-W02", "UTC"), ("2098-W52", "UTC"),
    # Changes of the clocks within the week, also at midnight, and a day that an island left out.
    ("2025-W43", "Europe/Berlin"), ("2025-W44", "Europe/Berlin"), ("2025-W13", "Europe/Berlin"),
    ("2025-W10", "America/New_York"), ("2025-W44", "America/New_York"), ("2018-W44", "America/Sao_Paulo"),
    ("2025-W17", "Africa/Cairo"), ("2011-W52", "Pacific/Apia"), ("2025-W40", "Australia/Lord_Howe"),
    ("2025-W12", "Asia/Kathmandu"),
]


def zone(name):
    if name[0] in "+-":
        minutes = int(name[1:3]) * 60 + int(name[4:])
        return datetime.timezone(datetime.timedelta(minutes=-minutes if name[0] == "-" else minutes))
    return zoneinfo.ZoneInfo(name)


def midnight(day, name):
    local = datetime.datetime(day.year, day.month, day.day, tzinfo=zone(name))
    return round(local.timestamp()) * 1000


def monday(week):
    year, number = week.split("-W")
    return datetime.date.fromisocalendar(int(year), int(number), 1)


def exists(year, number):
    try:
        datetime.date.fromisocalendar(year, number, 1)
        return True
    except ValueError:
        return False


def main():
    source = random.Random(SEED)
    weeks = list(WEEKS)
    while len(weeks) < 40:
        day = datetime.date(1971, 1, 1) + datetime.timedelta(days=source.randrange(46_000))
        year, number, _ = day.isocalendar()
        weeks.append((f"{year}-W{number:02}", source.choice(["UTC", "Asia/Seoul", "+05:45", "Europe/Paris", "America/Chicago"])))
    cases = []
    for week, name in weeks:
        first = monday(week)
        cases.append({"week": week, "zone": name, "start": midnight(first, name),
                      "end": midnight(first + datetime.timedelta(days=7), name)})
    long = [year for year in range(1970, 2100) if exists(year, 53)]
    text = json.dumps({
        "source": "Python 3's datetime and zoneinfo", "generator": "scripts/reference/iso_weeks.py", "seed": SEED,
        "long_years": long, "cases": cases}, indent=1)
    PLACE.write_text(text + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
