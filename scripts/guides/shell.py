"""Runs the transcripts and the commands of a page."""

import difflib
import os
import pathlib
import re
import signal
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TIME_LIMIT = 180

# Around each command of a block. `report` keeps $? as it was for the next command.
PRELUDE = r"""
set -o pipefail
__report() {
  __status=$?
  case $__status in 0|1|3|141) ;; *) printf '%s %s\n' "$1" "$__status" >&9; tail -n 12 "$__errors" >&9; echo --- >&9;; esac
  : >"$__errors"
  return $__status
}
"""


def bash(script, folder, environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more):
    """Runs a script to its end with everything that it began; None as the status when it takes too long."""
    process = subprocess.Popen(
        ["bash", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr,
        start_new_session=True, **more)
    try:
        answer = process.communicate(timeout=TIME_LIMIT)
        status = process.returncode
    except subprocess.TimeoutExpired:
        status = None
        answer = (b"", b"")
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    if status is None:
        process.communicate()
    return status, *answer


def is_transcript(block):
    return block.language in ("", "console") and any(line.startswith("$ ") for line in block.lines)


def steps(block):
    """Each command of a transcript with the lines it printed: index of its first line, command, output."""
    found, index = [], 0
    while index < len(block.lines):
        line = block.lines[index]
        if not line.startswith("$ "):
            index += 1
            continue
        first, command = index, line[2:]
        while command.endswith("\\") and index + 1 < len(block.lines):
            index += 1
            command += "\n" + block.lines[index].removeprefix("> ")
        after = index + 1
        index = after
        while index < len(block.lines) and not block.lines[index].startswith("$ "):
            index += 1
        found.append((first, after, command, block.lines[after:index]))
    return found


def transcript(block, bench, home, environment):
    """Runs a transcript: the faults, and the lines as they should be."""
    wrong, lines = [], []
    for first, after, command, expected in steps(block):
        status, output, errors = bash(command, ROOT, environment)
        found = output.decode("utf-8", "replace").replace(str(home), "$T").split("\n")
        if found and not found[-1]:
            found.pop()
        lines += block.lines[first:after] + found
        if status is None:
            wrong.append((block.line + first, f"$ {command}\nis not done after {TIME_LIMIT} s"))
        elif found != expected:
            difference = list(difflib.unified_diff(expected, found, "in the text", "printed now", lineterm="", n=1))
            told = errors.decode("utf-8", "replace").strip().split("\n")[-4:]
            complaint = [f"stderr: {line}" for line in told if line] if status not in (0, 1, 3) or not found else []
            wrong.append((block.line + first, "\n".join([f"$ {command}   (exit status {status})", *difference, *complaint])))
    return wrong, lines


def complete_commands(block, environment):
    """The commands of a block with their first lines; a loop, a quote or a here-document over lines is one command."""
    pending, start = [], 0
    for number, line in enumerate(block.lines):
        if not pending and (not line.strip() or line.lstrip().startswith("#")):
            continue
        if not pending:
            start = number
        pending.append(line)
        text = "\n".join(pending)
        if not line.endswith("\\") and parses(text, environment):
            yield start, text
            pending = []
    if pending:
        yield start, "\n".join(pending)


def parses(text, environment):
    # A here-document that is not closed is but a warning.
    run = subprocess.run(["bash", "-n"], input=text + "\n", env=environment, capture_output=True, text=True)
    return run.returncode == 0 and "here-document" not in run.stderr


def commands(block, bench, folder, home, environment):
    """Runs a block of commands, each to end with 0, 1 or 3: how many there are, and the faults."""
    errors, faults, reports = (home / name for name in ("errors", "faults", "reports"))
    for place in (errors, faults, reports):
        place.write_bytes(b"")
    script, count = [f"__errors={errors}", PRELUDE], 0
    for line, command in complete_commands(block, environment):
        script.append(f"{command}\n__report {block.line + line}")
        count += 1
    with open(errors, "ab") as sink, open(reports, "wb") as told:
        status, _, _ = bash(
            "exec 9>&%d\n" % told.fileno() + "\n".join(script), folder, environment | {"ASSAY_FAULTS": str(faults)},
            stdout=subprocess.DEVNULL, stderr=sink, pass_fds=[told.fileno()])
    wrong = []
    for part in reports.read_text(errors="replace").split("---\n"):
        found = re.match(r"(\d+) (\d+)\n", part)
        if found:
            complaint = part[found.end() :].strip()
            line = block.lines[int(found[1]) - block.line]
            wrong.append((int(found[1]), f"{line}\nended with {found[2]}, not 0, 1 or 3: {complaint}"))
    hidden = faults.read_text(errors="replace").splitlines()
    if len(hidden) > sum("assay " in what for _, what in wrong):
        told = "\n".join(hidden)
        wrong.append((block.line, f"ended with neither 0, 1 nor 3, though a condition or a pipe went on:\n{told}"))
    if status is None:
        wrong.append((block.line, f"is not done after {TIME_LIMIT} s"))
    return count, wrong
