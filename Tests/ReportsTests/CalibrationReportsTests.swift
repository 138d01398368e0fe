import Documents
import Reports
import Simulation
import Testing

/// Two small worlds with one answer of each kind: a method that is right, one that is not, one that is only shown.
private func sampleCalibration() async throws -> CalibrationResult {
  func answers(_ truth: Double) -> [CalibratedAnswer] {
    [
      CalibratedAnswer("right", truth: truth), CalibratedAnswer("wrong", truth: truth),
      CalibratedAnswer("silent", truth: truth),
      CalibratedAnswer("naive_method", truth: truth, standard: .shown),
      CalibratedAnswer(
        "gate_bound", truth: 0, standard: .safe, alpha: 0.025, hasInterval: false, isGate: true),
    ]
  }
  let studies = [("null", 0.0), ("effect", 2.0)].map { name, truth in
    let world = World(name: name, about: "an | effect of \(truth)", stream: 1, users: 1)
    return Study(
      world,
      [
        CalibratedMethod("scripted", answers: answers(truth)) { experiment in
          let place = experiment.index % 100
          return [
            Finding(
              estimate: truth + Double(place % 3 - 1), rejects: truth > 0 || place < 5, covers: place >= 5),
            Finding(estimate: truth, rejects: truth == 0 && place < 20, covers: place >= 20), Finding(),
            Finding(estimate: truth, rejects: place < 30, covers: place >= 30), Finding(rejects: place < 2),
          ]
        }
      ])
  }
  return await (try Calibration(experiments: 200, studies: studies)).run(threads: 1)
}

@Suite struct CalibrationReportsTests {
  @Test func text() async throws {
    let result = try await sampleCalibration()
    try expectPinned(CalibrationText(result, terminal: Terminal()).text, "calibration.txt")
    for width in [40, 80, 200] {
      for line in lines(of: CalibrationText(result, terminal: Terminal(width: width)).text) {
        #expect(DisplayWidth.of(line) <= width && !line.hasSuffix(" "), "\(line)")
      }
    }
    let coloured = CalibrationText(result, terminal: Terminal(isColoured: true)).text
    #expect(coloured.contains("\u{1B}[1;31m") && coloured.contains("too high"))
  }

  @Test func markdown() async throws {
    let text = CalibrationMarkdown(try await sampleCalibration(), version: "0.0.0").text
    try expectPinned(text, "calibration.md")
    #expect(text.contains("**too high**") && text.contains("an \\| effect"))
  }

  @Test func json() async throws {
    let result = try await sampleCalibration()
    let text = CalibrationDocument(result, version: "0.0.0").json.text()
    try expectPinned(text + "\n", "calibration.json")
    #expect(!text.contains(": nan") && text.contains("\"found\": null"))
  }

  @Test func truth() throws {
    var scenario = Scenario()
    scenario.stages = [
      ScenarioStage(treatmentShare: 0, days: 1), ScenarioStage(treatmentShare: 0.25, days: 3),
    ]
    scenario.treatment.mean = 405
    scenario.control.errorRate = 0
    scenario.treatment.errorRate = 0.01
    (scenario.units.tailIndex, scenario.seed) = (2, .max)
    let document = TruthDocument(scenario, truth: ScenarioTruth(scenario), version: "0.0.0")
    try expectPinned(document.json.text() + "\n", "truth.json")
  }
}
