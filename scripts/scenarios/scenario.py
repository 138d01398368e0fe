"""One scenario: a folder of small files, the arguments of the program, and the answer that is right."""

import dataclasses
import datetime
import json
import struct
import zlib

START = datetime.datetime(2025, 10, 22, tzinfo=datetime.timezone.utc)


@dataclasses.dataclass
class Scenario:
    """What is run in a folder, and what must come of it.

    name       the folder's name: lower-case words joined by underscores
    reason     one sentence: why this is the right answer
    files      the folder's files, path by content (text or bytes)
    arguments  the program's arguments, as from within the folder
    exit       its exit status
    decision   the answer's decision, where there is an answer
    criteria   the status of some criteria, by name
    events     the kinds of a watch's events, in order
    broken     whether the data are missing, broken, constant or one-sided, so that no gate may pass on them
    """

    name: str
    reason: str
    files: dict
    arguments: list
    exit: int
    decision: str | None = None
    criteria: dict | None = None
    events: list | None = None
    broken: bool = False

    def contents(self):
        """The bytes of every file of the folder, its description among them."""
        assert self.name and self.name.replace("_", "").isalnum() and self.name == self.name.lower(), self.name
        assert self.reason.endswith("."), self.name
        assert not (self.broken and self.exit == 0), f"{self.name}: broken data pass"
        told = {"reason": self.reason, "arguments": self.arguments, "exit": self.exit}
        for key in ["decision", "criteria", "events"]:
            if getattr(self, key) is not None:
                told[key] = getattr(self, key)
        if self.broken:
            told["broken"] = True
        files = {path: content if isinstance(content, bytes) else content.encode("utf-8")
                 for path, content in self.files.items()}
        assert "scenario.json" not in files
        files["scenario.json"] = (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
        return files


def stamp(seconds, start=START):
    """The time so many seconds after the start, as ISO 8601 in UTC, with milliseconds where there are any."""
    time = start + datetime.timedelta(milliseconds=round(seconds * 1000))
    text = time.strftime("%Y-%m-%dT%H:%M:%S")
    return text + (f".{time.microsecond // 1000:03d}" if time.microsecond else "") + "Z"


def csv(columns, rows):
    """A CSV file; None is an empty field, True and False are words."""

    def field(value):
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    return "\n".join([",".join(columns)] + [",".join(field(value) for value in row) for row in rows]) + "\n"


def json_lines(rows):
    """A JSON Lines file of dictionaries."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def gzip(content):
    """RFC 1952 with no time in it, and a Deflate stream of fixed blocks that is the same whatever zlib is installed.

    Runs repeat themselves in these logs: each position is matched with the last place of its next four bytes, as in
    RFC 1951, section 4, within 32 kB.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    return (struct.pack("<BBBBIBB", 0x1F, 0x8B, 8, 0, 0, 0, 255) + deflate(data)
            + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF))


def _codes(bases):
    """The code, the extra bits and their value of each length or distance."""
    found = {}
    for code, (base, extra) in enumerate(bases):
        for value in range(1 << extra):
            found.setdefault(base + value, (code, extra, value))
    return found


_LENGTHS = _codes([(3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1), (17, 1),
                   (19, 2), (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4), (83, 4), (99, 4),
                   (115, 4), (131, 5), (163, 5), (195, 5), (227, 5)])
_LENGTHS[258] = (28, 0, 0)
_DISTANCES = _codes([(1, 0), (2, 0), (3, 0), (4, 0)] + [(base, extra) for extra in range(1, 14)
                                                       for base in (2 ** (extra + 1) + 1, 3 * 2 ** extra + 1)])


def deflate(data):
    """RFC 1951, one block of fixed Huffman codes."""
    bits, filled, out = 0, 0, bytearray()

    def put(value, count):
        nonlocal bits, filled
        bits |= value << filled
        filled += count
        while filled >= 8:
            out.append(bits & 255)
            bits >>= 8
            filled -= 8

    def code(value, count):
        put(int(format(value, f"0{count}b")[::-1], 2), count)

    def symbol(value):
        if value < 144:
            code(48 + value, 8)
        elif value < 256:
            code(400 + value - 144, 9)
        elif value < 280:
            code(value - 256, 7)
        else:
            code(192 + value - 280, 8)

    put(1, 1)
    put(1, 2)
    last, place = {}, 0
    while place < len(data):
        key = data[place:place + 4]
        found = last.get(key)
        last[key] = place
        if found is None or place - found > 32768 or len(key) < 4:
            symbol(data[place])
            place += 1
            continue
        length = 4
        while length < 258 and place + length < len(data) and data[found + length] == data[place + length]:
            length += 1
        number, extra, value = _LENGTHS[length]
        symbol(257 + number)
        put(value, extra)
        number, extra, value = _DISTANCES[place - found]
        code(number, 5)
        put(value, extra)
        for step in range(place + 1, min(place + length, len(data) - 3)):
            last[data[step:step + 4]] = step
        place += length
    symbol(256)
    put(0, (8 - filled) % 8)
    return bytes(out)
