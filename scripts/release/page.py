"""The transcript of all rehearsals as Markdown."""

import re

from release.team import MEANINGS, WIDTH, Step


class Result:
    """How a rehearsal ended."""

    def __init__(self, name, title, expected):
        self.name, self.title, self.expected = name, title, expected
        self.ended, self.caught, self.trouble = "", "–", ""
        self.steps, self.parts, self.rows, self.seconds = [], [], 0, 0.0

    def take(self, release, ending):
        """What the release left behind."""
        self.steps, self.parts, self.rows = release.team.steps, release.team.parts, release.logs.count
        self.ended, self.caught = ending.ended, ending.caught


def text(results):
    """The page."""
    parts = [HEAD, summary(results)]
    for result in results:
        parts.append(f"## {result.title[0].upper()}{result.title[1:]}\n")
        parts += story(result.parts)
        parts.append(table(result.steps))
    return "\n".join(parts).rstrip("\n") + "\n"


HEAD = """# A release, rehearsed

What `scripts/rehearsal --write` played: six releases of seven days each, served by a synthetic gateway whose log the program
reads. The stages are 5, 10, 25, 50 and 100 % of the traffic, watched for 24, 24, 48 and 72 hours and for good. Users are
assigned by the router's rule, `int(md5(user_id)[:8], 16) % 100 < share`. Some 1,200 requests an hour come from 6,000 users, fewer
at night. Times within the logs are Seoul's; the program tells those of events in UTC. Every step has an exit status that it
must end with, and the script fails where one differs. Lines that do not matter are left out (…); the others are as they
were printed. Only the summary's times differ from one run to the next.
"""


def summary(results):
    """The table at the top."""
    rows = ["| release | must end | ended | caught | steps | requests | seconds |", "| :-- | :-- | :-- | :-- | --: | --: | --: |"]
    for result in results:
        ended = result.ended if not result.trouble else f"**otherwise**: {result.trouble.splitlines()[0]}"
        rows.append(f"| [{result.title}](#{result.title.lower().replace(' %', '-').replace(' ', '-')}) | {result.expected} | {ended} | "
                    f"{result.caught} | {len(result.steps)} | {result.rows:,} | {result.seconds:.0f} |")
    return "\n".join(rows) + "\n"


def story(parts):
    """Paragraphs, and between them the commands with what they printed."""
    pieces, block = [], []

    def close():
        if block:
            pieces.append("```console\n" + "\n".join(block) + "\n```\n")
            block.clear()

    for part in parts:
        if isinstance(part, Step):
            if part.shown:
                block.extend(["$ " + wrapped(part.line)] + part.shown)
        else:
            close()
            pieces.append("\n".join(filled(part)) + "\n")
    close()
    return pieces


def wrapped(line):
    """A command over several lines, as a shell reads it."""
    lines, current = [], ""
    for word in re.findall(r"(?:[^\s']|'[^']*')+", line):
        if current and len(current) + len(word) + 3 > WIDTH:
            lines.append(current + " \\")
            current = "    " + word
        else:
            current = f"{current} {word}" if current else word
    return "\n".join(lines + [current])


def filled(paragraph, width=120):
    """A paragraph as lines."""
    lines = [""]
    for word in paragraph.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines


def table(steps):
    """What every step answered, and its exit status."""
    rows = ["| step | answer | exit |", "| :-- | :-- | :-- |"]
    for step in steps:
        command = step.line.removeprefix("assay ").split(" | jq")[0]
        for noise in (" --plan plan.json", " --quiet", " --time-zone Asia/Seoul", " --format json"):
            command = command.replace(noise, "")
        answer = step.answer.replace("|", "\\|")
        rows.append(f"| `{command}` | {answer if len(answer) < 90 else answer[:88] + ' …'} | {MEANINGS.get(step.status, step.status)} |")
    return "\n".join(rows) + "\n"
