"""The programs that are timed: run() is what the clock sees, numbers() makes of its result what can be compared."""

import json
import os
import pathlib
import subprocess
import tempfile

from benchmark import works
from benchmark.timing import peak, timed
from benchmark.works import BY_USERS_QUANTILES, FULL, LEVELS, MEANS, PER_GROUP

HEADER = ["timestamp", "request_id", "user_id", "group", "endpoint", "status_code", "success", "response_time_ms",
          "confidence_score"]


class Assay:
    """The whole process, from start to exit."""

    name = "assay"

    def __init__(self, program, threads):
        self.program, self.threads = program, threads
        version = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
        self.version = version.strip().removeprefix("assay ")
        self.help = subprocess.run([program, "analyze", "--help"], capture_output=True, text=True, check=False).stdout

    def command(self, work, path, threads=None):
        return [self.program, "analyze", path, "--format", "json", "--quiet", "--threads", str(threads or self.threads),
                *works.options(work)]

    def run(self, work, path, threads=None):
        with tempfile.TemporaryFile() as result:
            if subprocess.run(self.command(work, path, threads), stdout=result, check=False).returncode != 0:
                raise SystemExit(f"bench: assay analyze {path.name} ({work}) failed")
            result.seek(0)
            return result.read()

    def numbers(self, work, result):
        return works.ours(json.loads(result))

    def peak(self, work, path, threads=None):
        return peak(self.command(work, path, threads))


class DuckDB:
    """From the query to its rows, types given, order of rows not kept."""

    name = "DuckDB"
    TYPES = {"text": "VARCHAR", "number": "DOUBLE", "flag": "BOOLEAN"}

    def __init__(self, threads):
        import duckdb

        self.version = duckdb.__version__
        self.connection = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
        self.form = {}

    def source(self, path, needed):
        if path.suffix == ".jsonl":
            types = ", ".join(f"'{name}': '{self.TYPES[kind]}'" for name, kind in needed.items())
            return f"read_json('{path}', format = 'newline_delimited', columns = {{{types}}})"
        types = ", ".join(f"'{name}': '{self.TYPES[needed.get(name, 'text')]}'" for name in HEADER)
        return f"read_csv('{path}', header = true, delim = ',', quote = '\"', auto_detect = false, columns = {{{types}}})"

    def query(self, work, path, keeps):
        """The query; `keeps` says whether rows that are grouped twice are kept in memory or read twice."""
        needed = works.columns(work)
        source = self.source(path, needed)
        if work == PER_GROUP:
            return f"""SELECT "group", count(response_time_ms), avg(response_time_ms), stddev_samp(response_time_ms),
                         avg(success::INT) FROM {source} GROUP BY 1"""
        means = [name for name in MEANS if name in needed]
        log = "log" if keeps else source
        inner = ", ".join(
            f"count({m}) AS n_{m}, sum({m}) AS y_{m}, sum({m} * {m}) AS yy_{m}, min({m}) AS a_{m}, max({m}) AS b_{m}"
            for m in means)
        units = f"""SELECT "group" AS g, user_id, {inner}, count(success) AS n_s, sum(success::INT) AS y_s
                      FROM {log} GROUP BY 1, 2"""

        def sums(n, y):
            return f"count_if({n} > 0), sum({n}), sum({y}), sum({y} * {y}), sum({y} * {n}), sum({n} * {n})"

        outer = ", ".join(f"{sums(f'n_{m}', f'y_{m}')}, sum(yy_{m}), min(a_{m}), max(b_{m})" for m in means)
        groups = f"SELECT g, count(*), {outer}, {sums('n_s', 'y_s')} FROM ({units}) GROUP BY 1"
        kept = f"WITH log AS MATERIALIZED (SELECT * FROM {source})" if keeps else ""
        if not self.has_quantiles(work):
            return groups
        quantiles = ", ".join(f"quantile_cont({m}, {LEVELS})" for m in means)
        return f"""{kept} SELECT * FROM ({groups}) AS a
                     JOIN (SELECT "group" AS h, {quantiles} FROM {log} GROUP BY 1) AS b ON g = h"""

    @staticmethod
    def has_quantiles(work):
        return work in (BY_USERS_QUANTILES, FULL)

    def run(self, work, path):
        if not self.has_quantiles(work):
            return self.connection.execute(self.query(work, path, False)).fetchall()
        key = (work, path.suffix)
        if key not in self.form:
            # Two ways to one answer: the faster of them is the contestant.
            seconds = {keeps: timed(lambda: self.connection.execute(self.query(work, path, keeps)).fetchall())[0]
                       for keeps in (True, False)}
            self.form[key] = min(seconds, key=seconds.get)
        return self.connection.execute(self.query(work, path, self.form[key])).fetchall()

    def numbers(self, work, rows):
        if work == PER_GROUP:
            return {row[0]: plain(row[1:]) for row in rows}
        return {row[0]: clustered(work, list(row[1:]), [n for n in row if isinstance(n, list)]) for row in rows}


