"""The six rehearsals: what is played, how it must end, and how it did."""

import dataclasses
import gzip
import json
import random
import shutil

from release.gateway import HOUR, bucket, moment, stamp
from release.release import Release
from release.team import Surprise, Team, events
from release.week import START, end_of, start_of


@dataclasses.dataclass
class Ending:
    """What a rehearsal came to."""

    ended: str
    caught: str = "–"


def span(milliseconds):
    """A length of the log's own time."""
    minutes = milliseconds / 60_000
    return f"{minutes:.1f} min" if minutes < 90 else f"{minutes / 60:.1f} h"


def require(condition, what):
    if not condition:
        raise Surprise(what)


def time_of(event):
    """The time of an event in milliseconds."""
    import datetime
    return int(datetime.datetime.fromisoformat(event["time"].replace("Z", "+00:00")).timestamp() * 1000)


def good(folder, assay, quick):
    """The canary answers 18 % faster and fails as seldom as legacy. All must go through."""
    story = ("The canary answers 18 % faster than legacy and fails as seldom. The plan is the program's example with names, windows for "
             "little traffic and nearer limits of response times. Stage 1 is watched while its log grows, a day of requests within "
             "seconds; at midnight the log is rotated.")
    release = Release(folder, assay, seed=11, quick=quick, compressed=["2025-10-24", "2025-10-26"], story=story, planned=True)
    team = release.team
    release.play(1, live=True, told=True)
    team.tell("**Stages 2 and 3.** The gate of the stage before is handed on; two days of the log are compressed by now.")
    release.play(2, told=True)
    release.play(3, told=True)
    team.tell("**Stage 4.** The decision is looked at once a day, and the ledger counts the looks. The last of them, after 72 hours, is "
              "what the gate asks for.")
    release.begin(4)
    for day in (1, 2, 3):
        start = start_of(4) + (day - 1) * 24 * HOUR
        release.logs.add(release.gateway.rows(start, start + 24 * HOUR, 50))
        release.decide(says=[f"look {day}"], told=day == 3)
    release.verify(4)
    release.replay(4)
    release.report(4, 72, more=" --decision gates/stage5.json")
    release.leave(4, more=" --decision gates/stage5.json", says=["^PROMOTE", "A/B decision +✓ met"])
    team.run("assay report logs --plan plan.json --week 2025-W43 --time-zone Asia/Seoul",
             show=["^lumen", "^(PROMOTE|HOLD)", "How large", "Mind the data", r"^  [1-4]  ", "have no stage"], note="written")
    team.tell("**Stage 5.** No legacy is beside the canary any more: triggers are all that watches it.")
    release.begin(5)
    release.serve(5)
    release.replay(5)
    looks = [json.loads(line) for line in (folder / "looks.jsonl").read_text().splitlines()]
    require(looks[-1]["look"] == 3, f"the ledger counts {looks[-1]['look']} looks, not 3")
    require(not release.pages(), f"the pager rang for a good canary: {release.pages()}")
    return release, Ending("promoted: all traffic")


