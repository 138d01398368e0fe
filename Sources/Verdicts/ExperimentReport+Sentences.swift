internal import Inference
public import Sentences

extension ExperimentReport {
  /// Every sentence that the report holds: of its checks, comparisons, views and strata, and of its gate.
  ///
  /// Sentences of a report that was read from a document are known in English only.
  public var sentences: [Sentence] {
    var sentences = analysis.sentences
    if let gate { sentences += gate.sentences }
    if let ungatedSentence { sentences.append(ungatedSentence) }
    return sentences.filter { !$0.isEmpty }
  }
}

extension GateAnswer {
  /// Every sentence of the answer: of its verdict, its checks, and of the analysis beneath it.
  public var sentences: [Sentence] {
    verdict.sentences + checks.map(\.finding) + (analysis?.sentences ?? [])
  }
}

extension Analysis {
  /// Every sentence of the analysis: of its checks, its comparisons, their views and strata, and of its verdict.
  public var sentences: [Sentence] {
    var sentences = checks.map(\.finding) + (verdict?.sentences ?? [])
    for metric in metrics { sentences += metric.comparisons.flatMap { $0.comparison.sentences } }
    for dimension in strata {
      sentences += dimension.evenness.compactMap(\.reasonSentence)
      for stratum in dimension.strata {
        for comparison in stratum.comparisons.joined() { sentences += comparison.sentences }
      }
    }
    return sentences
  }
}

extension MetricComparison {
  fileprivate var sentences: [Sentence] {
    [reasonSentence, liftReasonSentence].compactMap { $0 }
      + views.flatMap { [$0.detailSentence, $0.reasonSentence].compactMap { $0 } }
  }
}

extension Verdict {
  /// Its reason, what is missing, and what was found of each criterion.
  public var sentences: [Sentence] {
    [reasonSentence] + [missingSentence].compactMap { $0 } + criteria.map(\.finding)
  }
}
