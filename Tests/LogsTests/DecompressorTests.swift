import Columns
import Logs
import TestSupport
import Testing

/// Archives made by other programs: whole ones read as their text does, and damaged ones never pass.
@Suite struct DecompressorTests {
  static let wanted = projection(numbers: ["value"])
  let scratch = Scratch()

  /// The reading of `bytes`, or the error.
  func reading(
    of bytes: [UInt8], blockSize: Int = 1 << 20, rowLimit: Int = 64 << 20
  ) async -> Result<Reading, LogError> {
    do throws(LogError) {
      let source = LogSource(path: scratch.file("log", bytes))
      return .success(
        try await Reading.of(
          [source], Self.wanted, threads: 2, blockSize: blockSize, rowLimit: rowLimit))
    } catch {
      return .failure(error)
    }
  }

  func damage(_ result: Result<Reading, LogError>) -> DamagedArchive? {
    guard case .failure(.damagedArchive(let damaged)) = result else { return nil }
    return damaged
  }

  @Test func wholeArchivesReadAsTheirText() async throws {
    var count = 0
    for c in try Reference("archives").cases {
      guard let text = c.value["text"]?.string else { continue }
      let name = try c.string("name")
      let plain = try await reading(of: Array(text.utf8)).get()
      let archive = try bytes(hex: c.string("hex"))
      // Everything is the same, the bytes and the hash of the text too.
      #expect(try await reading(of: archive).get() == plain, "\(name)")
      let pipe = FilledPipe(archive)
      var piped = try await Reading.of([LogSource(path: pipe.path)], Self.wanted, threads: 2)
      piped.report.inputs[0].path = plain.report.inputs[0].path
      #expect(piped == plain, "\(name)")
      count += 1
    }
    #expect(count == 19)
  }

  @Test func everyCutOfTheTextGivesTheSameRows() async throws {
    for name in ["members that end within rows", "zstd, frames that end within rows"] {
      let c = try #require(try Reference("archives").cases.first { $0.value["name"]?.string == name })
      let text = Array((c.value["text"]?.string ?? "").utf8)
      for blockSize in [1, 2, 7, 63, 64, 65, 333, 334, 1_000] {
        let plain = try await reading(of: text, blockSize: blockSize).get()
        let read = try await reading(of: bytes(hex: c.string("hex")), blockSize: blockSize).get()
        #expect(read == plain, "\(name), block size \(blockSize)")
      }
    }
  }

  @Test func damagedArchivesNameTheFaultAndItsPlace() async throws {
    var count = 0
    for c in try Reference("archives").cases {
      guard let fault = c.value["fault"]?.string else { continue }
      let name = try c.string("name")
      let result = try await reading(of: bytes(hex: c.string("hex")))
      let found = try #require(damage(result), "\(name): \(result)")
      #expect("\(found.fault)" == fault, "\(name)")
      #expect(found.path == scratch.path + "/log")
      #expect(found.format == (name.hasPrefix("zstd") ? "zstd" : "gzip"))
      if let offset = c.value["offset"]?.integer {
        #expect(found.offset == offset, "\(name)")
      }
      count += 1
    }
    #expect(count == 21)
  }

