"""The report of a run: Markdown for people, JSON for programs, and which bars were met."""

import os
import pathlib
import platform
import subprocess

from benchmark.works import ABOUT, BY_USERS, FULL, PER_GROUP, SKETCH

FORMS = {"jsonl": "JSON Lines", "csv": "CSV"}


def machine():
    def first(path, key):
        try:
            lines = pathlib.Path(path).read_text().splitlines()
        except OSError:
            return ""
        return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(key)), "")

    memory = first("/proc/meminfo", "MemTotal").split()
    return {"processor": first("/proc/cpuinfo", "model name"), "cores": os.cpu_count(),
            "memory_gb": round(int(memory[0]) / 1e6, 1) if memory else None, "system": platform.platform(),
            "load_before": [round(load, 2) for load in os.getloadavg()]}


def versions(top):
    def said(*command):
        try:
            result = subprocess.run(command, cwd=top, capture_output=True, text=True, check=False)
        except OSError:
            return ""
        return (result.stdout.strip().splitlines() or [""])[0]

    dirty = bool(said("git", "status", "--porcelain", "--untracked-files=no"))
    return {"commit": said("git", "rev-parse", "--short", "HEAD") + (" with changes" if dirty else ""),
            "swift": said("swift", "--version"), "python": platform.python_version()}


def ratio(row, name):
    """How many times faster ours is; none where one of them is missing."""
    ours, theirs = row["medians"].get("assay"), row["medians"].get(name)
    return theirs / ours if ours and theirs else None


def bars(found):
    """The bars, each with what was found and whether it is met (None where nothing was measured)."""
    rows = {(row["form"], row["work"]): row for row in found["works"]}
    result = []

    def bar(what, floor, value, unit="×", at_most=False):
        met = None if value is None else (value < floor if at_most else value >= floor)
        result.append({"bar": what, "asked": floor, "at_most": at_most, "unit": unit, "found": value, "met": met})

    for form, work, name, floor in [
        ("jsonl", PER_GROUP, "DuckDB", 4), ("jsonl", PER_GROUP, "Polars", 6), ("csv", PER_GROUP, "DuckDB", 4),
        ("csv", PER_GROUP, "Polars", 3), ("jsonl", BY_USERS, "DuckDB", 3), ("jsonl", BY_USERS, "Polars", 3),
        ("csv", BY_USERS, "DuckDB", 3), ("csv", BY_USERS, "Polars", 3), ("jsonl", FULL, "DuckDB", 3), ("csv", FULL, "DuckDB", 3),
    ]:
        row = rows.get((form, work))
        bar(f"{FORMS[form]}, {work}: faster than {name}", floor, ratio(row, name) if row else None)
    welch = next((row for row in found["arrays"] if row["work"] == "welch"), None)
    count = f"{welch['count']:,}" if welch else "50,000,000"
    bar(f"Welch, Cohen's d and interval of 2 × {count} doubles: faster than SciPy", 4, ratio(welch, "SciPy") if welch else None)
    for row in found["methods"]:
        for name in sorted(set(row["medians"]) - {"assay"}):
            bar(f"{row['work'].replace('_', ' ')} of {row['count']:,} rows: faster than {name}", 3, ratio(row, name))
    for form in FORMS:
        row = rows.get((form, PER_GROUP))
        bar(f"{FORMS[form]}, {PER_GROUP}: peak memory", 128, row["peak_mb"] if row else None, "MB", at_most=True)
    for form in FORMS:
        for work in (PER_GROUP, SKETCH):
            points = {p["size"]: p["peak_mb"] for p in found["growth"]
                      if p["axis"] == "rows" and p["form"] == form and p["work"] == work}
            if work == SKETCH and not points:
                continue
            name = f"{FORMS[form]}, {work}"
            bar(f"{name}: peak memory at 10,000,000 rows", 128, points.get(10_000_000), "MB", at_most=True)
            flat = points[20_000_000] / points[5_000_000] if {5_000_000, 20_000_000} <= points.keys() else None
            bar(f"{name}: peak memory of 20 over that of 5 million rows", 1.1, flat, at_most=True)
    for row in found["scaling"]:
        bar(f"{FORMS[row['form']]}, {row['work']}: 1 → 2 threads", 1.8, row["ratio"])
    return result


def number(value, digits=2):
    return "–" if value is None else f"{value:,.{digits}f}"


def table(head, rows, left=1):
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join(["---"] * left + ["---:"] * (len(head) - left)) + " |"]
    return lines + ["| " + " | ".join(row) + " |" for row in rows] + [""]


