public import Documents
internal import Inference
internal import Plans
internal import Summaries
public import Verdicts

/// How long each stage must last, as a document: `assay-power-log/1`.
public struct PowerLogDocument: Sendable {
  private let answer: PowerLogAnswer
  private let version: String

  /// The document of an answer.
  ///
  /// - Parameters:
  ///   - answer: what was found.
  ///   - version: the version of the program.
  public init(_ answer: PowerLogAnswer, version: String) {
    self.answer = answer
    self.version = version
  }

  /// The document; what the log does not tell is null.
  public var json: JSON {
    [
      "schema": "assay-power-log/1",
      "assay_version": JSON(version),
      "settings": [
        "power": JSON(answer.settings.power), "alpha": JSON(answer.settings.alpha),
        "improvement": JSON(answer.settings.improvement),
      ],
      "control": ["name": JSON(answer.control), "requests": JSON(answer.requests)],
      "traffic": traffic,
      "metrics": .array(answer.metrics.map(metric)),
    ]
  }

  private var traffic: JSON {
    let traffic = answer.traffic
    return [
      "requests": JSON(answer.allRequests), "unit": answer.unit.map { JSON($0) } ?? .null,
      "daily_requests": JSON(traffic?.dailyRequests), "days": JSON(traffic?.days),
      "units": JSON(traffic?.units),
      "growth": JSON(traffic?.growth),
      "by_day": .array(
        answer.days.map { day in
          [
            "day": JSON(Int(day.day)), "requests": JSON(day.requests), "units": JSON(day.units),
            "units_so_far": JSON(day.unitsSoFar),
          ]
        }),
    ]
  }

  private func metric(_ metric: PowerLogAnswer.Metric) -> JSON {
    let power = metric.power
    return [
      "name": JSON(metric.specification.name), "kind": JSON(metric.specification.kind.rawValue),
      "direction": JSON(metric.specification.direction.rawValue),
      "baseline": JSON(power?.value), "standard_deviation": JSON(power?.standardDeviation),
      "worth": power.map { JSON($0.worth.rawValue) } ?? .null,
      "requests": power.map { JSON($0.requests) } ?? .null,
      "units": power?.units.map { JSON($0) } ?? .null,
      "unit_size": JSON(power?.unitSize), "unit_size_variation": JSON(power?.unitSizeVariation),
      "intraclass_correlation": JSON(power?.intraclassCorrelation),
      "design_effect": JSON(power?.designEffect),
      "targets": .array(metric.targets.map(target)),
      "stages": .array(zip(answer.stages, metric.stages).map(stage)),
      "reason": metric.reason.map { JSON($0) } ?? .null,
    ]
  }

  private func target(_ target: LogPower.Target) -> JSON {
    [
      "improvement": JSON(target.improvement), "worth": Self.sizes(target.worth),
      "requests": Self.sizes(target.requests), "units": Self.sizes(target.units),
    ]
  }

  private func stage(_ planned: CanaryStage, _ stage: LogPower.Stage) -> JSON {
    [
      "stage": JSON(planned.number), "share": JSON(planned.share), "hours": JSON(planned.hours),
      "requests": JSON(stage.requests), "units": JSON(stage.units),
      "smallest_improvement": JSON(stage.smallest), "smallest_decline": JSON(stage.smallestDecline),
      "smallest_proof": JSON(stage.smallestProof),
      "targets": .array(
        answer.improvements.indices.map { place in
          [
            "improvement": JSON(answer.improvements[place]), "days": JSON(stage.days[place]),
            "proof_days": JSON(stage.proofDays[place]),
          ]
        }),
    ]
  }

  private static func sizes(_ sizes: RequiredSizes?) -> JSON {
    guard let sizes else { return .null }
    return ["control": JSON(sizes.control), "treatment": JSON(sizes.treatment)]
  }
}
