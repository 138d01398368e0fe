"""The stages' gates: assay validate-stage, and assay decide-stage5."""

import dataclasses
import json

from scenarios.scenario import Scenario, START, csv, gzip, stamp

HOURS = {1: 24, 2: 24, 3: 48, 4: 72}
SHARES = {1: 5, 2: 10, 3: 25, 4: 50}
LIMITS = {1: (0.01, 15000, 0.95, 0.75), 2: (0.015, 18000, 0.93, 0.73), 3: (0.02, 20000, 0.91, 0.71),
          4: (0.025, 22000, 0.89, 0.69)}
COLUMNS = ["ts", "user", "group", "status", "success", "response_time_ms", "confidence"]
PASSED = json.dumps({"status": "PASSED"}) + "\n"


@dataclasses.dataclass
class Version:
    """What one version did, in whole requests, so that every rate is exact.

    unsuccessful counts those that the log states as such, the errors among them; slow is (how many, milliseconds).
    """

    requests: int = 1200
    errors: int = 3
    unsuccessful: int = 15
    slow: tuple = (0, 0)
    base: int = 180
    confidence: tuple = (0.8, 0.9)


LEGACY = Version(base=400, confidence=(0.7, 0.8))


def spread(count, requests, start):
    """The places of some requests among all, evenly."""
    return {(start + place * requests // count) % requests for place in range(count)} if count else set()


def rows_of(name, version, users, hours, begin=0.0):
    """The rows of a version: (seconds, user, group, status, success, milliseconds, confidence)."""
    count = version.requests
    errors = spread(version.errors, count, 0)
    refused = spread(version.unsuccessful - version.errors, count, 1) - errors
    slow = spread(version.slow[0], count, 2)
    assert len(errors) + len(refused) == version.unsuccessful and len(slow) == version.slow[0]
    for place in range(count):
        seconds = (begin + (place + 0.5) / count * hours) * 3600
        low, high = version.confidence
        yield [round(seconds), f"{name[0]}{place % users}", name, 500 if place in errors else 200,
               place not in errors and place not in refused,
               version.slow[1] if place in slow else version.base + place * 7 % 60, low if place % 2 == 0 else high]


def users(stage):
    """The users of both versions: as planned, of 1,200."""
    return 1200 * (100 - SHARES[stage]) // 100, 1200 * SHARES[stage] // 100


def text(rows):
    return csv(COLUMNS, [[int(START.timestamp()) + row[0]] + row[1:] for row in sorted(rows, key=lambda row: row[0])])


def release(stage, canary=Version(), legacy=LEGACY, hours=None):
    """All rows of a stage."""
    hours = hours or HOURS[stage]
    old, new = users(stage)
    return list(rows_of("legacy", legacy, old, hours)) + list(rows_of("canary", canary, new, hours))


def plan(*starts, **canary):
    """A plan whose stages start so many hours after the beginning."""
    stages = [{"stage": number + 1, "percentage": SHARES[number + 1], "start": stamp(hours * 3600)}
              for number, hours in enumerate(starts)]
    return json.dumps({"canary": {"stages": stages, **canary}}, indent=2) + "\n"


def judged(name, reason, stage, rows, exit, criteria=None, files=None, options=(), broken=False, decision=True):
    """A stage judged by a log; what stages 3 and 4 ask besides is there unless the options name it."""
    files = {"log.csv.gz": gzip(text(rows) if isinstance(rows, list) else rows)} | (files or {})
    options = list(options)
    if stage == 3 and "--load-test" not in options:
        files["load_test_summary.json"] = PASSED
        options += ["--load-test", "load_test_summary.json"]
    answer = {0: "promote", 1: "hold", 2: None}[exit]
    return Scenario(name, reason, files, ["validate-stage", str(stage), "log.csv.gz"] + options, exit,
                    answer if decision else None, criteria, broken=broken)


def limits():
    """Each stage passing, failing on each criterion alone, and exactly at each limit."""
    for stage, (errors, p95, success, confidence) in LIMITS.items():
        def case(name, reason, exit, criteria, canary, legacy=LEGACY):
            return judged(f"stage{stage}_{name}", reason, stage, release(stage, canary, legacy), exit, criteria)

        at = round(1200 * errors)
        lacking = 1200 - round(1200 * success)
        beside = dataclasses.replace(LEGACY, errors=at, unsuccessful=at + 12)
        slow = dataclasses.replace(LEGACY, slow=(70, p95))
        failing = dataclasses.replace(LEGACY, unsuccessful=lacking)
        yield case("passes", "Everything keeps to the stage's limits, over its hours and with enough requests.", 0,
                   {"error_rate": "met", "p95_response_time": "met", "success_rate": "met", "confidence": "met",
                    "legacy_error_rate": "met", "legacy_p95": "met", "requests": "met", "hours_watched": "met",
                    "sample_ratio": "met", "data_checks": "met"}, Version())
        yield case("error_rate_at_the_limit", f"{at} errors of 1,200 are {errors:.1%} exactly, and the limit may be reached.",
                   0, {"error_rate": "met"}, Version(errors=at, unsuccessful=at + 3), beside)
        yield case("error_rate_one_request_beyond", f"{at + 1} errors of 1,200 are more than {errors:.1%}.", 1,
                   {"error_rate": "not_met", "success_rate": "met", "legacy_error_rate": "met"},
                   Version(errors=at + 1, unsuccessful=at + 3), beside)
        yield case("success_at_the_limit", f"{1200 - lacking} successes of 1,200 are {success:.0%} exactly.", 0,
                   {"success_rate": "met"}, Version(unsuccessful=lacking), failing)
        yield case("success_one_request_below", f"{1199 - lacking} successes of 1,200 are less than {success:.0%}.", 1,
                   {"success_rate": "not_met", "error_rate": "met"}, Version(unsuccessful=lacking + 1), failing)
        yield case("confidence_at_the_limit", f"The mean confidence is {confidence} exactly.", 0, {"confidence": "met"},
                   Version(confidence=(round(confidence - 0.05, 2), round(confidence + 0.05, 2))))
        yield case("confidence_below_the_limit", f"The mean confidence is {confidence - 0.005:.3f}.", 1,
                   {"confidence": "not_met"},
                   Version(confidence=(round(confidence - 0.06, 2), round(confidence + 0.05, 2))))
        # Of 1,200 values the p95 lies between the 61st and the 60th largest.
        if stage < 4:
            yield case("p95_at_the_limit", f"The 61 slowest of 1,200 take {p95} ms, so the p95 is the limit exactly.", 0,
                       {"p95_response_time": "met"}, Version(slow=(61, p95)), slow)
            yield case("p95_one_millisecond_beyond", f"The 61 slowest of 1,200 take {p95 + 1} ms.", 1,
                       {"p95_response_time": "not_met", "legacy_p95": "met"}, Version(slow=(61, p95 + 1)), slow)
    yield judged("stage1_sixty_slow_requests", "60 of 1,200 requests above the limit are 5 %, and the p95 is below it.", 1,
                 release(1, Version(slow=(60, 16000)), dataclasses.replace(LEGACY, slow=(70, 16000))), 0,
                 {"p95_response_time": "met"})


def legacy_rules():
    """Beside legacy equality fails."""
    half = dataclasses.replace(LEGACY, errors=6)
    yield judged("legacy_error_rate_half_a_point_more", "1.0 % against 0.5 % is half a point more exactly, which is too much.",
                 1, release(1, Version(errors=12), half), 1, {"error_rate": "met", "legacy_error_rate": "not_met"})
    yield judged("legacy_error_rate_one_request_less", "11 errors against 6 of 1,200 are 0.42 points more.",
                 1, release(1, Version(errors=11), half), 0, {"legacy_error_rate": "met"})
    for name, milliseconds, exit, status, reason in [
            ("ten_percent_more", 1100, 1, "not_met", "1,100 ms against 1,000 ms is 10 % more exactly, which is too much."),
            ("one_millisecond_less", 1099, 0, "met", "1,099 ms against 1,000 ms is 9.9 % more.")]:
        yield judged(f"legacy_p95_{name}", reason, 1,
                     release(1, Version(slow=(70, milliseconds)), dataclasses.replace(LEGACY, slow=(70, 1000))), exit,
                     {"p95_response_time": "met", "legacy_p95": status})
    for requests, exit, status in [(1000, 1, "not_met"), (1001, 0, "met")]:
        yield judged(f"canary_of_{requests}_requests", "More than 1,000 canary requests are asked.", 1,
                     release(1, Version(requests=requests)), exit, {"requests": status})
    yield judged("legacy_is_missing", "Nothing tells how the other version did at the same time.", 1,
                 list(rows_of("canary", Version(), 60, 24)), 1,
                 {"error_rate": "met", "legacy_error_rate": "no_data", "legacy_p95": "no_data", "sample_ratio": "no_data"},
                 broken=True)
    yield judged("legacy_is_missing_on_purpose", "The caller says that there is no other version to compare with.", 1,
                 list(rows_of("canary", Version(), 60, 24)), 0,
                 {"legacy_error_rate": "not_asked", "legacy_p95": "not_asked"}, options=["--without-legacy"])
    yield judged("canary_is_missing", "Nothing is known of the canary.", 1, list(rows_of("legacy", LEGACY, 1140, 24)), 1,
                 {"error_rate": "no_data", "p95_response_time": "no_data", "success_rate": "no_data",
                  "confidence": "no_data", "requests": "not_met"}, broken=True)
    yield judged("canary_is_missing_without_legacy", "A flag about legacy does not make up for a canary without rows.", 1,
                 list(rows_of("legacy", LEGACY, 1140, 24)), 1, {"error_rate": "no_data"}, options=["--without-legacy"],
                 broken=True)


def broken_data():
    """Data that are missing, broken or constant."""
    def changed(change, stage=1, **options):
        rows = release(stage, **options)
        canary = [row for row in rows if row[2] == "canary"]
        for place, row in enumerate(canary):
            change(place, row)
        return rows

    def put(column, value, every=1):
        def change(place, row):
            if place % every == 0:
                row[column] = value
        return change

    for name, column, word in [("response_times", 5, "response_time_ms"), ("success", 4, "success"),
                               ("confidence", 6, "confidence")]:
        for what, value in [("nan", "NaN"), ("empty", None)]:
            yield judged(f"{name}_{what}_in_two_percent", f"2 % of the canary's rows have no {word}, and what is missing could decide.",
                         1, changed(put(column, value, 50)), 2, broken=True, decision=False)
    yield judged("response_times_that_are_words", "Words are no response times, and more than 1 % of the rows are rejected.", 1,
                 changed(put(5, "fast", 20)), 2, broken=True, decision=False)
    yield judged("statuses_that_are_missing", "Without a status a row's success still tells whether it failed.", 1,
                 changed(put(3, None)), 1, {"error_rate": "not_met"})
    yield judged("constant_response_times", "A response time that never changes is no measurement.", 1,
                 changed(put(5, 250)), 1, {"p95_response_time": "no_data"}, broken=True)
    yield judged("constant_confidence", "A confidence that never changes is no measurement.", 1,
                 changed(put(6, 0.9)), 1, {"confidence": "no_data"}, broken=True)
    yield judged("all_response_times_nan", "Without response times there is no p95.", 1, changed(put(5, "NaN")), 2,
                 broken=True, decision=False)

    def without(column):
        rows = release(1)
        names = [name for place, name in enumerate(COLUMNS) if place != column]
        lines = [[int(START.timestamp()) + row[0]] + row[1:] for row in sorted(rows, key=lambda row: row[0])]
        return csv(names, [[value for place, value in enumerate(row) if place != column] for row in lines])

    yield judged("no_confidence_column", "The stage asks for confidence, and the log has none.", 1, without(6), 1,
                 {"confidence": "no_data"}, broken=True)
    yield judged("no_time_column", "Without times nobody knows how long the canary was watched.", 1, without(0), 1,
                 {"hours_watched": "no_data"}, broken=True)
    yield judged("no_response_time_column", "Without response times there is no p95.", 1, without(5), 1,
                 {"p95_response_time": "no_data", "legacy_p95": "no_data"}, broken=True)
    bare = without(None).replace("response_time_ms", "latency", 1)
    yield judged("response_time_without_a_unit", "A bare latency may be milliseconds or seconds: nothing is judged.", 1, bare,
                 2, broken=True, decision=False)
    yield judged("response_time_with_a_stated_unit", "The caller says that a bare latency is in milliseconds.", 1, bare, 0,
                 {"p95_response_time": "met"}, options=["--time-unit", "ms"])
    lines = without(None).replace("response_time_ms", "latency", 1).splitlines()
    place = COLUMNS.index("response_time_ms")
    stated = [lines[0]] + [",".join(field + "ms" if at == place else field for at, field in enumerate(line.split(",")))
                           for line in lines[1:]]
    yield judged("response_time_with_units_on_its_values", "Each latency states its unit: nothing is left open.", 1,
                 "\n".join(stated) + "\n", 0, {"p95_response_time": "met"})
    yield judged("a_header_alone", "A log without rows is no answer.", 1, ",".join(COLUMNS) + "\n", 2, broken=True,
                 decision=False)
    yield judged("a_single_request", "One request of the canary tells nothing.", 1,
                 release(1, Version(requests=1, errors=0, unsuccessful=0)), 1,
                 {"requests": "not_met", "p95_response_time": "no_data"}, broken=True)
    yield judged("two_single_requests", "One request of each version tells nothing.", 1,
                 [[0, "l", "legacy", 200, True, 400, 0.8], [86399, "c", "canary", 200, True, 200, 0.9]], 1,
                 {"requests": "not_met"}, broken=True)
    yield judged("users_not_split_as_planned", "120 of 1,260 users are twice the 5 % that was planned.", 1,
                 list(rows_of("legacy", LEGACY, 1140, 24)) + list(rows_of("canary", Version(), 120, 24)), 1,
                 {"sample_ratio": "not_met"}, broken=True)


def hours():
    """Watched long enough, without gaps."""
    def within(rows, keep):
        return [row for row in rows if keep(row[0] / 3600, row[2])]

    yield judged("twelve_of_24_hours", "Stage 1 is watched for 24 hours, and 12 are there.", 1, release(1, hours=12), 1,
                 {"hours_watched": "not_met", "error_rate": "met"})
    yield judged("stage3_of_24_hours", "Stage 3 is watched for 48 hours, and 24 are there.", 3, release(3, hours=24), 1,
                 {"hours_watched": "not_met"})
    half = Version(requests=4800, errors=10, unsuccessful=60)
    many = dataclasses.replace(LEGACY, requests=4800, errors=12, unsuccessful=60)
    busy = release(4, dataclasses.replace(half), many)
    yield judged("canary_stops", "The canary is silent from the 60th hour on while legacy is served.", 4,
                 within(busy, lambda hour, group: group == "legacy" or hour < 60), 1,
                 {"hours_watched": "not_met", "data_checks": "not_met"}, broken=True)
    yield judged("canary_has_a_gap", "The canary is silent for 4 hours in which legacy was served 267 requests.", 4,
                 within(busy, lambda hour, group: group == "legacy" or not 20 <= hour < 24), 1,
                 {"hours_watched": "not_met", "data_checks": "met"}, broken=True)
    yield judged("a_day_of_the_log_is_missing", "Nobody has a row for 24 of the 72 hours: these were not watched.", 4,
                 within(busy, lambda hour, group: not 24 <= hour < 48), 1, {"hours_watched": "not_met"}, broken=True)
    yield judged("legacy_stops", "Legacy is silent from the 60th hour on, so that nothing can be compared.", 4,
                 within(busy, lambda hour, group: group == "canary" or hour < 60), 1, {"data_checks": "not_met"},
                 broken=True)
    both = release(1) + [[row[0] + 86400] + row[1:] for row in release(2, Version(errors=30, unsuccessful=40))]
    dated = {"plan.json": plan(0, 24)}
    yield judged("rows_of_the_dated_stage_alone", "The plan dates the stages: the next one's errors are not this one's.", 1,
                 both, 0, {"error_rate": "met", "hours_watched": "met"}, dated, ["--plan", "plan.json"])
    yield judged("rows_of_the_next_stage", "The same log, judged for the second stage, which fails too often.", 2, both, 1,
                 {"error_rate": "not_met"}, dated, ["--plan", "plan.json"])
    yield judged("no_rows_of_the_dated_stage", "The stage began after the last row.", 1, release(1), 2,
                 files={"plan.json": plan(240)}, options=["--plan", "plan.json"], broken=True, decision=False)
    yield judged("the_last_hour_is_not_24", "One hour of a stage is not the whole of it.", 1, release(1), 1,
                 {"hours_watched": "not_met"}, options=["--last", "1h"])
    slow_start = [row[:5] + [30000] + row[6:] if row[0] < 1800 and row[2] == "canary" else row
                  for row in release(1, Version(slow=(45, 16000)), dataclasses.replace(LEGACY, slow=(70, 15000)))]
    yield judged("a_slow_start_counts", "Cold starts of the first half hour lift the p95 over the limit.", 1, slow_start, 1,
                 {"p95_response_time": "not_met"})
    yield judged("a_slow_start_is_skipped", "The first half hour is left out in both groups, as asked for.", 1, slow_start, 0,
                 {"p95_response_time": "met", "hours_watched": "met"}, options=["--skip-first", "30m"])


def proven():
    """Where intervals must prove it."""
    yield judged("bound_proves_all", "Every interval keeps to its limit.", 4,
                 release(4, legacy=dataclasses.replace(LEGACY, errors=8)), 0,
                 {"error_rate": "met", "p95_response_time": "met", "confidence": "met"}, options=["--evidence", "bound"])
    yield judged("bound_of_an_error_rate", "Of 1,200 requests 25 failed: more than 2.5 % cannot be ruled out.", 4,
                 release(4, Version(errors=25, unsuccessful=30), dataclasses.replace(LEGACY, errors=40, unsuccessful=50)), 1, {"error_rate": "not_proven"},
                 options=["--evidence", "bound"])
    yield judged("bound_of_a_p95", "50 of 1,200 requests are above the limit: 5 % cannot be ruled out.", 4,
                 release(4, Version(slow=(50, 23000)), dataclasses.replace(LEGACY, slow=(80, 23000))), 1,
                 {"p95_response_time": "not_proven"}, options=["--evidence", "bound"])


def figures(**changed):
    values = {"error_rate": 0.003, "p95_response_time_ms": 580, "success_rate": 0.987, "avg_confidence_score": 0.85}
    return {key: value for key, value in (values | changed).items() if value != "absent"}


def snapshot(time="2025-10-23T09:00:00Z", legacy=None, **changed):
    told = ({"timestamp": time} if time else {}) | {"canary": figures(**changed)} | ({"legacy": legacy} if legacy else {})
    return json.dumps(told, indent=2) + "\n"


def snapshots():
    def seen(name, reason, exit, files, criteria=None, options=(), stage=1, argument=None, broken=False):
        files = files if isinstance(files, dict) else {"monitor.json": files}
        return Scenario(f"snapshot_{name}", reason, files,
                        ["validate-stage", str(stage), "--snapshot", argument or "monitor.json"] + list(options), exit,
                        {0: "promote", 1: "hold", 2: None}[exit], criteria, broken=broken)

    yield seen("of_the_team", "The team's own figures pass stage 1; a snapshot of four fields cannot tell more.", 0, snapshot(),
               {"error_rate": "met", "p95_response_time": "met", "success_rate": "met", "confidence": "met",
                "legacy_error_rate": "not_asked", "requests": "not_asked", "hours_watched": "not_asked"})
    yield seen("at_all_limits", "Every figure is at its limit exactly, and limits may be reached.", 0,
               snapshot(error_rate=0.01, p95_response_time_ms=15000, success_rate=0.95, avg_confidence_score=0.75))
    beyond = {"error_rate": (0.0101, "error_rate"), "p95_response_time_ms": (15001, "p95_response_time"),
              "success_rate": (0.9499, "success_rate"), "avg_confidence_score": (0.7499, "confidence")}
    for key, (value, criterion) in beyond.items():
        yield seen(f"beyond_its_{criterion}", f"{key} is {value}, beyond its limit; all else passes.", 1,
                   snapshot(**{key: value}), {criterion: "not_met"})
        yield seen(f"without_{key}", f"A snapshot without {key} tells too little.", 1, snapshot(**{key: "absent"}),
                   {criterion: "no_data"}, broken=True)
        yield seen(f"null_{key}", f"{key} is null.", 1, snapshot(**{key: None}), {criterion: "no_data"}, broken=True)
    yield seen("of_text", "A share in a text is no number.", 2, snapshot(error_rate="0.3%"), broken=True)
    yield seen("of_nan", "NaN is no JSON.", 2, snapshot(error_rate=float("nan")), broken=True)
    yield seen("of_percent", "An error rate of 3 is no share: is it in percent?", 2, snapshot(error_rate=3), broken=True)
    yield seen("of_nothing", "An empty file is no snapshot.", 2, "", broken=True)
    yield seen("without_canary", "The canary's figures are not there.", 2, json.dumps({"legacy": figures()}), broken=True)
    yield seen("of_zero_milliseconds", "A response time of 0 is no measurement.", 1, snapshot(p95_response_time_ms=0),
               {"p95_response_time": "no_data"}, broken=True)
    yield seen("proves_nothing", "A snapshot has no intervals.", 1, snapshot(), {"error_rate": "no_data", "requests": "no_data"},
               ["--evidence", "bound"], broken=True)
    dated = {"plan.json": plan(48)}
    yield seen("older_than_the_stage", "The stage began a day after the snapshot.", 1, dated | {"monitor.json": snapshot()},
               {"error_rate": "no_data", "confidence": "no_data"}, ["--plan", "plan.json"], broken=True)
    yield seen("beside_legacy", "The snapshot holds both versions, 0.3 % against 0.2 % and 580 against 560 ms.", 0,
               snapshot(request_count=1500, legacy=figures(error_rate=0.002, p95_response_time_ms=560)),
               {"legacy_error_rate": "met", "legacy_p95": "met", "requests": "met"})
    yield seen("worse_than_legacy", "0.9 % against 0.4 % is half a point more, 580 against 500 ms 16 %.", 1,
               snapshot(error_rate=0.009, legacy=figures(error_rate=0.004, p95_response_time_ms=500)),
               {"error_rate": "met", "legacy_error_rate": "not_met", "legacy_p95": "not_met"})
    yield seen("of_1000_requests", "More than 1,000 canary requests are asked where the snapshot counts them.", 1,
               snapshot(request_count=1000), {"requests": "not_met"})
    yield seen("of_no_requests", "Rates of no request at all are no figures.", 1, snapshot(request_count=0),
               {"error_rate": "no_data", "requests": "not_met"}, broken=True)
    good, bad = snapshot(None), snapshot(None, error_rate=0.04)
    yield seen("newest_by_its_name", "The newest by its name passes, whatever was copied last.", 0,
               {"outputs/monitor_20251023_090000.json": bad, "outputs/monitor_20251023_100000.json": good},
               {"error_rate": "met"}, argument="outputs")
    yield seen("newest_by_its_time", "The time inside comes before the name.", 1,
               {"monitor_20251023_100000.json": snapshot("2025-10-23T08:00:00Z"),
                "monitor_20251023_090000.json": snapshot("2025-10-23T11:00:00Z", error_rate=0.04)},
               {"error_rate": "not_met"}, argument="monitor_*.json")
    yield seen("all_of_the_stage", "One of three snapshots fails, and all are judged.", 1,
               {"outputs/monitor_20251023_080000.json": good, "outputs/monitor_20251023_090000.json": bad,
                "outputs/monitor_20251023_100000.json": good}, {"error_rate": "not_met", "confidence": "met"}, ["--all"],
               argument="outputs")
    yield seen("folder_without_any", "The folder has no monitor_*.json.", 2, {"outputs/other.json": good}, argument="outputs",
               broken=True)


LOCUST = """Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,50%,95%,99%,100%
GET,/a,1500,{first},3,38.2,3,{p95},2000,2100
GET,"/b,c",1000,{second},3,38.2,3,{p95},2000,2100
,Aggregated,2500,{failures},3,50.1,3,{p95},2000,2200
"""


def load_tests():
    def tested(name, reason, exit, status, content, file="load_test_summary.json", broken=False, stage=3, more=None,
               options=()):
        files = {"monitor.json": snapshot()} | ({file: content} if content is not None else {}) | (more or {})
        arguments = ["--load-test", file] if content is not None else []
        return Scenario(f"load_test_{name}", reason, files,
                        ["validate-stage", str(stage), "--snapshot", "monitor.json"] + arguments + list(options), exit,
                        {0: "promote", 1: "hold", 2: None}[exit], {"load_test": status} if status else None, broken=broken)

    yield tested("passed", "The load test passed.", 0, "met", PASSED)
    yield tested("failed", "The load test failed.", 1, "not_met", json.dumps({"status": "FAILED"}))
    yield tested("in_lower_case", "PASSED is asked, so written.", 1, "not_met", json.dumps({"status": "passed"}))
    yield tested("is_not_named", "Stage 3 asks for a load test, and none is named.", 1, "no_data", None, broken=True)
    yield tested("without_a_status", "A summary without a status says nothing.", 2, None, "{}", broken=True)
    yield tested("older_than_the_stage", "The load test was made before the stage began.", 1, "no_data",
                 json.dumps({"status": "PASSED", "timestamp": "2025-10-21T09:00:00Z"}), broken=True,
                 more={"plan.json": json.dumps({"canary": {"stages": [
                     {"stage": 3, "percentage": 25, "start": "2025-10-22", "load_test": True}]}})},
                 options=["--plan", "plan.json"])
    yield tested("of_locust_at_the_limits", "50 of 2,500 failed, 2 % exactly, and the p95 is 20,000 ms exactly.", 0, "met",
                 LOCUST.format(first=30, second=20, failures=50, p95=20000), "release_stats.csv")
    yield tested("of_locust_that_fails", "51 of 2,500 failed, more than 2 %.", 1, "not_met",
                 LOCUST.format(first=30, second=21, failures=51, p95=20000), "release_stats.csv")
    yield tested("of_locust_that_is_slow", "The p95 of all requests is above 20,000 ms.", 1, "not_met",
                 LOCUST.format(first=0, second=0, failures=0, p95=20001), "release_stats.csv")
    yield tested("of_locust_without_the_sum", "The row of all requests is not there.", 2, None,
                 LOCUST.format(first=0, second=0, failures=0, p95=9).replace("Aggregated", "Other"), "release_stats.csv",
                 broken=True)
    yield tested("of_a_stage_without_one", "Stage 1 asks for no load test: the file would change nothing.", 2, None, PASSED,
                 stage=1)


def decided(decision="promote", period=("2025-10-25T00:00:00Z", "2025-10-28T00:00:00Z"), gate="stage5", status="met"):
    return json.dumps({
        "schema": "assay-decision/1", "gate": gate, "decision": decision, "reason": "51 % better",
        "evidence": "significant", "period": {"from": period[0], "to": period[1]},
        "criteria": [{"name": "improvement", "status": status}]}) + "\n"


def decisions():
    dated = {"plan.json": json.dumps({"canary": {"stages": [
        {"stage": 4, "percentage": 50, "start": "2025-10-25"}]}}), "monitor.json": snapshot("2025-10-26T00:00:00Z")}

    def asked(name, reason, exit, status, content, broken=False):
        files = dated | ({"decision.json": content} if content is not None else {})
        arguments = ["--decision", "decision.json"] if content is not None else []
        return Scenario(f"decision_{name}", reason, files,
                        ["validate-stage", "4", "--snapshot", "monitor.json", "--plan", "plan.json"] + arguments, exit,
                        {0: "promote", 1: "hold", 2: None}[exit], {"decision": status} if status else None, broken=broken)

    yield asked("promotes", "The A/B decision on the stage's rows is to promote.", 0, "met", decided())
    yield asked("holds", "The A/B decision is to hold.", 1, "not_met", decided("hold", status="not_met"))
    yield asked("is_not_named", "A snapshot cannot tell the A/B decision, and no file does.", 1, "no_data", None, broken=True)
    yield asked("older_than_the_stage", "The decision was made on rows from before the stage.", 1, "no_data",
                decided(period=("2025-10-20T00:00:00Z", "2025-10-24T00:00:00Z")), broken=True)
    yield asked("of_another_gate", "The answer of stage 1 is not the A/B decision.", 2, None, decided(gate="stage1"),
                broken=True)
    yield asked("that_contradicts_itself", "A criterion is not met, and the file says promote all the same.", 2, None,
                decided(status="not_met"), broken=True)
    yield judged("decision_of_the_same_log_holds", "The canary is as fast as legacy: no improvement.", 4,
                 release(4, Version(base=400)), 1, {"decision": "not_met", "error_rate": "met"})
    yield judged("decision_of_a_results_file", "From 450 to 220 ms is 51 % better.", 4, release(4), 0, {"decision": "met"},
                 {"ab_test_analysis.json": averages(450, 220)}, ["--decision", "ab_test_analysis.json"])


def averages(legacy, canary):
    return json.dumps({"legacy": {"avg_response_time": legacy}, "canary": {"avg_response_time": canary}}) + "\n"


def last_gate():
    def of_averages(name, reason, legacy, canary, exit, status):
        return Scenario(name, reason, {"ab_test_analysis.json": averages(legacy, canary)},
                        ["decide-stage5", "--results", "ab_test_analysis.json"], exit,
                        {0: "promote", 1: "hold"}[exit], {"improvement": status})

    yield of_averages("stage5_team_figures_promote", "From 450 to 220 ms is 51 % better, more than the 10 % that is asked.",
                      450, 220, 0, "met")
    yield of_averages("stage5_ten_percent_exactly_holds", "From 450 to 405 ms is 10 % exactly, and more than 10 % is asked.",
                      450, 405, 1, "not_met")
    yield of_averages("stage5_a_little_more_than_ten_percent", "From 450 to 404.9 ms is a little more than 10 %.",
                      450, 404.9, 0, "met")

    def of_log(name, reason, rows, exit, decision, criteria=None, broken=True):
        return Scenario(f"stage5_{name}", reason, {"log.csv.gz": gzip(text(rows))}, ["decide-stage5", "log.csv.gz"], exit,
                        decision, criteria, broken=broken)

    failing = [row[:3] + [500, False, 2, row[6]] if row[2] == "canary" and place % 2 else row
               for place, row in enumerate(release(4, Version(base=400)))]
    yield of_log("failing_fast_holds", "Every second request of the canary fails within 2 ms: that is no improvement.",
                 failing, 1, "hold", {"error_rate_increase": "not_met"})
    yield of_log("constant_holds", "A response time that never changes is no measurement.",
                 [row[:5] + [450 if row[2] == "legacy" else 220] + row[6:] for row in release(4)], 1, "hold",
                 {"improvement": "no_data"})
    yield of_log("one_group_is_no_answer", "Nothing can be compared with one group.",
                 list(rows_of("canary", Version(), 600, 72)), 2, None)


def scenarios():
    for generator in [limits, legacy_rules, broken_data, hours, proven, snapshots, load_tests, decisions, last_gate]:
        yield from generator()