def markdown(found, chart):
    computer, options = found["machine"], found["options"]
    parties = ", ".join(f"{name} {version}" for name, version in found["versions"].items() if version)
    lines = ["# Speed and size" + (": a quick look" if options["quick"] else ""), "",
             f"{found['date']}. {computer['processor']}, {computer['cores']} cores, {computer['memory_gb']} GB, {computer['system']}; "
             f"load before {computer['load_before'][0]}. {parties}.", "",
             f"{options['rows']:,} rows, {options['users']:,} users, {options['threads']} threads each, page cache warm, all parties "
             f"taking turns, medians of {options['rounds']} rounds, seconds. assay is timed as a whole process, the rivals inside "
             "theirs from query to result, with types given; where a rival has two ways to one answer, its faster one counts. "
             "Before any timing all parties agreed to 1e-9 on every number they share.", ""]
    if options["quick"]:
        lines += ["Smaller logs and fewer rounds than the bars are stated for: what is met here is a hint only.", ""]
    names = found["parties"]
    head = ["work", *names, *(f"× {n}" for n in names if n != "assay"), "GB/s", "× wc -l", "peak MB", "numbers agreed"]
    rows = []
    for row in found["works"]:
        ours = row["medians"].get("assay")
        rows.append([f"{FORMS[row['form']]}, {row['work']}", *(number(row["medians"].get(n), 3) for n in names),
                     *(number(ratio(row, n), 1) for n in names if n != "assay"),
                     number(row["bytes"] / ours / 1e9 if ours else None),
                     number(ours / row["medians"]["wc -l"] if ours else None, 1), number(row["peak_mb"], 0), str(row["compared"])])
    if rows:
        lines += ["## Logs", "", *table(head, rows)]
        lines += [f"- {work}: {text}." for work, text in ABOUT.items() if any(row["work"] == work for row in found["works"])] + [""]
        lines += ["The same files read by programs that do nothing else:", ""]
        base = {}
        for row in found["works"]:
            base.setdefault(row["form"], row)
        lines += table(["file", "MB", "`wc -l`", "GB/s", "`cat`", "GB/s"], [
            [FORMS[form], number(row["bytes"] / 1e6, 0), number(row["medians"]["wc -l"], 3),
             number(row["bytes"] / row["medians"]["wc -l"] / 1e9, 1), number(row["medians"]["cat"], 3),
             number(row["bytes"] / row["medians"]["cat"] / 1e9, 1)] for form, row in base.items()])
    if found["scaling"]:
        lines += ["## Threads", "", *table(["work", "1 thread", "2 threads", "ratio"], [
            [f"{FORMS[r['form']]}, {r['work']}", number(r["one"], 3), number(r["two"], 3), number(r["ratio"])]
            for r in found["scaling"]])]
    if found["arrays"]:
        lines += ["## Arrays", "", f"Two arrays of {found['arrays'][0]['count']:,} doubles, both sides in-process. welch: the test, its "
                  "interval and Cohen's d (ours with the interval of d too); SciPy's `ttest_ind(equal_var=False)` and "
                  "`confidence_interval`, NumPy for d.", "",
                  *table(["work", "assay", "assay, 1 thread", "SciPy", "×", "×, 1 thread"], [
                      [r["work"], number(r["medians"]["assay"], 3), number(r["medians"]["assay, 1 thread"], 3),
                       number(r["medians"]["SciPy"], 3), number(ratio(r, "SciPy"), 1),
                       number(r["medians"]["SciPy"] / r["medians"]["assay, 1 thread"], 1)] for r in found["arrays"]])]
    if found["methods"]:
        lines += ["## Methods", "", f"{found['methods'][0]['count']:,} values in two groups, each a unit, both sides in-process. mann_whitney: "
                  "SciPy's `mannwhitneyu`. bootstrap: 1,000 Poisson resamples, NumPy's `poisson` times sums and sizes; timed once, and the "
                  "same but for chance. regression: a slope in each group for 8 covariates, HC2; NumPy's `qr`, statsmodels' `OLS`.", "",
                  *table(["work", "assay", "rival", "seconds", "×"], [
                      [r["work"], number(r["medians"]["assay"], 3), name, number(r["medians"][name], 3), number(ratio(r, name), 1)]
                      for r in found["methods"] for name in r["medians"] if name != "assay"], left=1)]
    if found["growth"]:
        lines += ["## Growth", "", f"![Time and peak memory over rows and users]({chart})", "",
                  *table(["log", "work", "rows", "users", "seconds", "million rows/s", "GB/s", "peak MB"], [
                      [FORMS[p["form"]], p["work"], f"{p['rows']:,}", f"{p['users']:,}", number(p["seconds"], 3),
                       number(p["rows"] / p["seconds"] / 1e6, 1), number(p["bytes"] / p["seconds"] / 1e9), number(p["peak_mb"], 0)]
                      for p in found["growth"]], left=2)]
    lines += ["## Bars", "", *table(["bar", "asked", "found", ""], [
        [b["bar"], f"{'under' if b['at_most'] else 'at least'} {b['asked']:g} {b['unit']}",
         "–" if b["found"] is None else f"{number(b['found'], 0 if b['unit'] == 'MB' else 2)} {b['unit']}",
         {True: "met", False: "**not met**", None: "not measured"}[b["met"]]] for b in found["bars"]])]
    return "\n".join(lines)