def burst(folder, assay, quick):
    """An endpoint of the canary fails from a quarter past eight in the evening of stage 2 on."""
    fault = moment("2025-10-23 20:15")
    broken = "/api/v2/recommend/personalized"
    release = Release(folder, assay, seed=12, quick=quick)
    team, gateway = release.team, release.gateway
    gateway.canary_errors = lambda time, endpoint: 0.9 if time >= fault and endpoint == broken else gateway.errors
    team.tell(f"Stage 1 goes well. In the evening of stage 2, at 20:15, the canary's `{broken}` begins to fail, a quarter of its "
              "traffic. The watch beside the log must say so, and call the pager.")
    release.play(1)
    release.begin(2)
    step, writer, watch = release.watch(2, 3, hours=12.25, says=["roll_back|step_back"], show=["warning", "roll_back: ", "step_back: "])
    fired = next(event for event in events(watch.text) if event["decision"] == "roll_back")
    arrived = next(at for at, line in watch.lines if '"decision":"roll_back"' in line)
    first = first_failure(folder / "logs", fault)
    written = writer.written_at(time_of(fired) - 1)
    require(any(event["kind"] == fired["kind"] for event in release.pages()), "the pager did not ring")
    prometheus = (folder / "canary.prom").read_text()
    require('assay_verdict{decision="roll_back"} 1' in prometheus, "the metrics file does not say roll_back")
    target = fired["target_stage"]
    team.tell(f"The first bad request is from {stamp(first)[11:19]}; the trigger fires {span(time_of(fired) - first)} later by the log's "
              "own time. The pager's file holds the same event, and the metrics file says it to Prometheus.")
    team.tell("All traffic goes back to legacy; the log ends an hour after the fault began. The stage's gate says the same of it, and lets "
              "nobody begin the next stage.")
    rollback = f"--rollback-to {target}" if target else "--emergency"
    team.run(f"assay rollout --plan plan.json {rollback}", 0, show=["DRY RUN", "change:", "traffic:", "gcloud run", "to-revisions"])
    release.leave(2, 3, says=["^ROLL BACK"])
    release.begin(3, expect=3)
    team.run(f"assay analyze logs --plan plan.json --last 1h --segment endpoint --metric error_rate --quiet", 0,
             show=["personalized", "/chat", "Endpoint|endpoint"], note="where it fails")
    delay = max(0, arrived - written)
    return release, Ending("rolled back at stage 2", f"{span(time_of(fired) - first)} after the first bad request, by the watch: "
                           f"{delay:.2f} s after the row that decided was written")


def first_failure(folder, fault):
    """When the canary's first request after a moment failed."""
    for path in sorted(folder.iterdir()):
        for line in path.read_text().splitlines():
            if '"deployment_version":"canary"' in line and '"success":false' in line:
                row = json.loads(line)
                if row["timestamp"] >= stamp(fault):
                    return moment(row["timestamp"][:-6].replace("T", " "))
    raise Surprise("no request failed")


def leak(folder, assay, quick):
    """The canary gets slower by 1.8 % an hour from the start of stage 3 on."""
    release = Release(folder, assay, seed=13, quick=quick, form="csv", compressed=["2025-10-23"])
    team, gateway = release.team, release.gateway
    team.tell("The canary is 18 % faster at first. From the start of stage 3 on something leaks: its response times grow by 1.8 % "
              "an hour, to more than double within the two days of the stage.")
    release.play(1)
    release.play(2)
    release.load_test()
    release.begin(3)
    leaking = start_of(3)
    gateway.factor = lambda time: 1.018 ** ((time - leaking) / HOUR)
    release.serve(3)
    release.verify(3)
    release.report(3, 24, more=" --load-test load_test_summary.json")
    step = release.replay(3, 3, says=["warning: p95 response time", "step_back: p95 response time"])
    found = [line.split("  ") for line in step.out.splitlines() if ": p95" in line]
    warned = next(time for time, text in found if text.startswith("warning"))
    fired = next(time for time, text in found if text.startswith("step_back"))
    after = time_of({"time": fired}) - leaking
    team.tell(f"The first warning of the p95 is {span(time_of({'time': warned}) - leaking)} after the leak began, the step back "
              f"{span(after)} after. Nobody who looked only at the limits of the stage, 20 s, would have seen anything; the gate sees "
              "it without triggers too, beside legacy:")
    release.plan.plan["canary"]["rollback"] = []
    release.plan.save("plan_without_triggers.json")
    team.run("assay validate-stage 3 logs --plan plan_without_triggers.json --load-test load_test_summary.json --quiet", 1,
             says=["^HOLD", "p95, legacy +✗ not met"], show=["^HOLD", "p95", "✗"])
    release.leave(3, 3, more=" --load-test load_test_summary.json", says=["^ROLL BACK"])
    release.begin(4, expect=3)
    team.run("assay rollout --plan plan.json --rollback-to 2", 0, show=["DRY RUN", "change:", "to-revisions"])
    return release, Ending("back to stage 2", f"{span(after)} after the leak began, by the watch; by the gate of the stage without it")


