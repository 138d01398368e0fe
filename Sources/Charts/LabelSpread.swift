/// Labels side by side, moved as little as it takes that none touches another.
package enum LabelSpread {
  /// The places of labels of which each wants one.
  ///
  /// Labels that would touch form a block whose middle is where the middles of its labels want to be on average.
  ///
  /// - Parameters:
  ///   - wanted: the wanted middles, in any order.
  ///   - sizes: the labels' sizes along the line, as many.
  ///   - room: where they may stand; where they do not fit at all, they begin at its start, one after the other.
  /// - Returns: the middles, in the order given.
  ///
  /// *Source:* the pool-adjacent-violators algorithm: Ayer, Brunk, Ewing, Reid & Silverman (1955),
  /// doi:10.1214/aoms/1177728423.
  package static func middles(_ wanted: [Double], sizes: [Double], in room: ClosedRange<Double>) -> [Double] {
    precondition(wanted.count == sizes.count)
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var blocks: [Block] = []
    for index in order {
      let place = wanted[index].isFinite ? wanted[index] : room.lowerBound
      blocks.append(Block(members: [index], size: sizes[index], start: place - sizes[index] / 2))
      blocks[blocks.count - 1].fit(room)
      while blocks.count > 1, blocks[blocks.count - 2].end > blocks[blocks.count - 1].start {
        let last = blocks.removeLast()
        blocks[blocks.count - 1].join(last)
        blocks[blocks.count - 1].fit(room)
      }
    }
    var middles = wanted
    for block in blocks {
      var start = block.start
      for index in block.members {
        middles[index] = start + sizes[index] / 2
        start += sizes[index]
      }
    }
    return middles
  }

  /// Labels that stand one after the other.
  private struct Block {
    var members: [Int]
    var size: Double
    var start: Double
    var end: Double { start + size }

    /// Takes in the block behind it.
    mutating func join(_ next: Block) {
      let count = Double(members.count)
      let others = Double(next.members.count)
      // Where this one would begin if the next stood where it wants to.
      start = (start * count + (next.start - size) * others) / (count + others)
      members += next.members
      size += next.size
    }

    /// Moves it into the room.
    mutating func fit(_ room: ClosedRange<Double>) {
      start = max(room.lowerBound, min(start, room.upperBound - size))
    }
  }
}
