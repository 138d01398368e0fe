"""How time and peak memory grow with rows and with users."""

import statistics
import sys

from benchmark.logs import Logs
from benchmark.timing import timed
from benchmark.works import BY_USERS, FULL, PER_GROUP, SKETCH

WORKS = [PER_GROUP, BY_USERS, FULL]
ROWS = [500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000]
USERS = [1_000, 10_000, 100_000, 500_000, 1_000_000, 5_000_000]
QUICK_ROWS = [100_000, 200_000, 500_000, 1_000_000]
QUICK_USERS = [1_000, 10_000, 100_000]


def run(logs, assay, options):
    """Points of (form, what grows, its size, work, seconds, peak)."""
    quick = options.quick
    rows, users = (QUICK_ROWS, QUICK_USERS) if quick else (ROWS, USERS)
    base_rows, base_users = (500_000, 100_000) if quick else (5_000_000, 500_000)
    works = WORKS + ([SKETCH] if "--sketch" in assay.help else [])
    points = []
    for form in ("jsonl", "csv"):
        if options.form and form != options.form:
            continue
        cases = [("rows", count, count, min(base_users, count)) for count in rows]
        # How many users there are matters after a row is read: one format tells it.
        cases += [("users", count, base_rows, count) for count in users] if form == "csv" else []
        for axis, size, count, people in cases:
            existed = (logs.folder / f"log-{count}-{people}.{form}").exists()
            path = logs.path(count, people, form)
            Logs.warm(path)
            for work in works:
                seconds = [timed(lambda: assay.run(work, path))[0] for _ in range(min(options.rounds, 3))]
                points.append({"form": form, "axis": axis, "size": size, "rows": count, "users": people, "work": work,
                               "bytes": path.stat().st_size, "seconds": statistics.median(seconds),
                               "peak_mb": assay.peak(work, path)})
            print(f"bench: grown to {count:,} rows, {people:,} users, {form}", file=sys.stderr)
            if not existed and not options.keep:
                path.unlink()
    return points
