"""The log folder of the gateway: one file a day, in JSON Lines or CSV, older days compressed."""

import gzip
import threading
import time

from release.gateway import COLUMNS, hour_of


def day(row):
    """The date of a row in Seoul."""
    return hour_of(row.time // 3_600_000)[:10]


class LogFolder:
    """Writes rows into requests-DATE.FORM; the days named in compressed become .gz once they are over."""

    def __init__(self, path, form="jsonl", compressed=()):
        self.path, self.form, self.compressed = path, form, set(compressed)
        self.count = 0
        path.mkdir(parents=True, exist_ok=True)

    def file(self, date):
        """Where the rows of a day are."""
        return self.path / f"requests-{date}.{self.form}"

    def add(self, rows):
        """Appends rows, in order."""
        date, file = None, None
        for row in rows:
            if day(row) != date:
                if file:
                    file.close()
                    self.compress(date)
                date = day(row)
                file = self.open(self.file(date))
            file.write(row.text(self.form))
            self.count += 1
        if file:
            file.close()

    def open(self, path):
        """A file to append to, with its header where it is a new one of CSV."""
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


class Writer(threading.Thread):
    """Appends rows to current.FORM as time goes by, only faster, and rotates the file at midnight.

    A minute of the log is written at once, and the moment at which that was done is kept.
    """

    def __init__(self, folder, rows, pause=0.003):
        super().__init__(daemon=True)
        self.folder, self.rows, self.pause = folder, rows, pause
        self.path = folder.path / f"current.{folder.form}"
        self.written = []
        self.last = None

    def take_over(self, date):
        """Makes the day that has begun the current file."""
        if self.folder.file(date).exists():
            self.folder.file(date).rename(self.path)

    def run(self):
        minute, lines, date, file = None, [], None, None
        for row in self.rows:
            if row.time // 60_000 != minute:
                if lines:
                    self.flush(file, lines)
                minute, lines = row.time // 60_000, []
                if day(row) != date:
                    if file:
                        file.close()
                        self.path.rename(self.folder.file(date))
                    date = day(row)
                    file = self.folder.open(self.path)
            lines.append(row.text(self.folder.form))
            self.last = row
        self.flush(file, lines)
        file.close()
        self.date = date

    def flush(self, file, lines):
        """Writes a minute."""
        file.write("".join(lines))
        file.flush()
        self.folder.count += len(lines)
        self.written.append((self.last.time, time.monotonic()))
        time.sleep(self.pause)

    def finish(self):
        """Gives the current file the name of its day."""
        self.join()
        self.path.rename(self.folder.file(self.date))

    def written_at(self, moment):
        """When the first minute that goes beyond a moment of the log was written."""
        return next((at for last, at in self.written if last >= moment), None)
