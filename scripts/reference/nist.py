"""The certified data sets of NIST's Statistical Reference Datasets, https://www.itl.nist.gov/div898/strd/.

Writes nist_univariate.json, nist_anova.json, nist_regression.json. Certified values are NIST's, to 15 digits; the data are
typed in, follow a rule that NIST states, or are read from the files that SciPy's tests carry. Each certified value is
computed again here in exact rationals, from the data as printed, and must agree to its last digit but one. "possible" is how
many digits exact arithmetic reaches from the data rounded to doubles: no program can be asked for more. PiDigits is left out: the certified mean is not that of the first 5,000 digits of π.
"""

import math
import pathlib
from fractions import Fraction

import mpmath
import scipy
from mpmath import mpf

from exact import FOLDER

MOST = 15.0
LEW = """-213 -564 -35 -15 141 115 -420 -360 203 -338 -431 194 -220 -513 154 -125 -559 92 -21 -579 -52 99 -543 -175 162 -457
-346 204 -300 -474 164 -107 -572 -8 83 -541 -224 180 -420 -374 201 -236 -531 83 27 -564 -112 131 -507 -254 199 -311 -495 143
-46 -579 -90 136 -472 -338 202 -287 -477 169 -124 -568 17 48 -568 -135 162 -430 -422 172 -74 -577 -13 92 -534 -243 194 -355
-465 156 -81 -578 -64 139 -449 -384 193 -198 -538 110 -44 -577 -6 66 -552 -164 161 -460 -344 205 -281 -504 134 -28 -576 -118
156 -437 -381 200 -220 -540 83 11 -568 -160 172 -414 -408 188 -125 -572 -32 139 -492 -321 205 -262 -504 142 -83 -574 0 48
-571 -106 137 -501 -266 190 -391 -406 194 -186 -553 83 -13 -577 -49 103 -515 -280 201 300 -506 131 -45 -578 -80 138 -462
-361 201 -211 -554 32 74 -533 -235 187 -372 -442 182 -147 -566 25 68 -535 -244 194 -351 -463 174 -125 -570 15 72 -550 -190
172 -424 -385 198 -218 -536 96"""
LOTTERY = """162 671 933 414 788 730 817 33 536 875 670 236 473 167 877 980 316 950 456 92 517 557 956 954 104 178 794 278 147 773
437 435 502 610 582 780 689 562 964 791 28 97 848 281 858 538 660 972 671 613 867 448 738 966 139 636 847 659 754 243 122 455
195 968 793 59 730 361 574 522 97 762 431 158 429 414 22 629 788 999 187 215 810 782 47 34 108 986 25 644 829 630 315 567 919
331 207 412 242 607 668 944 749 168 864 442 533 805 372 63 458 777 416 340 436 140 919 350 510 572 905 900 85 389 473 758 444
169 625 692 140 897 672 288 312 860 724 226 884 508 976 741 476 417 831 15 318 432 241 114 799 955 833 358 935 146 630 830
440 642 356 373 271 715 367 393 190 669 8 861 108 795 269 590 326 866 64 523 862 840 219 382 998 4 628 305 747 247 34 747 729
645 856 974 24 568 24 694 608 480 410 729 947 293 53 930 223 203 677 227 62 455 387 318 562 242 428 968"""
MAVRO = """2.00180 2.00170 2.00180 2.00190 2.00180 2.00170 2.00150 2.00140 2.00150 2.00150 2.00170 2.00180 2.00180 2.00190
2.00190 2.00210 2.00200 2.00160 2.00140 2.00130 2.00130 2.00150 2.00150 2.00160 2.00150 2.00140 2.00130 2.00140 2.00150 2.00140
2.00150 2.00160 2.00150 2.00160 2.00190 2.00200 2.00200 2.00210 2.00220 2.00230 2.00240 2.00250 2.00270 2.00260 2.00260 2.00260
2.00270 2.00260 2.00250 2.00240"""
MICHELSO = """299.85 299.74 299.90 300.07 299.93 299.85 299.95 299.98 299.98 299.88 300.00 299.98 299.93 299.65 299.76 299.81
300.00 300.00 299.96 299.96 299.96 299.94 299.96 299.94 299.88 299.80 299.85 299.88 299.90 299.84 299.83 299.79 299.81 299.88
299.88 299.83 299.80 299.79 299.76 299.80 299.88 299.88 299.88 299.86 299.72 299.72 299.62 299.86 299.97 299.95 299.88 299.91
299.85 299.87 299.84 299.84 299.85 299.84 299.84 299.84 299.89 299.81 299.81 299.82 299.80 299.77 299.76 299.74 299.75 299.76
299.91 299.92 299.89 299.86 299.88 299.72 299.84 299.85 299.85 299.78 299.89 299.84 299.78 299.81 299.76 299.81 299.79 299.81
299.82 299.85 299.87 299.87 299.81 299.74 299.81 299.94 299.95 299.80 299.81 299.87"""
NORRIS = """0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3 449.1 448.6 778.9 777.0
559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5 10.8 11.6 557.7 556.0 228.3 228.1 998.0 995.8
888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8 339.3 339.1 888.0 887.2 998.5 999.0 778.9 779.0 10.2 11.1 117.6 118.3
228.9 229.2 668.4 669.1 449.2 448.9 0.2 0.5"""
PONTIUS = """.11019 .21956 .32949 .43899 .54803 .65694 .76562 .87487 .98292 1.09146 1.20001 1.30822 1.41599 1.52399 1.63194
1.73947 1.84646 1.95392 2.06128 2.16844 .11052 .22018 .32939 .43886 .54798 .65739 .76596 .87474 .98300 1.09150 1.20004 1.30818
1.41613 1.52408 1.63159 1.73965 1.84696 1.95445 2.06177 2.16829"""
LONGLEY = """60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962"""
FILIP = """0.8116 -6.860120914 0.9072 -4.324130045 0.9052 -4.358625055 0.9039 -4.358426747 0.8053 -6.955852379 0.8377 -6.661145254
0.8667 -6.355462942 0.8809 -6.118102026 0.7975 -7.115148017 0.8162 -6.815308569 0.8515 -6.519993057 0.8766 -6.204119983
0.8885 -5.853871964 0.8859 -6.109523091 0.8959 -5.79832982 0.8913 -5.482672118 0.8959 -5.171791386 0.8971 -4.851705903
0.9021 -4.517126416 0.909 -4.143573228 0.9139 -3.709075441 0.9199 -3.499489089 0.8692 -6.300769497 0.8872 -5.953504836
0.89 -5.642065153 0.891 -5.031376979 0.8977 -4.680685696 0.9035 -4.329846955 0.9078 -3.928486195 0.7675 -8.56735134
0.7705 -8.363211311 0.7713 -8.107682739 0.7736 -7.823908741 0.7775 -7.522878745 0.7841 -7.218819279 0.7971 -6.920818754
0.8329 -6.628932138 0.8641 -6.323946875 0.8804 -5.991399828 0.7668 -8.781464495 0.7633 -8.663140179 0.7678 -8.473531488
0.7697 -8.247337057 0.77 -7.971428747 0.7749 -7.676129393 0.7796 -7.352812702 0.7897 -7.072065318 0.8131 -6.774174009
0.8498 -6.478861916 0.8741 -6.159517513 0.8061 -6.835647144 0.846 -6.53165267 0.8751 -6.224098421 0.8856 -5.910094889
0.8919 -5.598599459 0.8934 -5.290645224 0.894 -4.974284616 0.8957 -4.64454848 0.9047 -4.290560426 0.9129 -3.885055584
0.9209 -3.408378962 0.9219 -3.13200249 0.7739 -8.726767166 0.7681 -8.66695597 0.7665 -8.511026475 0.7703 -8.165388579
0.7702 -7.886056648 0.7761 -7.588043762 0.7809 -7.283412422 0.7961 -6.995678626 0.8253 -6.691862621 0.8602 -6.392544977
0.8809 -6.067374056 0.8301 -6.684029655 0.8664 -6.378719832 0.8834 -6.065855188 0.8898 -5.752272167 0.8964 -5.132414673
0.8963 -4.811352704 0.9074 -4.098269308 0.9119 -3.66174277 0.9228 -3.2644011"""
STEPS = [759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 2523, -2048,
         2048, -2048, 759]


