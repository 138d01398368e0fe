/// What the summary of a plan says.
package enum PlanPhrase: Phrase {
  case title, plain, until, fromTo, groups, metrics, stages, triggers, rules
  case role, name, share, inTheLog, metric, kind, better, worseBy, higher, lower
  case stage, watched, errors, success, confidence, and, forGood, loadTest, decision
  case when, within, then, place, everyStage, rollBack, warn
  case besideLegacy, windows, promotion, statistics, usualMetrics
  case services, project, region, noServices

  package var texts: (english: String, korean: String) {
    switch self {
    case .title: ("Plan: {0}", "계획: {0}")
    case .plain: ("Plan", "계획")
    case .until: ("until {0}", "{0}까지")
    case .fromTo: ("from {0} to {1}", "{0}부터 {1}까지")
    case .groups: ("Groups", "그룹")
    case .metrics: ("Metrics", "지표")
    case .stages: ("Stages", "단계")
    case .triggers: ("Triggers", "트리거")
    case .rules: ("Rules", "규칙")
    case .role: ("role", "역할")
    case .name: ("name", "이름")
    case .share: ("share", "비율")
    case .inTheLog: ("in the log also", "로그의 다른 이름")
    case .metric: ("metric", "지표")
    case .kind: ("is", "종류")
    case .better: ("better", "좋은 방향")
    case .worseBy: ("may get worse by", "허용 악화")
    case .higher: ("higher", "높을수록")
    case .lower: ("lower", "낮을수록")
    case .stage: ("stage", "단계")
    case .watched: ("watched", "관찰")
    case .errors: ("errors", "오류율")
    case .success: ("success", "성공률")
    case .confidence: ("confidence", "신뢰도 점수")
    case .and: ("and", "그 밖에")
    case .forGood: ("for good", "무기한")
    case .loadTest: ("load test", "부하 테스트")
    case .decision: ("A/B decision", "A/B 판정")
    case .when: ("when the canary's", "canary의 조건")
    case .within: ("within", "구간")
    case .then: ("then", "조치")
    case .place: ("at", "적용")
    case .everyStage: ("every stage", "모든 단계")
    case .rollBack: ("roll back", "롤백")
    case .warn: ("warn", "경고")
    case .besideLegacy:
      (
        "beside legacy: error rate higher by less than {0}, p95 by less than {1}, more than {2} canary requests",
        "legacy 대비: 오류율 상승 {0} 미만, p95 상승 {1} 미만, canary 요청 {2}건 초과"
      )
    case .windows:
      (
        "windows: {0} requests at least, reaching back {1} for them; rows may be {2} late; a warning must clear within {3}; triggers ask for {4} evidence",
        "구간: 요청 {0}건 이상, 모자라면 {1} 전까지 포함. 행은 {2}까지 늦을 수 있음. 경고는 {3} 안에 해소되어야 함. 트리거의 증거 수준은 {4}"
      )
    case .promotion:
      ("promotion: response time better by more than {0}", "승격: 응답 시간이 {0} 넘게 개선")
    case .statistics:
      (
        "statistics: intervals of {0}, {1} requests and units a group at least, correction {2}, sequential {3}",
        "통계: 신뢰수준 {0}, 그룹마다 요청과 단위 {1}개 이상, 다중 비교: {2}, 중간 확인 방식: {3}"
      )
    case .usualMetrics:
      (
        "metrics: the usual ones, response time, success and confidence, as far as the log has them",
        "지표: 기본 지표인 응답 시간, 성공 여부, 신뢰도 점수 중 로그에 있는 것"
      )
    case .services: ("services: {0}; legacy is {1}, the canary {2}", "서비스: {0}. legacy는 {1}, canary는 {2}")
    case .project: (", project {0}", ", 프로젝트 {0}")
    case .region: (", region {0}", ", 리전 {0}")
    case .noServices: ("services: none are named, which assay rollout needs", "서비스: 없음, assay rollout에 필요함")
    }
  }
}