def assignment(folder, assay, quick):
    """Three ways in which the router of stage 4 sends users to the wrong version."""
    release = Release(folder, assay, seed=14, quick=quick)
    team, gateway = release.team, release.gateway
    team.tell("Stages 1 to 3 go well. At stage 4 the router is wrong, in three ways, each played from the same third stage on.")
    release.play(1)
    release.play(2)
    release.play(3)
    release.begin(4)
    kept = folder / "logs_of_three_stages"
    shutil.copytree(folder / "logs", kept)
    states = gateway.random.getstate(), gateway.number

    def again(is_canary):
        shutil.rmtree(folder / "logs")
        shutil.copytree(kept, folder / "logs")
        gateway.random.setstate(states[0])
        gateway.number = states[1]
        gateway.is_canary = is_canary
        release.serve(4)

    team.tell("**58 % in place of 50 %.** Somebody set the share by hand.")
    again(lambda user, time, percentage: user.bucket < 58)
    release.verify(4, 1, says=["^DISAGREES"])
    release.leave(4, 1, says=["^HOLD", "sample ratio +✗ not met"])
    release.decide(1, says=["^HOLD", "sample ratio"])
    release.begin(5, expect=1)

    team.tell("**15 % of the users flip.** One of several routers forgets who was where and draws anew at each request.")
    draw = random.Random(4)
    again(lambda user, time, percentage: draw.random() < 0.5 if bucket("flip" + user.name) < 15 else user.bucket < percentage)
    release.verify(4, 1, says=["^DISAGREES", "both directions"])
    release.leave(4, 1, says=["^HOLD", "data checks +✗ not met"])
    release.decide(1, says=["^HOLD", "data checks +✗ not met"])
    release.begin(5, expect=1)

    ending = Ending("held at stage 4", "at once by assign --verify; by the gate where the comparison suffers")
    if quick:
        return release, ending
    team.tell("**Another seed.** After a restart the router hashes with a seed: half and half, but other users. Each of them stays in "
              "one group, so that the comparison within stage 4 is sound and its gate has nothing to say; but the users of stage 3 are "
              "torn from their version. The check of the assignment tells, and the report of a week that has both stages.")
    again(lambda user, time, percentage: bucket(user.name + "_43") < percentage)
    release.verify(4, 1, says=["^DISAGREES", "both directions"])
    release.leave(4, 0, says=["^PROMOTE"], told=False)
    team.run("assay report logs --plan plan.json --week 2025-W43 --time-zone Asia/Seoul", 0, note="written",
             says=["units in several groups", "went back from a treatment"],
             show=["^lumen", "^(PROMOTE|HOLD)", "Mind the data", "in more than one group", "went back"])
    return release, ending


def small(folder, assay, quick):
    """The canary is only 6 % faster."""
    release = Release(folder, assay, seed=15, quick=quick, faster=0.06, form="csv", compressed=["2025-10-25"])
    team = release.team
    team.tell("A sound canary that is only 6 % faster. It does no harm, so that the gates of stages 1 to 3 pass; but 10 % are what all "
              "traffic is promised for.")
    release.play(1)
    release.play(2)
    release.play(3)
    release.begin(4)
    release.serve(4)
    release.verify(4)
    release.decide(1, says=["^HOLD", r"not\s+more than 10\.0 %"])
    release.report(4, 72, more=" --decision gates/stage5.json")
    release.leave(4, 1, more=" --decision gates/stage5.json", says=["^HOLD", "A/B decision"])
    release.begin(5, expect=1)
    team.run("assay power log logs --plan plan.json --from 2025-10-26T09:00:00+09:00 --improvement 0.10 --metric response_time_ms "
             "--quiet", 0, show=["^  stage", "^      4", "^  In 72 hours", "^  .*is truly"], note="what it takes")
    return release, Ending("held at stage 4: not 10 % better", "–")


