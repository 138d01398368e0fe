internal import Plans
internal import Summaries

extension Watch {
  /// The latest second that a row can have; nil where the time of the day means nothing to the log.
  func limit(_ time: Int64?) -> Int64? {
    guard let time else { return nil }
    let second = time / 1_000
    if let now = clock.now {
      guard second - now <= EventClock.leap, now - second <= EventClock.leap else { return nil }
    }
    return second + clock.lateness
  }

  mutating func take(_ block: WindowBlock, clock time: Int64?) throws(PlanError) {
    rows.read += block.read
    rows.rejected += block.rejected
    rows.untimed += block.untimed
    rows.outsideStage += block.outside
    var sides: [SlidingWindows.Side?] = []
    for name in block.groupNames {
      switch try roles.role(of: name) {
      case .control: sides.append(.control)
      case .treatment: sides.append(.treatment)
      case .other: sides.append(nil)
      }
    }
    let limit = limit(time)
    var cells = WindowCells(block)
    while !isStopped, let cell = cells.next() {
      guard let side = sides[cell.group] else {
        rows.otherGroup += cell.rows
        continue
      }
      // The usual row, of the second that is being filled, needs no further question.
      if cell.second == clock.now, held.isEmpty {
        use(cell, of: block, side)
      } else {
        place(cell, of: block, side, limit: limit)
      }
    }
    while let rest = cells.next() { rows.read -= rest.rows }
  }

  private mutating func place(
    _ cell: WindowCell, of block: WindowBlock, _ side: SlidingWindows.Side, limit: Int64?
  ) {
    switch clock.place(cell.second, rows: cell.rows, limit: limit) {
    case .present:
      dropHeld()
      use(cell, of: block, side)
    case .late:
      dropHeld()
      count(late: cell.rows)
    case .heldAlone:
      dropHeld()
      held.append((block.alone(cell), side))
    case .held: held.append((block.alone(cell), side))
    case .confirmed:
      held.append((block.alone(cell), side))
      useHeld()
    }
  }

  /// Counts rows of the present: the log's time goes on to their second.
  private mutating func use(_ cell: WindowCell, of block: WindowBlock, _ side: SlidingWindows.Side) {
    if windows.end == nil { begin(at: cell.second) }
    if cell.second > windows.end ?? .min {
      advance(to: cell.second)
      guard !isStopped else {
        rows.read -= cell.rows
        return
      }
      clock.now = cell.second
    }
    windows.add(cell, of: block, to: side)
    rows.used += cell.rows
    latest = max(latest ?? cell.latest, cell.latest)
    switch side {
    case .control:
      used.control += cell.rows
      if cell.second > lastCanary ?? .min { legacySince += cell.rows }
    case .treatment:
      used.treatment += cell.rows
      guard cell.second >= lastCanary ?? .min else { return }
      let end = windows.end ?? cell.second
      lastCanary = cell.second
      legacySince =
        cell.second == end ? 0 : windows.requests(from: cell.second + 1, to: end, .control)
    }
  }

  private mutating func begin(at second: Int64) {
    windows.begin(at: second)
    clock.now = second
    nextMinute = Minutes.of(second - clock.lateness)
    for index in triggers.indices { triggers[index].since = second * 1_000 }
  }

  private mutating func count(late count: Int) {
    rows.late += count
    tell(
      rows.late, added: count, "more than \(Words.duration(rules.lateness)) late")
  }

  /// What is held back was of a clock that is wrong.
  private mutating func dropHeld() {
    guard !held.isEmpty else { return }
    let count = held.reduce(0) { $0 + $1.block.rows }
    held = []
    rows.future += count
    tell(rows.future, added: count, "far ahead of all others")
  }

  /// What is held back counts: the log has gone on.
  private mutating func useHeld() {
    var kept = held
    held = []
    clock.release()
    if clock.now == nil {
      // The first rows: those that lie far from the middle one are wrong.
      let seconds = kept.compactMap { entry in
        var cells = WindowCells(entry.block)
        return cells.next()?.second
      }
      let middle = seconds.sorted()[seconds.count / 2]
      let parts = zip(seconds, kept)
      let early = parts.filter { $0.0 < middle - EventClock.leap }.reduce(0) { $0 + $1.1.block.rows }
      let ahead = parts.filter { $0.0 > middle + EventClock.leap }.reduce(0) { $0 + $1.1.block.rows }
      kept = parts.filter { abs($0.0 - middle) <= EventClock.leap }.map(\.1)
      if early > 0 { count(late: early) }
      if ahead > 0 {
        rows.future += ahead
        tell(rows.future, added: ahead, "far ahead of all others")
      }
    }
    for (block, side) in kept {
      var cells = WindowCells(block)
      while let cell = cells.next() {
        if let now = clock.now, cell.second < now - clock.lateness {
          count(late: cell.rows)
        } else {
          use(cell, of: block, side)
        }
      }
    }
  }

  /// Settles what is still held back at the end: first rows count, those that leapt ahead do not.
  mutating func releaseHeld() {
    guard !held.isEmpty else { return }
    if clock.now == nil { useHeld() } else { dropHeld() }
  }

  /// Tells of rows that do not count: of the first, and again with every tenfold.
  private mutating func tell(_ total: Int, added: Int, _ what: String) {
    var mark = 1
    while mark <= total {
      if mark > total - added {
        append(.rows, "\(Words.count(total, "row")) did not count: \(what)")
        return
      }
      mark *= 10
    }
  }
}
