"""Writes the reference values of Inference into Fixtures/reference: run with .venv/judge/bin/python3.

    .venv/judge/bin/python3 scripts/reference/inference.py [cells] [means] [proportions] [quantile_metrics] [samples]
    [shared_units]

Each number is computed by mpmath from its definition; scipy and statsmodels only check it, as far as their own
precision goes, and the run stops where they differ.
"""

import sys

import cells
import means
import proportions
import quantile_metrics
import samples
import shared_units

if __name__ == "__main__":
    rooms = {"cells": cells, "means": means, "proportions": proportions, "quantile_metrics": quantile_metrics,
             "samples": samples, "shared_units": shared_units}
    for name in sys.argv[1:] or rooms:
        rooms[name].run()
