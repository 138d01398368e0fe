#!/usr/bin/env python3
"""Writes Fixtures/reference/delimited_rows.json: delimited texts, and their rows as Python's csv module reads them.

The texts are written by csv.writer in all its ways of quoting, then some fields get quotes in their middle, blank
lines are put between rows, and the last newline goes. Needs nothing but Python 3.
"""

import csv
import io
import json
import pathlib
import platform
import random

SEED = 4180
PIECES = ["a", "b c", ",", ";", "\t", "|", '"', '""', "\n", "\r\n", "\n\n", "한글", "é", "x" * 70, "1.5", "-", "'"]


def text_and_rows(generator):
    delimiter = generator.choice(",;\t|")
    line_end = generator.choice(["\n", "\r\n"])
    columns = generator.randint(2, 5)
    # An outer space would be cut off, an empty first field would be a row without a group.
    field = lambda: "k" + "".join(generator.choices(PIECES, k=generator.randint(0, 4))) + "k"
    rows = [[f"column {i}" for i in range(columns)]]
    rows += [[field() for _ in range(columns)] for _ in range(generator.randint(0, 30))]
    quoting = generator.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
    lines = []
    for row in rows:
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n").writerow(row)
        line = out.getvalue()[:-2]
        if generator.random() < 0.1 and not any(mark in "".join(row) for mark in ',;\t|"\n\r'):
            line = delimiter.join(cell[:1] + '"' + cell[1:] + '"' for cell in row)
        lines.append(line)
        lines += [""] * (generator.random() < 0.1)
    text = line_end.join(lines) + generator.choice(["", line_end, 2 * line_end])
    read = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    assert all(len(row) == columns for row in read)
    return {"text": text, "delimiter": delimiter, "names": read[0], "rows": read[1:]}


generator = random.Random(SEED)
document = {
    "source": f"Python {platform.python_version()}, module csv",
    "generator": "scripts/reference/delimited_rows.py",
    "cases": [text_and_rows(generator) for _ in range(80)],
}
path = pathlib.Path(__file__).parents[2] / "Fixtures" / "reference" / "delimited_rows.json"
path.write_text(json.dumps(document, indent=None, separators=(",", ":")).replace('{"text"', '\n{"text"') + "\n")
