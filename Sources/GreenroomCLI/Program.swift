import ArgumentParser
import Greenroom
import GreenroomModel

/// One run of `greenroom`: arguments in, one result out, and a number for the shell.
struct Program {
  let arguments: [String]
  let surroundings: Surroundings

  init(arguments: [[UInt8]], surroundings: Surroundings) {
    self.arguments = LeadingOptions.moved(arguments.map(ArgumentText.string))
    self.surroundings = surroundings
  }

  func run() -> ExitStatus {
    do {
      return try perform(RootCommand.parseAsRoot(arguments))
    } catch {
      return report(error)
    }
  }

  private func perform(_ command: any ParsableCommand) throws -> ExitStatus {
    guard let command = command as? any GreenroomCommand else {
      var command = command
      try command.run()
      return .done
    }
    var flags = command.common.flags(in: surroundings.workingFolder)
    command.adjust(&flags)
    let settings = try Settings(
      flags: flags, environment: surroundings.environment, folders: surroundings.folders,
      workingFolder: surroundings.workingFolder)
    let output = output(color: settings.color.value)
    Interruption.install(isJSON: output.isJSON)
    let context = CommandContext(
      settings: settings, installation: surroundings.installation, workingFolder: surroundings.workingFolder,
      progress: ProgressLine(settings.progress.value, output), isVerbose: command.common.verbose)
    let outcome = try command.outcome(in: context)
    context.progress.finish()
    Interruption.restore()
    try output.show(outcome.document)
    return outcome.status
  }

  private func report(_ error: any Error) -> ExitStatus {
    if let error = error as? GreenroomError { return show(error) }
    guard RootCommand.exitCode(for: error) != .success else {
      return printed(RootCommand.fullMessage(for: error))
    }
    return show(UsageError.error(saying: RootCommand.message(for: error), about: arguments))
  }

  /// Help, the version and completion scripts: text that ends well.
  private func printed(_ text: String) -> ExitStatus {
    do {
      try surroundings.results.write(text + "\n")
      return .done
    } catch {
      return .failed
    }
  }

  /// Nothing is left to do where the streams cannot even take the message.
  private func show(_ error: GreenroomError) -> ExitStatus {
    try? output(color: .auto).show(error)
    return ExitStatus(error.code)
  }

  /// Also known where parsing failed: a script that asked for JSON gets its error as JSON.
  private func output(color: ColorChoice) -> Output {
    let options = arguments.prefix { $0 != "--" }
    let isPlain =
      color == .auto
      && (options.contains("--no-color") || surroundings.environment["NO_COLOR"]?.isEmpty == false)
    return Output(
      isJSON: options.contains("--json"), terminal: surroundings.terminal(isPlain ? .never : color),
      results: surroundings.results, messages: surroundings.messages)
  }
}
