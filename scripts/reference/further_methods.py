"""What ranks, regression and resampling of a small log with a history should say, from the log's own text.

Writes further_methods.json, which holds the log. Sums of units are added here, not by the program; regressions are
statsmodels' OLS with HC2, ranks SciPy's, placements are counted pair by pair.
"""

import json
import random

import numpy
import scipy.stats
import statsmodels.api

from exact import FOLDER

START = "2025-10-22"


def made():
    """Rows before and after the start: time, group, user, response time, age."""
    rng = random.Random(51)
    rows = []
    for user in range(70):
        level, treated, age = rng.gauss(5.5, 0.5), rng.random() < 0.5, rng.randint(18, 70)
        if user % 8:
            for _ in range(rng.randint(1, 3)):
                rows.append((f"2025-10-{rng.randint(10, 21)}T{rng.randint(10, 23)}:00:00Z", "legacy", f"u{user}",
                             round(rng.lognormvariate(level, 0.4), 1), age))
        for _ in range(rng.randint(1, 5)):
            rows.append((f"2025-10-{rng.randint(22, 28)}T{rng.randint(10, 23)}:30:00Z", "canary" if treated else "legacy", f"u{user}",
                         round(rng.lognormvariate(level - 0.1 * treated, 0.4) / 2, 0) * 2, age))
    return rows


def units(rows, column):
    found = {}
    for row in rows:
        found.setdefault(row[2], []).append(row[column])
    return {unit: (sum(values), len(values)) for unit, values in found.items()}


def linearised(pairs, centre=None):
    """R + (Y − R·N)/N̄ of each unit."""
    centre = centre or pairs
    ratio, size = sum(y for y, _ in centre) / sum(n for _, n in centre), sum(n for _, n in centre) / len(centre)
    return [ratio + (y - ratio * n) / size for y, n in pairs]


def adjusted(groups, covariates, interacted):
    """The treatment's coefficient; covariates are lists over the units of both groups, None where one has none."""
    outcomes = numpy.array(linearised(groups[0]) + linearised(groups[1]))
    inside = numpy.repeat([0.0, 1.0], [len(groups[0]), len(groups[1])])
    columns = []
    for values in covariates:
        present = [v for v in values if v is not None]
        columns.append([sum(present) / len(present) if v is None else v for v in values])
        absent = [float(v is None) for v in values]
        if any(absent) and absent not in columns:
            columns.append(absent)
    x = numpy.array(columns).T
    x = x - x.mean(axis=0)
    design = numpy.column_stack([numpy.ones_like(inside), inside, x] + ([inside[:, None] * x] if interacted else []))
    fit = statsmodels.api.OLS(outcomes, design).fit(method="qr", cov_type="HC2")
    return {"difference": fit.params[1], "standard_error": fit.bse[1], "control": fit.params[0],
            "treatment": fit.params[0] + fit.params[1]}


def placed(rows, control, treatment):
    """θ and its clustered standard error."""
    theta, variance = 0, 0
    for own, other, above in ((rows[1], control, False), (rows[0], treatment, True)):
        by_unit = {}
        for row in own:
            below = sum(1 if o < row[3] else 0.5 if o == row[3] else 0 for o in other) / len(other)
            by_unit.setdefault(row[2], []).append(1 - below if above else below)
        total = sum(len(v) for v in by_unit.values())
        theta = sum(sum(v) for v in by_unit.values()) / total
        count = len(by_unit)
        variance += count / (count - 1) * sum((sum(v) - theta * len(v)) ** 2 for v in by_unit.values()) / total**2
    return {"superiority": theta, "t": (theta - 0.5) / variance**0.5}


def run():
    rows = made()
    before, after = [r for r in rows if r[0] < START], [r for r in rows if r[0] >= START]
    groups = [[r for r in after if r[1] == name] for name in ("legacy", "canary")]
    names = [list(dict.fromkeys(r[2] for r in g)) for g in groups]
    sums = [[units(g, 3)[u] for u in n] for g, n in zip(groups, names)]
    every = names[0] + names[1]
    past = units(before, 3)
    known = [past[u] for u in every if u in past]
    history = [linearised([past[u]], known)[0] if u in past else None for u in every]
    ages = {r[2]: float(r[4]) for r in after}
    past_ages = {r[2]: float(r[4]) for r in before}
    values = [[r[3] for r in g] for g in groups]
    test = scipy.stats.mannwhitneyu(values[1], values[0], method="asymptotic")
    differences = numpy.sort((numpy.array(values[1])[:, None] - numpy.array(values[0])[None, :]).ravel())
    case = {"log": "timestamp,group,user_id,response_time_ms,age\n" + "".join(",".join(map(str, r)) + "\n" for r in rows),
            "start": START, "shift": float(numpy.median(differences)),
            "u": float(test.statistic), "p_value": float(test.pvalue), "placements": placed(groups, *values),
            "cuped": adjusted(sums, [history], False), "regression": adjusted(sums, [history], True),
            "with_past_age": adjusted(sums, [history, [past_ages.get(u) for u in every]], True),
            "age_only": adjusted(sums, [[ages[u] for u in every]], True)}
    head = {"source": f"statsmodels {statsmodels.__version__}, SciPy {scipy.__version__}, and sums of their own",
            "generator": "scripts/reference/further_methods.py", "tolerance_relative": 1e-9,
            "note": "with_past_age: the history has one set of units without, so that its indicator stands once.", "cases": [case]}
    text = json.dumps(head, ensure_ascii=False, indent=1) + "\n"
    (FOLDER / "further_methods.json").write_text(text, encoding="utf-8")
    print(f"further_methods.json: {len(rows)} rows, {len(text):,} bytes")
