internal import Documents
internal import Inference

extension PlanReading {
  /// Reads a metric: its name, or an object that says more; nil where anything of it is wrong, all of which is noted.
  mutating func metric(_ value: DocumentValue, role: MetricRole) -> MetricSpecification? {
    if let text = value.json.stringValue {
      return attempt { () throws(DocumentError) in
        do throws(MetricError) { return try MetricSpecification(parsing: text, role: role) } catch {
          throw value.error(error.explanation)
        }
      }
    }
    let keys = [
      "name", "kind", "direction", "margin", "relative_margin", "column", "numerator", "denominator",
      "where", "winsorize",
    ]
    guard let value = object(value, keys: keys) else { return nil }
    let before = mistakes.count
    let name = attempt { () throws(DocumentError) in try value.required("name").string() }
    let kind = kind(value)
    let direction = self.value(value, "direction") { value throws(DocumentError) in
      try value.oneOf(Direction.self)
    }
    let margin = margin(value)
    let column = column(value)
    let filter = self.value(value, "where") { value throws(DocumentError) in
      let text = try value.string()
      do throws(MetricError) { return try RowFilter(parsing: text) } catch {
        throw value.error(error.explanation)
      }
    }
    let winsorizing = self.value(value, "winsorize") { value throws(DocumentError) in try value.number() }
    guard mistakes.count == before, let name else { return nil }
    return attempt { () throws(DocumentError) in
      do throws(MetricError) {
        return try MetricSpecification(
          name: name, kind: kind, direction: direction, role: role, margin: margin, column: column,
          filter: filter, winsorizing: winsorizing)
      } catch { throw value.error(error.explanation) }
    }
  }

  private mutating func kind(_ metric: DocumentValue) -> MetricKind? {
    let kind = value(metric, "kind") { word throws(DocumentError) in
      guard let kind = MetricKind(rawValue: try word.string()) else {
        throw word.error(
          "must be one of \(MetricKind.words.joined(separator: ", ")), not \(try word.string())")
      }
      return kind
    }
    let isStated = metric.json.objectValue?["kind"].map { !$0.isNull } ?? false
    return isStated || metric.json.objectValue?["numerator"] == nil ? kind : .ratio
  }

  /// What the values are, where the name is only a name: a column, or numerator/denominator.
  private mutating func column(_ metric: DocumentValue) -> String? {
    let column = string(metric, "column")
    let numerator = string(metric, "numerator")
    let denominator = string(metric, "denominator")
    func stated(_ key: String) -> DocumentValue? { try? metric.optional(key) }
    guard let place = stated("numerator") else {
      if let place = stated("denominator") { note(place.error("has no numerator")) }
      return column
    }
    if let place = stated("column") { note(place.error("stands beside a numerator")) }
    if stated("denominator") == nil { note(place.error("has no denominator")) }
    guard let numerator, let denominator else { return nil }
    return numerator + "/" + denominator
  }

  private mutating func margin(_ metric: DocumentValue) -> Margin? {
    let absolute = marginNumber(metric, "margin")
    let relative = marginNumber(metric, "relative_margin")
    if absolute != nil, relative != nil { note(metric.error("has both margin and relative_margin")) }
    return absolute.map { .absolute($0) } ?? relative.map { .relative($0) }
  }

  private mutating func marginNumber(_ metric: DocumentValue, _ key: String) -> Double? {
    value(metric, key) { value throws(DocumentError) in
      let margin = try value.number()
      guard margin >= 0 else {
        throw value.error("must be at least 0, not \(margin): it is how much worse the metric may get")
      }
      return margin
    }
  }
}
