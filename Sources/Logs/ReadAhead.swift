import Glibc
import Synchronization

/// Reads a text ahead of those who parse it, on a thread of its own: it is decompressed, and an array cut, beside the parsing.
///
/// No more than four pieces, each as long as a block, are ever held.
final class ReadAhead: Sendable {
  /// A stretch of the text.
  fileprivate struct Piece {
    var bytes: [UInt8] = []
    var range = 0..<0
    /// The hash of the stretch as it stands in the file, where it was changed since.
    var hash: [UInt8]?
    var isLast = false
  }

  /// What the thread and the consumer share.
  fileprivate final class Channel: Sendable {
    struct State {
      var filled: [Piece] = []
      var free: [[UInt8]] = []
      var isStopped = false
      var failure: LogError?
    }

    let state = Mutex(State())
    let room = Semaphore(ReadAhead.pieces)
    let supply = Semaphore(0)
    let text: TextStream
    let path: String
    let cutsArray: Bool
    let pieceSize: Int

    init(_ text: TextStream, path: String, cutsArray: Bool, pieceSize: Int) {
      self.text = text
      self.path = path
      self.cutsArray = cutsArray
      self.pieceSize = pieceSize
    }
  }

  private struct Current {
    var piece = Piece()
    var hashes: [[UInt8]] = []
  }

  fileprivate static let pieces = 4

  private let channel: Channel
  private let current = Mutex(Current())

  /// Starts to read `text`.
  ///
  /// - Parameters:
  ///   - text: what nobody else reads.
  ///   - path: the name of the file, for errors.
  ///   - cutsArray: whether it is one JSON array, which is handed on as lines.
  ///   - pieceSize: the length of a piece, in bytes.
  /// - Throws: ``LogError/cannotRead(path:code:)`` where the system gives no thread.
  init(_ text: TextStream, path: String, cutsArray: Bool, pieceSize: Int) throws(LogError) {
    channel = Channel(text, path: path, cutsArray: cutsArray, pieceSize: pieceSize)
    let context = unsafe Unmanaged.passRetained(channel)
    var thread = pthread_t()
    let code = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Channel>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    guard code == 0 else {
      unsafe context.release()
      throw .cannotRead(path: path, code: code)
    }
    pthread_detach(thread)
  }

  deinit {
    channel.state.withLock { $0.isStopped = true }
    channel.room.signal()
  }

  /// Why the text ended where it did, if not at its end.
  var failure: LogError? { channel.state.withLock { $0.failure } }

  /// Fills `room` with what comes next.
  ///
  /// - Returns: the number of bytes; fewer than the room takes only at the end of the text, or before a failure.
  func read(_ room: UnsafeMutableRawBufferPointer) -> Int {
    current.withLock { current in
      var done = 0
      while done < room.count {
        if current.piece.range.isEmpty {
          if current.piece.isLast { break }
          next(&current)
          continue
        }
        let start = current.piece.range.lowerBound
        let count = min(current.piece.range.count, room.count - done)
        unsafe UnsafeMutableRawBufferPointer(rebasing: room[done...])
          .copyBytes(from: current.piece.bytes[start..<start + count])
        current.piece.range = start + count..<current.piece.range.upperBound
        done += count
      }
      return done
    }
  }

  /// The hash of the file's next block, as long as a piece, where the text was changed; its bytes were read.
  func takeHash() -> [UInt8]? {
    current.withLock { $0.hashes.isEmpty ? nil : $0.hashes.removeFirst() }
  }

  private func next(_ current: inout Current) {
    let used = current.piece.bytes
    current.piece = Piece()
    if !used.isEmpty {
      channel.state.withLock { $0.free.append(used) }
      channel.room.signal()
    }
    channel.supply.wait()
    current.piece = channel.state.withLock { $0.filled.removeFirst() }
    if let hash = current.piece.hash { current.hashes.append(hash) }
  }
}

extension ReadAhead.Channel {
  /// Fills pieces until the text ends or nobody wants it.
  fileprivate func run() {
    var cutter = ArrayCutter()
    while true {
      room.wait()
      let free: [UInt8]?? = state.withLock { $0.isStopped ? nil : .some($0.free.popLast()) }
      guard let free else { return }
      var piece = ReadAhead.Piece()
      piece.bytes = free ?? [UInt8](repeating: 0, count: pieceSize + BlockBuffer.padding)
      let count = unsafe piece.bytes.withUnsafeMutableBytes { bytes in
        unsafe text.read(UnsafeMutableRawBufferPointer(rebasing: bytes[..<pieceSize]))
      }
      piece.range = 0..<count
      piece.isLast = count < pieceSize
      var failure = piece.isLast ? text.failure : nil
      if cutsArray { cut(&piece, with: &cutter, failure: &failure) }
      state.withLock {
        $0.filled.append(piece)
        $0.failure = failure
      }
      supply.signal()
      if piece.isLast { return }
    }
  }

  private func cut(_ piece: inout ReadAhead.Piece, with cutter: inout ArrayCutter, failure: inout LogError?) {
    let count = piece.range.count
    var sound = 0
    var hash: [UInt8] = []
    unsafe piece.bytes.withUnsafeMutableBytes { bytes in
      let text = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[..<count])
      hash = unsafe ContentHash.digest(UnsafeRawBufferPointer(text))
      sound = unsafe cutter.cut(text)
    }
    if piece.isLast && failure == nil { cutter.end() }
    piece.hash = hash
    piece.range = 0..<sound
    guard let fault = cutter.fault else { return }
    piece.isLast = true
    failure = .brokenArray(BrokenArray(path: path, fault: fault, line: cutter.faultLine))
  }
}
