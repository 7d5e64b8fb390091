import ArgumentParser

struct RequestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "Compose requests, prove them valid, and keep them.",
    subcommands: [
      RequestBuildCommand.self, RequestShow.self, RequestList.self, RequestRemix.self, RequestBundle.self,
    ])
}
