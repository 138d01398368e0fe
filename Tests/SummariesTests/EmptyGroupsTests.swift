import Summaries
import Testing

@Suite struct EmptyGroupsTests {
  private func summary(_ groups: [(name: String, requests: Int, rejected: Int)]) -> Summary {
    Summary(
      groups: groups.map {
        GroupSummary(name: $0.name, requests: $0.requests, rejected: $0.rejected, expressions: [:])
      }, rows: RowCounts(), rejectedWithoutGroup: 1,
      sharedUnits: groups.indices.map { one in
        groups.indices.map { SharedUnits(count: 10 * one + $0, covariances: [:]) }
      })
  }

  @Test func groupsWithoutRowsGoAndTheirRejectedRowsStayCounted() {
    let found = summary([("legacy", 5, 0), ("cana\u{0}ry", 0, 2), ("canary", 4, 3)]).withoutEmptyGroups()
    #expect(found.groups.map(\.name) == ["legacy", "canary"])
    #expect(found.rejectedWithoutGroup == 3)
    #expect(found.groups.map(\.rejected) == [0, 3])
    #expect(found.sharedUnits.map { $0.map(\.count) } == [[0, 2], [20, 22]])
  }

  @Test func whereFewerThanTwoWouldRemainAllStay() {
    let groups = summary([("legacy", 5, 0), ("canary", 0, 4)])
    #expect(groups.withoutEmptyGroups() == groups)
    let full = summary([("legacy", 5, 0), ("canary", 1, 4)])
    #expect(full.withoutEmptyGroups() == full)
  }
}
