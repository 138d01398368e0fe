/// A command's name, texts and subcommands.
public struct CommandConfiguration: Sendable {
  /// The name on the command line; made from the type's name (`DecideStage5` is `decide-stage5`) when `nil`.
  public var commandName: String?
  /// What the command does, in one line.
  public var abstract: String
  /// The usage line, instead of the one made from the arguments.
  public var usage: String?
  /// More about the command, shown in its help below the abstract.
  public var discussion: String
  /// What `--version` prints, here and in subcommands without a version of their own; no such flag when empty.
  public var version: String
  /// Whether the command is listed in the help of its parent.
  public var shouldDisplay: Bool
  /// All subcommands: first those without a group, then those of the groups in order.
  public var subcommands: [any ParsableCommand.Type] {
    ungroupedSubcommands + groupedSubcommands.flatMap(\.subcommands)
  }
  /// The subcommands listed under no heading of their own.
  public var ungroupedSubcommands: [any ParsableCommand.Type]
  /// The subcommands listed under headings of their own.
  public var groupedSubcommands: [CommandGroup]
  /// The command that is meant when the arguments name none.
  public var defaultSubcommand: (any ParsableCommand.Type)?
  /// The flags that show the help; those of the parent, at the root `-h` and `--help`, when `nil`.
  public var helpNames: NameSpecification?
  /// Other names on the command line.
  public var aliases: [String]

  /// Creates a configuration.
  ///
  /// - Parameters:
  ///   - commandName: The name on the command line; made from the type's name when `nil`.
  ///   - abstract: What the command does, in one line.
  ///   - usage: The usage line, instead of the one made from the arguments.
  ///   - discussion: More about the command.
  ///   - version: What `--version` prints; no such flag when empty.
  ///   - shouldDisplay: Whether the command is listed in the help of its parent.
  ///   - ungroupedSubcommands: The subcommands listed under no heading of their own.
  ///   - groupedSubcommands: The subcommands listed under headings of their own.
  ///   - defaultSubcommand: The command that is meant when the arguments name none; one of the subcommands.
  ///   - helpNames: The flags that show the help; those of the parent when `nil`.
  ///   - aliases: Other names on the command line.
  public init(
    commandName: String? = nil, abstract: String = "", usage: String? = nil, discussion: String = "",
    version: String = "", shouldDisplay: Bool = true,
    subcommands ungroupedSubcommands: [any ParsableCommand.Type] = [],
    groupedSubcommands: [CommandGroup] = [], defaultSubcommand: (any ParsableCommand.Type)? = nil,
    helpNames: NameSpecification? = nil, aliases: [String] = []
  ) {
    self.commandName = commandName
    self.abstract = abstract
    self.usage = usage
    self.discussion = discussion
    self.version = version
    self.shouldDisplay = shouldDisplay
    self.ungroupedSubcommands = ungroupedSubcommands
    self.groupedSubcommands = groupedSubcommands
    self.defaultSubcommand = defaultSubcommand
    self.helpNames = helpNames
    self.aliases = aliases
  }
}

/// Subcommands listed under a heading of their own.
public struct CommandGroup: Sendable {
  /// The heading; ` subcommands` is added to it.
  public let name: String
  /// The commands of the group.
  public let subcommands: [any ParsableCommand.Type]

  /// Creates a group.
  ///
  /// - Parameters:
  ///   - name: The heading; ` subcommands` is added to it.
  ///   - subcommands: The commands of the group.
  public init(name: String, subcommands: [any ParsableCommand.Type]) {
    self.name = name
    self.subcommands = subcommands
  }
}
