/// How the page looks: on a wide screen, a narrow one, in the dark and on A4.
///
/// It never depends on the report, and holds neither `<` nor `&`, so that it is the same text to HTML and to XML.
enum PageStyle {
  /// The whole style sheet.
  static let text =
    "\n" + ChartStyle.sheet + "\n" + colours + letters + frame + first + sections + tables + screens + print

  private static let light =
    "--paper:#fff;--ink:#1b1f24;--soft:#565e68;--line:#d8dce1;--tint:#f4f5f7;--good:#00694f;--bad:#b04300;"
    + "--doubt:#7c5a00;--link:#00568a;--chart-surface:var(--paper)"
  private static let dark =
    "--paper:#13161b;--ink:#e8ebef;--soft:#a9b1bb;--line:#323a44;--tint:#1c2026;--good:#3ecfa5;--bad:#ff9a5c;"
    + "--doubt:#e6b43c;--link:#7cc4f0;--chart-surface:var(--paper)"

  private static let colours = """
    :root { \(light) }
    @media (prefers-color-scheme: dark) { :root { \(dark) } }
    @media print { :root { \(light) } }

    """

  private static let letters = """
    * { box-sizing: border-box; }
    html { color-scheme: light dark; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5;
      font-family: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial,
        "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", system-ui, sans-serif;
      font-variant-numeric: tabular-nums; overflow-wrap: break-word;
    }
    :lang(ko) { word-break: keep-all; }
    h1, h2, h3, p, ul, dl, dd, figure { margin: 0; padding: 0; }
    ul { list-style: none; }
    a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .92em; }
    small { display: block; color: var(--soft); font-size: .8125rem; line-height: 1.35; font-weight: 400; }
    .good { color: var(--good); }
    .bad { color: var(--bad); }
    .doubt { color: var(--doubt); }
    .dim { color: var(--soft); }

    """

  private static let frame = """
    main { max-width: 70rem; margin: 0 auto; padding: 1.25rem 1.5rem 3rem; text-align: right; position: relative; }
    main article { display: none; text-align: left; }
    #show-en:checked ~ #en, #show-ko:checked ~ #ko { display: block; }
    input[name=language] { position: absolute; opacity: 0; width: 1px; height: 1px; margin: 0; }
    main label {
      display: inline-block; margin-left: 1.25rem; padding: .125rem 0; font-size: .875rem; color: var(--soft);
      cursor: pointer; border-bottom: 2px solid transparent;
    }
    input:checked + label { color: var(--ink); border-bottom-color: var(--ink); }
    input:focus-visible + label { outline: 2px solid var(--link); outline-offset: 3px; }
    .skip { position: absolute; left: -100vw; top: 0; background: var(--paper); padding: .5rem 1rem; }
    .skip:focus { left: 0; }
    .unseen, caption {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
    }
    footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }

    """

  private static let first = """
    .kicker { color: var(--soft); font-size: .9375rem; margin-top: -1.5rem; padding-right: 9rem; }
    h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; margin-top: .375rem; }
    .answer { margin-top: 1.25rem; padding-top: 1.25rem; border-top: 3px solid currentColor; }
    .word { display: flex; align-items: center; gap: .75rem; flex-wrap: wrap; line-height: 1.1; }
    .word strong { font-size: 3rem; font-weight: 700; letter-spacing: -.015em; }
    .symbol { width: 2.75rem; height: 2.75rem; flex: none; }
    .symbol circle { fill: currentColor; }
    .symbol path { fill: none; stroke: var(--paper); stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
    .gate { color: var(--soft); font-size: 1.125rem; align-self: flex-end; padding-bottom: .4rem; }
    .reason { color: var(--ink); font-size: 1.25rem; line-height: 1.45; max-width: 52rem; margin-top: .75rem; }
    .key { display: grid; grid-template-columns: repeat(3, 1fr); column-gap: 2.5rem; margin-top: 1.5rem; }
    .key div { border-top: 1px solid var(--line); padding-top: .625rem; }
    dt { color: var(--soft); font-size: .875rem; }
    .figure { display: block; font-size: 1.875rem; line-height: 1.25; font-weight: 600; letter-spacing: -.01em; }
    .line { display: block; color: var(--soft); font-size: .9375rem; }
    .next { display: grid; grid-template-columns: auto 1fr; column-gap: 1.5rem; align-items: baseline;
      margin-top: 1.5rem; padding: .875rem 1.125rem; background: var(--tint); }
    .next h2 { font-size: 1rem; font-weight: 650; margin: 0; padding: 0; border: 0; white-space: nowrap; }
    .next p { max-width: 52rem; }
    .command { grid-column: 2; margin-top: .375rem; overflow-x: auto; }
    .command code { user-select: all; }

    """

