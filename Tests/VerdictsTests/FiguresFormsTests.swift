import Testing
import Verdicts

@Suite struct FiguresFormsTests {
  @Test(arguments: [
    (0, "0 %"), (1, "100 %"), (0.5, "50.0 %"), (0.995, "99.50 %"), (0.9999, "99.990 %"),
    (0.99996, "99.9960 %"),
    (0.0001, "0.010 %"), (.nan, "–"),
  ])
  func proportion(share: Double, text: String) {
    #expect(Figures.proportion(share) == text)
  }

  @Test func proportionsTogether() {
    #expect(Figures.proportions([0.982, 0.9986]) == ["98.20 %", "99.86 %"])
    #expect(Figures.proportions([0, 0.0038]) == ["0.00 %", "0.38 %"])
  }

  @Test func signsAndPoints() {
    #expect(Figures.signed(16.5) == "+16.50")
    #expect(Figures.signed(-16.5) == "−16.50")
    #expect(Figures.signed(0) == "0")
    #expect(Figures.points(-0.005) == "−0.50 points")
    #expect(Figures.points(0.05) == "+5.0 points")
    #expect(Figures.points(.infinity) == "∞")
  }

  @Test func shortForms() {
    #expect(Figures.level(0.95) == "95 %")
    #expect(Figures.level(0.975) == "97.5 %")
    #expect(Figures.level(1 - 0.05 / 3) == "98.33 %")
    #expect(Figures.short(1 - 0.95) == "0.05")
    #expect(Figures.short(1_000) == "1,000")
    #expect(Figures.short(3.13) == "3.13")
    #expect(Figures.short(100) == "100")
  }
}