class Polars:
    """From the query to its frame, types given."""

    name = "Polars"

    def __init__(self, threads):
        os.environ["POLARS_MAX_THREADS"] = str(threads)
        import polars

        self.polars, self.version, self.form = polars, polars.__version__, {}
        self.types = {"text": polars.String, "number": polars.Float64, "flag": polars.Boolean}

    def frame(self, path, needed):
        pl = self.polars
        if path.suffix == ".jsonl":
            return pl.scan_ndjson(path, schema={name: self.types[kind] for name, kind in needed.items()})
        schema = {name: self.types[needed.get(name, "text")] for name in HEADER}
        return pl.scan_csv(path, schema=schema).select(list(needed))

    def queries(self, work, frame):
        pl = self.polars
        means = [name for name in MEANS if name in works.columns(work)]
        if work == PER_GROUP:
            y = pl.col("response_time_ms")
            return [frame.group_by("group").agg(y.count(), y.mean().alias("m"), y.std().alias("s"), pl.col("success").mean())]
        inner = []
        for m in means:
            y = pl.col(m)
            inner += [y.count().alias(f"n_{m}"), y.sum().alias(f"y_{m}"), (y * y).sum().alias(f"yy_{m}"), y.min().alias(f"a_{m}"),
                      y.max().alias(f"b_{m}")]
        success = pl.col("success")
        units = frame.group_by("group", "user_id").agg(*inner, success.count().alias("n_s"), success.sum().alias("y_s"))

        def sums(key):
            n, y = pl.col(f"n_{key}").cast(pl.Float64), pl.col(f"y_{key}").cast(pl.Float64)
            return [(n > 0).sum().alias(f"0{key}"), pl.col(f"n_{key}").sum().alias(f"1{key}"),
                    y.sum().alias(f"2{key}"), (y * y).sum().alias(f"3{key}"), (y * n).sum().alias(f"4{key}"), (n * n).sum().alias(f"5{key}")]

        outer = []
        for m in means:
            outer += [*sums(m), pl.col(f"yy_{m}").sum(), pl.col(f"a_{m}").min(), pl.col(f"b_{m}").max()]
        found = [units.group_by("group").agg(pl.len().alias("units"), *outer, *sums("s"))]
        if DuckDB.has_quantiles(work):
            found.append(frame.group_by("group").agg(
                [pl.col(m).quantile(level, interpolation="linear").alias(f"{m}{level}") for m in means for level in LEVELS]))
        return found

    def collect(self, work, path, reads_first):
        """The frames; `reads_first` says whether the columns are read into memory before they are grouped."""
        pl = self.polars
        frame = self.frame(path, works.columns(work))
        if reads_first:
            frame = frame.collect(engine="streaming").lazy()
            return pl.collect_all(self.queries(work, frame))
        return pl.collect_all(self.queries(work, frame), engine="streaming")

    def run(self, work, path):
        key = (work, path.suffix)
        if key not in self.form:
            seconds = {first: timed(lambda: self.collect(work, path, first))[0] for first in (True, False)}
            self.form[key] = min(seconds, key=seconds.get)
        return self.collect(work, path, self.form[key])

    def numbers(self, work, frames):
        if work == PER_GROUP:
            return {row[0]: plain(row[1:]) for row in frames[0].iter_rows()}
        quantiles = {row[0]: row[1:] for row in frames[1].iter_rows()} if len(frames) > 1 else {}
        size = len(LEVELS)
        return {row[0]: clustered(work, list(row[1:]), [quantiles[row[0]][at:at + size] for at in range(
            0, len(quantiles.get(row[0], ())), size)]) for row in frames[0].iter_rows()}


class Baseline:
    """A program that does nothing but read the file."""

    version = ""

    def __init__(self, *command):
        self.command, self.name = command, " ".join(command)

    def run(self, work, path):
        subprocess.run([*self.command, path], stdout=subprocess.DEVNULL, check=True)


def plain(row):
    """The numbers of the work that takes requests as independent."""
    count, mean, sd, rate = row
    return {"response_time_ms.count": count, "response_time_ms.mean": mean, "response_time_ms.standard_deviation": sd,
            "success.mean": rate}


def clustered(work, row, quantiles):
    """The numbers of a work by users, from its sums over users."""
    means = [name for name in MEANS if name in works.columns(work)]
    units, at = row[0], 1
    found = {"units": units}
    for number, metric in enumerate(means):
        # Users without a value of the metric are not among its units.
        asked, n, y, *products = row[at:at + 6]
        squares, least, most = row[at + 6:at + 9]
        found |= {f"{metric}.count": n, f"{metric}.mean": y / n,
                  f"{metric}.standard_deviation": works.deviation(n, y / n, squares), f"{metric}.standard_error": works.robust(asked, n, y, *products), f"{metric}.minimum": least,
                  f"{metric}.maximum": most}
        if quantiles:
            found |= {f"{metric}.{level}": value for level, value in zip(LEVELS, quantiles[number])}
        at += 9
    asked, n, y, *products = row[at:at + 6]
    return found | {"success.mean": y / n, "success.standard_error": works.robust(asked, n, y, *map(float, products))}


def assay_program(top):
    program = pathlib.Path(top) / ".build" / "release" / "assay"
    if not program.exists():
        raise SystemExit("bench: no .build/release/assay: swift build -c release --product assay, or --rivals-only")
    return program
