import Glibc

/// The bytes of a file under `Fixtures`; nil when it cannot be read.
func fixture(_ path: String, from file: String = #filePath) -> [UInt8]? {
  let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  guard let stream = unsafe fopen(root + "/Fixtures/" + path, "rb") else { return nil }
  defer { unsafe fclose(stream) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, $0.count, stream) }
    guard count > 0 else { return bytes }
    bytes += buffer.prefix(count)
  }
}
