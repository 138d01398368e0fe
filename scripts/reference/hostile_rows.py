#!/usr/bin/env python3
"""Writes Fixtures/reference/hostile_rows.json: how many rows each file of Fixtures/hostile has.

Delimited files are counted by Python's csv module with the file's delimiter, whose rows without any field are blank
lines; JSON Lines by their lines that are not blank, one document a line; JSON arrays by the elements that Python's json
reads or, where some are spoilt, by the lines that begin with one. Archives are read by Python's gzip and the program
zstd. Needs Python 3 and zstd.
"""

import csv
import gzip
import io
import json
import pathlib
import platform
import subprocess

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Fixtures"
DELIMITERS = {"semicolon.csv": ";", "thousands_semicolon.csv": ";", "decimal_comma.csv": ";", "tab.tsv": "\t", "pipe.csv": "|"}
JSON_LINES = {"jsonl_in_disguise.csv"}
# What is no log in rows that could be counted so, and why.
LEFT_OUT = {
    "array_content_after.json": "broken", "array_cut_off.json": "broken", "array_empty.json": "no row",
    "array_not_closed.json": "broken", "array_of_arrays.json": "no objects", "array_swallowed.json": "broken",
    "carriage_returns.jsonl": "no line feeds", "cut_off.csv.gz": "damaged", "cut_off.jsonl.zst": "damaged",
    "trailing_bytes.csv.gz": "damaged", "wrong_checksum.csv.gz": "damaged",
    "empty.csv": "no row", "empty.jsonl": "no row", "only_newlines.csv": "no row", "utf16.csv": "UTF-16",
    "unclosed_quote.csv": "a quote that never closes",
}


def hostile_files():
    return sorted(path for path in (FIXTURES / "hostile").iterdir() if path.is_file())


def content(path):
    """The bytes of the log, out of its archive where it is in one."""
    data = path.read_bytes()
    if data.startswith(b"\x1f\x8b"):
        return gzip.decompress(data)
    if path.suffix == ".zst":
        return subprocess.run(["zstd", "-dcq"], input=data, stdout=subprocess.PIPE, check=True).stdout
    return data


def count_elements(text):
    """The number of elements of a JSON array, each on a line of its own where one of them is no JSON."""
    try:
        return len(json.loads(text))
    except ValueError:
        return sum(1 for line in text.split("\n") if line.startswith("{"))


def count_rows(path):
    """The number of rows of a file below its header; None for what has no rows to be counted."""
    if path.name in LEFT_OUT:
        return None
    text = content(path).decode("utf-8-sig", errors="surrogateescape")
    if text.startswith("["):
        return count_elements(text)
    if ".jsonl" in path.suffixes or path.name in JSON_LINES:
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
