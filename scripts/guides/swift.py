"""Compiles and runs Swift examples against the rooms that `swift build -c release` made."""

import concurrent.futures
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LIBRARIES = ["m", "dl", "simdjson", "xxhash", "isal", "zstd", "jansson", "stdc++"]


def is_program(block):
    """Whether a block stands for itself: it begins with an import. Others are parts of something."""
    code = [line for line in block.lines if line.strip() and not line.lstrip().startswith("//")]
    return bool(code) and re.match(r"(@\w+\s+)?(public |internal |package )?import\s", code[0]) is not None


def has_source(room, path):
    """Whether an object's source is there still: a build keeps the objects of files that were renamed."""
    sources = ROOT / "Sources" / room.name.removesuffix(".build")
    return next(sources.rglob(path.name.removesuffix(".o")), None) is not None


class Compiler:
    """The modules and objects of a release build."""

    def __init__(self, build):
        self.build = pathlib.Path(build)
        rooms = [path for path in sorted(self.build.glob("*.build")) if wanted(path.name.removesuffix(".build"))]
        self.objects = [str(path) for room in rooms for path in sorted(room.rglob("*.o")) if has_source(room, path)]
        self.flags = ["-I", str(self.build / "Modules")]
        for shim in rooms:
            if (shim / "module.modulemap").exists():
                self.flags += ["-Xcc", f"-fmodule-map-file={shim / 'module.modulemap'}"]

    def is_there(self):
        return bool(self.objects) and (self.build / "Modules" / "Inference.swiftmodule").exists()

    def package_name(self):
        """The name by which the rooms know that they are of one package."""
        record = self.build.resolve().parent.parent / "release.yaml"
        found = re.search(r'"-package-name","([^"]+)"', record.read_text()) if record.exists() else None
        return found[1] if found else None

    def check(self, blocks, scratch):
        """Compiles and runs programs, two at a time; the faults of each."""
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return list(pool.map(lambda each: self.run(each[1], scratch / f"swift{each[0]}"), enumerate(blocks)))

    def run(self, block, folder):
        folder.mkdir()
        source, program = folder / "main.swift", folder / "program"
        source.write_text(block.text)
        # How to add to a room is told to people who work inside the package.
        inside = ["-package-name", self.package_name()] if block.path.name.startswith("Adding-") and self.package_name() else []
        (folder / "objects").write_text("\n".join(self.objects))
        compiled = subprocess.run(
            ["swiftc", "-swift-version", "6", "-module-name", "Example", "-warnings-as-errors", *inside, *self.flags,
             str(source), f"@{folder / 'objects'}", *(f"-l{name}" for name in LIBRARIES), "-o", str(program)],
            capture_output=True, text=True, cwd=folder, timeout=300)
        if compiled.returncode != 0:
            return told(block, compiled.stdout + compiled.stderr, source)
        ran = subprocess.run([str(program)], capture_output=True, text=True, cwd=folder, timeout=120,
                             env=os.environ | {"SWIFT_BACKTRACE": "enable=no"})
        if ran.returncode != 0:
            return [(block.line, f"the example ends with {ran.returncode}: {ran.stderr.strip()[:600]}")]
        return []

    def parse(self, block, scratch):
        """The faults of a part of a program, which can only be parsed."""
        source = scratch / "part.swift"
        source.write_text(block.text)
        parsed = subprocess.run(["swiftc", "-frontend", "-parse", str(source)], capture_output=True, text=True)
        if parsed.returncode == 0:
            return []
        faults = told(block, parsed.stdout + parsed.stderr, source)
        return faults + [(block.line, "a part of a declaration is marked by <!-- not run: a part of … --> before it")]


def wanted(room):
    return not room.endswith("Tests") and room not in (
        "assay", "assay-bench", "assay-fuzz", "CFuzzer", "TestSupport", "assayPackageDiscoveredTests", "assayPackageTests")


def told(block, complaints, source):
    """What the compiler says, at the lines of the page."""
    found = []
    for line in complaints.splitlines():
        place = re.match(rf"{re.escape(str(source))}:(\d+):\d+: (error|warning): (.*)", line)
        if place:
            found.append((block.line + int(place[1]) - 1, place[3]))
    return found or [(block.line, complaints.strip()[-1500:])]
