import Assignment
import TestSupport
import Testing

/// Buckets against Python's hashlib.
@Suite struct AssignmentTests {
  private static let document = Result { try JSONValue(parsing: fixture("reference/assignment.json")) }

  private static func bucket(_ user: String, _ rule: AssignmentRule, seed: Int = 42) throws -> Int {
    let bytes = Array(user.utf8)
    return try Assignment(rule, seed: seed).bucket(of: bytes.span)
  }

  @Test func bucketsAreThoseOfHashlib() throws {
    let cases = try Reference("assignment").cases
    #expect(cases.count == 2_000)
    for c in cases {
      let user = try c.string("user")
      #expect(try Self.bucket(user, .ab, seed: c.integer("seed")) == c.integer("ab"), "\(c)")
      #expect(try Self.bucket(user, .router) == c.integer("router"), "\(c)")
      #expect(try Self.bucket(user, .modulo) == c.integer("modulo"), "\(c)")
    }
  }

  /// The same users as the generator of the reference makes, and a hash over all of their buckets.
  @Test func aHundredThousandUsers() throws {
    let document = try Self.document.get()
    let parts = try #require(document["parts"]?.array).compactMap(\.string).map { Array($0.utf8) }
    let count = try #require(document["count"]?.integer)
    let seed = try #require(document["seed"]?.integer)
    let first = try #require(document["first"]?.array)
    #expect(parts.count == 18 && count == 100_000 && first.count == 100)
    var random = SplitMix64(seed: UInt64(seed))
    let rules = AssignmentRule.allCases
    let assignments = try rules.map { try Assignment($0) }
    var buckets = [[UInt8]](repeating: [], count: rules.count)
    for number in 0..<count {
      let length = 1 + Int(random.next() % 24)
      var user: [UInt8] = []
      for _ in 0..<length { user += parts[Int(random.next() % UInt64(parts.count))] }
      for rule in rules.indices { buckets[rule].append(UInt8(assignments[rule].bucket(of: user.span))) }
      guard number < first.count else { continue }
      #expect(Array((first[number]["user"]?.string ?? "").utf8) == user)
      for (place, rule) in rules.enumerated() {
        #expect(first[number][rule.rawValue]?.integer == Int(buckets[place][number]))
      }
    }
    for (place, rule) in rules.enumerated() {
      #expect(SHA256.hexadecimal(of: buckets[place]) == document["sha256"]?[rule.rawValue]?.string, "\(rule)")
    }
  }

  @Test func sides() throws {
    let ab = try Assignment(.ab, percentage: 5)
    #expect((0..<100).map { ab.side(ofBucket: $0) == .control } == (0..<100).map { $0 < 5 })
    let router = try Assignment(.router, percentage: 25)
    #expect((0..<100).map { router.side(ofBucket: $0) == .treatment } == (0..<100).map { $0 < 25 })
    #expect(router.side(ofBucket: 60, percentage: 75) == .treatment)
    let modulo = try Assignment(.modulo, percentage: 5)
    #expect(modulo.percentage == 50 && modulo.side(ofBucket: 49) == .control)
    #expect(modulo.side(ofBucket: 50) == .treatment)
  }

  @Test func shares() throws {
    #expect(try Assignment(.ab, percentage: 50).share(of: .control) == 0.5)
    #expect(try Assignment(.ab, percentage: 12.5).share(of: .control) == 0.13)
    #expect(try Assignment(.router, percentage: 0).share(of: .treatment) == 0)
    #expect(try Assignment(.router, percentage: 100).share(of: .control) == 0)
  }

  @Test(arguments: [-1, 100.5, .nan, .infinity]) func noSuchPercentage(_ percentage: Double) {
    #expect(throws: AssignmentError.self) { try Assignment(.ab, percentage: percentage) }
  }

  /// Any bytes are a name: what is not UTF-8 is hashed as it is.
  @Test func bytesThatAreNoText() throws {
    let bytes: [UInt8] = [0xFF, 0x00, 0xC3]
    let empty: [UInt8] = []
    // hashlib.md5(b"\xff\x00\xc3") and hashlib.md5(b""), first eight digits.
    #expect(try Assignment(.router).bucket(of: bytes.span) == 0xd9ce_d71c % 100)
    #expect(try Assignment(.router).bucket(of: empty.span) == 0xd41d_8cd9 % 100)
  }
}
