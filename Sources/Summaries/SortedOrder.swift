/// Numbers in ascending order, NaN left out.
///
/// Long lists are sorted by their digits in base 2¹¹, from the last to the first; a digit that all numbers share is
/// passed over, so whole milliseconds cost half of what arbitrary doubles do.
///
/// - Parameter values: The numbers; −0 becomes 0.
/// - Returns: Those that are not NaN, none smaller than the one before it.
/// - Complexity: O(n) above a few hundred numbers, with memory for two further copies.
/// - Source: sorting by distribution, D. E. Knuth, "The Art of Computer Programming", volume 3, 5.2.5, algorithm R.
func inOrder(_ values: [Double]) -> [Double] {
  var keys: [UInt64] = []
  keys.reserveCapacity(values.count)
  let span = values.span
  for index in span.indices {
    let value = span[index]
    if value == value { keys.append(orderKey(value)) }
  }
  if keys.count < 600 { keys.sort() } else { sortByDigits(&keys) }
  return keys.map(orderedValue)
}

/// The bits of a number, so turned that larger numbers have larger keys.
@inline(__always)
private func orderKey(_ value: Double) -> UInt64 {
  // Adding zero makes −0 and 0 one value.
  let bits = (value + 0).bitPattern
  return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 1 << 63)
}

/// The number of a key.
@inline(__always)
private func orderedValue(_ key: UInt64) -> Double {
  let isPositive = UInt64(bitPattern: Int64(bitPattern: key) >> 63)
  return Double(bitPattern: key ^ (~isPositive | 1 << 63))
}

/// How many binary digits are looked at in a pass, how many values they have, and how many passes 64 of them take.
private let digit = (bits: 11, values: 1 << 11, passes: 6)

/// Sorts keys by one digit after another, each pass keeping the order of the passes before it.
private func sortByDigits(_ keys: inout [UInt64]) {
  let count = keys.count
  var counts = [Int](repeating: 0, count: digit.passes * digit.values)
  unsafe counts.withUnsafeMutableBufferPointer { counts in
    for key in keys {
      for pass in 0..<digit.passes {
        unsafe counts[pass &* digit.values &+ place(key, pass)] &+= 1
      }
    }
  }
  var other = [UInt64](repeating: 0, count: count)
  for pass in 0..<digit.passes {
    var starts = Array(counts[pass * digit.values..<(pass + 1) * digit.values])
    if starts.contains(count) { continue }
    var next = 0
    for value in starts.indices {
      let size = starts[value]
      starts[value] = next
      next += size
    }
    distribute(keys, by: pass, starts: &starts, into: &other)
    swap(&keys, &other)
  }
}

/// Moves each key to the next place of its digit.
private func distribute(_ keys: [UInt64], by pass: Int, starts: inout [Int], into target: inout [UInt64]) {
  unsafe keys.withUnsafeBufferPointer { keys in
    unsafe starts.withUnsafeMutableBufferPointer { starts in
      unsafe target.withUnsafeMutableBufferPointer { target in
        for index in keys.indices {
          let key = unsafe keys[index]
          let value = place(key, pass)
          let next = unsafe starts[value]
          unsafe target[next] = key
          unsafe starts[value] = next &+ 1
        }
      }
    }
  }
}

/// The digit of a key that a pass looks at.
@inline(__always)
private func place(_ key: UInt64, _ pass: Int) -> Int {
  Int(truncatingIfNeeded: key &>> UInt64(truncatingIfNeeded: pass &* digit.bits)) & (digit.values &- 1)
}
