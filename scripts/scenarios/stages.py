"""The stages' gates: assay validate-stage, and assay decide-stage5."""

import json

from scenarios.scenario import Scenario


def averages(legacy, canary):
    return json.dumps({"legacy": {"avg_response_time": legacy}, "canary": {"avg_response_time": canary}}) + "\n"


def last_gate():
    yield Scenario(
        "stage5_team_figures_promote", "From 450 to 220 ms is 51 % better, more than the 10 % that is asked.",
        {"ab_test_analysis.json": averages(450, 220)}, ["decide-stage5", "--results", "ab_test_analysis.json"],
        0, "promote", {"improvement": "met"})
    yield Scenario(
        "stage5_ten_percent_exactly_holds", "From 450 to 405 ms is 10 % exactly, and more than 10 % is asked.",
        {"ab_test_analysis.json": averages(450, 405)}, ["decide-stage5", "--results", "ab_test_analysis.json"],
        1, "hold", {"improvement": "not_met"})


def scenarios():
    yield from last_gate()
