#!/usr/bin/env python3
"""Writes Fixtures/reference/content_hash.json: the hash of hashes by which a log's content is known.

Needs the Python package xxhash (a binding of the reference implementation).
"""

import json
import pathlib

import xxhash

BLOCK = 1 << 20


def content(size):
    """A CSV of `size` bytes or a little more: rows counted up, so that no two blocks are alike."""
    text, row = bytearray(b"group,value\n"), 0
    while len(text) < size:
        text += b"a,%d\n" % row
        row += 1
    return bytes(text), row


def case(size):
    text, rows = content(size)
    blocks = [xxhash.xxh3_128_digest(text[i : i + BLOCK]) for i in range(0, len(text), BLOCK)]
    return {"size": size, "bytes": len(text), "rows": rows, "hash": xxhash.xxh3_128_hexdigest(b"".join(blocks))}


document = {
    "source": f"python-xxhash {xxhash.VERSION}, xxHash {xxhash.XXHASH_VERSION}",
    "generator": "scripts/reference/content_hash.py",
    "cases": [case(size) for size in (0, 100, 1000, BLOCK - 20, BLOCK, BLOCK + 1, 3 * BLOCK, 3_500_000)],
}
path = pathlib.Path(__file__).parents[2] / "Fixtures" / "reference" / "content_hash.json"
path.write_text(json.dumps(document, indent=1) + "\n")
