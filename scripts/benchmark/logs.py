"""The logs that are timed, made once and kept in a folder outside of git."""

import concurrent.futures
import pathlib
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
# A log of more rows is made of several parts, so that all cores write it.
PART = 5_000_000
# Of a row, at the most.
BYTES = {"jsonl": 230, "csv": 100}


class Logs:
    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, rows, users, form):
        """The path of a log, which is made when missing: parts with seeds from 7 on, one after the other."""
        path = self.folder / f"log-{rows}-{users}.{form}"
        if path.exists():
            return path
        needed = 2 * rows * BYTES[form] + (1 << 30)
        if shutil.disk_usage(self.folder).free < needed:
            raise SystemExit(f"bench: {path.name} needs {needed >> 20} MB of disk under {self.folder}")
        print(f"bench: writing {path.name}", file=sys.stderr)
        counts = [min(PART, rows - first) for first in range(0, rows, PART)]
        parts = [path.with_suffix(f".{form}.part{number}") for number in range(len(counts))]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda n: self.write(parts[n], counts[n], users, form, 7 + n), range(len(counts))))
        self.join(parts, form)
        parts[0].rename(path)
        return path

    @staticmethod
    def write(path, rows, users, form, seed):
        subprocess.run([sys.executable, TOP / "scripts" / "make-log", "--rows", str(rows), "--users", str(users), "--seed",
                        str(seed), "--format", form, "--output", path], check=True)

    @staticmethod
    def join(parts, form):
        """Appends the later parts, less their headers, to the first."""
        with parts[0].open("ab") as whole:
            for part in parts[1:]:
                with part.open("rb") as more:
                    if form == "csv":
                        more.readline()
                    shutil.copyfileobj(more, whole, 1 << 24)
                part.unlink()

    @staticmethod
    def warm(path):
        """Reads a file once, so that it is in the page cache."""
        with path.open("rb") as file:
            while file.read(1 << 24):
                pass
