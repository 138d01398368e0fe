"""The folder in which the commands of a guide are run: the usual files, and `assay` on the path."""

import os
import pathlib
import random
import shutil
import stat
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# Programs that no example may start: they would change a service, ask the network or need a password.
OUTSIDE = ("gcloud", "bq", "gsutil", "aws", "az", "kubectl", "docker", "spark-sql", "clickhouse", "clickhouse-client", "curl",
           "wget", "ssh", "scp", "sudo", "apt-get", "systemctl", "logger", "mail", "pip", "npm")

RESULTS = ROOT / "Fixtures" / "results"

# What a guide must not see of the outside, and what it may: an answer ends with 0, 1 or 3, and a live watch is looked at
# for three seconds. A file that the guide makes anew takes the place of the prepared one.
WRAPPER = r"""#!/bin/sh
case " $* " in
  *' --help '* | *' --replay '* | *' --once '*) live= ;;
  ' watch '*) live=yes ;;
  *) live= ;;
esac
if [ "${1:-}" = plan ] && [ -n "${ASSAY_FAULTS:-}" ]; then
  last=
  for word; do
    [ "$last" != --output ] || rm -f "$word"
    last=$word
  done
fi
status=0
if [ -n "$live" ] && [ -n "${ASSAY_FAULTS:-}" ]; then
  timeout 3 "$ASSAY_PROGRAM" "$@" || status=$?
  [ "$status" -ne 124 ] || status=0
else
  "$ASSAY_PROGRAM" "$@" || status=$?
fi
case $status in
  0 | 1 | 3) ;;
  *) [ -z "${ASSAY_FAULTS:-}" ] || printf '%s assay %s\n' "$status" "$*" >>"$ASSAY_FAULTS" ;;
esac
exit "$status"
"""


class Bench:
    """A scratch folder for all guides: the prepared files, made once, and a fresh copy of them for each guide."""

    def __init__(self, scratch, program, duckdb):
        self.scratch = scratch
        self.program = str(pathlib.Path(program).resolve())
        self.duckdb = duckdb
        self.bin = scratch / "bin"
        self.bin.mkdir()
        wrapper = self.bin / "assay"
        wrapper.write_text(WRAPPER)
        wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)
        for name in OUTSIDE:
            (self.bin / name).write_text(
                f"#!/bin/sh\necho '{name} reaches outside: mark the block with <!-- not run: needs {name} -->' >&2\nexit 2\n")
            (self.bin / name).chmod(wrapper.stat().st_mode)
        self.prepared = None
        self.count = 0

    def environment(self, home):
        """What a command sees: `assay`, a home and a scratch folder $T of its own, 80 columns, UTC."""
        path = [str(self.bin)] + ([str(self.duckdb)] if self.duckdb else []) + [os.environ.get("PATH", "/usr/bin:/bin")]
        return {
            "PATH": ":".join(path), "HOME": str(home), "T": str(home), "COLUMNS": "80", "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "ASSAY_PROGRAM": self.program, "ASSAY": str(self.bin / "assay"),
        }

    def home(self):
        """A fresh scratch folder."""
        self.count += 1
        home = self.scratch / f"home{self.count}"
        home.mkdir()
        return home

    def folder(self):
        """A fresh folder with the usual files."""
        if self.prepared is None:
            self.prepared = self.scratch / "prepared"
            prepare(self.prepared, self.environment(self.home()))
        self.count += 1
        folder = self.scratch / f"work{self.count}"
        shutil.copytree(self.prepared, folder, symlinks=True)
        return folder


