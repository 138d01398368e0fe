/// Stops with a message where two ways to one answer part.
func expect(_ isTrue: Bool, _ message: @autoclosure () -> String) {
  if !isTrue { fatalError("finding: \(message())") }
}

/// Stops with both values where they differ.
func expectEqual<Value: Equatable>(_ left: Value, _ right: Value, _ what: @autoclosure () -> String) {
  if left != right { fatalError("finding: \(what())\n  \(left)\n  \(right)") }
}
