"""What is asked of a log, and how a program is asked it."""

import math

LEVELS = [0.5, 0.95, 0.99]
MEANS = ["response_time_ms", "confidence_score"]

PER_GROUP = "per group"
BY_USERS = "by users"
BY_USERS_QUANTILES = "by users, exact quantiles"
FULL = "full analysis"
# The request-level analysis with quantiles of bounded memory, where the program has one.
SKETCH = "per group, sketched quantiles"

WORKS = [PER_GROUP, BY_USERS, BY_USERS_QUANTILES, FULL]

ABOUT = {
    PER_GROUP: "count, mean and sd of the response time, rate of success; requests taken as independent",
    BY_USERS: "the same, cluster-robust by user",
    BY_USERS_QUANTILES: "the same, with exact p50, p95 and p99 of the response time",
    FULL: "`assay analyze LOG` as it stands: response time, success and confidence with their extremes, all cluster-robust, "
          "exact p50, p95 and p99 of both times and confidences",
}


def options(work):
    """What `assay analyze` is given for a work."""
    if work == FULL:
        return []
    two = ["--metric", "response_time_ms:mean:decrease", "--metric", "success:proportion:increase"]
    return two + {
        PER_GROUP: ["--unit", "none", "--no-quantiles"], BY_USERS: ["--unit", "user_id", "--no-quantiles"],
        BY_USERS_QUANTILES: ["--unit", "user_id"], SKETCH: ["--unit", "none", "--sketch"],
    }[work]


def columns(work):
    """The columns that a work needs, with their kinds."""
    needed = {"group": "text", "response_time_ms": "number", "success": "flag"}
    if work != PER_GROUP:
        needed["user_id"] = "text"
    if work == FULL:
        needed["confidence_score"] = "number"
    return needed


def robust(units, size, value, square, product, square_of_size):
    """The standard error of a ratio of sums over units, by the delta method, from the sums over units of n, y, y², y·n, n²."""
    ratio = value / size
    rest = square - 2 * ratio * product + ratio * ratio * square_of_size
    return math.sqrt(units / (units - 1) * rest) / size


def deviation(count, mean, squares):
    """The standard deviation from the sum of squares."""
    return math.sqrt((squares - count * mean * mean) / (count - 1))


def ours(document):
    """The numbers of an assay-analysis/1 document: group, then metric and number."""
    found = {}
    for metric in document["metrics"]:
        for group in metric["groups"]:
            numbers = found.setdefault(group["name"], {})
            for key in ("count", "mean", "standard_deviation", "standard_error", "minimum", "maximum"):
                numbers[f"{metric['name']}.{key}"] = group[key]
            for level, value in (group["quantiles"] or {}).items():
                numbers[f"{metric['name']}.{level}"] = value
    for group in document["groups"]:
        found[group["name"]]["units"] = group["units"]
    return found
