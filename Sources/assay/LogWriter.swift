import Simulation

/// Writes a synthetic log: blocks are made by several threads and written in their order.
struct LogWriter {
  private let text: LogText
  private let workers: Int

  init(_ text: LogText, workers: Int) {
    self.text = text
    self.workers = workers
  }

  /// Writes the whole log to a file, which is there whole or not at all, or to standard output.
  ///
  /// - Parameters:
  ///   - path: the file; nil for standard output.
  ///   - progress: told how many blocks of how many are written.
  /// - Throws: ``BrokenPipe``; ``Trouble`` naming what cannot be written.
  func write(to path: String?, progress: (Int, Int) -> Void) async throws {
    guard let path else {
      try StandardOutput.write(text.header)
      return try await forEachBlock { block, done in
        try StandardOutput.write(block)
        progress(done, text.blocks)
      }
    }
    do {
      let file = try NewFile(path: path)
      try file.write(text.header)
      try await forEachBlock { block, done in
        try file.write(block)
        progress(done, text.blocks)
      }
      try file.finish()
    } catch let refusal as NewFile.Refusal {
      throw Trouble("\(path) cannot be written: \(SystemError.text(refusal.code))")
    }
  }

  /// Hands on every block in order, with the number of blocks until then; at most two a worker are held.
  private func forEachBlock(_ use: ([UInt8], Int) throws -> Void) async throws {
    let text = text
    try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { tasks in
      var (begun, done) = (0, 0)
      var waiting: [Int: [UInt8]] = [:]
      func begin() {
        guard begun < text.blocks else { return }
        let index = begun
        begun += 1
        tasks.addTask { @concurrent in (index, text.block(index)) }
      }
      for _ in 0..<2 * workers { begin() }
      while let (index, block) = try await tasks.next() {
        waiting[index] = block
        while let next = waiting.removeValue(forKey: done) {
          done += 1
          try use(next, done)
          begin()
        }
      }
    }
  }
}