def root(fraction):
    return mpmath.sqrt(mpf(fraction.numerator) / fraction.denominator)


def lre(found, certified):
    """The number of correct digits: −log₁₀ of the relative error, of the error itself where 0 is certified."""
    found, certified = mpf(found), mpf(certified)
    error = abs(found - certified) if certified == 0 else abs(found / certified - 1)
    return MOST if error == 0 else max(0.0, min(MOST, float(-mpmath.log10(error))))


def agrees(found, certified, what):
    """Stops where a certified value is not the exact one, to its last digit but one."""
    if lre(found, certified) < 13.6:
        raise AssertionError(f"{what}: {mpmath.nstr(mpf(found), 17)} against {certified}")


def write(name, note, cases):
    import json

    head = {"source": "certified by NIST to 15 digits", "generator": "scripts/reference/nist.py",
            "paper": "NIST Statistical Reference Datasets, SRD 140, doi:10.18434/T43G6C", "note": note}
    text = json.dumps(head, ensure_ascii=False, indent=2)[:-2]
    text += ',\n  "cases": [\n    ' + ",\n    ".join(json.dumps(case) for case in cases) + "\n  ]\n}\n"
    (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(cases)} cases, {len(text):,} bytes")


# Univariate summaries.


def summary(values):
    mean = sum(values) / len(values)
    variance = sum((v - mean) ** 2 for v in values) / (len(values) - 1)
    return mpf(mean.numerator) / mean.denominator, root(variance)


