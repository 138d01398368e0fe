/// The words that all forms of a report share: headings, heads of columns, decisions, states.
package enum ReportPhrase: Phrase {
  case report
  case verdict, promote, hold, rollBack, noGate
  case whatNext, howLarge, howSure, onHowMuch
  case changes, looks, groupsAndTraffic, metrics, criteria, missing, days, bySegment, dataQuality, rows, power
  case howMade, settings, inputs, methods, versions
  case group, role, control, treatment, requests, units, share, planned
  case metric, value, interval, difference, lift, pValue, effectSize, outcome, level
  case improved, worsened, inconclusive
  case met, notMet, notProven, noData, notAsked
  case pass, warn, fail, notChecked
  case criterion, asked, finding, check, status, day, errorRate, count

  package var texts: (english: String, korean: String) {
    switch self {
    case .report: ("Experiment report", "실험 보고서")
    case .verdict: ("Verdict", "판정")
    case .promote: ("PROMOTE", "승격")
    case .hold: ("HOLD", "보류")
    case .rollBack: ("ROLL BACK", "롤백")
    case .noGate: ("NO GATE", "판정 없음")
    case .whatNext: ("What next", "다음 단계")
    case .howLarge: ("How large", "효과 크기")
    case .howSure: ("How sure", "확실성")
    case .onHowMuch: ("On how much data", "데이터 양")
    case .changes: ("What changed since {0}", "{0} 보고 이후 달라진 점")
    case .looks: ("Looks so far", "지금까지의 중간 확인")
    case .groupsAndTraffic: ("Groups and traffic", "그룹과 트래픽")
    case .metrics: ("Metrics", "지표")
    case .criteria: ("Criteria", "판정 기준")
    case .missing: ("What is missing", "부족한 것")
    case .days: ("Day by day", "일자별 추이")
    case .bySegment: ("By {0}", "{0}별 결과")
    case .dataQuality: ("Data quality", "데이터 품질")
    case .rows: ("Rows", "행")
    case .power: ("Power", "검정력")
    case .howMade: ("How this was made", "작성 방법")
    case .settings: ("Settings", "설정")
    case .inputs: ("Inputs", "입력 파일")
    case .methods: ("Methods and their sources", "방법과 출처")
    case .versions: ("Versions", "버전")
    case .group: ("group", "그룹")
    case .role: ("role", "역할")
    case .control: ("control", "대조군")
    case .treatment: ("treatment", "실험군")
    case .requests: ("requests", "요청 수")
    case .units: ("units", "단위 수")
    case .share: ("share", "비율")
    case .planned: ("planned", "계획")
    case .metric: ("metric", "지표")
    case .value: ("value", "값")
    case .interval: ("interval", "신뢰구간")
    case .difference: ("difference", "차이")
    case .lift: ("lift", "상대 변화")
    case .pValue: ("p", "p값")
    case .effectSize: ("effect size", "효과 크기")
    case .outcome: ("outcome", "결과")
    case .level: ("level", "신뢰수준")
    case .improved: ("improved", "개선")
    case .worsened: ("worsened", "악화")
    case .inconclusive: ("inconclusive", "결론 없음")
    case .met: ("met", "충족")
    case .notMet: ("not met", "미충족")
    case .notProven: ("not proven", "입증 안 됨")
    case .noData: ("no data", "데이터 없음")
    case .notAsked: ("not asked", "해당 없음")
    case .pass: ("pass", "통과")
    case .warn: ("warn", "경고")
    case .fail: ("fail", "실패")
    case .notChecked: ("not checked", "확인 안 됨")
    case .criterion: ("criterion", "기준")
    case .asked: ("asked", "요구")
    case .finding: ("finding", "확인 내용")
    case .check: ("check", "점검")
    case .status: ("status", "상태")
    case .day: ("day", "날짜")
    case .errorRate: ("error rate", "오류율")
    case .count: ("count", "개수")
    }
  }
}
