"""Turns, medians, and whether all parties find the same numbers."""

import statistics
import subprocess
import sys
import time

TOLERANCE = 1e-9


def timed(action):
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result


def interleaved(actions, rounds):
    """The seconds of each named action in each round; all take turns within a round."""
    times = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            times[name].append(timed(action)[0])
    return times


def medians(times):
    return {name: statistics.median(values) for name, values in times.items()}


def agree(answers, what):
    """Stops where a rival's number is not ours to 1e-9; answers[0] is ours and has every number of the others.

    Returns how many numbers were compared and the worst relative difference.
    """
    (first, ours), *others = answers.items()
    compared, worst = 0, 0.0
    for name, theirs in others:
        if set(theirs) != set(ours):
            raise SystemExit(f"bench: {what}: {name} finds the groups {sorted(theirs)}, {first} {sorted(ours)}")
        for group, numbers in theirs.items():
            for key, value in numbers.items():
                found = ours[group].get(key)
                error = difference(found, value)
                if error is None or error > TOLERANCE:
                    raise SystemExit(f"bench: {what}: {key} of {group} is {value!r} to {name} and {found!r} to {first}")
                compared, worst = compared + 1, max(worst, error)
    return compared, worst


def difference(left, right):
    """The relative difference of two numbers; none where one of them is missing or whole numbers differ."""
    if left is None or right is None or left != left or right != right:
        return None
    if isinstance(left, int) and isinstance(right, int):
        return 0.0 if left == right else None
    return 0.0 if left == right else abs(left - right) / max(abs(left), abs(right))


def peak(command):
    """The maximum resident set of a command in MB, started from a process that is small itself.

    A child is charged with the memory of the process that starts it, and this one holds the rivals.
    """
    code = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    result = subprocess.run([sys.executable, "-S", "-c", code, *map(str, command)], capture_output=True, text=True, check=True)
    return int(result.stdout) / 1024
