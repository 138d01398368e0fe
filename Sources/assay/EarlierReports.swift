import Documents
import Glibc
import Reports
import Verdicts

/// The reports of an experiment that a folder holds.
enum EarlierReports {
  /// The earlier reports, for a new one.
  ///
  /// Those that are damaged, or of another version of this program, are left out with a warning: a report can be made
  /// without them.
  ///
  /// - Parameters:
  ///   - folder: where they are; it may not be there yet.
  ///   - experiment: the experiment's name, by which its reports are named.
  ///   - label: the name of the new report's period, whose earlier edition says nothing of it.
  ///   - quiet: whether warnings are left out.
  /// - Returns: the reports.
  static func read(in folder: String, experiment: String?, label: String, quiet: Bool) -> ReportHistory {
    let own = ReportName.of(label: label, experiment: experiment) + ".json"
    let ending = ReportName.ending(experiment) + ".json"
    var found: [EarlierReport] = []
    for name in names(in: folder).sorted() where name.hasSuffix(ending) && name != own {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      do {
        found.append(try EarlierReport(DocumentFile.read(path, what: "the earlier report")))
      } catch {
        guard !quiet else { continue }
        let reason = Trouble(error)?.text ?? "\(error)"
        StandardError.write("an earlier report is left out: \(visible(reason))\n")
      }
    }
    return ReportHistory(found)
  }

  /// The names in a folder; none where it cannot be read.
  private static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names
  }
}
