import Documents
import Plans
import Testing

@Suite struct PlanReviewTests {
  /// Days of October 2025 and nothing else, as milliseconds; a day that ends something ends with its last moment.
  private static func time(_ text: String, isEnd: Bool) -> Int64? {
    guard text.hasPrefix("2025-10-"), let day = Int64(text.dropFirst(8)) else { return nil }
    return (isEnd ? day + 1 : day) * 86_400_000
  }

  private static func review(_ text: String) throws -> PlanReview {
    try PlanReview(Document(parsing: text, name: "plan.json"), time: time)
  }

  private static func stages(_ stages: String) -> String { #"{"canary": {"stages": [\#(stages)]}}"# }

  private static let mistakes: [(text: String, path: String, word: String)] = [
    (#"{"start_date": "soon"}"#, "start_date", "soon"), (#"{"end_date": "2025-13-01"}"#, "end_date", "day"),
    (#"{"start_date": "2025-10-05", "end_date": "2025-10-04"}"#, "end_date", "before start_date"),
    (#"{"groups": {"control": {"name": "A"}, "treatment": {"name": "a"}}}"#, "groups.treatment.name", "same"),
    (#"{"metrics": {"secondary": ["success", "success"]}}"#, "metrics.secondary[1]", "once more"),
    (#"{"canary": {"promotion": {"improvement": 1}}}"#, "canary.promotion.improvement", "exceeded"),
    (
      stages(#"{"stage": 1, "percentage": 25}, {"stage": 2, "percentage": 10}"#),
      "canary.stages[1].percentage",
      "25 % of stage 1"
    ),
    (stages(#"{"stage": 1, "percentage": 5, "start": "later"}"#), "canary.stages[0].start", "later"),
    (
      stages(#"{"stage": 1, "percentage": 5, "start": "2025-10-02", "end": "never"}"#),
      "canary.stages[0].end",
      "never"
    ),
    (
      stages(#"{"stage": 1, "percentage": 5, "start": "2025-10-04", "end": "2025-10-02"}"#),
      "canary.stages[0].end", "after the start"
    ),
    (
      stages(
        #"{"stage": 1, "percentage": 5, "start": "2025-10-02", "end": "2025-10-04"}, {"stage": 2, "percentage": 10, "start": "2025-10-03"}"#
      ), "canary.stages[1].start", "overlap"
    ),
    (
      stages(
        #"{"stage": 1, "percentage": 5, "start": "2025-10-04"}, {"stage": 2, "percentage": 10, "start": "2025-10-02"}"#
      ), "canary.stages[1].start", "after the start of stage 1"
    ),
    (
      #"{"canary": {"rollback": [{"metric": "error_rate", "above": 1}]}}"#, "canary.rollback[0].above",
      "never"
    ),
    (
      stages(#"{"stage": 1, "percentage": 5, "rollback": [{"metric": "success_rate", "below": 0}]}"#),
      "canary.stages[0].rollback[0].below", "never"
    ),
  ]

  @Test(arguments: mistakes)
  func whatCannotBeMeantIsAMistake(_ text: String, _ path: String, _ word: String) throws {
    let review = try Self.review(text)
    #expect(review.mistakes.count == 1, "\(review.mistakes)")
    let message = review.mistakes.first?.description ?? ""
    #expect(message.hasPrefix("plan.json line 1: \(path) ") && message.contains(word), "\(message)")
  }

  private static let doubts: [(text: String, path: String, word: String)] = [
    (
      #"{"groups": {"control": {"percentage": 100}, "treatment": {"percentage": 0}}}"#,
      "groups.treatment.percentage", "no unit"
    ),
    (#"{"log": {"group": "version", "unit": "version"}}"#, "log.unit", "log.group"),
    (
      #"{"metrics": {"guardrails": [{"name": "error_rate", "margin": 0}]}}"#, "metrics.guardrails[0].margin",
      "better"
    ),
    (#"{"metrics": {"guardrails": ["error_rate"]}}"#, "metrics.guardrails[0]", "cannot fail"),
    (
      #"{"metrics": {"primary": "success", "guardrails": [{"name": "success_rate", "margin": 0.1}]}}"#,
      "metrics.guardrails[0]", "metrics.primary"
    ),
    (#"{"canary": {"promotion": {"improvement": 0}}}"#, "canary.promotion.improvement", "next to nothing"),
    (#"{"canary": {"legacy": {"p95_increase": 0}}}"#, "canary.legacy.p95_increase", "better than legacy"),
    (
      #"{"canary": {"rollback": [{"metric": "error_rate", "above": 0.02}, {"metric": "error_rate", "above": 0.05, "action": "warn"}]}}"#,
      "canary.rollback[1]", "never warns"
    ),
    (
      #"{"canary": {"rollback": [{"metric": "success_rate", "below": 0.8, "action": "warn"}, {"metric": "success_rate", "below": 0.9}]}}"#,
      "canary.rollback[0]", "never warns"
    ),
    // The stage's warning comes after a trigger of every stage.
    (
      stages(
        #"{"stage": 1, "percentage": 5, "rollback": [{"metric": "error_rate", "above": 0.06, "action": "warn"}]}"#
      ),
      "canary.stages[0].rollback[0]", "never warns"
    ),
    (
      #"{"canary": {"rollback": [{"metric": "error_rate", "above": 0.02}, {"metric": "error_rate", "above": 0.02}]}}"#,
      "canary.rollback[1]", "twice"
    ),
    (
      #"{"canary": {"rollback": [{"metric": "p95_response_time_ms", "below": 20000}]}}"#,
      "canary.rollback[0].below", "above is the side to fear"
    ),
    (stages(#"{"stage": 1, "percentage": 0}"#), "canary.stages[0].percentage", "nothing to judge"),
    (
      stages(#"{"stage": 1, "percentage": 5}, {"stage": 2, "percentage": 5}"#), "canary.stages[1].percentage",
      "stage 1"
    ),
    (stages(#"{"stage": 7, "percentage": 5}"#), "canary.stages[0]", "asks nothing"),
    (
      stages(#"{"stage": 1, "percentage": 5, "hours": 72, "start": "2025-10-02", "end": "2025-10-03"}"#),
      "canary.stages[0].end", "48 h of the 72 h"
    ),
    (
      #"{"canary": {"stages": [{"stage": 1, "percentage": 0.5}], "services": {"service": "a", "legacy": "b", "canary": "c"}}}"#,
      "canary.stages[0].percentage", "whole percents"
    ),
  ]

  @Test(arguments: doubts)
  func whatIsHardlyMeantIsADoubt(_ text: String, _ path: String, _ word: String) throws {
    let review = try Self.review(text)
    #expect(review.mistakes.isEmpty && review.doubts.count == 1, "\(review.mistakes) \(review.doubts)")
    let message = review.doubts.first?.description ?? ""
    #expect(message.hasPrefix("plan.json line 1: \(path) ") && message.contains(word), "\(message)")
  }

  @Test(arguments: [
    "{}", #"{"metrics": {"primary": "response_time_ms", "secondary": ["response_time_ms:p95"]}}"#,
    stages(
      #"{"stage": 1, "percentage": 5, "start": "2025-10-02", "end": "2025-10-02"}, {"stage": 2, "percentage": 10, "start": "2025-10-03"}, {"stage": 5, "percentage": 100}"#
    ),
    // In another window a warning may come first.
    #"{"canary": {"rollback": [{"metric": "error_rate", "above": 0.02, "window": "1h"}, {"metric": "error_rate", "above": 0.05, "action": "warn"}]}}"#,
  ])
  func goodPlansPass(_ text: String) throws {
    let review = try Self.review(text)
    #expect(review.mistakes.isEmpty && review.doubts.isEmpty, "\(review.mistakes) \(review.doubts)")
  }

  /// What cannot be read and what cannot be meant are told together, by line, each once.
  @Test func everythingAtOnce() throws {
    let text = """
      { "start_date": "soon", "nme": "x",
        "metrics": { "primary": { "name": "a", "kind": "median", "direction": "down", "margin": -1, "winsorise": 1 } },
        "statistics": { "confidence_level": 95 },
        "canary": {
          "stages": [ { "stage": 1, "percentage": 25, "start": "x" }, { "percentage": 5 }, { "stage": 3, "percentage": 10 } ],
          "rollback": [ { "metric": "error_rate", "above": 1 }, { "metric": "error" } ],
          "promotion": { "improvement": 1 } } }
      """
    let found = try Self.review(text).mistakes
    let lines = found.compactMap { $0.location?.line }
    #expect(lines == [1, 1, 2, 2, 2, 2, 3, 5, 5, 5, 6, 6, 6, 7], "\(found.map(\.description))")
    #expect(Set(found.map(\.description)).count == found.count)
  }

  @Test(arguments: [
    "[]", "5", #"{"canary": 5}"#, #"{"canary": {"stages": 5, "rollback": {}}}"#, #"{"groups": []}"#,
  ])
  func shapesThatAreNoPlan(_ text: String) throws {
    #expect(try Self.review(text).mistakes.isEmpty == false)
  }
}
