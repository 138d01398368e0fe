"""The rollback triggers: assay watch, replayed over small logs.

Unless a scenario says otherwise the canary has a hundred requests in a hundred seconds, the fewest that a window needs,
and legacy five rows beside them. A replay ends with the first event that rolls back.
"""

import json

from scenarios.scenario import Scenario, csv, stamp

COLUMNS = ["timestamp", "group", "user_id", "response_time_ms", "status_code", "success", "confidence_score"]
HOUR = 3600


def row(second, group="canary", time=100, status=200, success=True, confidence=0.9, user=None):
    user = user or f"u{round(second * 7) % 97}"
    return (second, [stamp(second), group, user, time, status, success, confidence])


def failed(second, **other):
    return row(second, status=503, success=False, **other)


def refused(second, **other):
    return row(second, status=404, success=False, **other)


def slow(milliseconds):
    return lambda second: row(second, time=milliseconds)


def canary(count, bad=0, make=failed, start=0, every=1.0):
    """Rows of the canary, the bad ones spread evenly."""
    return [(make if (k + 1) * bad // count > k * bad // count else row)(start + k * every) for k in range(count)]


def legacy(count=5, bad=0, start=0.5, every=20.0):
    return [failed(start + k * every, group="legacy") if (k + 1) * bad // count > k * bad // count
            else row(start + k * every, group="legacy") for k in range(count)]


def in_order(*parts):
    return sorted((each for part in parts for each in part), key=lambda each: each[0])


def watch(name, reason, rows, exit=0, events=(), stage=1, more=(), files=None, broken=False):
    lines = [fields for _, fields in rows]
    arguments = ["watch", "log.csv", "--replay"] + (["--stage", str(stage)] if stage else []) + list(more)
    told = None if exit == 2 else ["started", *events, "ended"]
    return Scenario(f"watch_{name}", reason, {"log.csv": csv(COLUMNS, lines), **(files or {})}, arguments, exit,
                    events=told, broken=broken)


def triggers():
    yield watch("all_is_well", "No trigger holds on a canary without errors.", in_order(canary(120), legacy()))
    yield watch("error_rate_six_of_a_hundred", "6 % is more than 5 %: back to legacy, and the warning at 2 % is silent.",
                in_order(canary(100, 6), legacy()), 3, ["roll_back"])
    yield watch("error_rate_five_of_a_hundred", "5 % exactly is not more than 5 %; more than 2 % is a warning.",
                in_order(canary(100, 5), legacy()), 0, ["warning"])
    yield watch("error_rate_one_request_short", "With 99 requests there is no answer, whatever failed.",
                in_order(canary(99, 60), legacy()))
    yield watch("error_rate_two_of_a_hundred", "2 % exactly is not more than 2 %: not even a warning.",
                in_order(canary(100, 2), legacy()))
    yield watch("success_rate_eleven_refused", "89 % succeeded, less than 90 %, though refusals are no errors.",
                in_order(canary(100, 11, refused), legacy()), 3, ["roll_back"])
    yield watch("success_rate_ten_refused", "90 % exactly is not below 90 %.", in_order(canary(100, 10, refused), legacy()))
    yield watch("success_rate_half_refused", "50 % is below 90 % and below 80 %: the first of the two ends the watch.",
                in_order(canary(100, 50, refused), legacy()), 3, ["roll_back"])
    yield watch("p95_six_slow", "With 6 of 100 at 25 s the 95th percentile is 25 s, more than 20 s.",
                in_order(canary(100, 6, slow(25000)), legacy()), 3, ["roll_back"])
    yield watch("p95_one_request_short", "With 5 of 100 at 25 s it lies between the 95th and 96th value, at 1.3 s.",
                in_order(canary(100, 5, slow(25000)), legacy()))
    yield watch("p95_exactly_twenty_seconds", "20 s exactly is not more than 20 s.",
                in_order(canary(100, 100, slow(20000)), legacy()))
    yield watch("p95_all_at_forty_seconds", "40 s is more than 20 s and 30 s.",
                in_order(canary(100, 100, slow(40000)), legacy()), 3, ["roll_back"])


def stages():
    yield watch("stage_two_errors", "Stage 2's own rule, more than 2 % of errors, goes back to stage 1.",
                in_order(canary(100, 3), legacy()), 3, ["roll_back"], stage=2)
    yield watch("stage_one_same_errors", "The same 3 % are a warning at stage 1.",
                in_order(canary(100, 3), legacy()), 0, ["warning"])
    low = [row(k, confidence=0.69) for k in range(100)]
    yield watch("stage_two_confidence", "A mean confidence of 0.69 is below stage 2's 0.70.", low, 3, ["roll_back"], stage=2)
    yield watch("stage_two_confidence_exactly", "0.70 exactly is not below 0.70.",
                [row(k, confidence=0.7) for k in range(100)], stage=2)
    yield watch("stage_one_confidence", "Stage 1 has no trigger on confidence.", low)
    yield watch("stage_two_without_confidence", "Without a confidence that trigger has no answer, and nothing fires.",
                [row(k, confidence=None) for k in range(100)], stage=2)
    yield watch("no_stage", "Without a stage the triggers of every stage hold.",
                in_order(canary(100, 6), legacy()), 3, ["roll_back"], stage=None)
    plan = {"canary": {"rollback": [
        {"metric": "p95_response_time_ms", "above": 2000}, {"metric": "availability", "below": 0.99}]}}
    for bad, exit in [(1, 0), (2, 3)]:
        yield watch(f"plan_availability_{100 - bad}_percent",
                    f"{100 - bad} % is {'not ' if bad == 1 else ''}below a plan's 99 %.",
                    canary(100, bad), exit, ["roll_back"] if exit else [], more=["--plan", "plan.json"],
                    files={"plan.json": json.dumps(plan) + "\n"})


def warnings():
    bad = canary(100, 3)
    yield watch("warning_recovers", "3 % is a warning; five minutes on the right side end it.",
                bad + canary(260, start=100, every=3), 0, ["warning", "recovered"])
    yield watch("warning_stands_for_an_hour", "3 % for more than an hour: back by one stage.",
                canary(400, 13, every=15), 3, ["warning", "step_back"])
    again = bad + canary(260, start=100, every=3) + canary(100, 4, start=900) + canary(130, 5, start=1000, every=25)
    yield watch("warning_returns", "A warning that is over and comes back within the hour keeps its first deadline.",
                again, 3, ["warning", "recovered", "warning", "step_back"])
    yield watch("warning_then_worse", "From 3 % to 8 %: a warning, then a roll back.",
                bad + canary(100, 12, start=100), 3, ["warning", "roll_back"])


def order():
    errors = [failed(30 + k / 10) for k in range(6)]
    yield watch("late_rows_count", "Rows two minutes late at most belong to their second: 6 of 106 failed.",
                canary(100, every=1.4) + errors, 3, ["roll_back"])
    yield watch("rows_too_late", "Rows more than two minutes late do not count, and that is said.",
                canary(100, every=1.8) + errors, 0, ["rows"])
    mixed = canary(150, 9)
    for start in range(0, 150, 10):
        mixed[start:start + 10] = mixed[start:start + 10][::-1]
    yield watch("out_of_order", "The order of rows within the lateness changes nothing.", mixed, 3, ["roll_back"])
    ahead = canary(150, 9)
    yield watch("one_row_from_tomorrow", "One row of a clock that is wrong moves nothing and does not count.",
                ahead[:50] + [row(86400)] + ahead[50:], 3, ["rows", "roll_back"])
    yield watch("first_row_from_tomorrow", "Even the first row cannot make all others late.",
                [row(86400)] + ahead, 3, ["rows", "roll_back"])
    yield watch("clock_jumps_back", "A clock that is set back makes rows late: they do not count.",
                canary(110) + canary(9, 9, start=-HOUR), 0, ["rows"])
    next_day = canary(110) + canary(110, start=86400)
    yield watch("log_goes_on_the_next_day", "After a night without requests there is no answer, and then there is again.",
                next_day, 0, ["no_answer", "no_answer"])


def missing():
    yield watch("canary_stops", "554 rows of legacy at 5 % in a row are no chance: −554 · ln 0.95 is above 28.4.",
                in_order(canary(100), legacy()) + legacy(560, start=100, every=0.5), 0, ["gap"])
    yield watch("canary_one_row_short_of_a_gap", "553 rows of legacy in a row may be chance, though they stand for 29 of the canary.",
                in_order(canary(100), legacy()) + legacy(553, start=100, every=0.5))
    yield watch("no_canary", "Without a row of the canary there is a gap and no answer, never a pass.",
                legacy(600, every=1), 2, ["gap"])
    yield watch("no_legacy", "Triggers need no legacy.", canary(100, 6), 3, ["roll_back"])
    yield watch("single_request", "One failed request is no window.", [failed(0)])
    yield watch("thin_window_reaches_back", "A hundred requests in fifty minutes: the window reaches back for them.",
                canary(100, 6, every=30), 3, ["roll_back"])
    yield watch("too_thin_for_an_hour", "A hundred requests in 62 minutes are never a hundred within an hour.",
                canary(100, 60, every=37))
    yield watch("no_response_times", "Without response times there is no answer of p95, and no other trigger holds.",
                [row(k, time=None) for k in range(100)])
    yield watch("failures_without_response_time", "A request that failed without a response time is an error all the same.",
                canary(100, 6, lambda second: failed(second, time=None)), 3, ["roll_back"])
    yield watch("legacy_breaches_too", "An outage of both still fires the canary's rule; the sentence says it.",
                in_order(canary(100, 8), legacy(100, 8, every=1)), 3, ["roll_back"], stage=4)


def evidence():
    proven = ["--evidence", "proven"]
    yield watch("proven_six_errors", "6 of 100 has a chance of 1 in 1,900 under 1 %: not proven.",
                canary(100, 6), more=proven)
    yield watch("proven_seven_errors", "7 of 100 has a chance of 1 in 14,000: proven.",
                canary(100, 7), 3, ["roll_back"], more=proven)
    yield watch("proven_one_unit", "All errors are of one user: not proven.",
                canary(100, 9, lambda second: failed(second, user="one")), more=proven)


def groups():
    rows = [row(k, group=["legacy", "v1", "v2"][k % 3]) for k in range(300)]
    yield watch("two_canaries", "Which of two groups is the canary cannot be told.", rows, 2)
    named = [failed(k, group="v2") if k % 10 == 2 else row(k, group=["legacy", "v1", "v2"][k % 3]) for k in range(330)]
    yield watch("two_canaries_one_named", "Rows of the group that is not named do not count.", named, 3, ["roll_back"],
                more=["--treatment", "v2"])


def scenarios():
    for part in [triggers, stages, warnings, order, missing, evidence, groups]:
        yield from part()
