"""The release engineer: runs the program, looks at what it says, and writes down what was done."""

import json
import os
import re
import shlex
import signal
import subprocess
import threading
import time

WIDTH = 100
# What an exit status means.
MEANINGS = {0: "0", 1: "1 hold", 2: "2 error", 3: "3 roll back"}


class Surprise(Exception):
    """A step that did not end as it should."""


class Step:
    """One command and what came of it."""

    def __init__(self, line, status, out, err, seconds):
        self.line, self.status, self.out, self.err, self.seconds = line, status, out, err, seconds
        self.shown, self.note, self.isTold = [], "", True

    @property
    def text(self):
        """Both streams, what is told of trouble last."""
        return self.out + self.err

    @property
    def answer(self):
        """The answer in a word or a few."""
        if self.note:
            return self.note
        first = next((line for line in self.text.splitlines() if line.strip()), "")
        return "" if first.startswith("{") else first.strip()


class Team:
    """A folder in which the release is played, and everything that was done there."""

    def __init__(self, folder, assay):
        self.folder, self.assay = folder, assay
        self.steps, self.parts = [], []
        self.environment = {**os.environ, "COLUMNS": str(WIDTH), "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        folder.mkdir(parents=True, exist_ok=True)

    def tell(self, text):
        """Adds a paragraph to the story."""
        self.parts.append(text)

    def run(self, line, expect=0, says=(), show=(), note="", jq=None, told=True):
        """Runs a command line that begins with assay.

        expect: the exit status that it must end with; says: patterns that must be in what it prints; show: those of the lines
        that the transcript keeps; note: the answer in the table of steps, where the first line does not tell it; jq: a
        function that makes lines of events, as jq does; told: whether the transcript has it.
        """
        words = shlex.split(line)
        began = time.monotonic()
        done = subprocess.run([self.assay, *words[1:]], cwd=self.folder, env=self.environment, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        out = done.stdout if jq is None else "".join(f"{told_line}\n" for told_line in jq(done.stdout))
        if jq is not None:
            line += f" | jq -r '{JQ}'"
        step = Step(line, done.returncode, out, done.stderr, time.monotonic() - began)
        return self.judge(step, expect, says, show, note, told)

    def judge(self, step, expect, says=(), show=(), note="", told=True):
        """Keeps a step; refuses one that did not end as it should."""
        step.note, step.isTold = note, told
        step.shown = shortened(step.text, show)
        self.steps.append(step)
        if told:
            self.parts.append(step)
        if step.status != expect:
            raise Surprise(f"exit status {step.status} where {expect} was expected: {step.line}\n{step.text}")
        for pattern in says:
            if not re.search(pattern, step.text):
                raise Surprise(f"{pattern!r} is missing in what this says: {step.line}\n{step.text}")
        return step

    def write(self, name, text):
        """Writes a file of the team's own."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def show(self, line, shown):
        """Adds a command that is not the program's to the transcript, with what it prints."""
        step = Step(line, 0, "", "", 0.0)
        step.shown = shown
        self.parts.append(step)

    def json(self, name):
        return json.loads((self.folder / name).read_text(encoding="utf-8"))


# What picks the time, the kind and the words of an event.
JQ = '.time + "  " + .kind + ": " + .detail'


def events(text):
    """The events of a watch."""
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def picked(text):
    """What the line above makes of them."""
    return [f'{event["time"] or ""}  {event["kind"]}: {event["detail"]}' for event in events(text)]


def shortened(text, show):
    """The lines that match one of the patterns, and … where others were."""
    if not show:
        return []
    lines, isCut = [], False
    for line in text.splitlines():
        # A line so far in goes on with the one before.
        isOn = bool(lines) and not isCut and line.startswith(" " * 18)
        if isOn or any(re.search(pattern, line) for pattern in show):
            if isCut:
                lines.append("…")
            lines.append(line.rstrip())
            isCut = False
        else:
            isCut = True
    return lines + ["…"] if isCut and lines else lines


class LiveWatch:
    """assay watch beside a log that grows, whose lines are taken with the moment at which they came."""

    def __init__(self, team, line):
        self.team, self.line = team, line
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [team.assay, *shlex.split(line)[1:]], cwd=team.folder, env=team.environment, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.lines = []
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        self.errors = []
        self.listener = threading.Thread(target=lambda: self.errors.append(self.process.stderr.read()), daemon=True)
        self.listener.start()

    def read(self):
        for line in self.process.stdout:
            self.lines.append((time.monotonic(), line))

    @property
    def isOver(self):
        return self.process.poll() is not None

    def wait_for_start(self, limit=20):
        """Waits until the first event has come."""
        deadline = time.monotonic() + limit
        while not self.lines and not self.isOver and time.monotonic() < deadline:
            time.sleep(0.01)

    def wait_for_row(self, metrics, moment, limit=30):
        """Waits until the metrics file says that the watch has come to a moment of the log."""
        deadline = time.monotonic() + limit
        while not self.isOver and time.monotonic() < deadline:
            if metrics.exists():
                found = re.search(r"^assay_last_row_timestamp_seconds (\S+)", metrics.read_text(), re.M)
                if found and float(found.group(1)) * 1_000 >= moment:
                    return
            time.sleep(0.05)

    def end(self, expect, interrupt=False, says=(), show=()):
        """Waits for the end, and takes it as a step of the team."""
        if interrupt and not self.isOver:
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Surprise(f"did not end: {self.line}") from None
        self.reader.join()
        self.listener.join()
        self.text = "".join(line for _, line in self.lines)
        out = "".join(f"{line}\n" for line in picked(self.text))
        step = Step(f"{self.line} | jq -r '{JQ}'", self.process.returncode, out, self.errors[0],
                    time.monotonic() - self.began)
        last = events(self.text)[-1] if events(self.text) else {}
        return self.team.judge(step, expect, says, show, note=f'live: {last.get("decision", "?")}')
