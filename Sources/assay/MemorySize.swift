import Glibc

/// A size of memory as it is written on the command line: `512M`, `2G`.
enum MemorySize {
  /// The bytes of a size; nil of a text that is none.
  ///
  /// A number, which may have decimals, and K, M, G or T for powers of 1,024, with or without `B` or `iB`, large or
  /// small. A bare number is of bytes.
  static func bytes(_ text: String) -> Int? {
    let number = text.prefix { $0.isNumber || $0 == "." }
    var unit = text.dropFirst(number.count).lowercased()
    for ending in ["ib", "b"] where unit.count > 1 && unit.hasSuffix(ending) {
      unit.removeLast(ending.count)
      break
    }
    let powers = ["": 0, "b": 0, "k": 10, "m": 20, "g": 30, "t": 40]
    guard let value = Double(number), let power = powers[unit] else { return nil }
    let bytes = (value * Double(1 << power)).rounded()
    return bytes >= 1 && bytes < 0x1p62 ? Int(bytes) : nil
  }

  /// What the values of exact quantiles may take where nothing else is asked for: a quarter of the memory.
  static var standard: Int { memory / 4 }

  /// The memory of the machine, or of the container where that has less.
  private static var memory: Int {
    let machine = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    let container = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"].lazy
      .compactMap(number).first
    return min(machine > 0 ? machine : 1 << 32, container ?? .max)
  }

  /// The number that a file of the system holds; nil where it holds a word or is not there.
  private static func number(in path: String) -> Int? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = unsafe read(descriptor, &bytes, bytes.count)
    return Int(String(decoding: bytes.prefix(max(0, count)).prefix { $0 > 0x20 }, as: UTF8.self))
  }
}
