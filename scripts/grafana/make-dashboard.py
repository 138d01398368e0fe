#!/usr/bin/env python3
"""Writes the Grafana dashboard of a release that `assay watch --metrics-file FILE` watches.

    scripts/grafana/make-dashboard.py            writes scripts/grafana/assay-canary.json
    scripts/grafana/make-dashboard.py --check    says whether that file is what this script writes

Four rows: overview, latency, confidence, verdict. The Prometheus that scrapes the file is a variable of the
dashboard. Exit status: 0 done or the same, 1 the file differs.
"""

import json
import pathlib
import sys

PLACE = pathlib.Path(__file__).resolve().parent / "assay-canary.json"
SOURCE = {"type": "prometheus", "uid": "${datasource}"}
LEGACY, CANARY = "blue", "orange"
HEIGHT = 8
WIDTH = 24


def colour(name, fixed):
    return {
        "matcher": {"id": "byName", "options": name},
        "properties": [{"id": "color", "value": {"mode": "fixed", "fixedColor": fixed}}],
    }


def panel(kind, title, description, targets, width, unit="short", thresholds=None, mappings=None, options=None):
    """A panel; `targets` are pairs of an expression and a legend."""
    steps = [{"color": "green", "value": None}] + [{"color": c, "value": v} for v, c in thresholds or []]
    defaults = {
        "unit": unit,
        "noValue": "no data",
        "mappings": mappings or [],
        "thresholds": {"mode": "absolute", "steps": steps},
    }
    if kind == "timeseries":
        defaults["custom"] = {
            "drawStyle": "line",
            "lineWidth": 2,
            "fillOpacity": 8,
            "spanNulls": False,
            "thresholdsStyle": {"mode": "line" if thresholds else "off"},
        }
        if unit != "none":
            defaults["min"] = 0
    return {
        "type": kind,
        "title": title,
        "description": description,
        "datasource": SOURCE,
        "targets": [
            {"refId": chr(65 + place), "expr": expression, "legendFormat": legend, "datasource": SOURCE}
            for place, (expression, legend) in enumerate(targets)
        ],
        "fieldConfig": {"defaults": defaults, "overrides": [colour("legacy", LEGACY), colour("canary", CANARY)]},
        "options": options or {},
        "gridPos": {"h": HEIGHT, "w": width},
    }


def series(title, description, targets, width=8, **more):
    legend = {"legend": {"displayMode": "list", "placement": "bottom", "showLegend": True}, "tooltip": {"mode": "multi"}}
    return panel("timeseries", title, description, targets, width, options=legend, **more)


def stat(title, description, targets, width=6, **more):
    options = {
        "colorMode": "background" if more.get("thresholds") or more.get("mappings") else "value",
        "graphMode": "none",
        "reduceOptions": {"calcs": ["lastNotNull"], "values": False},
        "textMode": "value_and_name" if len(targets) > 1 else "auto",
    }
    return panel("stat", title, description, targets, width, options=options, **more)


BOTH = "{{version}}"