def univariate():
    cases = []
    for name, texts, mean, deviation in (
        ("Lew", LEW.split(), "-177.435000000000", "277.332168044316"),
        ("Lottery", LOTTERY.split(), "518.958715596330", "291.699727470969"),
        ("Mavro", MAVRO.split(), "2.00185600000000", "0.000429123454003053"),
        ("Michelso", MICHELSO.split(), "299.852400000000", "0.0790105478190518"),
        ("NumAcc1", ["10000001", "10000003", "10000002"], "10000002", "1"),
        ("NumAcc2", ["1.2"] + ["1.1", "1.3"] * 500, "1.2", "0.1"),
        ("NumAcc3", ["1000000.2"] + ["1000000.1", "1000000.3"] * 500, "1000000.2", "0.1"),
        ("NumAcc4", ["10000000.2"] + ["10000000.1", "10000000.3"] * 500, "10000000.2", "0.1")):
        found = summary([Fraction(t) for t in texts])
        agrees(found[0], mean, name)
        agrees(found[1], deviation, name)
        reached = summary([Fraction(float(t)) for t in texts])
        case = {"name": name, "count": len(texts), "mean": mean, "standard_deviation": deviation,
                "possible": [round(lre(reached[0], mean), 1), round(lre(reached[1], deviation), 1)]}
        if name in ("NumAcc2", "NumAcc3", "NumAcc4"):
            case |= {"first": texts[0], "pair": texts[1:3], "pairs": 500}
        else:
            case["values"] = texts
        cases.append(case)
    write("nist_univariate.json", "mean and sample standard deviation. possible: digits of both that exact arithmetic reaches "
          "from the doubles.", cases)


# One-way analysis of variance.


def analysis(groups):
    values = [v for g in groups for v in g]
    grand = sum(values) / len(values)
    means = [sum(g) / len(g) for g in groups]
    between = sum(len(g) * (m - grand) ** 2 for g, m in zip(groups, means))
    within = sum((v - m) ** 2 for g, m in zip(groups, means) for v in g)
    f = between / (len(groups) - 1) / (within / (len(values) - len(groups)))
    return [mpf(v.numerator) / v.denominator for v in (between, within, f)]


