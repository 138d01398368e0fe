#!/usr/bin/env python3
"""Writes Fixtures/reference/archives.json: small archives, whole and damaged, and what Python makes of them.

gzip by Python's zlib; zstd by the program zstd (Debian package zstd). "text" is what a whole archive holds; of a damaged one,
"fault" and the offset at which a reader of its bytes in order sees it, where the format leaves no choice. "accepted" lists the
bytes of an archive of which one bit (the byte's place modulo 8) can be turned without the content or its checks being
touched, and "boundaries" the lengths at which a beginning of the archive is a whole archive.
"""

import gzip
import json
import pathlib
import random
import struct
import subprocess
import zlib

SEED = 20251101
RANDOM = random.Random(SEED)
TEXT = "group,value\n" + "".join(
    f"{RANDOM.choice(['legacy', 'canary'])},{RANDOM.randint(0, 10**6) / 1000}\n" for _ in range(60))
DATA = TEXT.encode()


def member(data, level=6, extra=b"", name=b"", comment=b"", header_check=False):
    """One member of RFC 1952 with the optional fields of its header."""
    flags = bool(extra) << 2 | bool(name) << 3 | bool(comment) << 4 | header_check << 1
    head = struct.pack("<BBBBIBB", 0x1F, 0x8B, 8, flags, 0, 0, 255)
    if extra:
        head += struct.pack("<H", len(extra)) + extra
    head += (name + b"\0" if name else b"") + (comment + b"\0" if comment else b"")
    if header_check:
        head += struct.pack("<H", zlib.crc32(head) & 0xFFFF)
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -15)
    body = squeezer.compress(data) + squeezer.flush()
    return head + body + struct.pack("<II", zlib.crc32(data), len(data))


def zstd(data, *options):
    return subprocess.run(["zstd", "-q", "-c", *options], input=data, stdout=subprocess.PIPE, check=True).stdout


def skippable(content, number=0):
    return struct.pack("<II", 0x184D2A50 + number, len(content)) + content


def pieces(data, size):
    return [data[i : i + size] for i in range(0, len(data), size)]


def blocked(data, size):
    """Members as bgzip writes them: many, each with its length in an extra field, and an empty one at the end."""
    return b"".join(member(piece, extra=b"BC\2\0\0\0") for piece in pieces(data, size) + [b""])


def reads(archive):
    """What Python's gzip makes of the bytes; None where it finds fault."""
    try:
        return gzip.decompress(archive)
    except (EOFError, gzip.BadGzipFile, zlib.error, struct.error):
        return None


def accepted(archive):
    places = []
    for place in range(len(archive)):
        turned = bytearray(archive)
        turned[place] ^= 1 << place % 8
        if reads(bytes(turned)) == DATA:
            places.append(place)
    return places


def whole(name, archive):
    return {"name": name, "hex": archive.hex(), "text": TEXT}


def damaged(name, archive, fault, offset=None):
    case = {"name": name, "hex": archive.hex(), "fault": fault}
    return case | ({} if offset is None else {"offset": offset})


