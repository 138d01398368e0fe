"""Holds the commands that a text shows to what `assay COMMAND --help` knows."""

import functools
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NAME = re.compile(r"[a-z][a-z0-9-]*")
# A command ends where a shell begins another one, or sends its output elsewhere.
END = re.compile(r"\s(?:\||\|\||&&|>|>>|2>&1|\#)(?=\s|$)|[;)`}]")


def commands(code):
    """The words after each `assay` in some code, with the line it stands on; lines that are continued are one."""
    joined = re.sub(r"[\\`]\n", lambda match: " \0", code)
    for number, line in enumerate(joined.split("\n")):
        number += joined[: joined.find(line)].count("\0") if "\0" in joined else 0
        line = line.replace("\0", " ")
        if re.match(r"\s*#", line):
            continue
        for found in re.finditer(r"(?:^|[\s/\"(;{])assay\"?\s+(?=[a-z-])", line):
            rest = line[found.end() :]
            quiet = re.sub(r"'[^']*'", lambda match: "_" * len(match.group()), rest)
            end = END.search(quiet)
            yield number, quiet[: end.start()].split() if end else quiet.split()


@functools.cache
def known(program, command):
    """The options of a command; None where there is no such command."""
    run = subprocess.run([program, *command, "--help"], capture_output=True, text=True, timeout=60)
    # Of a command that is not there the help of the program is shown.
    if run.returncode != 0 or not re.search(rf"USAGE: {' '.join(('assay', *command))}(?![\w-])", run.stdout):
        return None
    return frozenset(re.findall(r"(?<![\w-])--?[a-z][a-z0-9-]*", run.stdout))


def faults_of(program, words, is_block):
    """What is wrong with the words of one command."""
    command = []
    for word in words:
        if word.startswith("-") or not NAME.fullmatch(word) or len(command) == 2:
            break
        if command and command[0] != "power":
            break
        command.append(word)
    if not command:
        options = known(program, ())
    else:
        options = known(program, tuple(command))
        if options is None:
            # In running text `assay` may be a word like any other.
            return [f"there is no command 'assay {' '.join(command)}'"] if is_block else []
    return [
        f"assay {' '.join(command)} has no option {word.split('=')[0]}"
        for word in words
        if word.startswith("--") and word != "--" and word.split("=")[0] not in options
    ]


def check(page, program):
    """The number of commands that a page shows, and what is wrong with them and with the scripts that it names."""
    count, wrong = 0, []
    pieces = [(block.line, block.text, block.language not in ("text", "swift", "json")) for block in page.blocks]
    pieces += [(number, code, False) for number, code in page.codes()]
    for start, code, is_block in pieces:
        # Of a transcript only what is typed is a command.
        if is_block and any(line.startswith("$ ") for line in code.split("\n")):
            code = "\n".join(line[2:] if line.startswith("$ ") else "" for line in code.split("\n"))
        for line, words in commands(code):
            count += 1
            wrong += [(start + line, fault) for fault in faults_of(program, words, is_block)]
        for script in re.findall(r"(?<![\w/.])scripts/[\w-]+", code):
            if not (ROOT / script).exists():
                wrong.append((start, f"there is no {script}"))
    return count, wrong
