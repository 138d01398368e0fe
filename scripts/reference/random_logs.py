"""Random request logs that remember what they say: the truth of scripts/check-reading.

A seed gives a log: its rows as they were meant, the cells as they are written (CSV with four delimiters, quotes, newlines
in quotes, CRLF, BOM; JSON Lines), and which rows are used, left out or rejected, and why.
"""

import json
import math
import random
from datetime import datetime, timedelta, timezone

NAMES = {
    "group": ["group", "ab_group", "variant", "Variation", "ARM", "experiment-group", "bucket"],
    "unit": ["user_id", "userId", "user", "session_id", "client-id", "UNIT_ID"],
    "time": ["timestamp", "time", "ts", "datetime", "start_time", "timeStamp"],
    "success": ["success", "ok", "Success"],
    "status": ["status_code", "status", "code", "responseCode"],
    "confidence": ["confidence_score", "confidence"],
}
# The name of a duration, and how many milliseconds its unit has.
DURATIONS = [("response_time_ms", 1.0), ("latency_ms", 1.0), ("elapsed", 1.0), ("duration_s", 1e3), ("latency_us", 1e-3),
             ("response_time_s", 1e3), ("response_time", 1.0), ("duration_ns", 1e-6), ("Latency", 1.0)]
UNITS = [("ms", 1.0), ("s", 1e3), ("us", 1e-3), ("µs", 1e-3), ("ns", 1e-6)]
MISSING = ["", "null", "NA", "NaN", "nan"]
EXCEPTIONS = ["ReadTimeout", "timeout", "java.net.SocketTimeoutException", "ConnectionError", "0", "503", "500", "599"]
CONTROLS = ["legacy", "control", "baseline", "stable", "A"]
TREATMENTS = ["canary", "treatment", "B", "neu, mit Komma", 'the "new" one', "카나리"]
START = datetime(2025, 10, 22, tzinfo=timezone.utc)


class Row:
    """One request as it was meant; `cells` is how each column was written, `rejected` why it cannot be read."""

    __slots__ = ("group", "unit", "time", "value", "status", "success", "confidence", "cells", "rejected", "broken")


