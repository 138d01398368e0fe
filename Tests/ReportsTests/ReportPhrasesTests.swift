import Inference
import Reports
import Testing
import Verdicts

@Suite struct ReportPhrasesTests {
  @Test(arguments: FigurePhrase.allCases) func figures(phrase: FigurePhrase) { expectTranslated(phrase) }

  @Test(arguments: MetricPhrase.allCases) func metrics(phrase: MetricPhrase) { expectTranslated(phrase) }

  @Test(arguments: ReportTextPhrase.allCases) func text(phrase: ReportTextPhrase) { expectTranslated(phrase) }

  @Test(arguments: SettingPhrase.allCases) func settings(phrase: SettingPhrase) { expectTranslated(phrase) }

  @Test(arguments: StrataPhrase.allCases) func strata(phrase: StrataPhrase) { expectTranslated(phrase) }

  @Test(arguments: AnalysisPhrase.allCases) func analyses(phrase: AnalysisPhrase) { expectTranslated(phrase) }

  @Test(arguments: DecisionPhrase.allCases) func decisions(phrase: DecisionPhrase) {
    expectTranslated(phrase)
  }

  @Test(arguments: WatchPhrase.allCases) func watches(phrase: WatchPhrase) { expectTranslated(phrase) }

  @Test(arguments: MetricsPhrase.allCases) func summaries(phrase: MetricsPhrase) { expectTranslated(phrase) }

  @Test(arguments: PowerPhrase.allCases) func power(phrase: PowerPhrase) { expectTranslated(phrase) }

  @Test(arguments: PowerLogPhrase.allCases) func powerOfLogs(phrase: PowerLogPhrase) {
    expectTranslated(phrase)
  }

  @Test(arguments: RolloutPhrase.allCases) func rollouts(phrase: RolloutPhrase) { expectTranslated(phrase) }

  @Test(arguments: AssignmentPhrase.allCases) func assignments(phrase: AssignmentPhrase) {
    expectTranslated(phrase)
  }

  @Test(arguments: ProbePhrase.allCases) func probes(phrase: ProbePhrase) { expectTranslated(phrase) }

  @Test(arguments: PlanPhrase.allCases) func plans(phrase: PlanPhrase) { expectTranslated(phrase) }
}
