internal import Summaries

extension Watch {
  /// Lets the log's time go on: every second up to one is judged at its end.
  mutating func advance(to second: Int64) {
    while let end = windows.end, end < second {
      judge()
      guard !isStopped else { return }
      if windows.liveRows == 0, !isWaiting {
        // Nothing can change until the next row.
        closeMinutes(before: second)
        windows.begin(at: second)
        return
      }
      windows.step()
      closeMinutes(before: end + 1)
    }
  }

  /// Whether something happens by time alone.
  private var isWaiting: Bool {
    triggers.contains { ($0.warning?.isStanding ?? false) || ($0.lostSince != nil && !$0.isLossTold) }
  }

  /// Closes the minutes to which no row can come any more.
  ///
  /// - Parameter second: the second that has come; all minutes are closed for the last one there is.
  mutating func closeMinutes(before second: Int64) {
    guard let first = nextMinute, let end = windows.end else { return }
    let isLast = second == .max
    let past = isLast ? Minutes.of(end) + 1 : Minutes.of(second - clock.lateness)
    guard first < past else { return }
    var minute = first
    while minute < past {
      // Of a long silence only the last hour is of interest.
      if windows.liveRows == 0, past - minute > Minutes.kept { minute = past - Int64(Minutes.kept) }
      close(minute)
      minute += 1
    }
    nextMinute = past
  }

  private mutating func close(_ minute: Int64) {
    let (first, last) = (minute * 60, minute * 60 + 59)
    let control = windows.tally(from: first, to: last, .control)
    let treatment = windows.tally(from: first, to: last, .treatment)
    if control.requests + treatment.requests > 0 { sequences.add(control: control, treatment: treatment) }
    guard !minutes.isEmpty || control.requests + treatment.requests > 0 else { return }
    minutes.append(
      WatchState.Minute(
        start: first * 1_000,
        figures: GroupPair(
          control: figures(from: first, to: last, .control),
          treatment: figures(from: first, to: last, .treatment))))
    if minutes.count > Minutes.kept { minutes.removeFirst(minutes.count - Minutes.kept) }
  }
}

/// Minutes of a log's own time.
enum Minutes {
  /// How many are kept for a picture.
  static let kept = 60

  /// The minute of a second, counted since 1970.
  static func of(_ second: Int64) -> Int64 { second >= 0 ? second / 60 : -((-(second + 1)) / 60) - 1 }
}
