import ArgumentParser

struct ClipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clip",
    abstract: "Use generated clips again.",
    subcommands: [ClipContinue.self, ClipAdopt.self, ClipFrame.self])
}
