import ArgumentParser
import Foundation
import Testing

/// The commands as JSON, from which manuals are made.
@Suite struct ToolDescriptionTests {
  @Test func holdsEveryCommandAndArgumentThatIsShown() throws {
    let text = message(Git.self, ["--experimental-dump-help"], isFull: true)
    let root = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(root["serializationVersion"] as? Int == 0)
    let git = try #require(root["command"] as? [String: Any])
    #expect(git["commandName"] as? String == "git")
    #expect(git["version"] as? String == "2.1.0")
    let commands = try #require(git["subcommands"] as? [[String: Any]])
    #expect(commands.map { $0["commandName"] as? String } == ["log", "commit", "remote", "secret"])
    #expect(commands.map { $0["shouldDisplay"] as? Bool } == [true, true, true, false])
    let log = try #require(commands.first)
    #expect(log["superCommands"] as? [String] == ["git"])
    let arguments = try #require(log["arguments"] as? [[String: Any]])
    let names = arguments.compactMap { argument in
      (argument["names"] as? [[String: String]])?.compactMap { $0["name"] }.joined(separator: ",")
    }
    #expect(
      names == [
        "C,git-dir", "v,verbose", "n,max-count", "format", "author", "color,no-color", "", "version",
        "h,help",
      ])
    let format = try #require(arguments.first { $0["valueName"] as? String == "format" })
    #expect(format["allValues"] as? [String] == ["oneline", "short", "full"])
    #expect(format["defaultValue"] as? String == "short")
  }

  @Test func isValidWhateverTheTextsHold() throws {
    let text = message(CompletionTests.Hostile.self, ["--experimental-dump-help"], isFull: true)
    let root = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let command = try #require(root["command"] as? [String: Any])
    #expect(command["abstract"] as? String == CompletionTests.Hostile.configuration.abstract)
  }
}
