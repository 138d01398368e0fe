public import Summaries

/// What one group of a drawn experiment has sent, user by user in the order of their arrival.
public struct GroupSample: Sendable {
  /// For each user, which of all arrivals it was, from 0.
  public internal(set) var arrivals: [Int] = []
  /// For each user, the place behind its last value in ``responses``.
  public internal(set) var ends: [Int] = []
  /// The response times in milliseconds, one for each request.
  public internal(set) var responses: [Double] = []
  /// 1 for each request that failed, else 0.
  public internal(set) var failures: [Double] = []
  /// For each user, the sum of response times.
  public internal(set) var sums: [Double] = []
  /// For each user, the number of requests.
  public internal(set) var sizes: [Double] = []
  /// For each user, how many of the requests failed.
  public internal(set) var failureSums: [Double] = []
  /// For each user, the sum of response times before the experiment; none without history.
  public internal(set) var pastSums: [Double] = []
  /// For each user, the number of requests before the experiment.
  public internal(set) var pastSizes: [Double] = []

  /// The number of users.
  public var count: Int { sizes.count }

  /// The summary of response times, with the moments over users.
  public var responseSummary: MetricSummary {
    MetricSummary(moments: Moments(responses.span), units: units(sums, upTo: count))
  }

  /// The summary of failures, with the moments over users.
  public var failureSummary: MetricSummary {
    var units = units(failureSums, upTo: count)
    units.unitsWithEvent = failureSums.count { $0 > 0.5 }
    units.unitsWithoutEvent = sizes.indices.count { failureSums[$0] < sizes[$0] - 0.5 }
    return MetricSummary(moments: Moments(failures.span), units: units)
  }

  /// The summary of the response times of requests that did not fail.
  public var servedSummary: MetricSummary {
    let served = responses.indices.filter { failures[$0] == 0 }.map { responses[$0] }
    var rows: [Double] = []
    rows.reserveCapacity(2 * count)
    var start = 0
    for end in ends {
      var (sum, size) = (0.0, 0.0)
      for place in start..<end where failures[place] == 0 {
        sum += responses[place]
        size += 1
      }
      start = end
      if size > 0 { rows += [sum, size] }
    }
    var pairs = Comoments(variables: 2)
    pairs.add(rows: rows.span)
    return MetricSummary(moments: Moments(served.span), units: UnitMoments(pairs, shift: 0))
  }

  /// The moments over the first users, as a growing experiment would have them.
  ///
  /// - Parameters:
  ///   - sums: each user's sum.
  ///   - users: how many of the users.
  /// - Returns: the moments.
  public func units(_ sums: [Double], upTo users: Int) -> UnitMoments {
    var pairs = Comoments(variables: 2)
    add(sums, 0..<users, to: &pairs)
    return UnitMoments(pairs, shift: 0)
  }

  /// Adds some users' sums and sizes to co-moments.
  func add(_ sums: [Double], _ users: Range<Int>, to pairs: inout Comoments) {
    var rows: [Double] = []
    rows.reserveCapacity(2 * users.count)
    for user in users {
      rows.append(sums[user])
      rows.append(sizes[user])
    }
    pairs.add(rows: rows.span)
  }
}
