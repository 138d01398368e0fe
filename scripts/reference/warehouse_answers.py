"""Keeps what DuckDB answers to the program's statements, so that tests need no engine.

    scripts/reference/warehouse_answers.py [--program .build/release/assay] [--duckdb duckdb]

For each case the log is loaded into a table and the program run on it; the answer of its first, second, … statement goes
to Fixtures/warehouse/CASE/1.csv, 2.csv, … The table is made by DuckDB's own reading of the log, and nothing of the
program's output is kept. To be run where the columns of a statement's answer change.
"""

import argparse
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "Fixtures"
WATCHED = "scenarios/watch_error_rate_six_of_a_hundred/log.csv"
SLOW = "scenarios/watch_p95_six_slow/log.csv"
TEN = "logs/gateway_ten_percent.csv"
CASES = {
    "analyze": (TEN, ["analyze", "--no-quantiles"]),
    "analyze_p95": (TEN, ["analyze", "--metric", "response_time_ms:p95"]),
    "decide": (TEN, ["decide-stage5"]),
    "power": (TEN, ["power", "log"]),
    "report": (TEN, ["report", "--folder", "reports"]),
    "validate": (WATCHED, ["validate-stage", "1"]),
    "validate_slow": (SLOW, ["validate-stage", "1"]),
}
RECORDER = """#!/bin/sh
set -eu
next=$(($(ls "$CASE" | wc -l) + 1))
"$DUCKDB" "$DATABASE" "$@" > "$CASE/$next.csv"
cat "$CASE/$next.csv"
"""


def record(name, log, arguments, program, duckdb):
    """Runs one case and keeps the answers."""
    case = FIXTURES / "warehouse" / name
    shutil.rmtree(case, ignore_errors=True)
    case.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "table.db")
        load = f"CREATE TABLE requests AS SELECT * FROM read_csv('{FIXTURES / log}', header = true)"
        subprocess.run([duckdb, database, load], check=True)
        client = pathlib.Path(folder, "client")
        client.write_text(RECORDER)
        environment = dict(os.environ, CASE=str(case), DUCKDB=duckdb, DATABASE=database)
        words = [program, *arguments, "--warehouse", "duckdb", "--table", "requests", "--quiet",
                 "--client", "sh " + shlex.quote(str(client))]
        done = subprocess.run(words, env=environment, cwd=folder, capture_output=True, text=True)
        if done.returncode == 2:
            sys.exit(f"{name}: {done.stderr}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=str(ROOT / ".build/release/assay"))
    parser.add_argument("--duckdb", default="duckdb")
    options = parser.parse_args()
    for name, (log, arguments) in CASES.items():
        record(name, log, arguments, options.program, shutil.which(options.duckdb) or options.duckdb)


if __name__ == "__main__":
    main()
