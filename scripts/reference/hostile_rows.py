#!/usr/bin/env python3
"""Writes Fixtures/reference/hostile_rows.json: how many rows each file of Fixtures/hostile has.

Delimited files are counted by Python's csv module with the file's delimiter, whose rows without any field are blank
lines; JSON Lines by their lines that are not blank, one document a line. Needs nothing but Python 3.
"""

import csv
import io
import json
import pathlib
import platform

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Fixtures"
DELIMITERS = {"semicolon.csv": ";", "thousands_semicolon.csv": ";", "decimal_comma.csv": ";", "tab.tsv": "\t", "pipe.csv": "|"}
JSON_LINES = {"jsonl_in_disguise.csv"}
# What is no log in rows that could be counted so, and why.
LEFT_OUT = {
    "array.json": "one JSON array", "array_on_one_line.json": "one JSON array", "carriage_returns.jsonl": "no line feeds",
    "empty.csv": "no row", "empty.jsonl": "no row", "only_newlines.csv": "no row", "utf16.csv": "UTF-16",
    "unclosed_quote.csv": "a quote that never closes",
}


def hostile_files():
    return sorted(path for path in (FIXTURES / "hostile").iterdir() if path.is_file())


def count_rows(path):
    """The number of rows of a file below its header; None for what has no rows to be counted."""
    if path.name in LEFT_OUT:
        return None
    text = path.read_bytes().decode("utf-8-sig", errors="surrogateescape")
    if path.suffix == ".jsonl" or path.name in JSON_LINES:
        return sum(1 for line in text.split("\n") if line.strip(" \t\r"))
    csv.field_size_limit(1 << 30)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=DELIMITERS.get(path.name, ","))
    return sum(1 for row in rows if row) - 1


def main():
    cases = [{"file": path.name, "rows": count_rows(path)} for path in hostile_files() if path.name not in LEFT_OUT]
    document = {
        "source": f"Python {platform.python_version()}, modules csv and json",
        "generator": "scripts/reference/hostile_rows.py",
        "left_out": LEFT_OUT,
        "cases": cases,
    }
    text = json.dumps(document, indent=None, separators=(",", ":")).replace('{"file"', '\n{"file"')
    (FIXTURES / "reference" / "hostile_rows.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
