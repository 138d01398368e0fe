#!/usr/bin/env python3
"""Writes Fixtures/reference/json_arrays.json: logs that are one JSON array, good and broken, and what Python's json reads.

For each: "rows" with group and value of every good element, "rejected" with line, reason and text of every bad one, counted
while the text is put together; or the "fault" of an array that does not hold together and its line. The good arrays are
read once more as a whole. Needs nothing but Python 3.
"""

import json
import pathlib
import random

SEED = 20251102
STRINGS = ["a", "legacy", "]", "}{", "[", ",", "\\", '"', '\\"', "},{", "한글", "😀", "\n", "\t", "null", " ", ":", "[{\"", "\\\\"]
SPOILT = [
    b"1", b"null", b"true", b'"x, {y}, [z"', b"[1, 2]", b"[]", b'{"group":"a","value":1,}', b'{"group":"a" "value":1}',
    b"{group:1}", b'{"group":"a","value":1]', b'{"group":"a\tb","value":1}', b'{"group":"say "hi" now","value":1}', b"nul",
    b'{"group":"a","value":1,"items":[{"x":1},{"x":2}],"bad":nul}', b'{"group":"a","value":01}', b'"a" "b"', b"{}x",
    b'{"group":"a\xff","value":1}', b'{"group":"open,\n"value":1}', b'{"group":"open\\\n,"value":1}',
]


def text(source):
    return "".join(source.choice(STRINGS) for _ in range(source.randint(0, 4)))


def element(source):
    """A good element, its members in any order, written compactly or over several lines."""
    members = [("group", source.choice(["legacy", "canary"])), ("value", source.choice([0, 1, -2.5, 1e3, 123456789]))]
    members += [(text(source) + "x", value) for value in (
        text(source), [text(source), [1, {}]], {"deep": [{"er": text(source)}, []]}, None, "y" * source.randint(0, 90))
        if source.random() < 0.4]
    source.shuffle(members)
    members = dict(members)
    form = source.randint(0, 3)
    ascii_only = source.random() < 0.5
    if form == 0:
        return json.dumps(members, separators=(",", ":"), ensure_ascii=ascii_only).encode()
    if form == 1:
        return json.dumps(members, ensure_ascii=ascii_only).encode()
    return json.dumps(members, indent=source.choice([0, 2, "\t"]), ensure_ascii=ascii_only).encode()


def reason(piece):
    try:
        piece.decode()
        return "invalid_json"
    except UnicodeDecodeError:
        return "invalid_utf8"


def array(source, spoilt):
    """An array of some elements; each is spoilt with the probability `spoilt`, but for the first, which tells the format."""
    newline = source.choice([b"\n", b"\n", b"\r\n"])
    blanks = [b"", b" ", b"\n", newline, newline + b"  ", b"\t", newline + newline]
    gap = lambda: source.choice(blanks if loose else blanks[:1] if tight else [newline])
    loose = source.random() < 0.4
    tight = source.random() < 0.5
    out = source.choice([b"", b"", b"\xef\xbb\xbf", b"\n \n"]) + b"[" + gap()
    rows, rejected = [], []
    for number in range(source.randint(1, 12)):
        if number:
            out += gap() + b"," + gap()
        if number and source.random() < spoilt:
            piece = source.choice(SPOILT)
            rejected.append([out.count(b"\n") + 1, reason(piece), piece.decode(errors="replace")])
        else:
            piece = element(source)
            if newline == b"\r\n":
                piece = piece.replace(b"\n", newline)
            read = json.loads(piece)
            rows.append([read["group"], read["value"]])
        out += piece
    out += gap() + b"]" + source.choice([b"", b"\n", b"\r\n", b" \n\n"])
    if not rejected:
        again = json.loads(out.decode("utf-8-sig"))
        assert [[row["group"], row["value"]] for row in again] == rows
    return {"hex": out.hex(), "rows": rows, "rejected": rejected}


