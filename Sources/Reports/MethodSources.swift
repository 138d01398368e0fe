/// A work that a method comes from.
package struct MethodSource: Sendable, Equatable {
  /// Who, what, where and when; the same in every language.
  package var text: String
  /// Where it can be read; nil where it has no identifier.
  package var doi: String?

  package init(_ text: String, doi: String? = nil) {
    self.text = text
    self.doi = doi
  }

  /// The address of the work.
  package var link: String? { doi.map { "https://doi.org/" + $0 } }
}

extension ReportMethod {
  /// The works that the method comes from.
  package var sources: [MethodSource] {
    switch self {
    case .moments:
      [
        MethodSource(
          "T. F. Chan, G. H. Golub and R. J. LeVeque, “Algorithms for computing the sample variance”, "
            + "The American Statistician 37 (1983), 242–247", doi: "10.1080/00031305.1983.10483115")
      ]
    case .quantiles:
      [
        MethodSource(
          "R. J. Hyndman and Y. Fan, “Sample quantiles in statistical packages”, The American Statistician 50 "
            + "(1996), 361–365, definition 7", doi: "10.1080/00031305.1996.10473566")
      ]
    case .deltaMethod:
      [
        MethodSource(
          "A. Deng, U. Knoblich and J. Lu, “Applying the delta method in metric analytics”, KDD 2018",
          doi: "10.1145/3219819.3219919")
      ]
    case .welch, .student, .z, .fieller, .woodruff: sourcesOfMeans
    case .wilson, .miettinenNurminen, .raoScott, .boschloo, .fisher: sourcesOfShares
    case .effectSize, .effectSizeOfShares, .detectableEffect, .sampleRatio: sourcesOfSizes
    case .holm, .hochberg, .benjaminiHochberg, .bonferroni: sourcesOfCorrections
    case .groupSequential, .confidenceSequence, .proportionSequence: sourcesOfLooks
    case .stratified, .heterogeneity, .ranks, .bootstrap, .regressionAdjustment, .bayesian, .novelty:
      sourcesOfViews
    }
  }

  private var sourcesOfMeans: [MethodSource] {
    switch self {
    case .welch:
      [
        MethodSource(
          "B. L. Welch, “The generalization of ‘Student’s’ problem when several different population variances are "
            + "involved”, Biometrika 34 (1947), 28–35", doi: "10.1093/biomet/34.1-2.28"),
        MethodSource(
          "F. E. Satterthwaite, Biometrics Bulletin 2 (1946), 110–114", doi: "10.2307/3002019"),
      ]
    case .student:
      [
        MethodSource(
          "Student, “The probable error of a mean”, Biometrika 6 (1908), 1–25", doi: "10.1093/biomet/6.1.1")
      ]
    case .z:
      [
        MethodSource(
          "E. L. Lehmann and J. P. Romano, “Testing Statistical Hypotheses”, 3rd edition, 2005, section 11.3")
      ]
    case .fieller:
      [
        MethodSource(
          "E. C. Fieller, “Some problems in interval estimation”, Journal of the Royal Statistical Society B 16 "
            + "(1954), 175–185", doi: "10.1111/j.2517-6161.1954.tb00159.x")
      ]
    default:
      [
        MethodSource(
          "R. S. Woodruff, “Confidence intervals for medians and other position measures”, Journal of the American "
            + "Statistical Association 47 (1952), 635–646", doi: "10.1080/01621459.1952.10483443"),
        MethodSource(
          "J. N. K. Rao, J. G. Kovar and H. J. Mantel, Biometrika 77 (1990), 365–375",
          doi: "10.1093/biomet/77.2.365"),
      ]
    }
  }

  private var sourcesOfShares: [MethodSource] {
    switch self {
    case .wilson:
      [
        MethodSource(
          "E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, Journal of the "
            + "American Statistical Association 22 (1927), 209–212", doi: "10.1080/01621459.1927.10502953")
      ]
    case .miettinenNurminen:
      [
        MethodSource(
          "O. Miettinen and M. Nurminen, “Comparative analysis of two rates”, Statistics in Medicine 4 (1985), "
            + "213–226", doi: "10.1002/sim.4780040211")
      ]
    case .raoScott:
      [
        MethodSource(
          "J. N. K. Rao and A. J. Scott, “A simple method for the analysis of clustered binary data”, Biometrics 48 "
            + "(1992), 577–585", doi: "10.2307/2532311")
      ]
    case .boschloo:
      [
        MethodSource(
          "R. D. Boschloo, “Raised conditional level of significance for the 2 × 2-table when testing the equality of "
            + "two probabilities”, Statistica Neerlandica 24 (1970), 1–9",
          doi: "10.1111/j.1467-9574.1970.tb00104.x")
      ]
    default:
      [
        MethodSource(
          "R. A. Fisher, “Statistical Methods for Research Workers”, 5th edition, 1934, section 21.02"),
        MethodSource("J. O. Irwin, Metron 12 (1935), 83–94"),
      ]
    }
  }