class Log:
    """A random log, its truth, and the arguments that read it."""

    def __init__(self, seed):
        r = self.random = random.Random(seed)
        self.json = r.random() < 0.4
        # Two groups in most logs: only they have a decision.
        self.groups = [r.choice(CONTROLS)] + r.sample(TREATMENTS, r.choice([1, 1, 1, 2, 4]))
        self.has = {role: r.random() < share for role, share in
                    (("unit", 0.7), ("time", 0.7), ("status", 0.75), ("success", 0.6), ("confidence", 0.6))}
        self.names = {role: r.choice(names) for role, names in NAMES.items() if role == "group" or self.has[role]}
        name, self.scale = r.choice(DURATIONS)
        self.names["value"] = name
        self.told_unit = r.choice(UNITS) if r.random() < 0.15 else None
        self.extras = [f"extra{i}" for i in range(r.choice([0, 0, 1, 3, 12]))]
        self.per_group_files = not self.json and r.random() < 0.15 and all(g.isalnum() for g in self.groups)
        self.time_form = r.choice(["z", "zone", "bare", "spaced", "utc", "s", "ms", "us"])
        self.blank = 0
        self.range = None
        if self.has["time"] and r.random() < 0.6:
            begin = START + timedelta(hours=r.choice([0, 1, 3.5]))
            self.range = (begin, begin + timedelta(hours=r.choice([12, 18.25, 48])))
        self.make_rows()
        self.mangle()

    def make_rows(self):
        r = self.random
        factor = r.choice([0.5, 0.8, 0.88, 0.9, 0.92, 1.0, 1.2])
        spread = r.choice([0.02, 0.3, 0.8])
        failing = r.choice([0, 0, 0.002, 0.02, 0.3])
        fast = r.random() < 0.5
        self.rows = []
        for index, group in enumerate(self.groups):
            for user in range(r.choice([15, 60, 130, 300])):
                habit = r.lognormvariate(0, 0.2)
                for _ in range(r.choice([1, 1, 2, 5])):
                    row = Row()
                    row.group, row.rejected, row.broken = group, None, False
                    row.unit = f"{group[0]}-{index}-{user}" if self.has["unit"] else None
                    row.time = START + timedelta(milliseconds=r.choice([1, 1, 1, 900_000]) * r.randrange(96))
                    if row.time < START + timedelta(seconds=1):
                        row.time += timedelta(milliseconds=r.randrange(24 * 3600 * 1000))
                    row.value = r.lognormvariate(5, spread) * habit * (factor if index else 1)
                    row.status, row.success = "200" if r.random() < 0.97 else "404", True
                    if r.random() < (failing if index else 0.002):
                        row.status, row.success = r.choice(EXCEPTIONS), False
                        if fast:
                            row.value /= 50
                    row.confidence = round(r.uniform(0.5, 1), 4)
                    self.rows.append(row)
        r.shuffle(self.rows)

    def mangle(self):
        """Takes values away and makes rows unreadable; then writes the cells, from which the truth is taken back."""
        r = self.random
        lost = {"value": r.choice([0, 0, 0, 0.004, 0.05]), "status": r.choice([0, 0, 0, 0.004, 0.05]),
                "success": r.choice([0, 0, 0.005, 0.1]), "confidence": r.choice([0, 0.1]), "unit": r.choice([0, 0.02])}
        rejected = r.choice([0, 0, 0.002, 0.03])
        for row in self.rows:
            for role, share in lost.items():
                if r.random() < share:
                    setattr(row, role, None)
            kinds = ["bad_number", "missing_group", "negative_duration", "broken"]
            if self.per_group_files:
                kinds.remove("missing_group")
            if self.reads_time:
                kinds.append("bad_time")
            row.rejected = r.choice(kinds) if r.random() < rejected else None
            if row.rejected == "broken":
                row.broken = True
                row.rejected = "invalid_json" if self.json else "wrong_field_count"
            self.write_cells(row)

    @property
    def reads_time(self):
        return self.range is not None

    def write_cells(self, row):
        r = self.random
        cells = row.cells = {}
        for role in self.names:
            text = getattr(row, role)
            if role == "group" and row.rejected == "missing_group":
                text = None
            elif role == "value":
                text = self.duration(row)
            elif role == "time":
                text = "when?" if row.rejected == "bad_time" else self.moment(row.time)
            elif role == "success" and text is not None:
                text = r.choice(("true", "True", "1", "yes") if text else ("false", "FALSE", "0", "no"))
            elif role == "confidence" and text is not None:
                text = repr(text)
            cells[role] = text
        for extra in self.extras:
            cells[extra] = r.choice(["", "x", "a, b; c | d", 'say "no"', "two\nlines", "7", "ü\t한"])

    def duration(self, row):
        if row.rejected == "bad_number":
            return "twelve"
        if row.value is None and row.rejected != "negative_duration":
            return None
        unit, factor = self.told_unit or ("", self.scale)
        text = repr(float(f"{(row.value or 1.0) / factor:.9g}"))
        if row.rejected == "negative_duration":
            return "-" + text + unit
        row.value = float(text) * factor
        return text + unit

    def moment(self, time):
        seconds = (time - datetime(1970, 1, 1, tzinfo=timezone.utc)) // timedelta(milliseconds=1)
        bare = time.strftime("%Y-%m-%dT%H:%M:%S.") + f"{seconds % 1000:03d}"
        there = time.astimezone(timezone(timedelta(hours=9))).strftime("%Y-%m-%dT%H:%M:%S.") + f"{seconds % 1000:03d}+09:00"
        return {"z": bare + "Z", "zone": there, "bare": bare, "spaced": bare.replace("T", " "),
                "utc": bare.replace("T", " ") + " UTC", "s": f"{seconds // 1000}.{seconds % 1000:03d}",
                "ms": str(seconds), "us": str(seconds * 1000)}[self.time_form]

    # Writing

    def files(self, folder):
        """Writes the log; gives the arguments that read it, and what goes to standard input."""
        r = self.random
        columns = list(self.names) + self.extras
        r.shuffle(columns)
        if self.per_group_files:
            columns.remove("group")
            names = []
            for group in self.groups:
                path = folder / f"of_{group}.csv"
                path.write_bytes(self.delimited([row for row in self.rows if row.group == group], columns))
                names.append(f"{group}={path}")
            return names, None
        parts = 1 if r.random() < 0.7 else 3
        cuts = [len(self.rows) * i // parts for i in range(parts + 1)]
        names, contents = [], []
        for index, (begin, end) in enumerate(zip(cuts, cuts[1:])):
            write = self.json_lines if self.json else self.delimited
            contents.append(write(self.rows[begin:end], columns))
            names.append(folder / f"part{index}.{'jsonl' if self.json else 'csv'}")
            names[-1].write_bytes(contents[-1])
            if not self.json:
                r.shuffle(columns)
        if parts == 1 and r.random() < 0.3:
            return ["-"], contents[0]
        return [str(folder)] if parts > 1 and r.random() < 0.3 else [str(name) for name in names], None

    def delimited(self, rows, columns):
        r = self.random
        delimiter, end, quotes = r.choice(",,;\t|"), r.choice(["\n", "\n", "\r\n", "\r\n", "\r"]), r.random() < 0.2
        blanks, numbers = r.choice([0, 0, 0, 0.02]), r.choice(["", "", "", "", "R", "pandas", "end"])

        def field(text):
            text = r.choice(MISSING) if text is None else text
            if quotes or any(c in text for c in delimiter + '"\n\r'):
                return '"' + text.replace('"', '""') + '"'
            return text

        # Where a field has no name, that is told only from rows that all have it.
        if any(row.broken for row in rows) or len(rows) < 2:
            numbers = ""
        lines = [delimiter.join([""] * (numbers == "pandas") + [field(self.names.get(column, column)) for column in columns])]
        for number, row in enumerate(rows):
            fields = [str(number)] * (numbers in ("R", "pandas")) + [field(row.cells[column]) for column in columns]
            lines.append(delimiter.join(fields + ["stray"] * row.broken + [""] * (numbers == "end")))
            if r.random() < blanks:
                self.blank_rows(lines, len(fields), delimiter)
        for _ in range(r.choice([1, 30]) if blanks else 0):
            self.blank_rows(lines, len(columns), delimiter)
        text = end.join(lines) + (end if r.random() < 0.8 else "")
        mark = r.random()
        if mark < 0.1 and text.startswith('"'):
            text = '"\ufeff' + text[1:]
        return (b"\xef\xbb\xbf" if mark > 0.8 else b"") + text.encode()

    def blank_rows(self, lines, fields, delimiter):
        """A row of nothing but delimiters, blanks and quotes, which is counted and left out, or a line that is no row."""
        cells = [self.random.choice(["", "", "", '""', " "]) for _ in range(fields)]
        if self.random.random() < 0.2:
            lines.append("")
        else:
            lines.append(delimiter.join([""] * fields if self.random.random() < 0.6 else cells))
            self.blank += lines[-1] != ""

    def json_lines(self, rows, columns):
        r = self.random
        lines = []
        for row in rows:
            mine = [c for c in columns if row.cells[c] is not None or r.random() < 0.5]
            pairs = [f"{json.dumps(self.names.get(c, c))}{r.choice([':', ': '])}{self.json_value(c, row.cells[c])}" for c in mine]
            line = "{" + r.choice([",", ", "]).join(pairs) + "}"
            lines.append(line[:-1] if row.broken else line)
        return ("\n".join(lines) + "\n").encode()

    def json_value(self, column, text):
        if text is None:
            return "null"
        if text in ("true", "false"):
            return text
        if column in ("value", "confidence", "status") or (column == "time" and self.time_form in ("s", "ms", "us")):
            try:
                float(text)
                return text
            except ValueError:
                pass
        return json.dumps(text, ensure_ascii=self.random.random() < 0.5)

    # The truth

    def judged(self, reads_time):
        """Which rows are used, and why the others are not."""
        used, rejected, outside = [], {}, 0
        for row in self.rows:
            if row.rejected:
                rejected[row.rejected] = rejected.get(row.rejected, 0) + 1
            elif reads_time and self.range and not self.range[0] <= row.time < self.range[1]:
                outside += 1
            else:
                used.append(row)
        return used, rejected, outside

    def refused(self, row):
        """Whether the status is one of the 400s."""
        return self.has["status"] and row.status is not None and row.status.startswith("4") and len(row.status) == 3

    def success(self, row):
        if self.has["success"]:
            return math.nan if row.success is None else float(row.success)
        status = self.status(row)
        return math.nan if status is None else float(status < 500)

    def status(self, row):
        if not self.has["status"] or row.status is None:
            return None
        if not row.status.isdigit() or int(row.status) == 0:
            return 999
        return int(row.status)

    def error(self, row):
        status = self.status(row)
        if status is not None:
            return float(status >= 500)
        return 1 - float(row.success) if self.has["success"] and row.success is not None else math.nan
