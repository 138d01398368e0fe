#!/usr/bin/env python3
"""Writes Fixtures/reference/json_lines.json: lines, good and broken, and what Python's json module reads from them.

For each line: "row" with the texts of four paths (null where there is no text), "blank", "invalid_json" or
"invalid_utf8". Needs nothing but Python 3.
"""

import json
import random

from log_numbers import write

SEED = 20251025
PATHS = ["g", "user_id", "a.b", "response_time_milliseconds_of_it"]
MISSING = {"", "null", "na", "n/a", "nan", "none"}


class Number(str):
    pass


def refuse(word):
    raise ValueError(word)


def verdict(line):
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return "invalid_utf8", None
    if text.strip(" \t\r") == "":
        return "blank", None
    try:
        value = json.loads(text, parse_float=Number, parse_int=Number, parse_constant=refuse)
    except (ValueError, RecursionError):
        return "invalid_json", None
    if not isinstance(value, dict):
        return "invalid_json", None
    return "row", [scalar(value, path.split(".")) for path in PATHS]


def scalar(value, keys):
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    if value is None or isinstance(value, (dict, list)):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    # Half of a surrogate pair has no UTF-8.
    value = "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in value).strip(" \t\r\n")
    return None if value.lower() in MISSING else value


def string(random):
    pieces = ["a", "legacy", "canary", " ", "한글", "é", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\ud83d\\ude00", "\\ud800",
              "\\udc00x", "{", "}", "[", ",", ":", "null", "\x7f", "\\b\\f\\r\\t"]
    simple = pieces[:7]
    return '"' + "".join(random.choice(pieces if random.random() < 0.3 else simple) for _ in range(random.randint(0, 4))) + '"'


def value(random, depth=0):
    kind = random.random()
    if kind < 0.4:
        return string(random)
    if kind < 0.7:
        return random.choice(["0", "-0", "12", "200", "223.51", "0.8512", "-1.5", "1e3", "1E-7", "12345678", "123456789.25",
                              "12345678901234567890", "1.0", "00", "01", "1.", ".5", "+1", "0x1f", "1e", "NaN", "Infinity",
                              "-Infinity", "-", "1_000", "99999999", "0.000001"])
    if kind < 0.85 or depth > 3:
        return random.choice(["true", "false", "null", "tru", "True", "nul", "falsee", "nulll"] if random.random() < 0.2
                             else ["true", "false", "null"])
    if kind < 0.92:
        return "[" + space(random) + ",".join(value(random, depth + 1) for _ in range(random.randint(0, 3))) + "]"
    return record(random, depth + 1)


def space(random):
    return random.choice(["", "", "", "", " ", "\t", "  "])


def record(random, depth=0):
    keys = ["g", "user_id", "a", "b", "response_time_milliseconds_of_it", "x", "\\u0067", "user\\u005fid", "endpoint", "G", ""]
    members = []
    for _ in range(random.randint(0, 6)):
        content = record(random, depth + 1) if depth < 3 and random.random() < 0.15 else value(random, depth)
        members.append(space(random) + '"' + random.choice(keys) + '"' + space(random) + ":" + space(random) + content + space(random))
    return "{" + ",".join(members) + random.choice(["", "", "", space(random)]) + "}"


def mutate(random, line):
    line = bytearray(line)
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(line) + 1)
        byte = random.choice(b'{}[]:,"\\ \t0aeE.-+tfn/u\x00\x01\x0c\x0b\x7f\x80\xc3\xed\xf0\xff\r')
        what = random.random()
        if what < 0.4:
            line[at:at] = bytes([byte])
        elif what < 0.7 and at < len(line):
            line[at] = byte
        elif what < 0.9:
            del line[at:at + random.randint(1, 3)]
        else:
            del line[at:]
    return bytes(line).replace(b"\n", b"")


def main():
    generator = random.Random(SEED)
    lines = [b"", b" ", b"\t \r", b"{}", b"[]", b"1", b'"a"', b"null", b"\x0c", b"{}{}", b"{} x", b"{},", b"\xef\xbb\xbf{}",
             b'{"g":"\xed\xa0\x80"}', b'{"g":"a"}\r']
    while len(lines) < 2500:
        line = (space(generator) + record(generator) + space(generator)).encode()
        lines.append(line)
        lines.append(mutate(generator, line))
    cases = []
    for line in lines:
        kind, texts = verdict(line)
        case = {"hex": line.hex(), "kind": kind}
        if texts is not None:
            case["texts"] = texts
        cases.append(case)
    write(
        {
            "source": "Python 3's json module, with NaN and Infinity refused",
            "generator": "scripts/reference/json_lines.py",
            "seed": SEED,
            "paths": PATHS,
            "cases": cases,
        },
        "json_lines",
    )


if __name__ == "__main__":
    main()
