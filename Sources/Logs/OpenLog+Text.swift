extension OpenLog {
  /// The text of a log that is read in order, from its start.
  enum Text: Sendable {
    /// Read as it is asked for.
    case stream(TextStream)
    /// Decompressed, or cut into elements, beside the parsing.
    case ahead(ReadAhead)

    /// Fills `room` with what comes next.
    ///
    /// - Returns: the number of bytes; fewer than the room takes only at the end of the text, or before a failure.
    func read(_ room: UnsafeMutableRawBufferPointer) -> Int {
      switch self {
      case .stream(let text): unsafe text.read(room)
      case .ahead(let text): unsafe text.read(room)
      }
    }

    /// Why the text ended where it did, if not at its end.
    var failure: LogError? {
      switch self {
      case .stream(let text): text.failure
      case .ahead(let text): text.failure
      }
    }

    /// The hash of the next block as it stands in the file, where that is not what is read.
    func takeHash() -> [UInt8]? {
      switch self {
      case .stream: nil
      case .ahead(let text): text.takeHash()
      }
    }
  }

  /// The log's size where its bytes can be read in any order: those of a plain file; nil of all else.
  var seekableSize: Int? { isStream ? nil : textSize }

  /// Starts to read the text; a pipe's can be read once.
  ///
  /// - Parameter pieceSize: the size of a block, in bytes.
  /// - Returns: the text, which nobody else reads.
  /// - Throws: what opening and starting to read throw.
  func text(pieceSize: Int) throws(LogError) -> Text {
    let text: TextStream
    if let pipe { text = pipe } else { text = try TextStream(descriptor) }
    guard text.compression != nil || head.isArray else { return .stream(text) }
    return .ahead(
      try ReadAhead(text, path: descriptor.path, cutsArray: head.isArray, pieceSize: pieceSize))
  }
}
