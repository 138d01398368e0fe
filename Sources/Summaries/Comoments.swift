internal import LinearAlgebra

/// Count, means and central cross-product sums of rows of several numbers.
///
/// - Source: as ``Moments``; the cross terms are the same update with the product of two deltas (Chan, Golub and
///   LeVeque 1983, eq. 2.1; Pébay 2008, eq. 3.12).
public struct Comoments: Sendable, Equatable {
  /// The number of variables, k.
  public let variables: Int
  /// The number of rows, n.
  public private(set) var count = 0
  /// The mean of each variable; zeros when there are no rows.
  public private(set) var means: [Double]
  /// Σ(x_i − mean_i)(x_j − mean_j), row-major k × k, both triangles.
  public private(set) var crossProductSums: [Double]
  /// What rounding left out of each mean, as in ``Moments``.
  private var meanRests: [Double]

  /// The co-moments of no rows of `variables` numbers.
  public init(variables: Int) {
    precondition(variables > 0)
    self.variables = variables
    means = Array(repeating: 0, count: variables)
    meanRests = means
    crossProductSums = Array(repeating: 0, count: variables * variables)
  }

  /// The co-moments of pairs (y − shift, 1), of whose y the moments are known.
  init(lone moments: Moments, shift: Double) {
    self.init(variables: 2)
    guard moments.count > 0 else { return }
    count = moments.count
    means = [moments.mean - shift, 1]
    crossProductSums[0] = moments.secondPowerSum
  }

  /// Co-moments that are known: of `means.count` variables, the sums row-major (checked).
  init(count: Int, means: [Double], crossProductSums: [Double]) {
    precondition(crossProductSums.count == means.count * means.count)
    self.init(variables: means.count)
    self.count = count
    self.means = means
    self.crossProductSums = crossProductSums
  }

  /// Sample covariance of two variables, Σ(x_i − mean_i)(x_j − mean_j)/(n − 1); NaN when n < 2.
  public func covariance(_ i: Int, _ j: Int) -> Double {
    count < 2 ? .nan : crossProductSums[i * variables + j] / Double(count - 1)
  }

  /// Adds rows, given one after the other.
  ///
  /// - Parameter rows: n × k numbers, row-major; the count must be a multiple of ``variables``.
  public mutating func add(rows: Span<Double>) {
    precondition(rows.count % variables == 0)
    let n = rows.count / variables
    guard n > 0 else { return }
    var block = Comoments(variables: variables)
    block.count = n
    var centred = [Double](repeating: 0, count: rows.count)
    var target = centred.mutableSpan
    for j in 0..<variables {
      let first = rows[j]
      var step = 0.0
      for place in stride(from: j, to: rows.count, by: variables) { step += rows[place] - first }
      block.means[j] = first
      block.moveMean(j, by: step / Double(n))
      let (mean, rest) = (block.means[j], block.meanRests[j])
      for place in stride(from: j, to: rows.count, by: variables) {
        target[place] = (rows[place] - mean) - rest
      }
    }
    var products = Matrix(rows: variables, columns: variables)
    products.addGram(of: centred.span)
    block.crossProductSums = products.elements
    merge(block)
  }

  /// Joins the co-moments of other rows to these.
  public mutating func merge(_ other: Comoments) {
    precondition(variables == other.variables)
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let weight = Double(count) * Double(other.count) / Double(count + other.count)
    let deltas = (0..<variables).map {
      (other.means[$0] - means[$0]) + (other.meanRests[$0] - meanRests[$0])
    }
    for i in 0..<variables {
      for j in 0..<variables {
        crossProductSums[i * variables + j] +=
          other.crossProductSums[i * variables + j] + deltas[i] * deltas[j] * weight
      }
      moveMean(i, by: deltas[i] * (Double(other.count) / Double(count + other.count)))
    }
    count += other.count
  }

  /// Adds to the mean of a variable, and keeps what rounding leaves out.
  private mutating func moveMean(_ variable: Int, by step: Double) {
    let mean = means[variable]
    let addend = step + meanRests[variable]
    let sum = mean + addend
    let added = sum - mean
    let rest = (mean - (sum - added)) + (addend - added)
    means[variable] = sum
    meanRests[variable] = rest.isFinite ? rest : 0
  }
}
