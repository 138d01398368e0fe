/// What a probe says beside its comparison.
package enum ProbePhrase: Phrase {
  case title, made, interrupted, times, side, kind, requests, success, mean, median, least, most, deviation
  case confidence, persona, all, failed, further, noComparison, notCompared, notAnalysed

  package var texts: (english: String, korean: String) {
    switch self {
    case .title: ("Probe", "요청 비교")
    case .made:
      (
        "{0} requests, each kind to both sides in turn, {1} at a time",
        "요청 {0}건, 종류마다 양쪽에 번갈아 보냄, 동시 {1}건"
      )
    case .interrupted:
      (
        "interrupted after {0} of {1} requests, each kind to both sides in turn, {2} at a time",
        "요청 {1}건 중 {0}건에서 중단됨, 종류마다 양쪽에 번갈아 보냄, 동시 {2}건"
      )
    case .times: ("Response times in ms", "응답 시간, 단위 ms")
    case .side: ("side", "쪽")
    case .kind: ("kind", "종류")
    case .requests: ("requests", "요청 수")
    case .success: ("success", "성공률")
    case .mean: ("mean", "평균")
    case .median: ("median", "중앙값")
    case .least: ("min", "최소")
    case .most: ("max", "최대")
    case .deviation: ("sd", "표준편차")
    case .confidence: ("confidence", "신뢰도 점수")
    case .persona: ("persona", "페르소나")
    case .all: ("all", "전체")
    case .failed: ("{0} failed: {1}", "{0} 실패: {1}")
    case .further: (", and {0} further reasons", ", 그 밖의 이유 {0}가지")
    case .noComparison: ("no comparison: {0}", "비교하지 못함: {0}")
    case .notCompared: ("**No comparison**: {0}.", "**비교하지 못함**: {0}.")
    case .notAnalysed: ("the log could not be analysed", "로그를 분석할 수 없음")
    }
  }
}
