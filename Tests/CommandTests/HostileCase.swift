/// A file of `Fixtures/hostile`, and what must come of it.
struct HostileCase: Sendable, CustomStringConvertible {
  /// What `analyze` says.
  enum Answer: Sendable {
    /// Numbers, exit status 0.
    case numbers
    /// A refusal, exit status 2, whose message holds all these texts: the file, the line, the flag that cures it.
    case refusal([String])
  }

  let file: String
  /// The rows after the header, counted by Python's `csv` or `json` modules, not by this program.
  let rows: Int
  let answer: Answer
  /// The lines that cannot be read, known from how `scripts/make-fixtures` spoils them.
  var rejected: [Int] = []
  /// The rows without any content, which are left out.
  var blank = 0
  /// The levels of evidence at which the last gate may promote on it.
  var promotes: Set<String> = []
  /// Why promoting is right: what is odd about the file does no harm.
  var reason = ""

  var description: String { file }

  static func harmless(
    _ file: String, _ rows: Int, rejected: [Int] = [], blank: Int = 0, at levels: Set<String> = ["point"],
    _ reason: String
  ) -> HostileCase {
    HostileCase(
      file: file, rows: rows, answer: .numbers, rejected: rejected, blank: blank, promotes: levels,
      reason: reason)
  }

  static func held(_ file: String, _ rows: Int) -> HostileCase {
    HostileCase(file: file, rows: rows, answer: .numbers)
  }

  static func refused(
    _ file: String, _ rows: Int, rejected: [Int] = [], blank: Int = 0, _ texts: String...
  ) -> HostileCase {
    HostileCase(file: file, rows: rows, answer: .refusal(texts), rejected: rejected, blank: blank)
  }
}

extension HostileCase {
  /// Every file of the folder.
  static let all: [HostileCase] = readable + odd + times + refusals

  private static let same = "the same 30 good rows, told another way"

  /// Ways to write the same rows.
  private static let readable: [HostileCase] = [
    harmless("array.json", 30, same),
    harmless("array_indented.json", 30, same),
    harmless("array_on_one_line.json", 30, same),
    harmless("bare_carriage_returns.csv", 30, same),
    harmless("blank_rows.csv", 42, blank: 12, same),
    harmless("bom.csv", 30, same),
    harmless("bom.jsonl", 30, same),
    harmless("bom_in_quotes.csv", 30, same),
    harmless("bom_quoted.csv", 30, same),
    harmless("bom_twice.csv", 30, same),
    harmless("booleans.csv", 30, same),
    harmless("carriage_returns_quoted.csv", 30, same),
    harmless("crlf.csv", 30, same),
    harmless("csv_in_disguise.json", 30, same),
    harmless("delimiter_at_the_end.csv", 30, same),
    harmless("duration_ns.csv", 30, same),
    harmless("duration_s.csv", 30, same),
    harmless("duration_us.csv", 30, same),
    harmless("frames.jsonl.zst", 30, same),
    harmless("gzip_in_disguise.csv", 30, same),
    harmless("jsonl_in_disguise.csv", 30, same),
    harmless("no_last_newline.csv", 30, same),
    harmless("pipe.csv", 30, same),
    harmless("quoted_newlines.csv", 30, same),
    harmless("row_numbers.csv", 30, same),
    harmless("row_numbers_pandas.csv", 30, same),
    harmless("semicolon.csv", 30, same),
    harmless("spaces.csv", 30, same),
    harmless("tab.tsv", 30, same),
    harmless("two_members.csv.gz", 30, same),
    harmless("duplicate_keys.jsonl", 30, "the last of two keys counts, and differs by under 0.01 ms"),
    harmless("backwards_in_time.csv", 120, "the order of rows says nothing"),
    harmless("no_unit.csv", 120, "requests are taken as independent, which the bare rule does not care for"),
  ]

  /// Data that are odd and can be read.
  private static let odd: [HostileCase] = [
    harmless(
      "extreme_t.csv", 240, at: ["point", "significant", "bound"],
      "240 users and a difference a thousand times its error"),
    harmless("few_units.csv", 120, "the bare rule judges means alone; the other levels miss users"),
    harmless("nul_bytes.csv", 240, "NUL bytes stand in a user and in a request's name, and are kept"),
    harmless("deep_nesting.jsonl", 240, rejected: [5], "1 of 240 rows is unreadable, under the limit"),
    harmless("invalid_utf8.csv", 240, rejected: [4], "1 of 240 rows is unreadable, under the limit"),
    harmless("truncated_last_line.csv", 240, rejected: [241], "1 of 240 rows is unreadable, under the limit"),
    harmless(
      "truncated_last_line.jsonl", 240, rejected: [240], "1 of 240 rows is unreadable, under the limit"),
    harmless(
      "one_percent_rejected_just_below.csv", 600, rejected: [5, 12, 19, 26],
      at: ["point", "significant", "bound"], "2 of 300 rows of either group, under the limit"),
    harmless(
      "one_percent_rejected_exactly.csv", 600, rejected: [5, 12, 19, 26, 33, 47],
      at: ["point", "significant", "bound"], "3 of 300 rows of either group: the limit may be reached"),
    harmless("decimal_comma.csv", 30, "the numbers of thousands.csv, with a comma for the point"),
    harmless("thousands.csv", 30, "canary's times are 40 % shorter, whatever stands between thousands"),
    harmless("thousands_semicolon.csv", 30, "the numbers of thousands.csv, with commas and points exchanged"),
    harmless("words_for_status.csv", 30, "an exception is an error of either group, 1 of 14 and 1 of 16"),
    held("durations.csv", 120),
    held("huge_numbers.csv", 120),
    held("missing_column.csv", 30),
    held("one_row_a_group.csv", 2),
    held("three_groups.csv", 120),
    held("time_unreadable.csv", 240),
    held("two_runs.jsonl", 30),
    held("unit_in_both_groups.csv", 120),
    held("zero_variance.csv", 120),
    held("zero_variance_apart.csv", 120),
  ]

