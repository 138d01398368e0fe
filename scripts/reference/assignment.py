#!/usr/bin/env python3
"""Writes Fixtures/reference/assignment.json: users, and the buckets that the service's rules give them.

Python's hashlib and integers; needs nothing but Python 3. The first cases stand in full. Of a hundred thousand more users,
which the test makes again from the same generator, a SHA-256 over their buckets stands, and the first hundred of them.
"""

import hashlib
import random

from log_numbers import write

SEED = 20251104
MASK = (1 << 64) - 1
# Parts of one to four bytes of UTF-8, with a quote, a comma and spaces among them.
PARTS = ["a", "Z", "7", "_", "-", ".", "@", " ", ",", '"', "é", "ß", "한", "글", "名", "🚀", "\u0301", "\x7f"]


def ab(user, seed):
    return int(hashlib.md5(f"{user}_{seed}".encode()).hexdigest()[:8], 16) % 100


def router(user):
    return int(hashlib.md5(user.encode()).hexdigest()[:8], 16) % 100


def modulo(user):
    return int(hashlib.md5(user.encode()).hexdigest(), 16) % 100


def words(seed):
    """The 64-bit words of SplitMix64, as the test has them."""
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        word = state
        word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        word = (word ^ (word >> 27)) * 0x94D049BB133111EB & MASK
        yield word ^ (word >> 31)


def users(count, seed):
    """Users of 1 to 24 parts, a new word for the length and for every part."""
    stream = words(seed)
    for _ in range(count):
        length = 1 + next(stream) % 24
        yield "".join(PARTS[next(stream) % len(PARTS)] for _ in range(length))


def named(generator):
    """Users as services name them."""
    yield from ["", "user123", "user_0", "user_1", "0", "1", "한글 사용자", "a" * 63, "a" * 64, "a" * 55, "a" * 56]
    yield from ["a" * 119, "a" * 120, "x" * 4096, "line\nfeed", "\ttab", "ＦＵＬＬ", "é", "e\u0301"]
    for number in range(600):
        yield f"user_{number}"
    for _ in range(400):
        yield "%08x-%04x-4%03x-%04x-%012x" % tuple(generator.getrandbits(bits) for bits in (32, 16, 12, 16, 48))
    for _ in range(981):
        yield "".join(chr(generator.choice([0x61, 0x430, 0xAC00, 0x4E00, 0x1F600]) + generator.randrange(26)) for _ in range(generator.randint(1, 40)))


def main():
    generator = random.Random(SEED)
    cases = []
    for user in named(generator):
        seed = generator.choice([42, 42, 42, 0, 7, -1, 2**31, 2**53 - 1])
        cases.append({"user": user, "seed": seed, "ab": ab(user, seed), "router": router(user), "modulo": modulo(user)})
    digests = {rule: hashlib.sha256() for rule in ("ab", "router", "modulo")}
    first = []
    for user in users(100_000, SEED):
        buckets = {"ab": ab(user, 42), "router": router(user), "modulo": modulo(user)}
        for rule, bucket in buckets.items():
            digests[rule].update(bytes([bucket]))
        if len(first) < 100:
            first.append({"user": user} | buckets)
    write(
        {
            "source": "hashlib and integers of Python 3",
            "generator": "scripts/reference/assignment.py",
            "seed": SEED,
            "parts": PARTS,
            "count": 100_000,
            "sha256": {rule: digest.hexdigest() for rule, digest in digests.items()},
            "first": first,
            "cases": cases,
        },
        "assignment",
    )


if __name__ == "__main__":
    main()
