import Glibc
import Processes
import Reports

/// The files of one report: all of them are written, or none.
struct ReportFiles {
  /// One of them.
  struct File {
    /// What stands behind the report's name: `.md`, `-lifts.svg`.
    var ending: String
    /// Its content.
    var text: String
  }

  /// The path of all of them up to their endings.
  let base: String
  /// The end of that path: the report's name.
  let name: String
  /// The files, in the order in which they are put in their places.
  let files: [File]

  /// Refuses to write over what was read, or over the answer.
  func requireApart(from others: [String?]) throws {
    try OutputPaths(files.map { ("--folder", base + $0.ending) }).requireApart(
      from: others.compactMap { $0 }, which: "a file that is read or written for something else")
  }

  /// Writes what is not there yet.
  ///
  /// - Parameter isForced: whether it may take the place of a report that says something else.
  /// - Returns: whether anything was written.
  /// - Throws: ``Trouble`` where another report stands there, or the system refuses; then all is as it was.
  func write(isForced: Bool) throws -> Bool {
    var wanted: [File] = []
    for file in files {
      let path = base + file.ending
      switch try Self.content(of: path, like: file) {
      case .same: continue
      case .none: break
      case .other:
        guard isForced else {
          throw Trouble(
            "\(shown(path)) is there and says something else; --force writes over it, --folder names another place"
          )
        }
      }
      wanted.append(file)
    }
    var made: [NewFile] = []
    for file in wanted {
      let path = base + file.ending
      do {
        let new = try NewFile(path: path)
        try new.write(Array(file.text.utf8))
        made.append(new)
      } catch { throw Self.trouble(path, error.code) }
    }
    do { try NewFile.finish(made) } catch {
      throw Self.trouble(base + (wanted.first?.ending ?? ""), error.code)
    }
    removeOldPictures()
    return !wanted.isEmpty
  }

  /// Where the files are, for people.
  func told(isWritten: Bool) -> String {
    let texts = files.map(\.ending).filter { !$0.hasSuffix(".svg") }
    let pictures = files.count - texts.count
    let names = ([base + (texts.first ?? "")] + texts.dropFirst()).joined(separator: ", ")
    let more = pictures > 0 ? " and \(pictures) picture\(pictures == 1 ? "" : "s")" : ""
    return "\(visible(names))\(more) \(isWritten ? "are written" : "are there already and say the same")\n"
  }

  /// Opens the page in the program that the system has for it; that it cannot is worth a warning.
  func open() {
    let path = base + ".html"
    let programs = ["xdg-open", "open"]
    guard let name = programs.first(where: { Command(name: $0).path != nil }) else {
      return StandardError.write("--open: there is neither xdg-open nor open; see \(visible(path))\n")
    }
    do {
      // A name that begins with a hyphen is no option.
      let argument = path.hasPrefix("-") ? "./" + path : path
      if let status = try Command(name: name, arguments: [argument]).launch(), status != .exited(0) {
        StandardError.write("--open: \(name) cannot open \(visible(path))\n")
      }
    } catch { StandardError.write("--open: \(error.explanation)\n") }
  }

  private enum Content { case none, same, other }

  private static func content(of path: String, like file: File) throws -> Content {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return .none }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw Trouble("\(shown(path)): is a folder; --folder names another place") }
    guard kind == S_IFREG, Int(status.st_size) == file.text.utf8.count else { return .other }
    return try InputFile.read(path, what: "the earlier report") == Array(file.text.utf8) ? .same : .other
  }

  /// Pictures of an earlier report in this place that this one does not have.
  private func removeOldPictures() {
    let kept = files.map(\.ending)
    guard kept.contains(".md") else { return }
    for kind in Picture.Kind.allCases where !kept.contains("-\(kind.rawValue).svg") {
      unsafe unlink("\(base)-\(kind.rawValue).svg")
    }
  }

  private static func trouble(_ path: String, _ code: Int32) -> Trouble {
    Trouble("\(shown(path)) cannot be written: \(SystemError.text(code)); --folder names another place")
  }
}
