internal import Inference
internal import Verdicts

extension PageArticle {
  /// What further methods say of the metrics.
  var views: HTML {
    var table = PageTable(
      telling(PagePhrase.viewsTitle),
      columns: [
        .init(telling(ReportPhrase.metric), isText: true), .init(telling(PagePhrase.view), isText: true),
        .init(telling(ReportPhrase.difference)), .init(telling(ReportPhrase.lift)),
        .init(telling(ReportPhrase.pValue)), .init(telling(PagePhrase.says), isText: true, isLong: true),
      ])
    let hasSeveral = analysis.groups.count > 2
    for metric in analysis.metrics {
      for pair in metric.comparisons {
        for view in pair.comparison.views {
          let treatment = hasSeveral ? HTML.tag("small", [:], name(pair.treatment)) : HTML()
          table.rows.append(
            [.init(name(telling.label(metric.specification)) + treatment)]
              + row(view, of: metric.specification))
        }
      }
    }
    return table.html
  }

  private func row(_ view: ComparisonView, of metric: MetricSpecification) -> [PageTable.Cell] {
    let told = MetricFigures(specification: metric)
    let numbers = view.figures.map { figure in
      "\(telling.name(figure.name)) \(Figures.significant(figure.value, digits: 3))"
    }
    let words = [view.detail, view.reason].compactMap { $0.map(telling.told) }
    return [
      .init(HTML(telling.name(view.name))),
      .init(
        view.difference.map { telling.figure(told.difference($0.estimate)) } ?? "–",
        below: view.difference.map { telling.figure(told.differenceInterval($0)) },
        key: view.difference?.estimate),
      .init(
        view.lift.map { figures.lift($0.estimate) } ?? "–", below: view.lift.map(figures.interval),
        key: view.lift?.estimate),
      .init(view.test.map { figures.bare($0.pValue) } ?? "–", key: view.test?.pValue),
      .init(.sentence((words + numbers).joined(separator: "; "))),
    ]
  }
}