def anova():
    folder = pathlib.Path(scipy.__file__).parent / "stats" / "tests" / "data" / "nist_anova"
    cases = []
    for name in ["SiRstv", *(f"SmLs0{i}" for i in range(1, 10)), "AtmWtAg"]:
        lines = (folder / f"{name}.dat").read_text().splitlines()
        between, within = next((a.split(), b.split()) for a, b in zip(lines, lines[1:]) if a.startswith("Between"))
        certified = [between[-3], within[-2], between[-1]]
        groups = {}
        for line in lines[60:]:
            if line.split():
                group, text = line.split()
                groups.setdefault(group, []).append(text)
        groups = list(groups.values())
        for found, value in zip(analysis([[Fraction(t) for t in g] for g in groups]), certified):
            agrees(found, value, name)
        reached = analysis([[Fraction(float(t)) for t in g] for g in groups])
        case = {"name": name, "between": certified[0], "within": certified[1], "f": certified[2],
                "possible": [round(lre(*pair), 1) for pair in zip(reached, certified)]}
        if name.startswith("SmLs"):
            for g in groups:
                assert g[1:] == [g[1], g[2]] * ((len(g) - 1) // 2), name
            case |= {"groups": [g[:3] for g in groups], "pairs": (len(groups[0]) - 1) // 2}
        else:
            case["values"] = groups
        cases.append(case)
    write("nist_anova.json", "sums of squares between and within groups, and F. groups: the first value, then a pair that is "
          "repeated.", cases)


# Linear regression.


def solve(matrix, right):
    """Gauss and Jordan's, on fractions."""
    n = len(matrix)
    rows = [list(a) + list(b) for a, b in zip(matrix, right)]
    for i in range(n):
        pivot = next(r for r in range(i, n) if rows[r][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [v / rows[i][i] for v in rows[i]]
        for r in range(n):
            if r != i and rows[r][i] != 0:
                rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i])]
    return [row[n:] for row in rows]


def fit(design, response):
    k = len(design[0])
    gram = [[sum(row[i] * row[j] for row in design) for j in range(k)] for i in range(k)]
    inverse = solve(gram, [[Fraction(int(i == j)) for j in range(k)] for i in range(k)])
    moments = [sum(row[i] * y for row, y in zip(design, response)) for i in range(k)]
    beta = [sum(a * b for a, b in zip(row, moments)) for row in inverse]
    rest = sum((y - sum(b * x for b, x in zip(beta, row))) ** 2 for row, y in zip(design, response))
    scale = rest / (len(design) - k)
    return ([mpf(b.numerator) / b.denominator for b in beta], [root(scale * inverse[i][i]) for i in range(k)])


def regression():
    def powers(x, order):
        return [[v**k for k in range(order + 1)] for v in x]

    twenty = [Fraction(i) for i in range(21)]
    fifth = [sum(v**k for k in range(6)) for v in twenty]
    norris, filip = NORRIS.split(), FILIP.split()
    longley = [line.split() for line in LONGLEY.splitlines()]
    ones, zeros = ["1"] * 6, ["0"] * 6
    errors = ["2152.32624678170", "2363.55173469681", "779.343524331583", "101.475507550350", "5.64566512170752", "0.112324854679312"]
    tens = ["1", "0.1", "0.01", "0.001", "0.0001", "0.00001"]

    def shifted(places):
        return [mpmath.nstr(mpf(e) * mpf(10) ** places, 15, min_fixed=-20, max_fixed=20) for e in errors]

    sets = [
        ("Norris", norris[1::2], 1, norris[0::2], ["-0.262323073774029", "1.00211681802045"],
         ["0.232818234301152", "0.429796848199937E-03"]),
        ("Pontius", [str(150_000 * (i % 20 + 1)) for i in range(40)], 2, PONTIUS.split(),
         ["0.673565789473684E-03", "0.732059160401003E-06", "-0.316081871345029E-14"],
         ["0.107938612033077E-03", "0.157817399981659E-09", "0.486652849992036E-16"]),
        ("NoInt1", [str(v) for v in range(60, 71)], 0, [str(v) for v in range(130, 141)], ["2.07438016528926"],
         ["0.165289256198347E-01"]),
        ("NoInt2", ["4", "5", "6"], 0, ["3", "4", "4"], ["0.727272727272727"], ["0.420827318078432E-01"]),
        ("Filip", filip[1::2], 10, filip[0::2],
         ["-1467.48961422980", "-2772.17959193342", "-2316.37108160893", "-1127.97394098372", "-354.478233703349", "-75.1242017393757",
          "-10.8753180355343", "-1.06221498588947", "-0.670191154593408E-01", "-0.246781078275479E-02", "-0.402962525080404E-04"],
         ["298.084530995537", "559.779865474950", "466.477572127796", "227.204274477751", "71.6478660875927", "15.2897178747400",
          "2.23691159816033", "0.221624321934227", "0.142363763154724E-01", "0.535617408889821E-03", "0.896632837373868E-05"]),
        ("Longley", [row[1:] for row in longley], None, [row[0] for row in longley],
         ["-3482258.63459582", "15.0618722713733", "-0.358191792925910E-01", "-2.02022980381683", "-1.03322686717359",
          "-0.511041056535807E-01", "1829.15146461355"],
         ["890420.383607373", "84.9149257747669", "0.334910077722432E-01", "0.488399681651699", "0.214274163161675",
          "0.226073200069370", "455.478499142212"]),
        ("Wampler1", twenty, 5, [str(v) for v in fifth], ones, zeros),
        ("Wampler2", twenty, 5, [f"{float(sum((v / 10) ** k for k in range(6))):.5f}" for v in twenty], tens, zeros),
        ("Wampler3", twenty, 5, [str(v + s) for v, s in zip(fifth, STEPS)], ones, errors),
        ("Wampler4", twenty, 5, [str(v + 100 * s) for v, s in zip(fifth, STEPS)], ones, shifted(2)),
        ("Wampler5", twenty, 5, [str(v + 10_000 * s) for v, s in zip(fifth, STEPS)], ones, shifted(4)),
    ]
    cases = []
    for name, predictors, order, response, beta, deviations in sets:
        rounded = [float(Fraction(y)) for y in response]
        if order is None:
            design = [[Fraction(1), *map(Fraction, row)] for row in predictors]
            doubles = [[Fraction(float(v)) for v in row] for row in design]
        elif order == 0:
            design = [[Fraction(v)] for v in predictors]
            doubles = design
        else:
            design = powers([Fraction(v) for v in predictors], order)
            doubles = []
            for v in predictors:
                row, power = [1.0], 1.0
                for _ in range(order):
                    power *= float(Fraction(v))
                    row.append(power)
                doubles.append([Fraction(p) for p in row])
        found, reached = fit(design, [Fraction(y) for y in response]), fit(doubles, [Fraction(y) for y in rounded])
        for ours, certified in ((found[0], beta), (found[1], deviations)):
            for a, b in zip(ours, certified):
                agrees(a, b, name)
        cases.append({"name": name, "order": order if order is not None else -1,
                      "predictors": [[str(v) for v in row] if isinstance(row, list) else str(row) for row in predictors],
                      "response": response, "coefficients": beta, "standard_deviations": deviations,
                      "possible": [round(min(lre(*pair) for pair in zip(reached[0], beta)), 1),
                                   round(min(lre(*pair) for pair in zip(reached[1], deviations)), 1)]})
    write("nist_regression.json", "coefficients and their standard deviations. order: of the polynomial; 0 is a line through the "
          "origin, -1 several predictors with an intercept. possible: the fewest digits of each that exact arithmetic reaches "
          "from doubles, powers multiplied up.", cases)


def run():
    univariate()
    anova()
    regression()
