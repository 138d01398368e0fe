"""What is done at every stage of a release, in the order of the guide."""

import json

from release.week import MORNING, START, STAGES, PlanFile, end_of, start_of
from release.folder import LogFolder, Writer
from release.gateway import Gateway, stamp
from release.team import LiveWatch, Team, events, picked

EXEC = "--exec 'sh page.sh' --metrics-file canary.prom"
GATE = ["^(PROMOTE|HOLD|ROLL BACK)", "^  stage . may be left|^  confidence 0\\.[0-9]+$|^  a (warning|rollback)|^  the (A/B|sample|data)|^  p95 .* is asked",
        "criterion", "✗|not met|no data", "error rate, legacy  ", "p95, legacy  ", "requests  ",
        "hours watched  ", "sample ratio  ", "rollback triggers  ", "load test  ", "A/B decision  "]


class Release:
    """A release of the gateway, played in a folder."""

    def __init__(self, folder, assay, seed, form="jsonl", compressed=(), quick=False, story="", planned=False, **gateway):
        # In haste the stages that go well are neither reported nor replayed, and the answers are not written twice.
        self.quick = quick
        self.team = Team(folder, assay)
        self.gateway = Gateway(seed, **gateway)
        self.logs = LogFolder(folder / "logs", form, compressed)
        if story:
            self.team.tell(story)
        self.plan = PlanFile(self.team, told=planned)
        # What the pager is in this play: a file.
        self.team.write("page.sh", "cat >>pages.jsonl\n")
        self.logs.add(self.gateway.rows(MORNING, START, 0))

    def begin(self, stage, expect=0, told=True):
        """The split of a stage, after the gate of the one before."""
        gate = f" --gate gates/stage{stage - 1}.json" if stage > 1 else ""
        self.team.run(f"assay rollout --plan plan.json --stage {stage}{gate}", expect,
                      show=["DRY RUN", "traffic:", "gate:", "gcloud run services update", "to-revisions", "^assay"], told=told)
        if expect == 0:
            self.plan.date(stage)

    def rows(self, stage, hours=None):
        """The requests of a stage, or of its first hours."""
        start = start_of(stage)
        return self.gateway.rows(start, start + int(hours * 3_600_000) if hours else end_of(stage), STAGES[stage][0])

    def serve(self, stage, hours=None):
        """Lets the stage go by."""
        self.logs.add(self.rows(stage, hours))

    def verify(self, stage, expect=0, says=(), told=True):
        """Are users in the group that the router's rule gives them?"""
        return self.team.run(
            f"assay assign --verify logs --plan plan.json --rule router --stage {stage} --quiet", expect, says,
            show=["AGREES", "DISAGREES", "units", "rows  ", "in both", "hint|direction|seed|percentage is"], told=told)

    def replay(self, stage, expect=0, says=(), show=("warning: ", "roll_back: ", "step_back: ", "ended: "), more="", told=True):
        """The triggers over the rows of a stage that has gone by."""
        step = self.team.run(f"assay watch logs --plan plan.json --stage {stage} --replay{more} --quiet", expect, says, show,
                             jq=picked, told=told)
        step.note = {0: "nothing fires", 3: "a trigger fires"}.get(step.status, "")
        return step

    def watch(self, stage, expect, hours=None, says=(), show=("started", "warning", "roll_back: ", "step_back: ", "ended")):
        """The same while the log grows: a writer appends the stage's rows as they come, a minute at a time."""
        writer = Writer(self.logs, self.rows(stage, hours))
        writer.take_over(self.day(stage))
        watch = LiveWatch(self.team, f"assay watch logs/{writer.path.name} --plan plan.json --stage {stage} --interval 1s {EXEC}")
        watch.wait_for_start()
        writer.start()
        writer.finish()
        if not watch.isOver:
            watch.wait_for_row(self.team.folder / "canary.prom", writer.last.time)
        step = watch.end(expect, interrupt=True, says=says, show=show)
        return step, writer, watch

    @staticmethod
    def day(stage):
        """The date on which a stage begins."""
        return stamp(start_of(stage))[:10]

    def leave(self, stage, expect=0, says=(), more="", told=True):
        """The gate of a stage: its table for people, and the file that the next split asks for."""
        line = f"assay validate-stage {stage} logs --plan plan.json{more}"
        (self.team.folder / "gates").mkdir(exist_ok=True)
        step = None
        if told or not self.quick:
            step = self.team.run(f"{line} --quiet", expect, says, show=GATE, told=told)
        self.team.run(f"{line} --quiet --format json --output gates/stage{stage}.json", expect,
                      note=f"gates/stage{stage}.json", told=False)
        return step

    def report(self, stage, hours, says=(), more="", told=True):
        """The report of a stage's first hours."""
        return self.team.run(
            f"assay report logs --plan plan.json --stage {stage} --at {hours}h --time-zone Asia/Seoul{more}", 0, says,
            show=["^lumen", "^(PROMOTE|HOLD|ROLL BACK)", "^  confidence 0\\.[0-9]+$|^  interval|^  more than|^  p95 .* is asked", "How large", "What next", "Mind the data"], note="written", told=told)

    def decide(self, expect=0, says=(), told=True):
        """The last gate, written into the ledger: the file that other gates ask for, and its table."""
        line = "assay decide-stage5 logs --plan plan.json --ledger looks.jsonl"
        (self.team.folder / "gates").mkdir(exist_ok=True)
        self.team.run(f"{line} --quiet --format json --output gates/stage5.json", expect, note="gates/stage5.json", told=False)
        if not told:
            return
        self.team.run(f"{line} --quiet", expect, says,
                             show=["^(PROMOTE|HOLD)", "better", "worse", "^  more than", "criterion", "✗|✓|~", "ledger", "more data", "not enough"],
                             told=told)

    def load_test(self):
        """What the hour of load on stage 3 came to."""
        self.team.write("load_test_summary.json", json.dumps(
            {"status": "PASSED", "users": 50, "spawn_rate": 5, "duration": "60m",
             "canary": {"p95_response_time_ms": 600, "error_rate": 0.002}}, indent=2) + "\n")

    def pages(self):
        """The events that the pager got."""
        path = self.team.folder / "pages.jsonl"
        return events(path.read_text()) if path.exists() else []

    def play(self, stage, live=False, told=False):
        """A stage that goes well; told: whether the transcript has it, beside the table."""
        self.begin(stage, told=told)
        if live:
            self.watch(stage, 0)
        else:
            self.serve(stage)
        self.verify(stage, told=told)
        if not live and not self.quick:
            self.replay(stage, told=told)
        more = ""
        if stage == 3:
            self.load_test()
            more = " --load-test load_test_summary.json"
        if not self.quick:
            self.report(stage, STAGES[stage][1], more=more, told=told)
        self.leave(stage, more=more, says=["^PROMOTE"], told=told)
