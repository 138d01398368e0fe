/// The rows of one second and one group that follow each other in a block.
public struct WindowCell: Sendable {
  /// Seconds since 1970, rounded down.
  public let second: Int64
  /// The latest time, in milliseconds since 1970.
  public let latest: Int64
  /// The group, an index into the block's names.
  public let group: Int
  /// The number of rows.
  public let rows: Int
  let index: Int
  let place: WindowBlock.Place
}

/// Walks along the cells of a block, in the order of appearance.
public struct WindowCells: Sendable {
  private let block: WindowBlock
  private var index = 0
  private var place = WindowBlock.Place()

  /// The cells of a block.
  public init(_ block: WindowBlock) { self.block = block }

  /// The next cell; nil after the last.
  public mutating func next() -> WindowCell? {
    guard index < block.cells.count else { return nil }
    let cell = block.cells[index]
    defer {
      index += 1
      place.pass(cell)
    }
    return WindowCell(
      second: cell.second, latest: cell.latest, group: Int(cell.group), rows: Int(cell.requests),
      index: index, place: place)
  }
}

extension WindowBlock {
  /// A cell as a block of its own, with the same groups.
  public func alone(_ cell: WindowCell) -> WindowBlock { alone(cell.index, at: cell.place) }
}

extension WindowBlock {
  /// The rows of several blocks in the order of their seconds; rows of one second stay in the order of the blocks.
  ///
  /// - Returns: blocks of one second each; the counts of rows outside cells are on an empty block before them.
  public static func ordered(_ blocks: [WindowBlock]) -> [WindowBlock] {
    var counts = WindowBlock()
    var entries: [(second: Int64, block: Int, cell: WindowCell)] = []
    for (index, block) in blocks.enumerated() {
      counts.read += block.read
      counts.untimed += block.untimed
      counts.rejected += block.rejected
      counts.outside += block.outside
      var cells = WindowCells(block)
      while let cell = cells.next() { entries.append((cell.second, index, cell)) }
    }
    entries.sort { ($0.second, $0.block, $0.cell.index) < ($1.second, $1.block, $1.cell.index) }
    return [counts] + entries.map { blocks[$0.block].alone($0.cell) }
  }

  /// Whether no row lies further than the lateness before the rows that came so far.
  ///
  /// - Parameters:
  ///   - latest: the latest second so far; it moves on to that of these rows.
  ///   - lateness: how many seconds a row may lie before it.
  /// - Returns: false at the first row that lies further back.
  public func goesOn(after latest: inout Int64?, lateness: Int64) -> Bool {
    for cell in cells {
      if let last = latest, cell.second < last - lateness { return false }
      latest = max(latest ?? cell.second, cell.second)
    }
    return true
  }
}
