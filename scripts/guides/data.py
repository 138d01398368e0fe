"""JSON, YAML and crontabs of a page: do they parse, and are they what they say?"""

import json
import re
import subprocess

# Run by the Python of scripts/venv, which has a parser of YAML.
YAML = """
import json, sys, yaml
def scripts(value):
    if isinstance(value, dict):
        for key, one in value.items():
            if key == 'run' and isinstance(one, str): yield one
            else: yield from scripts(one)
    elif isinstance(value, list):
        for one in value: yield from scripts(one)
answers = []
for text in json.load(sys.stdin):
    try:
        answers.append({'scripts': [one for document in yaml.safe_load_all(text) for one in scripts(document)]})
    except yaml.YAMLError as error:
        mark = getattr(error, 'problem_mark', None)
        answers.append({'line': mark.line if mark else 0, 'error': getattr(error, 'problem', None) or str(error)})
json.dump(answers, sys.stdout)
"""


def check_json(block, program, keys_of_a_plan, scratch, documents):
    """The faults of a block of JSON. One that has a "schema" goes to `documents`, to be checked with the others."""
    texts = block.lines if block.language in ("jsonl", "ndjson") else [block.text]
    for number, text in enumerate(texts):
        if not text.strip():
            continue
        try:
            value = json.loads(text, parse_constant=lambda name: (_ for _ in ()).throw(ValueError(f"{name} is not JSON")))
        except ValueError as error:
            return [(block.line + number + getattr(error, "lineno", 1) - 1, f"is not JSON: {error}")]
        if isinstance(value, dict) and "schema" in value:
            place = scratch / f"document{len(documents)}.json"
            place.write_text(text)
            documents.append((block.line + number, block, place))
        elif isinstance(value, dict) and value and set(value) <= keys_of_a_plan:
            place = scratch / "a_plan.json"
            place.write_text(text)
            run = subprocess.run([program, "plan", str(place), "--quiet"], capture_output=True, text=True, timeout=60)
            if run.returncode != 0:
                told = (run.stderr or run.stdout).replace(str(place), "the plan").strip()
                return [(block.line + number, f"assay plan ends with {run.returncode}: {told}")]
    return []


def check_schemas(documents, python, script):
    """The faults of the documents that name a schema, each with its block."""
    if not documents:
        return []
    run = subprocess.run(
        [python, str(script), "--python", python, *(str(place) for _, _, place in documents)], capture_output=True, text=True)
    if run.returncode == 0:
        return []
    wrong = []
    for line, block, place in documents:
        told = [each.replace(str(place), "the document") for each in (run.stdout + run.stderr).splitlines() if str(place) in each]
        wrong += [(block, line, each) for each in told]
    return wrong or [(documents[0][1], documents[0][0], f"check-schemas: {(run.stdout + run.stderr).strip()[-800:]}")]


def check_yaml(blocks, python):
    """The faults of each block of YAML, and of the scripts in it."""
    if not blocks:
        return []
    run = subprocess.run([python, "-c", YAML], input=json.dumps([block.text for block in blocks]), capture_output=True, text=True)
    if run.returncode != 0:
        raise OSError(f"the YAML could not be read: {run.stderr.strip()[-300:]}")
    wrong = []
    for block, answer in zip(blocks, json.loads(run.stdout)):
        if "error" in answer:
            wrong.append((block, block.line + answer["line"], f"is not YAML: {answer['error']}"))
        for script in answer.get("scripts", []):
            fault = syntax(re.sub(r"\$\{\{.*?\}\}", "x", script))
            if fault:
                first = script.strip().split("\n")[0]
                wrong.append((block, block.line, f"the script that begins with {first!r}: {fault}"))
    return wrong


def syntax(script):
    """What bash has to say against a script, without running it."""
    run = subprocess.run(["bash", "-n"], input=script + "\n", capture_output=True, text=True)
    return run.stderr.strip() if run.returncode != 0 or run.stderr.strip() else None


def check_crontab(block):
    """Five fields and a command that a shell can read, on every line."""
    wrong = []
    for number, line in enumerate(block.lines):
        if not line.strip() or line.lstrip().startswith("#") or re.match(r"\s*[A-Z_]+\s*=", line):
            continue
        found = re.match(r"\s*(?:[\d*/,A-Za-z-]+\s+){5}(.+)$", line)
        if not found:
            wrong.append((block.line + number, "is not five fields of time and a command"))
        elif fault := syntax(found[1]):
            wrong.append((block.line + number, fault))
    return wrong
