import Sentences
import Testing

@Suite struct SentenceTests {
  @Test func aLiteralIsItsEnglishAndKeepsItsTemplate() {
    let (repeats, rows) = (3, 1_200)
    let found: Sentence = "\(repeats) of \(rows) rows of \(name: "canary {0}") repeat"
    #expect(found.english == "3 of 1200 rows of canary {0} repeat")
    #expect(found.parts.map(\.template) == ["{0} of {1} rows of {2} repeat"])
    let plain: Sentence = "every request is logged once"
    #expect(plain.english == "every request is logged once")
    #expect(plain.parts.map(\.template) == ["every request is logged once"])
  }

  @Test func argumentsKeepWhatTheyAre() {
    let inner: Sentence = "within \(2) stages"
    let whole: Sentence = "\("51.2 %") of \(name: "legacy") \(inner), \(0.5)"
    guard case .told(_, let arguments)? = whole.parts.first else {
      Issue.record("not told")
      return
    }
    #expect(arguments.count == 4 && whole.english == "51.2 % of legacy within 2 stages, 0.5")
    if case .figure(let text) = arguments[0] { #expect(text == "51.2 %") } else { Issue.record("0") }
    if case .name(let text) = arguments[1] { #expect(text == "legacy") } else { Issue.record("1") }
    if case .sentence(let told) = arguments[2] { #expect(told == inner) } else { Issue.record("2") }
    if case .figure(let text) = arguments[3] { #expect(text == "0.5") } else { Issue.record("3") }
  }

  @Test func aTermKeepsItsName() {
    let checks: Sentence = "\(term: "bad_number") and \(term: "traffic_gaps", told: "traffic gaps")"
    #expect(checks.english == "bad_number and traffic gaps")
    #expect(checks.parts.map(\.template) == ["{0} and {1}"])
    guard case .told(_, let arguments)? = checks.parts.first, case .term(let name, _) = arguments[1] else {
      Issue.record("no term")
      return
    }
    #expect(name == "traffic_gaps")
  }

  @Test func partsAreToldOneAfterTheOther() {
    var sentence: Sentence = "one"
    sentence += "; two"
    #expect((sentence + ", three").english == "one; two, three")
    let list: Sentence = [sentence, "\(4)"].joined(separator: " and ")
    #expect(list.english == "one; two and 4")
    #expect(list.parts.map(\.template) == ["one", "; two", " and ", "{0}"])
    #expect([Sentence]().joined(separator: ", ").isEmpty)
  }

  @Test func equalIsWhatTellsTheSame() {
    let one: Sentence = "\(3) rows"
    #expect(one == "3 rows" && one == Sentence(foreign: "3 rows") && one != "4 rows")
    #expect(Sentence(foreign: "").isEmpty && ("" as Sentence).isEmpty && !one.isEmpty)
    #expect(Sentence(foreign: "x {0}").parts.map(\.template) == [nil])
  }
}