  private static let sections = """
    .contents { margin-top: 1.75rem; border-bottom: 1px solid var(--line); padding-bottom: .75rem; }
    .contents ul { display: flex; flex-wrap: wrap; column-gap: 1.375rem; row-gap: .125rem; font-size: .9375rem; }
    .contents a { text-decoration: none; }
    .contents a:hover { text-decoration: underline; }
    section { margin-top: 3rem; }
    section h2 { font-size: 1.375rem; line-height: 1.3; font-weight: 650; letter-spacing: -.005em; margin-bottom: .75rem; }
    section h3 { font-size: 1.0625rem; font-weight: 650; margin: 1.75rem 0 .5rem; }
    section p { max-width: 52rem; }
    .missing { margin-bottom: 1rem; font-size: 1.0625rem; }
    .subject { color: var(--soft); margin-bottom: .5rem; }
    .notes { margin-top: .75rem; color: var(--soft); font-size: .875rem; max-width: 52rem; }
    .notes li { margin-top: .25rem; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 2.5rem; margin-top: 2rem; }
    .figures figure { min-width: 0; }
    details { margin-top: 1.25rem; border-top: 1px solid var(--line); }
    details + details { margin-top: 0; }
    details:last-child { border-bottom: 1px solid var(--line); }
    summary { padding: .625rem 0; cursor: pointer; font-weight: 600; }
    details[open] { padding-bottom: 1rem; }
    .methods { columns: 2; column-gap: 2.5rem; }
    .methods div { break-inside: avoid; margin-bottom: 1rem; }
    .methods dt { color: var(--ink); font-weight: 600; }
    .methods dd { font-size: .9375rem; }
    .source { display: block; color: var(--soft); font-size: .8125rem; line-height: 1.4; word-break: normal; }

    """

  private static let tables = """
    .scroll { overflow-x: auto; }
    .scroll + .scroll { margin-top: 1.5rem; }
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.4; position: relative; }
    th, td { padding: .5rem 0 .5rem 1.25rem; text-align: right; vertical-align: top; font-weight: 400; white-space: nowrap; }
    tr > :first-child { padding-left: 0; text-align: left; }
    .text { text-align: left; white-space: normal; }
    thead th { color: var(--soft); font-size: .8125rem; line-height: 1.35; vertical-align: bottom; border-bottom: 1px solid var(--ink); padding-top: 0; }
    thead small { font-size: inherit; color: var(--ink); }
    tbody th, tbody td { border-bottom: 1px solid var(--line); }
    tbody th { color: var(--ink); }
    td.long { min-width: 16rem; }
    td.good, td.bad, td.doubt { font-weight: 600; }
    td code { overflow-wrap: anywhere; white-space: normal; }
    thead button {
      all: unset; cursor: pointer; display: inline-block; text-align: inherit; white-space: inherit; position: relative;
    }
    thead button:hover { color: var(--ink); text-decoration: underline; text-underline-offset: .2em; }
    thead button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    [aria-sort] button { color: var(--ink); font-weight: 600; }
    [aria-sort] button::after { position: absolute; left: calc(100% + .15em); bottom: 0; content: "\\2191"; }
    [aria-sort=descending] button::after { content: "\\2193"; }

    """

  private static let screens = """
    @media (max-width: 46rem) {
      main { padding: .75rem 1rem 2rem; }
      .kicker { font-size: .8125rem; padding-right: 0; margin-top: .5rem; }
      h1 { font-size: 1.375rem; margin-top: .125rem; }
      .answer { margin-top: .75rem; padding-top: .75rem; }
      .word strong { font-size: 2.125rem; }
      .symbol { width: 2.125rem; height: 2.125rem; }
      .gate { font-size: 1rem; padding-bottom: .2rem; }
      .reason { font-size: 1rem; line-height: 1.4; margin-top: .5rem; }
      .key { grid-template-columns: 1fr; margin-top: .75rem; }
      .key div { display: grid; grid-template-columns: 7rem 1fr; padding: .375rem 0; }
      .figure { font-size: 1.25rem; }
      .line { font-size: .8125rem; line-height: 1.35; }
      .next { display: block; margin-top: .5rem; padding: .625rem .875rem; font-size: .9375rem; }
      .next h2 { font-size: .875rem; }
      section { margin-top: 2.25rem; }
      .methods { columns: 1; }
      table { font-size: .875rem; }
    }
    @media screen and (max-width: 46rem) {
      tbody th { min-width: 5.5rem; position: sticky; left: 0; background: var(--paper); max-width: 9.5rem; white-space: normal; z-index: 1; }
    }

    """

  private static let print = """
    @page { size: A4; margin: 15mm 14mm 16mm; }
    @media print {
      html { font-size: 9.5pt; color-scheme: light; }
      body { background: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      main { max-width: none; padding: 0; }
      main label, .contents, .skip, footer { display: none; }
      .kicker { margin-top: 0; padding-right: 0; }
      a { color: inherit; text-decoration: none; }
      .word strong { font-size: 2.5rem; }
      .key { grid-template-columns: repeat(3, 1fr); column-gap: 1.5rem; }
      .key div { display: block; padding-top: .5rem; }
      section { margin-top: 1.75rem; }
      h2, h3, summary, .subject { break-after: avoid; }
      p, li, tr, figure, .answer, .key, .next { break-inside: avoid; }
      p { orphans: 3; widows: 3; }
      thead { display: table-header-group; break-inside: avoid; }
      .scroll { overflow: visible; }
      table { font-size: .8125rem; }
      small, thead th { font-size: .6875rem; }
      th, td { padding: .3rem 0 .3rem .6rem; }
      td.long { min-width: 9rem; overflow-wrap: anywhere; }
      bdi { white-space: normal; overflow-wrap: anywhere; }
      thead bdi { display: inline-block; max-width: 7rem; }
      .figures { display: block; margin-top: 1rem; }
      .figures figure { margin-top: 1rem; max-width: 26rem; }
      details { border-color: transparent; }
      details::details-content { content-visibility: visible; height: auto; }
      summary { list-style: none; }
      summary::-webkit-details-marker { display: none; }
    }

    """
}
