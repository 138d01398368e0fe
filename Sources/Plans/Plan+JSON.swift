public import Documents
internal import Inference

extension Plan {
  /// The plan as a document with every key written out, in the order in which plans are described.
  ///
  /// `Plan(_:)` reads it back as an equal plan. What is not planned is null; so are the limits that a stage does not
  /// ask. A plan without metrics, for which the standard ones hold as far as the log has them, names none.
  public var json: JSON {
    func all(_ role: MetricRole) -> [JSON] { metrics.filter { $0.role == role }.map(JSON.init) }
    return [
      "experiment_name": JSON(experimentName),
      "start_date": JSON(startDate),
      "end_date": JSON(endDate),
      "seed": JSON(seed),
      "groups": [
        "control": control.map(JSON.init) ?? .null, "treatment": treatment.map(JSON.init) ?? .null,
      ],
      "metrics": [
        "primary": all(.primary).first ?? .null,
        "secondary": JSON(all(.secondary)),
        "guardrails": JSON(all(.guardrail)),
      ],
      "statistics": JSON(statistics),
      "log": [
        "group": JSON(log.group), "unit": JSON(log.unit), "time": JSON(log.time),
        "time_unit": JSON(log.timeUnit),
      ],
      "canary": JSON(canary),
    ]
  }

  /// The text of the document, laid out for people, with its last newline.
  public var text: String { json.text(fitting: 110) + "\n" }
}

extension JSON {
  fileprivate init(_ group: PlannedGroup) {
    self = [
      "name": JSON(group.name), "percentage": JSON(group.percentage), "algorithm": JSON(group.algorithm),
    ]
  }

  fileprivate init(_ plan: StatisticsPlan) {
    self = [
      "confidence_level": JSON(plan.confidenceLevel),
      "significance_level": JSON(plan.significanceLevel),
      "min_sample_size": JSON(plan.minimumSampleSize),
      "correction": JSON(plan.correction.rawValue),
      "sequential": JSON(plan.sequential),
    ]
  }

  /// The word of a method that leaves nothing open, else an object.
  private init(_ plan: SequentialPlan) {
    guard plan.method != .none else {
      self = JSON(plan.method.rawValue)
      return
    }
    var object: JSON.Object = ["method": JSON(plan.method.rawValue)]
    if plan.method.spending != nil { object["looks"] = JSON(plan.looks) }
    object["planned_units"] = JSON(plan.plannedUnits)
    self = .object(object)
  }

  /// A metric with its kind and direction, and of all else what is stated.
  fileprivate init(_ metric: MetricSpecification) {
    var object: JSON.Object = ["name": JSON(metric.name), "kind": JSON(metric.kind.rawValue)]
    if let column = metric.column {
      let parts = column.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      if metric.kind == .ratio, parts.count == 2 {
        object["numerator"] = JSON(parts[0])
        object["denominator"] = JSON(parts[1])
      } else {
        object["column"] = JSON(column)
      }
    }
    object["direction"] = JSON(metric.direction.rawValue)
    if let filter = metric.filter { object["where"] = JSON(filter.text) }
    if let winsorizing = metric.winsorizing { object["winsorize"] = JSON(winsorizing) }
    switch metric.margin {
    case .absolute(let margin): object["margin"] = JSON(margin)
    case .relative(let margin): object["relative_margin"] = JSON(margin)
    case nil: break
    }
    self = .object(object)
  }
}
