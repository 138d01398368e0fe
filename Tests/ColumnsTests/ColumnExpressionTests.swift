import Columns
import Testing

@Suite struct ColumnExpressionTests {
  static let time = NumberColumn(
    choice: ColumnChoice(names: ["latency_ms"], flag: "--metric", isRequired: true), reading: .duration)

  @Test func anExpressionNamesItsColumns() {
    let (success, status) = (ColumnExpression.successColumn, ColumnExpression.statusColumn)
    #expect(ColumnExpression.column(Self.time).columns == [Self.time])
    #expect(ColumnExpression.success.columns == [success, status])
    #expect(ColumnExpression.failure.columns == [success, status])
    #expect(ColumnExpression.onSuccess(Self.time).columns == [Self.time, success, status])
  }

  @Test func successAndStatusAreNeverRequired() {
    #expect(!ColumnExpression.successColumn.choice.isRequired)
    #expect(!ColumnExpression.statusColumn.choice.isRequired)
    #expect(ColumnExpression.successColumn.reading == .flag)
    #expect(ColumnExpression.statusColumn.reading == .status)
  }
}