ROWS = [
    (
        "Overview",
        [
            stat("Requests, last 5 minutes", "By the log's own time.", [("assay_requests", BOTH)]),
            stat(
                "Canary's share of the traffic",
                "Of the last five minutes.",
                [('assay_requests{version="canary"} / ignoring(version) sum without(version) (assay_requests)', "canary")],
                unit="percentunit",
            ),
            stat(
                "Age of the latest row",
                "Seconds since the time of the latest row: a watch that reads nothing new says nothing new.",
                [("time() - assay_last_row_timestamp_seconds", "age")],
                unit="s",
                thresholds=[(120, "yellow"), (600, "red")],
            ),
            stat("Stage", "The stage of the release that is watched.", [("assay_stage", "stage")]),
            series(
                "Error rate",
                "Share of requests that failed in the last five minutes.",
                [("assay_error_rate", BOTH)],
                unit="percentunit",
                thresholds=[(0.02, "yellow"), (0.05, "red")],
            ),
            series("Success rate", "Share of requests that succeeded.", [("assay_success_rate", BOTH)], unit="percentunit"),
            series("Requests", "Requests in the last five minutes.", [("assay_requests", BOTH)]),
        ],
    ),
    (
        "Latency",
        [
            series(
                f"p{name} of response time",
                f"The {name}th percentile in the last five minutes.",
                [(f'assay_response_time_ms{{quantile="{level}"}}', BOTH)],
                unit="ms",
                width=6,
            )
            for name, level in (("50", "0.5"), ("95", "0.95"), ("99", "0.99"))
        ]
        + [series("Mean response time", "In the last five minutes.", [("assay_response_time_mean_ms", BOTH)], unit="ms", width=6)],
    ),
    (
        "Confidence",
        [
            series("Confidence of answers", "Mean confidence in the last five minutes.", [("assay_confidence", BOTH)], width=12),
            series(
                "Difference from legacy since the start",
                "With the interval that holds at every look; above its two ends the canary is surely higher.",
                [
                    ("assay_difference", "{{metric}}"),
                    ("assay_difference_lower", "{{metric}}, lower"),
                    ("assay_difference_upper", "{{metric}}, upper"),
                ],
                width=12,
                unit="none",
            ),
        ],
    ),
    (
        "Verdict",
        [
            stat(
                "Verdict",
                "2: roll back. 1: hold, a warning stands or nothing is known. 0: nothing speaks against the canary.",
                [('2 * assay_verdict{decision="roll_back"} + ignoring(decision) assay_verdict{decision="hold"}', "verdict")],
                thresholds=[(1, "yellow"), (2, "red")],
                mappings=[
                    {
                        "type": "value",
                        "options": {
                            "0": {"text": "going well"},
                            "1": {"text": "hold"},
                            "2": {"text": "roll back"},
                        },
                    }
                ],
            ),
            panel(
                "table",
                "Triggers",
                "Every rule: whether it holds now, and the canary's value.",
                [
                    ("assay_trigger_fired", "fired"),
                    ("assay_trigger_value", "canary"),
                    ("assay_trigger_legacy_value", "legacy"),
                    ("assay_trigger_chance", "chance"),
                ],
                12,
            ),
            series(
                "Rows that do not count",
                "Rows a minute that could not be read, came late, or belong to no version.",
                [('rate(assay_rows_total{fate!="used"}[5m]) * 60', "{{fate}}")],
                width=6,
            ),
            series(
                "Fired triggers",
                "1 where a rule holds.",
                [("assay_trigger_fired", "{{metric}} {{side}} {{threshold}} {{action}}")],
                width=24,
            ),
        ],
    ),
]


def laid_out():
    """All panels with their ids and places."""
    panels, top = [], 0
    for title, row in ROWS:
        panels.append({"type": "row", "title": title, "collapsed": False, "panels": [], "gridPos": {"h": 1, "w": WIDTH, "x": 0, "y": top}})
        top += 1
        left = 0
        for item in row:
            width = item["gridPos"]["w"]
            if left + width > WIDTH:
                left, top = 0, top + HEIGHT
            item["gridPos"] |= {"x": left, "y": top}
            if item["type"] == "table":
                for target in item["targets"]:
                    target |= {"format": "table", "instant": True}
                item["transformations"] = [
                    {"id": "merge", "options": {}},
                    {"id": "organize", "options": {"excludeByName": {"Time": True, "job": True, "instance": True, "__name__": True}}},
                ]
            panels.append(item)
            left += width
        top += HEIGHT
    for number, item in enumerate(panels, 1):
        item["id"] = number
    return panels


def dashboard():
    return {
        "uid": "assay-canary",
        "title": "assay: canary release",
        "description": "A canary release as assay watch --metrics-file sees it.",
        "tags": ["assay", "canary"],
        "schemaVersion": 39,
        "version": 1,
        "editable": True,
        "refresh": "30s",
        "time": {"from": "now-3h", "to": "now"},
        "timezone": "utc",
        "templating": {
            "list": [
                {
                    "name": "datasource",
                    "label": "Prometheus",
                    "type": "datasource",
                    "query": "prometheus",
                    "refresh": 1,
                    "hide": 0,
                    "multi": False,
                    "includeAll": False,
                    "options": [],
                }
            ]
        },
        "annotations": {"list": []},
        "panels": laid_out(),
    }


def main():
    text = json.dumps(dashboard(), indent=2, ensure_ascii=False) + "\n"
    if sys.argv[1:] == ["--check"]:
        same = PLACE.exists() and PLACE.read_text(encoding="utf-8") == text
        if not same:
            print(f"{PLACE} is not what {sys.argv[0]} writes", file=sys.stderr)
        return 0 if same else 1
    if sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    PLACE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
