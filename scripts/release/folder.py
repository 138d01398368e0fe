"""The log folder of the gateway: one file a day, in JSON Lines or CSV, older days compressed."""

import csv
import gzip
import io
import json

from release.gateway import COLUMNS, stamp


def text(row, form):
    """One line of the log."""
    if form == "jsonl":
        return json.dumps(dict(zip(COLUMNS, row.values())), separators=(",", ":")) + "\n"
    line = io.StringIO()
    values = ["" if value is None else str(value).lower() if isinstance(value, bool) else value for value in row.values()]
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue()


def day(row):
    return stamp(row.time)[:10]


class LogFolder:
    """Writes rows into requests-DATE.FORM; days named in compressed become .gz once they are over."""

    def __init__(self, path, form="jsonl", compressed=()):
        self.path, self.form, self.compressed = path, form, set(compressed)
        path.mkdir(parents=True, exist_ok=True)

    def file(self, date):
        return self.path / f"requests-{date}.{self.form}"

    def add(self, rows):
        """Appends rows, in order; returns how many."""
        count, date, file = 0, None, None
        for row in rows:
            if day(row) != date:
                if file:
                    file.close()
                    self.compress(date)
                date = day(row)
                file = self.open(date)
            file.write(text(row, self.form))
            count += 1
        if file:
            file.close()
        return count

    def open(self, date):
        path = self.file(date)
        is_new = not path.exists()
        file = open(path, "a", encoding="utf-8")
        if is_new and self.form == "csv":
            file.write(",".join(COLUMNS) + "\n")
        return file

    def compress(self, date):
        """Compresses a day that is over, if it should be."""
        path = self.file(date)
        if date not in self.compressed or not path.exists():
            return
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), 6, mtime=0))
        path.unlink()
