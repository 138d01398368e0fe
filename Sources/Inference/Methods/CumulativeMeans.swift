public import Summaries

/// The means of two groups over all rows up to the end of each stratum, the strata being in time.
///
///     R_k = ΣY/ΣN over strata 0…k,   Var(R_k) = U_k/(U_k − 1)·Σ_u (Y_uk − R_k·N_uk)²/(ΣN)²
///
/// with Y_uk and N_uk the sums of unit u over those strata: a unit that comes back is one unit. Each point is what a log
/// that ended there would have said.
///
/// Where the units are a sample, a mean is that of all rows and its variance that of all rows as if they were
/// independent, times the design effect that the sampled units show up to there.
///
/// *Source:* A. Deng, U. Knoblich and J. Lu, "Applying the delta method in metric analytics", KDD 2018, eq. 4,
/// doi:10.1145/3219819.3219919; the design effect of L. Kish, "Survey Sampling", 1965, section 8.2.
public struct CumulativeMeans: Sendable, Equatable {
  /// All rows up to the end of one stratum.
  public struct Point: Sendable, Equatable {
    /// What the control's rows say.
    public var control: MetricSummary
    /// What the treatment's say.
    public var treatment: MetricSummary
    /// The covariance of the two means; 0 where the groups share no unit.
    public var covariance: Double

    /// What all rows up to a time say.
    public init(control: MetricSummary, treatment: MetricSummary, covariance: Double) {
      self.control = control
      self.treatment = treatment
      self.covariance = covariance
    }
  }

  /// One for each stratum.
  public let points: [Point]

  /// The means of the cells of two groups.
  ///
  /// - Parameters:
  ///   - cells: what is known of the metric in each stratum of each group.
  ///   - hasUnits: whether rows have units; else rows are independent.
  ///   - control: the index of the control (checked).
  ///   - treatment: the index of the treatment (checked).
  /// - Complexity: O(entries + strata).
  public init(_ cells: CellSums, hasUnits: Bool, control: Int, treatment: Int) {
    precondition(control != treatment && max(control, treatment) < cells.groups)
    let groups = [control, treatment]
    let moments = groups.map { group in
      var sum = Moments()
      return (0..<cells.strata).map { stratum in
        sum.merge(cells.moments[stratum * cells.groups + group])
        return sum
      }
    }
    guard hasUnits else {
      points = (0..<cells.strata).map { stratum in
        Point(
          control: MetricSummary(moments: moments[0][stratum]),
          treatment: MetricSummary(moments: moments[1][stratum]), covariance: 0)
      }
      return
    }
    let centres = moments.map { ($0.last?.mean ?? 0) - cells.shift }
    var walk = CumulativeSums(cells, groups: groups, centres: centres)
    points = (0..<cells.strata).map { stratum in
      walk.advance(to: stratum)
      let units = (0...1).map { walk.units($0, moments: moments[$0][stratum]) }
      return Point(
        control: MetricSummary(moments: moments[0][stratum], units: units[0]),
        treatment: MetricSummary(moments: moments[1][stratum], units: units[1]),
        covariance: walk.covariance(moments.map { $0[stratum] }))
    }
  }
}
