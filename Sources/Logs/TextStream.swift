import Synchronization

/// The text of a log that is read in order: as it is stored, or decompressed.
///
/// What breaks off the text comes after all that stands before it: a reading gives fewer bytes than were asked for, and
/// then ``failure`` says why.
final class TextStream: Sendable {
  private struct State: ~Copyable {
    var stored: StoredBytes
    var decompressor: Decompressor?
    /// What was read once and is to be read again.
    var replay: ArraySlice<UInt8> = []
    var failure: LogError?
  }

  /// How the text is compressed where it is stored; nil of plain text.
  let compression: Compression?
  private let state: Mutex<State>

  /// The text of `file` from its start, or from where a pipe stands.
  init(_ file: LogDescriptor) throws(LogError) {
    var stored = StoredBytes(file)
    try stored.fill(Compression.magicLength)
    let compression = unsafe stored.take { unsafe (0, Compression(beginning: $0)) }
    self.compression = compression
    state = Mutex(
      State(stored: stored, decompressor: compression.map { Decompressor($0, path: file.path) }))
  }

  /// Why the text ended where it did, if not at its end.
  var failure: LogError? { state.withLock { $0.failure } }

  /// Fills `room` with what comes next.
  ///
  /// - Returns: the number of bytes; fewer than the room takes only at the end of the text, or before a failure.
  func read(_ room: UnsafeMutableRawBufferPointer) -> Int {
    state.withLock { state in
      let again = min(state.replay.count, room.count)
      unsafe room.copyBytes(from: state.replay.prefix(again))
      state.replay.removeFirst(again)
      guard again < room.count && state.failure == nil else { return again }
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: room[again...])
      if state.decompressor == nil { return again + (unsafe Self.copy(rest, from: &state)) }
      return again
        + (unsafe state.decompressor?.read(rest, from: &state.stored, failure: &state.failure) ?? 0)
    }
  }

  /// Gives `bytes`, which were read, once more before what comes next.
  func replay(_ bytes: [UInt8]) {
    state.withLock { $0.replay = bytes[...] }
  }

  private static func copy(_ room: UnsafeMutableRawBufferPointer, from state: inout State) -> Int {
    var done = 0
    do throws(LogError) {
      while done < room.count {
        try state.stored.fill(1)
        guard state.stored.available > 0 else { break }
        done += unsafe state.stored.take { bytes in
          let count = min(bytes.count, room.count - done)
          unsafe UnsafeMutableRawBufferPointer(rebasing: room[done...])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
          return (count, count)
        }
      }
    } catch {
      state.failure = error
    }
    return done
  }
}
