/// Korean for the names of ours: of checks, criteria, methods, reasons and gates, as documents write them.
package enum KoreanNames {
  /// A name in Korean; nil of one that is not ours.
  ///
  /// A name may say behind a colon what it is about, such as `guardrail:error_rate`: that is told as it is.
  package static func name(_ name: String) -> String? {
    if let korean = all[name] { return korean }
    guard let colon = name.firstIndex(of: ":"), let korean = all[String(name[..<colon])] else { return nil }
    return "\(korean): \(name[name.index(after: colon)...])"
  }

  /// A name where the language is Korean; nil where it is not.
  static func name(_ name: String, in language: Language) -> String? {
    language == .korean ? self.name(name) : nil
  }

  package static let all: [String: String] = [checks, criteria, gates, methods, views, reasons, settings]
    .reduce(into: [:]) { all, names in all.merge(names) { first, _ in first } }

  private static let checks = [
    "assignment": "그룹 배정",
    "group_stops": "그룹 중단",
    "guardrail": "가드레일",
    "largest_unit": "요청이 가장 많은 단위",
    "largest_value": "최댓값의 영향",
    "looks": "중간 확인",
    "missing_values": "결측값",
    "pooled_against_stratified": "통합 추정과 층화 추정의 비교",
    "rejected_rows": "거부된 행",
    "repeated_requests": "중복 기록된 요청",
    "outcome_source": "성공 여부의 출처",
    "requests_without_unit": "단위가 없는 요청",
    "same_time": "같은 기간의 제공 여부",
    "sample_ratio": "표본 비율",
    "sample_ratio_by_day": "일자별 표본 비율",
    "sample_ratio_by_hour": "시간별 표본 비율",
    "sample_ratio_by_segment": "세그먼트별 표본 비율",
    "sample_ratio_by_stage": "단계별 표본 비율",
    "time_jumps": "기록이 없는 시간",
    "too_few_rows": "부족한 표본",
    "traffic_gaps": "트래픽 공백",
    "units_in_several_groups": "여러 그룹에 속한 단위",
  ]

  private static let criteria = [
    "confidence": "신뢰도 점수",
    "data_checks": "데이터 점검",
    "decision": "A/B 판정",
    "error_rate": "오류율",
    "error_rate_increase": "오류율 증가",
    "hours_watched": "관찰 시간",
    "improvement": "개선율",
    "legacy_error_rate": "legacy 대비 오류율",
    "legacy_p95": "legacy 대비 p95",
    "load_test": "부하 테스트",
    "p95_response_time": "p95 응답 시간",
    "requests": "요청 수",
    "rollback_triggers": "롤백 트리거",
    "sample_size": "표본 크기",
    "significance": "통계적 유의성",
    "success_rate": "성공률",
  ]

  private static let gates = [
    "stage1": "1단계", "stage2": "2단계", "stage3": "3단계", "stage4": "4단계", "stage5": "5단계",
    "point": "점추정", "significant": "유의성", "bound": "구간 하한",
    "promote": "승격", "hold": "보류", "roll_back": "롤백",
    "improved": "개선", "worsened": "악화", "inconclusive": "결론 없음",
    "log": "요청 로그", "snapshot": "모니터 스냅샷", "assay-analysis/1": "분석 문서",
    "ab_test_analysis": "평균 두 개가 담긴 파일",
  ]

  private static let methods = [
    "bayesian": "베이지안 추정",
    "beta_binomial_mixture": "베타-이항 혼합 시퀀스",
    "bh": "Benjamini–Hochberg 보정",
    "binomial": "이항 검정",
    "bonferroni": "Bonferroni 보정",
    "bootstrap": "부트스트랩",
    "bootstrap_bca": "BCa 부트스트랩",
    "boschloo": "Boschloo 정확 검정",
    "brunner_munzel": "Brunner–Munzel 검정",
    "chi_squared": "카이제곱 검정",
    "cochran_q": "Cochran의 Q 검정",
    "confidence_sequence": "신뢰 시퀀스",
    "cuped": "CUPED",
    "farrington_manning": "Farrington–Manning 검정",
    "fieller": "Fieller 구간",
    "fisher": "Fisher 정확 검정",
    "hochberg": "Hochberg 보정",
    "holm": "Holm 보정",
    "mann_whitney": "Mann–Whitney 순위 검정",
    "miettinen_nurminen": "Miettinen–Nurminen 점수 검정",
    "noncentral_t": "비중심 t 분포",
    "novelty": "신규성 효과",
    "novelty_slope": "일별 추세 검정",
    "obrien_fleming": "O'Brien–Fleming 방식",
    "pocock": "Pocock 방식",
    "quantile_sequence": "분위수 신뢰 시퀀스",
    "regression": "회귀 조정",
    "stratified": "층화 추정",
    "student": "Student t 검정",
    "wald": "Wald 검정",
    "welch": "Welch t 검정",
    "wilson": "Wilson 구간",
    "without_outliers": "이상값 제외",
    "z": "z 검정",
    "arcsine": "아크사인 변환", "normal": "정규 근사",
  ]

  private static let views = [
    "bias": "편향",
    "expected_loss_of_control": "대조군 선택 시 기대 손실",
    "expected_loss_of_treatment": "실험군 선택 시 기대 손실",
    "first_day": "첫날",
    "last_day": "마지막 날",
    "percentile_lower": "백분위 구간 하한",
    "percentile_upper": "백분위 구간 상한",
    "probability_better": "개선 확률",
    "probability_lower": "우월 확률 하한",
    "probability_of_superiority": "우월 확률",
    "probability_upper": "우월 확률 상한",
    "slope_lower": "일별 기울기 하한",
    "slope_per_day": "일별 기울기",
    "slope_upper": "일별 기울기 상한",
    "standard_error": "표준오차",
    "strata": "층 수",
    "strata_dropped": "제외된 층 수",
    "u": "U",
    "variance_reduction": "분산 감소율",
  ]

  private static let reasons = [
    "bad_number": "잘못된 숫자",
    "bad_time": "잘못된 시각",
    "blank_row": "빈 행",
    "invalid_json": "잘못된 JSON",
    "invalid_utf8": "잘못된 UTF-8",
    "missing_group": "그룹 누락",
    "missing_time": "시각 누락",
    "negative_duration": "음수 응답 시간",
    "other_group": "비교 대상이 아닌 그룹",
    "outside_time_range": "기간을 벗어난 행",
    "stray_quote": "잘못된 따옴표",
    "truncated_last_line": "잘린 마지막 줄",
    "wrong_field_count": "필드 수 불일치",
  ]

  private static let settings = [
    "control": "대조군", "treatment": "실험군",
    "primary": "주요 지표", "secondary": "보조 지표",
    "mean": "평균", "proportion": "비율", "ratio": "비", "count_per_unit": "단위당 개수",
    "sum_per_unit": "단위당 합계", "mean_per_unit": "단위당 평균", "share_of_units": "단위 비율",
    "increase": "증가", "decrease": "감소",
    "stage": "단계", "day": "일자", "hour": "시간", "proven": "입증",
    "two_sided": "양측", "less": "단측(작음)", "greater": "단측(큼)",
    "none": "없음",
  ]
}
