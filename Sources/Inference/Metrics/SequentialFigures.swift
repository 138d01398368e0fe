import Glibc

/// What one of several looks says: the p-value that may be read at every one of them.
public struct SequentialFigures: Sendable, Equatable {
  /// The method, as documents write it: `obrien_fleming`, `pocock`, `confidence_sequence`, `beta_binomial_mixture`.
  public var method: String
  /// The place of this look, from 1; nil for a sequence, which counts none.
  public var look: Int?
  /// The share of the planned units.
  public var share: Double
  /// The boundary in standard errors that the intervals keep to; nil for the mixture, which has none.
  public var boundary: Double?
  /// The smallest α at which this look would stop.
  public var pValue: Double
  /// log₁₀ of it, at most 0.
  public var log10PValue: Double

  /// The figures of a look from a nominal p-value.
  ///
  /// - Parameters:
  ///   - look: the look.
  ///   - nominal: log₁₀ of the p-value of this look alone.
  public init(_ look: SequentialLook, nominal: Double) {
    self.init(look, method: look.method.rawValue, log10PValue: look.log10PValue(nominal: nominal))
  }

  /// Figures that a document tells.
  package init(
    method: String, look: Int?, share: Double, boundary: Double?, pValue: Double, log10PValue: Double
  ) {
    self.method = method
    self.look = look
    self.share = share
    self.boundary = boundary
    self.pValue = pValue
    self.log10PValue = log10PValue
  }

  init(_ look: SequentialLook, method: String, log10PValue: Double) {
    self.method = method
    self.look = look.sequence == nil ? look.number : nil
    share = look.share
    self.log10PValue = log10PValue
    pValue = pow(10, log10PValue)
  }
}
