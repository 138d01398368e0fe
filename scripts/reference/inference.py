"""Writes the reference values of Inference into Fixtures/reference: run with .venv/judge/bin/python3.

    .venv/judge/bin/python3 scripts/reference/inference.py [NAME…]

Each number is computed by mpmath from its definition; scipy and statsmodels only check it, as far as their own
precision goes, and the run stops where they differ.
"""

import sys

import adjustment
import looks
import means
import nist
import proportions
import ranks
import resampling
import samples
import shared_units

if __name__ == "__main__":
    rooms = {"looks": looks, "means": means, "proportions": proportions, "samples": samples, "shared_units": shared_units,
             "ranks": ranks, "adjustment": adjustment, "resampling": resampling, "nist": nist}
    for name in sys.argv[1:] or rooms:
        rooms[name].run()
