import Foundation
import TestSupport
import Testing

/// The files of reports: their names, all of them or none, and never over another report.
@Suite struct ReportFilesTests {
  private static let log = ReportPeriodTests.log
  private static let forms = ["html", "json", "md"]

  private func report(_ folder: TemporaryFolder, _ options: [String] = [], in out: String = "out")
    async throws
    -> Outcome
  {
    try await Program.run(["report", Self.log, "--folder", folder(out)] + options)
  }

  private func files(_ folder: TemporaryFolder, in out: String = "out") throws -> [String: [UInt8]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder(out))
    return try Dictionary(uniqueKeysWithValues: names.map { ($0, try folder.bytes("\(out)/\($0)")) })
  }

  @Test func allFormsArePutIntoTheFolder() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await report(folder, in: "a/b c")
    let files = try files(folder, in: "a/b c")
    #expect(
      outcome.status == 0 && outcome.error.contains("all-experiment.html, .md, .json and "), "\(outcome)")
    #expect(Self.forms.allSatisfy { files["all-experiment.\($0)"]?.isEmpty == false })
    let pictures = files.keys.filter { $0.hasSuffix(".svg") }
    #expect(pictures.count >= 4 && files.count == 3 + pictures.count, "\(files.keys)")
    let markdown = String(decoding: files["all-experiment.md"] ?? [], as: UTF8.self)
    for picture in pictures { #expect(markdown.contains("(\(picture))"), "\(picture)") }
    // The same forms on standard output.
    for (format, ending) in [("json", "json"), ("markdown", "md"), ("html", "html")] {
      let shown = try await report(folder, ["--quiet", "--format", format], in: "a/b c")
      #expect(shown.output == files["all-experiment.\(ending)"] && shown.error == "", "\(shown)")
    }
    let quiet = try await report(folder, ["--quiet"], in: "a/b c")
    #expect(quiet.status == 0 && quiet.output.isEmpty && quiet.error == "", "\(quiet)")
    #expect(!outcome.text.contains("\u{1B}") && !outcome.text.isEmpty)
    let filed = try await report(folder, ["--output", folder("answer.txt")], in: "a/b c")
    #expect(try filed.output.isEmpty && folder.text("answer.txt") == outcome.text)
  }

  @Test func anotherReportIsNotWrittenOver() async throws {
    let folder = try TemporaryFolder()
    _ = try await report(folder)
    let first = try files(folder)
    let inode = try FileManager.default.attributesOfItem(atPath: folder("out/all-experiment.md"))[
      .systemFileNumber]
    let same = try await report(folder)
    #expect(same.status == 0 && same.error.contains("say the same"), "\(same)")
    let kept = try FileManager.default.attributesOfItem(atPath: folder("out/all-experiment.md"))[
      .systemFileNumber]
    #expect(inode as? UInt64 == kept as? UInt64)
    for options in [["--confidence", "0.9"], ["--lang", "ko"]] {
      let other = try await report(folder, options)
      #expect(other.status == 2 && other.error.contains("--force") && other.output.isEmpty, "\(other)")
      #expect(try files(folder) == first)
    }
    // What is missing is written again, what is there stays.
    try FileManager.default.removeItem(atPath: folder("out/all-experiment.html"))
    #expect(try await report(folder).status == 0)
    #expect(try files(folder) == first)
    // One file that differs is enough.
    try folder.file("out/all-experiment.html", "mine")
    #expect(try await report(folder).status == 2)
    let forced = try await report(folder, ["--confidence", "0.9", "--force"])
    #expect(forced.status == 0, "\(forced)")
    let second = try files(folder)
    #expect(second != first && Set(second.keys) == Set(first.keys))
    #expect(try await report(folder, ["--force"]).status == 0)
    #expect(try files(folder) == first)
  }

  @Test(arguments: [
    ("../../etc/passwd", "experiment.._.._etc_passwd"), (".hidden", "experiment.hidden"), ("", "experiment"),
    ("결제 게이트웨이 실험", "결제_게이트웨이_실험"), ("a/b\\\\c:d*e?f", "a_b_c_d_e_f"), ("-rf", "-rf"),
    ("line\\nfeed\\u0007\\u001b[31m", "line_feed___31m"),
    ("<script>alert(1)</script>", "_script_alert_1___script_"),
    ("\\u202egnp.exe", "_gnp.exe"), ("🚀 launch", "🚀_launch"), ("..", "experiment.."),
    ("a|b`c`$(d)", "a_b_c___d_"), ("été_naïve", "été_naïve"),
  ])
  func namesAreSafe(_ name: String, _ safe: String) async throws {
    let folder = try TemporaryFolder()
    let plan = try folder.file("plan.json", #"{"experiment_name": "\#(name)"}"#)
    let outcome = try await report(folder, ["--plan", plan])
    #expect(outcome.status == 0, "\(outcome)")
    let found = try files(folder).keys.sorted()
    #expect(found.contains("all-\(safe).md") && found.allSatisfy { $0.hasPrefix("all-\(safe)") }, "\(found)")
    #expect(folder.names == ["out", "plan.json"])
    #expect(
      !outcome.error.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
  }

  @Test func longNamesAreCutAndStillDiffer() async throws {
    let folder = try TemporaryFolder()
    for (place, name) in ["x", "y"].enumerated() {
      let long = String(repeating: "실험 ", count: 5_000) + name
      let plan = try folder.file("plan.json", #"{"experiment_name": "\#(long)"}"#)
      let outcome = try await report(folder, ["--plan", plan])
      #expect(outcome.status == 0, "\(outcome)")
      let names = try files(folder).keys.filter { $0.hasSuffix(".md") }
      #expect(names.count == place + 1 && names.allSatisfy { $0.utf8.count < 200 }, "\(names)")
    }
  }

  @Test func foldersThatAreNoneAreRefused() async throws {
    let folder = try TemporaryFolder()
    try folder.file("file", "something")
    for out in ["file", "file/below"] {
      let outcome = try await report(folder, in: out)
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.error.contains("--folder"), "\(outcome)")
    }
    #expect(try folder.text("file") == "something")
    try FileManager.default.createDirectory(
      atPath: folder("out/all-experiment.json"), withIntermediateDirectories: true)
    let outcome = try await report(folder, ["--force"])
    #expect(outcome.status == 2 && outcome.error.contains("is a folder"), "\(outcome)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder("out")) == ["all-experiment.json"])
  }

  @Test func aFullDiskLeavesNothing() async throws {
    let folder = try TemporaryFolder()
    // No file may grow beyond 8 blocks of 1,024 bytes, which the page does.
    let outcome = try await Program.shell(
      #"trap '' XFSZ; ulimit -f 8; "$assay" report --quiet --folder out "$fixtures/logs/gateway.csv" 2> /dev/null; echo $?"#,
      in: folder.path)
    #expect(outcome.text == "2\n", "\(outcome)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder("out")).isEmpty)
  }

  @Test func theLogIsNotWrittenOver() async throws {
    let folder = try TemporaryFolder()
    try folder.file("all-experiment.json", try fixture("logs/gateway.jsonl"))
    let outcome = try await Program.run(
      ["report", folder("all-experiment.json"), "--folder", folder.path, "--force", "--quiet"])
    #expect(outcome.status == 2 && outcome.error.contains("--folder"), "\(outcome)")
    #expect(folder.names == ["all-experiment.json"])
  }

  @Test func aClosedPipeIsSuccess() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.shell(
      #"set -o pipefail; "$assay" report --folder out "$fixtures/logs/gateway.csv" | true; echo $?"#,
      in: folder.path)
    #expect(outcome.text == "0\n", "\(outcome)")
    #expect(try files(folder).count > 3)
  }

  @Test(arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)])
  func interruptedItLeavesNothing(_ signal: String, _ status: Int) async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Program.shell(
      """
      mkfifo log
      (cat "$fixtures/logs/gateway.csv"; exec sleep 20) > log & writer=$!
      set -m
      "$assay" report --folder out log > answer.txt 2> error.txt & program=$!
      for attempt in $(seq 500); do grep -q time error.txt && break; sleep 0.01; done
      kill -\(signal) $program; wait $program; echo status $?
      kill $writer; rm log
      """, in: folder.path)
    #expect(outcome.text.contains("status \(status)\n"), "\(outcome) \(outcome.text)")
    #expect(folder.names == ["answer.txt", "error.txt"])
  }

  @Test func openingIsTried() async throws {
    let folder = try TemporaryFolder()
    let path = "PATH=\"$PWD/bin:/bin:/usr/bin\""
    try FileManager.default.createDirectory(atPath: folder("bin"), withIntermediateDirectories: true)
    for (script, warning) in [("echo \"$@\" > opened", ""), ("exit 3", "cannot open"), ("exec sleep 5", "")] {
      try folder.file("bin/xdg-open", "#!/bin/sh\n\(script)\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder("bin/xdg-open"))
      let outcome = try await Program.shell(
        #"\#(path) "$assay" report --quiet --open --folder "o u;t" "$fixtures/logs/gateway.csv""#,
        in: folder.path)
      #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome)")
      #expect(warning.isEmpty ? outcome.error == "" : outcome.error.contains(warning), "\(outcome)")
    }
    #expect(try folder.text("opened") == "o u;t/all-experiment.html\n")
    let none = try await Program.shell(
      #"PATH=/nowhere "$assay" report --quiet --open --folder out "$fixtures/logs/gateway.csv""#,
      in: folder.path)
    #expect(none.status == 0 && none.error.contains("--open"), "\(none)")
  }
}
