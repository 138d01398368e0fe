import Glibc
import Synchronization

/// The files in the making, so that none of them is left behind when the program is told to end.
enum UnfinishedFiles {
  private static let paths = Mutex<Set<String>>([])

  /// Makes an empty file beside `path`, under a name that nothing has.
  ///
  /// What a killed process left there, even one of the same number, is in nobody's way.
  ///
  /// - Returns: its path, and its descriptor or what the system said.
  static func create(beside path: String) -> (path: String, descriptor: Result<Int32, NewFile.Refusal>) {
    paths.withLock { paths in
      var name = "\(path).\(getpid()).tmp"
      for attempt in 2...1_000 {
        let descriptor = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        if descriptor >= 0 {
          paths.insert(name)
          return (name, .success(descriptor))
        }
        if errno != EEXIST { break }
        name = "\(path).\(getpid()).\(attempt).tmp"
      }
      return (name, .failure(NewFile.Refusal(code: errno)))
    }
  }

  /// Puts files in their places; the program is not told to end between them.
  ///
  /// - Throws: what the system said of the first that it refused; those before it are in their places.
  static func put(_ files: [(path: String, place: String)]) throws(NewFile.Refusal) {
    let code = paths.withLock { paths -> Int32? in
      for file in files {
        guard unsafe rename(file.path, file.place) == 0 else { return errno }
        paths.remove(file.path)
      }
      return nil
    }
    if let code { throw NewFile.Refusal(code: code) }
  }

  /// Removes a file that will not be finished.
  static func remove(_ path: String) {
    paths.withLock { paths in
      if paths.remove(path) != nil { unsafe unlink(path) }
    }
  }

  /// Removes all of them; none is made or put in its place any more before `end` ends the program.
  static func removeAll(andThen end: () -> Never) -> Never {
    paths.withLock { paths in
      for path in paths { unsafe unlink(path) }
      end()
    }
  }
}
