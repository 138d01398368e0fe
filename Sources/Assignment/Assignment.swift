/// The assignment of users to groups by hash, bit for bit what the service does.
///
/// The bytes of a user's name are hashed as they are; what is not UTF-8 is no trouble.
///
/// *Source:* the definitions stand at ``AssignmentRule``; MD5 is that of RFC 1321, by OpenSSL.
public struct Assignment: Sendable {
  /// The number of buckets.
  public static let buckets = 100

  /// How buckets are made.
  public let rule: AssignmentRule
  /// What is hashed with the user's name, where the rule has it.
  public let seed: Int
  /// The percentage of the group that ``AssignmentRule/percentageSide`` names, from 0 to 100.
  public let percentage: Double

  private let hash: MD5
  /// What follows the name in what is hashed: `_42`.
  private let suffix: [UInt8]

  /// An assignment.
  ///
  /// - Parameters:
  ///   - rule: how buckets are made.
  ///   - seed: what is hashed with the name; of no account for rules without one.
  ///   - percentage: from 0 to 100; 50 for the rule that knows no other.
  /// - Throws: ``AssignmentError``.
  public init(_ rule: AssignmentRule, seed: Int = 42, percentage: Double = 50) throws(AssignmentError) {
    guard (0...100).contains(percentage) else { throw .invalidPercentage(percentage) }
    self.rule = rule
    self.seed = seed
    self.percentage = rule.hasPercentage ? percentage : 50
    hash = try MD5()
    suffix = rule.hasSeed ? Array("_\(seed)".utf8) : []
  }

  /// The bucket of a user, from 0 to 99.
  ///
  /// - Parameter user: the bytes of the name.
  /// - Returns: the remainder of the hash.
  public func bucket(of user: Span<UInt8>) -> Int {
    let digest = hash.digest(user, followedBy: suffix.span)
    switch rule {
    case .ab, .router: return Int(digest.upper >> 32) % Self.buckets
    case .modulo:
      // 2⁶⁴ leaves 16.
      let upper = Int(digest.upper % UInt64(Self.buckets))
      return (16 * upper + Int(digest.lower % UInt64(Self.buckets))) % Self.buckets
    }
  }

  /// The group of a bucket.
  public func side(ofBucket bucket: Int) -> AssignedSide {
    side(ofBucket: bucket, percentage: percentage)
  }

  /// The group of a bucket at another percentage, such as that of another stage.
  public func side(ofBucket bucket: Int, percentage: Double) -> AssignedSide {
    let isBelow = Double(bucket) < percentage
    switch rule.percentageSide {
    case .control: return isBelow ? .control : .treatment
    case .treatment: return isBelow ? .treatment : .control
    }
  }

  /// The share of all users that a group gets: that of its buckets, in [0, 1].
  ///
  /// A percentage between two whole ones gives the next bucket whole: 12.5 % are thirteen buckets of a hundred.
  public func share(of side: AssignedSide) -> Double {
    let buckets = (0..<Self.buckets).count { self.side(ofBucket: $0) == side }
    return Double(buckets) / Double(Self.buckets)
  }
}
