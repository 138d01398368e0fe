"""Writes the reference values of Inference into Fixtures/reference: run with .venv/judge/bin/python3.

    .venv/judge/bin/python3 scripts/reference/inference.py [NAME...]

Each number is computed by mpmath from its definition; scipy and statsmodels only check it, as far as their own
precision goes, and the run stops where they differ.
"""

import sys

import adjustment
import cells
import further_methods
import looks
import means
import nist
import power
import proportions
import quantile_metrics
import ranks
import report_course
import resampling
import samples
import shared_units

if __name__ == "__main__":
    rooms = {"adjustment": adjustment, "cells": cells, "further_methods": further_methods, "looks": looks, "means": means,
             "nist": nist, "power": power, "proportions": proportions, "quantile_metrics": quantile_metrics, "ranks": ranks,
             "report_course": report_course, "resampling": resampling, "samples": samples, "shared_units": shared_units}
    for name in sys.argv[1:] or rooms:
        rooms[name].run()
