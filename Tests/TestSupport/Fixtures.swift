import Glibc

/// The path of a file under `Fixtures`, wherever the tests are run.
///
/// - Parameter name: The path from `Fixtures`, such as `reference/student_t.json`.
/// - Returns: The absolute path.
public func fixturePath(_ name: String) -> String {
  // This file is <package>/Tests/TestSupport/Fixtures.swift.
  let here = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  return here.dropLast(3).joined(separator: "/") + "/Fixtures/" + name
}

/// The bytes of a file under `Fixtures`.
///
/// - Parameter name: The path from `Fixtures`.
/// - Returns: The bytes.
/// - Throws: `ReferenceError.unreadable` with the path.
public func fixture(_ name: String) throws(ReferenceError) -> [UInt8] {
  let path = fixturePath(name)
  guard let file = unsafe fopen(path, "rb") else { throw .unreadable(path: path) }
  defer { unsafe fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes.append(contentsOf: buffer.prefix(count))
  }
}

func naturalLogarithm(_ number: Double) -> Double { log(number) }
