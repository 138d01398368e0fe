"""One scenario: a folder of small files, the arguments of the program, and the answer that is right."""

import dataclasses
import datetime
import gzip as compression
import json

START = datetime.datetime(2025, 10, 22, tzinfo=datetime.timezone.utc)


@dataclasses.dataclass
class Scenario:
    """What is run in a folder, and what must come of it.

    name       the folder's name: lower-case words joined by underscores
    reason     one sentence: why this is the right answer
    files      the folder's files, path by content (text or bytes)
    arguments  the program's arguments, as from within the folder
    exit       its exit status
    decision   the answer's decision, where there is an answer
    criteria   the status of some criteria, by name
    events     the kinds of a watch's events, in order
    broken     whether the data are missing, broken, constant or one-sided, so that no gate may pass on them
    """

    name: str
    reason: str
    files: dict
    arguments: list
    exit: int
    decision: str | None = None
    criteria: dict | None = None
    events: list | None = None
    broken: bool = False

    def contents(self):
        """The bytes of every file of the folder, its description among them."""
        assert self.name and self.name.replace("_", "").isalnum() and self.name == self.name.lower(), self.name
        assert self.reason.endswith((".", "?")), self.name
        assert not (self.broken and self.exit == 0), f"{self.name}: broken data pass"
        told = {"reason": self.reason, "arguments": self.arguments, "exit": self.exit}
        for key in ["decision", "criteria", "events"]:
            if getattr(self, key) is not None:
                told[key] = getattr(self, key)
        if self.broken:
            told["broken"] = True
        files = {path: content if isinstance(content, bytes) else content.encode("utf-8")
                 for path, content in self.files.items()}
        assert "scenario.json" not in files
        files["scenario.json"] = (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
        return files


def stamp(seconds, start=START):
    """The time so many seconds after the start, as ISO 8601 in UTC, with milliseconds where there are any."""
    time = start + datetime.timedelta(milliseconds=round(seconds * 1000))
    text = time.strftime("%Y-%m-%dT%H:%M:%S")
    return text + (f".{time.microsecond // 1000:03d}" if time.microsecond else "") + "Z"


def csv(columns, rows):
    """A CSV file; None is an empty field, True and False are words."""

    def field(value):
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    return "\n".join([",".join(columns)] + [",".join(field(value) for value in row) for row in rows]) + "\n"


def json_lines(rows):
    """A JSON Lines file of dictionaries."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def gzip(content):
    """RFC 1952 without a time in it. Another zlib may pack it otherwise; what counts is the content."""
    return compression.compress(content if isinstance(content, bytes) else content.encode("utf-8"), 9, mtime=0)
