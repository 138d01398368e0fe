// swift-tools-version: 6.3

import PackageDescription

/// What every Swift target is held to.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The test bundle of `target`, which may also build the values that `target` is given.
func tests(of target: String, with inputs: String...) -> Target {
  .testTarget(
    name: "\(target)Tests",
    dependencies: ([target] + inputs + ["TestSupport"]).map { .byName(name: $0) },
    swiftSettings: strict)
}

let package = Package(
  name: "assay",
  products: [
    .executable(name: "assay", targets: ["assay"]),
    .library(
      name: "Assay",
      targets: [
        "Columns", "Logs", "Summaries", "Distributions", "LinearAlgebra", "Sentences", "Inference",
        "Documents", "Charts", "Plans", "Verdicts", "Simulation", "Reports", "Assignment", "Processes",
        "Probes", "Warehouse",
      ]),
  ],
  targets: [
    // MARK: Shims. Each wraps one foreign library and depends on nothing.
    .target(name: "COpenBLAS", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CBoostMath", linkerSettings: [.linkedLibrary("m")]),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CFastFloat"),
    .target(name: "CXXHash", linkerSettings: [.linkedLibrary("xxhash")]),
    .target(name: "CScan"),
    .target(name: "CMemory"),
    .target(name: "CCompression", linkerSettings: [.linkedLibrary("isal"), .linkedLibrary("zstd")]),
    .target(name: "CJansson", linkerSettings: [.linkedLibrary("jansson")]),
    .target(name: "CCrypto", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("dl")]),

    // MARK: Mathematics, documents, words and drawings. Know nothing of experiments.
    .target(name: "Distributions", dependencies: ["CBoostMath"], swiftSettings: strict),
    .target(name: "LinearAlgebra", dependencies: ["COpenBLAS"], swiftSettings: strict),
    .target(name: "Documents", dependencies: ["CJansson"], swiftSettings: strict),
    .target(name: "Sentences", swiftSettings: strict),
    .target(name: "Charts", swiftSettings: strict),

    // MARK: The line. Bytes come in at the top, a report leaves at the bottom.
    .target(name: "Columns", swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]),
    .target(
      name: "Logs", dependencies: ["Columns", "CSimdJSON", "CFastFloat", "CXXHash", "CScan", "CCompression"],
      swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]),
    .target(
      name: "Summaries", dependencies: ["Columns", "LinearAlgebra", "Documents", "CMemory"],
      swiftSettings: strict),
    .target(
      name: "Inference",
      dependencies: ["Summaries", "Columns", "Distributions", "LinearAlgebra", "Sentences"],
      swiftSettings: strict),
    .target(name: "Plans", dependencies: ["Inference", "Documents"], swiftSettings: strict),
    .target(
      name: "Verdicts", dependencies: ["Plans", "Inference", "Summaries", "Documents", "Sentences"],
      swiftSettings: strict),
    .target(
      name: "Simulation",
      dependencies: ["Columns", "Summaries", "Inference", "Plans", "Distributions", "Verdicts"],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "Simulation", "Verdicts", "Plans", "Inference", "Summaries", "Documents", "Sentences", "Charts",
      ],
      swiftSettings: strict),

    // MARK: Beside the line: which group a unit gets, other programs, requests to services.
    .target(name: "Assignment", dependencies: ["CCrypto"], swiftSettings: strict),
    .target(name: "Processes", swiftSettings: strict),
    .target(name: "Probes", dependencies: ["CCurl", "Documents"], swiftSettings: strict),
    .target(
      name: "Warehouse",
      dependencies: ["Summaries", "Columns", "Documents", "Processes"],
      swiftSettings: strict),

    // MARK: Programs.
    .target(name: "ArgumentParser", swiftSettings: strict),
    .executableTarget(
      name: "assay-bench", dependencies: ["ArgumentParser", "Summaries", "Inference", "Documents"],
      swiftSettings: strict),
    .executableTarget(
      name: "assay",
      dependencies: [
        "ArgumentParser", "Logs", "Columns", "Summaries", "Inference", "Documents", "Sentences", "Plans",
        "Verdicts", "Simulation", "Reports", "Assignment", "Processes", "Probes", "Warehouse",
      ],
      swiftSettings: strict),

    // MARK: Tests. One bundle per target, and one that runs the program.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests(of: "Distributions"),
    tests(of: "LinearAlgebra"),
    tests(of: "Documents"),
    tests(of: "Sentences"),
    tests(of: "Charts"),
    tests(of: "Columns"),
    tests(of: "Logs", with: "Columns"),
    tests(of: "Summaries", with: "Columns", "Documents"),
    tests(of: "Inference", with: "Summaries", "Columns", "Distributions", "LinearAlgebra"),
    tests(of: "Plans", with: "Inference", "Documents"),
    tests(
      of: "Verdicts", with: "Plans", "Inference", "Summaries", "Columns", "Documents", "Sentences", "Reports"),
    tests(
      of: "Simulation", with: "Columns", "Distributions", "Inference", "Summaries"),
    tests(
      of: "Reports", with: "Simulation", "Verdicts", "Plans", "Inference", "Summaries", "Documents",
      "Columns", "Sentences", "Charts"),
    tests(of: "Assignment"),
    tests(of: "Processes"),
    tests(of: "Probes", with: "Documents"),
    tests(of: "Warehouse", with: "Summaries", "Columns"),
    tests(of: "ArgumentParser"),
    .testTarget(
      name: "CommandTests", dependencies: ["assay", "Reports", "Verdicts", "Documents", "TestSupport"],
      swiftSettings: strict),
  ],
  cLanguageStandard: .c17,
  cxxLanguageStandard: .cxx20
)

// The fuzzers need the compiler's fuzzing runtime and instrumented code: scripts/fuzz sets this, and the flags.
if Context.environment["ASSAY_FUZZ"] != nil {
  package.targets += [
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "assay-fuzz", dependencies: ["CFuzzer", "Columns", "Logs", "Documents", "Plans"],
      swiftSettings: strict),
  ]
}
