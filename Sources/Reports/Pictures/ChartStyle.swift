/// How pictures look: colours for light, dark and print, lines and letters.
///
/// Colours are those of Okabe & Ito, darkened until letters of them can be read. None of them speaks alone: shapes,
/// dashes and words say the same.
///
/// *Source:* Okabe & Ito (2008), "Color Universal Design", https://jfly.uni-koeln.de/color/
package enum ChartStyle {
  /// The rules for pictures that stand in a page; to be put into its style sheet once.
  ///
  /// Colours are the variables `--chart-ink`, `--chart-surface` and so on, light and dark, which the page may set anew:
  /// `--chart-surface` should be what is behind the pictures.
  package static let sheet =
    ":root{\(variables(\.light))}"
    + "@media (prefers-color-scheme:dark){:root{\(variables(\.dark))}}"
    + "@media print{:root{\(variables(\.light))}}"
    + "svg.chart{display:block;width:100%;max-width:35rem;height:auto;overflow:visible;break-inside:avoid}"
    + form + colours { "var(--chart-\($0.name))" }

  /// The rules for a picture that is a document of its own: every colour is written out.
  static let documentSheet =
    form + colours(\.light) + "@media (prefers-color-scheme:dark){\(colours(\.dark))}"

  /// A colour with its name.
  private struct Colour {
    var name: String
    var light: String
    var dark: String
  }

  private static let palette = [
    Colour(name: "ink", light: "#1b1f24", dark: "#e8ebef"),
    Colour(name: "muted", light: "#5d6671", dark: "#a3acb8"),
    Colour(name: "grid", light: "#dfe3e8", dark: "#323a44"),
    Colour(name: "surface", light: "#ffffff", dark: "#0d1117"),
    Colour(name: "control", light: "#666c74", dark: "#aab1ba"),
    Colour(name: "treatment", light: "#0072b2", dark: "#56b4e9"),
    Colour(name: "second", light: "#a8437f", dark: "#e59cc8"),
    Colour(name: "third", light: "#8a6400", dark: "#e6b43c"),
    Colour(name: "good", light: "#007a5c", dark: "#2ec49b"),
    Colour(name: "bad", light: "#c04a00", dark: "#ff8f4d"),
    Colour(name: "doubt", light: "#8a6400", dark: "#e6b43c"),
    Colour(name: "neutral", light: "#666c74", dark: "#aab1ba"),
  ]

  private static func variables(_ colour: KeyPath<Colour, String>) -> String {
    palette.map { "--chart-\($0.name):\($0[keyPath: colour])" }.joined(separator: ";")
  }

  /// Rules of colour: `cs-` for lines, `cf-` for what is filled, letters among it.
  private static func colours(_ value: (Colour) -> String) -> String {
    let general = palette.reduce(into: [String: String]()) { $0[$1.name] = value($1) }
    func colour(_ name: String) -> String { general[name] ?? "currentColor" }
    let rules =
      ".chart text{fill:\(colour("ink"));stroke:\(colour("surface"))}"
      + ".chart .c-open{fill:\(colour("surface"))}"
      + ".chart .c-tip:hover .c-hit{fill:\(colour("muted"))}"
    return rules
      + palette.map {
        ".chart .cs-\($0.name){stroke:\(value($0))}.chart .cf-\($0.name),.chart text.cf-\($0.name){fill:\(value($0))}"
      }.joined()
  }

  /// Rules that are alike in light and dark.
  private static let form =
    ".chart text{font:400 \(Int(textSize))px \(fonts);font-variant-numeric:tabular-nums;paint-order:stroke;"
    + "stroke-width:3px;stroke-linejoin:round}"
    + ".chart text.c-title{font-size:\(Int(titleSize))px;font-weight:650}.chart text.c-bold{font-weight:650}"
    + ".chart path{fill:none;stroke-linecap:round;stroke-linejoin:round}.chart .c-grid{stroke-width:1}"
    + ".chart .c-thin{stroke-width:1.25}.chart .c-line{stroke-width:2}.chart .c-thick{stroke-width:3}"
    + ".chart .c-dash{stroke-dasharray:7 5;stroke-linecap:butt}.chart .c-dots{stroke-dasharray:0 5}"
    + ".chart .c-soft{stroke-opacity:.4}.chart .c-band{fill-opacity:.16}.chart .c-faint{fill-opacity:.07}.chart .c-wide{stroke-width:9;stroke-opacity:.25;stroke-linecap:butt}"
    + ".chart .c-ring{stroke-width:1.5}.chart .c-hit{fill-opacity:0}.chart .c-tip:hover .c-hit{fill-opacity:.1}"

  private static let fonts =
    "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Apple SD Gothic Neo','Malgun Gothic',"
    + "'Noto Sans KR','Noto Sans CJK KR',system-ui,sans-serif"

  /// The size of letters, in user units; a picture is 520 wide, so that on a telephone they are 10 pixels high.
  static let textSize = 15.0
  /// The size of a title's letters.
  static let titleSize = 18.0
}