def corrupted(folder, assay, quick):
    """Three broken exports of the same good release; none of them may be answered from."""
    release = Release(folder, assay, seed=16, quick=quick, form="csv", compressed=["2025-10-22"])
    team = release.team
    team.tell("A good canary, whose log is exported badly. No answer may come of that, whatever is asked; each message must name the "
              "file and the place, or say where they are told.")
    release.begin(1)
    release.serve(1)
    logs, whole = folder / "logs", folder / "whole"
    shutil.copytree(logs, whole)
    first, second = "requests-2025-10-22.csv.gz", "requests-2025-10-23.csv"
    gate = "assay validate-stage 1 logs --plan plan.json --quiet --format json --output gates/stage1.json"
    asked = [
        gate,
        "assay watch logs --plan plan.json --stage 1 --replay --quiet",
        "assay report logs --plan plan.json --stage 1 --at 24h --quiet",
        "assay assign --verify logs --plan plan.json --rule router --stage 1 --quiet",
        "assay decide-stage5 logs --plan plan.json --from 2025-10-22 --ledger looks.jsonl --quiet",
    ]

    def ask(says, watched=2, lacking=""):
        for number, line in enumerate(asked):
            isWatch = " watch " in line
            if " assign " in line and "took" in says:
                continue  # It needs no response times.
            if isWatch and watched == 0:
                # A watch goes on whatever cannot be read, and says that it knows too little.
                team.run(line, 0, says=[rf'"kind":"ended".*"decision":"hold".*{lacking}'], note="decision hold")
            else:
                team.run(line, 2, says=says, show=["^assay"] if number < 2 else (), note="no answer", told=number < 2)
        require(not (folder / "gates" / "stage1.json").exists(), "a gate was written from a broken log")
        release.begin(2, expect=2)

    (folder / "gates").mkdir(exist_ok=True)
    team.tell("**Cut short.** The copy of the first day broke off: a gzip file of which the last third is missing.")
    content = (whole / first).read_bytes()
    (logs / first).write_bytes(content[:len(content) * 2 // 3])
    ask([first, "byte|cut|short|trunc|damaged"])
    shutil.copy(whole / first, logs / first)

    team.tell("**Rows cut off.** On the second day one row in ten lost its end.")
    lines = (whole / second).read_text().splitlines()
    (logs / second).write_text("\n".join(line[:38] if number and number % 10 == 0 else line
                                         for number, line in enumerate(lines)) + "\n")
    ask(["rejected|could not be read|unreadable", r"1(\.0)? %"], watched=0, lacking="did not count, more than 1 %")
    team.run("assay validate-stage 1 logs --plan plan.json --rejects rejects.csv --quiet", 2, show=["^assay"], note="no answer")
    rejects = (folder / "rejects.csv").read_text().splitlines()
    team.show("head -n 3 rejects.csv", rejects[:3])
    require(any(second in line and ",11," in line for line in rejects), "the rejected rows do not name file and line")
    shutil.copy(whole / second, logs / second)

    team.tell("**A column renamed.** From the second day on the export calls `response_time_ms` something else.")
    (logs / second).write_text("\n".join([lines[0].replace("response_time_ms", "took")] + lines[1:]) + "\n")
    ask([second, "response_time_ms", "took"], watched=0, lacking="no answer|no request")
    shutil.copy(whole / second, logs / second)

    team.tell("**Mended.** The same days, exported again.")
    release.leave(1, says=["^PROMOTE"])
    release.begin(2)
    return release, Ending("no answer, three times; promoted once mended", "by the first command that read it")


PLAYS = {
    "good": (good, "a good canary", "promoted: all traffic"),
    "burst": (burst, "an error burst at stage 2", "rolled back at stage 2"),
    "leak": (leak, "a slow leak at stage 3", "back to stage 2"),
    "assignment": (assignment, "a broken assignment at stage 4", "held at stage 4"),
    "small": (small, "a canary only 6 % better", "held at stage 4: not 10 % better"),
    "corrupted": (corrupted, "a corrupted export", "no answer, three times; promoted once mended"),
}
