import ArgumentParser
import GreenroomTestSupport
import Testing

@testable import GreenroomCLI

@Suite struct HelpTests {
  static let commands: [[String]] = paths(of: RootCommand.self, [])

  private static func paths(of command: any ParsableCommand.Type, _ names: [String]) -> [[String]] {
    [names]
      + command.configuration.subcommands.flatMap { next in paths(of: next, names + [next._commandName]) }
  }

  @Test(arguments: commands)
  func everyCommandExplainsItself(path: [String]) throws {
    let command = CommandPath(path).command
    let help = RootCommand.helpMessage(for: command, columns: 100)
    try Golden.expect(help + "\n", "help/" + (["greenroom"] + path).joined(separator: "-"))
    if command is any GreenroomCommand.Type {
      #expect(help.contains("Example"), "\(path) has no examples")
      #expect(help.contains("--json"))
    }
  }
}