def prepare(folder, environment):
    """Makes the usual files, by the program itself and from Fixtures."""
    folder.mkdir()
    for name in ("outputs", "gates", "logs", "locust"):
        (folder / name).mkdir()
    for name in ("scripts", "Fixtures"):
        (folder / name).symlink_to(ROOT / name)

    def run(*words, status=(0,)):
        run = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
        if run.returncode not in status:
            raise OSError(f"{' '.join(words)}: exit status {run.returncode}: {run.stderr.strip()[-500:]}")

    # A week at 5 % before the release, then its stages. 22 October 2025 is a Wednesday of 2025-W43.
    release = ["--users", "4000", "--seed", "8", "--effect", "-0.2", "--quiet"]
    run("assay", "simulate", "--rows", "30000", "--users", "4000", "--seed", "9", "--start", "2025-10-15", "--days", "7",
        "--split", "95/5", "--format", "jsonl", "--output", "before.jsonl", "--quiet")
    run("assay", "simulate", "--rows", "40000", "--start", "2025-10-22", "--stages", "5:1,10:1,25:2,50:3",
        "--format", "jsonl", "--output", "requests.jsonl", *release)
    run("assay", "simulate", "--rows", "40000", "--start", "2025-10-22", "--stages", "5:1,10:1,25:2,50:3",
        "--output", "requests.csv", *release)
    run("assay", "simulate", "--rows", "20000", "--users", "4000", "--seed", "9", "--start", "2025-10-15", "--days", "7",
        "--output", "history.csv", "--quiet")
    run("sh", "-c", "gzip -k requests.csv && cat requests.jsonl >> before.jsonl && mv before.jsonl requests.jsonl")
    write_plan(folder / "plan.json")
    for name, seed, mean in (("old", 1, 450), ("new", 2, 400)):
        (folder / f"{name}.csv").write_text(columns(seed, mean))
        (folder / f"{name}.jtl").write_text(load_test(seed, mean))

    for name, place in (
        ("ab_test_analysis.json", "outputs/ab_test_analysis.json"), ("ab_test_analysis.json", "ab_test_analysis.json"),
        ("load_test_passed.json", "outputs/load_test_summary.json"), ("load_test_passed.json", "load_test_summary.json"),
        ("monitor_20251023_090000.json", "outputs/monitor_20251023_090000.json"),
        ("monitor_20251023_090000.json", "monitor.json"),
    ):
        shutil.copy(RESULTS / name, folder / place)
    (folder / "locust" / "canary_stats.csv").write_text(
        "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,50%,95%,99%,100%\n"
        "GET,/chat,2500,3,380,402.5,380,910,1500,2100\n,Aggregated,2500,3,380,402.5,380,910,1500,2100\n")
    run("assay", "validate-stage", "1", "--snapshot", "monitor.json", "--format", "json", "--output", "stage1.json",
        status=(0, 1, 3))
    shutil.copy(folder / "stage1.json", folder / "gates" / "stage1.json")
    for stage in (4, 5):
        run("assay", "decide-stage5", "requests.csv", "--format", "json", "--output", f"gates/stage{stage}.json", "--quiet",
            status=(0, 1))
    run("assay", "analyze", "requests.csv", "--summary-output", "summary.json", "--output", "analysis.json",
        "--format", "json", "--quiet")
    run("assay", "decide-stage5", "requests.jsonl", "--plan", "plan.json", "--ledger", "looks.jsonl", "--quiet", status=(0, 1))
    if shutil.which("duckdb", path=environment["PATH"]):
        (folder / "logs" / "2025-10-22").mkdir()
        for place in ("logs/part.parquet", "logs/2025-10-22/part.parquet"):
            run("duckdb", "-c", f"COPY (SELECT * FROM 'requests.csv') TO '{place}' (FORMAT parquet)")


def write_plan(path):
    """The plan of the requests: its stages are dated."""
    path.write_text("""{
  "experiment_name": "gateway_rollout",
  "start_date": "2025-10-22",
  "end_date": "2025-11-22",
  "canary": {
    "stages": [
      { "stage": 1, "percentage": 5, "hours": 24, "start": "2025-10-22" },
      { "stage": 2, "percentage": 10, "hours": 24, "start": "2025-10-23" },
      { "stage": 3, "percentage": 25, "hours": 48, "start": "2025-10-24" },
      { "stage": 4, "percentage": 50, "hours": 72, "start": "2025-10-26" }
    ],
    "services": {
      "service": "api", "legacy": "api-00041-abc", "canary": "api-00042-def", "project": "my-project",
      "region": "us-central1"
    }
  }
}
""")


def columns(seed, mean):
    """A log of one version, which no column of groups tells."""
    source = random.Random(seed)
    rows = ["timestamp,user_id,response_time_ms,success"]
    for row in range(4000):
        time = f"2025-10-22T{row // 360:02}:{row // 6 % 60:02}:{row % 6 * 10:02}Z"
        rows.append(f"{time},user-{source.randrange(900):04},{source.lognormvariate(0, 0.5) * mean:.1f},{source.random() < 0.99}")
    return "\n".join(rows).replace("True", "true").replace("False", "false") + "\n"


def load_test(seed, mean):
    """A JMeter log: what was asked is its column `label`."""
    source = random.Random(seed)
    rows = ["timeStamp,elapsed,label,responseCode,responseMessage,threadName,success,bytes"]
    for row in range(3000):
        elapsed = round(source.lognormvariate(0, 0.5) * mean)
        label = ("Login", "Search", "Checkout")[row % 3]
        rows.append(f"{1761091200000 + 200 * row},{elapsed},{label},200,OK,Thread {row % 20},true,512")
    return "\n".join(rows) + "\n"
