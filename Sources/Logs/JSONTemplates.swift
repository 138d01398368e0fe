import CSimdJSON

/// The shapes of lines that were met lately.
///
/// A log has few shapes, and the next line mostly has that of the line before. Where lines keep having new ones, learning
/// them is a waste, and rests for a while.
struct JSONTemplates {
  /// How many shapes are kept.
  private static let most = 8
  /// How many stretches are not tried after one in which most lines had new shapes.
  private static let rest = 15

  private var known: [JSONTemplate] = []
  /// The place of the shape that was met last.
  private var latest = 0
  /// The place that the next new shape takes where all are taken.
  private var oldest = 0
  private var resting = 0

  /// Whether the next stretch should be tried; it counts those that are not.
  var areWorthwhile: Bool {
    mutating get {
      if resting > 0 { resting -= 1 }
      return resting == 0
    }
  }

  /// Reads rows as long as they fit one of the shapes, as ``JSONTemplate/read(_:from:newlines:into:)`` does.
  mutating func read(
    _ base: UnsafeRawPointer, from start: Int, newlines: UnsafeBufferPointer<UInt32>,
    into fields: inout FieldRows
  ) -> Int {
    guard newlines.count > 0 else { return 0 }
    for turn in known.indices {
      let index = (latest + turn) % known.count
      let rows = unsafe known[index].read(base, from: start, newlines: newlines, into: &fields)
      if rows > 0 {
        latest = index
        return rows
      }
    }
    return 0
  }

  /// Remembers the shape of a line that fitted none, in place of the oldest one.
  mutating func learn(
    _ line: UnsafeRawBufferPointer, _ fields: UnsafeBufferPointer<csimdjson_field>
  ) {
    guard let template = unsafe JSONTemplate(line: line, fields: fields) else { return }
    if known.count < Self.most {
      latest = known.count
      known.append(template)
    } else {
      latest = oldest
      known[oldest] = template
      oldest = (oldest + 1) % Self.most
    }
  }

  /// Ends a stretch of so many lines.
  mutating func note(misses: Int, of lines: Int) {
    if 2 * misses > lines, lines > 8 { resting = Self.rest + 1 }
  }
}
