import Columns
import Testing

@Suite struct ProjectionTests {
  @Test func aProjectionHoldsWhatItIsGiven() {
    let group = ColumnChoice(names: ["group"], flag: "--group", isRequired: true)
    let number = NumberColumn(
      choice: ColumnChoice(names: ["latency"], flag: "--metric", isRequired: true), reading: .duration)
    let projection = Projection(group: group, numbers: [number], timeUnit: .seconds)
    #expect(projection.group == group && projection.unit == nil && projection.time == nil)
    #expect(projection.numbers == [number] && projection.timeUnit == .seconds)
    #expect(projection != Projection(group: group, numbers: [number]))
  }

  @Test func reasonsOfRejectionHaveNamesOfTheirOwn() {
    let names = RejectionReason.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" } })
  }
}
