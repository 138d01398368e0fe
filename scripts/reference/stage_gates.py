#!/usr/bin/env python3
"""Writes Fixtures/reference/stage_gates.json: what a stage's gate must say of Fixtures/logs, by the standard library alone.

    scripts/reference/stage_gates.py

Requests are taken as independent. Quantiles are those of definition 7 of Hyndman and Fan (1996): statistics.quantiles with
method='inclusive' is the same. Wilson's interval is the closed form, in exact fractions up to the square root.
"""

import csv
import datetime
import json
import pathlib
import statistics

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
Z = statistics.NormalDist().inv_cdf(0.975)


def wilson(events, trials):
    share = events / trials
    middle = (share + Z * Z / (2 * trials)) / (1 + Z * Z / trials)
    reach = Z / (1 + Z * Z / trials) * (share * (1 - share) / trials + Z * Z / (4 * trials * trials)) ** 0.5
    return [middle - reach, middle + reach]


def figures(rows):
    errors = sum(int(row["status_code"]) >= 500 for row in rows)
    successes = sum(row["success"].lower() in ("true", "1") for row in rows)
    times = sorted(float(row["response_time_ms"]) for row in rows if row["response_time_ms"])
    scores = [float(row["confidence_score"]) for row in rows if row["confidence_score"]]
    return {"requests": len(rows), "error_rate": errors / len(rows), "error_rate_interval": wilson(errors, len(rows)),
            "success_rate": successes / len(rows), "success_rate_interval": wilson(successes, len(rows)),
            "p95": statistics.quantiles(times, n=20, method="inclusive")[18],
            "confidence": statistics.fmean(scores)}


def main():
    cases = []
    for name in ["gateway_stage1.csv", "gateway.csv", "gateway_null.csv", "gateway_worse.csv"]:
        with open(ROOT / "Fixtures" / "logs" / name, newline="") as file:
            rows = list(csv.DictReader(file))
        groups = {group: figures([row for row in rows if row["group"] == group]) for group in ["legacy", "canary"]}
        times = sorted(datetime.datetime.fromisoformat(row["timestamp"].replace("Z", "+00:00")) for row in rows)
        cases.append({"log": name, **groups, "hours": (times[-1] - times[0]).total_seconds() / 3600,
                      "error_rate_increase": groups["canary"]["error_rate"] - groups["legacy"]["error_rate"],
                      "p95_rise": groups["canary"]["p95"] / groups["legacy"]["p95"] - 1})
    document = {"source": "Python's standard library: csv, statistics", "generator": "scripts/reference/stage_gates.py",
                "cases": cases}
    (ROOT / "Fixtures" / "reference" / "stage_gates.json").write_text(json.dumps(document, indent=2) + "\n")


if __name__ == "__main__":
    main()
