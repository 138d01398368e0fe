import CScan
import CSimdJSON

/// The shape of a line of JSON: everything in it but the contents of its strings and its other scalars.
///
/// It is learnt from a line that is known to be one JSON object. A line that fits has the same keys in the same order,
/// the same nesting and the same spaces, strings where that one had strings, other scalars where it had others; each of
/// these is checked. So it is one JSON object too, and its wanted values are found without looking a key up. A string
/// with an escape or a control character does not fit.
@safe
final class JSONTemplate {
  /// A column that no value of the line is for, or whose value is that of another one.
  struct Rest {
    var column: Int
    /// Whether the line has an object or an array there.
    var isCompound: Bool
    /// The column whose value it is.
    var from: Int?
  }

  private let steps: UnsafeMutablePointer<cscan_step>
  private let rest: [Rest]

  /// A template of these steps, of which the last ends the row.
  init(steps list: [cscan_step], rest: [Rest]) {
    precondition(list.last?.value == cscan_row_end)
    self.rest = rest
    unsafe steps = .allocate(capacity: list.count)
    for (index, step) in list.enumerated() { unsafe (steps + index).initialize(to: step) }
  }

  deinit { unsafe steps.deallocate() }

  /// Reads rows as long as they fit.
  ///
  /// - Parameters:
  ///   - base: the stretch that the rows are in; 64 bytes past it must be readable.
  ///   - start: where the first row begins.
  ///   - newlines: the line feeds that end the rows.
  ///   - fields: has room for the rows, and takes their values.
  /// - Returns: the number of rows up to the first that does not fit.
  func read(
    _ base: UnsafeRawPointer, from start: Int, newlines: UnsafeBufferPointer<UInt32>,
    into fields: inout FieldRows
  ) -> Int {
    precondition(newlines.count <= fields.capacity)
    let rows = unsafe Int(
      cscan_json_rows(
        steps, base, start, newlines.baseAddress, newlines.count, fields.values, fields.capacity))
    for item in rest {
      if let from = item.from {
        fields.copy(item.column, 0..<rows, from: from)
      } else {
        fields.fill(
          item.column, 0..<rows, with: cscan_field(kind: item.isCompound ? cscan_compound : cscan_absent))
      }
    }
    return rows
  }
}