def broken(text, fault, line, read, rejected=0):
    try:
        json.loads(text)
        raise AssertionError(text)
    except ValueError:
        return {"hex": text.encode().hex(), "fault": fault, "line": line, "read": read, "bad": rejected}


A, B, C = ('{"group":"%s","value":%d}' % pair for pair in (("a", 1), ("b", 2), ("c", 3)))
FAULTS = [
    broken("[", "notClosed", 1, 0),
    broken("\n[\n\n", "notClosed", 4, 0),
    broken(f"[{A}", "notClosed", 1, 1),
    broken(f"[\n{A},\n{B}", "notClosed", 3, 2),
    broken(f"[\n{A},\n{B}\n", "notClosed", 3, 2),
    broken(f"[{A},\n", "notClosed", 2, 1),
    broken(f"[\n{A},\n{B[:-3]}", "notClosed", 3, 2, 1),
    broken(f'[\n{A},\n{{\n"group": "b', "notClosed", 3, 2, 1),
    broken(f'[\n{A},\n{{"x": [{{\n"y": [', "notClosed", 3, 2, 1),
    broken(f"[{A}, {A[:-1]}, {B}, {C}]", "openElement", 1, 2, 1),
    broken(f"[{A}]\n\nx", "contentAfter", 3, 1),
    broken(f"[{A}][{B}]", "contentAfter", 1, 1),
    broken(f"[{A}]\n[{B}]\n", "contentAfter", 2, 1),
    broken(f"[\n{A}\n],\n{B}", "contentAfter", 3, 1),
    broken(f"[{A}]]", "contentAfter", 1, 1),
    broken(f"[{A}}},{B}]", "openElement", 1, 0) | {"fault": "none", "rows": [["b", 2]],
        "rejected": [[1, "invalid_json", A + "}"]]},
    broken(f'[{A},\n{{"group":"a,"value":1}}, \n{B},\r\n{{"group":"b","val"ue":2}}\t,\r\n{A}]', "", 2, 0) | {
        "fault": "none", "rows": [["a", 1], ["b", 2], ["a", 1]], "rejected": [
            [2, "invalid_json", '{"group":"a,"value":1},'], [4, "invalid_json", '{"group":"b","val"ue":2}\t,']]},
    broken(f"[]\n{A}", "contentAfter", 2, 0),
    broken(f"[{A}\n{B}]", "missingComma", 2, 1),
    broken(f"[{A}{B}]", "missingComma", 1, 1),
    broken(f"[{A},\n1 {B}]", "missingComma", 2, 2, 1),
    broken(f"[{A},,{B}]", "missingElement", 1, 1),
    broken(f"[{A},\n\n]", "missingElement", 3, 1),
    broken(f"[{A},\n,\n{B}]", "missingElement", 2, 1),
    # Two mistakes that make up for each other: what stands between them is not lost without a word.
    broken(f"[\n{A},\n{A[:-1]}, {B}, {C}}}, {A}]", "openElement", 3, 2, 1),
    broken(f'[\n{A},\n{{"group":"a,"value":1}},{B},{C},{{"group":"b,"value":2}},{C}]', "openElement", 3, 2, 1),
    broken(f'[{A},{{"group":"a","value":[1}},{B},{C},{{"group":"b","value":2]}}]', "openElement", 1, 2, 1),
]


def main():
    source = random.Random(SEED)
    cases = [array(source, 0) for _ in range(40)] + [array(source, 0.3) for _ in range(80)] + FAULTS
    head = {"source": "Python's json", "generator": "scripts/reference/json_arrays.py", "seed": SEED}
    lines = ",\n    ".join(json.dumps(case, ensure_ascii=False) for case in cases)
    path = pathlib.Path(__file__).parents[2] / "Fixtures" / "reference" / "json_arrays.json"
    path.write_text(json.dumps(head, indent=2)[:-2] + ',\n  "cases": [\n    ' + lines + "\n  ]\n}\n")


main()
