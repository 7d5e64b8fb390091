import ArgumentParser

struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "The models, what they accept, and where each limit comes from.",
    subcommands: [ModelList.self, ModelShow.self, ModelDiff.self])
}
