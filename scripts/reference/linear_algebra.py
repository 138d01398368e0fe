"""Writes Fixtures/reference/{power_sums,least_squares,cholesky}.json, in exact rationals by Python's fractions."""

import json
import os
import random
from fractions import Fraction as F

import mpmath as mp

mp.mp.dps = 40
FOLDER = os.path.join(os.path.dirname(__file__), "..", "..", "Fixtures", "reference")


def text(value):
    return mp.nstr(mp.mpf(value.numerator) / value.denominator, 20, min_fixed=0, max_fixed=0)


def write(name, cases, tolerance):
    document = {
        "source": "exact rational arithmetic of Python's fractions, rounded to 20 digits by mpmath " + mp.__version__,
        "generator": "scripts/reference/linear_algebra.py",
        "tolerance_relative": tolerance,
    }
    lines = ",\n    ".join(json.dumps(case) for case in cases)
    with open(os.path.join(FOLDER, name + ".json"), "w") as file:
        file.write(json.dumps(document, indent=2)[:-2] + ',\n  "cases": [\n    ' + lines + "\n  ]\n}\n")
    print(name, len(cases))


def power_sums():
    random.seed(1)
    cases = []
    sets = {
        "uniform": [random.random() for _ in range(203)],
        "lognormal": [random.lognormvariate(5, 1) for _ in range(150)],
        "billion plus noise": [1e9 + random.gauss(0, 1) for _ in range(117)],
        "NumAcc-like": [1e7 + 0.2] + [1e7 + 0.1 if i % 2 else 1e7 + 0.3 for i in range(100)],
        "trillion plus tenths": [1e12 + round(random.random(), 1) for _ in range(64)],
        "one": [3.25],
        "seven": [float(i) for i in range(1, 8)],
        "negative": [-random.expovariate(0.01) for _ in range(99)],
    }
    for name, values in sets.items():
        exact = [F(v) for v in values]
        mean = sum(exact) / len(exact)
        cases.append(
            {
                "name": name,
                "values": values,
                "mean": text(mean),
                "second": text(sum((v - mean) ** 2 for v in exact)),
                "third": text(sum((v - mean) ** 3 for v in exact)),
                "fourth": text(sum((v - mean) ** 4 for v in exact)),
                "absolute_third": text(sum(abs(v - mean) ** 3 for v in exact)),
                "sum": text(sum(exact)),
                "dot": text(sum(v * v for v in exact)),
            }
        )
    write("power_sums", cases, 1e-13)


def solve(matrix, right):
    """Gauss-Jordan on fractions."""
    n = len(matrix)
    rows = [list(matrix[i]) + list(right[i]) for i in range(n)]
    for i in range(n):
        pivot = next(r for r in range(i, n) if rows[r][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [v / rows[i][i] for v in rows[i]]
        for r in range(n):
            if r != i and rows[r][i] != 0:
                rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i])]
    return [row[n:] for row in rows]


def least_squares():
    random.seed(2)
    cases = []
    designs = {
        "line": [[1.0, float(i)] for i in range(11)],
        "covariates": [[1.0] + [random.gauss(0, 1) for _ in range(4)] for _ in range(60)],
        "cubic": [[1.0, x, x * x, x**3] for x in [i / 4 for i in range(20)]],
        "far from zero": [[1.0, 1000 + random.random()] for _ in range(30)],
        "square": [[2.0, 1.0], [1.0, 3.0]],
    }
    for name, design in designs.items():
        response = [random.gauss(3, 1) for _ in design]
        X = [[F(v) for v in row] for row in design]
        y = [F(v) for v in response]
        k = len(X[0])
        gram = [[sum(r[i] * r[j] for r in X) for j in range(k)] for i in range(k)]
        moment = [[sum(r[i] * v for r, v in zip(X, y))] for i in range(k)]
        beta = [b[0] for b in solve(gram, moment)]
        inverse = solve(gram, [[F(int(i == j)) for j in range(k)] for i in range(k)])
        residual = sum((v - sum(b * c for b, c in zip(beta, r))) ** 2 for r, v in zip(X, y))
        case = {"name": name, "rows": len(X), "columns": k, "design": [v for r in design for v in r], "response": response}
        case["coefficients"] = [text(b) for b in beta]
        case["inverse_gram"] = [text(v) for r in inverse for v in r]
        if residual:
            case["residual"] = text(residual)
        cases.append(case)
    write("least_squares", cases, 1e-9)


def cholesky():
    random.seed(3)
    cases = []
    for n in [1, 2, 3, 5, 8]:
        block = [[random.gauss(0, 1) for _ in range(n)] for _ in range(n + 3)]
        gram = [[float(sum(F(r[i]) * F(r[j]) for r in block)) for j in range(n)] for i in range(n)]
        right = [random.gauss(0, 1) for _ in range(n)]
        G = [[F(v) for v in r] for r in gram]
        cases.append(
            {
                "order": n,
                "matrix": [v for r in gram for v in r],
                "right": right,
                "solution": [text(v[0]) for v in solve(G, [[F(v)] for v in right])],
                "inverse": [text(v) for r in solve(G, [[F(int(i == j)) for j in range(n)] for i in range(n)]) for v in r],
            }
        )
    write("cholesky", cases, 1e-11)


if __name__ == "__main__":
    power_sums()
    least_squares()
    cholesky()