  @Test func aTurnedBitIsFoundWhereItMatters() async throws {
    let cases = try Reference("archives").cases
    let c = try #require(cases.first { $0.value["name"]?.string == "turned bits" })
    let archive = try bytes(hex: c.string("hex"))
    let accepted = (c.value["accepted"]?.array ?? []).compactMap(\.integer)
    let plain = try await reading(of: archive).get()
    for place in archive.indices {
      var turned = archive
      turned[place] ^= 1 << UInt8(place % 8)
      switch await reading(of: turned) {
      case .success(let read):
        #expect(accepted.contains(place), "byte \(place)")
        #expect(read == plain, "byte \(place)")
      case .failure(let error):
        #expect(!accepted.contains(place), "byte \(place): \(error)")
        // Without its magic number it is no archive but a text without sense.
        if place > 1 { #expect(damage(.failure(error)) != nil, "byte \(place): \(error)") }
      }
    }
  }

  @Test func aBeginningIsAnArchiveOnlyBetweenMembers() async throws {
    let cases = try Reference("archives").cases
    let c = try #require(cases.first { $0.value["name"]?.string == "beginnings" })
    let archive = try bytes(hex: c.string("hex"))
    let boundaries = (c.value["boundaries"]?.array ?? []).compactMap(\.integer)
    var rows = 0
    for length in 0...archive.count {
      let beginning = Array(archive[..<length])
      switch await reading(of: beginning) {
      case .success(let read):
        #expect(boundaries.contains(length), "\(length) bytes")
        #expect(read.rows.count >= rows)
      case .failure(let error):
        #expect(!boundaries.contains(length), "\(length) bytes")
        guard length > 1 else { continue }
        guard let found = damage(.failure(error)) else {
          Issue.record("\(length) bytes: \(error)")
          continue
        }
        #expect(found.offset <= length)
        #expect(found.rows.read >= rows && found.rows.rejected <= 1, "\(length) bytes: \(found)")
        rows = found.rows.read
      }
    }
    #expect(rows > 50)
  }

  @Test func rowsBeforeTheDamageAreHandedOver() async throws {
    let text = "group,value\n" + (0..<500).map { "a,\($0 == 100 ? "x" : "\($0)")\n" }.joined()
    let bytes = Archive.gzip(Array(text.utf8), member: 700)
    let source = LogSource(path: scratch.file("log.gz", bytes + Array("tail".utf8)))
    for blockSize in [64, 1_000, 1 << 20] {
      let reader = LogReader(
        sources: [source], projection: Self.wanted, threads: 2, keepsRejectedText: true,
        blockSize: blockSize)
      var read = 0
      var lines: [Int] = []
      do throws(LogError) {
        _ = try await reader.read(summarise: { $0.count }) { (blocks) async throws(LogError) in
          for block in blocks {
            read += block.rowsRead
            lines += block.rejections.map(\.line)
          }
        }
        Issue.record("a damaged archive was read")
      } catch {
        let found = try #require(damage(.failure(error)))
        #expect(found.rows == RowsRead(read: 500, rejected: 1))
        #expect(found.offset == bytes.count && found.fault == .trailingBytes)
        #expect(read == 500 && lines == [102])
      }
    }
  }

  /// The rows before the damage are the same wherever the text is cut, an open quote or not.
  @Test func aQuoteThatTheDamageLeavesOpenHidesNoRow() async throws {
    let text = Array("group,value\na,1\n\"b\",x\nc,3\n\"d\ne\nf,4\ng,5\n".utf8)
    let archive = Archive.gzip(text, member: 1_000)
    // The end of the archive is a checksum and a length of four bytes each.
    for (missing, rows) in [(8, RowsRead(read: 3, rejected: 1)), (12, RowsRead(read: 3, rejected: 1))] {
      for blockSize in Array(1...50) + [1 << 20] {
        let result = await reading(of: Array(archive.dropLast(missing + 1)), blockSize: blockSize)
        let found = try #require(damage(result), "\(result)")
        #expect(found.fault == .cutOff && found.rows == rows, "block size \(blockSize): \(found)")
      }
    }
  }

  /// A gigabyte of one row in seven megabytes must end at the limit of a row, not of the memory.
  @Test func aBombEndsAtTheLimitOfARow() async throws {
    let bomb = Archive.gzipOfOneByte(UInt8(ascii: "a"), count: 1 << 30)
    #expect(bomb.count < 8 << 20)
    let result = await reading(of: bomb, rowLimit: 4 << 20)
    #expect(throws: LogError.rowTooLong(path: scratch.path + "/log", line: 1, limit: 64 << 20)) {
      try result.get()
    }
  }

  @Test func whatIsCompressedTwiceOrOtherwiseIsNamed() async throws {
    let path = scratch.path + "/log"
    let once = Archive.gzip(Array("group,value\na,1\n".utf8), member: 100)
    let twice = Archive.gzip(once, member: 1_000)
    await #expect(throws: LogError.compressed(path: path, format: "gzip")) {
      try await reading(of: twice).get()
    }
    let xz: [UInt8] = [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4]
    await #expect(throws: LogError.compressed(path: path, format: "xz")) { try await reading(of: xz).get() }
  }
}