def cases():
    one, frame = member(DATA), zstd(DATA, "--check")
    parts = [member(piece) for piece in pieces(DATA, 333)]
    gzips = [
        whole("one member", one),
        whole("stored", member(DATA, level=0)),
        whole("level 1", member(DATA, level=1)),
        whole("level 9", member(DATA, level=9)),
        whole("a name, a comment, an extra field, a header check",
              member(DATA, extra=b"AB\1\0x", name=b"log.csv", comment=b"of a day", header_check=True)),
        whole("members that end within rows", b"".join(parts)),
        whole("an empty member first and last", member(b"") + one + member(b"")),
        whole("fifty bytes a member", blocked(DATA, 50)),
        whole("a byte a member", blocked(DATA[:100], 1) + member(DATA[100:])),
        whole("one zero behind", one + b"\0"),
        whole("zeros up to a block of tape", one + bytes(-len(one) % 512) + bytes(1024)),
    ]
    for case in gzips:
        assert reads(bytes.fromhex(case["hex"])) == DATA, case["name"]
    zstds = [
        whole("zstd, one frame", frame),
        whole("zstd, no check", zstd(DATA, "--no-check")),
        whole("zstd, level 19", zstd(DATA, "-19")),
        whole("zstd, long window", zstd(DATA, "--long=27")),
        whole("zstd, frames that end within rows", b"".join(map(zstd, pieces(DATA, 333)))),
        whole("zstd, skippable frames", skippable(b"index") + frame[:0] + zstd(DATA[:500]) + skippable(b"", 15)
              + zstd(DATA[500:]) + skippable(bytes(300), 7)),
        whole("zstd, an empty frame last", frame + zstd(b"")),
        whole("zstd, zeros behind", frame + bytes(100)),
    ]
    turned = bytearray(one)
    turned[-5] ^= 1
    longer = bytearray(one)
    longer[-1] ^= 1
    unchecked = bytearray(frame)
    unchecked[-1] ^= 1
    size = len(one)
    broken = [
        damaged("cut in the header", one[:5], "cutOff", 5),
        damaged("cut in the data", one[: size // 2], "cutOff", size // 2),
        damaged("cut in the checksum", one[:-6], "cutOff", size - 6),
        damaged("cut in the second member", one + one[:40], "cutOff", size + 40),
        damaged("cut in the second magic number", one + b"\x1f", "trailingBytes", size),
        damaged("wrong checksum", bytes(turned), "wrongChecksum", size),
        damaged("wrong length", bytes(longer), "wrongChecksum", size),
        damaged("text behind", one + b"tail\n", "trailingBytes", size),
        damaged("text behind zeros", one + bytes(100) + b"x", "trailingBytes", size + 100),
        damaged("a member behind zeros", one + bytes(512) + one, "trailingBytes", size + 512),
        damaged("a frame behind a member", one + frame, "trailingBytes", size),
        damaged("no deflate", one[:2] + b"\x07" + one[3:], "unsupported"),
        damaged("a block of an unknown kind", one[:10] + b"\xff" + one[11:], "corrupt"),
        damaged("zstd, cut", frame[: len(frame) // 2], "cutOff", len(frame) // 2),
        damaged("zstd, cut by a byte", frame[:-1], "cutOff", len(frame) - 1),
        damaged("zstd, a skippable frame cut", frame + skippable(bytes(30))[:-5], "cutOff", len(frame) + 33),
        damaged("zstd, wrong checksum", bytes(unchecked), "wrongChecksum", len(frame)),
        damaged("zstd, text behind", frame + b"tail\n", "trailingBytes", len(frame)),
        damaged("zstd, a member behind a frame", frame + one, "trailingBytes", len(frame)),
        # A window descriptor of 2^31 bytes; and a dictionary of number 7.
        damaged("zstd, a window of 2 GB", bytes.fromhex("28b52ffd00a8") + frame[6:], "unsupported"),
        damaged("zstd, a dictionary", bytes.fromhex("28b52ffd215a07") + frame[6:], "unsupported"),
    ]
    for case in broken:
        if not case["name"].startswith("zstd") and case["fault"] not in ("trailingBytes",):
            assert reads(bytes.fromhex(case["hex"])) is None, case["name"]
    ends, at = [], 0
    for part in parts:
        at += len(part)
        ends.append(at)
    turns = {"name": "turned bits", "hex": one.hex(), "accepted": accepted(one)}
    cuts = {"name": "beginnings", "hex": b"".join(parts).hex(), "boundaries": ends}
    return gzips + zstds + broken + [turns, cuts]


version = subprocess.run(["zstd", "-V"], stdout=subprocess.PIPE, check=True).stdout.decode().split("v")[-1].split(",")[0]
document = {
    "source": f"Python's zlib {zlib.ZLIB_RUNTIME_VERSION}, zstd {version.strip()}",
    "generator": "scripts/reference/archives.py",
    "seed": SEED,
}
lines = ",\n    ".join(json.dumps(case) for case in cases())
path = pathlib.Path(__file__).parents[2] / "Fixtures" / "reference" / "archives.json"
path.write_text(json.dumps(document, indent=2)[:-2] + ',\n  "cases": [\n    ' + lines + "\n  ]\n}\n")
