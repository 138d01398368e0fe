import Glibc

extension LogError: CustomStringConvertible {
  /// What is wrong and what would cure it, in one or two plain sentences that name the file and the line.
  public var description: String {
    switch self {
    case .noSuchFile(let path, let nearest):
      "\(path): no such file" + (nearest.map { "; did you mean \($0)?" } ?? "")
    case .cannotRead(let path, let code): "\(path): cannot be read: \(Self.words(of: code))"
    case .cannotWrite(let path, let code): "\(path): cannot be written: \(Self.words(of: code))"
    case .folderWithoutLogs(let path):
      "\(path): the folder holds no log (.csv, .tsv, .jsonl, .ndjson, .json, .log, .jtl, .txt, each with .gz or .zst)"
    case .noMatch(let pattern): "\(pattern): no file matches the pattern"
    case .repeatedFile(let first, let second):
      first == second
        ? "\(first) is given twice, which would count its rows twice; name it once"
        : "\(first) and \(second) are the same file, which would count its rows twice; name it once"
    case .compressed(let path, let format):
      Compression(rawValue: format) == nil
        ? "\(path): compressed by \(format), which is not read; decompress it, or compress it by gzip or zstd"
        : "\(path): compressed twice; decompress it once, by \(format) -dc"
    case .cannotFollow(let path, let form):
      "\(path): \(form) does not grow row by row and cannot be followed; --replay reads it to its end"
    case .damagedArchive(let damaged): damaged.description
    case .emptyArray(let path): "\(path): an empty JSON array: no rows"
    case .brokenArray(let broken): broken.description
    case .wideText(let path):
      "\(path): UTF-16 text; turn it into UTF-8 first: iconv -f UTF-16 -t UTF-8 \(path) | assay analyze -"
    case .bareReturns(let path):
      "\(path): its lines end in carriage returns alone; end them in line feeds first: "
        + "tr '\\r' '\\n' < \(path) | assay analyze -"
    case .noHeader(let path, let first, let flag):
      "\(path): the first row looks like data, not like names of columns (\(Self.shown(first))); write the names above it: "
        + "(echo group,user_id,response_time_ms; cat \(path)) | assay analyze -"
        + (flag.map { ", or name the right column with \($0) COLUMN where these are names" } ?? "")
    case .emptyLog(let path): "\(path): empty: neither rows nor a header"
    case .missingColumn(let missing): missing.description
    case .noObjects(let path):
      "\(path): no line is a JSON object with keys; JSON Lines hold one object a line: "
        + "jq -c . \(path) | assay analyze -"
    case .repeatedColumn(let path, let name):
      "\(path): two columns are named \(name), and which one is meant cannot be told; rename one in the header"
    case .unclosedQuote(let path, let line):
      "\(path):\(line): a quote opens in this row and never closes; close it or remove it"
    case .rowTooLong(let path, let line, let limit):
      "\(path):\(line): this row is longer than \(limit) bytes; a quote may be left open in it"
    case .shrank(let path, let expected, let found):
      "\(path): the file shrank while it was read, from \(expected) bytes to \(found); read it again when it is still"
    case .tooManyValues(let path, let column, let limit):
      "\(path): the column \(column) holds more than \(limit) values, days or hours; "
        + "name one with fewer with --segment COLUMN, or take fewer rows with --from and --to"
    case .tooManyGroups(let path, let column):
      "\(path): the column \(column) holds more than 64 groups; name the right one with --group COLUMN"
    }
  }

  /// The first few of some fields, each cut to what can be read at a glance.
  private static func shown(_ fields: [String]) -> String {
    fields.prefix(6).map { String($0.prefix(30)) }.joined(separator: ", ") + (fields.count > 6 ? ", …" : "")
  }

  private static func words(of code: Int32) -> String {
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}

extension LogError.MissingColumn: CustomStringConvertible {
  /// What is missing, what is there instead, and the flag that names it.
  public var description: String {
    let shown = available.prefix(20).map(Self.cut).joined(separator: ", ")
    let more = available.count > 20 ? " and \(available.count - 20) more" : ""
    let question = nearest.map { " Did you mean \($0)?" } ?? ""
    let other = flag == "--group" ? ", or give each file a group: legacy=FILE canary=FILE." : "."
    return
      "\(path): no column \(names.map(Self.cut).joined(separator: ", ")); it has \(shown)\(more).\(question) "
      + "Name the column with \(flag) COLUMN\(other)"
  }
  /// A name of at most 60 characters; a header without line end or of binary data may be of any length.
  private static func cut(_ name: String) -> String {
    let start = name.unicodeScalars.prefix(60)
    return start.endIndex == name.unicodeScalars.endIndex ? name : "\(String(start))…"
  }
}
