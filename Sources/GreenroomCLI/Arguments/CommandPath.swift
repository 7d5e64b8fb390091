import ArgumentParser

/// The words of the command line that name a command: `greenroom set add`.
struct CommandPath {
  let names: [String]
  let command: any ParsableCommand.Type

  init(_ arguments: some Sequence<String>) {
    var names = ["greenroom"]
    var command: any ParsableCommand.Type = RootCommand.self
    for argument in arguments {
      guard let next = command.configuration.subcommands.first(where: { $0._commandName == argument })
      else { break }
      names.append(argument)
      command = next
    }
    self.names = names
    self.command = command
  }

  /// The commands that could stand next.
  var next: [String] { command.configuration.subcommands.map { $0._commandName } }
}
