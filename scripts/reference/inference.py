"""Writes the reference values of Inference into Fixtures/reference: run with .venv/judge/bin/python3.

    .venv/judge/bin/python3 scripts/reference/inference.py [means] [proportions] [samples]

Each number is computed by mpmath from its definition; scipy and statsmodels only check it, as far as their own
precision goes, and the run stops where they differ.
"""

import sys

import means
import proportions
import samples

if __name__ == "__main__":
    rooms = {"means": means, "proportions": proportions, "samples": samples}
    for name in sys.argv[1:] or rooms:
        rooms[name].run()
