internal import Plans
internal import Verdicts

/// What the screen of a watch says beside the words that it shares with reports.
package enum WatchPhrase: Phrase {
  case stage, noRow, goingWell, warning, silence
  case untilRecovery, allBack, stageBack
  case trigger, window, byChance, alsoWarns, outage, reachedBack
  case quiet, warns, fired, notProven, noAnswer
  case errorRate, successRate, availability, meanTime, confidence, oneIn
  case lastMinutes, lastHour, users
  case sinceStart, atEveryLook, notBounded, responseTime
  case rowsRead, unreadable, otherGroups, outsideStage, untimed, late, future
  case started, rollBack, warned, recovered, stepBack, gap, rows, log, ended

  package var texts: (english: String, korean: String) {
    switch self {
    case .stage: ("stage {0}, {1}", "{0}단계, {1}")
    case .noRow: ("no row yet", "아직 행 없음")
    case .goingWell: ("GOING WELL", "정상")
    case .warning: ("WARNING", "경고")
    case .silence: ("no new row for {0}", "{0} 동안 새 행 없음")
    case .untilRecovery:
      (
        "next: without recovery until {0} it goes back by one stage",
        "다음: {0}까지 해소되지 않으면 한 단계 되돌립니다"
      )
    case .allBack:
      (
        "next: all traffic to {0}: assay rollout --emergency",
        "다음: 모든 트래픽을 {0:으로} 되돌립니다: assay rollout --emergency"
      )
    case .stageBack:
      (
        "next: back to stage {0}: assay rollout --rollback-to {0}",
        "다음: {0}단계로 되돌립니다: assay rollout --rollback-to {0}"
      )
    case .trigger: ("trigger", "트리거")
    case .window: ("window", "구간")
    case .byChance: ("by chance", "우연 확률")
    case .alsoWarns: ("{0}, warn", "{0}, 경고")
    case .outage:
      ("! legacy breaches too: an outage, not a bad canary", "! legacy도 기준을 벗어나, canary의 문제가 아니라 전체 장애로 보입니다")
    case .reachedBack: ("* reached back for enough requests", "* 요청 수를 채우려고 더 앞의 시간까지 포함")
    case .quiet: ("quiet", "이상 없음")
    case .warns: ("warns", "경고")
    case .fired: ("fired", "발동")
    case .notProven: ("not proven", "입증 안 됨")
    case .noAnswer: ("no answer", "판정 불가")
    case .errorRate: ("error rate", "오류율")
    case .successRate: ("success rate", "성공률")
    case .availability: ("availability", "가용성")
    case .meanTime: ("mean time", "평균 시간")
    case .confidence: ("confidence", "신뢰도 점수")
    case .oneIn: ("1 in {0}", "{0}분의 1")
    case .lastMinutes: ("last 5 minutes", "최근 5분")
    case .lastHour: ("last hour", "최근 1시간")
    case .users: ("users", "사용자")
    case .sinceStart: ("since the start", "시작 이후")
    case .atEveryLook: ("at every look", "상시 유효 구간")
    case .notBounded: ("not bounded yet", "아직 한정되지 않음")
    case .responseTime: ("response time ms", "응답 시간 ms")
    case .rowsRead: ("{0} rows read, {1} used", "{0}행 읽음, {1}행 사용")
    case .unreadable: ("{0} not readable", "읽을 수 없는 행 {0}")
    case .otherGroups: ("{0} of other groups", "다른 그룹의 행 {0}")
    case .outsideStage: ("{0} outside the stage", "단계 밖의 행 {0}")
    case .untimed: ("{0} without a time", "시각이 없는 행 {0}")
    case .late: ("{0} late", "늦은 행 {0}")
    case .future: ("{0} from the future", "미래 시각의 행 {0}")
    case .started: ("started", "시작")
    case .rollBack: ("roll back", "롤백")
    case .warned: ("warning", "경고")
    case .recovered: ("recovered", "해소")
    case .stepBack: ("step back", "한 단계 롤백")
    case .gap: ("gap", "공백")
    case .rows: ("rows", "행")
    case .log: ("log", "로그")
    case .ended: ("ended", "종료")
    }
  }
}

extension Telling {
  /// What happened, in a word or two.
  func kind(_ kind: WatchEvent.Kind) -> String {
    switch kind {
    case .started: self(WatchPhrase.started)
    case .rollBack: self(WatchPhrase.rollBack)
    case .warning: self(WatchPhrase.warned)
    case .recovered: self(WatchPhrase.recovered)
    case .stepBack: self(WatchPhrase.stepBack)
    case .noAnswer: self(WatchPhrase.noAnswer)
    case .gap: self(WatchPhrase.gap)
    case .rows: self(WatchPhrase.rows)
    case .log: self(WatchPhrase.log)
    case .ended: self(WatchPhrase.ended)
    }
  }

  /// A figure with a unit of time: `20 s` is `20초` in Korean.
  func measured(_ figure: String) -> String {
    switch language {
    case .english: figure
    case .korean: KoreanFigure.text(of: figure) ?? self.figure(figure)
    }
  }

  /// A length of time as a plan has it: `5m` is `5분` in Korean.
  package func span(_ milliseconds: Int64) -> String {
    let text = PlannedDuration.text(milliseconds)
    guard language == .korean else { return text }
    let (number, unit) = (text.prefix { $0.isNumber }, text.drop { $0.isNumber })
    return switch unit {
    case "d": self(ReportTextPhrase.daysOnly, String(number))
    case "h": self(FigurePhrase.hours, String(number))
    case "m": self(FigurePhrase.minutes, String(number))
    case "s": self(FigurePhrase.seconds, String(number))
    default: text
    }
  }

  /// What is compared since a watch began.
  func compared(_ metric: String) -> String {
    switch (metric, language) {
    case ("response_time_ms", .korean): self(WatchPhrase.responseTime)
    default: plain(metric)
    }
  }

  /// A measure in words: `error rate`, `p95`.
  func measure(_ measure: CanaryMeasure) -> String {
    switch measure {
    case .errorRate: self(WatchPhrase.errorRate)
    case .successRate: self(WatchPhrase.successRate)
    case .availability: self(WatchPhrase.availability)
    case .p50ResponseTime: "p50"
    case .p95ResponseTime: "p95"
    case .p99ResponseTime: "p99"
    case .meanResponseTime: self(WatchPhrase.meanTime)
    case .confidence: self(WatchPhrase.confidence)
    }
  }
}
