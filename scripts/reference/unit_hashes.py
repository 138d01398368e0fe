#!/usr/bin/env python3
"""Writes Fixtures/reference/unit_hashes.json: texts and their XXH3 of 64 bits, seed 0. Needs Python's xxhash."""

import random

import xxhash

from log_numbers import write

SEED = 20251026


def main():
    generator = random.Random(SEED)
    texts = ["1", "123", "user_1", "한글", "00000000-0000-4000-8000-000000000000"]
    for length in list(range(1, 40)) + [64, 100, 128, 129, 240, 241, 512, 1024, 1025, 3000]:
        texts.append("".join(generator.choice("abcdefghijklmnopqrstuvwxyz0123456789_-") for _ in range(length)))
    write(
        {
            "source": f"xxhash {xxhash.VERSION} of PyPI, library {xxhash.XXHASH_VERSION}",
            "generator": "scripts/reference/unit_hashes.py",
            "seed": SEED,
            "cases": [{"text": text, "hash": xxhash.xxh3_64_hexdigest(text.encode())} for text in texts],
        },
        "unit_hashes",
    )


if __name__ == "__main__":
    main()
