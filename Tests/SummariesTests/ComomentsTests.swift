import Summaries
import TestSupport
import Testing

private func read(_ rows: [[Double]]) -> Comoments {
  var comoments = Comoments(variables: 3)
  let flat = rows.flatMap(\.self)
  comoments.add(rows: flat.span)
  return comoments
}

/// The worst difference, cross sums against the size of their terms; nil below one part in 10¹².
private func difference(_ found: Comoments, _ truth: Comoments) -> String? {
  guard found.count == truth.count else { return "count" }
  var worst = 0.0
  for i in 0..<3 {
    worst = max(worst, relativeError(found.means[i], truth.means[i]))
    for j in 0..<3 {
      let place = i * 3 + j
      let error = (found.crossProductSums[place] - truth.crossProductSums[place]).magnitude
      let scale = (truth.crossProductSums[i * 4] * truth.crossProductSums[j * 4]).squareRoot()
      if error > 0 { worst = max(worst, error / scale) }
    }
  }
  return worst <= 1e-12 ? nil : "off by \(worst)"
}

@Suite struct ComomentsTests {
  @Test(arguments: [0, 1e9, -1e12])
  func partsMergeAtEveryCutWhateverTheOffset(_ offset: Double) {
    var random = SplitMix64(seed: 21)
    let rows = (0..<300).map { _ in
      let x = random.normal().rounded(toMultipleOf: 0x1p-12)
      let y = (x + random.normal()).rounded(toMultipleOf: 0x1p-12)
      return [offset + x, offset + y, Double(random.next() % 9)]
    }
    let law = MergeLaw(read: read, merge: { $0.merge($1) }, disagreement: difference)
    #expect(law.violations(on: rows).prefix(3) == [])
  }

  @Test func covariancesAreTheTextbooks() {
    var random = SplitMix64(seed: 22)
    let rows = (0..<1000).map { _ in [random.normal(), 3 * random.uniform(), Double(random.next() % 5)] }
    let comoments = read(rows)
    for i in 0..<3 {
      for j in 0..<3 {
        let (a, b) = (rows.map { $0[i] }, rows.map { $0[j] })
        let (meanA, meanB) = (a.reduce(0, +) / 1000, b.reduce(0, +) / 1000)
        let truth = zip(a, b).reduce(0) { $0 + ($1.0 - meanA) * ($1.1 - meanB) } / 999
        #expect((comoments.covariance(i, j) - truth).magnitude <= 1e-13)
        #expect(comoments.covariance(i, j) == comoments.covariance(j, i))
      }
    }
  }

  @Test func fewerThanTwoRowsHaveNoCovariance() {
    #expect(Comoments(variables: 3).covariance(0, 0).isNaN)
    #expect(read([[1, 2, 3]]).covariance(0, 1).isNaN)
    #expect(read([[1, 2, 3]]).means == [1, 2, 3])
  }
}
