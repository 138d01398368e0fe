public import Inference
public import Plans
public import Summaries

extension Analysis {
  /// Adds what further methods say to every comparison, at the level of its intervals.
  ///
  /// - Parameters:
  ///   - methods: the methods, in the order of their views.
  ///   - summary: what was read.
  ///   - roles: which group is the control.
  ///   - threads: how many threads they may use.
  public mutating func add(
    _ methods: [FurtherMethod], summary: Summary, roles: GroupRoles, threads: Int
  ) async {
    for method in methods {
      for metric in metrics.indices {
        for (number, treatment) in roles.treatments.enumerated()
        where metrics[metric].comparisons.indices.contains(number) {
          let pair = ComparedGroups(summary, control: roles.control, treatment: treatment, number: number)
          let level = metrics[metric].comparisons[number].comparison.level
          let view = await method.view(
            of: metrics[metric].specification, pair, level: level, threads: threads)
          if let view { metrics[metric].comparisons[number].comparison.views.append(view) }
        }
      }
    }
  }
}