  /// The same 40 rows, their times told in ten ways.
  private static let times: [HostileCase] = [
    "epoch_fractional", "epoch_microseconds", "epoch_milliseconds", "epoch_seconds", "iso_compact_zone",
    "iso_no_zone", "iso_zones", "nanoseconds", "spaced", "spaced_utc",
  ].map { harmless("time_\($0).csv", 40, "the same 40 good rows, their times told another way") }

  /// What must not be answered.
  private static let refusals: [HostileCase] = [
    refused("all_rows_bad.csv", 30, rejected: Array(2...31), "30 of 30", "bad_number", "--rejects"),
    refused("array_bad_elements.json", 240, rejected: [8, 11], "2 of", "invalid_json", "--rejects"),
    refused("array_content_after.json", 30, "array_content_after.json:33", "follows", "30 good"),
    refused("array_cut_off.json", 30, "array_cut_off.json:1", "closing bracket", "29 good and 1 rejected"),
    refused("array_empty.json", 0, "array_empty.json", "empty JSON array"),
    refused("array_not_closed.json", 30, "array_not_closed.json:31", "closing bracket", "30 good"),
    refused("array_of_arrays.json", 30, "array_of_arrays.json", "no column"),
    refused("array_swallowed.json", 240, "array_swallowed.json:1", "left open", "50 good and 1 rejected"),
    refused("blank_rows_only.csv", 5, "no rows", "blank"),
    refused("carriage_returns.jsonl", 30, "carriage_returns.jsonl", "carriage returns", "tr '\\r' '\\n'"),
    refused("cut_off.csv.gz", 30, "cut_off.csv.gz", "byte 2", "cut off", "gzip -t"),
    refused("cut_off.jsonl.zst", 30, "cut_off.jsonl.zst", "cut off", "29 good and 1 rejected", "zstd -t"),
    refused("trailing_bytes.csv.gz", 30, "trailing_bytes.csv.gz", "neither more of it nor zeros", "30 good"),
    refused("wrong_checksum.csv.gz", 30, "wrong_checksum.csv.gz", "checksum", "30 good"),
    refused("content_after_object.jsonl", 240, rejected: [3, 8], "2 of", "invalid_json", "--rejects"),
    refused("duplicate_column.csv", 30, "duplicate_column.csv", "response_time_ms", "rename"),
    refused("negative_and_zero.csv", 120, rejected: [2, 5], "2 of 120", "negative_duration", "--rejects"),
    refused("empty.csv", 0, "empty.csv", "empty"),
    refused("empty.jsonl", 0, "empty.jsonl", "empty"),
    refused("header_only.csv", 0, "header_only.csv", "no rows"),
    refused("invalid_utf8.jsonl", 200, rejected: [4], "1 of", "invalid_utf8", "--max-rejected"),
    refused("korean.csv", 120, "'기존'", "--control"),
    refused("missing_in_canary.csv", 600, "5 of 300", "canary", "response_time_ms", "--max-rejected"),
    refused(
      "nan_inf.csv", 240, rejected: [27, 28, 29, 102, 103], "5 of", "bad_number", "--rejects"),
    refused("minefield.csv", 11, blank: 1, "1 of 10", "wrong_field_count", "quote"),
    refused("nested.jsonl", 240, "nested.jsonl", "labels.group", "--group"),
    refused("no_control.csv", 120, "'x'", "'y'", "--control"),
    refused("no_header.csv", 29, "no_header.csv", "first row looks like data", "echo", "--group"),
    refused("no_group_column.csv", 30, "no_group_column.csv", "--group"),
    refused("one_group.csv", 14, "one group", "'legacy'", "--group"),
    refused(
      "one_percent_rejected_just_above.csv", 600, rejected: [5, 12, 19, 26, 33, 40, 47], "7 of 600",
      "bad_number", "--max-rejected"),
    refused("only_newlines.csv", 0, "only_newlines.csv", "empty"),
    refused("ragged.csv", 240, rejected: [7, 12], "2 of", "wrong_field_count", "--rejects"),
    refused("row_names.csv", 30, rejected: Array(2...31), "30 of 30", "wrong_field_count", "header"),
    refused("sixty_five_groups.csv", 120, "sixty_five_groups.csv", "64", "--group"),
    refused("thousands_ambiguous.csv", 30, "29 of 30", "bad_number", "1,234"),
    refused(
      "two_shapes.jsonl", 40, rejected: stride(from: 2, to: 40, by: 4).map { $0 }, "10 of 40",
      "missing_group",
      "--group", "--max-rejected"),
    refused("words_for_time.csv", 240, rejected: [22, 92, 162], "3 of 240", "bad_number", "--rejects"),
    refused("unclosed_quote.csv", 20, "unclosed_quote.csv:21", "quote"),
    refused(
      "unreadable_group.csv", 240, rejected: [51, 101, 151, 201], "4 of", "missing_group", "--rejects"),
    refused("utf16.csv", 10, "utf16.csv", "UTF-16", "iconv"),
  ]
}
