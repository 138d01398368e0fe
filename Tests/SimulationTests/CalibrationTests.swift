import Inference
import Simulation
import Testing

@Suite struct CalibrationTests {
  private static let world = World(name: "small", about: "", stream: 2_000, users: 200)

  /// A method that draws nothing: it is wrong in so many of every hundred experiments.
  private static func scripted(
    _ standard: CalibratedAnswer.Standard, truth: Double = 0, wrong: Int, of answered: Int = 100
  ) -> Study {
    let answer = CalibratedAnswer("scripted", truth: truth, standard: standard)
    return Study(
      world,
      [
        CalibratedMethod("scripted", answers: [answer]) { experiment in
          let place = experiment.index % 100
          guard place < answered else { return [Finding()] }
          return [
            Finding(estimate: place < 50 ? 1 : -1, rejects: place < wrong, covers: place >= wrong)
          ]
        }
      ])
  }

  @Test(arguments: [
    (CalibratedAnswer.Standard.exact, 5, "as_asked as_asked"), (.exact, 20, "too_high too_low"),
    (.exact, 0, "too_low too_high"), (.safe, 0, "as_asked as_asked"), (.safe, 20, "too_high too_low"),
    (.shown, 20, "shown shown"),
  ])
  func ratesAreJudged(_ standard: CalibratedAnswer.Standard, _ wrong: Int, _ expected: String) async throws {
    let study = Self.scripted(standard, wrong: wrong)
    let result = await (try Calibration(experiments: 200, studies: [study])).run(threads: 2)
    #expect(result.rows.map(\.measure) == [.falseAlarm, .coverage])
    #expect(result.rows.map(\.judgement.rawValue).joined(separator: " ") == expected)
    #expect(result.rows[0].found == Double(wrong) / 100 && result.rows[1].found == 1 - Double(wrong) / 100)
    #expect(result.rows[0].asked == 0.05 && result.rows[1].asked == 0.95)
    // 3·√(0.05·0.95/200)
    #expect((result.rows[0].band - 0.0462331).magnitude < 1e-6)
  }

  /// Estimates of ±1 have a standard deviation of 1: a z test sees none of them.
  @Test func powerIsMeasuredByAnOracle() async throws {
    let study = Self.scripted(.exact, truth: 0.5, wrong: 40)
    let result = await (try Calibration(experiments: 200, studies: [study])).run(threads: 1)
    #expect(result.rows.map(\.measure) == [.power, .coverage])
    #expect(result.rows[0].asked == 0 && result.rows[0].judgement == .asAsked)
    let few = await (try Calibration(experiments: 99, studies: [study])).run(threads: 1)
    #expect(few.rows[0].asked == nil && few.rows[0].judgement == .shown)
  }

  @Test func experimentsWithoutAnswerAreCountedApart() async throws {
    let study = Self.scripted(.exact, wrong: 5, of: 50)
    let result = await (try Calibration(experiments: 100, studies: [study])).run(threads: 1)
    for row in result.rows { #expect(row.answered == 50 && row.unanswered == 50) }
    #expect(result.rows[0].found == 0.1)
    let silent = await (try Calibration(experiments: 10, studies: [Self.scripted(.exact, wrong: 0, of: 0)]))
      .run(threads: 1)
    for row in silent.rows { #expect(row.found.isNaN && row.judgement == .shown && row.unanswered == 10) }
  }

  @Test func theNumberOfThreadsChangesNothing() async throws {
    let studies = [Study(Self.world, [.mean(Self.world), .errorRate(Self.world), .peeking(Self.world)])]
    let calibration = try Calibration(experiments: 70, studies: studies)
    let first = await calibration.run(threads: 1)
    #expect(first.rows.allSatisfy { $0.answered == 70 })
    for threads in [2, 3] { #expect(await calibration.run(threads: threads) == first) }
  }

  @Test func progressEndsWhereItShould() async throws {
    let calibration = try Calibration(
      experiments: 30, studies: [Self.scripted(.exact, wrong: 1), Self.scripted(.exact, wrong: 2)])
    var told: [Int] = []
    _ = await calibration.run(threads: 1) { done, all in
      #expect(all == 60)
      told.append(done)
    }
    #expect(told == told.sorted() && told.last == 60)
  }

  @Test func oneMethodAlone() throws {
    let calibration = try Calibration(experiments: 10, only: "gate")
    #expect(calibration.studies.allSatisfy { $0.methods.map(\.name) == ["gate"] })
    #expect(throws: SimulationError.self) { try Calibration(experiments: 10, only: "guess") }
    #expect(throws: SimulationError.self) { try Calibration(experiments: 0) }
  }

  /// No two worlds share random numbers, and every answer of a study has a name of its own.
  @Test func theStandardStudies() {
    let worlds = Study.standard.map(\.world)
    #expect(Set(worlds.map(\.stream)).count == worlds.count && Set(worlds.map(\.name)).count == worlds.count)
    for study in Study.standard {
      let names = study.methods.flatMap(\.answers).map(\.name)
      #expect(Set(names).count == names.count, "\(study.world.name)")
    }
    #expect(Calibration.seed == 20_251_022)
  }

  /// Eighty experiments, seed 3: counted on requests, users' likeness makes one alarm in four false.
  @Test func clusteringIsWhatTheDefaultsAreFor() async throws {
    var world = Self.world
    world.users = 1_000
    let study = Study(world, [.mean(world), .meanOfRequests(world)])
    let result = await (try Calibration(experiments: 80, seed: 3, studies: [study])).run(threads: 2)
    let alarms = result.rows.filter { $0.measure == .falseAlarm }.map(\.found)
    #expect(alarms.count == 2 && alarms[0] <= 0.13 && alarms[1] > alarms[0] + 0.05, "\(alarms)")
  }
}
