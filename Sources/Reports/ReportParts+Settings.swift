internal import Inference
internal import Plans
internal import Summaries
internal import Verdicts

extension ReportParts {
  /// All settings that the numbers depend on, in Markdown.
  var settings: [String] {
    var rows = MarkdownParts.settingRows(analysis, in: telling)
    func add(_ phrase: SettingPhrase, _ value: String?) {
      if let value { rows.append([telling(phrase), value]) }
    }
    let period = report.period
    add(.period, Markup.name(telling.shown(period.label)))
    add(.periodStart, period.start.map { MarkdownParts.code(Figures.timestamp($0)) })
    add(.periodEnd, period.end.map { MarkdownParts.code(Figures.timestamp($0)) })
    add(.firstRow, (period.rows?.lowerBound).map { MarkdownParts.code(Figures.timestamp($0)) })
    add(.lastRow, (period.rows?.upperBound).map { MarkdownParts.code(Figures.timestamp($0)) })
    add(.timeZone, MarkdownParts.code(period.timeZone))
    add(.plannedStart, analysis.plan.startDate.map { MarkdownParts.code("\($0)") })
    add(.plannedEnd, analysis.plan.endDate.map { MarkdownParts.code("\($0)") })
    if let gate = report.gate {
      add(.gate, "\(Markup.sentence(telling.gate(gate.gate))), \(telling.name(gate.evidence.rawValue))")
      add(.evidence, MarkdownParts.code(gate.source.path))
    }
    let sequential = analysis.settings.sequential
    if sequential.method != .none {
      add(.plannedLooks, Figures.count(sequential.looks))
      add(.plannedUnits, sequential.plannedUnits.map(Figures.count))
    }
    let questions = analysis.settings.questions
    add(
      .strata, questions.isEmpty ? nil : questions.map { MarkdownParts.code($0.name) }.joined(separator: ", ")
    )
    add(.request, analysis.settings.request.map(MarkdownParts.code))
    if analysis.settings.isBayesian { add(.bayesian, telling(SettingPhrase.yes)) }
    if analysis.settings.asksWithoutOutliers { add(.withoutOutliers, telling(SettingPhrase.yes)) }
    return MarkdownParts.settings(rows, in: telling)
  }

  /// The files that were read, with their hashes, in Markdown.
  var inputs: [String] { MarkdownParts.inputs(analysis.inputs, in: telling) }
}

/// The names of settings.
package enum SettingPhrase: Phrase {
  case confidence, significance, test, correction, looks, power, targetLift
  case metrics, group, noGroup, unit, noUnit, time, timeUnit, from, to, split, rejected, quantiles
  case period, periodStart, periodEnd, firstRow, lastRow, timeZone, plannedStart, plannedEnd
  case gate, evidence, plannedLooks, plannedUnits, strata, request, bayesian, withoutOutliers, yes

  package var texts: (english: String, korean: String) {
    switch self {
    case .confidence: ("confidence level", "신뢰수준")
    case .significance: ("significance level", "유의수준")
    case .test: ("test of means", "평균 검정")
    case .correction: ("correction", "다중 비교 보정")
    case .looks: ("early looks", "중간 확인 방식")
    case .power: ("planned power", "계획 검정력")
    case .targetLift: ("target lift", "목표 상대 변화")
    case .metrics: ("metrics", "지표")
    case .group: ("group column", "그룹 열")
    case .noGroup: ("none: each file is a group", "없음: 파일마다 한 그룹")
    case .unit: ("unit column", "단위 열")
    case .noUnit: ("none: requests taken as independent", "없음: 요청을 서로 독립으로 봄")
    case .time: ("time column", "시각 열")
    case .timeUnit: ("unit of durations", "시간 길이의 단위")
    case .from: ("from", "시작")
    case .to: ("to", "끝")
    case .split: ("split", "배분")
    case .rejected: ("rejected rows permitted", "허용하는 거부 행 비율")
    case .quantiles: ("quantiles", "분위수")
    case .period: ("period", "기간")
    case .periodStart: ("period from", "기간 시작")
    case .periodEnd: ("period before", "기간 끝(미포함)")
    case .firstRow: ("first row", "첫 행의 시각")
    case .lastRow: ("last row", "마지막 행의 시각")
    case .timeZone: ("time zone", "시간대")
    case .plannedStart: ("planned start", "계획된 시작일")
    case .plannedEnd: ("planned end", "계획된 종료일")
    case .gate: ("gate and level of evidence", "게이트와 증거 수준")
    case .evidence: ("evidence of the gate", "게이트의 근거 자료")
    case .plannedLooks: ("looks planned", "계획된 중간 확인 횟수")
    case .plannedUnits: ("units planned", "계획된 단위 수")
    case .strata: ("strata", "층")
    case .request: ("request column", "요청 이름 열")
    case .bayesian: ("Bayesian view", "베이즈 관점")
    case .withoutOutliers: ("also without the largest values", "최댓값들을 뺀 결과도 표시")
    case .yes: ("yes", "예")
    }
  }
}
