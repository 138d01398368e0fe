import CFuzzer
import Glibc

// The fuzzers: one program, one target a run. `scripts/fuzz` builds it, feeds it and keeps what it finds.
//
//     assay-fuzz csv|json|time|plan [libFuzzer's flags, files and folders of inputs]

/// Runs libFuzzer, which takes the first of the arguments for the program's name, on a target.
private func fuzz(_ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> Void) -> Never {
  exit(unsafe cfuzzer_run(CommandLine.argc - 1, CommandLine.unsafeArgv + 1, target))
}

switch CommandLine.arguments.dropFirst().first {
case "csv": unsafe fuzz { unsafe fuzzDelimited(UnsafeRawBufferPointer(start: $0, count: $1)) }
case "json": unsafe fuzz { unsafe fuzzJSONLines(UnsafeRawBufferPointer(start: $0, count: $1)) }
case "time": unsafe fuzz { unsafe fuzzTimes(UnsafeRawBufferPointer(start: $0, count: $1)) }
case "plan": unsafe fuzz { unsafe fuzzPlan(UnsafeRawBufferPointer(start: $0, count: $1)) }
default: fatalError("assay-fuzz: name a target first: csv, json, time or plan")
}
