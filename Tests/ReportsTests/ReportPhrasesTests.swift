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
}
