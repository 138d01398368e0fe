import Synchronization
import TestSupport

/// A client that answers from files, in place of an engine's own.
struct FakeEngine {
  /// The folders of all clients: a program may ask one after the test has let go of it.
  private static let folders = Mutex<[TemporaryFolder]>([])
  /// What follows `--client`.
  let client: String

  /// The options that have the program ask it.
  var options: [String] { ["--warehouse", "duckdb", "--table", "requests", "--client", client] }

  /// A client that gives the answers that DuckDB gave to the statements of a case, one after another.
  ///
  /// The answer is marked as that of whatever statement comes, so that a statement may be worded anew.
  ///
  /// - Throws: where its folder cannot be made.
  init(replaying name: String) throws {
    let answers = fixturePath("warehouse/\(name)")
    try self.init(
      """
      next=$(($(cat "$folder/count" 2> /dev/null || echo 0) + 1))
      echo $next > "$folder/count"
      test -e '\(answers)'/$next.csv || { echo "statement $next is not expected" >&2; exit 1; }
      sed "s/^assay,[0-9a-f]*,/assay,$mark,/" '\(answers)'/$next.csv
      """)
  }

  /// A client that tells the usual columns, and answers every other statement with rows.
  ///
  /// - Parameter rows: lines of an answer: part, three keys, numbers.
  /// - Throws: where its folder cannot be made.
  init(answering rows: [String]) throws {
    let lines = (["part,key1,key2,key3,v1"] + rows).joined(separator: "\n")
    try self.init(
      """
      if [ -z "$mark" ]; then
        printf '%s\\n' column_name,column_type group,VARCHAR user_id,VARCHAR response_time_ms,DOUBLE timestamp,TIMESTAMP
        exit
      fi
      cat <<'END'
      \(lines)
      END
      echo "assay,$mark, \\N, \\N,1"
      """)
  }

  /// A client of lines of shell; `$mark` is the fingerprint of the statement, empty where it asks for columns.
  ///
  /// - Throws: where its folder cannot be made.
  init(_ lines: String) throws {
    let folder = try TemporaryFolder()
    Self.folders.withLock { $0.append(folder) }
    let script = try folder.file(
      "client",
      """
      folder='\(folder.path)'
      mark=$(tr '\\n' ' ' | sed -n "s/.*'assay', *'\\([0-9a-f]\\{16\\}\\)'.*/\\1/p")
      \(lines)
      """)
    client = "sh '\(script)'"
  }
}
