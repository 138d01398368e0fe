import Glibc
import Plans
import Verdicts

/// Where the files of a report go.
struct ReportPlace {
  /// The folder, as it was named.
  let folder: String
  /// The JSON that the other forms are made from; nil where logs are read.
  private let source: String?

  /// A place that can be written to, as far as that is known beforehand.
  ///
  /// - Parameters:
  ///   - folder: the folder that was named; nil for the usual one, or that of `source`.
  ///   - source: the JSON that the other forms are made from.
  /// - Throws: ``Trouble`` where the folder is none, or must not be written to.
  init(folder: String?, source: String?) throws {
    self.source = source == "-" ? nil : source
    self.folder = folder ?? self.source.map { Self.folder(of: $0) } ?? "reports"
    var status = stat()
    guard unsafe stat(self.folder, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw Trouble("--folder \(shown(self.folder)): is a file; name a folder")
    }
    guard unsafe access(self.folder, W_OK | X_OK) == 0 else {
      throw Trouble("--folder \(shown(self.folder)): \(SystemError.text(errno)); name another folder")
    }
  }

  /// The files of a report; its own JSON is not among them where the others are made from it.
  func files(_ forms: ReportForms) -> ReportFiles {
    let period = forms.report.period.label
    let name =
      source.map { Self.stem(of: $0) }
      ?? ReportName.of(label: period, experiment: forms.report.analysis.plan.experimentName)
    let base = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    return ReportFiles(
      base: base, name: name,
      files: forms.files(name: name).filter { source == nil || base + $0.ending != source })
  }

  private static func folder(of path: String) -> String {
    guard let sign = path.lastIndex(of: "/") else { return "." }
    return sign == path.startIndex ? "/" : String(path[..<sign])
  }

  /// The name of a file without its ending.
  private static func stem(of path: String) -> String {
    let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return name }
    return String(name[..<point])
  }
}