  private var sourcesOfSizes: [MethodSource] {
    switch self {
    case .effectSize:
      [
        MethodSource(
          "J. Cohen, “Statistical Power Analysis for the Behavioral Sciences”, 2nd edition, 1988, eq. 2.5.1"),
        MethodSource(
          "L. V. Hedges, Journal of Educational Statistics 6 (1981), 107–128",
          doi: "10.3102/10769986006002107"),
        MethodSource(
          "G. Cumming and S. Finch, Educational and Psychological Measurement 61 (2001), 532–574",
          doi: "10.1177/0013164401614002"),
      ]
    case .effectSizeOfShares:
      [
        MethodSource(
          "J. Cohen, “Statistical Power Analysis for the Behavioral Sciences”, 2nd edition, 1988, eq. 6.2.1")
      ]
    case .detectableEffect:
      [
        MethodSource(
          "H. S. Bloom, “Minimum detectable effects”, Evaluation Review 19 (1995), 547–556",
          doi: "10.1177/0193841X9501900504")
      ]
    default:
      [
        MethodSource(
          "K. Pearson, Philosophical Magazine 50 (1900), 157–175", doi: "10.1080/14786440009463897"),
        MethodSource(
          "A. Fabijan et al., “Diagnosing sample ratio mismatch in online controlled experiments”, KDD 2019",
          doi: "10.1145/3292500.3330722"),
      ]
    }
  }

  private var sourcesOfCorrections: [MethodSource] {
    switch self {
    case .holm:
      [MethodSource("S. Holm, Scandinavian Journal of Statistics 6 (1979), 65–70")]
    case .hochberg:
      [MethodSource("Y. Hochberg, Biometrika 75 (1988), 800–802", doi: "10.1093/biomet/75.4.800")]
    case .benjaminiHochberg:
      [
        MethodSource(
          "Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995), 289–300",
          doi: "10.1111/j.2517-6161.1995.tb02031.x")
      ]
    default:
      [MethodSource("C. E. Bonferroni, “Teoria statistica delle classi e calcolo delle probabilità”, 1936")]
    }
  }

  private var sourcesOfLooks: [MethodSource] {
    let mixtures = MethodSource(
      "S. R. Howard, A. Ramdas, J. McAuliffe and J. Sekhon, “Time-uniform, nonparametric, nonasymptotic confidence "
        + "sequences”, Annals of Statistics 49 (2021), 1055–1080", doi: "10.1214/20-AOS1991")
    return switch self {
    case .groupSequential:
      [
        MethodSource(
          "K. K. G. Lan and D. L. DeMets, “Discrete sequential boundaries for clinical trials”, Biometrika 70 "
            + "(1983), 659–663", doi: "10.1093/biomet/70.3.659"),
        MethodSource("C. Jennison and B. W. Turnbull, “Group Sequential Methods”, 2000, chapter 9"),
      ]
    case .confidenceSequence:
      [
        MethodSource(
          "I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy and A. Ramdas, “Time-uniform central limit theory and "
            + "asymptotic confidence sequences”, 2021, arXiv:2103.06476", doi: "10.48550/arXiv.2103.06476")
      ]
    default: [mixtures]
    }
  }

  private var sourcesOfViews: [MethodSource] {
    switch self {
    case .stratified:
      [
        MethodSource(
          "N. Mantel and W. Haenszel, Journal of the National Cancer Institute 22 (1959), 719–748",
          doi: "10.1093/jnci/22.4.719"),
        MethodSource(
          "S. Greenland and J. M. Robins, Biometrics 41 (1985), 55–68", doi: "10.2307/2530643"),
      ]
    case .heterogeneity:
      [
        MethodSource(
          "A. Wald, Transactions of the American Mathematical Society 54 (1943), 426–482",
          doi: "10.1090/S0002-9947-1943-0012401-3"),
        MethodSource(
          "W. G. Cochran, “The combination of estimates from different experiments”, Biometrics 10 (1954), 101–129",
          doi: "10.2307/3001666"),
      ]
    case .ranks:
      [
        MethodSource(
          "H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947), 50–60",
          doi: "10.1214/aoms/1177730491"),
        MethodSource(
          "E. Brunner and U. Munzel, Biometrical Journal 42 (2000), 17–25",
          doi: "10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U"),
        MethodSource(
          "J. L. Hodges and E. L. Lehmann, Annals of Mathematical Statistics 34 (1963), 598–611",
          doi: "10.1214/aoms/1177704172"),
      ]
    case .bootstrap:
      [
        MethodSource(
          "J. A. Hanley and B. MacGibbon, “Creating non-parametric bootstrap samples using Poisson frequencies”, "
            + "Computer Methods and Programs in Biomedicine 83 (2006), 57–62",
          doi: "10.1016/j.cmpb.2006.04.006"),
        MethodSource(
          "B. Efron, “Better bootstrap confidence intervals”, Journal of the American Statistical Association 82 "
            + "(1987), 171–185", doi: "10.1080/01621459.1987.10478410"),
      ]
    case .regressionAdjustment:
      [
        MethodSource(
          "A. Deng, Y. Xu, R. Kohavi and T. Walker, “Improving the sensitivity of online controlled experiments by "
            + "utilizing pre-experiment data”, WSDM 2013", doi: "10.1145/2433396.2433413"),
        MethodSource(
          "W. Lin, “Agnostic notes on regression adjustments to experimental data”, Annals of Applied Statistics 7 "
            + "(2013), 295–318", doi: "10.1214/12-AOAS583"),
      ]
    case .novelty:
      [
        MethodSource(
          "R. Kohavi, D. Tang and Y. Xu, “Trustworthy Online Controlled Experiments”, Cambridge 2020, chapter 3"
        )
      ]
    default:
      [MethodSource("A. Gelman et al., “Bayesian Data Analysis”, 3rd edition, 2013, chapter 2")]
    }
  }
}
