import ArgumentParser
import Greenroom
import GreenroomModel

/// One run of `greenroom`: arguments in, one result out, and a number for the shell.
struct Program {
  let arguments: [String]
  let surroundings: Surroundings

  init(arguments: [[UInt8]], surroundings: Surroundings) {
    self.arguments = DashedValues.protected(LeadingOptions.moved(arguments.map(ArgumentText.string)))
    self.surroundings = surroundings
  }

  func run() -> ExitStatus {
    do {
      var command = try RootCommand.parseAsRoot(arguments)
      if let command = command as? any GreenroomCommand { return run(command) }
      try command.run()
      return .done
    } catch {
      return answer(to: error)
    }
  }

  private func run(_ command: any GreenroomCommand) -> ExitStatus {
    var output = output(color: isColorUnwanted ? .never : .auto)
    do {
      let settings = try settings(for: command)
      output = self.output(color: settings.color.value)
      if command.common.verbose { try announce(settings, on: output) }
      let result = try outcome(of: command, settings, output)
      if let document = result.document { try output.show(document) }
      if !command.common.quiet {
        for notice in result.notices { try output.show(notice: notice) }
      }
      return result.status
    } catch {
      return show(error as? GreenroomError ?? .unexpected(error), on: output)
    }
  }

  private func settings(for command: any GreenroomCommand) throws -> Settings {
    var flags = command.common.flags(in: surroundings.workingFolder)
    command.adjust(&flags)
    return try Settings(
      flags: flags, environment: surroundings.environment, folders: surroundings.folders,
      workingFolder: surroundings.workingFolder)
  }

  private func outcome(
    of command: any GreenroomCommand, _ settings: Settings, _ output: Output
  ) throws -> Outcome {
    Interruption.install(isJSON: output.isJSON)
    defer { Interruption.restore() }
    let progress = ProgressLine(settings.progress.value, output)
    defer { progress.finish() }
    let context = CommandContext(
      settings: settings, installation: surroundings.installation,
      workingFolder: surroundings.workingFolder, environment: surroundings.environment,
      terminal: output.terminal, progress: progress,
      show: { document in
        progress.finish()
        try output.show(document)
      },
      showError: { error in
        progress.finish()
        try output.show(error)
      },
      ask: { document, question in
        progress.finish()
        try output.ask(document, question)
      }, write: output.results.write)
    return try command.outcome(in: context)
  }

  /// What `--verbose` adds: which settings are in force, and whence.
  private func announce(_ settings: Settings, on output: Output) throws {
    for entry in settings.document.settings {
      guard let value = entry.value else { continue }
      try output.show(notice: "\(entry.key): \(value) (\(entry.place ?? entry.origin))")
    }
  }

  /// The parser ends by throwing: help, the version and completion scripts, which are results, or what it
  /// did not understand.
  private func answer(to error: any Error) -> ExitStatus {
    let output = output(color: isColorUnwanted ? .never : .auto)
    guard RootCommand.exitCode(for: error) == .success else {
      return show(UsageError.error(saying: RootCommand.message(for: error), about: arguments), on: output)
    }
    do {
      try output.results.write(RootCommand.fullMessage(for: error) + "\n")
      return .done
    } catch {
      return show(error as? GreenroomError ?? .unexpected(error), on: output)
    }
  }

  private func show(_ error: GreenroomError, on output: Output) -> ExitStatus {
    // Nothing is left to do where the streams cannot even take the message.
    try? output.show(error)
    return error.code == .interrupted ? Interruption.status : ExitStatus(error.code)
  }

  private func output(color: ColorChoice) -> Output {
    Output(
      isJSON: options.contains("--json"), terminal: surroundings.terminal(color),
      results: surroundings.results, messages: surroundings.messages,
      workingFolder: surroundings.workingFolder.text)
  }

  /// Read without the parser, which may have failed: a script that asked for JSON gets its error as JSON.
  private var options: ArraySlice<String> { arguments.prefix { $0 != "--" } }

  private var isColorUnwanted: Bool {
    options.contains("--no-color") || surroundings.environment["NO_COLOR"]?.isEmpty == false
  }
}

extension GreenroomError {
  /// What no layer below has put into words.
  fileprivate static func unexpected(_ error: any Error) -> GreenroomError {
    GreenroomError(
      Code(rawValue: "unexpected"), "Something went wrong that should not: \(error)",
      hint: "`greenroom doctor` looks over the installation and the library.")
  }
}
